// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace Core {

/// Makes sure that `path` is a file that this user can read and write: folders that are missing are
/// made with mode 0700, a missing file with 0600. What exists keeps its rights. (SQLite gives its
/// journals the rights of the database file.)
/// \return Invalid: a folder is where a file should be, or the other way round; Unavailable: this
///         user may not write there. The detail ends a sentence that begins with the path.
Result<> preparePrivateFile(const QString &path);

/// Makes a folder that is missing, and those above it, with mode 0700. What exists keeps its rights.
/// \return Invalid: it is a file; Unavailable: this user may not make it there
Result<> preparePrivateFolder(const QString &path);

/// Writes a file that only its owner can read, whole or not at all. Folders that are missing are made.
/// \return as preparePrivateFolder(); Unavailable when it cannot be written: what was there is still there
Result<> replacePrivateFile(const QString &path, const QByteArray &content);

/// Renames a file that cannot be used, so that a new one can take its place and nothing is lost.
/// \return the new path, which ends in the moment; Unavailable when it cannot be renamed
Result<QString> keepAside(const QString &path);

} // namespace Core
