// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace Hr {

/// The most characters (code points) that a person's name may have, as in openapi.json.
inline constexpr qsizetype maxPersonNameLength = 200;

/// The one form in which names are stored and compared: Unicode normalisation form C (UAX #15).
/// Nothing else is folded: "Roberto" and "roberto" are two people, and so are "roberto" and
/// "roberto " with a space.
QString normalisedPersonName(const QString &name);

/// What a search compares: without case and without accents, so that "jose" finds "José".
QString searchForm(const QString &text);

/// \return Invalid, with a sentence for the caller, when it is empty, is longer than `maxLength` code
///         points, or holds a control character (U+0000–U+001F, U+007F–U+009F)
Core::Result<> checkLine(const QString &text, qsizetype maxLength);

/// A name as a caller sent it, normalised.
/// \return as checkLine() of maxPersonNameLength
Core::Result<QString> readPersonName(const QString &name);

} // namespace Hr
