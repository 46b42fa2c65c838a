// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/storeschema.h"

#include <algorithm>
#include <iterator>

namespace Agent {

using Core::Error;
using Core::failure;

namespace {

QStringList version2()
{
    QStringList statements {
        // Version 1 was never released, and does not say under which roles its turns were read.
        QStringLiteral("DROP TABLE IF EXISTS turns"),
        QStringLiteral("DROP TABLE IF EXISTS conversations"),
        QStringLiteral("CREATE TABLE conversations ("
                       " number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, issuer TEXT NOT NULL,"
                       " subject TEXT NOT NULL, owner TEXT NOT NULL DEFAULT '',"
                       " is_default INTEGER NOT NULL DEFAULT 0, title TEXT NOT NULL DEFAULT '',"
                       " renamed INTEGER NOT NULL DEFAULT 0,"
                       " created TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP)"),
        QStringLiteral("CREATE UNIQUE INDEX default_conversation ON conversations (issuer, subject)"
                       " WHERE is_default = 1"),
        QStringLiteral("CREATE INDEX conversations_of ON conversations (issuer, subject)"),
        QStringLiteral("CREATE TABLE turns ("
                       " number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
                       " conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,"
                       " issuer TEXT NOT NULL, subject TEXT NOT NULL, owner TEXT NOT NULL DEFAULT '',"
                       " state TEXT NOT NULL, question TEXT NOT NULL, response TEXT NOT NULL DEFAULT '',"
                       " record TEXT NOT NULL, provenance TEXT NOT NULL DEFAULT '{}',"
                       " place INTEGER," // in the conversation's history; null: not in it
                       " created TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,"
                       " changed TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP)"),
        QStringLiteral("CREATE TABLE allowed_flows ("
                       " conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,"
                       " source TEXT NOT NULL, target TEXT NOT NULL, operation TEXT NOT NULL,"
                       " PRIMARY KEY (conversation_id, source, target, operation))"),
        QStringLiteral("CREATE INDEX history ON turns (conversation_id, place)"),
        QStringLiteral("CREATE INDEX turns_by_age ON turns (changed)"),
        QStringLiteral("CREATE VIRTUAL TABLE turn_texts USING fts5 (question, response, owner,"
                       " content = 'turns', content_rowid = 'number',"
                       " tokenize = 'unicode61 remove_diacritics 2')"),
        QStringLiteral("CREATE VIRTUAL TABLE conversation_texts USING fts5 (title, owner,"
                       " content = 'conversations', content_rowid = 'number',"
                       " tokenize = 'unicode61 remove_diacritics 2')"),
    };
    const QString turns = QStringLiteral("turn_texts (%1rowid, question, response, owner)");
    const QString titles = QStringLiteral("conversation_texts (%1rowid, title, owner)");
    const auto add = [](const QString &into, const QString &columns) {
        return QStringLiteral("INSERT INTO %1 VALUES (%2);").arg(into.arg(QString()), columns);
    };
    const auto remove = [](const QString &from, const QString &table, const QString &columns) {
        return QStringLiteral("INSERT INTO %1 VALUES ('delete', %2);")
            .arg(from.arg(table + QLatin1String(", ")), columns);
    };
    const QString addTurn = add(turns, QStringLiteral("new.number, new.question, new.response, new.owner"));
    const QString removeTurn = remove(turns, QStringLiteral("turn_texts"),
                                      QStringLiteral("old.number, old.question, old.response, old.owner"));
    const QString addTitle = add(titles, QStringLiteral("new.number, new.title, new.owner"));
    const QString removeTitle = remove(titles, QStringLiteral("conversation_texts"),
                                       QStringLiteral("old.number, old.title, old.owner"));
    const QString trigger = QStringLiteral("CREATE TRIGGER %1 AFTER %2 BEGIN %3 END");
    statements += {
        trigger.arg(QStringLiteral("turn_added"), QStringLiteral("INSERT ON turns"), addTurn),
        trigger.arg(QStringLiteral("turn_removed"), QStringLiteral("DELETE ON turns"), removeTurn),
        trigger.arg(QStringLiteral("turn_changed"),
                    QStringLiteral("UPDATE OF response ON turns WHEN old.response <> new.response"),
                    removeTurn + addTurn),
        trigger.arg(QStringLiteral("title_added"), QStringLiteral("INSERT ON conversations"), addTitle),
        trigger.arg(QStringLiteral("title_removed"), QStringLiteral("DELETE ON conversations"), removeTitle),
        trigger.arg(QStringLiteral("title_changed"),
                    QStringLiteral("UPDATE OF title ON conversations WHEN old.title <> new.title"),
                    removeTitle + addTitle),
    };
    return statements;
}

/// The words of a turn are indexed once, when it is over or waits for the person, and not with its question
/// and again with its answer: each write of the index takes as long as all the rest of the transaction.
QStringList version3()
{
    const QString columns = QStringLiteral("%1.number, %1.question, %1.response, %1.owner");
    const QString add
        = QStringLiteral("INSERT INTO turn_texts (rowid, question, response, owner) VALUES (%1)");
    const QString remove
        = QStringLiteral("INSERT INTO turn_texts (turn_texts, rowid, question, response, owner)"
                         " VALUES ('delete', %1)")
              .arg(columns.arg(QLatin1String("old")));
    const QString addNew = add.arg(columns.arg(QLatin1String("new")));
    const QString isOpen = QStringLiteral("%1.state IN ('queued', 'model', 'tools')");
    const QString wasOpen = isOpen.arg(QLatin1String("old"));
    const QString becomesOpen = isOpen.arg(QLatin1String("new"));
    return {
        QStringLiteral("INSERT INTO turn_texts (turn_texts, rowid, question, response, owner)"
                       " SELECT 'delete', number, question, response, owner FROM turns WHERE ")
            + isOpen.arg(QLatin1String("turns")),
        QStringLiteral("DROP TRIGGER turn_added"),
        QStringLiteral("DROP TRIGGER turn_removed"),
        QStringLiteral("DROP TRIGGER turn_changed"),
        QStringLiteral("CREATE TRIGGER turn_added AFTER INSERT ON turns WHEN NOT %1 BEGIN %2; END")
            .arg(becomesOpen, addNew),
        QStringLiteral("CREATE TRIGGER turn_removed AFTER DELETE ON turns WHEN NOT %1 BEGIN %2; END")
            .arg(wasOpen, remove),
        // Two of them: what was indexed goes, what is to be indexed comes.
        QStringLiteral("CREATE TRIGGER turn_reopened AFTER UPDATE OF state, response ON turns"
                       " WHEN NOT %1 AND (%2 OR old.response <> new.response) BEGIN %3; END")
            .arg(wasOpen, becomesOpen, remove),
        QStringLiteral("CREATE TRIGGER turn_ended AFTER UPDATE OF state, response ON turns"
                       " WHEN NOT %1 AND (%2 OR old.response <> new.response) BEGIN %3; END")
            .arg(becomesOpen, wasOpen, addNew),
    };
}

using Statements = QStringList (*)();
/// What leads to each version from the one before; add to its end with every change of the schema. The first
/// was never released.
constexpr Statements versions[] {version2, version3};
constexpr int firstVersion = 2;
constexpr int schemaVersion = firstVersion + int(std::size(versions)) - 1;

} // namespace

Core::Result<> migrate(const StoreConnection &connection)
{
    // A table of its own: the file may hold other services' tables.
    Transaction transaction(connection);
    const auto table = connection.run(
        QStringLiteral("CREATE TABLE IF NOT EXISTS agent_schema (version INTEGER NOT NULL)"));
    if (!table)
        return failure(Error::Code::Unavailable, QStringLiteral("it cannot be written to."));
    auto stored = connection.run(QStringLiteral("SELECT MAX(version) FROM agent_schema"));
    if (!stored)
        return failure(stored.error());
    const int version = stored->next() ? stored->value(0).toInt() : 0;
    stored->finish();
    if (version > schemaVersion)
        return failure(Error::Code::Unavailable, QStringLiteral("a newer version of this program wrote it."));
    for (int next = std::max(version + 1, firstVersion); next <= schemaVersion; ++next) {
        const QStringList statements = versions[next - firstVersion]();
        for (const QString &statement : statements) {
            if (const auto done = connection.run(statement); !done)
                return failure(done.error());
        }
        if (const auto done
            = connection.run(QStringLiteral("INSERT INTO agent_schema (version) VALUES (?)"), {next});
            !done)
            return failure(done.error());
    }
    return transaction.commit();
}

} // namespace Agent
