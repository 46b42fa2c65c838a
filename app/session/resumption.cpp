// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/resumption.h"

#include "core/logging.h"
#include "http/origin.h"
#include "session/plaintext.h"
#include "session/renewal.h"

namespace Session {

using Core::Error;
using Core::Result;
using Kind = SignInFailure::Kind;

Resumption::Resumption(const IdentitySettings &settings, Http::Client &http, TokenStore &store,
                       Core::Clock clock, std::chrono::milliseconds requestTime, QObject *parent)
    : QObject(parent), m_settings(settings), m_http(http), m_store(store), m_clock(std::move(clock)),
      m_requestTime(requestTime)
{
}

void Resumption::start()
{
    Core::whenDone(this, m_store.read(), [this](const Result<Core::Secret> &refreshToken) {
        if (!refreshToken || !Http::isSafeForCredentials(QUrl(m_settings.issuer))) {
            Q_EMIT nothing();
            return;
        }
        Q_EMIT found();
        lookForProvider();
    });
}

void Resumption::lookForProvider()
{
    Core::whenDone(this, Jose::discover(m_http, m_settings.issuer, Jose::Need::SignIn, this, m_requestTime),
                   [this](const Result<Jose::ProviderMetadata> &provider) {
                       if (provider)
                           renew(*provider);
                       else
                           Q_EMIT failed(discoveryFailure(provider.error()), true);
                   });
}

void Resumption::renew(const Jose::ProviderMetadata &provider)
{
    Core::whenDone(this, renewTokens(m_http, m_store, provider, m_settings.clientId, m_requestTime, this),
                   [this, provider](const Result<TokenResponse> &tokens) {
                       if (tokens) {
                           check(provider, *tokens);
                           return;
                       }
                       const Error &error = tokens.error();
                       if (error.code == Error::Code::Unauthorized) {
                           qCInfo(lcSession) << "the provider has ended the session:" << error.detail;
                           Q_EMIT nothing();
                       } else if (error.code == Error::Code::NotFound) {
                           Q_EMIT nothing();
                       } else {
                           const bool ourRequest = error.code == Error::Code::Forbidden;
                           Q_EMIT failed(
                               {ourRequest ? Kind::ProviderNotUnderstood : Kind::ProviderUnreachable,
                                {},
                                plainText(error.detail)},
                               true);
                       }
                   });
}

void Resumption::check(const Jose::ProviderMetadata &provider, const TokenResponse &tokens)
{
    if (tokens.idToken.isEmpty()) {
        // A refresh need not bring one (OpenID Connect Core 1.0, section 12.2). Then nothing that is
        // verified says whose tokens these are.
        qCInfo(lcSession) << "the provider does not say whose session it is";
        Q_EMIT nothing();
        return;
    }
    m_keys = std::make_shared<Jose::KeySource>(
        m_http, m_settings.issuer, Jose::KeySourceRules {.minBetweenRefreshes = std::chrono::seconds {2}});
    const Jose::IdTokenRules rules {provider.issuer, m_settings.clientId, {}};
    Core::whenDone(this, identify(tokens, *m_keys, rules, m_settings.roleClient, m_clock, this),
                   [this, provider, tokens](const Result<Person> &person) {
                       if (person) {
                           Q_EMIT done({provider, tokens, *person, m_keys});
                           return;
                       }
                       const bool away = person.error().code == Error::Code::Unavailable;
                       if (!away)
                           forgetToken(m_store, tokens.refreshToken);
                       Q_EMIT failed({away ? Kind::ProviderUnreachable : Kind::Rejected,
                                      {},
                                      plainText(person.error().detail)},
                                     away);
                   });
}

} // namespace Session
