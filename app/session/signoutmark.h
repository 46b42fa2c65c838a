// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Session {

/// A small file, without a secret, that says to every process of a profile: its owner has signed out,
/// so no token that was kept before counts any more. It outlives a keychain that does not open, and a
/// program that is closed before another one has let go of the token; the next sign-in takes it away.
class SignOutMark
{
public:
    explicit SignOutMark(QString file);

    /// Somebody signs out. \return false where the folder takes no file
    bool make();
    /// Whether somebody has signed out since the last overrule().
    bool stands() const;
    /// Somebody signs in: in this process the mark of now does not count any more.
    void overrule();
    /// The new token is kept: it does not count in other processes either. Leaves one that was made
    /// after overrule().
    void clear();

private:
    QByteArray content() const; ///< empty when there is none

    const QString m_file;
    QByteArray m_overruled;
};

} // namespace Session
