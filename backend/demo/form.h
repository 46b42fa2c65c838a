// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QString>

namespace Demo {

/// The fields of a query or a body in application/x-www-form-urlencoded, by name.
using Form = QHash<QString, QString>;

/// Reads it strictly: whole percent-encodings of UTF-8, no control characters, at most 32 fields, and no
/// field twice (RFC 6749, section 3.1: parameters must not be included more than once).
/// Empty values count as absent (the same section).
/// \return Invalid; the detail names no value
Core::Result<Form> parseForm(QByteArrayView text);

/// `fields` in that form, for a query.
QByteArray formatForm(const QList<std::pair<QString, QString>> &fields);

} // namespace Demo
