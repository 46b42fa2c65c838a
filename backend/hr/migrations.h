// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QStringList>

class QSqlDatabase;

namespace Hr {

/// One step from a schema version to the next: SQL statements that succeed or fail together.
using Migration = QStringList;

/// The steps of HR's schema, in order; step n (from 1) leads to version n. A step that was ever
/// released is never edited: a change is a new step at the end.
QList<Migration> migrations();

/// The schema's version: `PRAGMA user_version`, 0 in an empty database.
Core::Result<int> schemaVersion(const QSqlDatabase &database);

/// Runs the steps that the database has not seen, each in a transaction of its own that also writes
/// the version: a step that fails, or a process that dies in it, leaves the version before it.
/// Several processes may call it at once on one file.
/// \return Invalid when the database is newer than `steps`, or a step cannot be done; Unavailable
///         when another process keeps the file locked
Core::Result<> migrate(const QSqlDatabase &database, const QList<Migration> &steps = migrations());

} // namespace Hr
