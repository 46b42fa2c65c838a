// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/tokenstore.h"

namespace Session {

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

} // namespace Session
