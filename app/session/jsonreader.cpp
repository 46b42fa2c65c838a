// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/jsonreader.h"

namespace Session {
namespace {

bool isAbsent(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull();
}

} // namespace

void JsonReader::fault(const char *member)
{
    if (!m_error)
        m_error = Core::Error {Core::Error::Code::Invalid,
                               QStringLiteral("%1 is missing or of another type").arg(QLatin1String(member))};
}

void JsonReader::adopt(const JsonReader &part)
{
    if (!m_error)
        m_error = part.m_error;
}

QString JsonReader::requiredText(const char *member)
{
    if (!value(member).isString())
        fault(member);
    return value(member).toString();
}

QString JsonReader::text(const char *member)
{
    if (!isAbsent(value(member)) && !value(member).isString())
        fault(member);
    return value(member).toString();
}

QStringList JsonReader::texts(const char *member)
{
    QStringList read;
    if (!isAbsent(value(member)) && !value(member).isArray())
        fault(member);
    const QJsonArray array = value(member).toArray();
    for (const QJsonValue &item : array) {
        if (!item.isString())
            fault(member);
        read.append(item.toString());
    }
    return read;
}

bool JsonReader::flag(const char *member, bool otherwise)
{
    if (!isAbsent(value(member)) && !value(member).isBool())
        fault(member);
    return value(member).toBool(otherwise);
}

QJsonObject JsonReader::object(const char *member)
{
    if (!isAbsent(value(member)) && !value(member).isObject())
        fault(member);
    return value(member).toObject();
}

QList<QJsonObject> JsonReader::objects(const char *member)
{
    QList<QJsonObject> read;
    if (!isAbsent(value(member)) && !value(member).isArray())
        fault(member);
    const QJsonArray array = value(member).toArray();
    for (const QJsonValue &item : array) {
        if (!item.isObject())
            fault(member);
        read.append(item.toObject());
    }
    return read;
}

QDateTime JsonReader::time(const char *member)
{
    const QString written = text(member);
    if (written.isEmpty())
        return {};
    const QDateTime read = QDateTime::fromString(written, Qt::ISODateWithMs);
    if (!read.isValid() || read.timeSpec() == Qt::LocalTime)
        fault(member);
    return read.toUTC();
}

} // namespace Session
