// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/answerjson.h"

#include <QJsonArray>

namespace Main {

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonArray receiptsJson(const QList<Session::Receipt> &receipts)
{
    QJsonArray array;
    for (const Session::Receipt &receipt : receipts) {
        array.append(QJsonObject {
            {QStringLiteral("operation"), receipt.operation},
            {QStringLiteral("service"), receipt.service},
            {QStringLiteral("summary"), receipt.summary},
            {QStringLiteral("method"), receipt.method},
            {QStringLiteral("url"), receipt.url},
            {QStringLiteral("subject"), receipt.subject},
            {QStringLiteral("acting"), receipt.acting},
            {QStringLiteral("allowed_by"), textOrNull(receipt.allowedBy)},
            {QStringLiteral("outcome"), receipt.outcome},
            {QStringLiteral("reason"), receipt.reason},
            {QStringLiteral("time"), receipt.time.toString(Qt::ISODate)},
            {QStringLiteral("correlation_id"), receipt.correlationId},
            {QStringLiteral("lookup_id"), textOrNull(receipt.lookupId)},
            {QStringLiteral("token_mode"), receipt.tokenMode},
        });
    }
    return array;
}

QJsonArray outcomesJson(const QList<Session::Outcome> &outcomes)
{
    QJsonArray array;
    for (const Session::Outcome &outcome : outcomes) {
        array.append(QJsonObject {
            {QStringLiteral("class"), outcome.outcomeClass},
            {QStringLiteral("operation"), outcome.operation},
            {QStringLiteral("service"), outcome.service},
            {QStringLiteral("about"), outcome.about},
            {QStringLiteral("arguments"), outcome.arguments},
            {QStringLiteral("required_roles"), QJsonArray::fromStringList(outcome.requiredRoles)},
            {QStringLiteral("your_roles"), QJsonArray::fromStringList(outcome.yourRoles)},
            {QStringLiteral("who_can_help"), outcome.whoCanHelp},
            {QStringLiteral("reason"), outcome.reason},
            {QStringLiteral("sentence"), outcome.sentence},
            {QStringLiteral("suggestions"), QJsonArray::fromStringList(outcome.suggestions)},
        });
    }
    return array;
}

} // namespace

QJsonObject answerJson(const Session::TurnResult &result)
{
    return {
        {QStringLiteral("response"), result.response},
        {QStringLiteral("outcome"), result.outcome},
        {QStringLiteral("conversation_id"), result.conversationId},
        {QStringLiteral("turn_id"), result.turnId},
        {QStringLiteral("receipts"), receiptsJson(result.receipts)},
        {QStringLiteral("outcomes"), outcomesJson(result.outcomes)},
    };
}

QJsonObject answerJson(const QString &outcome, const QString &sentence, const Session::Pause &pause)
{
    return {
        {QStringLiteral("response"), sentence},
        {QStringLiteral("outcome"), outcome},
        {QStringLiteral("conversation_id"), textOrNull(pause.conversationId)},
        {QStringLiteral("turn_id"), textOrNull(pause.turnId)},
        {QStringLiteral("receipts"), receiptsJson(pause.receipts)},
        {QStringLiteral("outcomes"), QJsonArray()},
    };
}

} // namespace Main
