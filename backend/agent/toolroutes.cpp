// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/toolroutes.h"

#include "agent/outcomes.h"

#include <QJsonArray>

namespace Agent {

QJsonObject toolsObject(const ToolCatalog &catalog, const QString &modelName, const QStringList &roles)
{
    QJsonArray services;
    const QList<ToolCatalog::ServiceState> states = catalog.states();
    for (const ToolCatalog::ServiceState &state : states)
        services.append(QJsonObject {
            {QStringLiteral("name"), state.name},
            {QStringLiteral("state"), state.ready ? QStringLiteral("ready") : QStringLiteral("unavailable")},
            {QStringLiteral("token_mode"), state.tokenMode},
            {QStringLiteral("document_hash"), state.documentHash},
            {QStringLiteral("remarks"), QJsonArray::fromStringList(state.remarks)}});

    QJsonArray tools;
    for (const OpenApi::Operation &operation : catalog.operations()) {
        const bool reads = operation.effect == OpenApi::Effect::Read;
        tools.append(QJsonObject {
            {QStringLiteral("operation"), operation.name},
            {QStringLiteral("service"), operation.service},
            {QStringLiteral("summary"), operation.summary},
            {QStringLiteral("ask"), operation.texts.ask},
            {QStringLiteral("about"), operation.texts.about},
            {QStringLiteral("effect"), reads ? QStringLiteral("read") : QStringLiteral("write")},
            {QStringLiteral("allowed"), isAllowed(operation, roles)},
            {QStringLiteral("required_roles"), QJsonArray::fromStringList(operation.requiredRoles)},
            {QStringLiteral("usable"), operation.usable},
            {QStringLiteral("reason"), operation.reason}});
    }
    return {{QStringLiteral("model"), modelName},
            {QStringLiteral("services"), services},
            {QStringLiteral("tools"), tools}};
}

void addToolRoutes(Http::Router &router, Auth::BearerGate &gate, ToolCatalog &catalog, const ChatModel &model)
{
    router.add(
        "GET", QStringLiteral("/tools"),
        gate.signedIn([&](const Http::Request &, const Auth::Principal &person, Http::Responder responder) {
            // A list that is asked for while documents are still on their way waits for them.
            Core::whenDone(&catalog, catalog.settle(),
                           [&catalog, &model, responder, roles = person.roles](const Core::Result<> &) {
                               responder.send(Http::Reply::json(toolsObject(catalog, model.name(), roles)));
                           });
        }));
}

} // namespace Agent
