// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;

namespace Ui {

/// What a person prefers to the system's choice of light or dark.
enum class Appearance { System, Light, Dark };

/// Shows it from now on. After applyAppearance().
void chooseAppearance(QApplication &application, Appearance appearance);

} // namespace Ui
