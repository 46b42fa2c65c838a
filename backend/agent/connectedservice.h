// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "openapi/operation.h"

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace Agent {

/// What a call of a service is signed with.
enum class TokenMode {
    PassThrough, ///< the person's own token, where its `aud` holds the service's audience
    TokenExchange, ///< one for that service alone, which the agent exchanges it for (RFC 8693)
    ApiKey, ///< a key of the company's: the service does not learn who asks
    None,
};

/// As receipts, GET /tools and logs name it: "pass-through", "token exchange", "api key", "none".
QString tokenModeName(TokenMode mode);

/// What the settings say of one operation.
struct OperationRule
{
    /// Write: it waits for the person, whatever the document says. Read: a POST only reads, as long as the
    /// document is the one that it was said of.
    std::optional<OpenApi::Effect> effect;
    QStringList
        requiredRoles; ///< any of them, in the person's token, before anything is sent; empty: no rule

    bool operator==(const OperationRule &) const = default;
};

/// A service whose operations become tools.
struct ConnectedService
{
    QString name; ///< for people, and unique: "HR"
    QUrl documentUrl; ///< its OpenAPI document, read without credentials: http, https, or a file
    QUrl baseUrl; ///< its origin wins over the document's `servers`
    TokenMode tokenMode = TokenMode::PassThrough;
    QString audience; ///< with PassThrough, and with TokenExchange unless there is a scope
    /// With TokenExchange: what is asked for beside the audience, or in place of it (RFC 8693, section 2.1).
    QString scope {};
    QString apiKeyFile; ///< with ApiKey, on a server: the file that holds the key
    Core::Secret apiKey; ///< with ApiKey; a program with a keychain fills it in itself
    QStringList allowedOperations {}; ///< operations by their tool names in the document alone; empty: all
    /// Of the document that an OperationRule's Effect::Read was said of (OpenApi::Document::hash). A document
    /// cannot say itself that a POST only reads.
    QString pinnedHash;
    QMap<QString, OperationRule> operations {}; ///< by the same names
    QString whoCanHelp; ///< for whom a rule's roles refuse: "The help desk"; empty: not said
    QStringList takesDataFrom {}; ///< other services by name, whose results may go there unasked
    QString file; ///< where its settings stand, for complaints; empty: in none
};

/// Why the service cannot be connected, as it stands: an address that is none of the web's, one at which
/// machines tell their own secrets, or one to which a token would go in the clear. \return Invalid, with the
/// end of a sentence that begins with the service
Core::Result<> checkAddresses(const ConnectedService &service);

/// A service that was built together with this program, so that its document is known: it offers
/// `/openapi.json` below its base URL, and `readOnlyOperations` hold for exactly `document`.
ConnectedService knownService(const QString &name, const QUrl &baseUrl, const QString &audience,
                              const QJsonObject &document, const QStringList &readOnlyOperations);

} // namespace Agent
