// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/tokenexchange.h"

#include "core/json.h"
#include "core/logging.h"
#include "jose/discovery.h"
#include "jose/token.h"

#include <QCryptographicHash>
#include <QUrlQuery>

#include <algorithm>

namespace Agent {

using Core::Error;
using Core::failure;

namespace {

const QString accessTokenType = QStringLiteral("urn:ietf:params:oauth:token-type:access_token");
/// A token that ends on its way would be refused there.
constexpr std::chrono::seconds wayTime {10};

QByteArray basic(const ExchangeClient &self)
{
    // Both are form-encoded first (RFC 6749, section 2.3.1).
    const QByteArray pair = QUrl::toPercentEncoding(self.id) + ':' + self.secret.expose().toPercentEncoding();
    return "Basic " + pair.toBase64();
}

QByteArray form(const Core::Secret &token, const ExchangeTarget &target)
{
    const QByteArray type = QUrl::toPercentEncoding(accessTokenType);
    QByteArray form = "grant_type="
        + QUrl::toPercentEncoding(QStringLiteral("urn:ietf:params:oauth:grant-type:token-exchange"))
        + "&subject_token=" + token.expose().toPercentEncoding() + "&subject_token_type=" + type
        + "&requested_token_type=" + type;
    if (!target.audience.isEmpty())
        form += "&audience=" + QUrl::toPercentEncoding(target.audience);
    if (!target.scope.isEmpty())
        form += "&scope=" + QUrl::toPercentEncoding(target.scope);
    return form;
}

/// The provider's code (RFC 6749, section 5.2), when it is one: it goes into the log.
QString errorCode(const QByteArray &body)
{
    const Core::Result<QJsonObject> object = Core::parseJsonObject(body);
    const QString code = object ? object->value(QLatin1String("error")).toString() : QString();
    const bool plain = std::all_of(code.cbegin(), code.cend(), [](QChar c) {
        return c == QLatin1Char('_') || (c >= QLatin1Char('a') && c <= QLatin1Char('z'));
    });
    return plain ? code.left(60) : QString();
}

Error refusal(int status, const QString &code)
{
    const QString detail
        = QStringLiteral("the provider answered an exchange with %1 %2").arg(status).arg(code);
    if (code == QLatin1String("invalid_grant") || code == QLatin1String("invalid_token"))
        return {Error::Code::Unauthorized, detail};
    if (status == 429 || status >= 500)
        return {Error::Code::Unavailable, detail};
    return {Error::Code::Forbidden, detail};
}

/// A scope does not say what the service is called: then the token is for one that no other service is known
/// by.
bool isForAlone(const QJsonValue &claim, const ExchangeTarget &target)
{
    if (claim.isArray() && claim.toArray().size() != 1)
        return false;
    const QString only = (claim.isArray() ? claim.toArray().first() : claim).toString();
    if (target.audience.isEmpty())
        return !only.isEmpty() && !target.others.contains(only);
    return only == target.audience;
}

} // namespace

TokenExchange::TokenExchange(Http::Client &client, QString issuer, ExchangeClient self, Core::Clock clock,
                             QObject *parent)
    : QObject(parent), m_client(client), m_issuer(std::move(issuer)), m_self(std::move(self)),
      m_clock(std::move(clock))
{
}

Core::Future<Core::Secret> TokenExchange::exchange(const Auth::Principal &person,
                                                   const ExchangeTarget &target)
{
    const auto refused = [](Error::Code code, const char *why) {
        return Core::ready<Core::Secret>(failure(code, QLatin1String(why)));
    };
    if (m_self.id.isEmpty() || m_self.secret.isEmpty()
        || (target.audience.isEmpty() && target.scope.isEmpty()))
        return refused(Error::Code::Forbidden, "the agent has no account to exchange tokens with");
    const Core::Time now = m_clock();
    if (person.token.isEmpty() || person.expires <= now)
        return refused(Error::Code::Unauthorized, "the person's token has ended");

    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(person.token.expose());
    for (const QString &part : QStringList {target.audience, target.scope} + target.others)
        hash.addData('\n' + part.toUtf8());
    const Wish wish {hash.result(), person.subject, target, person.expires};
    if (const auto kept = m_kept.constFind(wish.key); kept != m_kept.cend() && kept->expires > now + wayTime)
        return Core::ready<Core::Secret>(kept->token);

    const Core::Promise<Core::Secret> promise;
    QList<Core::Promise<Core::Secret>> &waiting = m_waiting[wish.key];
    waiting.append(promise);
    if (waiting.size() == 1)
        ask(wish, person.token);
    return promise.future();
}

void TokenExchange::ask(const Wish &wish, const Core::Secret &personToken)
{
    if (!m_endpoint.isEmpty()) {
        send(wish, personToken);
        return;
    }
    // The agent's secret goes where the provider itself says, never to a guess.
    Core::whenDone(
        this, Jose::discover(m_client, m_issuer, Jose::Need::Keys, this),
        [this, wish, personToken](const Core::Result<Jose::ProviderMetadata> &metadata) {
            if (!metadata) {
                finish(wish, failure(Error::Code::Unavailable, metadata.error().detail));
                return;
            }
            if (metadata->tokenEndpoint.isEmpty()) {
                finish(wish,
                       failure(Error::Code::Unavailable,
                               QStringLiteral("the provider names no token_endpoint that can be used")));
                return;
            }
            m_endpoint = metadata->tokenEndpoint;
            send(wish, personToken);
        });
}

void TokenExchange::send(const Wish &wish, const Core::Secret &personToken)
{
    Http::ClientRequest request;
    request.method = "POST";
    request.url = m_endpoint;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                       {"Accept", "application/json"},
                       {"Authorization", basic(m_self)}};
    request.body = form(personToken, wish.target);
    Core::whenDone(this, m_client.send(request),
                   [this, wish](const Core::Result<Http::ClientResponse> &response) {
                       if (response)
                           finish(wish, read(wish, *response));
                       else
                           finish(wish, failure(Error::Code::Unavailable, response.error().detail));
                   });
}

Core::Result<TokenExchange::Kept> TokenExchange::read(const Wish &wish,
                                                      const Http::ClientResponse &response) const
{
    if (response.status != 200)
        return tl::unexpected<Error>(refusal(response.status, errorCode(response.body)));
    const auto wrong = [](const char *what) {
        return failure(Error::Code::Forbidden,
                       QStringLiteral("the provider gave %1").arg(QLatin1String(what)));
    };
    const Core::Result<QJsonObject> answer = Core::parseJsonObject(response.body);
    if (!answer)
        return wrong("an answer that cannot be read");
    const Core::Secret token(answer->value(QLatin1String("access_token")).toString().toLatin1());
    if (token.isEmpty()
        || answer->value(QLatin1String("token_type"))
                .toString()
                .compare(QLatin1String("Bearer"), Qt::CaseInsensitive)
            != 0)
        return wrong("no bearer token");
    // Keycloak 24 leaves it out.
    if (answer->value(QLatin1String("issued_token_type")).toString(accessTokenType) != accessTokenType)
        return wrong("a token of another type");

    Core::Time expires = wish.expires;
    const double lifetime = answer->value(QLatin1String("expires_in")).toDouble(-1);
    if (lifetime >= 0)
        expires = std::min(expires,
                           m_clock() + std::chrono::seconds(static_cast<qint64>(std::min(lifetime, 1e9))));
    // The service verifies it. Here it is only looked at, because a provider that ignores what was asked for
    // would have this token open more than the one service.
    if (token.expose().count('.') == 2) {
        const Core::Result<Jose::Token> seen = Jose::parseToken(token.expose());
        if (!seen || seen->claims.value(QLatin1String("sub")).toString() != wish.subject)
            return wrong("a token of somebody else");
        if (!isForAlone(seen->claims.value(QLatin1String("aud")), wish.target))
            return wrong("a token that is for others than the service");
    } else if (wish.target.audience.isEmpty()) {
        return wrong("a token that does not say for whom it is");
    }
    return Kept {token, expires};
}

void TokenExchange::finish(const Wish &wish, const Core::Result<Kept> &result)
{
    if (result) {
        makeRoom();
        m_kept.insert(wish.key, *result);
    } else {
        qCWarning(lcAgent) << "no token for"
                           << (wish.target.audience.isEmpty() ? wish.target.scope : wish.target.audience)
                           << "because" << result.error().detail;
        if (result.error().code == Error::Code::Unavailable)
            m_endpoint.clear(); // it may have moved
    }
    const QList<Core::Promise<Core::Secret>> waiting = m_waiting.take(wish.key);
    for (const Core::Promise<Core::Secret> &promise : waiting)
        promise.finish(result ? Core::Result<Core::Secret>(result->token) : failure(result.error()));
}

void TokenExchange::makeRoom()
{
    if (m_kept.size() < maxKept)
        return;
    const Core::Time now = m_clock();
    m_kept.removeIf([&](QHash<Key, Kept>::iterator entry) { return entry->expires <= now; });
    if (m_kept.size() < maxKept)
        return;
    const auto oldest = std::min_element(m_kept.cbegin(), m_kept.cend(),
                                         [](const Kept &a, const Kept &b) { return a.expires < b.expires; });
    m_kept.erase(oldest);
}

} // namespace Agent
