// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtinphrasings.h"

#include "agent/builtin/assistant.h"
#include "agent/builtin/profile.h"
#include "openapi/document.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

namespace Phrasings {

namespace {

QByteArray fileText(const QString &path)
{
    QFile file(QStringLiteral(SECUREAGENT_SOURCE_DIR "/") + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll();
}

/// HR writes its security scheme in when it starts, with the issuer's addresses.
QJsonObject withSecurityScheme(QJsonObject document)
{
    QJsonObject components = document[QStringLiteral("components")].toObject();
    QJsonObject schemes = components[QStringLiteral("securitySchemes")].toObject();
    schemes.insert(QStringLiteral("OAuth2AuthorizationCodeBearer"),
                   QJsonObject {{QStringLiteral("type"), QStringLiteral("http")},
                                {QStringLiteral("scheme"), QStringLiteral("bearer")}});
    components.insert(QStringLiteral("securitySchemes"), schemes);
    document.insert(QStringLiteral("components"), components);
    return document;
}

QList<Agent::ToolCall> readCalls(const QString &text)
{
    QList<Agent::ToolCall> calls;
    for (const QString &part : text.split(QStringLiteral(" + "))) {
        Agent::ToolCall call;
        const qsizetype brace = part.indexOf(u'{');
        call.name = (brace < 0 ? part : part.left(brace)).trimmed();
        if (brace >= 0) {
            QJsonParseError error;
            call.arguments = QJsonDocument::fromJson(part.mid(brace).toUtf8(), &error).object();
            if (error.error != QJsonParseError::NoError)
                qFatal("not JSON: %s", qPrintable(part));
        }
        calls.append(call);
    }
    return calls;
}

QString written(const QList<Agent::ToolCall> &calls)
{
    QStringList parts;
    for (const Agent::ToolCall &call : calls) {
        const QByteArray json = QJsonDocument(call.arguments).toJson(QJsonDocument::Compact);
        parts.append(call.name + (call.arguments.isEmpty() ? QString() : u' ' + QString::fromUtf8(json)));
    }
    return parts.isEmpty() ? QStringLiteral("nothing") : parts.join(QStringLiteral(" + "));
}

/// Data of the shape that a schema says, so that earlier turns have results.
QJsonValue sample(const QJsonObject &schema, int depth = 0)
{
    const QString type = schema[QStringLiteral("type")].toString();
    if (type == QLatin1String("array"))
        return QJsonArray {sample(schema[QStringLiteral("items")].toObject(), depth + 1)};
    if (type == QLatin1String("integer") || type == QLatin1String("number"))
        return 7;
    if (type == QLatin1String("boolean"))
        return true;
    if (type == QLatin1String("string"))
        return QStringLiteral("sample");
    QJsonObject object;
    const QJsonObject properties = schema[QStringLiteral("properties")].toObject();
    for (auto property = properties.begin(); property != properties.end() && depth < 4; ++property)
        object.insert(property.key(), sample(property->toObject(), depth + 1));
    return object;
}

/// As the program asks: the tools are read once, and not for each question.
Agent::ModelAnswer ask(const Agent::ModelRequest &request)
{
    static Agent::BuiltIn::ToolReader reader;
    return Agent::answer(request, reader, Phrasings::now());
}

} // namespace

QDateTime now()
{
    return QDateTime(QDate(2026, 3, 12), QTime(9, 0), QTimeZone::utc());
}

QList<OpenApi::Operation> readTools(const QString &path, const QStringList &onlyReading)
{
    const QJsonObject json = QJsonDocument::fromJson(fileText(path)).object();
    const Core::Result<OpenApi::Document> document = OpenApi::readDocument(
        withSecurityScheme(json), QStringLiteral("Test"), QUrl(QStringLiteral("http://127.0.0.1:8001")));
    if (!document)
        qFatal("%s: %s", qPrintable(path), qPrintable(document.error().detail));
    QList<OpenApi::Operation> tools;
    for (OpenApi::Operation operation : document->operations) {
        if (!operation.usable)
            qFatal("%s is not usable: %s", qPrintable(operation.name), qPrintable(operation.reason));
        if (onlyReading.contains(operation.name))
            operation.effect = OpenApi::Effect::Read;
        tools.append(operation);
    }
    return tools;
}

QList<Phrasing> readPhrasings(const QString &path)
{
    QList<Phrasing> phrasings;
    QString person;
    int number = 0;
    for (const QString &line : QString::fromUtf8(fileText(path)).split(u'\n')) {
        ++number;
        if (line.startsWith(QLatin1String("as "))) {
            person = line.mid(3).trimmed();
            continue;
        }
        const qsizetype arrow = line.lastIndexOf(QStringLiteral(" => "));
        if (line.startsWith(u'#') || arrow < 0)
            continue;
        Phrasing phrasing;
        phrasing.line = number;
        phrasing.person = person;
        phrasing.questions = line.left(arrow).split(QStringLiteral(" / "));
        const QString leads = line.mid(arrow + 4).trimmed();
        if (leads == QLatin1String("nothing"))
            phrasing.leads = Phrasing::Leads::Nothing;
        else if (leads == QLatin1String("asks"))
            phrasing.leads = Phrasing::Leads::Asks;
        else
            phrasing.calls = readCalls(leads);
        phrasings.append(phrasing);
    }
    return phrasings;
}

Agent::ModelRequest request(const QList<OpenApi::Operation> &tools, const QString &person,
                            const QStringList &questions)
{
    using Role = Agent::ChatMessage::Role;
    Agent::ModelRequest request;
    request.tools = tools;
    request.personName = person;
    for (const OpenApi::Operation &tool : tools)
        request.roles += tool.requiredRoles;
    request.roles.removeDuplicates();
    if (person != QLatin1String("office"))
        request.roles.removeAll(QStringLiteral("office-management"));
    request.messages.append({Role::System, QStringLiteral("You are an assistant."), {}, {}});
    for (qsizetype i = 0; i < questions.size(); ++i) {
        request.messages.append({Role::User, questions[i], {}, {}});
        if (i + 1 == questions.size())
            break;
        const Agent::ModelAnswer said = ask(request);
        request.messages.append({Role::Assistant, said.text, said.toolCalls, {}});
        for (const Agent::ToolCall &call : said.toolCalls) {
            QJsonObject schema;
            for (const OpenApi::Operation &tool : tools) {
                if (tool.name == call.name)
                    schema = tool.resultSchema;
            }
            const QJsonObject result {{QStringLiteral("class"), QStringLiteral("ok")},
                                      {QStringLiteral("data"), sample(schema)}};
            const QByteArray json = QJsonDocument(result).toJson(QJsonDocument::Compact);
            request.messages.append({Role::Tool, QString::fromUtf8(json), {}, call.id});
        }
        if (!said.toolCalls.isEmpty()) {
            const Agent::ModelAnswer told = ask(request);
            request.messages.append({Role::Assistant, told.text, {}, {}});
        }
    }
    return request;
}

Agent::ModelAnswer play(const QList<OpenApi::Operation> &tools, const Phrasing &phrasing)
{
    return ask(request(tools, phrasing.person, phrasing.questions));
}

QString difference(const Phrasing &phrasing, const Agent::ModelAnswer &answer)
{
    QList<Agent::ToolCall> calls = answer.toolCalls;
    for (Agent::ToolCall &call : calls)
        call.id.clear();
    bool same = false;
    QString expected;
    switch (phrasing.leads) {
    case Phrasing::Leads::Nothing:
        same = calls.isEmpty() && !answer.text.isEmpty();
        expected = QStringLiteral("nothing");
        break;
    case Phrasing::Leads::Asks:
        same = calls.isEmpty() && (answer.text.endsWith(u'?') || answer.text.contains(QStringLiteral("? ")));
        expected = QStringLiteral("asks");
        break;
    case Phrasing::Leads::Calls:
        expected = written(phrasing.calls);
        // The order of calls of one round says nothing.
        same = calls.size() == phrasing.calls.size()
            && std::all_of(phrasing.calls.begin(), phrasing.calls.end(),
                           [&](const Agent::ToolCall &call) { return calls.contains(call); });
        break;
    }
    if (same)
        return {};
    return QStringLiteral("line %1: %2\n    expected: %3\n    got:      %4%5")
        .arg(phrasing.line)
        .arg(phrasing.questions.join(QStringLiteral(" / ")), expected, written(calls),
             calls.isEmpty() ? QStringLiteral(" — “%1”").arg(answer.text.left(90).simplified()) : QString());
}

bool isAboutWrongPerson(const QList<OpenApi::Operation> &tools, const Phrasing &phrasing,
                        const Agent::ModelAnswer &answer)
{
    const auto subjectOf = [&](const Agent::ToolCall &call) -> QString {
        for (const OpenApi::Operation &tool : tools) {
            if (tool.name == call.name)
                return tool.subjectArgument.isEmpty() ? phrasing.person
                                                      : call.arguments[tool.subjectArgument].toString();
        }
        return {};
    };
    QStringList expected;
    for (const Agent::ToolCall &call : phrasing.calls)
        expected.append(subjectOf(call));
    return std::any_of(answer.toolCalls.begin(), answer.toolCalls.end(),
                       [&](const Agent::ToolCall &call) { return !expected.contains(subjectOf(call)); });
}

} // namespace Phrasings
