// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/signin.h"

#include "core/logging.h"
#include "http/origin.h"
#include "session/plaintext.h"
#include "session/remedy.h"

#include <QTimer>

namespace Session {

using Core::Error;
using Kind = SignInFailure::Kind;

SignInFailure discoveryFailure(const Error &error)
{
    if (error.code == Error::Code::Unavailable)
        return {Kind::ProviderUnreachable, {}, plainText(error.detail)};
    if (const auto other = Jose::otherIssuer(error))
        return {Kind::IssuerMismatch, plainText(*other), plainText(error.detail)};
    return {Kind::ProviderNotUnderstood, {}, plainText(error.detail)};
}

SignIn::SignIn(const IdentitySettings &settings, Http::NetworkClient &http, AuthorizationLimits limits,
               Core::Clock clock, AuthorizationNeeds needs, QObject *parent)
    : QObject(parent), m_settings(settings), m_http(http), m_limits(limits), m_clock(std::move(clock)),
      m_needs(std::move(needs))
{
}

void SignIn::start()
{
    m_begun = m_clock();
    if (!Http::isSafeForCredentials(QUrl(m_settings.issuer))) {
        failLater({Kind::ProviderNotUnderstood,
                   {},
                   QStringLiteral("the issuer is neither https nor on this machine")});
        return;
    }
    Core::whenDone(this,
                   Jose::discover(m_http, m_settings.issuer, Jose::Need::SignIn, this, m_limits.requestTime),
                   [this](const Core::Result<Jose::ProviderMetadata> &provider) {
                       if (provider)
                           authorize(*provider);
                       else
                           Q_EMIT failed(discoveryFailure(provider.error()));
                   });
}

void SignIn::cancel()
{
    if (m_flow)
        m_flow->cancel();
}

void SignIn::authorize(const Jose::ProviderMetadata &provider)
{
    m_provider = provider;
    // New for each sign-in, so that a provider that was set up anew is asked for its new keys. One
    // person's tokens, straight from the provider, cannot make it ask often.
    m_keys = std::make_shared<Jose::KeySource>(
        m_http, m_settings.issuer,
        Jose::KeySourceRules {.minBetweenRefreshes = std::chrono::seconds {2},
                              .timeLimit = m_limits.requestTime});
    m_flow = std::make_unique<AuthorizationFlow>(provider, m_settings, m_http, m_limits, m_needs);
    connect(m_flow.get(), &AuthorizationFlow::returned, this, &SignIn::finishing);
    connect(m_flow.get(), &AuthorizationFlow::succeeded, this, &SignIn::check);
    connect(m_flow.get(), &AuthorizationFlow::failed, this, &SignIn::failed);

    const auto url = m_flow->start();
    if (url)
        Q_EMIT browserNeeded(*url);
    else
        Q_EMIT failed(url.error());
}

void SignIn::check(const TokenResponse &tokens)
{
    const Jose::IdTokenRules rules {m_provider.issuer, m_settings.clientId, m_flow->nonce()};
    Core::whenDone(this, identify(tokens, *m_keys, rules, m_settings.roleClient, m_clock, this),
                   [this, tokens](const Core::Result<Person> &person) {
                       m_flow.reset(); // and with it what Qt's object knows of the tokens
                       const Core::Result<> enough = checkNeeds(m_needs, tokens, m_begun, m_clock());
                       if (person && !enough) {
                           Q_EMIT failed({Kind::NotEnough, {}, enough.error().detail});
                           return;
                       }
                       if (person) {
                           Q_EMIT done({m_provider, tokens, *person, m_keys});
                           return;
                       }
                       qCWarning(lcSession) << "sign-in rejected:" << person.error().detail;
                       const bool away = person.error().code == Error::Code::Unavailable;
                       Q_EMIT failed({away ? Kind::ProviderUnreachable : Kind::Rejected,
                                      {},
                                      plainText(person.error().detail)});
                   });
}

void SignIn::failLater(const SignInFailure &failure)
{
    QTimer::singleShot(0, this, [this, failure] { Q_EMIT failed(failure); });
}

} // namespace Session
