// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Core {

/// Keeps this process' memory, which holds tokens, out of core files and away from other processes
/// of the same user: no core dump (RLIMIT_CORE), and on Linux not dumpable, which also refuses
/// ptrace and /proc/PID/mem to others (prctl(2), PR_SET_DUMPABLE). Call it first in main().
void hardenProcess();

} // namespace Core
