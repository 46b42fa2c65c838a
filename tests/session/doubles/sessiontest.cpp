// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/doubles/sessiontest.h"

using namespace std::chrono_literals;

namespace Doubles {
namespace {

/// In memory, and the test looks inside.
class OpenStore : public Session::MemoryTokenStore
{
public:
    explicit OpenStore(QByteArray &kept) : m_kept(kept) { }
    Core::Future<> write(const Core::Secret &token) override
    {
        m_kept = token.expose();
        return MemoryTokenStore::write(token);
    }
    Core::Future<> remove() override
    {
        m_kept.clear();
        return MemoryTokenStore::remove();
    }
    Core::Future<Core::Secret> withdraw() override
    {
        m_kept.clear();
        return MemoryTokenStore::withdraw();
    }

private:
    QByteArray &m_kept;
};

} // namespace

void SessionTest::prepare()
{
    m_provider->misbehave({});
    m_browser = std::make_unique<HeadlessBrowser>();
    m_http = std::make_unique<Http::NetworkClient>();
    make({.signInTime = 10s, .requestTime = 2000ms, .firstRetry = 50ms, .lastRetry = 200ms});
}

void SessionTest::clear()
{
    m_session.reset();
    m_browser.reset();
    m_http.reset();
}

void SessionTest::make(Session::SessionLimits limits)
{
    m_kept.clear();
    m_failures.clear();
    m_session = std::make_unique<Session::Session>(Session::IdentitySettings {m_provider->issuer()}, *m_http,
                                                   *m_browser, nullptr, Core::systemNow, limits,
                                                   std::make_unique<OpenStore>(m_kept));
    connect(m_session.get(), &Session::Session::signInFailed, this,
            [this](const Session::SignInFailure &failure) { m_failures.append(failure); });
}

void SessionTest::signIn()
{
    m_session->signIn();
    QTRY_COMPARE(m_session->state(), Session::Session::State::SignedIn);
}

} // namespace Doubles
