// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace OpenApi {

/// Whether a text is what a schema's `format` says, for the formats of texts that are known here: date,
/// date-time, time, duration, email, hostname, ipv4, ipv6, uri, uri-reference, uuid, and the idn- and iri-
/// kinds of them.
///
/// A `time` may come without its offset, and without seconds: many services mean a time of day by it.
/// \return empty for a format that is not known, which says nothing then
/// Source: JSON Schema draft 7 validation, section 7.3; RFC 3339, section 5.6 and appendix A.
std::optional<bool> hasFormat(const QString &format, const QString &text);

/// What a format takes, for the middle of a sentence: "a date such as 2026-11-23"; empty where it is not
/// known.
QString formatInWords(const QString &format);

} // namespace OpenApi
