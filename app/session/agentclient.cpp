// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/agentclient.h"

#include "core/json.h"
#include "http/origin.h"
#include "session/agentproblem.h"
#include "session/httpturnstream.h"

#include <QJsonDocument>

#include <algorithm>

namespace Session {

using Core::Error;
using Core::Result;

namespace {

QUrl joined(const QUrl &baseUrl, const QString &path)
{
    QUrl url = baseUrl;
    QString base = url.path();
    while (base.endsWith(QLatin1Char('/')))
        base.chop(1);
    url.setPath(base + path);
    url.setQuery(QString());
    url.setFragment(QString());
    return url;
}

/// An id goes into a path: one that is not an id could lead elsewhere.
bool isId(const QString &text)
{
    return !text.isEmpty() && text.size() <= 100 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= QLatin1Char('0') && c <= QLatin1Char('9'))
            || (c >= QLatin1Char('a') && c <= QLatin1Char('z'))
            || (c >= QLatin1Char('A') && c <= QLatin1Char('Z')) || c == QLatin1Char('-')
            || c == QLatin1Char('_');
    });
}

QByteArray toJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString continuePath(const QString &turnId)
{
    return QStringLiteral("/turns/%1/continue").arg(turnId);
}

template<class T>
Core::Future<T> fail(Error::Code code, const QString &detail)
{
    return Core::ready<T>(Core::failure(code, detail));
}

} // namespace

AgentClient::AgentClient(Http::Client &http, TokenSource &tokens, QUrl baseUrl, QObject *parent,
                         AgentLimits limits)
    : QObject(parent), m_http(http), m_tokens(tokens), m_baseUrl(std::move(baseUrl)), m_limits(limits),
      m_caller(http, tokens, m_baseUrl, nullptr, limits.shortTime, limits.maxBytes)
{
}

std::unique_ptr<TurnStream> AgentClient::ask(const QString &question, const QString &conversationId)
{
    QJsonObject body {{QStringLiteral("query"), question}};
    if (!conversationId.isEmpty())
        body.insert(QStringLiteral("conversation_id"), conversationId);
    return stream(QStringLiteral("/query"), body);
}

std::unique_ptr<TurnStream> AgentClient::resume(const QString &turnId, const QString &decision,
                                                const QString &digest)
{
    QJsonObject body;
    if (!decision.isEmpty())
        body.insert(QStringLiteral("decision"), decision);
    if (!digest.isEmpty())
        body.insert(QStringLiteral("digest"), digest);
    return stream(isId(turnId) ? continuePath(turnId) : QString(), body);
}

Core::Future<> AgentClient::cancelTurn(const QString &turnId)
{
    if (!isId(turnId))
        return fail<void>(Error::Code::Invalid, QStringLiteral("not the id of a turn"));
    const Core::Promise<> promise;
    Core::whenDone(this, m_caller.call("DELETE", QStringLiteral("/turns/") + turnId),
                   [promise](const Result<Http::ClientResponse> &answer) {
                       if (!answer)
                           promise.finish(Core::failure(answer.error()));
                       else if (answer->status / 100 == 2 || answer->status == 404) // gone is what was wanted
                           promise.finish({});
                       else
                           promise.finish(Core::failure(
                               errorOf(failureOf(answer->status, answer->headers, answer->body))));
                   });
    return promise.future();
}

Core::Future<QString> AgentClient::reset(const QString &conversationId)
{
    QJsonObject body;
    if (!conversationId.isEmpty())
        body.insert(QStringLiteral("conversation_id"), conversationId);
    const Core::Promise<QString> promise;
    Core::whenDone(
        this, m_caller.call("POST", QStringLiteral("/reset"), {}, toJson(body)),
        [promise](const Result<Http::ClientResponse> &answer) {
            if (!answer)
                promise.finish(Core::failure(answer.error()));
            else if (answer->status != 200)
                promise.finish(
                    Core::failure(errorOf(failureOf(answer->status, answer->headers, answer->body))));
            else
                promise.finish(Core::parseJsonObject(answer->body).and_then([](const QJsonObject &object) {
                    return Core::readString(object, u"response");
                }));
        });
    return promise.future();
}

Core::Future<ToolList> AgentClient::tools()
{
    const Core::Promise<ToolList> promise;
    Core::whenDone(this, m_caller.call("GET", QStringLiteral("/tools")),
                   [promise](const Result<Http::ClientResponse> &answer) {
                       if (!answer)
                           promise.finish(Core::failure(answer.error()));
                       else if (answer->status != 200)
                           promise.finish(Core::failure(
                               errorOf(failureOf(answer->status, answer->headers, answer->body))));
                       else
                           promise.finish(Core::parseJsonObject(answer->body).and_then(&ToolList::fromJson));
                   });
    return promise.future();
}

std::unique_ptr<TurnStream> AgentClient::stream(const QString &path, const QJsonObject &body)
{
    const auto resumeRequest = [base = m_baseUrl](const QString &turnId) {
        return isId(turnId) ? TurnRequest {joined(base, continuePath(turnId)), "{}"} : TurnRequest {};
    };
    auto made = std::make_unique<HttpTurnStream>(
        m_http, m_tokens, TurnRequest {joined(m_baseUrl, path), toJson(body)}, resumeRequest, m_limits);
    if (path.isEmpty())
        made->failLater({TurnFailure::Kind::Refused, 0, QStringLiteral("not the id of a turn")});
    else if (!Http::isSafeForCredentials(m_baseUrl))
        made->failLater(
            {TurnFailure::Kind::Internal, 0, QStringLiteral("the agent's address takes no token")});
    return made;
}

} // namespace Session
