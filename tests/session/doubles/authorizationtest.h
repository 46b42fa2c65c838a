// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doubles/httpfixture.h"
#include "doubles/rawclient.h"
#include "http/networkclient.h"
#include "session/authorizationflow.h"

#include <mutex>

namespace Doubles {

/// The single value of a parameter, decoded.
QString queryValue(const QUrl &url, const char *name);

/// A token endpoint that answers with what a test says and remembers what it was asked.
struct TokenEndpoint
{
    std::mutex mutex;
    QList<Http::Request> requests;
    Http::Reply reply; ///< at first a good answer: "access", "refresh", "identity"
    bool silent = false;
    QList<Http::Responder> kept; ///< of the requests while silent

    int count();
};

/// What the tests of an authorization share: a flow, its token endpoint, and a browser that comes
/// back with whatever the test says.
class AuthorizationTest : public QObject
{
    Q_OBJECT
protected:
    void prepare();
    void clear();

    void start(Session::AuthorizationLimits limits = {});
    /// A request to the redirect URI with that query.
    QByteArray callback(const QByteArray &query) const;
    std::optional<RawResponse> comeBack(const QByteArray &query) const;
    std::optional<RawResponse> comeBackWithCode(const QByteArray &code = "code-1") const
    {
        return comeBack("code=" + code + "&state=" + m_state);
    }
    QUrl listener() const { return QUrl(queryValue(m_url, "redirect_uri")).adjusted(QUrl::RemovePath); }

    TokenEndpoint m_endpoint;
    std::unique_ptr<HttpFixture> m_server;
    std::unique_ptr<Http::NetworkClient> m_http;
    Jose::ProviderMetadata m_provider;
    std::unique_ptr<Session::AuthorizationFlow> m_flow;
    QUrl m_url; ///< of the login page
    QByteArray m_state;
    QList<Session::TokenResponse> m_tokens;
    QList<Session::SignInFailure> m_failures;
};

} // namespace Doubles
