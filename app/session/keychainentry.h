// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/keychain.h"

#include <QObject>

namespace Session {

/// One secret in a keychain, in as many entries as it takes.
///
/// Windows holds 2,560 bytes an entry, and a refresh token may be longer. Everywhere the secret is
/// cut into pieces of 2,000 bytes: the first entry says how many there are, and each of the others
/// carries the number of the write that made it, so that pieces of two writes are never put together.
/// One call at a time.
class KeychainEntry : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype pieceSize = 2000; ///< bytes
    static constexpr int maxPieces = 20;

    /// \param keychain  must outlive this
    /// \param name  of the first entry; the others are "NAME 2", "NAME 3", …
    KeychainEntry(Keychain &keychain, QString name, QObject *parent = nullptr);

    /// \return NotFound; Invalid when what is there was not written by write(), or not all of it; the
    ///         keychain's errors
    Core::Future<Core::Secret> read();
    /// \return Invalid for an empty secret and for one that is too long; the keychain's errors
    Core::Future<> write(const Core::Secret &secret);
    /// All of it, also of a damaged one. No error when there is none.
    Core::Future<> remove();

private:
    struct Reading;
    struct Writing;

    QString pieceName(int number) const; ///< from 1
    void readNext(const std::shared_ptr<Reading> &reading);
    void takePiece(const std::shared_ptr<Reading> &reading, const Core::Secret &piece);
    void writeNext(const std::shared_ptr<Writing> &writing);
    /// Removes the pieces from `number` on, up to the first that is not there.
    void removeFrom(int number, const Core::Promise<> &promise);

    Keychain &m_keychain;
    const QString m_name;
};

} // namespace Session
