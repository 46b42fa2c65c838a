// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/servers.h"

#include "http/origin.h"

#include <QJsonObject>

namespace OpenApi {

namespace {

QUrl withoutTrailingSlash(QUrl url)
{
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    url.setPath(path, QUrl::TolerantMode);
    url.setQuery(QString());
    url.setFragment(QString());
    url.setUserInfo(QString());
    return url;
}

QString fillVariables(QString text, const QJsonObject &variables)
{
    for (auto it = variables.constBegin(); it != variables.constEnd(); ++it) {
        const QString value = it.value().toObject().value(QLatin1String("default")).toString();
        text.replace(QLatin1Char('{') + it.key() + QLatin1Char('}'), value);
    }
    return text;
}

} // namespace

Core::Result<QUrl> chooseBaseUrl(const QJsonArray &servers, const QUrl &baseUrl)
{
    if (servers.isEmpty())
        return withoutTrailingSlash(baseUrl);

    // A relative entry is relative to the base as to a folder.
    QUrl folder = withoutTrailingSlash(baseUrl);
    folder.setPath(folder.path(QUrl::FullyEncoded) + QLatin1Char('/'), QUrl::TolerantMode);

    QString otherOrigin;
    for (const QJsonValue &entry : servers) {
        const QJsonObject server = entry.toObject();
        const QString text = fillVariables(server.value(QLatin1String("url")).toString(),
                                           server.value(QLatin1String("variables")).toObject());
        if (text.isEmpty() || text == QLatin1String("/"))
            return withoutTrailingSlash(baseUrl); // OpenAPI's default
        if (text.contains(QLatin1Char('{')) || text.contains(QLatin1Char('\\')))
            continue;
        const QUrl url = folder.resolved(QUrl(text, QUrl::StrictMode));
        if (!url.isValid() || url.host().isEmpty())
            continue;
        if (Http::origin(url) == Http::origin(baseUrl))
            return withoutTrailingSlash(url);
        otherOrigin = Http::origin(url);
    }
    if (!otherOrigin.isEmpty())
        return Core::failure(
            Core::Error::Code::Invalid,
            QStringLiteral("the document sends it to %1, which is not the configured address")
                .arg(otherOrigin.left(200)));
    return Core::failure(Core::Error::Code::Invalid,
                         QStringLiteral("the document names no address for it that can be read"));
}

} // namespace OpenApi
