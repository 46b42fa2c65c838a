// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/receipts.h"

#include <QDateTime>
#include <QTimeZone>

namespace Agent {

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace

QString timeText(Core::Time time)
{
    // Never by way of the local time: that looks at the file of its zone each time.
    return QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count(), QTimeZone::utc())
        .toString(Qt::ISODate);
}

Core::Time timeFromText(const QString &text)
{
    return Core::Time(std::chrono::seconds(QDateTime::fromString(text, Qt::ISODate).toSecsSinceEpoch()));
}

QJsonObject toJson(const Receipt &receipt)
{
    return {{QStringLiteral("operation"), receipt.operation},
            {QStringLiteral("service"), receipt.service},
            {QStringLiteral("summary"), receipt.summary},
            {QStringLiteral("method"), receipt.method},
            {QStringLiteral("url"), receipt.url},
            {QStringLiteral("subject"), receipt.subject},
            {QStringLiteral("acting"), receipt.acting},
            {QStringLiteral("allowed_by"), orNull(receipt.allowedBy)},
            {QStringLiteral("outcome"), OpenApi::outcomeName(receipt.outcome)},
            {QStringLiteral("reason"), receipt.reason},
            {QStringLiteral("time"), timeText(receipt.time)},
            {QStringLiteral("correlation_id"), receipt.correlationId},
            {QStringLiteral("lookup_id"), orNull(receipt.lookupId)},
            {QStringLiteral("token_mode"), receipt.tokenMode}};
}

Receipt receiptFromJson(const QJsonObject &object)
{
    const auto text = [&](const char *member) { return object.value(QLatin1String(member)).toString(); };
    Receipt receipt;
    receipt.operation = text("operation");
    receipt.service = text("service");
    receipt.summary = text("summary");
    receipt.method = text("method");
    receipt.url = text("url");
    receipt.subject = text("subject");
    receipt.acting = text("acting");
    receipt.allowedBy = text("allowed_by");
    receipt.outcome = OpenApi::outcomeFromString(text("outcome")).value_or(OpenApi::OutcomeClass::Failed);
    receipt.reason = text("reason");
    receipt.time = timeFromText(text("time"));
    receipt.correlationId = text("correlation_id");
    receipt.lookupId = text("lookup_id");
    receipt.tokenMode = text("token_mode");
    return receipt;
}

} // namespace Agent
