// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Ui {

/// To lay out one word of a million characters takes most of a minute.
inline constexpr int longestWord = 1000;

/// Text without what could mislead or harm: control characters (NUL, ANSI sequences) and the
/// characters that turn the direction of reading around are made visible or taken out; words longer
/// than `longestWord` get places where they may break.
QString harmless(const QString &text);
/// The same for text that comes bit by bit.
/// \param word  letters since the last place where a line may break: before the text, and then at its end
QString harmless(QStringView text, int &word);

} // namespace Ui
