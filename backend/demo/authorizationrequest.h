// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/form.h"

#include <QStringList>

namespace Demo {

/// The one client of the provider, and where it may be called back.
struct ClientRegistration
{
    QString clientId;
    /// Besides http://127.0.0.1:ANYPORT/callback, compared exactly. For a page of documentation, say.
    QStringList redirectUris;
};

/// A good authorization request (RFC 6749, section 4.1.1; RFC 7636; OpenID Connect Core 1.0,
/// section 3.1.2.1).
struct AuthorizationRequest
{
    QString redirectUri;
    QString state; ///< may be empty
    QString nonce; ///< may be empty
    QByteArray codeChallenge; ///< S256
    QStringList scopes; ///< asked for, each known
};

/// Why not, and who is told.
struct AuthorizationRefusal
{
    QString redirectUri; ///< empty: the person, by a page, and never a redirect (RFC 6749, section 4.1.2.1)
    QString state;
    QString error; ///< a code of that section, "invalid_request"
    QString description; ///< English, without anything that the request brought
};

/// Checks the client and its redirect URI first: until both are good, nobody is redirected.
tl::expected<AuthorizationRequest, AuthorizationRefusal>
readAuthorizationRequest(QByteArrayView query, const ClientRegistration &client);

/// http://127.0.0.1:PORT/callback with any port (RFC 8252, section 7.3), or a registered one.
bool isAllowedRedirect(const QString &uri, const ClientRegistration &client);

/// http://127.0.0.1:PORT/loggedout with any port.
bool isAllowedAfterLogout(const QString &uri);

/// `scope` by words; nothing when one of them is unknown here.
tl::expected<QStringList, AuthorizationRefusal> readScopes(const QString &scope);

/// The scopes that a request may name.
QStringList knownScopes();

/// `uri` with `fields` in its query.
QByteArray redirectTarget(const QString &uri, const QList<std::pair<QString, QString>> &fields);

} // namespace Demo
