// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QSslCertificate>

namespace Http {

/// Certificate authorities that a client trusts besides the system's.
using Authorities = QList<QSslCertificate>;

/// Reads a company's authorities from a file of PEM certificates (RFC 7468).
/// \return Invalid with a sentence for people: the file cannot be read, or holds no certificate
Core::Result<Authorities> readAuthorities(const QString &fileName);

} // namespace Http
