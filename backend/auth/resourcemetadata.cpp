// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/resourcemetadata.h"

#include <QJsonArray>

namespace Auth {

void addResourceMetadata(Http::Router &router, const QUrl &resource, const QString &issuer,
                         const QString &name)
{
    const QJsonObject metadata {
        {QStringLiteral("resource"), resource.toString(QUrl::FullyEncoded | QUrl::StripTrailingSlash)},
        {QStringLiteral("authorization_servers"), QJsonArray {issuer}},
        {QStringLiteral("bearer_methods_supported"), QJsonArray {QStringLiteral("header")}},
        {QStringLiteral("resource_name"), name},
    };
    router.add("GET", QStringLiteral("/.well-known/oauth-protected-resource"),
               [metadata](const Http::Request &, const Http::Responder &responder) {
                   responder.send(Http::Reply::json(metadata));
               });
}

} // namespace Auth
