// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/turndatabase.h"

#include "agent/turnjson.h"
#include "core/json.h"
#include "core/logging.h"
#include "core/privatefile.h"
#include "core/random.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace Agent {

using Core::Error;
using Core::failure;

namespace {

/// Raise it with every change of the schema, and add the statements that lead there.
constexpr int schemaVersion = 1;

const QStringList &statementsTo(int version)
{
    static const QStringList one {
        QStringLiteral("CREATE TABLE conversations ("
                       " id TEXT PRIMARY KEY, issuer TEXT NOT NULL, subject TEXT NOT NULL,"
                       " is_default INTEGER NOT NULL DEFAULT 0, title TEXT NOT NULL DEFAULT '',"
                       " created TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP)"),
        QStringLiteral("CREATE UNIQUE INDEX default_conversation ON conversations (issuer, subject)"
                       " WHERE is_default = 1"),
        QStringLiteral("CREATE INDEX conversations_of ON conversations (issuer, subject)"),
        QStringLiteral("CREATE TABLE turns ("
                       " id TEXT PRIMARY KEY,"
                       " conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,"
                       " issuer TEXT NOT NULL, subject TEXT NOT NULL, state TEXT NOT NULL,"
                       " question TEXT NOT NULL, response TEXT NOT NULL DEFAULT '', record TEXT NOT NULL,"
                       " place INTEGER," // in the conversation's history; null: not in it
                       " created TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,"
                       " changed TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP)"),
        QStringLiteral("CREATE INDEX history ON turns (conversation_id, place)"),
    };
    static const QStringList none;
    return version == 1 ? one : none;
}

Error databaseError(const QSqlQuery &query)
{
    // The driver's text goes to the log; it can quote a value.
    qCWarning(lcAgent) << "the store refused a statement:" << query.lastError().nativeErrorCode();
    return {Error::Code::Unavailable, QStringLiteral("The store of conversations does not work just now.")};
}

/// Runs a statement with its values.
Core::Result<QSqlQuery> run(const QString &connection, const QString &statement,
                            const QVariantList &values = {})
{
    QSqlQuery query(QSqlDatabase::database(connection, false));
    query.setForwardOnly(true);
    bool good = query.prepare(statement);
    for (qsizetype i = 0; good && i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values.at(i));
    if (!good || !query.exec())
        return failure(databaseError(query));
    return query;
}

/// Rolls back unless it was committed.
class Transaction
{
public:
    explicit Transaction(const QString &connection) : m_database(QSqlDatabase::database(connection, false))
    {
        m_open = m_database.transaction();
    }
    ~Transaction()
    {
        if (m_open)
            m_database.rollback();
    }
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    Core::Result<> commit()
    {
        m_open = false;
        if (m_database.commit())
            return {};
        m_database.rollback();
        return failure(Error::Code::Unavailable,
                       QStringLiteral("The store of conversations does not work just now."));
    }

private:
    QSqlDatabase m_database;
    bool m_open = false;
};

auto notFound()
{
    return failure(Error::Code::NotFound, QStringLiteral("There is no such conversation or turn."));
}

} // namespace

TurnDatabase::TurnDatabase(QString connection) : m_connection(std::move(connection))
{
}

TurnDatabase::~TurnDatabase()
{
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

Core::Result<std::unique_ptr<TurnDatabase>> TurnDatabase::open(const QString &location)
{
    const QLatin1String scheme("sqlite:");
    const QString file = location.mid(scheme.size());
    if (!location.startsWith(scheme) || file.isEmpty())
        return failure(
            Error::Code::Invalid,
            QStringLiteral("\"%1\" is not a database for the agent: write sqlite:FILE or sqlite::memory:.")
                .arg(location));

    if (file != QLatin1String(":memory:")) {
        if (const Core::Result<> prepared = Core::preparePrivateFile(file); !prepared)
            return failure(prepared.error().code,
                           QStringLiteral("The database file %1 cannot be used: %2.")
                               .arg(file, prepared.error().detail));
    }
    std::unique_ptr<TurnDatabase> made(new TurnDatabase(QLatin1String("agent-") + Core::randomId()));
    Core::Result<> good;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), made->m_connection);
        database.setDatabaseName(file);
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
        if (!database.open())
            good = failure(
                Error::Code::Unavailable,
                QStringLiteral("The database file %1 cannot be opened. Check that its folder exists and "
                               "may be written to.")
                    .arg(file));
    }
    if (good)
        good = made->prepare();
    if (!good)
        return failure(Error {
            good.error().code,
            good.error().detail.contains(file)
                ? good.error().detail
                : QStringLiteral("The database file %1 cannot be used: %2").arg(file, good.error().detail)});
    return made;
}

Core::Result<> TurnDatabase::prepare()
{
    for (const char *pragma : {"PRAGMA foreign_keys = ON", "PRAGMA journal_mode = WAL",
                               "PRAGMA synchronous = NORMAL", "PRAGMA secure_delete = ON"}) {
        if (const auto done = run(m_connection, QLatin1String(pragma)); !done)
            return failure(Error::Code::Unavailable,
                           QStringLiteral("it is not a database, or it is read-only."));
    }
    if (const Core::Result<> current = migrate(); !current)
        return current;
    // What was under way when a process stopped cannot go on by itself: its bearer is gone. Paused
    // turns stay: a person continues them with a fresh one.
    const auto ended = run(m_connection,
                           QStringLiteral("UPDATE turns SET state = 'failed', changed = CURRENT_TIMESTAMP"
                                          " WHERE state IN ('queued', 'model', 'tools')"));
    if (!ended)
        return failure(Error::Code::Unavailable, QStringLiteral("it cannot be written to."));
    return {};
}

Core::Result<> TurnDatabase::migrate()
{
    // A table of its own: the file may hold other services' tables.
    Transaction transaction(m_connection);
    const auto table = run(
        m_connection, QStringLiteral("CREATE TABLE IF NOT EXISTS agent_schema (version INTEGER NOT NULL)"));
    if (!table)
        return failure(Error::Code::Unavailable, QStringLiteral("it cannot be written to."));
    auto stored = run(m_connection, QStringLiteral("SELECT MAX(version) FROM agent_schema"));
    if (!stored)
        return failure(stored.error());
    const int version = stored->next() ? stored->value(0).toInt() : 0;
    stored->finish();
    if (version > schemaVersion)
        return failure(Error::Code::Unavailable, QStringLiteral("a newer version of this program wrote it."));
    for (int next = version + 1; next <= schemaVersion; ++next) {
        for (const QString &statement : statementsTo(next)) {
            if (const auto done = run(m_connection, statement); !done)
                return failure(done.error());
        }
        if (const auto done
            = run(m_connection, QStringLiteral("INSERT INTO agent_schema (version) VALUES (?)"), {next});
            !done)
            return failure(done.error());
    }
    return transaction.commit();
}

Core::Result<QString> TurnDatabase::conversation(const Owner &owner, const QString &id)
{
    if (!id.isEmpty()) {
        auto found
            = run(m_connection,
                  QStringLiteral("SELECT id FROM conversations WHERE id = ? AND issuer = ? AND subject = ?"),
                  {id, owner.issuer, owner.subject});
        if (!found)
            return failure(found.error());
        if (!found->next())
            return notFound();
        return found->value(0).toString();
    }
    const auto made = run(m_connection,
                          QStringLiteral("INSERT INTO conversations (id, issuer, subject, is_default)"
                                         " VALUES (?, ?, ?, 1) ON CONFLICT DO NOTHING"),
                          {Core::randomId(), owner.issuer, owner.subject});
    if (!made)
        return failure(made.error());
    auto found = run(
        m_connection,
        QStringLiteral("SELECT id FROM conversations WHERE issuer = ? AND subject = ? AND is_default = 1"),
        {owner.issuer, owner.subject});
    if (!found)
        return failure(found.error());
    if (!found->next())
        return notFound();
    return found->value(0).toString();
}

Core::Result<> TurnDatabase::save(const Turn &turn)
{
    const QString record = QString::fromUtf8(QJsonDocument(recordOf(turn)).toJson(QJsonDocument::Compact));
    Transaction transaction(m_connection);
    const auto saved = run(
        m_connection,
        QStringLiteral(
            "INSERT INTO turns (id, conversation_id, issuer, subject, state, question, response, record)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state,"
            " response = excluded.response, record = excluded.record, changed = CURRENT_TIMESTAMP"),
        {turn.id, turn.conversationId, turn.issuer, turn.subject, stateName(turn.state), turn.question,
         // A QString that was never set would be bound as NULL.
         turn.response.isNull() ? QStringLiteral("") : turn.response, record});
    if (!saved)
        return failure(saved.error());
    if (turn.state == TurnState::Done) {
        const auto placed
            = run(m_connection,
                  QStringLiteral("UPDATE turns SET place = (SELECT COALESCE(MAX(place), 0) + 1 FROM turns"
                                 " WHERE conversation_id = ?) WHERE id = ? AND place IS NULL"),
                  {turn.conversationId, turn.id});
        if (!placed)
            return failure(placed.error());
    }
    return transaction.commit();
}

Core::Result<Turn> TurnDatabase::load(const Owner &owner, const QString &turnId)
{
    auto found = run(m_connection,
                     QStringLiteral("SELECT conversation_id, state, question, response, record FROM turns"
                                    " WHERE id = ? AND issuer = ? AND subject = ?"),
                     {turnId, owner.issuer, owner.subject});
    if (!found)
        return failure(found.error());
    if (!found->next())
        return notFound();
    Turn turn;
    turn.id = turnId;
    turn.issuer = owner.issuer;
    turn.subject = owner.subject;
    turn.conversationId = found->value(0).toString();
    turn.question = found->value(2).toString();
    turn.response = found->value(3).toString();
    const auto state = turnStateFromString(found->value(1).toString());
    const Core::Result<QJsonObject> record
        = Core::parseJsonObject(found->value(4).toString().toUtf8(), {128, 64 << 20});
    if (!state || !record)
        return failure(Error::Code::Internal, QStringLiteral("a stored turn cannot be read"));
    turn.state = *state;
    if (const Core::Result<> read = readRecord(*record, turn); !read)
        return failure(read.error());
    if ((turn.state == TurnState::Paused) != turn.pause.has_value())
        return failure(Error::Code::Internal, QStringLiteral("a stored turn cannot be read"));
    return turn;
}

Core::Result<QList<ChatMessage>> TurnDatabase::history(const QString &conversationId, qsizetype maxBytes)
{
    auto found = run(m_connection,
                     QStringLiteral("SELECT record FROM turns WHERE conversation_id = ? AND place IS NOT NULL"
                                    " ORDER BY place DESC"),
                     {conversationId});
    if (!found)
        return failure(found.error());
    QList<ChatMessage> messages;
    qsizetype bytes = 0;
    while (found->next()) {
        const QByteArray text = found->value(0).toString().toUtf8();
        const Core::Result<QJsonObject> record = Core::parseJsonObject(text, {128, 64 << 20});
        if (!record)
            continue;
        const QJsonArray list = record->value(QLatin1String("messages")).toArray();
        bytes += QJsonDocument(list).toJson(QJsonDocument::Compact).size();
        if (bytes > maxBytes)
            break;
        QList<ChatMessage> turn;
        for (const QJsonValue &message : list)
            turn.append(messageFromJson(message.toObject()));
        messages = turn + messages;
    }
    return messages;
}

Core::Result<> TurnDatabase::clear(const Owner &owner, const QString &conversationId)
{
    const auto done
        = run(m_connection,
              QStringLiteral("DELETE FROM turns WHERE conversation_id = ? AND issuer = ? AND subject = ?"),
              {conversationId, owner.issuer, owner.subject});
    if (!done)
        return failure(done.error());
    return {};
}

} // namespace Agent
