// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/bearergate.h"

#include "core/logging.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <optional>

namespace Auth {

namespace {

/// What a request brings along. `token` is there only for one header of the scheme Bearer.
struct Credentials
{
    bool offered = false; ///< something that claims to be a bearer token, good or not
    QByteArray token;
};

Credentials readCredentials(const Http::Headers &headers)
{
    const QList<QByteArray> values = headers.values("Authorization");
    // Two headers: which one counts would depend on the reader.
    if (values.size() > 1)
        return {true, {}};
    const QByteArray value = values.isEmpty() ? QByteArray() : values.first().trimmed();
    const qsizetype space = value.indexOf(' ');
    if (space < 0 || value.first(space).compare("bearer", Qt::CaseInsensitive) != 0)
        return {};
    return {true, value.sliced(space).trimmed()};
}

/// Source: RFC 6750, section 3; RFC 9728, section 5.1.
Http::Reply unauthorized(const QUrl &resourceMetadata, bool tokenSent)
{
    Http::Reply reply = Http::problem(
        401, tokenSent ? QStringLiteral("Invalid token") : QStringLiteral("Not authenticated"));
    QByteArray challenge = "Bearer ";
    if (tokenSent)
        challenge += R"(error="invalid_token", error_description="Invalid token", )";
    challenge += "resource_metadata=\"" + resourceMetadata.toEncoded() + '"';
    reply.headers.set("WWW-Authenticate", challenge);
    reply.headers.set("Cache-Control", "no-store");
    return reply;
}

Http::Reply keysUnknown(bool providerAnswers)
{
    Http::Reply reply = Http::problem(
        503,
        providerAnswers
            ? QStringLiteral("The identity provider answers, but your sign-in cannot be checked with what it "
                             "says. Whoever looks after Secure Agent can put that right.")
            : QStringLiteral("The identity provider does not answer. Try again in a moment."));
    reply.headers.set("Retry-After", "5");
    return reply;
}

Http::Reply tooMany(std::chrono::milliseconds wait)
{
    Http::Reply reply = Http::problem(
        429,
        QStringLiteral("You sent more requests than this service takes from one person. Wait a moment."));
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait);
    reply.headers.set("Retry-After", QByteArray::number(static_cast<qint64>(seconds.count())));
    return reply;
}

Principal makePrincipal(const Jose::AccessToken &token, const QByteArray &compact)
{
    Principal principal;
    principal.issuer = token.issuer;
    principal.subject = token.subject;
    principal.name = token.name;
    principal.nameIsUsername = token.nameIsUsername;
    principal.roles = token.roles;
    principal.audience = token.audience;
    principal.expires = token.expires;
    principal.token = Core::Secret(compact);
    return principal;
}

/// Tells one person's log lines from another's, without saying who it is.
QByteArray subjectHash(const Jose::AccessToken &token)
{
    const QByteArray text = token.issuer.toUtf8() + '\0' + token.subject.toUtf8();
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).first(8).toHex();
}

} // namespace

BearerGate::BearerGate(Http::Client &client, GateOptions options, QObject *parent, Core::Clock clock)
    : QObject(parent), m_options(std::move(options)), m_keys(client, m_options.issuer),
      m_verifier(m_keys, Jose::AccessTokenRules {m_options.issuer, m_options.audience, m_options.roleClient},
                 std::move(clock)),
      m_rateLimit(m_options.requestsPerSecond)
{
}

Http::Handler BearerGate::signedIn(Authorized handler)
{
    return [this, shared = std::make_shared<const Authorized>(std::move(handler))](
               const Http::Request &request, const Http::Responder &responder) {
        authenticate(request, responder, shared);
    };
}

Http::Handler BearerGate::withRole(const QString &role, const QString &whoCanHelp, Authorized handler)
{
    return signedIn([role, whoCanHelp, handler = std::move(handler)](const Http::Request &request,
                                                                     const Principal &principal,
                                                                     const Http::Responder &responder) {
        if (principal.hasRole(role))
            handler(request, principal, responder);
        else
            responder.send(forbidden({role}, whoCanHelp));
    });
}

void BearerGate::authenticate(const Http::Request &request, const Http::Responder &responder,
                              const std::shared_ptr<const Authorized> &handler)
{
    const Credentials credentials = readCredentials(request.headers);
    if (credentials.token.isEmpty()) {
        responder.send(unauthorized(m_options.resourceMetadata, credentials.offered));
        return;
    }
    m_verifier.verify(
        credentials.token, this,
        [this, request, responder, handler,
         token = credentials.token](const Jose::AccessTokenVerifier::Verified &good) {
            if (responder.isGone())
                return; // nobody would read the answer: no work for them, and no line in a log of lookups
            if (!good)
                return refuse(good.error(), request.correlationId, responder);
            if (lcRequests().isInfoEnabled())
                responder.setSubject(subjectHash(**good)); // which only a log line says
            if (const auto wait = m_rateLimit.take((*good)->issuer, (*good)->subject)) {
                ++m_tooMany;
                responder.send(tooMany(*wait));
                return;
            }
            (*handler)(request, makePrincipal(**good, token), responder);
        });
}

void BearerGate::refuse(const Core::Error &error, const QString &correlationId,
                        const Http::Responder &responder) const
{
    if (error.code == Core::Error::Code::Unavailable) {
        qCWarning(lcAuth, "%ls: %ls", qUtf16Printable(correlationId), qUtf16Printable(error.detail));
        responder.send(keysUnknown(m_keys.isAnswered()));
    } else {
        qCInfo(lcAuth, "%ls: token refused: %ls", qUtf16Printable(correlationId),
               qUtf16Printable(error.detail));
        responder.send(unauthorized(m_options.resourceMetadata, true));
    }
}

Http::Reply forbidden(const QStringList &requiredRoles, const QString &whoCanHelp)
{
    QJsonObject more {{QStringLiteral("required_roles"), QJsonArray::fromStringList(requiredRoles)}};
    more.insert(QStringLiteral("who_can_help"), whoCanHelp);
    return Http::problem(403, QStringLiteral("Insufficient permissions"), more);
}

} // namespace Auth
