// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/router.h"

#include <QStringList>
#include <QUrl>

namespace Auth {

struct DocsOptions
{
    QString title; ///< the service's
    QString clientId; ///< with which a reader signs in
    QStringList scopes; ///< that a reader asks for
    /// Where tokens are fetched from: the only other origin that the page may call. Asked each time; empty:
    /// nowhere.
    std::function<QUrl()> tokenEndpoint;
};

/// Adds GET /docs and what belongs to it: Swagger UI on the service's /openapi.json, all from the binary.
/// Where it was built without Swagger UI, /docs says where the document is.
///
/// "Authorize" comes back at /docs/oauth2-redirect, which the identity provider has to know; its token
/// endpoint has to allow the page's origin (CORS). The page has a strict Content-Security-Policy: no
/// inline script, no other origin.
void addDocsPages(Http::Router &router, const DocsOptions &options);

/// Whether Swagger UI is in this build.
bool hasSwaggerUi();

} // namespace Auth
