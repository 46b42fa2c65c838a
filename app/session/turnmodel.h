// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/turnrow.h"

#include <QAbstractListModel>

#include <functional>

namespace Session {

/// The rows of a conversation, oldest first. Knows no words: the window chooses them.
class TurnModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        RowRole = Qt::UserRole + 1, ///< the whole TurnRow
        KindRole, ///< int of TurnRow::Kind
        IdRole,
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    /// \param row  0…rowCount()-1
    const TurnRow &row(int row) const { return m_rows.at(row); }
    /// The position of the row with this id, or -1.
    int find(quint64 id) const;
    /// The last row of `turn` that is of `kind`, or -1.
    int findLast(quint64 turn, TurnRow::Kind kind) const;
    /// The last card that is open, or -1.
    int newestOpenCard() const;

    /// Gives the row an id and puts it at `position`, at the end when that is -1.
    quint64 insert(TurnRow row, int position = -1);
    /// Lets `change` alter a row, and tells the views.
    void change(int row, const std::function<void(TurnRow &)> &change);
    /// Adds to a row's text, and tells the views.
    void append(int row, const QString &text);
    void remove(int row);
    void clear();

private:
    QList<TurnRow> m_rows;
    quint64 m_lastId = 0;
};

} // namespace Session
