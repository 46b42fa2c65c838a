// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <memory>
#include <unordered_map>

namespace Agent {

/// An open database of conversations, its schema up to date. Blocks; belongs to the thread that
/// makes it.
class StoreConnection
{
public:
    /// \param location  "sqlite:FILE" or "sqlite::memory:"
    /// \return Invalid: not such a location; Unavailable: it cannot be opened, or a newer program wrote
    ///         it. Sentences for people.
    static Core::Result<std::unique_ptr<StoreConnection>> open(const QString &location);
    ~StoreConnection();
    StoreConnection(const StoreConnection &) = delete;
    StoreConnection &operator=(const StoreConnection &) = delete;

    /// Runs a statement with its values. \return Unavailable, with a sentence for people
    Core::Result<QSqlQuery> run(const QString &statement, const QVariantList &values = {}) const;
    /// Runs a statement that gives few rows, and keeps it prepared for the next time.
    /// \return the rows; Unavailable, with a sentence for people
    Core::Result<QList<QVariantList>> rows(const QString &statement, const QVariantList &values);
    /// Runs a statement that gives no rows, and keeps it prepared for the next time.
    /// \return how many rows it changed; Unavailable, with a sentence for people
    Core::Result<int> change(const QString &statement, const QVariantList &values);
    QSqlDatabase database() const { return QSqlDatabase::database(m_name, false); }

private:
    explicit StoreConnection(QString name);
    Core::Result<> prepare() const;
    /// The statement, run and kept. Null: refused.
    QSqlQuery *runKept(const QString &statement, const QVariantList &values);

    const QString m_name;
    std::unordered_map<QString, QSqlQuery> m_prepared; ///< by their texts
};

/// Rolls back unless it was committed.
class Transaction
{
public:
    explicit Transaction(const StoreConnection &connection);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    Core::Result<> commit();

private:
    QSqlDatabase m_database;
    bool m_open = false;
};

} // namespace Agent
