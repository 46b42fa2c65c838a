// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

namespace Core {

QString codeName(Error::Code code)
{
    switch (code) {
    case Error::Code::Invalid:
        return QStringLiteral("invalid");
    case Error::Code::Unauthorized:
        return QStringLiteral("unauthorized");
    case Error::Code::Forbidden:
        return QStringLiteral("forbidden");
    case Error::Code::NotFound:
        return QStringLiteral("not found");
    case Error::Code::Conflict:
        return QStringLiteral("conflict");
    case Error::Code::TooLarge:
        return QStringLiteral("too large");
    case Error::Code::Unavailable:
        return QStringLiteral("unavailable");
    case Error::Code::Cancelled:
        return QStringLiteral("cancelled");
    case Error::Code::Internal:
        break;
    }
    return QStringLiteral("internal");
}

} // namespace Core
