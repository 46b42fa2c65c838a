// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/identityprovider.h"

#include "core/logging.h"
#include "demo/loginpage.h"

#include <QJsonArray>
#include <QTimer>

namespace Demo {

namespace {

constexpr int maxWrongPasswords = 5; ///< on one login page; then the application has to ask anew
constexpr int maxDelayed = 16; ///< wrong passwords at one time, of all pages together

using Handle = std::function<Http::Reply(const Http::Request &)>;

Http::Handler answering(Handle handle)
{
    return [handle = std::move(handle)](const Http::Request &request, const Http::Responder &responder) {
        responder.send(handle(request));
    };
}

QByteArray queryOf(const Http::Request &request)
{
    return request.query.query(QUrl::FullyEncoded).toLatin1();
}

Http::Reply startAgain()
{
    return renderMessagePage(400, QStringLiteral("This page is no longer valid"),
                             QStringLiteral("Go back to Secure Agent and sign in again from there."));
}

} // namespace

void ProviderOptions::allowDocsOf(const QUrl &service)
{
    if (service.isEmpty())
        return;
    for (const char *host : {"127.0.0.1", "localhost"}) {
        const QString origin = QStringLiteral("http://%1:%2").arg(QLatin1String(host)).arg(service.port());
        redirectUris.append(origin + QStringLiteral("/docs/oauth2-redirect"));
        allowedOrigins.append(origin);
    }
}

Core::Result<std::unique_ptr<QObject>> IdentityProvider::create(const Http::ListeningSocket &socket,
                                                                ProviderOptions options)
{
    if (!socket.address().isLoopback())
        return Core::failure(
            Core::Error::Code::Invalid,
            QStringLiteral("The demo identity provider lets everybody in whose password is in the "
                           "manual, so it listens on 127.0.0.1 or ::1 only, not on %1.")
                .arg(socket.address().toString()));
    const QString issuer = socket.url().toString(QUrl::FullyEncoded | QUrl::StripTrailingSlash);
    std::unique_ptr<IdentityProvider> provider(new IdentityProvider(issuer, std::move(options)));
    if (const Core::Result<> started = provider->start(socket); !started)
        return Core::failure(started.error());
    return provider;
}

IdentityProvider::IdentityProvider(QString issuer, ProviderOptions options)
    : m_issuer(std::move(issuer)),
      m_options(std::move(options)), m_client {m_options.clientId, m_options.redirectUris},
      m_misbehaviour(m_options.misbehaviour), m_grants(GrantLives {.code = m_options.codeLife,
                                                                   .refreshToken = m_options.refreshTokenLife,
                                                                   .rotate = m_options.rotateRefreshTokens},
                                                       m_options.clock)
{
}

IdentityProvider::~IdentityProvider() = default;

Core::Result<> IdentityProvider::start(const Http::ListeningSocket &socket)
{
    Core::Result<TokenMint> mint
        = TokenMint::create(MintRules {m_issuer, m_options.clientId, m_options.audiences,
                                       m_options.accessTokenLife, m_options.clock},
                            m_misbehaviour);
    if (!mint)
        return Core::failure(mint.error());
    m_mint.emplace(std::move(*mint));
    m_tokens.emplace(m_grants, *m_mint, m_options.people, m_options.clientId, m_misbehaviour);

    Http::ServerOptions options;
    options.name = QStringLiteral("demo");
    options.allowedOrigins = m_options.allowedOrigins;
    options.limits.maxBodySize = 64 * 1024;
    m_server = std::make_unique<Http::Server>(makeRouter(), options);
    connect(m_server.get(), &Http::Server::drained, this, &IdentityProvider::drained);
    return m_server->listen(socket);
}

Http::Router IdentityProvider::makeRouter()
{
    using Wrong = Misbehaviour;
    Http::Router router;
    const auto add = [this, &router](const char *method, const char *path, Wrong::Fault Wrong::*fault,
                                     Http::Handler handler) {
        router.add(method, QLatin1String(path), misbehaving(m_misbehaviour, fault, this, std::move(handler)));
    };
    add("GET", "/.well-known/openid-configuration", &Wrong::discovery,
        answering([this](const Http::Request &) { return Http::Reply::json(metadata()); }));
    add("GET", "/jwks", &Wrong::jwks,
        answering([this](const Http::Request &) { return Http::Reply::json(m_mint->jwks()); }));
    add("GET", "/authorize", &Wrong::authorize,
        [this](const Http::Request &request, const Http::Responder &responder) {
            showLogin(request, responder);
        });
    add("POST", "/authorize", &Wrong::authorize,
        [this](const Http::Request &request, const Http::Responder &responder) {
            signIn(request, responder);
        });
    add("POST", "/token", &Wrong::token,
        answering([this](const Http::Request &request) { return m_tokens->token(request); }));
    add("POST", "/revoke", &Wrong::revoke,
        answering([this](const Http::Request &request) { return m_tokens->revoke(request); }));
    add("GET", "/end_session", &Wrong::endSession,
        answering([this](const Http::Request &request) { return endSession(queryOf(request)); }));
    add("POST", "/end_session", &Wrong::endSession,
        answering([this](const Http::Request &request) { return endSession(request.body); }));
    router.add("GET", QStringLiteral("/loggedout"), answering([](const Http::Request &) {
                   return renderMessagePage(200, QStringLiteral("You are signed out"),
                                            QStringLiteral("You can close this page."));
               }));
    return router;
}

QJsonObject IdentityProvider::metadata() const
{
    const auto url = [this](const char *path) { return m_issuer + QLatin1String(path); };
    const auto list = [](const QStringList &items) { return QJsonArray::fromStringList(items); };
    return {
        {QStringLiteral("issuer"),
         m_misbehaviour.metadataIssuer.isEmpty() ? m_issuer : m_misbehaviour.metadataIssuer},
        {QStringLiteral("authorization_endpoint"), url("/authorize")},
        {QStringLiteral("token_endpoint"), url("/token")},
        {QStringLiteral("jwks_uri"), url("/jwks")},
        {QStringLiteral("end_session_endpoint"), url("/end_session")},
        {QStringLiteral("revocation_endpoint"), url("/revoke")},
        {QStringLiteral("response_types_supported"), list({QStringLiteral("code")})},
        {QStringLiteral("response_modes_supported"), list({QStringLiteral("query")})},
        {QStringLiteral("grant_types_supported"),
         list({QStringLiteral("authorization_code"), QStringLiteral("refresh_token")})},
        {QStringLiteral("subject_types_supported"), list({QStringLiteral("public")})},
        {QStringLiteral("id_token_signing_alg_values_supported"), list({QStringLiteral("RS256")})},
        {QStringLiteral("token_endpoint_auth_methods_supported"), list({QStringLiteral("none")})},
        {QStringLiteral("revocation_endpoint_auth_methods_supported"), list({QStringLiteral("none")})},
        {QStringLiteral("code_challenge_methods_supported"), list({QStringLiteral("S256")})},
        {QStringLiteral("scopes_supported"), list(knownScopes())},
        {QStringLiteral("authorization_response_iss_parameter_supported"), true},
        {QStringLiteral("request_uri_parameter_supported"), false},
    };
}

void IdentityProvider::showLogin(const Http::Request &request, const Http::Responder &responder)
{
    const auto authorization = readAuthorizationRequest(queryOf(request), m_client);
    if (!authorization) {
        const AuthorizationRefusal &refusal = authorization.error();
        if (refusal.redirectUri.isEmpty())
            responder.send(
                renderMessagePage(400, QStringLiteral("You cannot sign in from here"), refusal.description));
        else
            responder.send(redirect(302, refusal.redirectUri, refusal.state,
                                    {{QStringLiteral("error"), refusal.error},
                                     {QStringLiteral("error_description"), refusal.description}}));
        return;
    }
    if (!m_misbehaviour.authorizationError.isEmpty()) {
        responder.send(redirect(302, authorization->redirectUri, authorization->state,
                                {{QStringLiteral("error"), m_misbehaviour.authorizationError}}));
        return;
    }
    const QByteArray transaction = m_grants.openTransaction(*authorization);
    responder.send(renderLoginPage(
        LoginPage {QString::fromLatin1(transaction), {}, {}, authorization->redirectUri, m_options.people}));
}

void IdentityProvider::signIn(const Http::Request &request, const Http::Responder &responder)
{
    // Another site may not send the form in the person's browser (Fetch Metadata); browsers of before
    // 2023 do not say, and there the one-time id has to do.
    const QByteArray site = request.headers.value("Sec-Fetch-Site");
    const Core::Result<Form> form = parseForm(request.body);
    if (!form || (!site.isEmpty() && site != "same-origin")) {
        responder.send(startAgain());
        return;
    }
    const auto transaction = m_grants.takeTransaction(form->value(QStringLiteral("transaction")).toUtf8());
    if (!transaction) {
        responder.send(startAgain());
        return;
    }
    const QString username = form->value(QStringLiteral("username"));
    const Person *person = findPerson(m_options.people, username, form->value(QStringLiteral("password")));
    if (!person) {
        refusePassword(*transaction, username, responder);
        return;
    }
    qCInfo(lcDemo, "somebody signed in");
    const QByteArray code = m_grants.issueCode(transaction->request, person->username);
    // 303, so that no browser sends the password on (RFC 9700, section 4.12).
    responder.send(redirect(303, transaction->request.redirectUri, transaction->request.state,
                            {{QStringLiteral("code"), QString::fromLatin1(code)}}));
}

void IdentityProvider::refusePassword(const Grants::Transaction &transaction, const QString &username,
                                      const Http::Responder &responder)
{
    const int failures = transaction.failures + 1;
    if (failures >= maxWrongPasswords || m_delayed >= maxDelayed) {
        responder.send(
            renderMessagePage(429, QStringLiteral("Too many attempts"),
                              QStringLiteral("Go back to Secure Agent and sign in again from there.")));
        return;
    }
    ++m_delayed;
    QTimer::singleShot(
        m_options.wrongPasswordDelay, this, [this, transaction, failures, username, responder]() {
            --m_delayed;
            const QByteArray next = m_grants.openTransaction(transaction.request, failures);
            responder.send(renderLoginPage(LoginPage {
                QString::fromLatin1(next), username.left(100),
                QStringLiteral("That user name and password do not belong together. Please try again."),
                transaction.request.redirectUri, m_options.people}));
        });
}

Http::Reply IdentityProvider::endSession(QByteArrayView fields)
{
    const Core::Result<Form> form = parseForm(fields);
    const auto session
        = form ? m_mint->readHint(form->value(QStringLiteral("id_token_hint")).toUtf8()) : std::nullopt;
    if (!session)
        return renderMessagePage(400, QStringLiteral("You were not signed out here"),
                                 QStringLiteral("The application did not say who wants to leave."));
    m_grants.endSession(*session);
    const QString target = form->value(QStringLiteral("post_logout_redirect_uri"));
    if (target.isEmpty())
        return redirect(302, m_issuer + QStringLiteral("/loggedout"), {}, {});
    if (!isAllowedAfterLogout(target))
        return renderMessagePage(
            400, QStringLiteral("You are signed out"),
            QStringLiteral("The application may not be called back at the address that it "
                           "gave. You can close this page."));
    QList<std::pair<QString, QString>> state;
    if (form->contains(QStringLiteral("state")))
        state.append({QStringLiteral("state"), form->value(QStringLiteral("state"))});
    Http::Reply reply;
    reply.status = 302;
    reply.headers.set("Location", redirectTarget(target, state));
    reply.headers.set("Cache-Control", "no-store");
    return reply;
}

Http::Reply IdentityProvider::redirect(int status, const QString &uri, const QString &state,
                                       QList<std::pair<QString, QString>> fields) const
{
    if (!state.isEmpty())
        fields.append(
            {QStringLiteral("state"), m_misbehaviour.wrongState ? QStringLiteral("another") : state});
    // RFC 9207: whose answer this is.
    if (!fields.isEmpty() && !m_misbehaviour.omitResponseIssuer)
        fields.append({QStringLiteral("iss"),
                       m_misbehaviour.responseIssuer.isEmpty() ? m_issuer : m_misbehaviour.responseIssuer});
    Http::Reply reply;
    reply.status = status;
    reply.headers.set("Location", redirectTarget(uri, fields));
    reply.headers.set("Cache-Control", "no-store");
    reply.headers.set("Referrer-Policy", "no-referrer");
    return reply;
}

void IdentityProvider::setMisbehaviour(const Demo::Misbehaviour &misbehaviour)
{
    m_misbehaviour = misbehaviour;
}

void IdentityProvider::rotateKeys(bool keepOld)
{
    if (const Core::Result<> rotated = m_mint->rotateKeys(keepOld); !rotated)
        qCWarning(lcDemo, "no new key: %ls", qUtf16Printable(rotated.error().detail));
}

void IdentityProvider::endAllSessions()
{
    m_grants.endAllSessions();
}

void IdentityProvider::drain(std::chrono::milliseconds limit)
{
    m_server->drain(limit);
}

} // namespace Demo
