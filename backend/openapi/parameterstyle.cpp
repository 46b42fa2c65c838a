// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/parameterstyle.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace OpenApi {

using Core::Error;
using Core::failure;

namespace {

constexpr int maxDeepLevels = 8;

using Pairs = QList<std::pair<QString, QString>>;

/// A value taken apart: a scalar, a list, or members, each of them already text.
struct Flat
{
    enum class Kind { Scalar, List, Members } kind = Kind::Scalar;
    QString scalar;
    QStringList list;
    Pairs members;
};

auto invalid(const Argument &argument, const char *what)
{
    return failure(Error::Code::Invalid,
                   QStringLiteral("%1 %2").arg(argument.name, QString::fromLatin1(what)));
}

bool scalarText(const QJsonValue &value, QString &text)
{
    switch (value.type()) {
    case QJsonValue::String:
        text = value.toString();
        return true;
    case QJsonValue::Bool:
        text = value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
        return true;
    case QJsonValue::Double: {
        // JSON's own spelling: 10, not 10.0 and not 1e+01.
        const QByteArray json = QJsonDocument(QJsonArray {value}).toJson(QJsonDocument::Compact);
        text = QString::fromLatin1(json.mid(1, json.size() - 2));
        return true;
    }
    case QJsonValue::Null:
        text.clear();
        return true;
    default:
        return false;
    }
}

Core::Result<Flat> flatten(const Argument &argument, const QJsonValue &value)
{
    Flat flat;
    if (argument.style == QLatin1String("json")) {
        const QByteArray json = QJsonDocument(QJsonArray {value}).toJson(QJsonDocument::Compact);
        flat.scalar = QString::fromUtf8(json.mid(1, json.size() - 2));
        return flat;
    }
    if (scalarText(value, flat.scalar))
        return flat;
    if (value.isArray()) {
        flat.kind = Flat::Kind::List;
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items) {
            QString text;
            if (!scalarText(item, text))
                return invalid(argument, "holds lists in a list, which does not fit there");
            flat.list.append(text);
        }
        return flat;
    }
    flat.kind = Flat::Kind::Members;
    const QJsonObject object = value.toObject();
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        QString text;
        if (!scalarText(it.value(), text))
            return invalid(argument, "is nested too deeply for its place");
        flat.members.append({it.key(), text});
    }
    return flat;
}

QByteArray encode(const QString &text)
{
    return text.toUtf8().toPercentEncoding();
}

/// What `allowReserved` leaves alone: not what would begin another parameter or the fragment, and not a
/// "+", which many read as a space.
QByteArray encodeQuery(const QString &text, const Argument &argument)
{
    return text.toUtf8().toPercentEncoding(argument.allowReserved ? ":/?@!$'()*,;" : "");
}

QByteArray joinList(const Argument &argument, const QStringList &list, const QByteArray &separator)
{
    QByteArrayList encoded;
    for (const QString &item : list)
        encoded.append(encodeQuery(item, argument));
    return encoded.join(separator);
}

QByteArray joinMembers(const Argument &argument, const Pairs &members, const QByteArray &equals,
                       const QByteArray &separator)
{
    QByteArrayList encoded;
    for (const auto &[name, value] : members)
        encoded.append(encode(name) + equals + encodeQuery(value, argument));
    return encoded.join(separator);
}

/// Lists and members in one piece, as `simple` and the styles built on it write them.
QByteArray joined(const Argument &argument, const Flat &flat, bool explode, const QByteArray &separator)
{
    switch (flat.kind) {
    case Flat::Kind::Scalar:
        return encodeQuery(flat.scalar, argument);
    case Flat::Kind::List:
        return joinList(argument, flat.list, separator);
    case Flat::Kind::Members:
        return joinMembers(argument, flat.members, explode ? "=" : separator, separator);
    }
    return {};
}

/// `name=value` pieces, where `separator` stands in a value and `between` between pieces.
QByteArray formText(const Argument &argument, const Flat &flat, const QByteArray &separator,
                    const QByteArray &between)
{
    const QByteArray name = encode(argument.wireName);
    if (flat.kind == Flat::Kind::Scalar || !argument.explode)
        return name + '=' + joined(argument, flat, false, separator);
    if (flat.kind == Flat::Kind::Members)
        return joinMembers(argument, flat.members, "=", between);
    QByteArrayList pieces;
    for (const QString &item : flat.list)
        pieces.append(name + '=' + encodeQuery(item, argument));
    return pieces.join(between);
}

/// `name[member]=value`. The specification ends at one level; deeper ones and lists are written as the
/// services write it that have them: `name[member][0]=value`.
Core::Result<> addDeepText(const Argument &argument, const QByteArray &name, const QJsonValue &value,
                           QByteArrayList &pieces, int depth)
{
    QString text;
    if (scalarText(value, text)) {
        pieces.append(name + '=' + encodeQuery(text, argument));
        return {};
    }
    if (depth >= maxDeepLevels)
        return invalid(argument, "is nested too deeply for its place");
    const auto addMember = [&](const QString &member, const QJsonValue &inside) {
        return addDeepText(argument, name + "%5B" + encode(member) + "%5D", inside, pieces, depth + 1);
    };
    Core::Result<> done;
    const QJsonArray items = value.toArray();
    for (qsizetype i = 0; done && i < items.size(); ++i)
        done = addMember(QString::number(i), items.at(i));
    const QJsonObject members = value.toObject();
    for (auto it = members.constBegin(); done && it != members.constEnd(); ++it)
        done = addMember(it.key(), it.value());
    return done;
}

} // namespace

QString defaultStyle(Argument::Place place)
{
    return place == Argument::Place::Path || place == Argument::Place::Header ? QStringLiteral("simple")
                                                                              : QStringLiteral("form");
}

bool isKnownStyle(Argument::Place place, const QString &style)
{
    switch (place) {
    case Argument::Place::Path:
        return style == QLatin1String("simple") || style == QLatin1String("label")
            || style == QLatin1String("matrix");
    case Argument::Place::Query:
        return style == QLatin1String("form") || style == QLatin1String("spaceDelimited")
            || style == QLatin1String("pipeDelimited") || style == QLatin1String("deepObject");
    case Argument::Place::Header:
        return style == QLatin1String("simple");
    case Argument::Place::Cookie:
        return style == QLatin1String("form");
    case Argument::Place::Body:
        return true;
    }
    return false;
}

Core::Result<QByteArray> pathText(const Argument &argument, const QJsonValue &value)
{
    const Core::Result<Flat> flat = flatten(argument, value);
    if (!flat)
        return failure(flat.error());
    QByteArray text;
    if (argument.style == QLatin1String("label")) {
        text = '.' + joined(argument, *flat, argument.explode, argument.explode ? "." : ",");
    } else if (argument.style == QLatin1String("matrix")) {
        text = ';' + formText(argument, *flat, ",", ";");
        if (flat->kind == Flat::Kind::Scalar && flat->scalar.isEmpty())
            text.chop(1); // ";color" (RFC 6570, section 3.2.7)
    } else {
        text = joined(argument, *flat, argument.explode, ",");
    }
    if (text.isEmpty() || text == "." || text == "..")
        return invalid(argument, "cannot stand in an address");
    return text;
}

Core::Result<QByteArray> queryText(const Argument &argument, const QJsonValue &value)
{
    if (argument.style == QLatin1String("deepObject")) {
        if (!value.isObject() && !value.isArray())
            return invalid(argument, "has to be an object");
        QByteArrayList pieces;
        if (const Core::Result<> done = addDeepText(argument, encode(argument.wireName), value, pieces, 0);
            !done)
            return failure(done.error());
        return pieces.join('&');
    }
    const Core::Result<Flat> flat = flatten(argument, value);
    if (!flat)
        return failure(flat.error());
    QByteArray separator(",");
    if (argument.style == QLatin1String("spaceDelimited"))
        separator = "%20";
    else if (argument.style == QLatin1String("pipeDelimited"))
        separator = "%7C";
    return formText(argument, *flat, separator, "&");
}

Core::Result<QByteArray> headerText(const Argument &argument, const QJsonValue &value)
{
    const Core::Result<Flat> flat = flatten(argument, value);
    if (!flat)
        return failure(flat.error());
    QString text = flat->scalar;
    if (flat->kind == Flat::Kind::List)
        text = flat->list.join(QLatin1Char(','));
    QStringList pieces;
    for (const auto &[name, member] : flat->members)
        pieces.append(name + QLatin1Char(argument.explode ? '=' : ',') + member);
    if (flat->kind == Flat::Kind::Members)
        text = pieces.join(QLatin1Char(','));
    for (const QChar c : std::as_const(text)) {
        if (c.unicode() < 0x20 || c.unicode() > 0x7E)
            return invalid(argument, "holds characters that cannot stand there");
    }
    return text.toLatin1();
}

Core::Result<QByteArray> cookieText(const Argument &argument, const QJsonValue &value)
{
    const Core::Result<Flat> flat = flatten(argument, value);
    if (!flat)
        return failure(flat.error());
    return formText(argument, *flat, ",", "; ");
}

} // namespace OpenApi
