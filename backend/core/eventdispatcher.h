// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Core {

/// Lets all threads wait by poll(2) and not by GLib's loop (the environment variable QT_NO_GLIB), for
/// programs that are services and nothing else: for each answer GLib is woken twice, by a system call. Call
/// it before there is a QCoreApplication. What the caller's environment says about it stays.
void waitWithoutGlib();

} // namespace Core
