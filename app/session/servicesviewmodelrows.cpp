// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/servicesviewmodel.h"

#include <algorithm>

namespace Session {

namespace {

QString tokenMode(ServiceAccess access)
{
    switch (access) {
    case ServiceAccess::PassThrough:
        return QStringLiteral("pass-through");
    case ServiceAccess::TokenExchange:
        return QStringLiteral("token exchange");
    case ServiceAccess::ApiKey:
        return QStringLiteral("api key");
    case ServiceAccess::None:
        break;
    }
    return QStringLiteral("none");
}

} // namespace

QString ServicesViewModel::hrName()
{
    return QStringLiteral("HR");
}

QList<ServicesViewModel::Row> ServicesViewModel::rows() const
{
    QList<Row> rows;
    const SettingsHost &host = m_settings.host();
    if (host.hostsAgent()) {
        rows.append({hrName(), host.hrUrl(), tokenMode(ServiceAccess::PassThrough)});
        const QList<ServiceChoice> services = m_tools.services();
        for (const ServiceChoice &service : services) {
            Row row {service.name, service.baseUrl, tokenMode(service.access)};
            row.keyMissing = service.access == ServiceAccess::ApiKey && service.keyFile.isEmpty()
                && !m_tools.hasKey(service.baseUrl);
            row.exchangeMissing
                = service.access == ServiceAccess::TokenExchange && !m_tools.canExchangeTokens();
            row.canBeChanged = canChange();
            rows.append(row);
        }
    } else {
        for (const ToolList::Service &service : m_said.services)
            rows.append({service.name, {}, service.tokenMode});
    }
    for (Row &row : rows) {
        for (const ToolList::Service &service : m_said.services) {
            if (service.name != row.name)
                continue;
            row.state = service.state == QLatin1String("ready") ? Row::State::Reached : Row::State::Away;
            row.remarks = service.remarks;
        }
        row.operations
            = int(std::count_if(m_said.tools.cbegin(), m_said.tools.cend(), [&](const ToolList::Tool &tool) {
                  return tool.service == row.name && tool.usable;
              }));
    }
    return rows;
}

void ServicesViewModel::take(const ToolList &tools)
{
    if (tools == m_said || tools.services.isEmpty()) // not asked yet
        return;
    m_said = tools;
    Q_EMIT changed();
}

} // namespace Session
