// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"
#include "doubles/fakehttpclient.h"
#include "doubles/lentkey.h"
#include "jose/token.h"

namespace Doubles {

/// An issuer without a server: signs tokens, and publishes its keys through a FakeHttpClient.
///
/// Its tokens are good from `now` for 300 s for the audience "hr-api", unless `change` says otherwise:
/// a member with the value "(none)" goes, any other replaces.
class TestIssuer
{
public:
    explicit TestIssuer(QString issuer = QStringLiteral("http://127.0.0.1:9999"));

    QString issuer() const { return m_issuer; }
    const Jose::PrivateKey &key() const { return *m_key; }
    Core::Time now() const { return m_now; }
    Core::Clock clock() const;

    QJsonObject header() const;
    QJsonObject claims() const;
    QByteArray accessToken(const QJsonObject &change = {}) const;

    /// Discovery and keys at their usual paths.
    void publish(FakeHttpClient &client) const;
    QByteArray metadata(const QJsonObject &change = {}) const;
    static QByteArray keySet(const QList<Jose::PrivateKey> &keys);

    static QJsonObject changed(QJsonObject object, const QJsonObject &change);

private:
    const QString m_issuer;
    const std::shared_ptr<const Jose::PrivateKey> m_key = lendKey();
    const Core::Time m_now {std::chrono::seconds {1'800'000'000}};
};

inline constexpr const char *discoveryPath = "/.well-known/openid-configuration";

} // namespace Doubles
