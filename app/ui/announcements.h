// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace Ui {

/// Lets a screen reader say something once: an answer is complete, an approval is wanted.
/// The difference between Qt versions is here: an announcement from 6.8, before an alert.
void announce(QWidget *widget, const QString &text);

} // namespace Ui
