// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/servicethread.h"
#include "demo/headlesssignin.h"
#include "demo/identityprovider.h"
#include "http/networkclient.h"
#include "session/browser.h"

#include <QList>

namespace Doubles {

/// The demo's OpenID provider in a thread of its own, on a port from the OS, good or bad.
class DemoProvider
{
public:
    /// Returns when it listens.
    explicit DemoProvider(Demo::ProviderOptions options = {});
    ~DemoProvider();

    QString issuer() const;
    /// Returns when it is in effect.
    void misbehave(const Demo::Misbehaviour &misbehaviour);
    void endAllSessions();
    void rotateKeys(bool keepOld);
    /// Destroys it; its port stays ours, and nobody answers.
    void stop();
    /// Starts it again on the same port, with new keys and no memory.
    void start(Demo::ProviderOptions options = {});

private:
    template<class F>
    void inProvider(F function);

    Http::ListeningSocket m_socket;
    std::unique_ptr<Core::ServiceThread> m_thread;
};

/// A browser whose person signs in at once, or, while it `waits`, does nothing.
class HeadlessBrowser : public Session::Browser
{
public:
    explicit HeadlessBrowser(QString username = QStringLiteral("jettro"))
        : m_username(std::move(username)) { }

    bool open(const QUrl &url) override;

    /// Signs in on the latest page.
    void signIn();

    QList<QUrl> pages;
    bool works = true;
    bool waits = false;
    QString m_username;

private:
    Http::NetworkClient m_http;
    QObject m_context;
};

} // namespace Doubles
