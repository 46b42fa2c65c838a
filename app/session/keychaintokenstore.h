// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/keychainentry.h"
#include "session/profilelock.h"
#include "session/signoutmark.h"

#include <functional>

namespace Session {

/// Keeps the refresh token in a keychain, where the next process of the profile finds it.
///
/// Where the keychain cannot be had, the token lives in memory until it can: each read() tries to
/// store it again. Never in a file.
class KeychainTokenStore : public TokenStore
{
    Q_OBJECT
public:
    /// \param lockFile  of the profile, in a folder that exists; the mark of a sign-out lies beside it
    KeychainTokenStore(std::unique_ptr<Keychain> keychain, const QString &entry, const QString &lockFile,
                       ProfileLockTimes times = {});
    ~KeychainTokenStore() override;

    /// The name of the entry for a client at an issuer.
    static QString entryFor(const QString &issuer, const QString &clientId);

    Core::Future<Claim> claim() override;
    Core::Future<Core::Secret> read() override;
    Core::Future<> write(const Core::Secret &refreshToken) override;
    Core::Future<> replace(const Core::Secret &refreshToken) override;
    Core::Future<> remove() override;
    Core::Future<Core::Secret> withdraw() override;

private:
    struct Operation
    {
        std::function<void()> start;
        std::shared_ptr<const void> work;
    };

    /// One after the other: an entry may be several of the keychain's.
    void enqueue(std::function<void()> start);
    void next();
    template<class T>
    void end(const Core::Promise<T> &promise, const Core::Result<T> &result);

    void load(const Core::Promise<Core::Secret> &promise);
    void takeLoaded(const Core::Promise<Core::Secret> &promise, const Core::Result<Core::Secret> &loaded);
    void findOutWhetherItIsGone(const Core::Promise<Core::Secret> &promise);
    /// Whether the keychain is open: \return as Keychain::write()
    Core::Future<> probe();
    /// Removes what should have gone when somebody signed out.
    void wipe(const std::function<void()> &done);
    /// Writes what memory holds.
    void save(const std::function<void(const Core::Result<> &)> &done);
    void report(const Core::Error &error);

    const std::unique_ptr<Keychain> m_keychain;
    const QString m_probe; ///< the name of an entry without a secret
    KeychainEntry m_entry;
    ProfileLock m_lock;
    SignOutMark m_signOut;
    Core::Secret m_memory; ///< what was written or read last
    bool m_unsaved = false; ///< the keychain did not take what memory holds
    std::deque<Operation> m_operations; ///< the first is under way
};

} // namespace Session
