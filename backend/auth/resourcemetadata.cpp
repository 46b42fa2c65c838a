// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/resourcemetadata.h"

#include <QJsonArray>

namespace Auth {

namespace {

const QString wellKnownPath = QStringLiteral("/.well-known/oauth-protected-resource");

} // namespace

QUrl resourceMetadataUrl(const QUrl &resource)
{
    QUrl url = resource.adjusted(QUrl::StripTrailingSlash | QUrl::RemoveQuery | QUrl::RemoveFragment);
    const QString path = url.path();
    url.setPath(path == QLatin1String("/") ? wellKnownPath : wellKnownPath + path);
    return url;
}

void addResourceMetadata(Http::Router &router, const QUrl &resource, const QString &issuer,
                         const QString &name)
{
    QString identifier = resource.toString(QUrl::FullyEncoded);
    // Clients compare it with what they inserted the well-known path into (RFC 9728, section 3.3).
    if (identifier.endsWith(QLatin1Char('/')))
        identifier.chop(1);
    const QJsonObject metadata {
        {QStringLiteral("resource"), identifier},
        {QStringLiteral("authorization_servers"), QJsonArray {issuer}},
        {QStringLiteral("bearer_methods_supported"), QJsonArray {QStringLiteral("header")}},
        {QStringLiteral("resource_name"), name},
    };
    const Http::Handler handler = [metadata](const Http::Request &, const Http::Responder &responder) {
        responder.send(Http::Reply::json(metadata));
    };
    router.add("GET", wellKnownPath, handler);
    if (const QString path = resourceMetadataUrl(resource).path(); path != wellKnownPath)
        router.add("GET", path, handler);
}

} // namespace Auth
