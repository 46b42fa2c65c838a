// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/doubles/scriptedagent.h"

#include "http/sse.h"

namespace Doubles {

ScriptedAgent::ScriptedAgent()
{
    m_server = std::make_unique<HttpFixture>([this](Http::Router &router, QObject *context) {
        const auto handler = [this, context](const Http::Request &request, const Http::Responder &responder) {
            serve(request, responder, context);
        };
        for (const char *path : {"/query", "/reset", "/turns/{id}/continue"})
            router.add("POST", QLatin1String(path), handler);
        router.add("GET", QStringLiteral("/tools"), handler);
        router.add("DELETE", QStringLiteral("/turns/{id}"), handler);
    });
}

ScriptedAgent::~ScriptedAgent()
{
    m_server->inServer([this](Http::Server &) { m_open.clear(); });
}

void ScriptedAgent::answer(Http::Reply reply)
{
    const std::lock_guard lock(m_mutex);
    m_answers.append({std::move(reply), false, {}, true});
}

void ScriptedAgent::stream(QList<QByteArray> pieces, bool ends)
{
    const std::lock_guard lock(m_mutex);
    m_answers.append({{}, true, std::move(pieces), ends});
}

QList<Http::Request> ScriptedAgent::requests()
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

int ScriptedAgent::abandoned()
{
    const std::lock_guard lock(m_mutex);
    return m_abandoned;
}

void ScriptedAgent::serve(const Http::Request &request, const Http::Responder &responder, QObject *context)
{
    const std::lock_guard lock(m_mutex);
    m_requests.append(request);
    if (m_answers.isEmpty()) {
        responder.send(Http::problem(500, QStringLiteral("the script is over")));
        return;
    }
    const Answer answer = m_answers.takeFirst();
    if (!answer.isStream) {
        responder.send(answer.reply);
        return;
    }
    const Http::StreamWriter writer = responder.stream("text/event-stream");
    for (const QByteArray &piece : answer.pieces)
        writer.write(piece);
    if (answer.endsStream) {
        writer.finish();
        return;
    }
    m_open.append(writer);
    responder.onGone(context, [this] {
        const std::lock_guard again(m_mutex);
        ++m_abandoned;
    });
}

QByteArray sse(const char *name, const char *json)
{
    return Http::formatEvent(name, json);
}

} // namespace Doubles
