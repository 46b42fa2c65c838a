// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/healthcheck.h"
#include "session/turn.h"

#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QString>

namespace Session {

class ConversationsViewModel;

/// How the services are, and which model answers.
class StatusViewModel : public QObject
{
    Q_OBJECT
public:
    struct Service
    {
        QString name;
        HealthCheck::State state = HealthCheck::State::Unknown;

        bool operator==(const Service &) const = default;
    };

    explicit StatusViewModel(QObject *parent = nullptr);

    /// Shows a service under `name`, in the order of the calls, and asks it once now. `check` must
    /// outlive this. `name` is a proper name: "HR".
    void watch(const QString &name, HealthCheck &check);
    /// Takes the model's name and the services that are not watched from what the agent says, has
    /// services asked again after a turn that one of them did not answer, and has the list of
    /// tools read again when one is back.
    void follow(ConversationsViewModel &conversations);

    QList<Service> services() const { return m_services; }
    /// The first service that does not answer, or an empty name.
    QString away() const;
    /// Until the service of away() is asked again by itself; nothing where nobody plans to.
    std::optional<std::chrono::milliseconds> untilNextTry() const;
    /// The services that the agent calls, and with what, as it said last.
    QList<ToolList::Service> connectedServices() const { return m_connected; }
    QString modelName() const { return m_modelName; } ///< empty: not known yet

    void setService(const QString &name, HealthCheck::State state);
    void setModelName(const QString &name);
    /// A service of this program had died and was started again.
    void noteRestart(const QString &name);
    /// Asks the services that are not ready, now.
    void tryNow();

Q_SIGNALS:
    void changed();
    /// \see noteRestart()
    void restarted(const QString &name, const QDateTime &when);
    /// The person asks what is the matter.
    void setupCheckWanted();
    /// \see tryNow()
    void checkWanted();
    /// A service is ready that was not.
    void cameBack(const QString &name);

private:
    void takeTools(const ToolList &tools);

    QList<Service> m_services;
    QHash<QString, const HealthCheck *> m_checks; ///< of the services that are watched, by name
    QList<ToolList::Service> m_connected;
    QString m_modelName;
};

} // namespace Session
