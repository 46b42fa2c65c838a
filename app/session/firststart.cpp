// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/firststart.h"

#include "http/origin.h"

namespace Session {

FirstStart::FirstStart(Http::Client &client, QObject *parent) : QObject(parent), m_check(client)
{
}

void FirstStart::begin(const Settings &settings)
{
    if (settings.way == Settings::Way::None)
        return;
    m_way = settings.way == Settings::Way::Remote ? Way::Remote : Way::Company;
    m_texts = {settings.issuer, settings.clientId, settings.agentUrl.toString(), settings.hrUrl.toString()};
    Q_EMIT changed();
}

void FirstStart::setWay(Way way)
{
    if (way == m_way)
        return;
    m_way = way;
    Q_EMIT changed();
}

void FirstStart::setText(Field field, const QString &text)
{
    QString &now = m_texts[size_t(field)];
    if (now == text.trimmed())
        return;
    now = text.trimmed();
    if (field == Field::Issuer) {
        m_check.cancel();
        m_checking = false;
        m_findings.clear();
    }
    Q_EMIT changed();
}

FirstStart::Problem FirstStart::problem(Field field) const
{
    const QString written = text(field);
    if (field == Field::ClientId)
        return Problem::None;
    if (written.isEmpty())
        return field == Field::HrUrl ? Problem::None : Problem::Missing;
    const QUrl url(written, QUrl::StrictMode);
    if (!Http::isWebAddress(url))
        return Problem::NoAddress;
    return isServiceAddress(url) ? Problem::None : Problem::NotSafe;
}

bool FirstStart::canGoOn() const
{
    if (m_way == Way::Demo)
        return true;
    if (problem(Field::Issuer) != Problem::None)
        return false;
    return m_way == Way::Company
        || (problem(Field::AgentUrl) == Problem::None && problem(Field::HrUrl) == Problem::None);
}

void FirstStart::check()
{
    m_findings.clear();
    m_checking = true;
    Core::whenDone(this, m_check.look(text(Field::Issuer)),
                   [this, issuer = text(Field::Issuer)](const Core::Result<SetupFindings> &found) {
                       if (!m_checking || issuer != text(Field::Issuer))
                           return;
                       m_checking = false;
                       m_findings = found.value_or(SetupFindings());
                       Q_EMIT changed();
                   });
    Q_EMIT changed();
}

QString FirstStart::suggestion() const
{
    for (const SetupFinding &finding : m_findings) {
        const QString withScheme = QLatin1String("https://") + text(Field::Issuer);
        if (finding.reason == SetupFinding::Reason::NoAddress
            && !text(Field::Issuer).startsWith(QLatin1String("http"))
            && isServiceAddress(QUrl(withScheme, QUrl::StrictMode)))
            return withScheme;
        if (finding.reason == SetupFinding::Reason::OtherName
            && isServiceAddress(QUrl(finding.subject, QUrl::StrictMode)))
            return finding.subject;
    }
    return {};
}

void FirstStart::useSuggestion()
{
    const QString address = suggestion();
    if (address.isEmpty())
        return;
    setText(Field::Issuer, address);
    check();
}

Settings FirstStart::applyTo(Settings kept) const
{
    kept.way = m_way == Way::Remote ? Settings::Way::Remote : Settings::Way::Company;
    kept.issuer = text(Field::Issuer);
    kept.clientId = text(Field::ClientId);
    kept.agentUrl = m_way == Way::Remote ? QUrl(text(Field::AgentUrl), QUrl::StrictMode) : QUrl();
    kept.hrUrl = m_way == Way::Remote ? QUrl(text(Field::HrUrl), QUrl::StrictMode) : QUrl();
    return kept;
}

} // namespace Session
