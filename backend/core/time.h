// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>

namespace Core {

/// Seconds since 1970-01-01 UTC.
using Time = std::chrono::sys_seconds;

/// The caller's clock: code that judges times takes one, so that tests choose the time.
using Clock = std::function<Time()>;

inline Time systemNow()
{
    return std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
}

} // namespace Core
