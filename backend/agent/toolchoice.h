// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/chatmodel.h"
#include "agent/limits.h"

#include <QSqlDatabase>

namespace Agent {

/// Chooses which tools a model is offered for a question, where there are more than it can take.
///
/// Ranked by SQLite's FTS5 (BM25) over names, summaries, descriptions, tags, paths and arguments, in memory.
/// The same tools and words give the same choice in the same order. Belongs to the thread that makes it; a
/// choice among a thousand takes a millisecond or two.
class ToolChoice
{
public:
    /// \param limits  Limits::maxTools and Limits::maxToolBytes; must outlive this
    explicit ToolChoice(const Limits &limits);
    ~ToolChoice();
    ToolChoice(const ToolChoice &) = delete;
    ToolChoice &operator=(const ToolChoice &) = delete;

    /// All of them where they fit; else those that were called in `turn`, then the best for its question,
    /// then the best for earlier questions of the conversation (a follow-up names little), best first.
    /// \param usable    the tools that there are
    /// \param revision  of `usable`: another number, another list
    /// \param history   what was said before this turn
    /// \param turn      what was said and called in it so far
    QList<OpenApi::Operation> choose(const QList<OpenApi::Operation> &usable, int revision,
                                     const QList<ChatMessage> &history, const QList<ChatMessage> &turn);

private:
    void index(const QList<OpenApi::Operation> &usable);
    bool write(const QList<OpenApi::Operation> &usable);
    /// Positions in the list, best first; empty when no word fits.
    QList<int> ranked(const QString &question) const;
    QSqlDatabase database() const { return QSqlDatabase::database(m_connection, false); }

    const Limits &m_limits;
    const QString m_connection;
    int m_revision = -1;
    QHash<QString, int> m_positions; ///< by name
    QList<qsizetype> m_sizes; ///< of each tool in a request, in bytes
    qsizetype m_size = 0; ///< of all of them
};

} // namespace Agent
