// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLayout;

namespace Ui {

/// Takes everything out of a layout. Its widgets are hidden at once and deleted by the event loop: one of
/// them may be the button whose press is being answered.
void emptyLayout(QLayout &layout);

} // namespace Ui
