// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace Ui {

/// The column of the chat in an area `width` pixels wide: at most 760, centred, with margins of 24,
/// or 20 where the area is small. Used by everything that stands in it, so that it stands in line.
struct Column
{
    int x = 0;
    int width = 0;

    static Column in(int areaWidth)
    {
        const int margin = areaWidth < 736 ? 20 : 24;
        const int width = qMax(120, qMin(760, areaWidth - 2 * margin));
        return {(areaWidth - width) / 2, width};
    }
};

} // namespace Ui
