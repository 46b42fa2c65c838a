// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/seenversion.h"

#include "openapi/preparedrequest.h"
#include "openapi/responsereader.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <optional>

namespace Agent {

using OpenApi::Argument;
using OpenApi::Operation;

namespace {

/// Members that tell one thing from another, with their values as text: a service may write the 7 of a path
/// as a number or as a text.
using Identity = QHash<QString, QString>;

QString textOf(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 17);
    return value.isBool() ? QLatin1String(value.toBool() ? "true" : "false") : value.toString();
}

/// What the first object in `value` that has all of `identity` says of its version; empty text: nothing.
std::optional<QString> versionIn(const QJsonValue &value, const Identity &identity)
{
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items) {
            if (const auto found = versionIn(item, identity))
                return found;
        }
        return {};
    }
    const QJsonObject object = value.toObject();
    bool same = !object.isEmpty();
    for (auto member = identity.constBegin(); member != identity.constEnd(); ++member)
        same = same && object.contains(member.key()) && textOf(object.value(member.key())) == member.value();
    if (same)
        return object.value(QLatin1String("etag")).toString();
    for (const QJsonValueConstRef &member : object) {
        if (const auto found = versionIn(member, identity))
            return found;
    }
    return {};
}

Identity identityOf(const Operation &operation, const QJsonObject &arguments)
{
    Identity identity;
    for (const Argument &argument : operation.arguments) {
        if (argument.place == Argument::Place::Path)
            identity.insert(argument.wireName, textOf(arguments.value(argument.name)));
    }
    return identity;
}

/// Where a call goes, without its query; empty: nowhere.
QUrl addressOf(const Operation &operation, const QJsonObject &arguments)
{
    const auto request = OpenApi::prepareRequest(operation, arguments);
    return request ? request->url.adjusted(QUrl::RemoveQuery) : QUrl();
}

const Operation *named(const QString &name, const QList<Operation> &operations)
{
    const auto found = std::find_if(operations.cbegin(), operations.cend(),
                                    [&](const Operation &each) { return each.name == name; });
    return found == operations.cend() ? nullptr : &*found;
}

struct Answered
{
    ToolCall call;
    QString result;
};

/// Each result with its call. Ids are distinct within a turn only.
QList<Answered> answered(const QList<ChatMessage> &seen)
{
    QHash<QString, ToolCall> calls;
    QList<Answered> all;
    for (const ChatMessage &message : seen) {
        for (const ToolCall &call : message.toolCalls)
            calls.insert(call.id, call);
        const auto call = calls.constFind(message.toolCallId);
        if (message.role == ChatMessage::Role::Tool && call != calls.constEnd())
            all.append({*call, message.text});
    }
    return all;
}

} // namespace

QString versionArgument(const Operation &operation)
{
    for (const Argument &argument : operation.arguments) {
        if (argument.place == Argument::Place::Header
            && argument.wireName.compare(QLatin1String("If-Match"), Qt::CaseInsensitive) == 0)
            return argument.name;
    }
    return {};
}

QString seenVersion(const Operation &operation, const QJsonObject &arguments, const QList<ChatMessage> &seen,
                    const QList<Operation> &operations)
{
    const QString name = versionArgument(operation);
    if (name.isEmpty() || arguments.value(name).toString(QStringLiteral("*")) != QLatin1String("*"))
        return {};
    const Identity identity = identityOf(operation, arguments);
    const QUrl address = addressOf(operation, arguments);
    const QList<Answered> all = answered(seen);
    bool readAnew = false; // without a version
    for (auto each = all.crbegin(); each != all.crend(); ++each) {
        const Operation *asked = named(each->call.name, operations);
        if (!asked || asked->service != operation.service)
            continue;
        const QJsonObject result = QJsonDocument::fromJson(each->result.toUtf8()).object();
        const bool sameAddress = !address.isEmpty() && addressOf(*asked, each->call.arguments) == address;
        if (result.value(QLatin1String("reason")) == QLatin1String("changed_meanwhile") && sameAddress
            && readAnew)
            return {};
        if (result.value(QLatin1String("class")) != QLatin1String("ok"))
            continue;
        std::optional<QString> version;
        if (!identity.isEmpty())
            version = versionIn(result.value(QLatin1String("data")), identity);
        if (sameAddress && result.contains(QLatin1String("etag")))
            version = result.value(QLatin1String("etag")).toString();
        if (!version)
            continue;
        if (OpenApi::isStrongEntityTag(*version))
            return *version;
        readAnew = true;
    }
    return {};
}

} // namespace Agent
