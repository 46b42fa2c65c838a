// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QDateTime>
#include <QMetaType>

#include <functional>

namespace Session {

/// A line of the list of conversations. Knows no words: the window chooses them for `note`.
struct ConversationRow
{
    enum class Note {
        Snippet, ///< the start of the last answer
        Draft, ///< something is typed and not sent, or nothing was asked yet
        Busy, ///< an answer is being written
        AwaitingDecision,
        Parked, ///< waits for a sign-in
        Paused, ///< waits for the person, in a way that is seen when it is opened
        Outcome, ///< the last question ended in `snippet`, an outcome class
        Failed, ///< the last question came to nothing
        Stopped, ///< the person stopped it
    };

    quint64 key = 0; ///< of the row, for ever
    QString id; ///< the agent's; empty: it does not know this conversation yet
    QString title; ///< empty: a new conversation
    QString snippet; ///< as Note says
    QString service; ///< with Outcome: whose it was; may be empty
    Note note = Note::Snippet;
    QDateTime time; ///< local time of the last change
    bool deleted = false; ///< goes in a moment, unless the person wants it back
    bool found = false; ///< the agent found it for the present search
};

/// The conversations, in no order: views sort by TimeRole.
class ConversationModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        RowRole = Qt::UserRole + 1, ///< the whole ConversationRow
        KeyRole,
        TimeRole,
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    const QList<ConversationRow> &rows() const { return m_rows; }
    /// Position, or -1.
    int find(quint64 key) const;
    int findId(const QString &id) const;
    /// \return the row's new key
    quint64 add(ConversationRow row);
    /// Tells the views only when something is different.
    void change(int row, const std::function<void(ConversationRow &)> &change);
    void remove(int row);
    void clear();
    /// Whether the agent has more conversations than stand here.
    void setMore(bool more) { m_more = more; }

Q_SIGNALS:
    void moreWanted();

private:
    QList<ConversationRow> m_rows;
    quint64 m_lastKey = 0;
    bool m_more = false;
};

} // namespace Session

Q_DECLARE_METATYPE(Session::ConversationRow)
