// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/keycloakpages.h"

#include <QRegularExpression>

namespace {

QString firstMatch(const char *pattern, const QByteArray &html)
{
    const QRegularExpression expression(QString::fromLatin1(pattern),
                                        QRegularExpression::DotMatchesEverythingOption);
    return expression.match(QString::fromUtf8(html)).captured(1).simplified();
}

} // namespace

void KeycloakPages::become(const QString &username, const QString &password)
{
    m_username = username;
    m_password = password.isEmpty() ? username : password;
    m_cookies.clear();
    forms = 0;
    returns = 0;
    said.clear();
}

bool KeycloakPages::open(const QUrl &url)
{
    m_submitted = false;
    get(url);
    return true;
}

void KeycloakPages::get(const QUrl &url)
{
    Http::ClientRequest request;
    request.url = url;
    if (url.path() == QLatin1String("/callback")) {
        ++returns;
        m_http.send(request);
        return;
    }
    send(request);
}

void KeycloakPages::send(Http::ClientRequest request)
{
    // Keycloak's are "Secure" on http://127.0.0.1 too; a browser sends them there.
    QByteArray cookies;
    for (auto cookie = m_cookies.cbegin(); cookie != m_cookies.cend(); ++cookie)
        cookies += (cookies.isEmpty() ? "" : "; ") + cookie.key() + '=' + cookie.value();
    if (!cookies.isEmpty())
        request.headers.add("Cookie", cookies);
    request.timeLimit = std::chrono::seconds(60);
    Core::whenDone(this, m_http.send(request),
                   [this, url = request.url](const Core::Result<Http::ClientResponse> &response) {
                       if (response)
                           take(url, *response);
                       else
                           said = response.error().detail;
                   });
}

void KeycloakPages::take(const QUrl &url, const Http::ClientResponse &response)
{
    for (const Http::Headers::Field &field : response.headers.fields()) {
        if (field.first.compare("set-cookie", Qt::CaseInsensitive) != 0)
            continue;
        const QByteArray pair = field.second.left(field.second.indexOf(';'));
        const qsizetype equals = pair.indexOf('=');
        if (field.second.contains("Max-Age=0"))
            m_cookies.remove(pair.left(equals));
        else
            m_cookies.insert(pair.left(equals), pair.mid(equals + 1));
    }
    if (response.status == 302 || response.status == 303)
        get(url.resolved(QUrl::fromEncoded(response.headers.value("Location"))));
    else
        submit(url, response.body);
}

void KeycloakPages::submit(const QUrl &page, const QByteArray &html)
{
    const QString action = firstMatch("<form[^>]*id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"", html)
                               .replace(QLatin1String("&amp;"), QLatin1String("&"));
    if (action.isEmpty() || m_submitted) {
        said = firstMatch("(?:kc-feedback-text|input-error|instruction)[^>]*>(.*?)</", html);
        if (said.isEmpty())
            said = QStringLiteral("a page without a form");
        return;
    }
    m_submitted = true;
    ++forms;
    Http::ClientRequest request;
    request.method = "POST";
    request.url = page.resolved(QUrl(action));
    request.headers.add("Content-Type", "application/x-www-form-urlencoded");
    request.body = "username=" + QUrl::toPercentEncoding(m_username)
        + "&password=" + QUrl::toPercentEncoding(m_password) + "&credentialId=";
    send(request);
}
