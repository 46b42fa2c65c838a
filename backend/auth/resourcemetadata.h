// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/router.h"

#include <QUrl>

namespace Auth {

/// Adds GET /.well-known/oauth-protected-resource (RFC 9728, section 3): `resource`,
/// `authorization_servers`, `bearer_methods_supported` ["header"], `resource_name`.
void addResourceMetadata(Http::Router &router, const QUrl &resource, const QString &issuer,
                         const QString &name);

} // namespace Auth
