// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/setupcheck.h"

#include <QTimer>

namespace Session {

using State = SetupFinding::State;
using Reason = SetupFinding::Reason;

struct SetupCheck::Running
{
    ~Running() { future.cancel(); }

    std::unique_ptr<SetupProbe> probe;
    QList<SetupFinding::What> covers;
    Core::Future<SetupFindings> future;
    QTimer limit;
    bool done = false;
};

SetupCheck::SetupCheck(ProbeMaker makeProbes, QObject *parent, std::chrono::milliseconds timeLimit)
    : QObject(parent), m_makeProbes(std::move(makeProbes)), m_timeLimit(timeLimit)
{
}

SetupCheck::~SetupCheck() = default;

void SetupCheck::start()
{
    if (isRunning())
        return;
    m_running.clear();
    m_findings.clear();
    m_clock.start();
    for (std::unique_ptr<SetupProbe> &probe : m_makeProbes()) {
        auto running = std::make_shared<Running>();
        running->covers = probe->covers();
        running->probe = std::move(probe);
        for (const SetupFinding::What what : running->covers)
            m_findings.append({what, State::Waiting});
        m_running.push_back(std::move(running));
    }
    m_waiting = int(m_running.size());
    for (const std::shared_ptr<Running> &running : m_running) {
        running->future = running->probe->run();
        running->limit.setSingleShot(true);
        connect(&running->limit, &QTimer::timeout, this, [this, one = running.get()] {
            SetupFindings late;
            for (const SetupFinding::What what : one->covers)
                late.append({what, State::Attention, Reason::TooSlow});
            for (const auto &each : m_running) {
                if (each.get() == one)
                    take(each, late);
            }
        });
        running->limit.start(m_timeLimit);
        Core::whenDone(this, running->future,
                       [this, weak = std::weak_ptr(running)](const Core::Result<SetupFindings> &found) {
                           if (const auto one = weak.lock())
                               take(one, found.value_or(SetupFindings()));
                       });
    }
    Q_EMIT changed();
}

void SetupCheck::take(const std::shared_ptr<Running> &running, const SetupFindings &found)
{
    if (std::exchange(running->done, true))
        return;
    running->limit.stop();
    running->future.cancel();
    for (const SetupFinding::What what : running->covers) {
        SetupFinding finding {what, State::Skipped, Reason::NoAnswer};
        for (const SetupFinding &one : found) {
            if (one.what == what)
                finding = one;
        }
        put(finding);
    }
    if (--m_waiting == 0) {
        m_checkedAt = QDateTime::currentDateTime();
        m_took = std::chrono::milliseconds(m_clock.elapsed());
    }
    Q_EMIT changed();
}

void SetupCheck::put(const SetupFinding &finding)
{
    for (SetupFinding &place : m_findings) {
        if (place.what == finding.what)
            place = finding;
    }
}

void SetupCheck::cancel()
{
    const auto running = m_running;
    for (const std::shared_ptr<Running> &one : running) {
        SetupFindings stopped;
        for (const SetupFinding::What what : one->covers)
            stopped.append({what, State::Skipped, Reason::Cancelled});
        take(one, stopped);
    }
}

} // namespace Session
