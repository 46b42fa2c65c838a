// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/turn.h"

#include "session/jsonreader.h"
#include "session/remedy.h"

#include <QJsonDocument>

namespace Session {

using Core::Result;

namespace {

/// A string as it is, null and nothing as an empty one, anything else as compact JSON.
QString shownValue(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isUndefined() || value.isNull())
        return {};
    const QByteArray json = QJsonDocument(QJsonArray {value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.sliced(1, json.size() - 2));
}

} // namespace

Result<ToolActivity> ToolActivity::fromJson(const QJsonObject &json)
{
    JsonReader read(json);
    const ToolActivity activity {
        .id = read.requiredText("id"),
        .operation = read.requiredText("operation"),
        .service = read.text("service"),
        .about = read.text("about"),
        .effect = read.text("effect"),
        .arguments = read.object("arguments"),
    };
    return read.result(activity);
}

Result<Receipt> Receipt::fromJson(const QJsonObject &json)
{
    JsonReader read(json);
    const Receipt receipt {
        .operation = read.requiredText("operation"),
        .service = read.text("service"),
        .summary = read.text("summary"),
        .method = read.text("method"),
        .url = read.text("url"),
        .subject = read.text("subject"),
        .acting = read.text("acting"),
        .allowedBy = read.text("allowed_by"),
        .outcome = read.requiredText("outcome"),
        .reason = read.text("reason"),
        .time = read.time("time"),
        .correlationId = read.text("correlation_id"),
        .lookupId = read.text("lookup_id"),
        .tokenMode = read.text("token_mode"),
    };
    return read.result(receipt);
}

Result<Outcome> Outcome::fromJson(const QJsonObject &json)
{
    JsonReader read(json);
    const Outcome outcome {
        .toolCallId = read.text("tool_call_id"),
        .outcomeClass = read.requiredText("class"),
        .operation = read.text("operation"),
        .service = read.text("service"),
        .about = read.text("about"),
        .arguments = read.object("arguments"),
        .requiredRoles = read.texts("required_roles"),
        .yourRoles = read.texts("your_roles"),
        .whoCanHelp = read.text("who_can_help"),
        .reason = read.text("reason"),
        .sentence = read.text("sentence"),
        .suggestions = read.texts("suggestions"),
    };
    return read.result(outcome);
}

Result<Approval> Approval::fromJson(const QJsonObject &json)
{
    JsonReader read(json);
    Approval approval;
    approval.operation = read.requiredText("operation");
    approval.service = read.text("service");
    approval.title = read.text("question");
    if (approval.title.isEmpty())
        approval.title = read.text("title");
    approval.about = read.text("about");
    for (const QJsonObject &item : read.objects("arguments")) {
        JsonReader readItem(item);
        approval.arguments.append({readItem.requiredText("name"), readItem.text("title"),
                                   shownValue(item.value(QLatin1String("value")))});
        read.adopt(readItem);
    }
    const QJsonObject request = read.object("request");
    JsonReader readRequest(request);
    approval.method = readRequest.text("method");
    approval.url = readRequest.text("url");
    approval.body = shownValue(request.value(QLatin1String("body")));
    read.adopt(readRequest);
    approval.digest = read.requiredText("digest");
    approval.expiresAt = read.time("expires_at");
    return read.result(approval);
}

Result<Pause> Pause::fromJson(const QJsonObject &json)
{
    JsonReader read(json);
    Pause pause;
    pause.turnId = read.requiredText("turn_id");
    pause.conversationId = read.text("conversation_id");
    pause.reason = read.requiredText("reason");
    pause.receipts = read.items<Receipt>("receipts");
    if (pause.reason == QLatin1String("approval"))
        pause.approval = read.item<Approval>("approval");
    if (pause.reason == QLatin1String("step_up"))
        pause.needs = forStepUp(readNeeds(read.text("scope"), read.text("acr_values"), read.text("max_age")));
    return read.result(pause);
}

Result<TurnResult> TurnResult::fromJson(const QJsonObject &json)
{
    JsonReader read(json);
    const TurnResult result {
        .response = read.requiredText("response"),
        .conversationId = read.requiredText("conversation_id"),
        .turnId = read.requiredText("turn_id"),
        .outcome = read.requiredText("outcome"),
        .receipts = read.items<Receipt>("receipts"),
        .outcomes = read.items<Outcome>("outcomes"),
    };
    return read.result(result);
}

Result<ToolList> ToolList::fromJson(const QJsonObject &json)
{
    JsonReader read(json);
    ToolList list;
    list.model = read.text("model");
    for (const QJsonObject &item : read.objects("services")) {
        JsonReader service(item);
        list.services.append({.name = service.requiredText("name"),
                              .state = service.text("state"),
                              .tokenMode = service.text("token_mode"),
                              .remarks = service.texts("remarks")});
        read.adopt(service);
    }
    for (const QJsonObject &item : read.objects("tools")) {
        JsonReader tool(item);
        list.tools.append({
            .operation = tool.requiredText("operation"),
            .service = tool.text("service"),
            .summary = tool.text("summary"),
            .ask = tool.text("ask"),
            .about = tool.text("about"),
            .effect = tool.text("effect"),
            .allowed = tool.flag("allowed", true),
            .requiredRoles = tool.texts("required_roles"),
            .usable = tool.flag("usable", true),
            .reason = tool.text("reason"),
        });
        read.adopt(tool);
    }
    return read.result(list);
}

} // namespace Session
