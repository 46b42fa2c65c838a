// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/turnjson.h"

#include <QJsonArray>

namespace Agent {

namespace {

constexpr int recordVersion = 1;

QJsonObject toJson(const ToolCall &call)
{
    return {{QStringLiteral("id"), call.id},
            {QStringLiteral("name"), call.name},
            {QStringLiteral("arguments"), call.arguments}};
}

ToolCall toolCallFromJson(const QJsonObject &object)
{
    return {object.value(QLatin1String("id")).toString(), object.value(QLatin1String("name")).toString(),
            object.value(QLatin1String("arguments")).toObject()};
}

QString roleName(ChatMessage::Role role)
{
    switch (role) {
    case ChatMessage::Role::System:
        return QStringLiteral("system");
    case ChatMessage::Role::User:
        return QStringLiteral("user");
    case ChatMessage::Role::Assistant:
        return QStringLiteral("assistant");
    case ChatMessage::Role::Tool:
        return QStringLiteral("tool");
    }
    return {};
}

ChatMessage::Role roleFromName(const QString &name)
{
    if (name == QLatin1String("system"))
        return ChatMessage::Role::System;
    if (name == QLatin1String("assistant"))
        return ChatMessage::Role::Assistant;
    if (name == QLatin1String("tool"))
        return ChatMessage::Role::Tool;
    return ChatMessage::Role::User;
}

QJsonObject toJson(const Call &call)
{
    QJsonObject object {{QStringLiteral("wish"), toJson(call.wish)},
                        {QStringLiteral("round"), call.round},
                        {QStringLiteral("operation"), call.operation},
                        {QStringLiteral("service"), call.service},
                        {QStringLiteral("about"), call.about},
                        {QStringLiteral("subject"), call.subject},
                        {QStringLiteral("origin"), call.origin},
                        {QStringLiteral("writes"), call.effect == OpenApi::Effect::Write},
                        {QStringLiteral("needs_approval"), call.needsApproval},
                        {QStringLiteral("approved_digest"), call.approvedDigest},
                        {QStringLiteral("sent"), call.sent},
                        {QStringLiteral("wants_sign_in"), call.wantsSignIn},
                        {QStringLiteral("wants_step_up"), call.wantsStepUp},
                        {QStringLiteral("wanted"), call.wanted},
                        {QStringLiteral("refused_here"), call.refusedHere},
                        {QStringLiteral("tool_text"), call.toolText},
                        {QStringLiteral("told"), toJson(call.told)},
                        {QStringLiteral("read_under"), QJsonArray::fromStringList(call.readUnder)},
                        {QStringLiteral("data_from"), QJsonArray::fromStringList(call.dataFrom)}};
    if (call.outcome)
        object.insert(QStringLiteral("outcome"), OpenApi::outcomeName(*call.outcome));
    if (call.receipt)
        object.insert(QStringLiteral("receipt"), toJson(*call.receipt));
    if (!call.approvedDigest.isEmpty())
        object.insert(QStringLiteral("approved_until"), timeText(call.approvedUntil));
    return object;
}

Call callFromJson(const QJsonObject &object)
{
    const auto text = [&](const char *member) { return object.value(QLatin1String(member)).toString(); };
    const auto flag = [&](const char *member) { return object.value(QLatin1String(member)).toBool(); };
    const auto texts = [&](const char *member) {
        QStringList list;
        const QJsonArray items = object.value(QLatin1String(member)).toArray();
        for (const QJsonValue &item : items)
            list.append(item.toString());
        return list;
    };
    Call call;
    call.wish = toolCallFromJson(object.value(QLatin1String("wish")).toObject());
    call.round = object.value(QLatin1String("round")).toInt();
    call.operation = text("operation");
    call.service = text("service");
    call.about = text("about");
    call.subject = text("subject");
    call.origin = text("origin");
    // What is not known to be harmless is treated as a change.
    call.effect
        = object.value(QLatin1String("writes")).toBool(true) ? OpenApi::Effect::Write : OpenApi::Effect::Read;
    call.needsApproval = object.value(QLatin1String("needs_approval")).toBool(true);
    call.approvedDigest = text("approved_digest");
    call.approvedUntil = timeFromText(text("approved_until")); // not there: it has ended
    call.sent = flag("sent");
    call.wantsSignIn = flag("wants_sign_in");
    call.wantsStepUp = flag("wants_step_up");
    call.wanted = object.value(QLatin1String("wanted")).toObject();
    call.refusedHere = flag("refused_here");
    call.toolText = text("tool_text");
    call.told = outcomeFromJson(object.value(QLatin1String("told")).toObject());
    call.readUnder = texts("read_under");
    call.dataFrom = texts("data_from");
    call.outcome = OpenApi::outcomeFromString(text("outcome"));
    if (object.contains(QLatin1String("receipt")))
        call.receipt = receiptFromJson(object.value(QLatin1String("receipt")).toObject());
    return call;
}

} // namespace

QJsonObject toJson(const ChatMessage &message)
{
    QJsonObject object {{QStringLiteral("role"), roleName(message.role)},
                        {QStringLiteral("text"), message.text}};
    if (!message.toolCalls.isEmpty()) {
        QJsonArray calls;
        for (const ToolCall &call : message.toolCalls)
            calls.append(toJson(call));
        object.insert(QStringLiteral("tool_calls"), calls);
    }
    if (!message.toolCallId.isEmpty())
        object.insert(QStringLiteral("tool_call_id"), message.toolCallId);
    return object;
}

ChatMessage messageFromJson(const QJsonObject &object)
{
    ChatMessage message;
    message.role = roleFromName(object.value(QLatin1String("role")).toString());
    message.text = object.value(QLatin1String("text")).toString();
    message.toolCallId = object.value(QLatin1String("tool_call_id")).toString();
    const QJsonArray calls = object.value(QLatin1String("tool_calls")).toArray();
    for (const QJsonValue &call : calls)
        message.toolCalls.append(toolCallFromJson(call.toObject()));
    return message;
}

QJsonArray messagesOf(const Turn &turn)
{
    QJsonArray messages;
    for (const ChatMessage &message : turn.messages)
        messages.append(toJson(message));
    return messages;
}

QJsonObject recordOf(const Turn &turn)
{
    QJsonArray calls;
    for (const Call &call : turn.calls)
        calls.append(toJson(call));
    QJsonArray notices;
    for (const Outcome &notice : turn.notices)
        notices.append(toJson(notice));
    QJsonObject record {{QStringLiteral("version"), recordVersion},
                        {QStringLiteral("correlation_id"), turn.correlationId},
                        {QStringLiteral("rounds"), turn.rounds},
                        {QStringLiteral("messages"), messagesOf(turn)},
                        {QStringLiteral("calls"), calls},
                        {QStringLiteral("notices"), notices},
                        {QStringLiteral("first_of_round"), turn.firstOfRound},
                        {QStringLiteral("signed_in_again"), turn.signedInAgain},
                        {QStringLiteral("failed_as"), OpenApi::outcomeName(turn.failedAs)},
                        {QStringLiteral("failed_because"), turn.failedBecause},
                        {QStringLiteral("prompt_tokens"), turn.usage.promptTokens},
                        {QStringLiteral("completion_tokens"), turn.usage.completionTokens},
                        {QStringLiteral("worked_ms"), static_cast<qint64>(turn.worked.count())},
                        {QStringLiteral("inherited"), toJson(turn.inherited)}};
    if (turn.pause)
        record.insert(QStringLiteral("pause"),
                      QJsonObject {{QStringLiteral("reason"), reasonName(turn.pause->reason)},
                                   {QStringLiteral("call"), turn.pause->call},
                                   {QStringLiteral("approval"), turn.pause->approval},
                                   {QStringLiteral("digest"), turn.pause->digest},
                                   {QStringLiteral("expires"), timeText(turn.pause->expires)}});
    return record;
}

Core::Result<> readRecord(const QJsonObject &record, Turn &turn)
{
    if (record.value(QLatin1String("version")).toInt() != recordVersion)
        return Core::failure(Core::Error::Code::Invalid, QStringLiteral("a stored turn cannot be read"));
    turn.correlationId = record.value(QLatin1String("correlation_id")).toString();
    turn.rounds = record.value(QLatin1String("rounds")).toInt();
    turn.firstOfRound = record.value(QLatin1String("first_of_round")).toInt();
    turn.signedInAgain = record.value(QLatin1String("signed_in_again")).toBool();
    turn.failedAs = OpenApi::outcomeFromString(record.value(QLatin1String("failed_as")).toString())
                        .value_or(OpenApi::OutcomeClass::Failed);
    turn.failedBecause = record.value(QLatin1String("failed_because")).toString();
    turn.usage.promptTokens = record.value(QLatin1String("prompt_tokens")).toInteger();
    turn.usage.completionTokens = record.value(QLatin1String("completion_tokens")).toInteger();
    turn.worked = std::chrono::milliseconds(record.value(QLatin1String("worked_ms")).toInteger());
    turn.inherited = provenanceFromJson(record.value(QLatin1String("inherited")).toObject());
    turn.messages.clear();
    const QJsonArray messages = record.value(QLatin1String("messages")).toArray();
    for (const QJsonValue &message : messages)
        turn.messages.append(messageFromJson(message.toObject()));
    turn.calls.clear();
    const QJsonArray calls = record.value(QLatin1String("calls")).toArray();
    for (const QJsonValue &call : calls)
        turn.calls.append(callFromJson(call.toObject()));
    turn.notices.clear();
    const QJsonArray notices = record.value(QLatin1String("notices")).toArray();
    for (const QJsonValue &notice : notices)
        turn.notices.append(outcomeFromJson(notice.toObject()));
    turn.pause.reset();
    if (record.contains(QLatin1String("pause"))) {
        const QJsonObject stored = record.value(QLatin1String("pause")).toObject();
        const auto reason = pauseReasonFromString(stored.value(QLatin1String("reason")).toString());
        const int call = stored.value(QLatin1String("call")).toInt(-1);
        if (!reason || call >= turn.calls.size()
            || (*reason == PauseReason::Approval && call < turn.firstOfRound))
            return Core::failure(Core::Error::Code::Invalid, QStringLiteral("a stored turn cannot be read"));
        turn.pause = Pause {*reason, call, stored.value(QLatin1String("approval")).toObject(),
                            stored.value(QLatin1String("digest")).toString(),
                            timeFromText(stored.value(QLatin1String("expires")).toString())};
    }
    return {};
}

} // namespace Agent
