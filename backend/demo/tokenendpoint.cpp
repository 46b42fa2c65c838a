// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/tokenendpoint.h"

#include <algorithm>

namespace Demo {

namespace {

Http::Reply notKept(Http::Reply reply)
{
    reply.headers.set("Cache-Control", "no-store");
    reply.headers.set("Pragma", "no-cache");
    return reply;
}

Http::Reply refuse(int status, const char *error, const QString &description)
{
    return notKept(Http::Reply::json(
        {{QStringLiteral("error"), QLatin1String(error)}, {QStringLiteral("error_description"), description}},
        status));
}

bool isForm(const Http::Headers &headers)
{
    const QByteArray type = headers.value("Content-Type").split(';').first().trimmed();
    return type.compare("application/x-www-form-urlencoded", Qt::CaseInsensitive) == 0;
}

} // namespace

TokenEndpoint::TokenEndpoint(Grants &grants, const TokenMint &mint, const QList<Person> &people,
                             QString clientId, const Misbehaviour &misbehaviour)
    : m_grants(grants), m_mint(mint), m_people(people), m_clientId(std::move(clientId)),
      m_misbehaviour(misbehaviour)
{
}

tl::expected<Form, Http::Reply> TokenEndpoint::readForm(const Http::Request &request) const
{
    if (!isForm(request.headers))
        return tl::unexpected(refuse(400, "invalid_request",
                                     QStringLiteral("the body must be application/x-www-form-urlencoded")));
    const Core::Result<Form> form = parseForm(request.body);
    if (!form)
        return tl::unexpected(refuse(400, "invalid_request", form.error().detail));
    // A public client has no secret to authenticate with; one that sends some has another idea of us.
    if (request.headers.contains("Authorization") || form->contains(QStringLiteral("client_secret"))
        || form->value(QStringLiteral("client_id")) != m_clientId) {
        Http::Reply reply = refuse(401, "invalid_client", QStringLiteral("the client is not known"));
        reply.headers.set("WWW-Authenticate", "Basic realm=\"demo\"");
        return tl::unexpected(reply);
    }
    return *form;
}

Http::Reply TokenEndpoint::token(const Http::Request &request)
{
    const auto form = readForm(request);
    if (!form)
        return form.error();
    if (!m_misbehaviour.tokenErrorDescription.isEmpty())
        return refuse(400, "invalid_request", m_misbehaviour.tokenErrorDescription);
    const QString type = form->value(QStringLiteral("grant_type"));
    if (type == QLatin1String("authorization_code"))
        return redeem(*form);
    if (type == QLatin1String("refresh_token"))
        return refresh(*form);
    if (type.isEmpty())
        return refuse(400, "invalid_request", QStringLiteral("grant_type is missing"));
    return refuse(400, "unsupported_grant_type", QStringLiteral("authorization_code or refresh_token"));
}

Http::Reply TokenEndpoint::redeem(const Form &form)
{
    for (const char *name : {"code", "redirect_uri", "code_verifier"}) {
        if (!form.contains(QLatin1String(name)))
            return refuse(400, "invalid_request", QStringLiteral("%1 is missing").arg(QLatin1String(name)));
    }
    const std::optional<Session> session = m_grants.redeemCode(
        form.value(QStringLiteral("code")).toUtf8(), form.value(QStringLiteral("redirect_uri")),
        form.value(QStringLiteral("code_verifier")).toUtf8());
    if (!session)
        return refuse(400, "invalid_grant", QStringLiteral("the code is not valid"));
    return answer(*session, session->scopes, m_grants.issueRefreshToken(*session), false);
}

Http::Reply TokenEndpoint::refresh(const Form &form)
{
    const QByteArray refreshToken = form.value(QStringLiteral("refresh_token")).toUtf8();
    if (refreshToken.isEmpty())
        return refuse(400, "invalid_request", QStringLiteral("refresh_token is missing"));
    if (m_misbehaviour.invalidGrantOnRefresh)
        return refuse(400, "invalid_grant", QStringLiteral("Session not active"));
    const std::optional<Session> session = m_grants.peek(refreshToken);
    if (!session)
        return refuse(400, "invalid_grant", QStringLiteral("Session not active"));
    // Fewer scopes than granted may be asked for, never others (RFC 6749, section 6). Looked at before the
    // token is used: a mistaken request does not cost the session.
    QStringList scopes = session->scopes;
    if (form.contains(QStringLiteral("scope"))) {
        const auto wanted = readScopes(form.value(QStringLiteral("scope")));
        const bool within = wanted
            && std::all_of(wanted->cbegin(), wanted->cend(),
                           [&session](const QString &scope) { return session->scopes.contains(scope); });
        if (!within)
            return refuse(400, "invalid_scope", QStringLiteral("more than was granted"));
        scopes = *wanted;
    }
    const std::optional<Grants::Refreshed> refreshed = m_grants.refresh(refreshToken);
    if (!refreshed)
        return refuse(400, "invalid_grant", QStringLiteral("Session not active"));
    return answer(refreshed->session, scopes, refreshed->refreshToken, true);
}

Http::Reply TokenEndpoint::answer(const Session &session, const QStringList &scopes,
                                  const QByteArray &refreshToken, bool refreshed) const
{
    const Person *person = findPerson(m_people, session.username);
    if (!person)
        return refuse(400, "invalid_grant", QStringLiteral("the account is gone"));
    QJsonObject object {
        {QStringLiteral("access_token"),
         QString::fromLatin1(m_mint.accessToken(*person, session, scopes, refreshed))},
        {QStringLiteral("token_type"), QStringLiteral("Bearer")},
        {QStringLiteral("expires_in"), static_cast<qint64>(m_mint.accessTokenLife().count())},
        {QStringLiteral("scope"), scopes.join(QLatin1Char(' '))},
    };
    if (!m_misbehaviour.dropRefreshTokens)
        object.insert(QStringLiteral("refresh_token"), QString::fromLatin1(refreshToken));
    if (scopes.contains(QLatin1String("openid")) && m_misbehaviour.idToken != Misbehaviour::IdToken::Missing)
        object.insert(QStringLiteral("id_token"),
                      QString::fromLatin1(m_mint.idToken(*person, session, refreshed)));
    return notKept(Http::Reply::json(object));
}

Http::Reply TokenEndpoint::revoke(const Http::Request &request)
{
    const auto form = readForm(request);
    if (!form)
        return form.error();
    const QByteArray token = form->value(QStringLiteral("token")).toUtf8();
    if (token.isEmpty())
        return refuse(400, "invalid_request", QStringLiteral("token is missing"));
    m_grants.revoke(token);
    return notKept(Http::Reply::json({}));
}

} // namespace Demo
