// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "hr/store.h"
#include "http/headers.h"

#include <QStringList>

#include <optional>

namespace Hr {

/// The strong entity tag of a version: "7-2" in quotes (RFC 9110, section 8.8.3).
QString entityTag(const QString &version);

/// The versions that If-Match asks for (RFC 9110, section 13.1.1): nothing where the header is absent or
/// "*", which takes any. A weak tag matches none, because the comparison is the strong one.
/// \return Invalid, with a sentence for the caller, when it is not a list of entity tags
Core::Result<std::optional<QStringList>> readIfMatch(const Http::Headers &headers);

/// The versions that If-None-Match rules out (RFC 9110, section 13.1.2); the comparison is the weak one. For
/// other methods than GET and HEAD one of them ends in 412.
/// \return Invalid as readIfMatch()
Core::Result<UnwantedVersions> readIfNoneMatch(const Http::Headers &headers);

} // namespace Hr
