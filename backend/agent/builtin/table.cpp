// SPDX-License-Identifier: GPL-3.0-or-later
// Data of any shape as Markdown for people.
#include "agent/builtin/answer.h"

#include "agent/builtin/text.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <cmath>

namespace Agent::BuiltIn {

namespace {

constexpr int mostColumns = 8;
constexpr int mostRows = 50;
constexpr qsizetype longestValue = 400; // characters

QString aboutOf(const OpenApi::Operation &operation)
{
    QString text = operation.summary.simplified();
    if (text.endsWith(u'.'))
        text.chop(1);
    return text.isEmpty() ? identifierWords(operation.name) : text;
}

QString more(qsizetype count)
{
    return count > 0 ? QStringLiteral("\n\n… and %1 more.").arg(count) : QString();
}

QJsonObject itemSchema(const QJsonObject &schema)
{
    return schema[QStringLiteral("items")].toObject();
}

/// Whether a column is for programs: a version, an id that nobody could type.
bool isTechnical(const QString &name, const QJsonObject &property)
{
    static const QRegularExpression words(
        QStringLiteral("\\b(?:etag|correlation|trace|checksum|hash|href|cursor|self)\\b"));
    return property[QStringLiteral("format")].toString() == QLatin1String("uuid")
        || words.match(identifierWords(name)).hasMatch();
}

/// The columns that people read, where there are some.
QStringList readable(const QStringList &columns, const QJsonObject &properties)
{
    QStringList shown;
    for (const QString &column : columns) {
        if (!isTechnical(column, properties[column].toObject()))
            shown.append(column);
    }
    return shown.size() > 1 ? shown : columns;
}

/// "Nobody." where the question was who, else what there is none of.
QString nothingFound(const OpenApi::Operation &operation)
{
    static const QRegularExpression who(QStringLiteral("^\\s*who\\b"),
                                        QRegularExpression::CaseInsensitiveOption);
    const bool asksWho = who.match(operation.texts.ask).hasMatch() || who.match(operation.summary).hasMatch();
    const QString found = escaped(aboutOf(operation));
    return asksWho ? QStringLiteral("Nobody. (%1: nothing found.)").arg(found)
                   : QStringLiteral("%1: none.").arg(found);
}

QString table(const QJsonArray &rows, const QJsonObject &schema)
{
    // Columns in the schema's order where it has one (JSON objects of Qt are sorted by name), then others.
    QStringList columns;
    const QJsonObject properties = schema[QStringLiteral("properties")].toObject();
    for (const QJsonValue &name : schema[QStringLiteral("required")].toArray()) {
        if (properties.contains(name.toString()) && !columns.contains(name.toString()))
            columns.append(name.toString());
    }
    for (auto property = properties.begin(); property != properties.end(); ++property) {
        if (!columns.contains(property.key()))
            columns.append(property.key());
    }
    QStringList present;
    for (const QJsonValue &row : rows) {
        const QJsonObject object = row.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (!present.contains(member.key()))
                present.append(member.key());
        }
    }
    QStringList shown;
    for (const QString &column : std::as_const(columns)) {
        if (present.contains(column))
            shown.append(column);
    }
    for (const QString &column : std::as_const(present)) {
        if (!shown.contains(column) && columns.isEmpty())
            shown.append(column);
    }
    shown = readable(shown, properties).mid(0, mostColumns);
    if (shown.isEmpty())
        return {};
    QString text = QStringLiteral("|");
    for (const QString &column : std::as_const(shown))
        text += u' ' + propertyTitle(schema, column) + QStringLiteral(" |");
    text += QStringLiteral("\n|");
    for (qsizetype i = 0; i < shown.size(); ++i)
        text += QStringLiteral(" --- |");
    int count = 0;
    for (const QJsonValue &row : rows) {
        if (count++ == mostRows)
            break;
        text += QStringLiteral("\n|");
        for (const QString &column : std::as_const(shown))
            text += u' ' + escaped(valueText(row.toObject()[column])) + QStringLiteral(" |");
    }
    return text + more(rows.size() - mostRows);
}

QString list(const OpenApi::Operation &operation, const QJsonArray &values, const QJsonObject &schema)
{
    if (values.isEmpty())
        return nothingFound(operation);
    if (values.first().isObject()) {
        const QString text = table(values, itemSchema(schema));
        if (!text.isEmpty())
            return text;
    }
    QStringList lines;
    for (const QJsonValue &value : values) {
        if (lines.size() == mostRows)
            break;
        lines.append(QStringLiteral("- ") + escaped(valueText(value)));
    }
    return lines.join(u'\n') + more(values.size() - mostRows);
}

bool isPlain(const QJsonValue &value)
{
    return !value.isObject() && !value.isArray();
}

/// Whether all beside the list only says which part of it this is; or the list is nearly all there is.
bool isPage(const QJsonObject &data, const QString &list)
{
    static const QRegularExpression paging(QStringLiteral(
        "^(?:total|count|offset|limit|page|size|per|next|previous|prev|skip|more|has|scope|pages|"
        "first|last|cursor|from|top|results?|number|entries|items|elements)\\b"));
    int others = 0;
    for (auto member = data.begin(); member != data.end(); ++member) {
        if (member.key() != list && !member->isNull()
            && !paging.match(identifierWords(member.key())).hasMatch())
            ++others;
    }
    return others == 0 || data.size() <= 3;
}

QString object(const OpenApi::Operation &operation, const QJsonObject &data, const QJsonObject &schema)
{
    const QJsonObject properties = schema[QStringLiteral("properties")].toObject();
    // A page: {"items": [...], "total": 3, "offset": 0}. The list is what was asked for.
    QString listMember;
    int lists = 0;
    bool plain = true;
    for (auto member = data.begin(); member != data.end(); ++member) {
        const bool listed
            = member->isArray() && (member->toArray().isEmpty() || member->toArray().first().isObject());
        lists += listed ? 1 : 0;
        plain = plain && (listed || isPlain(*member));
        if (listed)
            listMember = member.key();
    }
    if (lists == 1 && plain && isPage(data, listMember)) {
        const QJsonArray rows = data[listMember].toArray();
        const int all = data[QStringLiteral("total")].toInt(int(rows.size()));
        return list(operation, rows, properties[listMember].toObject())
            + (rows.size() <= mostRows ? more(all - data[QStringLiteral("offset")].toInt() - rows.size())
                                       : QString());
    }
    QStringList lines;
    QStringList names;
    for (const QJsonValue &name : schema[QStringLiteral("required")].toArray()) {
        if (data.contains(name.toString()) && !names.contains(name.toString()))
            names.append(name.toString());
    }
    for (auto member = data.begin(); member != data.end(); ++member) {
        if (!names.contains(member.key()))
            names.append(member.key());
    }
    for (const QString &name : std::as_const(names)) {
        const QJsonValue value = data[name];
        if (value.isNull() || lines.size() == mostRows)
            continue;
        const QString title = propertyTitle(schema, name);
        if (isPlain(value)
            || (value.isArray() && !value.toArray().isEmpty() && isPlain(value.toArray().first())))
            lines.append(QStringLiteral("%1: %2").arg(title, escaped(valueText(value))));
        else if (value.isArray())
            lines.append(QStringLiteral("%1: %2").arg(title).arg(value.toArray().size()));
        else
            lines.append(QStringLiteral("%1: %2").arg(title, escaped(valueText(value))));
    }
    if (lines.isEmpty())
        return {};
    if (lines.size() == 1)
        return lines.first() + u'.';
    return QStringLiteral("- ") + lines.join(QStringLiteral("\n- "));
}

} // namespace

QString escaped(const QString &text)
{
    QString result;
    for (const QChar c : text.left(longestValue)) {
        if (c.isSpace()) {
            result += u' ';
            continue;
        }
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            continue;
        static const QString special = QStringLiteral("\\`*_{}[]<>#|~!");
        if (special.contains(c))
            result += u'\\';
        result += c;
    }
    if (text.size() > longestValue)
        result += u'…';
    return result.simplified();
}

QString momentText(const QString &text)
{
    static const QRegularExpression moment(QStringLiteral(
        "^(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2})(?::\\d{2}(?:\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?$"));
    const QRegularExpressionMatch match = moment.match(text);
    if (!match.hasMatch())
        return text;
    const QString zone = match.captured(3);
    return match.captured(1) + u' ' + match.captured(2)
        + (zone.isEmpty()              ? QString()
               : zone.startsWith(u'Z') ? QStringLiteral(" UTC")
                                       : QStringLiteral(" UTC") + zone);
}

QString valueText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    case QJsonValue::Double: {
        const double number = value.toDouble();
        if (number == std::floor(number) && std::abs(number) < 9e15)
            return QString::number(qint64(number));
        return QString::number(number, 'g', 12);
    }
    case QJsonValue::String:
        return momentText(value.toString());
    case QJsonValue::Array: {
        QStringList parts;
        for (const QJsonValue &each : value.toArray())
            parts.append(valueText(each));
        return parts.join(QStringLiteral(", "));
    }
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        for (const char *name : {"name", "title", "label", "id"}) {
            if (isPlain(object[QLatin1String(name)]) && object.contains(QLatin1String(name)))
                return valueText(object[QLatin1String(name)]);
        }
        QStringList parts;
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (isPlain(*member) && !member->isNull())
                parts.append(identifierWords(member.key()) + u' ' + valueText(*member));
        }
        return parts.join(QStringLiteral(", "));
    }
    default:
        return QStringLiteral("–");
    }
}

QString propertyTitle(const QJsonObject &schema, const QString &property)
{
    const QJsonObject member = schema[QStringLiteral("properties")].toObject()[property].toObject();
    QString title = member[QStringLiteral("title")].toString();
    if (title.isEmpty())
        title = identifierWords(property);
    if (!title.isEmpty())
        title[0] = title[0].toUpper();
    return escaped(title);
}

QString renderData(const OpenApi::Operation &operation, const QJsonValue &data)
{
    const QJsonObject &schema = operation.resultSchema;
    switch (data.type()) {
    case QJsonValue::Array:
        return list(operation, data.toArray(), schema);
    case QJsonValue::Object:
        return object(operation, data.toObject(), schema);
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return {};
    default:
        return escaped(aboutOf(operation)) + QStringLiteral(": ") + escaped(valueText(data)) + u'.';
    }
}

} // namespace Agent::BuiltIn
