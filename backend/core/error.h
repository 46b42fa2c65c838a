// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Core {

/// Why something did not work.
///
/// Callers branch on `code`; people read `detail` only in a log (English, never a secret).
/// The text a person sees is chosen in app/ui/errortext.cpp, nowhere else.
struct Error
{
    enum class Code {
        Invalid, ///< the input breaks its own format
        Unauthorized, ///< no valid credential: sign in again
        Forbidden, ///< missing right: do not retry
        NotFound, ///< the thing asked for does not exist
        Conflict, ///< it changed meanwhile, or it exists already
        TooLarge, ///< a limit on size or number was passed
        Unavailable, ///< peer down or slow: retrying may help
        Cancelled, ///< the caller, or the person, stopped it
        Internal, ///< our own defect
    };
    Code code = Code::Internal;
    QString detail;

    bool operator==(const Error &) const = default;
};

/// The name of a code for logs, for example "unavailable". (Not toString: QTest would find that one.)
QString codeName(Error::Code code);

} // namespace Core
