// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/passthrough.h"

#include "agent/connectedservice.h"

namespace Agent {

PassThrough::PassThrough(const Auth::Principal &person, QString audience)
    : m_token(person.token), m_tokenAudience(person.audience), m_audience(std::move(audience))
{
}

QString PassThrough::mode() const
{
    return tokenModeName(TokenMode::PassThrough);
}

Core::Future<OpenApi::Signature> PassThrough::signature()
{
    if (m_audience.isEmpty() || !m_tokenAudience.contains(m_audience))
        return Core::ready<OpenApi::Signature>(
            Core::failure(Core::Error::Code::Forbidden, QStringLiteral("the token is not for this service")));
    return Core::ready<OpenApi::Signature>(
        OpenApi::Signature {OpenApi::Signature::Place::Bearer, {}, m_token});
}

} // namespace Agent
