// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/identityprovider.h"
#include "http/networkclient.h"
#include "providerclient.h"

/// A provider on loopback in the test's own thread, by a clock that the test sets. A base of test classes.
class ProviderFixture
{
protected:
    using Fields = ProviderClient::Fields;

    /// Before each test: the usual provider, kept where the test before used it too, for a new one makes a
    /// new key.
    void prepare();
    /// A provider with options of this test alone.
    void start(Demo::ProviderOptions options = {});

    static Fields with(const char *name, const QString &value) { return {{QLatin1String(name), value}}; }
    static QString text(const QJsonObject &object, const char *member)
    {
        return object.value(QLatin1String(member)).toString();
    }
    static QJsonObject claimsOf(const QString &token);

    static inline const QString none = QStringLiteral("(none)"); ///< a field to leave out

    std::unique_ptr<Http::NetworkClient> m_network;
    std::optional<Http::ListeningSocket> m_socket;
    std::unique_ptr<QObject> m_object;
    Demo::IdentityProvider *m_provider = nullptr;
    std::unique_ptr<ProviderClient> m_client;
    Core::Time m_now = Core::systemNow();

private:
    bool m_isSpecial = false; ///< started with options of the test before
};
