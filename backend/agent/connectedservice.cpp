// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/connectedservice.h"

#include "http/origin.h"
#include "openapi/document.h"

namespace Agent {

QString tokenModeName(TokenMode mode)
{
    switch (mode) {
    case TokenMode::PassThrough:
        return QStringLiteral("pass-through");
    case TokenMode::TokenExchange:
        return QStringLiteral("token exchange");
    case TokenMode::ApiKey:
        return QStringLiteral("api key");
    case TokenMode::None:
        return QStringLiteral("none");
    }
    return {};
}

Core::Result<> checkAddresses(const ConnectedService &service)
{
    const auto wrong = [](const QString &what) { return Core::failure(Core::Error::Code::Invalid, what); };
    for (const QUrl &url : {service.documentUrl, service.baseUrl}) {
        if (url.isLocalFile() && url == service.documentUrl)
            continue;
        if (!Http::isWebAddress(url))
            return wrong(QStringLiteral("\"%1\" is not an address of the web.").arg(url.toDisplayString()));
        if (Http::isForbiddenHost(url.host()))
            return wrong(QStringLiteral("\"%1\" is an address that only a machine itself, or its neighbours, "
                                        "should be asked at.")
                             .arg(url.toDisplayString()));
        if (!url.userInfo().isEmpty())
            return wrong(QStringLiteral("its address holds a name or a password."));
    }
    if (service.baseUrl.hasQuery() || service.baseUrl.hasFragment())
        return wrong(QStringLiteral("its base address holds a \"?\" or a \"#\"."));
    if (!Http::isSafeForCredentials(service.baseUrl))
        return wrong(QStringLiteral("\"%1\" would carry the person's sign-in in the clear. Use https.")
                         .arg(service.baseUrl.toDisplayString()));
    return {};
}

ConnectedService knownService(const QString &name, const QUrl &baseUrl, const QString &audience,
                              const QJsonObject &document, const QStringList &readOnlyOperations)
{
    ConnectedService service;
    service.name = name;
    service.baseUrl = baseUrl;
    service.documentUrl = baseUrl;
    const QLatin1String separator(baseUrl.path().endsWith(QLatin1Char('/')) ? "" : "/");
    service.documentUrl.setPath(baseUrl.path() + separator + QStringLiteral("openapi.json"));
    service.audience = audience;
    service.pinnedHash = OpenApi::documentHash(document);
    for (const QString &operation : readOnlyOperations)
        service.operations[operation].effect = OpenApi::Effect::Read;
    return service;
}

} // namespace Agent
