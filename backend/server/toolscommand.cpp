// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/toolscommand.h"

#include "http/origin.h"
#include "openapi/document.h"
#include "openapi/servers.h"

#include <QCommandLineParser>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Server {

namespace {

constexpr std::chrono::seconds fetchLimit {60};

QString effectName(const OpenApi::Operation &operation)
{
    return operation.effect == OpenApi::Effect::Read ? QStringLiteral("read") : QStringLiteral("write");
}

qsizetype countUsable(const OpenApi::Document &document)
{
    return std::count_if(document.operations.cbegin(), document.operations.cend(),
                         [](const OpenApi::Operation &operation) { return operation.usable; });
}

qsizetype countReading(const OpenApi::Document &document)
{
    return std::count_if(document.operations.cbegin(), document.operations.cend(),
                         [](const OpenApi::Operation &operation) {
                             return operation.usable && operation.effect == OpenApi::Effect::Read;
                         });
}

QJsonObject toJson(const OpenApi::Operation &operation)
{
    QStringList kinds;
    for (const OpenApi::SecurityRequirement &requirement : operation.security) {
        if (!kinds.contains(requirement.kind()))
            kinds.append(requirement.kind());
    }
    return {{QStringLiteral("name"), operation.name},
            {QStringLiteral("method"), QString::fromLatin1(operation.method)},
            {QStringLiteral("path"), operation.path},
            {QStringLiteral("usable"), operation.usable},
            {QStringLiteral("reason"), operation.reason},
            {QStringLiteral("effect"), effectName(operation)},
            {QStringLiteral("summary"), operation.summary},
            {QStringLiteral("deprecated"), operation.isDeprecated},
            {QStringLiteral("security"), QJsonArray::fromStringList(kinds)}};
}

} // namespace

ParsedCommandLine readToolsCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Prints what an import makes of an OpenAPI document (3.0 or 3.1, JSON or YAML): its "
                       "operations, and why some of them cannot be used. Nothing is called."));
    parser.addPositionalArgument(QStringLiteral("tools"), QStringLiteral("This command."));
    parser.addPositionalArgument(
        QStringLiteral("DOCUMENT"),
        QStringLiteral("A file, or an address that begins with http:// or https://."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Prints JSON."));
    const QCommandLineOption baseUrl(
        QStringLiteral("base-url"),
        QStringLiteral("Where the service is: operations that the document sends elsewhere cannot be used. "
                       "Default: the first server that the document names."),
        QStringLiteral("URL"));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  QStringLiteral("Shows this text."));
    parser.addOptions({json, baseUrl, help});
    const QString advice = QStringLiteral(" secure-agent-server tools --help shows what there is.");
    const bool understood = parser.parse(arguments);
    if (parser.isSet(help))
        return InfoText {parser.helpText()};
    if (!understood)
        return Refusal {parser.errorText() + advice};
    if (parser.positionalArguments().size() != 2)
        return Refusal {QStringLiteral("Name one document.") + advice};

    ToolsRequest request;
    request.document = parser.positionalArguments().at(1);
    request.asJson = parser.isSet(json);
    if (parser.isSet(baseUrl)) {
        request.baseUrl = QUrl(parser.value(baseUrl), QUrl::StrictMode);
        if (!Http::isWebAddress(request.baseUrl))
            return Refusal {QStringLiteral("--base-url %1 is not an address of a service: write it like "
                                           "https://hr.example.com/api.")
                                .arg(parser.value(baseUrl))};
    }
    return request;
}

QString toolsText(const OpenApi::Document &document, const QUrl &baseUrl)
{
    const qsizetype usable = countUsable(document);
    const qsizetype reading = countReading(document);
    QString text = QStringLiteral("%1 %2 (OpenAPI %3) at %4\n%5 operations, %6 of them usable: %7 read, %8 "
                                  "change something.\n")
                       .arg(document.title, document.version, document.openapi, baseUrl.toString())
                       .arg(document.operations.size())
                       .arg(usable)
                       .arg(reading)
                       .arg(usable - reading);
    qsizetype width = 0;
    for (const OpenApi::Operation &operation : document.operations)
        width = std::max(width, operation.name.size());
    QString others;
    for (const OpenApi::Operation &operation : document.operations) {
        const QString line = QStringLiteral("  %1  %2  %3 %4\n")
                                 .arg(effectName(operation), -5)
                                 .arg(operation.name, -static_cast<int>(width))
                                 .arg(QString::fromLatin1(operation.method), -6)
                                 .arg(operation.path);
        if (operation.usable)
            text += line;
        else
            others += line + QStringLiteral("         %1\n").arg(operation.reason);
    }
    if (!others.isEmpty())
        text += QStringLiteral("Not usable:\n") + others;
    for (const QString &remark : document.remarks)
        text += remark + QLatin1Char('\n');
    return text;
}

QByteArray toolsJson(const OpenApi::Document &document, const QUrl &baseUrl)
{
    QJsonArray operations;
    for (const OpenApi::Operation &operation : document.operations)
        operations.append(toJson(operation));
    const qsizetype usable = countUsable(document);
    const qsizetype reading = countReading(document);
    const QJsonObject counts {{QStringLiteral("operations"), document.operations.size()},
                              {QStringLiteral("usable"), usable},
                              {QStringLiteral("unusable"), document.operations.size() - usable},
                              {QStringLiteral("read"), reading},
                              {QStringLiteral("write"), usable - reading}};
    const QJsonObject object {{QStringLiteral("title"), document.title},
                              {QStringLiteral("version"), document.version},
                              {QStringLiteral("openapi"), document.openapi},
                              {QStringLiteral("hash"), document.hash},
                              {QStringLiteral("base_url"), baseUrl.toString()},
                              {QStringLiteral("counts"), counts},
                              {QStringLiteral("remarks"), QJsonArray::fromStringList(document.remarks)},
                              {QStringLiteral("operations"), operations}};
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

void ToolsCommand::start()
{
    const QUrl url(m_request.document, QUrl::StrictMode);
    if (Http::isWebAddress(url))
        fetch(url);
    else
        readFile(url.isLocalFile() ? url.toLocalFile() : m_request.document);
}

void ToolsCommand::readFile(const QString &path)
{
    QFile file(path);
    const QFileInfo info(file);
    if (!info.exists()) {
        Q_EMIT failed(QStringLiteral("There is no file %1.").arg(path));
        return;
    }
    if (info.isDir() || !file.open(QIODevice::ReadOnly)) {
        Q_EMIT failed(QStringLiteral("The file %1 cannot be read.").arg(path));
        return;
    }
    show(file.read(OpenApi::maxDocumentBytes + 1), {});
}

void ToolsCommand::fetch(const QUrl &url)
{
    Core::whenDone(
        this, m_client.send(OpenApi::documentRequest(url, fetchLimit)),
        [this, url](const Core::Result<Http::ClientResponse> &response) {
            if (!response)
                Q_EMIT failed(
                    QStringLiteral("%1 cannot be fetched: %2.").arg(url.toString(), response.error().detail));
            else if (response->status != 200)
                Q_EMIT failed(QStringLiteral("%1 cannot be fetched: the answer was %2, not a document.")
                                  .arg(url.toString())
                                  .arg(response->status));
            else
                show(response->body, url);
        });
}

void ToolsCommand::show(const QByteArray &text, const QUrl &documentUrl)
{
    const auto refuse = [this](const Core::Error &error) {
        Q_EMIT failed(QStringLiteral("%1 cannot be used: %2.").arg(m_request.document, error.detail));
    };
    const Core::Result<QJsonObject> object = OpenApi::parseDocument(text);
    if (!object) {
        refuse(object.error());
        return;
    }
    const QUrl baseUrl
        = m_request.baseUrl.isEmpty() ? OpenApi::ownBaseUrl(*object, documentUrl) : m_request.baseUrl;
    const Core::Result<OpenApi::Document> document
        = OpenApi::readDocument(*object, QString(), baseUrl, documentUrl);
    if (!document) {
        refuse(document.error());
        return;
    }
    Q_EMIT finished(m_request.asJson ? toolsJson(*document, baseUrl)
                                     : toolsText(*document, baseUrl).toLocal8Bit());
}

} // namespace Server
