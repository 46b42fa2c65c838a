// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QUrl>

namespace Http {

/// Scheme, host and port, with the scheme's own port where the URL has none (RFC 6454, section 4).
/// Two URLs have one origin exactly when these strings are equal.
QString origin(const QUrl &url);

/// A valid http or https URL with a host.
bool isWebAddress(const QUrl &url);

/// "localhost", 127.0.0.0/8 or ::1 by literal spelling; no name is looked up.
bool isLoopbackHost(const QString &host);

/// https, or http on loopback: where a credential may be sent (RFC 8252, section 8.3; RFC 9700, section 2.6).
bool isSafeForCredentials(const QUrl &url);

/// Whether a host is one of those at which machines tell their own secrets, or neighbours that nobody
/// configured: link-local addresses (RFC 3927; RFC 4291, section 2.5.6), also inside an IPv6 address, and the
/// metadata services of clouds by address or name. By spelling; no name is looked up.
bool isForbiddenHost(const QString &host);

/// What `Host` may say for that URL: its authority, with and without the port that is the scheme's own.
QStringList hostsOf(const QUrl &url);

} // namespace Http
