// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"

#include <QTest>

namespace Doubles {

/// Runs the event loop until the future ends, and gives its result; Internal after 10 s.
template<class T>
Core::Result<T> await(const Core::Future<T> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 10000))
        return Core::failure(Core::Error::Code::Internal, QStringLiteral("never ended"));
    return future.result();
}

} // namespace Doubles
