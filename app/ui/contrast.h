// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/appearance.h"

namespace Ui {

/// The contrast of two colours, from 1 to 21.
/// Source: WCAG 2.1, section 1.4.3.
qreal contrastOf(const QColor &a, const QColor &b);

/// Whether a system's palette looks like one that is chosen for its contrast: text as far from its ground as
/// colours can be, and one ground for everything. For systems that do not say it in another way.
bool isHighContrast(const QPalette &system);

/// For people who asked their system for high contrast: its colours and no others. Everything stands on one
/// ground, lines are as strong as text, and no colour carries a meaning of its own.
Tokens contrastTokens(const QPalette &system);

} // namespace Ui
