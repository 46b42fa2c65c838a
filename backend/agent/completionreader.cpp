// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/completionreader.h"

#include "agent/openaierror.h"
#include "core/json.h"
#include "core/random.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Agent {

using Reason = ModelFailure::Reason;

namespace {

/// Calls of one answer. Far more than any model wants at once, and than a turn makes.
constexpr int mostCalls = 128;

QStringList namesOf(const QList<OpenApi::Operation> &tools)
{
    QStringList names;
    for (const OpenApi::Operation &tool : tools)
        names.append(tool.name);
    return names;
}

tl::unexpected<ModelFailure> broken(Reason reason, const char *detail)
{
    return tl::unexpected(ModelFailure {reason, QString::fromLatin1(detail), std::chrono::seconds(0)});
}

/// A text, or the texts of a list of parts.
QString contentOf(const QJsonValue &content)
{
    QString text = content.toString();
    const QJsonArray parts = content.toArray();
    for (const QJsonValue &part : parts)
        text += part[QLatin1String("text")].toString();
    return text;
}

} // namespace

CompletionReader::CompletionReader(const ModelRequest &request) : m_spoken(namesOf(request.tools))
{
    for (const ChatMessage &message : request.messages) {
        for (const ToolCall &call : message.toolCalls)
            m_takenIds.insert(call.id);
    }
}

ModelResult CompletionReader::readWhole(const QByteArray &body)
{
    const Core::Result<QJsonObject> answer = Core::parseJsonObject(body);
    if (!answer)
        return broken(body.trimmed().startsWith('<') ? Reason::WrongAddress : Reason::NotUnderstood,
                      "the answer is not JSON");
    if (answer->value(QLatin1String("error")).isObject())
        return tl::unexpected(modelFailureOf(answer->value(QLatin1String("error"))));
    const QJsonValue choice = answer->value(QLatin1String("choices"))[0];
    if (!choice[QLatin1String("message")].isObject())
        return broken(Reason::NotUnderstood, "the answer is no chat completion");
    m_finishReason = choice[QLatin1String("finish_reason")].toString(QStringLiteral("stop"));
    takeUsage(answer->value(QLatin1String("usage")));
    QJsonObject message = choice[QLatin1String("message")].toObject();
    QJsonArray calls = message.value(QLatin1String("tool_calls")).toArray();
    for (qsizetype i = 0; i < calls.size(); ++i) {
        QJsonObject call = calls.at(i).toObject();
        call.insert(QStringLiteral("index"), i); // whole ones have none, and some have no id either
        calls[i] = call;
    }
    message.insert(QStringLiteral("tool_calls"), calls);
    m_text = takeMessage(message);
    m_text += m_spoken.finish();
    return conclude();
}

std::optional<ModelFailure> CompletionReader::take(const Http::SseEvent &event, QString &shown)
{
    const QByteArray data = event.data.trimmed();
    if (data.isEmpty() || m_isDone)
        return std::nullopt;
    if (data == "[DONE]") {
        m_isDone = true;
        return std::nullopt;
    }
    const Core::Result<QJsonObject> chunk = Core::parseJsonObject(data);
    if (!chunk)
        return ModelFailure {Reason::NotUnderstood, QStringLiteral("an event is not JSON"), {}};
    const QJsonValue error = chunk->value(QLatin1String("error"));
    if (error.isObject() || event.name == "error")
        return modelFailureOf(error.isObject() ? error : QJsonValue(*chunk));
    takeUsage(chunk->value(QLatin1String("usage")));
    const QJsonArray choices = chunk->value(QLatin1String("choices")).toArray();
    for (const QJsonValue &choice : choices) {
        if (choice[QLatin1String("index")].toInt() != 0)
            continue; // nobody asked for a second one
        m_hasBegun = true;
        const QString piece = takeMessage(choice[QLatin1String("delta")].toObject());
        m_text += piece;
        shown += piece;
        const QString finishReason = choice[QLatin1String("finish_reason")].toString();
        if (!finishReason.isEmpty())
            m_finishReason = finishReason;
    }
    return std::nullopt;
}

QString CompletionReader::takeMessage(const QJsonObject &message)
{
    const QJsonArray calls = message.value(QLatin1String("tool_calls")).toArray();
    for (const QJsonValue &call : calls)
        takeCall(call.toObject());
    // The older form, which some servers send beside the newer one.
    const QJsonObject older = message.value(QLatin1String("function_call")).toObject();
    if (!older.isEmpty() && calls.isEmpty() && (m_calls.isEmpty() || m_calls.contains(-1)))
        takeCall({{QStringLiteral("index"), -1}, {QStringLiteral("function"), older}});
    const QString content = contentOf(message.value(QLatin1String("content")));
    const QString refusal = message.value(QLatin1String("refusal")).toString();
    return m_spoken.feed(content + refusal);
}

void CompletionReader::takeCall(const QJsonObject &piece)
{
    const QString id = piece.value(QLatin1String("id")).toString();
    const QJsonValue index = piece.value(QLatin1String("index"));
    const int last = m_calls.isEmpty() ? -1 : m_calls.lastKey();
    int at = m_newestCall;
    if (index.isDouble())
        at = index.toInt();
    else if (m_newestCall < 0 || (!id.isEmpty() && id != m_calls.value(m_newestCall).id))
        at = last + 1;
    // -1 is the older form.
    if (at < -1 || at >= mostCalls || (index.isDouble() && index.toDouble() != at)) {
        m_hasWildCall = true;
        return;
    }
    m_newestCall = at;
    Call &call = m_calls[at];
    if (call.id.isEmpty())
        call.id = id;
    const QJsonObject function = piece.value(QLatin1String("function")).toObject();
    if (call.name.isEmpty())
        call.name = function.value(QLatin1String("name")).toString();
    const QJsonValue arguments = function.value(QLatin1String("arguments"));
    call.arguments += arguments.isObject() ? QString::fromUtf8(QJsonDocument(arguments.toObject()).toJson())
                                           : arguments.toString();
}

void CompletionReader::takeUsage(const QJsonValue &usage)
{
    if (!usage.isObject())
        return;
    m_usage.promptTokens = usage[QLatin1String("prompt_tokens")].toInteger();
    m_usage.completionTokens = usage[QLatin1String("completion_tokens")].toInteger();
}

ModelResult CompletionReader::finish(QString &shown)
{
    if (!m_isDone && m_finishReason.isEmpty())
        return m_hasBegun ? broken(Reason::BrokeOff, "the stream ended in the middle")
                          : broken(Reason::Empty, "the stream is empty");
    const QString rest = m_spoken.finish();
    m_text += rest;
    shown += rest;
    return conclude();
}

ModelResult CompletionReader::conclude()
{
    if (m_finishReason == QLatin1String("length"))
        return broken(Reason::CutOff, "finish_reason length");
    if (m_finishReason == QLatin1String("content_filter"))
        return broken(Reason::Withheld, "finish_reason content_filter");
    if (m_hasWildCall)
        return broken(Reason::NotUnderstood, "too many tool calls, or odd numbers of them");
    if (m_spoken.wroteCall() && m_calls.isEmpty())
        return broken(Reason::WroteCall, "a tool call in the text");
    ModelAnswer answer;
    answer.text = m_text;
    answer.usage = m_usage;
    for (const Call &call : std::as_const(m_calls)) {
        const QByteArray json = call.arguments.trimmed().toUtf8();
        const bool none = json.isEmpty() || json == "null";
        const Core::Result<QJsonObject> arguments
            = none ? Core::Result<QJsonObject>(QJsonObject()) : Core::parseJsonObject(json);
        if (call.name.isEmpty() || !arguments)
            return broken(Reason::NotUnderstood, "a tool call is broken");
        answer.toolCalls.append(ToolCall {freeId(call.id), call.name, *arguments});
    }
    return answer;
}

QString CompletionReader::freeId(const QString &wanted)
{
    // Some servers number the calls of each answer anew, and results find their call by its id.
    const QString id = wanted.isEmpty() || m_takenIds.contains(wanted)
        ? QStringLiteral("call_") + Core::randomId()
        : wanted;
    m_takenIds.insert(id);
    return id;
}

} // namespace Agent
