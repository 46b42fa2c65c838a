// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QSslConfiguration>

#include <memory>
#include <mutex>

namespace Http {

/// Where a server's certificate and its private key are: PEM files.
struct TlsFiles
{
    QString certificate; ///< the server's own, followed by those that lead to its authority
    QString key; ///< RSA or EC, without a passphrase
};

/// The certificate that servers show and how they speak TLS: 1.2 or newer, only with ciphers that
/// authenticate and keep recorded traffic secret when the key leaks later (RFC 9325, section 4.2).
///
/// Shared by servers of several threads, which ask for configuration() at each new connection.
class TlsIdentity
{
public:
    /// \return Unavailable: a file cannot be read; Invalid: it holds no certificate or no key of a
    ///         usable kind, or the two do not belong together. A sentence for people, which names
    ///         the file.
    static Core::Result<std::shared_ptr<TlsIdentity>> load(const TlsFiles &files);

    /// Reads the files again, for the connections to come. After an error (as in load()) what was
    /// there before goes on.
    Core::Result<> reload();

    QSslConfiguration configuration() const;

private:
    TlsIdentity(TlsFiles files, QSslConfiguration configuration);

    const TlsFiles m_files;
    mutable std::mutex m_mutex; ///< the hand-over from the thread that reloads to those that serve
    QSslConfiguration m_configuration;
};

} // namespace Http
