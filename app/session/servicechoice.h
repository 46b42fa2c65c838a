// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace Session {

/// By what a connected service learns who asks.
enum class ServiceAccess {
    PassThrough, ///< the person's own token, where it is made for the service
    TokenExchange, ///< a token for that service alone
    ApiKey, ///< a key of the company's
    None,
};

/// Such a token is made for somebody, whom the service's settings name.
inline bool takesAudience(ServiceAccess access)
{
    return access == ServiceAccess::PassThrough || access == ServiceAccess::TokenExchange;
}

/// What a call does: it only reads, or it waits for the person's decision.
enum class ServiceEffect { Reads, AsksFirst };

/// What a person says of one operation, beside its document.
struct ServiceRule
{
    std::optional<ServiceEffect> effect;
    QStringList requiredRoles; ///< any of them; empty: as the document says

    bool operator==(const ServiceRule &) const = default;
};

/// A connected service as it is set. Holds no secret: the key of one is in the keychain.
struct ServiceChoice
{
    QString name; ///< for people, and unique, upper and lower case being the same
    QUrl documentUrl; ///< http, https, or a file
    QUrl baseUrl; ///< where it is called, and nowhere else
    ServiceAccess access = ServiceAccess::None;
    QString audience; ///< with PassThrough, and with TokenExchange unless there is a scope
    QString scope; ///< with TokenExchange: what is asked for
    QString keyFile; ///< with ApiKey, where the key stands in a file that somebody named
    QStringList allowedOperations; ///< by name; empty: all
    QString documentHash; ///< of the document that the rules were made for
    QMap<QString, ServiceRule> rules; ///< by the operation's name
    QString whoCanHelp;
    QStringList takesDataFrom;

    bool operator==(const ServiceChoice &) const = default;
};

/// An operation as a document has it. Texts are the document's own.
struct ServiceOperation
{
    QString name;
    QString method; ///< upper case
    QString path;
    QString summary;
    bool reads = false; ///< by itself: everything else asks first
    bool mayOnlyRead = false; ///< a person may say that it reads: a POST that its document calls no change
    QStringList requiredRoles; ///< as the document names them
    QString reason; ///< why it cannot be used; empty: it can
    QMap<ServiceAccess, QString> accessReasons; ///< why not with that access; absent: it can
};

/// What an OpenAPI document says.
struct ServiceDocument
{
    QString title;
    QString version; ///< of the service
    QString openapi; ///< "3.1.0"
    QString hash;
    QUrl baseUrl; ///< where it was read for; empty where neither the person nor the document says one
    QList<ServiceOperation> operations;
    QStringList remarks; ///< about what is no operation
};

} // namespace Session
