// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/statusviewmodel.h"

#include "session/conversationsviewmodel.h"

#include <algorithm>

namespace Session {

StatusViewModel::StatusViewModel(QObject *parent) : QObject(parent)
{
}

void StatusViewModel::watch(const QString &name, HealthCheck &check)
{
    m_checks.insert(name, &check);
    setService(name, check.state());
    connect(&check, &HealthCheck::stateChanged, this,
            [this, name, health = &check] { setService(name, health->state()); });
    connect(this, &StatusViewModel::checkWanted, &check, &HealthCheck::check);
    check.check();
}

void StatusViewModel::follow(ConversationsViewModel &conversations)
{
    connect(&conversations, &ConversationsViewModel::toolsChanged, this,
            [this, from = &conversations] { takeTools(from->current().tools()); });
    connect(&conversations, &ConversationsViewModel::serviceMissed, this, &StatusViewModel::checkWanted);
    connect(this, &StatusViewModel::cameBack, &conversations, [to = &conversations] {
        to->current().loadTools();
        to->refresh();
    });
    takeTools(conversations.current().tools());
}

QString StatusViewModel::away() const
{
    for (const Service &service : m_services)
        if (service.state == HealthCheck::State::Away)
            return service.name;
    return {};
}

std::optional<std::chrono::milliseconds> StatusViewModel::untilNextTry() const
{
    const HealthCheck *check = m_checks.value(away());
    return check ? check->untilRetry() : std::nullopt;
}

void StatusViewModel::setService(const QString &name, HealthCheck::State state)
{
    for (Service &service : m_services) {
        if (service.name != name)
            continue;
        if (service.state == state)
            return;
        const bool back = state == HealthCheck::State::Ready && service.state != HealthCheck::State::Unknown;
        service.state = state;
        Q_EMIT changed();
        if (back)
            Q_EMIT cameBack(name);
        return;
    }
    m_services.append({name, state});
    Q_EMIT changed();
}

void StatusViewModel::setModelName(const QString &name)
{
    if (name == m_modelName)
        return;
    m_modelName = name;
    Q_EMIT changed();
}

void StatusViewModel::noteRestart(const QString &name)
{
    Q_EMIT restarted(name, QDateTime::currentDateTime());
    Q_EMIT checkWanted();
}

void StatusViewModel::tryNow()
{
    Q_EMIT checkWanted();
}

void StatusViewModel::takeTools(const ToolList &tools)
{
    if (m_connected != tools.services && !tools.services.isEmpty()) {
        // One that is connected no more is nothing to be told about.
        for (const ToolList::Service &gone : std::as_const(m_connected)) {
            const bool stays
                = std::any_of(tools.services.cbegin(), tools.services.cend(),
                              [&](const ToolList::Service &one) { return one.name == gone.name; });
            if (!stays && !m_checks.contains(gone.name))
                m_services.removeIf([&](const Service &service) { return service.name == gone.name; });
        }
        m_connected = tools.services;
        Q_EMIT changed();
    }
    if (!tools.model.isEmpty())
        setModelName(tools.model);
    for (const ToolList::Service &service : tools.services)
        if (!m_checks.contains(service.name))
            setService(service.name,
                       service.state == QLatin1String("ready") ? HealthCheck::State::Ready
                                                               : HealthCheck::State::Away);
}

} // namespace Session
