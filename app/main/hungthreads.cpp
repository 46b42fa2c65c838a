// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/hungthreads.h"

namespace Main {

HungThreads::~HungThreads()
{
    for (auto &thread : m_threads) {
        if (!thread->stopWithin(std::chrono::milliseconds(0)))
            (void)thread.release(); // it still uses it
    }
}

} // namespace Main
