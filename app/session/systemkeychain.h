// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/keychain.h"

#include <QObject>

#include <chrono>

namespace QKeychain {
class Job;
}

namespace Session {

/// The keychain of this computer through QtKeychain: the Secret Service or KWallet, the macOS
/// Keychain, the Windows Credential Store. Never a plain file in its place.
class SystemKeychain : public QObject, public Keychain
{
    Q_OBJECT
public:
    /// \param timeLimit  for one entry; a person may be asked to unlock the keychain meanwhile
    explicit SystemKeychain(std::chrono::milliseconds timeLimit = std::chrono::minutes {1},
                            QObject *parent = nullptr);

    Core::Future<Core::Secret> read(const QString &name) override;
    Core::Future<> write(const QString &name, const Core::Secret &secret) override;
    Core::Future<> remove(const QString &name) override;

private:
    template<class T, class F>
    Core::Future<T> run(QKeychain::Job *job, const QString &name, F result);

    const std::chrono::milliseconds m_timeLimit;
    int m_stuck = 0; ///< jobs that did not end in time: QtKeychain runs one after the other
};

} // namespace Session
