// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/doubles/authorizationtest.h"

#include <QTest>
#include <QUrlQuery>

namespace Doubles {

using Session::AuthorizationFlow;

QString queryValue(const QUrl &url, const char *name)
{
    return QUrlQuery(url).queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
}

int TokenEndpoint::count()
{
    const std::lock_guard lock(mutex);
    return int(requests.size());
}

void AuthorizationTest::prepare()
{
    m_endpoint.requests.clear();
    m_endpoint.reply = Http::Reply::json({{QStringLiteral("access_token"), QStringLiteral("access")},
                                          {QStringLiteral("refresh_token"), QStringLiteral("refresh")},
                                          {QStringLiteral("id_token"), QStringLiteral("identity")},
                                          {QStringLiteral("token_type"), QStringLiteral("bearer")},
                                          {QStringLiteral("expires_in"), 300}});
    m_endpoint.silent = false;
    m_server = std::make_unique<HttpFixture>([this](Http::Router &router, QObject *) {
        const auto token = [this](const Http::Request &request, const Http::Responder &responder) {
            const std::lock_guard lock(m_endpoint.mutex);
            m_endpoint.requests.append(request);
            if (m_endpoint.silent)
                m_endpoint.kept.append(responder);
            else
                responder.send(m_endpoint.reply);
        };
        router.add("POST", QStringLiteral("/token"), token);
        router.add("GET", QStringLiteral("/elsewhere"), token);
        router.add("POST", QStringLiteral("/elsewhere"), token);
    });
    m_http = std::make_unique<Http::NetworkClient>();
    m_provider = {};
    m_provider.issuer = QStringLiteral("https://idp.example/realm");
    m_provider.authorizationEndpoint = QUrl(QStringLiteral("https://idp.example/authorize"));
    m_provider.tokenEndpoint = m_server->url(QStringLiteral("/token"));
    m_tokens.clear();
    m_failures.clear();
}

void AuthorizationTest::clear()
{
    m_flow.reset();
    m_http.reset();
    m_server->inServer([this](Http::Server &) { m_endpoint.kept.clear(); });
    m_server.reset();
}

void AuthorizationTest::start(Session::AuthorizationLimits limits)
{
    m_flow = std::make_unique<AuthorizationFlow>(m_provider, Session::IdentitySettings {m_provider.issuer},
                                                 *m_http, limits);
    connect(m_flow.get(), &AuthorizationFlow::succeeded, this,
            [this](const Session::TokenResponse &tokens) { m_tokens.append(tokens); });
    connect(m_flow.get(), &AuthorizationFlow::failed, this,
            [this](const Session::SignInFailure &failure) { m_failures.append(failure); });
    const auto url = m_flow->start();
    QVERIFY(url);
    m_url = *url;
    m_state = queryValue(m_url, "state").toLatin1();
}

QByteArray AuthorizationTest::callback(const QByteArray &query) const
{
    return "GET /callback?" + query + " HTTP/1.1\r\nHost: " + listener().authority().toLatin1() + "\r\n\r\n";
}

std::optional<RawResponse> AuthorizationTest::comeBack(const QByteArray &query) const
{
    RawClient browser(listener());
    browser.send(callback(query));
    return browser.response();
}

} // namespace Doubles
