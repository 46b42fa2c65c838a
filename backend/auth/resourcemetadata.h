// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/router.h"

#include <QUrl>

namespace Auth {

/// Where the metadata of a resource stands: "/.well-known/oauth-protected-resource" between its host and its
/// path (RFC 9728, section 3.1). https://example.com/hr has its at
/// https://example.com/.well-known/oauth-protected-resource/hr.
QUrl resourceMetadataUrl(const QUrl &resource);

/// Adds GET for them (RFC 9728, section 3.2): `resource`, `authorization_servers`,
/// `bearer_methods_supported` ["header"], `resource_name`; at the path of resourceMetadataUrl(), and without
/// the resource's own path, as a proxy that cuts it off asks.
/// \param resource  the service as its callers see it
void addResourceMetadata(Http::Router &router, const QUrl &resource, const QString &issuer,
                         const QString &name);

} // namespace Auth
