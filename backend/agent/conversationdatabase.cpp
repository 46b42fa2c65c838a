// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/conversationdatabase.h"

#include "core/random.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QHash>
#include <QJsonDocument>

#include <algorithm>

namespace Agent {

using Core::Error;
using Core::failure;

namespace {

constexpr int snippetLength = 120;
constexpr int mostMatches = 2000; ///< turns that one search looks at, the newest

auto notFound()
{
    return failure(Error::Code::NotFound, QStringLiteral("There is no such conversation or turn."));
}

QStringList wordsOf(const QString &search)
{
    QStringList words;
    const QStringList parts = search.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        // What holds no letter and no digit is no word to the index either, and would match nothing.
        if (std::any_of(part.cbegin(), part.cend(), [](QChar c) { return c.isLetterOrNumber(); })
            && words.size() < 16)
            words.append(part);
    }
    return words;
}

/// A query for FTS5: every word in one of `columns`, in the rows of one owner. The words are quoted,
/// so that none of them is taken for an operator.
QString matchOf(const QStringList &words, const QString &columns, const Owner &owner)
{
    QStringList terms;
    for (QString word : words)
        terms.append(QLatin1Char('"') + word.replace(QLatin1Char('"'), QLatin1String("\"\""))
                     + QLatin1String("\"*"));
    return QStringLiteral("{owner}: \"%1\" AND {%2}: (%3)")
        .arg(ownerMark(owner), columns, terms.join(QLatin1String(" AND ")));
}

RoleNeeds needsIn(const QVariant &column)
{
    return provenanceFromJson(QJsonDocument::fromJson(column.toString().toUtf8()).object()).needs;
}

QString oneLine(const QString &text)
{
    const QString line = text.left(snippetLength * 4).simplified();
    return line.size() <= snippetLength ? line : line.left(snippetLength - 1) + QChar(0x2026);
}

} // namespace

QString ownerMark(const Owner &owner)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(owner.issuer.toUtf8());
    hash.addData(QByteArray(1, '\n'));
    hash.addData(owner.subject.toUtf8());
    return QString::fromLatin1(hash.result().toHex());
}

Core::Result<QString> ConversationDatabase::defaultOf(const Owner &owner)
{
    const QString select
        = QStringLiteral("SELECT id FROM conversations WHERE issuer = ? AND subject = ? AND is_default = 1");
    for (const bool made : {false, true}) {
        const auto rows = m_connection.rows(select, {owner.issuer, owner.subject});
        if (!rows)
            return failure(rows.error());
        if (!rows->isEmpty())
            return rows->constFirst().constFirst().toString();
        if (made)
            break;
        const auto added
            = m_connection.run(QStringLiteral("INSERT INTO conversations"
                                              " (id, issuer, subject, owner, is_default)"
                                              " VALUES (?, ?, ?, ?, 1) ON CONFLICT DO NOTHING"),
                               {Core::randomId(), owner.issuer, owner.subject, ownerMark(owner)});
        if (!added)
            return failure(added.error());
    }
    return notFound();
}

Core::Result<QString> ConversationDatabase::create(const Owner &owner)
{
    const QString id = Core::randomId();
    const auto added = m_connection.run(
        QStringLiteral("INSERT INTO conversations (id, issuer, subject, owner) VALUES (?, ?, ?, ?)"),
        {id, owner.issuer, owner.subject, ownerMark(owner)});
    if (!added)
        return failure(added.error());
    return id;
}

Core::Result<QString> ConversationDatabase::find(const Owner &owner, const QString &id)
{
    const auto rows = m_connection.rows(
        QStringLiteral("SELECT id FROM conversations WHERE id = ? AND issuer = ? AND subject = ?"),
        {id, owner.issuer, owner.subject});
    if (!rows)
        return failure(rows.error());
    if (rows->isEmpty())
        return notFound();
    return id;
}

Core::Result<QHash<QString, QString>>
ConversationDatabase::found(const Owner &owner, const QStringList &roles, const QString &search)
{
    QHash<QString, QString> snippets;
    const QStringList words = wordsOf(search);
    if (words.isEmpty())
        return snippets;
    auto titles = m_connection.run(
        QStringLiteral("SELECT c.id FROM conversation_texts JOIN conversations c"
                       " ON c.number = conversation_texts.rowid WHERE conversation_texts MATCH ?"
                       " AND c.issuer = ? AND c.subject = ? LIMIT %1")
            .arg(mostMatches),
        {matchOf(words, QStringLiteral("title"), owner), owner.issuer, owner.subject});
    if (!titles)
        return failure(titles.error());
    while (titles->next())
        snippets.insert(titles->value(0).toString(), {});

    // A turn that is hidden is found by the person's own words only, never by what was answered.
    const QChar mark(0x02);
    for (const char *columns : {"question", "question response"}) {
        auto turns
            = m_connection.run(QStringLiteral("SELECT t.conversation_id, t.provenance,"
                                              " snippet(turn_texts, 0, char(2), '', '…', 12),"
                                              " snippet(turn_texts, 1, char(2), '', '…', 12)"
                                              " FROM turn_texts JOIN turns t ON t.number = turn_texts.rowid"
                                              " WHERE turn_texts MATCH ? AND t.issuer = ? AND t.subject = ?"
                                              " ORDER BY t.number DESC LIMIT %1")
                                   .arg(mostMatches),
                               {matchOf(words, QLatin1String(columns), owner), owner.issuer, owner.subject});
        if (!turns)
            return failure(turns.error());
        while (turns->next()) {
            const bool shown = meets(roles, needsIn(turns->value(1)));
            if (!shown && QLatin1String(columns) != QLatin1String("question"))
                continue;
            const QString question = turns->value(2).toString();
            const QString response = shown ? turns->value(3).toString() : QString();
            QString &snippet = snippets[turns->value(0).toString()];
            if (snippet.isEmpty())
                snippet = oneLine(QString(response.contains(mark) ? response : question).remove(mark));
        }
    }
    return snippets;
}

Core::Result<QList<Conversation>>
ConversationDatabase::read(const QString &condition, const QVariantList &values, const QString &having)
{
    auto rows = m_connection.run(
        QStringLiteral("SELECT c.id, c.title, c.is_default, COUNT(t.number),"
                       " COALESCE(SUM(t.state IN ('queued', 'model', 'tools')), 0),"
                       " COALESCE(SUM(t.state = 'paused'), 0),"
                       " strftime('%Y-%m-%dT%H:%M:%SZ', c.created),"
                       " strftime('%Y-%m-%dT%H:%M:%SZ', COALESCE(MAX(t.changed), c.created))"
                       " FROM conversations c LEFT JOIN turns t ON t.conversation_id = c.id"
                       " WHERE ")
            + condition + QStringLiteral(" GROUP BY c.number ") + having
            + QStringLiteral(" ORDER BY MAX(t.changed) DESC, MAX(t.number) DESC"),
        values);
    if (!rows)
        return failure(rows.error());
    QList<Conversation> list;
    while (rows->next()) {
        Conversation conversation;
        conversation.id = rows->value(0).toString();
        conversation.title = rows->value(1).toString();
        conversation.isDefault = rows->value(2).toBool();
        conversation.turns = rows->value(3).toInt();
        if (rows->value(4).toInt() > 0)
            conversation.state = Conversation::State::Working;
        else if (rows->value(5).toInt() > 0)
            conversation.state = Conversation::State::Paused;
        conversation.created = rows->value(6).toString();
        conversation.changed = rows->value(7).toString();
        list.append(conversation);
    }
    return list;
}

Core::Result<QString> ConversationDatabase::snippet(const QString &id, const QStringList &roles)
{
    auto rows = m_connection.run(
        QStringLiteral("SELECT question, response, provenance FROM turns WHERE conversation_id = ?"
                       " ORDER BY number DESC LIMIT 1"),
        {id});
    if (!rows)
        return failure(rows.error());
    if (!rows->next())
        return QString();
    const bool shown = meets(roles, needsIn(rows->value(2)));
    const QString response = shown ? oneLine(rows->value(1).toString()) : QString();
    return response.isEmpty() ? oneLine(rows->value(0).toString()) : response;
}

Core::Result<ConversationPage> ConversationDatabase::list(const Owner &owner, const QStringList &roles,
                                                          const QString &search, int offset, int limit)
{
    Core::Result<QList<Conversation>> all
        = read(QStringLiteral("c.issuer = ? AND c.subject = ?"), {owner.issuer, owner.subject},
               QStringLiteral("HAVING COUNT(t.number) > 0"));
    if (!all)
        return failure(all.error());
    QHash<QString, QString> snippets;
    if (!search.trimmed().isEmpty()) {
        const Core::Result<QHash<QString, QString>> matches = found(owner, roles, search.simplified());
        if (!matches)
            return failure(matches.error());
        snippets = *matches;
        all->removeIf([&](const Conversation &one) { return !snippets.contains(one.id); });
    }
    ConversationPage page;
    page.total = static_cast<int>(all->size());
    page.conversations = all->mid(offset, limit);
    for (Conversation &conversation : page.conversations) {
        conversation.snippet = snippets.value(conversation.id);
        if (!conversation.snippet.isEmpty())
            continue;
        const Core::Result<QString> newest = snippet(conversation.id, roles);
        if (!newest)
            return failure(newest.error());
        conversation.snippet = *newest;
    }
    return page;
}

Core::Result<Conversation> ConversationDatabase::summary(const Owner &owner, const QStringList &roles,
                                                         const QString &id)
{
    Core::Result<QList<Conversation>> one
        = read(QStringLiteral("c.id = ? AND c.issuer = ? AND c.subject = ?"),
               {id, owner.issuer, owner.subject}, QString());
    if (!one)
        return failure(one.error());
    if (one->isEmpty())
        return notFound();
    const Core::Result<QString> newest = snippet(id, roles);
    if (!newest)
        return failure(newest.error());
    one->first().snippet = *newest;
    return one->constFirst();
}

Core::Result<> ConversationDatabase::rename(const Owner &owner, const QString &id, const QString &title)
{
    const auto renamed = m_connection.run(QStringLiteral("UPDATE conversations SET title = ?, renamed = 1"
                                                         " WHERE id = ? AND issuer = ? AND subject = ?"),
                                          {title, id, owner.issuer, owner.subject});
    if (!renamed)
        return failure(renamed.error());
    if (renamed->numRowsAffected() == 0)
        return notFound();
    return {};
}

Core::Result<> ConversationDatabase::remove(const Owner &owner, const QString &id)
{
    const auto removed = m_connection.run(
        QStringLiteral("DELETE FROM conversations WHERE id = ? AND issuer = ? AND subject = ?"),
        {id, owner.issuer, owner.subject});
    if (!removed)
        return failure(removed.error());
    if (removed->numRowsAffected() == 0)
        return notFound();
    return {};
}

Core::Result<> ConversationDatabase::clear(const Owner &owner, const QString &id)
{
    Transaction transaction(m_connection);
    for (const char *statement :
         {"DELETE FROM turns WHERE conversation_id = ? AND issuer = ? AND subject = ?",
          "DELETE FROM allowed_flows WHERE conversation_id IN"
          " (SELECT id FROM conversations WHERE id = ? AND issuer = ? AND subject = ?)",
          "UPDATE conversations SET title = '' WHERE id = ? AND issuer = ? AND subject = ? AND renamed = "
          "0"}) {
        if (const auto done = m_connection.run(QLatin1String(statement), {id, owner.issuer, owner.subject});
            !done)
            return failure(done.error());
    }
    return transaction.commit();
}

Core::Result<> ConversationDatabase::allow(const QString &id, const DataFlow &flow)
{
    const auto added = m_connection.run(
        QStringLiteral("INSERT INTO allowed_flows VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"),
        {id, flow.source, flow.target, flow.operation});
    if (!added)
        return failure(added.error());
    return {};
}

Core::Result<int> ConversationDatabase::expire(Core::Time before)
{
    const QString limit = QDateTime::fromSecsSinceEpoch(before.time_since_epoch().count())
                              .toUTC()
                              .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    Transaction transaction(m_connection);
    const auto turns = m_connection.run(QStringLiteral("DELETE FROM turns WHERE changed < ?"), {limit});
    if (!turns)
        return failure(turns.error());
    const auto empty = m_connection.run(
        QStringLiteral("DELETE FROM conversations WHERE created < ? AND NOT EXISTS"
                       " (SELECT 1 FROM turns WHERE turns.conversation_id = conversations.id)"),
        {limit});
    if (!empty)
        return failure(empty.error());
    const int count = turns->numRowsAffected();
    if (const Core::Result<> committed = transaction.commit(); !committed)
        return failure(committed.error());
    // The index keeps deleted words until its pieces are merged, and the write-ahead log keeps what it
    // has written: now they go too.
    for (const char *cleaning : {"INSERT INTO turn_texts (turn_texts) VALUES ('optimize')",
                                 "INSERT INTO conversation_texts (conversation_texts) VALUES ('optimize')",
                                 "PRAGMA wal_checkpoint(TRUNCATE)"}) {
        if (const auto done = m_connection.run(QLatin1String(cleaning)); !done)
            return failure(done.error());
    }
    return count;
}

} // namespace Agent
