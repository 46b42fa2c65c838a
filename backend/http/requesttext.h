// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "http/client.h"

namespace Http {

/// How a request stands on the wire: head and content (RFC 9112, section 3). Nothing of the URL's user
/// or fragment is in it.
/// \param isForwarded       it goes to a proxy, which has to be told the origin
/// \param proxyCredentials  of `Proxy-Authorization`; empty: none
/// \return Invalid when it would not be one request: a line break, or another thing that no field may have
Core::Result<QByteArray> formatRequest(const ClientRequest &request, bool isForwarded = false,
                                       const QByteArray &proxyCredentials = {});

} // namespace Http
