// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/turndatabase.h"

#include "agent/turnjson.h"
#include "core/json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace Agent {

using Core::Error;
using Core::failure;

namespace {

auto notFound()
{
    return failure(Error::Code::NotFound, QStringLiteral("There is no such conversation or turn."));
}

QString compact(const QJsonDocument &document)
{
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

Core::Result<QJsonObject> parsed(const QVariant &record)
{
    return Core::parseJsonObject(record.toString().toUtf8(), {128, 64 << 20});
}

const QString &turnColumns()
{
    static const QString columns
        = QStringLiteral("id, conversation_id, state, question, response, record, provenance,"
                         " strftime('%Y-%m-%dT%H:%M:%SZ', created),"
                         " strftime('%Y-%m-%dT%H:%M:%SZ', changed)");
    return columns;
}

/// \param row  turnColumns()
Core::Result<Turn> turnFrom(const QSqlQuery &row, const Owner &owner)
{
    Turn turn;
    turn.id = row.value(0).toString();
    turn.conversationId = row.value(1).toString();
    turn.issuer = owner.issuer;
    turn.subject = owner.subject;
    turn.question = row.value(3).toString();
    turn.response = row.value(4).toString();
    const auto state = turnStateFromString(row.value(2).toString());
    const Core::Result<QJsonObject> record = parsed(row.value(5));
    if (!state || !record)
        return failure(Error::Code::Internal, QStringLiteral("a stored turn cannot be read"));
    turn.state = *state;
    if (const Core::Result<> read = readRecord(*record, turn); !read)
        return failure(read.error());
    if ((turn.state == TurnState::Paused) != turn.pause.has_value())
        return failure(Error::Code::Internal, QStringLiteral("a stored turn cannot be read"));
    return turn;
}

qsizetype sizeOf(const QJsonArray &messages)
{
    return QJsonDocument(messages).toJson(QJsonDocument::Compact).size();
}

Provenance provenanceIn(const QVariant &column)
{
    return provenanceFromJson(QJsonDocument::fromJson(column.toString().toUtf8()).object());
}

} // namespace

TurnDatabase::TurnDatabase(std::unique_ptr<StoreConnection> connection, const QString &location)
    : m_connection(std::move(connection)), m_presence(location), m_conversations(*m_connection)
{
}

Core::Result<std::unique_ptr<TurnDatabase>> TurnDatabase::open(const QString &location)
{
    auto connection = StoreConnection::open(location);
    if (!connection)
        return failure(connection.error());
    std::unique_ptr<TurnDatabase> made(new TurnDatabase(std::move(*connection), location));
    if (!made->m_presence.wasAlone())
        return made;
    if (const Core::Result<> ended = made->endInterrupted(); !ended)
        return failure(ended.error());
    return made;
}

Core::Result<> TurnDatabase::endInterrupted()
{
    // What was under way when a process stopped cannot go on by itself: its bearer is gone. Paused
    // turns stay: a person continues them with a fresh one.
    auto rows = m_connection->run(QStringLiteral("SELECT issuer, subject, id FROM turns"
                                                 " WHERE state IN ('queued', 'model', 'tools')"));
    if (!rows)
        return failure(rows.error());
    QList<std::pair<Owner, QString>> open;
    while (rows->next())
        open.append({{rows->value(0).toString(), rows->value(1).toString()}, rows->value(2).toString()});
    rows->finish();
    for (const auto &[owner, id] : open) {
        Core::Result<Turn> turn = load(owner, id);
        if (!turn || !turn->interrupt()) {
            // Nobody can read it: it stays as it is, but it does not look as if it went on.
            const auto ended
                = m_connection->run(QStringLiteral("UPDATE turns SET state = 'failed' WHERE id = ?"), {id});
            if (!ended)
                return failure(ended.error());
        } else if (const Core::Result<> saved = save(*turn); !saved) {
            return saved;
        }
    }
    return {};
}

Core::Result<> TurnDatabase::save(const Turn &turn)
{
    Transaction transaction(*m_connection);
    if (const Core::Result<> written = write(turn); !written)
        return written;
    const Core::Result<> committed = transaction.commit();
    if (committed && turn.state == TurnState::Done)
        m_recent.insert(turn.id, {turn.messages, turn.provenance(), sizeOf(messagesOf(turn))});
    return committed;
}

Core::Result<> TurnDatabase::saveOverPause(const Turn &turn)
{
    Transaction transaction(*m_connection);
    // It writes first, so that nobody else does between a look and this.
    auto claimed = m_connection->run(
        QStringLiteral("UPDATE turns SET state = state WHERE id = ? AND state = 'paused'"), {turn.id});
    if (!claimed)
        return failure(claimed.error());
    if (claimed->numRowsAffected() != 1)
        return failure(Error::Code::Conflict, QStringLiteral("This turn does not wait any more."));
    if (const Core::Result<> written = write(turn); !written)
        return written;
    return transaction.commit();
}

Core::Result<> TurnDatabase::write(const Turn &turn)
{
    const auto saved = m_connection->change(
        QStringLiteral("INSERT INTO turns"
                       " (id, conversation_id, issuer, subject, owner, state, question, response, record,"
                       " provenance)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                       " state = excluded.state, response = excluded.response, record = excluded.record,"
                       " provenance = excluded.provenance, changed = CURRENT_TIMESTAMP"),
        {turn.id, turn.conversationId, turn.issuer, turn.subject, ownerMark({turn.issuer, turn.subject}),
         stateName(turn.state), turn.question,
         // A QString that was never set would be bound as NULL.
         turn.response.isNull() ? QStringLiteral("") : turn.response, compact(QJsonDocument(recordOf(turn))),
         compact(QJsonDocument(toJson(turn.provenance())))});
    if (!saved)
        return failure(saved.error());
    const auto titled = m_connection->change(
        QStringLiteral("UPDATE conversations SET title = ? WHERE id = ? AND title = ''"),
        {titleFrom(turn.question), turn.conversationId});
    if (!titled)
        return failure(titled.error());
    if (turn.state == TurnState::Done) {
        const auto placed = m_connection->change(
            QStringLiteral("UPDATE turns SET place = (SELECT COALESCE(MAX(place), 0) + 1 FROM turns"
                           " WHERE conversation_id = ?) WHERE id = ? AND place IS NULL"),
            {turn.conversationId, turn.id});
        if (!placed)
            return failure(placed.error());
    }
    return {};
}

Core::Result<Turn> TurnDatabase::load(const Owner &owner, const QString &turnId)
{
    auto rows = m_connection->run(QStringLiteral("SELECT ") + turnColumns()
                                      + QStringLiteral(" FROM turns"
                                                       " WHERE id = ? AND issuer = ? AND subject = ?"),
                                  {turnId, owner.issuer, owner.subject});
    if (!rows)
        return failure(rows.error());
    if (!rows->next())
        return notFound();
    return turnFrom(*rows, owner);
}

Core::Result<History> TurnDatabase::history(const QString &conversationId, const QStringList &roles,
                                            qsizetype maxBytes)
{
    const auto ids = m_connection->rows(
        QStringLiteral("SELECT id FROM turns WHERE conversation_id = ? AND place IS NOT NULL"
                       " ORDER BY place DESC"),
        {conversationId});
    if (!ids)
        return failure(ids.error());
    History history;
    qsizetype bytes = 0;
    for (const QVariantList &row : *ids) {
        const Core::Result<DoneTurn> turn = doneTurn(row.constFirst().toString());
        if (!turn || !meets(roles, turn->provenance.needs))
            continue;
        bytes += turn->bytes;
        if (bytes > maxBytes)
            break;
        history.messages = turn->messages + history.messages;
        history.provenance.add(turn->provenance);
    }
    const auto flows = m_connection->rows(
        QStringLiteral("SELECT source, target, operation FROM allowed_flows WHERE conversation_id = ?"),
        {conversationId});
    if (!flows)
        return failure(flows.error());
    for (const QVariantList &flow : *flows)
        history.allowedFlows.append({flow.at(0).toString(), flow.at(1).toString(), flow.at(2).toString()});
    return history;
}

Core::Result<DoneTurn> TurnDatabase::doneTurn(const QString &id)
{
    if (const DoneTurn *known = m_recent.find(id))
        return *known;
    const auto rows
        = m_connection->rows(QStringLiteral("SELECT record, provenance FROM turns WHERE id = ?"), {id});
    if (!rows)
        return failure(rows.error());
    if (rows->isEmpty())
        return notFound();
    const QVariantList &row = rows->constFirst();
    const Core::Result<QJsonObject> record = parsed(row.at(0));
    if (!record)
        return failure(record.error());
    const QJsonArray list = record->value(QLatin1String("messages")).toArray();
    DoneTurn turn {{}, provenanceIn(row.at(1)), sizeOf(list)};
    for (const QJsonValue &message : list)
        turn.messages.append(messageFromJson(message.toObject()));
    m_recent.insert(id, turn);
    return turn;
}

Core::Result<ConversationContent> TurnDatabase::content(const Owner &owner, const QStringList &roles,
                                                        const QString &id, const QString &beforeTurn,
                                                        int limit)
{
    Core::Result<Conversation> conversation = m_conversations.summary(owner, roles, id);
    if (!conversation)
        return failure(conversation.error());
    QVariantList values {id};
    QString before;
    if (!beforeTurn.isEmpty()) {
        if (const Core::Result<Turn> known = load(owner, beforeTurn); !known)
            return failure(known.error());
        before = QStringLiteral(" AND number < (SELECT number FROM turns WHERE id = ?)");
        values.append(beforeTurn);
    }
    // One more than is wanted tells whether there is more.
    QString end;
    if (limit > 0)
        end = QStringLiteral(" LIMIT %1").arg(limit + 1);
    auto rows = m_connection->run(QStringLiteral("SELECT ") + turnColumns()
                                      + QStringLiteral(" FROM turns WHERE conversation_id = ?") + before
                                      + QStringLiteral(" ORDER BY number DESC") + end,
                                  values);
    if (!rows)
        return failure(rows.error());
    ConversationContent content {*conversation, {}, false};
    while (rows->next()) {
        if (limit > 0 && content.turns.size() == limit) {
            content.hasEarlier = true;
            break;
        }
        Core::Result<Turn> turn = turnFrom(*rows, owner);
        if (!turn)
            return failure(turn.error());
        content.turns.append({*turn, rows->value(7).toString(), rows->value(8).toString(),
                              !meets(roles, provenanceIn(rows->value(6)).needs)});
    }
    std::reverse(content.turns.begin(), content.turns.end());
    return content;
}

} // namespace Agent
