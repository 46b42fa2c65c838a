// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QStringList>

#include <chrono>
#include <optional>

namespace Session {

/// What a service wants of a sign-in that the present one does not have. Empty: any sign-in will do.
struct AuthorizationNeeds
{
    QStringList scopes; ///< besides those that are asked for anyway
    QStringList acrValues; ///< one of them, the first is liked best (RFC 9470, section 4)
    std::optional<std::chrono::seconds> maxAge; ///< since the person last proved who they are

    bool isEmpty() const { return scopes.isEmpty() && acrValues.isEmpty() && !maxAge; }
    bool operator==(const AuthorizationNeeds &) const = default;
};

} // namespace Session

Q_DECLARE_METATYPE(Session::AuthorizationNeeds)
