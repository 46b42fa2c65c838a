// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/chatmodel.h"
#include "agent/toolcatalog.h"
#include "auth/bearergate.h"
#include "http/router.h"

namespace Agent {

/// Adds GET /tools: what this person can ask. Everything given must outlive the router.
void addToolRoutes(Http::Router &router, Auth::BearerGate &gate, ToolCatalog &catalog,
                   const ChatModel &model);

/// The answer's object: the model's name, the services with their state, and each operation with
/// whether these roles allow it. The service decides in the end.
QJsonObject toolsObject(const ToolCatalog &catalog, const QString &modelName, const QStringList &roles);

} // namespace Agent
