// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/doubles/await.h"
#include "session/doubles/demoprovider.h"
#include "session/session.h"

namespace Doubles {

/// What the tests of a session share: the demo's provider, a browser whose person signs in at once,
/// and a session with short times.
class SessionTest : public QObject
{
    Q_OBJECT
protected:
    /// Once for a program: its keys take a while to make.
    void startProvider() { m_provider = std::make_unique<DemoProvider>(); }
    void stopProvider() { m_provider.reset(); }
    /// For each test: the provider behaves, and nobody is signed in.
    void prepare();
    void clear();

    /// Another session.
    void make(Session::SessionLimits limits);
    void signIn();

    std::unique_ptr<DemoProvider> m_provider;
    std::unique_ptr<HeadlessBrowser> m_browser;
    std::unique_ptr<Http::NetworkClient> m_http;
    std::unique_ptr<Session::Session> m_session;
    QByteArray m_kept; ///< the refresh token in the store
    QList<Session::SignInFailure> m_failures;
};

} // namespace Doubles
