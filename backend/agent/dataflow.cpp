// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/dataflow.h"

#include <QJsonArray>

#include <algorithm>

namespace Agent {

namespace {

bool isOwn(const QJsonValue &value, const QString &question);

bool standsIn(const QString &question, const QString &text)
{
    return question.contains(text.simplified(), Qt::CaseInsensitive);
}

bool isOwnList(const QJsonArray &list, const QString &question)
{
    return std::all_of(list.cbegin(), list.cend(),
                       [&](const QJsonValue &item) { return isOwn(item, question); });
}

bool isOwnObject(const QJsonObject &object, const QString &question)
{
    for (auto member = object.constBegin(); member != object.constEnd(); ++member) {
        if (!standsIn(question, member.key()) || !isOwn(member.value(), question))
            return false;
    }
    return true;
}

bool isOwn(const QJsonValue &value, const QString &question)
{
    switch (value.type()) {
    case QJsonValue::String:
        return standsIn(question, value.toString());
    case QJsonValue::Double:
        return standsIn(question, QString::number(value.toDouble(), 'g', 15));
    case QJsonValue::Array:
        return isOwnList(value.toArray(), question);
    case QJsonValue::Object:
        return isOwnObject(value.toObject(), question);
    default:
        return false; // a yes or no can be an answer too
    }
}

} // namespace

bool areOwnWords(const QJsonObject &arguments, const QString &question)
{
    const QString words = question.simplified();
    // The names of the arguments are the document's.
    return std::all_of(arguments.begin(), arguments.end(),
                       [&](const QJsonValueConstRef &value) { return isOwn(value, words); });
}

} // namespace Agent
