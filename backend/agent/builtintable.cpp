// SPDX-License-Identifier: GPL-3.0-or-later
// Data of any shape as Markdown for people.
#include "agent/builtinanswer.h"

#include "agent/builtintext.h"

#include <QJsonArray>
#include <QJsonDocument>

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
    shown = shown.mid(0, mostColumns);
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
        return QStringLiteral("%1: none.").arg(escaped(aboutOf(operation)));
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

QString object(const OpenApi::Operation &operation, const QJsonObject &data, const QJsonObject &schema)
{
    const QJsonObject properties = schema[QStringLiteral("properties")].toObject();
    // A page: {"items": [...], "total": 3}. The list is what was asked for.
    QString listMember;
    int lists = 0;
    int members = 0;
    for (auto member = data.begin(); member != data.end(); ++member) {
        const bool listed
            = member->isArray() && (member->toArray().isEmpty() || member->toArray().first().isObject());
        lists += listed ? 1 : 0;
        members += member->isNull() ? 0 : 1;
        if (listed)
            listMember = member.key();
    }
    if (lists == 1 && members <= 4)
        return list(operation, data[listMember].toArray(), properties[listMember].toObject());
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
        return value.toString();
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
