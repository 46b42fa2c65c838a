// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/authorizationflow.h"

#include "core/logging.h"
#include "core/random.h"
#include "session/exchangenetwork.h"
#include "session/loopbackreplyhandler.h"
#include "session/plaintext.h"

#include <QCryptographicHash>
#include <QOAuth2AuthorizationCodeFlow>
#include <QTimer>
#include <QUrlQuery>

namespace Session {

using Core::Error;
using Core::Secret;
using Kind = SignInFailure::Kind;

namespace {

constexpr qsizetype maxCodeSize = 8 * 1024;

using Parameters = QMultiMap<QString, QVariant>;

/// Replaces what Qt has put there: from 6.8 its own PKCE pair, from 6.9 its own nonce. Encoded,
/// because QUrlQuery leaves a "+" alone, which a server reads as a space, and 6.4 and 6.8 differ in
/// what they encode themselves.
void put(Parameters &parameters, const char *name, const QByteArray &value)
{
    parameters.remove(QLatin1String(name));
    parameters.insert(QLatin1String(name), QString::fromLatin1(value.toPercentEncoding()));
}

SignInFailure authorizationError(const QString &code, const QString &description)
{
    const QString reason = plainText(description);
    const QString detail
        = plainText(QStringLiteral("the provider answered %1: %2").arg(plainText(code, 60), reason));
    if (code == QLatin1String("access_denied"))
        return {Kind::Denied, {}, detail, reason};
    if (code == QLatin1String("server_error") || code == QLatin1String("temporarily_unavailable"))
        return {Kind::ProviderUnreachable, {}, detail, reason};
    return {Kind::ProviderNotUnderstood, {}, detail, reason};
}

SignInFailure exchangeError(const Error &error)
{
    switch (error.code) {
    case Error::Code::Unavailable:
        return {Kind::ProviderUnreachable, {}, error.detail};
    case Error::Code::Unauthorized:
        return {Kind::Rejected, {}, error.detail};
    default:
        return {Kind::ProviderNotUnderstood, {}, error.detail};
    }
}

} // namespace

struct AuthorizationFlow::Private
{
    enum class Step { Idle, Waiting, Exchanging, Over };

    Private(AuthorizationFlow *owner, Jose::ProviderMetadata metadata, const IdentitySettings &identity,
            Http::NetworkClient &http, AuthorizationLimits times, AuthorizationNeeds strength)
        : q(owner), provider(std::move(metadata)), scopes(identity.scopes.join(QLatin1Char(' ')).toUtf8()),
          limits(times), needs(std::move(strength)),
          handler([this](const CallbackListener::Parameters &parameters) { return judge(parameters); }, q),
          network(*http.accessManager(), times.requestTime, q),
          oauth(identity.clientId, provider.authorizationEndpoint, provider.tokenEndpoint, &network, q)
    {
    }

    void modify(QAbstractOAuth::Stage stage, Parameters &parameters) const;
    SignInPage judge(const CallbackListener::Parameters &parameters);
    void redeem();
    void succeed();
    void fail(SignInFailure failure);
    void stopListening();
    void end();

    AuthorizationFlow *const q;
    const Jose::ProviderMetadata provider;
    const QByteArray scopes;
    const AuthorizationLimits limits;
    const AuthorizationNeeds needs;
    Step step = Step::Idle;
    bool silent = false; ///< cancelled
    QByteArray state;
    QByteArray nonce;
    Secret verifier;
    Secret code;
    TokenResponse tokens;
    QTimer browserTimer;
    // In this order: the network ends its reply before the handler goes, which Qt 6.4 would call.
    LoopbackReplyHandler handler;
    ExchangeNetwork network;
    QOAuth2AuthorizationCodeFlow oauth;
};

AuthorizationFlow::AuthorizationFlow(Jose::ProviderMetadata provider, const IdentitySettings &settings,
                                     Http::NetworkClient &http, AuthorizationLimits limits,
                                     const AuthorizationNeeds &needs, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(provider), settings, http, limits, needs))
{
    d->oauth.setReplyHandler(&d->handler);
    d->oauth.setModifyParametersFunction(
        [this](QAbstractOAuth::Stage stage, Parameters *parameters) { d->modify(stage, *parameters); });
    connect(&d->handler, &LoopbackReplyHandler::exchangeFailed, this, [this](const Error &error) {
        if (d->step == Private::Step::Exchanging)
            d->fail(exchangeError(d->network.isOverflowed()
                                      ? Error {Error::Code::TooLarge,
                                               QStringLiteral("the token endpoint's answer is too large")}
                                      : error));
    });
    connect(&d->handler, &LoopbackReplyHandler::exchanged, this,
            [this](const TokenResponse &tokens) { d->tokens = tokens; });
    connect(&d->handler, &LoopbackReplyHandler::handedOver, this, [this] {
        if (d->step == Private::Step::Exchanging)
            d->fail({Kind::Rejected, {}, QStringLiteral("Qt's flow did not take the tokens")});
    });
    connect(&d->oauth, &QAbstractOAuth::granted, this, [this] { d->succeed(); });
    d->browserTimer.setSingleShot(true);
    connect(&d->browserTimer, &QTimer::timeout, this, [this] {
        d->fail({Kind::TimedOut, {}, QStringLiteral("nobody came back from the browser")});
    });
}

AuthorizationFlow::~AuthorizationFlow() = default;

tl::expected<QUrl, SignInFailure> AuthorizationFlow::start()
{
    if (const Core::Result<> opened = d->handler.listener().open(); !opened)
        return tl::unexpected(SignInFailure {Kind::PortUnavailable, {}, opened.error().detail});

    // Fresh each time. Qt 6.4 makes a guessable state of 8 characters and keeps it (CVE-2024-36048).
    d->state = Core::randomToken();
    d->nonce = Core::randomToken();
    d->verifier = Secret(Core::randomToken());
    d->oauth.setState(QString::fromLatin1(d->state));

    QUrl url;
    const QMetaObject::Connection made = connect(&d->oauth, &QAbstractOAuth::authorizeWithBrowser, this,
                                                 [&url](const QUrl &page) { url = page; });
    d->oauth.grant();
    disconnect(made);

    d->step = Private::Step::Waiting;
    d->browserTimer.start(d->limits.browserTime);
    return url;
}

void AuthorizationFlow::cancel()
{
    d->end();
    d->silent = true;
}

QString AuthorizationFlow::nonce() const
{
    return QString::fromLatin1(d->nonce);
}

void AuthorizationFlow::Private::modify(QAbstractOAuth::Stage stage, Parameters &parameters) const
{
    switch (stage) {
    case QAbstractOAuth::Stage::RequestingAuthorization: {
        const QByteArray challenge
            = QCryptographicHash::hash(verifier.expose(), QCryptographicHash::Sha256)
                  .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        put(parameters, "scope", scopes); // not setScope(): it is deprecated from 6.9
        put(parameters, "nonce", nonce);
        put(parameters, "code_challenge", challenge);
        put(parameters, "code_challenge_method", "S256");
        if (!needs.acrValues.isEmpty())
            put(parameters, "acr_values", needs.acrValues.join(QLatin1Char(' ')).toUtf8());
        if (needs.maxAge)
            put(parameters, "max_age", QByteArray::number(qint64(needs.maxAge->count())));
        // An endpoint may have a query of its own (RFC 6749, section 3.1); Qt replaces it.
        const auto own = QUrlQuery(provider.authorizationEndpoint).queryItems(QUrl::FullyDecoded);
        for (const auto &[name, value] : own) {
            if (!parameters.contains(name))
                parameters.insert(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
        }
        break;
    }
    case QAbstractOAuth::Stage::RequestingAccessToken:
        put(parameters, "code", code.expose());
        put(parameters, "code_verifier", verifier.expose());
        break;
    default:
        break;
    }
}

/// Looks at a redirect before Qt's flow does: Qt ends or forgets a sign-in for what anybody on this
/// machine can send, and logs a provider's words as they are.
SignInPage AuthorizationFlow::Private::judge(const CallbackListener::Parameters &parameters)
{
    const Secret received(parameters.value(QStringLiteral("state")).toUtf8());
    if (step != Step::Waiting || !received.equals(Secret(state))) {
        qCInfo(lcSession) << "a callback with another state was ignored";
        return SignInPage::NotExpected;
    }
    // It carries our state: whatever it says, it is the answer, and there is no second one.
    stopListening();

    const QString issuer = parameters.value(QStringLiteral("iss"));
    const bool issuerNeeded = provider.sendsIssuerInResponse || parameters.contains(QStringLiteral("iss"));
    if (issuerNeeded && issuer != provider.issuer) { // RFC 9207, section 2.4: mix-up
        fail({Kind::Rejected, {}, QStringLiteral("the callback names another issuer, or none")});
        return SignInPage::NotSignedIn;
    }
    if (parameters.contains(QStringLiteral("error"))) {
        fail(authorizationError(parameters.value(QStringLiteral("error")),
                                parameters.value(QStringLiteral("error_description"))));
        return SignInPage::NotSignedIn;
    }
    code = Secret(parameters.value(QStringLiteral("code")).toUtf8());
    if (code.isEmpty() || code.expose().size() > maxCodeSize) {
        fail({Kind::Rejected, {}, QStringLiteral("the callback has no usable code")});
        return SignInPage::NotSignedIn;
    }
    step = Step::Exchanging;
    QTimer::singleShot(0, q, [this] { redeem(); }); // the browser gets its page first
    return SignInPage::Received;
}

void AuthorizationFlow::Private::redeem()
{
    Q_EMIT q->returned();
    if (step != Step::Exchanging)
        return;
    handler.deliver(QString::fromUtf8(code.expose()), QString::fromLatin1(state));
    if (step == Step::Exchanging && !network.isBusy())
        fail({Kind::ProviderNotUnderstood, {}, QStringLiteral("the code could not be sent")});
}

void AuthorizationFlow::Private::succeed()
{
    if (step != Step::Exchanging)
        return;
    oauth.setToken(QString()); // it is a property there: whoever finds the object could read it
    end();
    QTimer::singleShot(0, q, [this] {
        if (!silent)
            Q_EMIT q->succeeded(std::exchange(tokens, {}));
    });
}

void AuthorizationFlow::Private::fail(SignInFailure failure)
{
    end();
    QTimer::singleShot(0, q, [this, failure = std::move(failure)] {
        if (!silent)
            Q_EMIT q->failed(failure);
    });
}

void AuthorizationFlow::Private::stopListening()
{
    browserTimer.stop();
    handler.listener().close();
}

void AuthorizationFlow::Private::end()
{
    stopListening();
    step = Step::Over;
    code = {};
    verifier = {};
}

} // namespace Session
