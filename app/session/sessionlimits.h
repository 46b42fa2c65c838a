// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace Session {

/// Times of a session. Tests shorten them.
struct SessionLimits
{
    std::chrono::milliseconds signInTime {std::chrono::minutes {5}}; ///< for the person in the browser
    std::chrono::seconds refreshAhead {30}; ///< before the end; a life shorter than twice this: at half of it
    std::chrono::milliseconds requestTime {15000}; ///< for one answer of the provider
    std::chrono::milliseconds firstRetry {2000}; ///< after a refresh, or a resume(), that met no provider
    std::chrono::milliseconds lastRetry {60000}; ///< doubled from the first up to this
    std::chrono::milliseconds farewellTime {5000}; ///< that a program that ends gives Session::settled()
};

} // namespace Session
