// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/signinendpoints.h"

#include <QJsonObject>
#include <QUrl>

namespace Agent {

/// The OpenAPI 3.1 document of the agent service itself (backend/agent/openapi.json), with the
/// address at which clients see it, and where people sign in.
QJsonObject openApiDocument(const QString &issuer, const QUrl &publicUrl,
                            const Auth::SignInEndpoints &endpoints);

} // namespace Agent
