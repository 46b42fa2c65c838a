// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QStringList>

namespace Session {

/// Who has signed in, for display. Stored data belong to `issuer` + `subject`, never to a name.
struct Person
{
    QString issuer;
    QString subject;
    QString
        name; ///< `preferred_username`, else `sub`: at most 100 characters, none of them control characters
    QString fullName; ///< `name`, else the same as name
    /// Roles as the access token states them. Only for what the window offers: whether something is
    /// allowed is decided by the services, which verify the token.
    QStringList roles;

    bool operator==(const Person &) const = default;
};

} // namespace Session

Q_DECLARE_METATYPE(Session::Person)
