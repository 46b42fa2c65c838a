// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "core/secret.h"

#include <QObject>

#include <memory>

namespace Session {

/// Why the refresh token that is kept does not outlive this process, or did not outlive the last one.
enum class KeychainTrouble {
    None,
    Missing, ///< this computer has no keychain, or it does not answer, or fails
    Closed, ///< it is locked, or its owner said no
    Damaged, ///< what it held is not what was stored
    Remembers, ///< somebody signed out, and it did not let go of the token, which is used no more
};

/// The right to use the one refresh token: while somebody has it, nobody else of this profile has,
/// in this process or another one. Given back when the last copy goes.
using Claim = std::shared_ptr<const void>;

/// Where the one refresh token of an issuer and a client is kept; nothing else is ever kept.
///
/// Whatever write() answers, read() in this process gives back what was written last: a store that
/// cannot reach its keychain keeps the token in memory, and trouble() says why. Calls take effect in
/// their order.
class TokenStore : public QObject
{
    Q_OBJECT
public:
    /// Before a token is read in order to be redeemed, replaced or removed.
    /// \return Unavailable when another process did not give it back in time
    virtual Core::Future<Claim> claim();
    /// \return NotFound when there is none
    virtual Core::Future<Core::Secret> read() = 0;
    /// Somebody has signed in.
    virtual Core::Future<> write(const Core::Secret &refreshToken) = 0;
    /// The provider has given this token for the one that was read.
    /// \return NotFound when somebody has signed out meanwhile: then it is not kept, not even in memory
    virtual Core::Future<> replace(const Core::Secret &refreshToken) { return write(refreshToken); }
    /// No error when there is none.
    virtual Core::Future<> remove() = 0;
    /// Somebody signs out. What is kept is removed without a claim, and from this call on no process
    /// of the profile reads it, or replaces it, until somebody signs in.
    /// \return what was kept, so that it can be revoked; empty when there was none
    virtual Core::Future<Core::Secret> withdraw() = 0;

    KeychainTrouble trouble() const { return m_trouble; }
    /// Ends when nobody has or awaits a claim and nothing is being read or written: a program that
    /// leaves before may lose a token that the provider takes for used.
    Core::Future<> settled() const;
    /// Whoever holds one of these is awaited by settled().
    std::shared_ptr<const void> work();

Q_SIGNALS:
    void troubleChanged();

protected:
    void setTrouble(KeychainTrouble trouble);

private:
    struct Work;
    std::weak_ptr<const Work> m_work;
    KeychainTrouble m_trouble = KeychainTrouble::None;
};

/// Keeps it in this process only.
class MemoryTokenStore : public TokenStore
{
public:
    Core::Future<Core::Secret> read() override;
    Core::Future<> write(const Core::Secret &refreshToken) override;
    Core::Future<> remove() override;
    Core::Future<Core::Secret> withdraw() override;

private:
    Core::Secret m_refreshToken;
};

} // namespace Session

Q_DECLARE_METATYPE(Session::KeychainTrouble)
