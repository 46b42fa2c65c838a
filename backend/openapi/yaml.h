// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonObject>

namespace OpenApi {

/// How much YAML to accept.
struct YamlLimits
{
    int maxDepth = 256; ///< nested mappings and sequences, those behind aliases too
    qsizetype maxBytes = 32 * 1024 * 1024;
    qint64 maxAliasedNodes = 200000; ///< what all aliases together stand for, written out
};

/// Reads one YAML document that is a mapping into what JSON would have said.
///
/// Plain scalars are read by YAML 1.2's core schema: `no`, `on` and dates stay texts; null, true, false,
/// integers (decimal, 0o, 0x) and floats are themselves. Keys are texts, however they look. `<<` merges,
/// as in YAML 1.1, because documents use it. Refused: a key twice in one mapping, keys that are no
/// scalars, tags other than the core schema's, more than one document, anything but UTF-8.
/// \return Invalid, with the line and never a piece of the text; TooLarge
/// Source: YAML 1.2.2, section 10.3; OpenAPI 3.1, section 4.2.
Core::Result<QJsonObject> parseYaml(const QByteArray &text, YamlLimits limits = {});

} // namespace OpenApi
