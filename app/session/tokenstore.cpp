// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/tokenstore.h"

namespace Session {

struct TokenStore::Work
{
    ~Work() { over.finish({}); }
    Core::Promise<> over;
};

Core::Future<Claim> TokenStore::claim()
{
    return Core::ready<Claim>(work());
}

std::shared_ptr<const void> TokenStore::work()
{
    auto present = m_work.lock();
    if (!present) {
        present = std::make_shared<const Work>();
        m_work = present;
    }
    return present;
}

Core::Future<> TokenStore::settled() const
{
    const auto present = m_work.lock();
    return present ? present->over.future() : Core::ready<void>({});
}

void TokenStore::setTrouble(KeychainTrouble trouble)
{
    if (m_trouble == trouble)
        return;
    m_trouble = trouble;
    Q_EMIT troubleChanged();
}

Core::Future<Core::Secret> MemoryTokenStore::read()
{
    if (m_refreshToken.isEmpty())
        return Core::ready<Core::Secret>(
            Core::failure(Core::Error::Code::NotFound, QStringLiteral("no refresh token is kept")));
    return Core::ready<Core::Secret>(m_refreshToken);
}

Core::Future<> MemoryTokenStore::write(const Core::Secret &refreshToken)
{
    m_refreshToken = refreshToken;
    return Core::ready<void>({});
}

Core::Future<> MemoryTokenStore::remove()
{
    m_refreshToken = {};
    return Core::ready<void>({});
}

Core::Future<Core::Secret> MemoryTokenStore::withdraw()
{
    return Core::ready<Core::Secret>(std::exchange(m_refreshToken, {}));
}

} // namespace Session
