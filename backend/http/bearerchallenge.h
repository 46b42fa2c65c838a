// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/headers.h"

#include <QHash>
#include <QString>

namespace Http {

/// The parameters of the first Bearer challenge in `WWW-Authenticate`, by names in lower case; a name
/// that comes twice has its first value. Empty when there is no such challenge, or it has none.
/// Reads at most 4,000 bytes of each header. Sources: RFC 9110, section 11.6.1; RFC 6750, section 3.
QHash<QString, QString> bearerChallenge(const Headers &headers);

} // namespace Http
