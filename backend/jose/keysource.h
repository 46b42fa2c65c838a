// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "core/time.h"
#include "http/client.h"
#include "jose/keyset.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace Jose {

/// How often keys are fetched.
struct KeySourceRules
{
    std::chrono::milliseconds minBetweenRefreshes {60000}; ///< whatever tokens arrive
    std::chrono::milliseconds backgroundRefresh {600000};
    std::chrono::milliseconds retryWhileEmpty {2000}; ///< nothing known yet: the provider may be starting
    std::chrono::milliseconds timeLimit {5000};
    std::chrono::milliseconds warnAgain {60000}; ///< while it fails: how often that is told
    qint64 maxBytes = 256 * 1024;
};

/// The signing keys of one issuer: discovered, cached, refreshed in the background, and once more
/// for an unknown `kid`, at most once in minBetweenRefreshes. Known keys are kept while the provider
/// is away. Belongs to one thread; a server has one for each of its threads.
class KeySource : public QObject
{
    Q_OBJECT
public:
    KeySource(Http::Client &client, QString issuer, KeySourceRules rules = {}, QObject *parent = nullptr);

    QString issuer() const { return m_issuer; }

    /// A known key, without waiting; null when it is not known.
    const PublicKey *known(const QByteArray &keyId) const { return m_keys.find(keyId); }
    /// The key, after a refresh when that may help. Unauthorized: the provider has no such key (or
    /// was asked too recently); Unavailable: no keys are known, see isAnswered().
    Core::Future<PublicKey> find(const QByteArray &keyId);

    bool hasKeys() const { return m_keys.size() > 0; }
    /// Whether the provider answered when it was last asked. Without keys: it gave none that can be used, and
    /// that does not pass by waiting.
    bool isAnswered() const { return m_answered; }
    quint64 refreshCount() const { return m_refreshCount; } ///< how often the provider was asked

Q_SIGNALS:
    /// The set of keys was replaced by a different one: caches of verified tokens must go.
    void keysChanged();

private:
    struct Waiting
    {
        QByteArray keyId;
        Core::Promise<PublicKey> promise;
    };

    void refresh();
    void fetchKeys(const QUrl &jwksUri);
    void finishRefresh(const Core::Result<> &result);
    void tell(const Core::Result<> &result);

    Http::Client &m_client;
    const QString m_issuer;
    const KeySourceRules m_rules;
    KeySet m_keys;
    QByteArray m_lastDocument;
    QList<Waiting> m_waiting;
    QElapsedTimer m_sinceRefresh; ///< invalid before the first
    QElapsedTimer m_sinceWarning; ///< invalid: the last refresh went well
    QTimer m_background;
    quint64 m_refreshCount = 0;
    bool m_refreshing = false;
    bool m_answered = false;
};

} // namespace Jose
