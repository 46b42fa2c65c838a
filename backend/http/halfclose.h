// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace Http {

/// Tells the peer that nothing more comes, and goes on reading (shutdown of one direction), which
/// QTcpSocket cannot do. One of the few calls of a system's own interface.
void shutdownSending(qintptr socketDescriptor);

} // namespace Http
