// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Session {

/// Where people sign in, and as which client.
struct IdentitySettings
{
    QString issuer; ///< compared exactly with what the provider says
    QString clientId = QStringLiteral("fastapi-client");
    QString roleClient = QStringLiteral("fastapi-client"); ///< whose roles Person::roles are
    QStringList scopes {QStringLiteral("openid"), QStringLiteral("agent"), QStringLiteral("hr")};
};

} // namespace Session
