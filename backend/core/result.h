// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <tl/expected.hpp>

namespace Core {

/// A value, or the Error that stood in its way. `Result<>` carries no value.
///
/// tl::expected has the interface of C++23's std::expected, which C++20 compilers lack.
template<class T = void>
using Result = tl::expected<T, Error>;

/// `return Core::failure(Error::Code::Invalid, …)` in a function that returns a Result.
[[nodiscard]] inline tl::unexpected<Error> failure(Error::Code code, QString detail)
{
    return tl::unexpected<Error>(Error {code, std::move(detail)});
}

/// Passes an error on to a caller whose Result holds another type.
[[nodiscard]] inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace Core
