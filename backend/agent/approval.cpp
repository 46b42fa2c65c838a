// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/approval.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Agent {

namespace {

QString shownValue(const QJsonValue &value)
{
    if (value.isString())
        return visible(value.toString());
    const QByteArray text = QJsonDocument(QJsonArray {value}).toJson(QJsonDocument::Compact);
    return visible(QString::fromUtf8(text.mid(1, text.size() - 2)));
}

QJsonValue shownMember(const QJsonValue &value)
{
    if (value.isString())
        return visible(value.toString());
    if (value.isObject())
        return shownArguments(value.toObject());
    if (!value.isArray())
        return value;
    QJsonArray shown;
    const QJsonArray items = value.toArray();
    for (const QJsonValue &item : items)
        shown.append(shownMember(item));
    return shown;
}

/// The document's words with every "{name}" replaced; nothing when one of them is not among the arguments.
QString filled(const QString &words, const QJsonObject &arguments)
{
    constexpr qsizetype maxValue = 80;
    QString text;
    qsizetype at = 0;
    while (true) {
        const qsizetype open = words.indexOf(QLatin1Char('{'), at);
        const qsizetype close = open < 0 ? -1 : words.indexOf(QLatin1Char('}'), open);
        text += words.mid(at, close < 0 ? -1 : open - at);
        if (close < 0)
            return text;
        const QJsonValue value = arguments.value(words.mid(open + 1, close - open - 1));
        if (value.isUndefined() || value.isNull())
            return {};
        // What was filled in is not looked at again, and stays one line of the question.
        const QString shown = shownValue(value).simplified();
        text += shown.size() > maxValue ? shown.left(maxValue) + QStringLiteral("…") : shown;
        at = close + 1;
    }
}

} // namespace

QString questionOf(const OpenApi::Operation &operation, const QJsonObject &arguments)
{
    QString question = filled(OpenApi::harmlessText(operation.texts.confirm, 200), arguments);
    if (question.trimmed().isEmpty())
        question = OpenApi::harmlessText(operation.summary, 200);
    if (question.trimmed().isEmpty())
        question = operation.name;
    while (question.endsWith(QLatin1Char('.')))
        question.chop(1);
    return question.endsWith(QLatin1Char('?')) ? question : question + QLatin1Char('?');
}

QJsonObject approvalOf(const Call &call, const OpenApi::Operation &operation,
                       const OpenApi::PreparedRequest &request, const ToolCatalog &catalog,
                       Core::Time expires)
{
    QJsonArray arguments;
    for (const OpenApi::Argument &argument : operation.arguments) {
        if (!call.wish.arguments.contains(argument.name))
            continue;
        arguments.append(
            QJsonObject {{QStringLiteral("name"), argument.name},
                         {QStringLiteral("title"), argument.title},
                         {QStringLiteral("value"), shownValue(call.wish.arguments.value(argument.name))}});
    }
    QStringList dataFrom;
    for (const QString &origin : call.dataFrom)
        dataFrom.append(catalog.serviceAt(origin));
    const QString title = OpenApi::harmlessText(operation.summary, 200);
    return {{QStringLiteral("operation"), operation.name},
            {QStringLiteral("service"), operation.service},
            {QStringLiteral("question"), questionOf(operation, call.wish.arguments)},
            {QStringLiteral("title"), title.isEmpty() ? operation.name : title},
            {QStringLiteral("about"), call.about},
            {QStringLiteral("arguments"), arguments},
            {QStringLiteral("request"),
             QJsonObject {{QStringLiteral("method"), QString::fromLatin1(request.method)},
                          {QStringLiteral("url"), request.url.toString(QUrl::FullyEncoded)},
                          {QStringLiteral("body"), visible(QString::fromUtf8(request.body))}}},
            {QStringLiteral("data_from"), QJsonArray::fromStringList(dataFrom)},
            {QStringLiteral("can_remember"), call.effect == OpenApi::Effect::Read},
            {QStringLiteral("digest"), request.digest()},
            {QStringLiteral("expires_at"), timeText(expires)}};
}

QJsonObject shownArguments(const QJsonObject &arguments)
{
    QJsonObject shown;
    for (auto member = arguments.constBegin(); member != arguments.constEnd(); ++member)
        shown.insert(visible(member.key()), shownMember(member.value()));
    return shown;
}

QString visible(const QString &text)
{
    QString shown;
    const QList<uint> points = text.toUcs4();
    for (const uint point : points) {
        const auto character = static_cast<char32_t>(point);
        const QChar::Category category = QChar::category(character);
        const bool hidden = category == QChar::Other_Control || category == QChar::Other_Format
            || category == QChar::Other_Surrogate || category == QChar::Other_PrivateUse
            || category == QChar::Other_NotAssigned || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph
            || (category == QChar::Separator_Space && point != 0x20);
        if (hidden && character != U'\n' && character != U'\t')
            shown += QStringLiteral("\\u{%1}")
                         .arg(point, 4, 16, QLatin1Char('0'))
                         .toUpper()
                         .replace(QLatin1String("\\U"), QLatin1String("\\u"));
        else
            shown += QChar::fromUcs4(character);
    }
    return shown;
}

} // namespace Agent
