// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/refreshrequest.h"

namespace Session {

QByteArray formBody(const QList<std::pair<QByteArray, QByteArray>> &fields)
{
    QByteArray body;
    for (const auto &[name, value] : fields) {
        if (!body.isEmpty())
            body += '&';
        body += name + '=' + value.toPercentEncoding();
    }
    return body;
}

Http::ClientRequest formRequest(const QUrl &url, const QList<std::pair<QByteArray, QByteArray>> &fields,
                                std::chrono::milliseconds timeLimit)
{
    Http::ClientRequest request;
    request.method = "POST";
    request.url = url;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    request.body = formBody(fields);
    request.timeLimit = timeLimit;
    request.maxBytes = maxTokenResponse;
    return request;
}

Core::Future<TokenResponse> requestRefresh(Http::Client &http, const QUrl &tokenEndpoint,
                                           const QString &clientId, const Core::Secret &refreshToken,
                                           std::chrono::milliseconds timeLimit, QObject *context)
{
    const Core::Promise<TokenResponse> promise;
    const Http::ClientRequest request = formRequest(tokenEndpoint,
                                                    {{"grant_type", "refresh_token"},
                                                     {"refresh_token", refreshToken.expose()},
                                                     {"client_id", clientId.toUtf8()}},
                                                    timeLimit);
    Core::whenDone(context, http.send(request), [promise](const Core::Result<Http::ClientResponse> &answer) {
        if (answer)
            promise.finish(readTokenResponse(answer->status, answer->body));
        else
            promise.finish(Core::failure(answer.error()));
    });
    return promise.future();
}

} // namespace Session
