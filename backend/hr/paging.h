// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace Hr {

// The limits of every list, as openapi.json states them.
inline constexpr int defaultPageSize = 50;
inline constexpr int maxPageSize = 200;
inline constexpr int maxOffset = 100'000'000;
inline constexpr qsizetype maxSearchLength = 200;

} // namespace Hr
