// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Core {

/// `bytes` bytes from the system's generator, base64url without padding: for state, nonce,
/// PKCE verifier, codes. 32 bytes give 43 characters and 256 bits (RFC 7636, section 4.1).
QByteArray randomToken(int bytes = 32);

/// A random UUID (RFC 9562, version 4) without braces, in lower case: for ids of turns,
/// conversations and correlation.
QString randomId();

} // namespace Core
