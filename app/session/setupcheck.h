// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "session/setupfinding.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace Session {

/// Looks at one or several parts of a setup.
class SetupProbe
{
public:
    virtual ~SetupProbe() = default;
    virtual QList<SetupFinding::What> covers() const = 0;
    /// Findings about what it covers; a part that is not among them could not be looked at. An Error means
    /// the same of all. Cancelling the future ends the work.
    virtual Core::Future<SetupFindings> run() = 0;
};

/// Tests a setup: all its parts at once, each with a time limit, and says what needs the person.
class SetupCheck : public QObject
{
    Q_OBJECT
public:
    using Probes = std::vector<std::unique_ptr<SetupProbe>>;
    /// Makes the probes of a check, so that each looks at what holds now.
    using ProbeMaker = std::function<Probes()>;

    explicit SetupCheck(ProbeMaker makeProbes, QObject *parent = nullptr,
                        std::chrono::milliseconds timeLimit = std::chrono::seconds(15));
    ~SetupCheck() override;

    /// Begins; does nothing while one is under way.
    void start();
    /// What has been found stays; the rest says that it was stopped.
    void cancel();

    bool isRunning() const { return m_waiting > 0; }
    SetupFindings findings() const { return m_findings; } ///< in the order of the probes
    QDateTime checkedAt() const { return m_checkedAt; } ///< local time; invalid before the first end
    std::chrono::milliseconds took() const { return m_took; }

Q_SIGNALS:
    void changed();

private:
    struct Running;

    void take(const std::shared_ptr<Running> &running, const SetupFindings &found);
    void put(const SetupFinding &finding);

    const ProbeMaker m_makeProbes;
    const std::chrono::milliseconds m_timeLimit;
    std::vector<std::shared_ptr<Running>> m_running;
    SetupFindings m_findings;
    QElapsedTimer m_clock;
    QDateTime m_checkedAt;
    std::chrono::milliseconds m_took {0};
    int m_waiting = 0;
};

} // namespace Session
