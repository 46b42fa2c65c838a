// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/toolchoice.h"

#include "core/logging.h"
#include "core/random.h"
#include "openapi/toolname.h"

#include <QJsonDocument>
#include <QSet>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>

namespace Agent {

namespace {

/// Words of a question that count: more are a pasted text.
constexpr int maxWords = 64;
constexpr int maxEarlierQuestions = 3;

/// What columns weigh, in their order: name, summary, tags, path, arguments, description.
const QLatin1String rank("bm25(tools, 8.0, 6.0, 4.0, 3.0, 2.0, 1.0)");

QString argumentWords(const OpenApi::Operation &operation)
{
    QStringList words;
    for (const OpenApi::Argument &argument : operation.arguments)
        words.append(OpenApi::inWords(argument.name) + QLatin1Char(' ') + argument.title + QLatin1Char(' ')
                     + argument.description.left(200));
    return words.join(QLatin1Char('\n'));
}

qsizetype sizeOf(const OpenApi::Operation &operation)
{
    return QJsonDocument(operation.argumentsSchema).toJson(QJsonDocument::Compact).size()
        + operation.name.size() + operation.summary.size() + operation.description.size();
}

/// The words of a question as an FTS5 query: any of them, each quoted, so that none is an operator.
QString query(const QString &question)
{
    QStringList words;
    QString word;
    const auto end = [&] {
        const QString lower = word.toLower();
        if (!word.isEmpty() && words.size() < maxWords && !words.contains(lower))
            words.append(lower);
        word.clear();
    };
    for (const QChar c : question) {
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate())
            word += c;
        else
            end();
    }
    end();
    for (QString &one : words)
        one = QLatin1Char('"') + one + QLatin1Char('"');
    return words.join(QLatin1String(" OR "));
}

/// What the person asked in it, the newest first.
QStringList questions(const QList<ChatMessage> &messages)
{
    QStringList texts;
    for (auto message = messages.crbegin(); message != messages.crend(); ++message) {
        if (message->role == ChatMessage::Role::User)
            texts.append(message->text);
    }
    return texts;
}

} // namespace

ToolChoice::ToolChoice(const Limits &limits)
    : m_limits(limits), m_connection(QLatin1String("tools-") + Core::randomId())
{
}

ToolChoice::~ToolChoice()
{
    database().close();
    QSqlDatabase::removeDatabase(m_connection);
}

QList<OpenApi::Operation> ToolChoice::choose(const QList<OpenApi::Operation> &usable, int revision,
                                             const QList<ChatMessage> &history,
                                             const QList<ChatMessage> &turn)
{
    if (m_revision != revision) {
        m_revision = revision;
        index(usable);
    }
    if (usable.size() <= m_limits.maxTools && m_size <= m_limits.maxToolBytes)
        return usable;

    QList<int> wanted;
    for (const ChatMessage &message : turn) {
        for (const ToolCall &call : message.toolCalls) {
            if (const auto known = m_positions.constFind(call.name); known != m_positions.constEnd())
                wanted.append(*known);
        }
    }
    const qsizetype called = wanted.size();
    const QStringList asked = questions(turn) + questions(history).mid(0, maxEarlierQuestions);
    for (const QString &question : asked) {
        if (wanted.size() < m_limits.maxTools)
            wanted += ranked(question);
    }
    for (int i = 0; i < usable.size() && wanted.size() < 2 * m_limits.maxTools; ++i)
        wanted.append(i); // where no word fits, any are as good as others

    QList<OpenApi::Operation> chosen;
    QSet<int> taken;
    qsizetype bytes = 0;
    for (qsizetype i = 0; i < wanted.size() && chosen.size() < m_limits.maxTools; ++i) {
        const int position = wanted.at(i);
        const bool fits = bytes + m_sizes.at(position) <= m_limits.maxToolBytes;
        if (taken.contains(position) || (i >= called && !chosen.isEmpty() && !fits))
            continue;
        taken.insert(position);
        bytes += m_sizes.at(position);
        chosen.append(usable.at(position));
    }
    return chosen;
}

void ToolChoice::index(const QList<OpenApi::Operation> &usable)
{
    m_positions.clear();
    m_sizes.clear();
    m_size = 0;
    for (const OpenApi::Operation &operation : usable) {
        m_positions.insert(operation.name, static_cast<int>(m_sizes.size()));
        m_sizes.append(sizeOf(operation));
        m_size += m_sizes.constLast();
    }
    if (usable.size() <= m_limits.maxTools && m_size <= m_limits.maxToolBytes)
        return;
    if (!write(usable))
        qCWarning(lcAgent) << "tools cannot be ranked:" << database().lastError().text();
}

bool ToolChoice::write(const QList<OpenApi::Operation> &usable)
{
    QSqlDatabase connection = database();
    if (!connection.isValid()) {
        connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
        connection.setDatabaseName(QStringLiteral(":memory:"));
    }
    if (!connection.isOpen() && !connection.open())
        return false;
    QSqlQuery statement(connection);
    if (!statement.exec(QStringLiteral("DROP TABLE IF EXISTS tools"))
        || !statement.exec(QStringLiteral(
            "CREATE VIRTUAL TABLE tools USING fts5 (name, summary, tags, path, arguments, description, "
            "tokenize = 'porter unicode61 remove_diacritics 2')"))
        || !connection.transaction())
        return false;
    bool good = statement.prepare(QStringLiteral("INSERT INTO tools (rowid, name, summary, tags, path, "
                                                 "arguments, description) VALUES (?, ?, ?, ?, ?, ?, ?)"));
    for (qsizetype i = 0; good && i < usable.size(); ++i) {
        const OpenApi::Operation &operation = usable.at(i);
        const QVariantList row {i,
                                OpenApi::inWords(operation.name),
                                QString(operation.summary + QLatin1Char('\n') + operation.texts.ask
                                        + QLatin1Char('\n') + operation.texts.about),
                                operation.tags.join(QLatin1Char('\n')),
                                OpenApi::inWords(operation.path),
                                argumentWords(operation),
                                operation.description};
        for (qsizetype column = 0; column < row.size(); ++column)
            statement.bindValue(static_cast<int>(column), row.at(column));
        good = statement.exec();
    }
    return connection.commit() && good;
}

QList<int> ToolChoice::ranked(const QString &question) const
{
    QList<int> positions;
    const QString words = query(question);
    QSqlQuery statement(database());
    statement.setForwardOnly(true);
    if (words.isEmpty()
        || !statement.prepare(
            QStringLiteral("SELECT rowid FROM tools WHERE tools MATCH ? ORDER BY %1, rowid LIMIT ?")
                .arg(rank)))
        return positions;
    statement.bindValue(0, words);
    statement.bindValue(1, m_limits.maxTools);
    if (!statement.exec())
        return positions;
    while (statement.next())
        positions.append(statement.value(0).toInt());
    return positions;
}

} // namespace Agent
