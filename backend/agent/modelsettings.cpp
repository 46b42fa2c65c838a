// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/modelsettings.h"

#include "http/origin.h"

#include <QUrlQuery>

namespace Agent {

using Core::Error;
using Core::failure;

namespace {

constexpr QLatin1String openAi("https://api.openai.com/v1");
constexpr QLatin1String openAiModel("gpt-4.1");
constexpr QLatin1String azureVersion("2024-10-21"); // the newest dated one that is generally available
constexpr QLatin1String completionsPath("/chat/completions");
constexpr QLatin1String deploymentsPath("/openai/deployments/");

bool isAzureHost(const QString &host)
{
    return host.endsWith(QLatin1String(".openai.azure.com"), Qt::CaseInsensitive)
        || host.endsWith(QLatin1String(".cognitiveservices.azure.com"), Qt::CaseInsensitive)
        || host.endsWith(QLatin1String(".services.ai.azure.com"), Qt::CaseInsensitive);
}

Core::Result<> checkUrl(const QUrl &url)
{
    // Without user and query: an address is printed, and those may hold a key.
    const QString shown = url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    const auto wrong = [&shown](const QString &why) {
        return failure(Error::Code::Invalid,
                       QStringLiteral("\"%1\" cannot be the language model's address: %2").arg(shown, why));
    };
    if (!Http::isWebAddress(url))
        return wrong(QStringLiteral("it has to begin with https://, or http:// on this machine."));
    if (!url.userInfo().isEmpty())
        return wrong(QStringLiteral("it holds a name or a password. The key belongs into a file."));
    if (Http::isForbiddenHost(url.host()))
        return wrong(QStringLiteral("it is an address at which machines keep their own secrets."));
    if (!Http::isSafeForCredentials(url))
        return wrong(QStringLiteral("what people ask would leave this machine in the clear. Use https."));
    return {};
}

} // namespace

QByteArray ModelEndpoint::keyValue() const
{
    return keyHeader == "api-key" ? key.expose() : "Bearer " + key.expose();
}

Core::Result<ModelEndpoint> modelEndpoint(const ModelSettings &settings)
{
    const QUrl url = settings.url.isEmpty() ? QUrl(openAi) : settings.url;
    if (settings.url.isEmpty() && settings.key.isEmpty())
        return failure(Error::Code::Invalid,
                       QStringLiteral("A language model needs an address, or a key for OpenAI."));
    if (const Core::Result<> good = checkUrl(url); !good)
        return failure(good.error());

    ModelEndpoint endpoint {url, settings.model, "Authorization", settings.key};
    QString path = url.path();
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    const bool azureHost = isAzureHost(url.host());
    if (path.isEmpty())
        path = azureHost ? deploymentsPath + settings.model : QStringLiteral("/v1");
    if (!path.endsWith(completionsPath))
        path += completionsPath;
    endpoint.completions.setPath(path);
    endpoint.completions.setFragment({});

    const bool deployment = path.contains(deploymentsPath);
    if (azureHost || deployment)
        endpoint.keyHeader = "api-key";
    if (deployment) {
        QUrlQuery query(url);
        if (!query.hasQueryItem(QStringLiteral("api-version")))
            query.addQueryItem(QStringLiteral("api-version"), azureVersion);
        endpoint.completions.setQuery(query);
        if (endpoint.model.isEmpty())
            endpoint.model = path.section(deploymentsPath, 1).section(QLatin1Char('/'), 0, 0);
    }
    if (endpoint.model.isEmpty() && url.host() == QUrl(openAi).host())
        endpoint.model = openAiModel;
    if (endpoint.model.isEmpty())
        return failure(Error::Code::Invalid,
                       QStringLiteral("Name the language model too: which of those at \"%1\"?")
                           .arg(url.toDisplayString(QUrl::RemoveQuery)));
    return endpoint;
}

} // namespace Agent
