// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/principal.h"
#include "openapi/credentials.h"

namespace Agent {

/// The person's own token, handed on as it is, to a service that is in its audience.
///
/// A token for somebody else is never tried out: the service could keep it. signature() is then
/// Forbidden, the call ends `failed`, and no sign-in is asked for, because it would bring a token
/// with the same audience.
class PassThrough : public OpenApi::Credentials
{
public:
    /// \param audience  the service's; empty: the service takes no token that is known, so none is sent
    PassThrough(const Auth::Principal &person, QString audience);

    QString mode() const override;
    Core::Future<OpenApi::Signature> signature() override;

private:
    const Core::Secret m_token;
    const QStringList m_tokenAudience;
    const QString m_audience;
};

} // namespace Agent
