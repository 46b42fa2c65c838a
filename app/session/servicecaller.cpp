// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/servicecaller.h"

#include "http/origin.h"
#include "session/agentproblem.h"
#include "session/remedy.h"

namespace Session {

using Core::Error;
using Core::Result;
using Core::Secret;

struct ServiceCaller::Call
{
    Http::ClientRequest request;
    Core::Promise<Http::ClientResponse> promise;
    Secret token;
    bool renewed = false;
};

ServiceCaller::ServiceCaller(Http::Client &http, TokenSource &tokens, QUrl baseUrl, QObject *parent,
                             std::chrono::milliseconds timeLimit, qint64 maxBytes)
    : QObject(parent), m_http(http), m_tokens(tokens), m_baseUrl(std::move(baseUrl)), m_timeLimit(timeLimit),
      m_maxBytes(maxBytes)
{
}

Error ServiceCaller::errorOfAnswer(const Http::ClientResponse &answer)
{
    const Error error = errorOf(failureOf(answer.status, answer.headers, answer.body));
    return answer.status == 404 ? Error {Error::Code::NotFound, error.detail} : error;
}

QByteArray ServiceCaller::segment(const QString &text)
{
    if (text.isEmpty() || text == QLatin1String(".") || text == QLatin1String(".."))
        return {};
    return QUrl::toPercentEncoding(text);
}

Core::Future<Http::ClientResponse> ServiceCaller::call(const QByteArray &method, const QString &path,
                                                       const QUrlQuery &query, const QByteArray &json,
                                                       const Http::Headers &headers)
{
    if (!Http::isSafeForCredentials(m_baseUrl))
        return Core::ready<Http::ClientResponse>(
            Core::failure(Error::Code::Invalid, QStringLiteral("the service's address takes no token")));
    const auto call = std::make_shared<Call>();
    QString base = m_baseUrl.path(QUrl::FullyEncoded);
    while (base.endsWith(u'/'))
        base.chop(1);
    QUrl url = m_baseUrl;
    url.setPath(base + path, QUrl::StrictMode);
    url.setQuery(query);
    url.setFragment(QString());
    call->request.method = method;
    call->request.url = url;
    call->request.headers = headers;
    call->request.headers.set("Accept", "application/json");
    if (!json.isEmpty())
        call->request.headers.set("Content-Type", "application/json");
    call->request.body = json;
    call->request.timeLimit = m_timeLimit;
    call->request.maxBytes = m_maxBytes;
    Core::whenDone(this, m_tokens.accessToken(),
                   [this, call](const Result<Secret> &token) { attempt(call, token); });
    return call->promise.future();
}

void ServiceCaller::attempt(const std::shared_ptr<Call> &call, const Result<Secret> &token)
{
    if (!token) {
        call->promise.finish(Core::failure(token.error()));
        return;
    }
    call->token = *token;
    call->request.headers.set("Authorization", "Bearer " + token->expose());
    Core::whenDone(
        this, m_http.send(call->request), [this, call](const Result<Http::ClientResponse> &answer) {
            if (answer && !call->renewed
                && remedyFor(answer->status, answer->headers).kind == Remedy::Kind::NewToken) {
                call->renewed = true;
                Core::whenDone(this, m_tokens.renewedToken(call->token),
                               [this, call](const Result<Secret> &renewed) { attempt(call, renewed); });
                return;
            }
            call->promise.finish(answer);
        });
}

} // namespace Session
