// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/servicesviewmodel.h"

#include "http/origin.h"

#include <algorithm>

// Of ServicesViewModel: keeping what was chosen, and removing a service.

namespace Session {

using Core::Result;

namespace {

bool isSame(const QString &one, const QString &other)
{
    return one.toCaseFolded() == other.toCaseFolded();
}

} // namespace

bool ServicesViewModel::isTaken(const QString &name) const
{
    const QList<ServiceChoice> services = m_tools.services();
    return isSame(name, hrName())
        || std::any_of(services.cbegin(), services.cend(), [&](const auto &service) {
               return service.name != m_changes && isSame(service.name, name);
           });
}

ServicesViewModel::Problem ServicesViewModel::whatIsMissing(bool withKey) const
{
    const QUrl &base = m_choice.baseUrl;
    if (!Http::isWebAddress(base))
        return Problem::NoBaseAddress;
    if (!Http::isSafeForCredentials(base) || !base.userInfo().isEmpty() || base.hasQuery()
        || base.hasFragment())
        return Problem::BaseNotSafe;
    if (documentIsElsewhere())
        return m_documentUrl.isEmpty() ? Problem::NoDocumentAddress : Problem::OtherNotRead;
    if (m_choice.name.isEmpty())
        return Problem::NoName;
    if (isTaken(m_choice.name))
        return Problem::NameTaken;
    const bool hasScope = m_choice.access == ServiceAccess::TokenExchange && !m_choice.scope.isEmpty();
    if (takesAudience(m_choice.access) && m_choice.audience.isEmpty() && !hasScope)
        return Problem::NoAudience;
    if (m_choice.access == ServiceAccess::ApiKey && !withKey && !hasKey())
        return Problem::NoKey;
    return hasDocument() && m_operations.allowed() == 0 ? Problem::NothingAllowed : Problem::None;
}

bool ServicesViewModel::keep(const QList<ServiceChoice> &services)
{
    const Result<> kept = m_tools.keep(services);
    if (!kept && kept.error().code == Core::Error::Code::Invalid) {
        fail(Problem::Refused, kept.error());
        return false;
    }
    m_notKept = !kept;
    return true;
}

void ServicesViewModel::save(const Core::Secret &key)
{
    if (m_stage != Stage::Open || !canChange())
        return;
    fail(whatIsMissing(!key.isEmpty()));
    if (m_problem != Problem::None) {
        Q_EMIT changed();
        return;
    }
    ServiceChoice made = hasDocument() ? m_operations.applyTo(m_choice) : m_choice;
    if (!takesAudience(made.access))
        made.audience.clear();
    if (made.access != ServiceAccess::TokenExchange)
        made.scope.clear();
    if (made.access != ServiceAccess::ApiKey || !key.isEmpty())
        made.keyFile.clear();
    const QList<ServiceChoice> before = m_tools.services();
    QList<ServiceChoice> services = before;
    const auto place = std::find_if(services.begin(), services.end(),
                                    [this](const ServiceChoice &one) { return one.name == m_changes; });
    if (place == services.end())
        services.append(made);
    else
        *place = made;
    if (!keep(services)) {
        Q_EMIT changed();
        return;
    }
    letGoOfKeys(before);
    if (key.isEmpty() || made.access != ServiceAccess::ApiKey) {
        cancel();
        useServices();
        Q_EMIT saved(made.name);
        return;
    }
    m_stage = Stage::Saving;
    Core::whenDone(this, m_tools.keepKey(made.baseUrl, key), [this, name = made.name](const Result<> &kept) {
        m_keyIsNotKept = !kept;
        cancel();
        useServices();
        Q_EMIT saved(name);
    });
    Q_EMIT changed();
}

/// Of services that are there no more, or do not take one any more.
void ServicesViewModel::letGoOfKeys(const QList<ServiceChoice> &before)
{
    const QList<ServiceChoice> now = m_tools.services();
    for (const ServiceChoice &service : before) {
        const bool wanted = std::any_of(now.cbegin(), now.cend(), [&](const ServiceChoice &one) {
            return one.access == ServiceAccess::ApiKey && one.keyFile.isEmpty()
                && one.baseUrl == service.baseUrl;
        });
        if (service.access == ServiceAccess::ApiKey && !wanted)
            m_tools.removeKey(service.baseUrl);
    }
}

/// The agent takes another list at its start only.
void ServicesViewModel::useServices()
{
    m_settings.apply(m_settings.settings(), true);
}

void ServicesViewModel::askToRemove(const QString &name)
{
    m_asked = name;
    Q_EMIT changed();
}

void ServicesViewModel::remove()
{
    const QString name = m_asked;
    if (name.isEmpty() || !canChange())
        return;
    const QList<ServiceChoice> before = m_tools.services();
    QList<ServiceChoice> services = before;
    services.removeIf([&](const ServiceChoice &one) { return one.name == name; });
    m_asked.clear();
    if (services.size() == before.size() || !keep(services)) {
        Q_EMIT changed();
        return;
    }
    letGoOfKeys(before);
    if (m_changes == name)
        cancel();
    useServices();
    Q_EMIT removed(name);
}

} // namespace Session
