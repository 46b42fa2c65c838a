// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/personname.h"

#include <algorithm>

namespace Hr {

QString normalisedPersonName(const QString &name)
{
    return name.normalized(QString::NormalizationForm_C);
}

Core::Result<QString> readPersonName(const QString &name)
{
    using Core::Error;
    if (name.isEmpty())
        return Core::failure(Error::Code::Invalid, QStringLiteral("must not be empty"));
    // A code point outside the basic plane is two units of a QString.
    const auto units = std::count_if(name.cbegin(), name.cend(), [](QChar c) { return c.isLowSurrogate(); });
    if (name.size() - units > maxPersonNameLength)
        return Core::failure(Error::Code::Invalid,
                             QStringLiteral("must have at most %1 characters").arg(maxPersonNameLength));
    if (std::any_of(name.cbegin(), name.cend(), [](QChar c) { return c.category() == QChar::Other_Control; }))
        return Core::failure(Error::Code::Invalid, QStringLiteral("must not hold control characters"));
    return normalisedPersonName(name);
}

} // namespace Hr
