// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/grant.h"

#include "core/logging.h"
#include "session/plaintext.h"
#include "session/renewal.h"

#include <algorithm>

namespace Session {

using Core::Error;
using Core::Result;
using Core::Secret;

namespace {

/// Where neither the endpoint nor the token says how long it lives.
constexpr std::chrono::seconds unknownLife {60};
/// However long a life is, the clock is looked at again: a timer counts milliseconds, as an int.
constexpr std::chrono::hours longestWait {24};
/// However short a life is: this is no reason to ask without a pause.
constexpr std::chrono::milliseconds leastWait {500};

std::chrono::seconds lifeOf(const TokenResponse &tokens, Core::Time now)
{
    if (tokens.expiresIn)
        return *tokens.expiresIn;
    const QJsonValue exp = displayClaims(tokens.accessToken).value(QLatin1String("exp"));
    if (!exp.isDouble())
        return unknownLife;
    const auto life = std::chrono::seconds(exp.toInteger()) - now.time_since_epoch();
    return std::max(life, std::chrono::seconds {1});
}

} // namespace

Grant::Grant(const SignedIn &signedIn, const IdentitySettings &settings, Http::Client &http,
             TokenStore &store, Core::Clock clock, SessionLimits limits, QObject *parent)
    : QObject(parent), m_provider(signedIn.provider), m_settings(settings), m_keys(signedIn.keys),
      m_http(http), m_store(store), m_clock(std::move(clock)), m_limits(limits), m_person(signedIn.person),
      m_nextRetry(limits.firstRetry)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Grant::refreshInTime);
    adopt(signedIn.tokens);
}

Grant::~Grant()
{
    close();
}

void Grant::close()
{
    m_closed = true;
    m_timer.stop();
    m_renewal.reset();
    m_access = {};
    answer(Core::failure(Error::Code::Unauthorized, QStringLiteral("signed out")));
}

bool Grant::isFresh() const
{
    return !m_access.isEmpty() && m_clock() < m_refreshAt;
}

Core::Future<Secret> Grant::accessToken()
{
    if (isFresh())
        return Core::ready<Secret>(m_access);
    m_waiting.push_back({{}, false});
    const Core::Future<Secret> future = m_waiting.back().promise.future();
    refresh();
    return future;
}

Core::Future<Secret> Grant::renewedToken(const Secret &refused)
{
    if (!refused.isEmpty() && !m_access.equals(refused))
        return accessToken();
    m_waiting.push_back({{}, true});
    const Core::Future<Secret> future = m_waiting.back().promise.future();
    refresh();
    return future;
}

void Grant::adopt(const TokenResponse &tokens)
{
    const Core::Time now = m_clock();
    const std::chrono::seconds life = lifeOf(tokens, now);
    m_access = tokens.accessToken;
    if (!tokens.idToken.isEmpty())
        m_idToken = tokens.idToken;
    m_expires = now + life;
    if (tokens.refreshToken.isEmpty())
        m_refreshAt = m_expires;
    else
        m_refreshAt = m_expires - (life < 2 * m_limits.refreshAhead ? life / 2 : m_limits.refreshAhead);
    m_nextRetry = m_limits.firstRetry;
    m_isRetry = false;
    wait();
}

void Grant::wait()
{
    const std::chrono::milliseconds left = m_refreshAt - m_clock();
    m_timer.start(std::clamp<std::chrono::milliseconds>(left, leastWait, longestWait));
}

void Grant::refreshInTime()
{
    if (isFresh() && !m_isRetry)
        wait();
    else
        refresh();
}

void Grant::refresh()
{
    if (m_refreshing || m_closed)
        return;
    m_refreshing = true;
    m_timer.stop();
    m_renewal = std::make_unique<QObject>();
    Core::whenDone(
        this,
        renewTokens(m_http, m_store, m_provider, m_settings.clientId, m_limits.requestTime, m_renewal.get()),
        [this](const Result<TokenResponse> &tokens) {
            if (m_closed)
                return;
            if (tokens)
                verify(*tokens);
            else if (tokens.error().code == Error::Code::Unauthorized
                     || tokens.error().code == Error::Code::NotFound)
                end(tokens.error().detail);
            else // also a page of a hotel's network: nothing that the provider itself said
                postpone(tokens.error());
        });
}

/// A refresh may bring an ID token (OpenID Connect Core 1.0, section 12.2). It is about the same
/// person, or it is not for us.
void Grant::verify(const TokenResponse &tokens)
{
    if (tokens.idToken.isEmpty()) {
        const QJsonObject claims = displayClaims(tokens.accessToken);
        const QJsonValue subject = claims.value(QLatin1String("sub"));
        if (!subject.isUndefined() && subject.toString() != m_person.subject) {
            reject(tokens, QStringLiteral("a refresh brought somebody else's access token"));
            return;
        }
        Person person = m_person;
        if (!claims.isEmpty())
            person.roles = Jose::claimSetOf(claims, m_settings.roleClient).roles;
        finish(tokens, person);
        return;
    }
    const Jose::IdTokenRules rules {m_provider.issuer, m_settings.clientId, {}};
    Core::whenDone(this, identify(tokens, *m_keys, rules, m_settings.roleClient, m_clock, this),
                   [this, tokens](const Result<Person> &person) {
                       if (m_closed)
                           return;
                       if (!person && person.error().code == Error::Code::Unavailable)
                           postpone(person.error());
                       else if (!person)
                           reject(tokens, person.error().detail);
                       else if (person->subject != m_person.subject)
                           reject(tokens, QStringLiteral("a refresh brought somebody else's ID token"));
                       else
                           finish(tokens, *person);
                   });
}

void Grant::finish(const TokenResponse &tokens, const Person &person)
{
    m_refreshing = false;
    adopt(tokens);
    answer(m_access);
    if (m_person == person)
        return;
    m_person = person;
    Q_EMIT personChanged();
}

/// The session lives; the next try comes later, or with the next who asks.
void Grant::postpone(const Error &error)
{
    qCWarning(lcSession) << "the access token could not be refreshed:" << plainText(error.detail);
    m_refreshing = false;
    m_isRetry = true;
    m_timer.start(m_nextRetry);
    m_nextRetry = std::min(m_nextRetry * 2, m_limits.lastRetry);
    const bool usable = m_clock() < m_expires;
    for (const Waiting &waiting : std::exchange(m_waiting, {})) {
        if (usable && !waiting.needsNew)
            waiting.promise.finish(m_access);
        else
            waiting.promise.finish(Core::failure(Error::Code::Unavailable, error.detail));
    }
}

void Grant::end(const QString &why)
{
    qCInfo(lcSession) << "the provider ended the session:" << why;
    close();
    Q_EMIT ended();
}

void Grant::reject(const TokenResponse &tokens, const QString &why)
{
    qCWarning(lcSession) << "the session is given up:" << why;
    forgetToken(m_store, tokens.refreshToken);
    close();
    Q_EMIT rejected({SignInFailure::Kind::Rejected, {}, plainText(why)});
}

void Grant::answer(const Result<Secret> &result)
{
    for (const Waiting &waiting : std::exchange(m_waiting, {}))
        waiting.promise.finish(result);
}

} // namespace Session
