// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/invoker.h"

#include "core/logging.h"
#include "core/random.h"
#include "http/origin.h"

namespace OpenApi {

using Core::Error;

namespace {

/// 32 lower-case hexadecimal digits that are not all zero.
bool isTraceId(const QString &id)
{
    bool anything = false;
    for (const QChar c : id) {
        const bool digit = (c >= QLatin1Char('0') && c <= QLatin1Char('9'))
            || (c >= QLatin1Char('a') && c <= QLatin1Char('f'));
        if (!digit)
            return false;
        anything = anything || c != QLatin1Char('0');
    }
    return id.size() == 32 && anything;
}

void sign(Http::ClientRequest &call, const Signature &signature)
{
    const QByteArray &secret = signature.secret.expose();
    switch (signature.place) {
    case Signature::Place::None:
        break;
    case Signature::Place::Bearer:
        call.headers.set("Authorization", "Bearer " + secret);
        break;
    case Signature::Place::Header:
        call.headers.set(signature.name, secret);
        break;
    case Signature::Place::Query: {
        const QByteArray pair = signature.name.toPercentEncoding() + '=' + secret.toPercentEncoding();
        const QByteArray query = call.url.query(QUrl::FullyEncoded).toLatin1();
        call.url.setQuery(QString::fromLatin1(query.isEmpty() ? pair : query + '&' + pair), QUrl::StrictMode);
        break;
    }
    case Signature::Place::Cookie: {
        const QByteArray pair = signature.name + '=' + secret.toPercentEncoding();
        const QByteArray cookies = call.headers.value("Cookie");
        call.headers.set("Cookie", cookies.isEmpty() ? pair : cookies + "; " + pair);
        break;
    }
    }
}

CallResult withoutSignature(const Error &error)
{
    CallResult result;
    result.detail = error.detail;
    if (error.code == Error::Code::Unauthorized)
        result.outcome = OutcomeClass::SignInRequired;
    else if (error.code == Error::Code::Unavailable)
        result.outcome = OutcomeClass::Unavailable;
    return result;
}

} // namespace

Invoker::Invoker(Http::Client &client, InvokerOptions options, QObject *parent)
    : QObject(parent), m_client(client), m_options(options)
{
}

Core::Future<CallResult> Invoker::invoke(const PreparedRequest &request, Effect effect,
                                         const std::shared_ptr<Credentials> &credentials,
                                         const QString &correlationId)
{
    Core::Promise<CallResult> promise;
    if (!Http::isSafeForCredentials(request.url)) {
        promise.finish(withoutSignature(
            {Error::Code::Forbidden, QStringLiteral("the address is not safe for a bearer")}));
        return promise.future();
    }
    // The continuation keeps the credentials alive while they work.
    Core::whenDone(
        this, credentials->signature(),
        [this, request, effect, credentials, correlationId,
         promise](const Core::Result<Signature> &signature) {
            if (promise.isCancelled())
                return;
            if (!signature)
                promise.finish(withoutSignature(signature.error()));
            else if (signature->place != Signature::Place::None && signature->secret.isEmpty())
                promise.finish(withoutSignature({Error::Code::Unauthorized, QStringLiteral("no bearer")}));
            else
                send(request, effect, *signature, correlationId, promise);
        });
    return promise.future();
}

void Invoker::send(const PreparedRequest &request, Effect effect, const Signature &signature,
                   const QString &correlationId, const Core::Promise<CallResult> &promise)
{
    Http::ClientRequest call;
    call.method = request.method;
    call.url = request.url;
    call.headers = request.headers;
    call.body = request.body;
    call.timeLimit = m_options.timeLimit;
    call.maxBytes = m_options.maxAnswerBytes;
    sign(call, signature);
    call.headers.set("Accept", "application/json");
    call.headers.set("X-Request-Id", correlationId.toLatin1());
    if (isTraceId(correlationId)) {
        const QByteArray span = Core::randomId().remove(QLatin1Char('-')).left(16).toLatin1();
        call.headers.set("traceparent", "00-" + correlationId.toLatin1() + '-' + span + "-01");
    }

    Core::Future<Http::ClientResponse> sent = m_client.send(call);
    promise.onCancelled(this, [sent]() mutable { sent.cancel(); });
    Core::whenDone(
        this, sent,
        [this, effect, promise, correlationId](const Core::Result<Http::ClientResponse> &response) {
            const CallResult result = response ? readResponse(*response, effect, m_options.maxResultBytes)
                                               : readTransportError(response.error(), effect);
            qCDebug(lcOpenApi) << correlationId << "ended" << outcomeName(result.outcome) << result.detail;
            promise.finish(result);
        });
}

} // namespace OpenApi
