// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/authorizationrequest.h"

#include "jose/token.h"

#include <QRegularExpression>

namespace Demo {

namespace {

/// What a client wants echoed; more than enough for 256 bits in any spelling.
constexpr qsizetype maxEchoSize = 1024;

bool isLoopbackUri(const QString &uri, const QString &path)
{
    // By its characters, not as a URL: "http://127.0.0.1:5@evil.example/callback" has a user "127.0.0.1".
    static const QRegularExpression form(
        QStringLiteral(R"(\Ahttp://127\.0\.0\.1:([1-9][0-9]{0,4})(/[a-z]+)\z)"));
    const QRegularExpressionMatch match = form.match(uri);
    return match.hasMatch() && match.captured(1).toInt() <= 65535 && match.captured(2) == path;
}

/// The SHA-256 of a verifier in base64url: 43 characters that stand for 32 bytes.
bool isChallenge(const QString &text)
{
    const Core::Result<QByteArray> bytes = Jose::decodeBase64Url(text.toUtf8());
    return bytes && bytes->size() == 32;
}

} // namespace

QStringList knownScopes()
{
    return {QStringLiteral("openid"), QStringLiteral("profile"), QStringLiteral("email"),
            QStringLiteral("agent"), QStringLiteral("hr")};
}

bool isAllowedRedirect(const QString &uri, const ClientRegistration &client)
{
    return isLoopbackUri(uri, QStringLiteral("/callback")) || client.redirectUris.contains(uri);
}

bool isAllowedAfterLogout(const QString &uri)
{
    return isLoopbackUri(uri, QStringLiteral("/loggedout"));
}

tl::expected<QStringList, AuthorizationRefusal> readScopes(const QString &scope)
{
    QStringList scopes = scope.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    scopes.removeDuplicates();
    const QStringList known = knownScopes();
    for (const QString &one : std::as_const(scopes)) {
        if (!known.contains(one))
            return tl::unexpected(AuthorizationRefusal {
                {}, {}, QStringLiteral("invalid_scope"), QStringLiteral("a scope is not known here")});
    }
    return scopes;
}

tl::expected<AuthorizationRequest, AuthorizationRefusal>
readAuthorizationRequest(QByteArrayView query, const ClientRegistration &client)
{
    AuthorizationRefusal refusal;
    const auto refuse = [&refusal](const char *error, const char *description) {
        refusal.error = QLatin1String(error);
        refusal.description = QLatin1String(description);
        return tl::unexpected(refusal);
    };
    const Core::Result<Form> form = parseForm(query);
    if (!form)
        return refuse("invalid_request", "The address of this page is not well formed.");
    const auto field = [&form](const char *name) { return form->value(QLatin1String(name)); };
    if (field("client_id") != client.clientId)
        return refuse("unauthorized_client", "The application that sent you here is not known.");
    if (!isAllowedRedirect(field("redirect_uri"), client))
        return refuse("invalid_request",
                      "The application may not be called back at the address that it gave.");

    // From here on the client is told.
    refusal.redirectUri = field("redirect_uri");
    if (field("state").size() > maxEchoSize || field("nonce").size() > maxEchoSize)
        return refuse("invalid_request", "state or nonce is too long");
    refusal.state = field("state");
    if (form->contains(QStringLiteral("request")))
        return refuse("request_not_supported", "request objects are not supported");
    if (form->contains(QStringLiteral("request_uri")))
        return refuse("request_uri_not_supported", "request objects are not supported");
    if (field("response_type") != QLatin1String("code"))
        return refuse(field("response_type").isEmpty() ? "invalid_request" : "unsupported_response_type",
                      "response_type must be code");
    if (const QString mode = field("response_mode"); !mode.isEmpty() && mode != QLatin1String("query"))
        return refuse("invalid_request", "response_mode must be query");
    if (field("code_challenge").isEmpty())
        return refuse("invalid_request", "PKCE is required");
    if (field("code_challenge_method") != QLatin1String("S256"))
        return refuse("invalid_request", "code_challenge_method must be S256");
    if (!isChallenge(field("code_challenge")))
        return refuse("invalid_request", "code_challenge is not a SHA-256 in base64url");
    const auto scopes = readScopes(field("scope"));
    if (!scopes)
        return refuse("invalid_scope", "a scope is not known here");
    if (field("prompt") == QLatin1String("none"))
        return refuse("login_required", "the person has to sign in");

    return AuthorizationRequest {field("redirect_uri"), field("state"), field("nonce"),
                                 field("code_challenge").toLatin1(), *scopes};
}

QByteArray redirectTarget(const QString &uri, const QList<std::pair<QString, QString>> &fields)
{
    const QByteArray query = formatForm(fields);
    if (query.isEmpty())
        return uri.toUtf8();
    return uri.toUtf8() + (uri.contains(QLatin1Char('?')) ? '&' : '?') + query;
}

} // namespace Demo
