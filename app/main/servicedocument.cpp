// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/servicedocument.h"

#include "agent/servicecredentials.h"
#include "openapi/document.h"
#include "openapi/servers.h"

namespace Main {

using Agent::ConnectedService;
using Agent::TokenMode;
using Core::Result;
using Session::ServiceAccess;
using Session::ServiceEffect;

namespace {

constexpr std::pair<ServiceAccess, TokenMode> modes[] = {
    {ServiceAccess::PassThrough, TokenMode::PassThrough},
    {ServiceAccess::TokenExchange, TokenMode::TokenExchange},
    {ServiceAccess::ApiKey, TokenMode::ApiKey},
    {ServiceAccess::None, TokenMode::None},
};

Session::ServiceOperation toOperation(const OpenApi::Operation &read)
{
    Session::ServiceOperation operation;
    operation.name = read.name;
    operation.method = QString::fromLatin1(read.method);
    operation.path = read.path;
    operation.summary = read.summary.isEmpty() ? read.name : read.summary;
    operation.reads = read.effect == OpenApi::Effect::Read;
    operation.mayOnlyRead = !operation.reads && read.method == "POST" && !read.effectRaised;
    operation.requiredRoles = read.requiredRoles;
    if (!read.usable)
        operation.reason = read.reason;
    ConnectedService service;
    for (const auto &[access, mode] : modes) {
        service.tokenMode = mode;
        if (const QString problem = Agent::signingProblem(service, read); !problem.isEmpty())
            operation.accessReasons.insert(access, problem);
    }
    return operation;
}

} // namespace

Session::ServiceChoice toChoice(const ConnectedService &service)
{
    Session::ServiceChoice choice;
    choice.name = service.name;
    choice.documentUrl = service.documentUrl;
    choice.baseUrl = service.baseUrl;
    for (const auto &[access, mode] : modes) {
        if (mode == service.tokenMode)
            choice.access = access;
    }
    choice.audience = service.audience;
    choice.scope = service.scope;
    choice.keyFile = service.apiKeyFile;
    choice.allowedOperations = service.allowedOperations;
    choice.documentHash = service.pinnedHash;
    for (auto it = service.operations.cbegin(); it != service.operations.cend(); ++it) {
        Session::ServiceRule &rule = choice.rules[it.key()];
        rule.requiredRoles = it->requiredRoles;
        if (it->effect)
            rule.effect
                = *it->effect == OpenApi::Effect::Read ? ServiceEffect::Reads : ServiceEffect::AsksFirst;
    }
    choice.whoCanHelp = service.whoCanHelp;
    choice.takesDataFrom = service.takesDataFrom;
    return choice;
}

ConnectedService fromChoice(const Session::ServiceChoice &choice)
{
    ConnectedService service;
    service.name = choice.name;
    service.documentUrl = choice.documentUrl;
    service.baseUrl = choice.baseUrl;
    for (const auto &[access, mode] : modes) {
        if (access == choice.access)
            service.tokenMode = mode;
    }
    service.audience = choice.audience;
    service.scope = choice.scope;
    service.apiKeyFile = choice.keyFile;
    service.allowedOperations = choice.allowedOperations;
    service.pinnedHash = choice.documentHash;
    for (auto it = choice.rules.cbegin(); it != choice.rules.cend(); ++it) {
        Agent::OperationRule &rule = service.operations[it.key()];
        rule.requiredRoles = it->requiredRoles;
        if (it->effect)
            rule.effect
                = *it->effect == ServiceEffect::Reads ? OpenApi::Effect::Read : OpenApi::Effect::Write;
    }
    service.whoCanHelp = choice.whoCanHelp;
    service.takesDataFrom = choice.takesDataFrom;
    return service;
}

Result<Session::ServiceDocument> readServiceDocument(const QByteArray &text, const QUrl &documentUrl,
                                                     const QUrl &baseUrl)
{
    const Result<QJsonObject> object = OpenApi::parseDocument(text);
    if (!object)
        return Core::failure(object.error());
    const QUrl ownBase = OpenApi::ownBaseUrl(*object, documentUrl);
    const QUrl base = baseUrl.isEmpty() ? ownBase : baseUrl;
    const Result<OpenApi::Document> read = OpenApi::readDocument(*object, QString(), base, documentUrl);
    if (!read)
        return Core::failure(read.error());
    Session::ServiceDocument document;
    document.title = read->title;
    document.version = read->version;
    document.openapi = read->openapi;
    document.hash = read->hash;
    document.remarks = read->remarks;
    // A file that names no server says nothing about where its service is.
    const bool unknown = documentUrl.isEmpty() && object->value(QLatin1String("servers")).toArray().isEmpty();
    if (!baseUrl.isEmpty() || !unknown)
        document.baseUrl = base;
    for (const OpenApi::Operation &operation : read->operations)
        document.operations.append(toOperation(operation));
    return document;
}

} // namespace Main
