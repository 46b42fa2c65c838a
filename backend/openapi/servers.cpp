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
        const QString value = it.value().toObject().value(QLatin1String("default")).toVariant().toString();
        text.replace(QLatin1Char('{') + it.key() + QLatin1Char('}'), value);
    }
    return text;
}

QString serverText(const QJsonValue &entry)
{
    const QJsonObject server = entry.toObject();
    return fillVariables(server.value(QLatin1String("url")).toString(),
                         server.value(QLatin1String("variables")).toObject());
}

bool isReadable(const QString &text)
{
    return !text.contains(QLatin1Char('{')) && !text.contains(QLatin1Char('\\'));
}

} // namespace

Core::Result<QUrl> chooseBaseUrl(const QJsonArray &servers, const QUrl &baseUrl, const QUrl &documentUrl)
{
    if (servers.isEmpty())
        return withoutTrailingSlash(baseUrl);

    QUrl folder = documentUrl;
    if (folder.isEmpty() || Http::origin(folder) != Http::origin(baseUrl)) {
        folder = withoutTrailingSlash(baseUrl);
        folder.setPath(folder.path(QUrl::FullyEncoded) + QLatin1Char('/'), QUrl::TolerantMode);
    }

    QString otherOrigin;
    for (const QJsonValue &entry : servers) {
        const QString text = serverText(entry);
        if (text.isEmpty() || text == QLatin1String("/"))
            return withoutTrailingSlash(baseUrl); // OpenAPI's default
        if (!isReadable(text))
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

QUrl ownBaseUrl(const QJsonObject &document, const QUrl &documentUrl)
{
    const QJsonArray servers = document.value(QLatin1String("servers")).toArray();
    for (const QJsonValue &entry : servers) {
        const QString text = serverText(entry);
        QUrl url = documentUrl.resolved(QUrl(text, QUrl::StrictMode));
        if (url.scheme().isEmpty() && !url.host().isEmpty())
            url.setScheme(QStringLiteral("https")); // "//api.example"
        if (isReadable(text) && Http::isWebAddress(url))
            return withoutTrailingSlash(url);
    }
    if (documentUrl.isEmpty())
        return QUrl(QStringLiteral("http://localhost"));
    return withoutTrailingSlash(documentUrl.resolved(QUrl(QStringLiteral("/"))));
}

} // namespace OpenApi
