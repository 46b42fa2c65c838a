// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <chrono>
#include <memory>

class QSqlDatabase;
class QSqlError;

namespace Hr {

/// Where the data is, as `--database` says it.
struct DatabaseLocation
{
    QString file; ///< empty: in memory, gone with the process

    /// Reads "sqlite:FILE" or "sqlite::memory:".
    /// \return Invalid, with a sentence that shows the two forms
    static Core::Result<DatabaseLocation> parse(const QString &text);
};

/// A connection to the database. Belongs to the thread that opened it, as QtSql requires.
class Database
{
public:
    /// Opens it, creating what is missing: folders that only this user may enter (0700), a file that
    /// only this user may read (0600). An existing file keeps its permissions. Then brings the
    /// schema up to date.
    /// \param busyTime  how long to wait while another process writes
    /// \return Unavailable or Invalid with a sentence for people, which names the file and says what
    ///         to do: the folder cannot be made, the file cannot be written, is a folder, is not a
    ///         database, belongs to another program, or was written by a newer version
    static Core::Result<std::unique_ptr<Database>> open(const DatabaseLocation &location,
                                                        std::chrono::milliseconds busyTime
                                                        = std::chrono::milliseconds {5000});

    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// The connection; valid as long as this object. A copy of it must not outlive this object.
    QSqlDatabase connection() const;

private:
    explicit Database(QString connectionName);

    const QString m_connectionName;
};

/// What the driver said, as an Error: Unavailable for a lock, a full disk or an I/O error, else
/// Internal. The driver's own text goes to the log; the detail ends a sentence that a person may read.
Core::Error databaseError(const QSqlError &error);

/// An error as a whole sentence, for whoever starts the service.
Core::Error unusable(const DatabaseLocation &location, const Core::Error &error);

} // namespace Hr
