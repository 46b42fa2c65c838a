// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "core/time.h"

#include <QString>
#include <QStringList>

namespace Auth {

/// Who is calling: a person whose access token was verified for this service.
struct Principal
{
    QString issuer;
    QString subject; ///< with issuer: what is stored
    QString name; ///< for display only; a person may be able to change it (OIDC Core, section 5.7)
    bool nameIsUsername = false; ///< `name` is `preferred_username`; else the token has none, and it is `sub`
    QStringList roles;
    QStringList audience;
    Core::Time expires;
    Core::Secret token; ///< the bearer, to act as this person at a service that is in `audience`

    bool hasRole(const QString &role) const { return roles.contains(role); }
};

} // namespace Auth
