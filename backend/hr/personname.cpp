// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/personname.h"

#include <algorithm>

namespace Hr {

QString normalisedPersonName(const QString &name)
{
    return name.normalized(QString::NormalizationForm_C);
}

QString searchForm(const QString &text)
{
    QString form = text.normalized(QString::NormalizationForm_KD);
    form.removeIf([](QChar c) { return c.category() == QChar::Mark_NonSpacing; });
    return form.toCaseFolded();
}

Core::Result<> checkLine(const QString &text, qsizetype maxLength)
{
    using Core::Error;
    if (text.isEmpty())
        return Core::failure(Error::Code::Invalid, QStringLiteral("must not be empty"));
    // A code point outside the basic plane is two units of a QString.
    const auto pairs = std::count_if(text.cbegin(), text.cend(), [](QChar c) { return c.isLowSurrogate(); });
    if (text.size() - pairs > maxLength)
        return Core::failure(Error::Code::Invalid,
                             QStringLiteral("must have at most %1 characters").arg(maxLength));
    if (std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.category() == QChar::Other_Control; }))
        return Core::failure(Error::Code::Invalid, QStringLiteral("must not hold control characters"));
    return {};
}

Core::Result<QString> readPersonName(const QString &name)
{
    if (const Core::Result<> good = checkLine(name, maxPersonNameLength); !good)
        return Core::failure(good.error());
    return normalisedPersonName(name);
}

} // namespace Hr
