// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace OpenApi {

/// Whether a header can have that name: a token (RFC 9110, section 5.6.2).
bool isHeaderName(const QString &name);

/// Whether it belongs to the connection or to the body's framing, or says which host is meant: ours to
/// set, whatever a document says.
bool isFramingHeader(const QString &name);

/// As isFramingHeader(), and whatever speaks for the caller: never an argument that a model fills.
bool isForbiddenHeader(const QString &name);

} // namespace OpenApi
