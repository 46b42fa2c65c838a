// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/passthrough.h"

namespace Agent {

PassThrough::PassThrough(const Auth::Principal &person, QString audience)
    : m_token(person.token), m_tokenAudience(person.audience), m_audience(std::move(audience))
{
}

QString PassThrough::mode() const
{
    return QStringLiteral("pass-through");
}

Core::Future<Core::Secret> PassThrough::bearer()
{
    if (m_audience.isEmpty() || !m_tokenAudience.contains(m_audience))
        return Core::ready<Core::Secret>(
            Core::failure(Core::Error::Code::Forbidden, QStringLiteral("the token is not for this service")));
    return Core::ready<Core::Secret>(m_token);
}

} // namespace Agent
