// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/readiness.h"

#include "core/json.h"

namespace Session {

Http::ClientRequest readyRequest(const QUrl &baseUrl, std::chrono::milliseconds timeLimit)
{
    QString path = baseUrl.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    Http::ClientRequest request;
    request.url = baseUrl;
    request.url.setPath(path + QStringLiteral("/health/ready"));
    request.timeLimit = timeLimit;
    request.maxBytes = 64 * 1024;
    return request;
}

Readiness readinessOf(const Core::Result<Http::ClientResponse> &answer)
{
    if (!answer)
        return Readiness::NoAnswer;
    const Core::Result<QJsonObject> body = Core::parseJsonObject(answer->body);
    const QString status = body ? body->value(QLatin1String("status")).toString() : QString();
    if (answer->status == 200 && status == QLatin1String("ready"))
        return Readiness::Ready;
    if (answer->status == 503 && !status.isEmpty())
        return Readiness::Starting;
    return answer->status < 500 ? Readiness::SomethingElse : Readiness::NoAnswer;
}

} // namespace Session
