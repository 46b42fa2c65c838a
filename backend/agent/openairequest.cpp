// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/openairequest.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Agent {

namespace {

QString text(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject messageOf(const ChatMessage &message)
{
    const auto plain = [&message](const char *role) {
        return QJsonObject {{QStringLiteral("role"), QLatin1String(role)},
                            {QStringLiteral("content"), message.text}};
    };
    switch (message.role) {
    case ChatMessage::Role::System:
        return plain("system");
    case ChatMessage::Role::User:
        return plain("user");
    case ChatMessage::Role::Tool: {
        QJsonObject object = plain("tool");
        object.insert(QStringLiteral("tool_call_id"), message.toolCallId);
        return object;
    }
    case ChatMessage::Role::Assistant:
        break;
    }
    QJsonObject object = plain("assistant");
    QJsonArray calls;
    for (const ToolCall &call : message.toolCalls)
        calls.append(QJsonObject {{QStringLiteral("id"), call.id},
                                  {QStringLiteral("type"), QStringLiteral("function")},
                                  {QStringLiteral("function"),
                                   QJsonObject {{QStringLiteral("name"), call.name},
                                                {QStringLiteral("arguments"), text(call.arguments)}}}});
    if (!calls.isEmpty())
        object.insert(QStringLiteral("tool_calls"), calls);
    return object;
}

QJsonObject toolOf(const OpenApi::Operation &operation)
{
    QStringList words {operation.summary, operation.description};
    words.removeAll(QString());
    words.removeDuplicates();
    QJsonObject parameters = operation.argumentsSchema;
    if (parameters.isEmpty())
        parameters = {{QStringLiteral("type"), QStringLiteral("object")},
                      {QStringLiteral("properties"), QJsonObject()}};
    return {{QStringLiteral("type"), QStringLiteral("function")},
            {QStringLiteral("function"),
             QJsonObject {{QStringLiteral("name"), operation.name},
                          {QStringLiteral("description"), words.join(QLatin1Char('\n')).left(1024)},
                          {QStringLiteral("parameters"), parameters}}}};
}

} // namespace

QByteArray completionRequest(const ModelRequest &request, const QString &model, const OpenAiDialect &dialect)
{
    QJsonArray messages;
    for (const ChatMessage &message : request.messages)
        messages.append(messageOf(message));
    QJsonObject body {{QStringLiteral("model"), model}, {QStringLiteral("messages"), messages}};
    QJsonArray tools;
    for (const OpenApi::Operation &operation : request.tools)
        tools.append(toolOf(operation));
    if (!tools.isEmpty())
        body.insert(QStringLiteral("tools"), tools); // an empty list is refused by some
    if (dialect.streams) {
        body.insert(QStringLiteral("stream"), true);
        if (dialect.usageInStreams)
            body.insert(QStringLiteral("stream_options"),
                        QJsonObject {{QStringLiteral("include_usage"), true}});
    }
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace Agent
