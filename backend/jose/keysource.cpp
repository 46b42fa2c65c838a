// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/keysource.h"

#include "core/logging.h"
#include "http/origin.h"
#include "jose/discovery.h"

#include <utility>

namespace Jose {

using Core::Error;

namespace {

/// Whether a refresh that failed so did get an answer.
bool isAnswer(Error::Code code)
{
    return code == Error::Code::Invalid || code == Error::Code::Conflict || code == Error::Code::TooLarge;
}

} // namespace

KeySource::KeySource(Http::Client &client, QString issuer, KeySourceRules rules, QObject *parent)
    : QObject(parent), m_client(client), m_issuer(std::move(issuer)), m_rules(rules)
{
    m_background.setSingleShot(true);
    connect(&m_background, &QTimer::timeout, this, &KeySource::refresh);
    refresh();
}

Core::Future<PublicKey> KeySource::find(const QByteArray &keyId)
{
    if (const PublicKey *key = known(keyId))
        return Core::ready<PublicKey>(*key);
    if (!m_refreshing) {
        // Nothing known: the timer tries again soon, however many people ask.
        if (!hasKeys())
            return Core::ready<PublicKey>(
                Core::failure(Error::Code::Unavailable, QStringLiteral("no keys of the issuer are known")));
        if (m_sinceRefresh.isValid() && !m_sinceRefresh.hasExpired(m_rules.minBetweenRefreshes.count()))
            return Core::ready<PublicKey>(Core::failure(
                Error::Code::Unauthorized, QStringLiteral("an unknown key, asked too recently")));
        m_sinceRefresh.start();
        refresh();
    }
    Waiting waiting {keyId, {}};
    const Core::Future<PublicKey> future = waiting.promise.future();
    m_waiting.append(std::move(waiting));
    return future;
}

void KeySource::refresh()
{
    if (m_refreshing)
        return;
    m_refreshing = true;
    ++m_refreshCount;
    m_background.stop();
    const auto discovery = discover(m_client, m_issuer, Need::Keys, this, m_rules.timeLimit);
    Core::whenDone(this, discovery, [this](const Core::Result<ProviderMetadata> &metadata) {
        if (!metadata)
            finishRefresh(Core::failure(metadata.error()));
        else if (Http::origin(metadata->jwksUri) != Http::origin(QUrl(m_issuer)))
            // Whoever serves the keys decides who is let in: that is the issuer and no one else.
            finishRefresh(Core::failure(Error::Code::Invalid, QStringLiteral("jwks_uri has another origin")));
        else
            fetchKeys(metadata->jwksUri);
    });
}

void KeySource::fetchKeys(const QUrl &jwksUri)
{
    Http::ClientRequest request;
    request.url = jwksUri;
    request.headers.add("Accept", "application/jwk-set+json, application/json");
    request.timeLimit = m_rules.timeLimit;
    request.maxBytes = m_rules.maxBytes;
    Core::whenDone(this, m_client.send(request), [this](const Core::Result<Http::ClientResponse> &response) {
        if (!response)
            return finishRefresh(Core::failure(response.error()));
        if (response->status != 200)
            return finishRefresh(
                Core::failure(response->status >= 500 ? Error::Code::Unavailable : Error::Code::Invalid,
                              QStringLiteral("the keys answer with status %1").arg(response->status)));
        if (response->body == m_lastDocument)
            return finishRefresh({});
        const Core::Result<KeySet> keys = KeySet::parse(response->body);
        if (!keys)
            return finishRefresh(Core::failure(keys.error()));
        m_lastDocument = response->body;
        const bool changed = !keys->sameAs(m_keys);
        m_keys = *keys;
        if (changed)
            Q_EMIT keysChanged(); // before anybody goes on with one of the new ones
        finishRefresh({});
    });
}

void KeySource::tell(const Core::Result<> &result)
{
    if (result) {
        if (m_sinceWarning.isValid())
            qCWarning(lcJose, "keys of %ls: there again", qUtf16Printable(m_issuer));
        m_sinceWarning.invalidate();
    } else if (!m_sinceWarning.isValid() || m_sinceWarning.hasExpired(m_rules.warnAgain.count())) {
        qCWarning(lcJose, "keys of %ls: %ls", qUtf16Printable(m_issuer),
                  qUtf16Printable(result.error().detail));
        m_sinceWarning.start();
    }
}

void KeySource::finishRefresh(const Core::Result<> &result)
{
    m_refreshing = false;
    m_answered = result || isAnswer(result.error().code);
    tell(result);
    m_background.start(hasKeys() ? m_rules.backgroundRefresh : m_rules.retryWhileEmpty);
    const QList<Waiting> waiting = std::exchange(m_waiting, {});
    for (const Waiting &one : waiting) {
        if (const PublicKey *key = known(one.keyId))
            one.promise.finish(*key);
        else if (hasKeys())
            one.promise.finish(
                Core::failure(Error::Code::Unauthorized, QStringLiteral("the issuer has no such key")));
        else
            one.promise.finish(
                Core::failure(Error::Code::Unavailable, QStringLiteral("no keys of the issuer are known")));
    }
}

} // namespace Jose
