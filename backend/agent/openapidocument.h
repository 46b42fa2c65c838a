// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QUrl>

namespace Agent {

/// The OpenAPI 3.1 document of the agent service itself (backend/agent/openapi.json), with the
/// address at which clients see it.
QJsonObject openApiDocument(const QString &issuer, const QUrl &publicUrl);

} // namespace Agent
