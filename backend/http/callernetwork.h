// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

namespace Http {

/// What connections of one caller are counted under: an IPv4 address, also where it comes mapped into IPv6
/// (RFC 4291, section 2.5.5.2), and of any other IPv6 address the first 64 bits. The rest of it the caller
/// chooses freely (RFC 4291, section 2.5.1): whoever has one such address has all of them.
QHostAddress callerNetwork(const QHostAddress &address);

} // namespace Http
