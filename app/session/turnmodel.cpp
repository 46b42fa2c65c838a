// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/turnmodel.h"

namespace Session {

int TurnModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant TurnModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TurnRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.text;
    case RowRole:
        return QVariant::fromValue(row);
    case KindRole:
        return int(row.kind);
    case IdRole:
        return row.id;
    default:
        return {};
    }
}

int TurnModel::find(quint64 id) const
{
    // Rows that change are the newest ones.
    for (int i = int(m_rows.size()) - 1; i >= 0; --i)
        if (m_rows.at(i).id == id)
            return i;
    return -1;
}

int TurnModel::findLast(quint64 turn, TurnRow::Kind kind) const
{
    for (int i = int(m_rows.size()) - 1; i >= 0 && m_rows.at(i).turn >= turn; --i)
        if (m_rows.at(i).turn == turn && m_rows.at(i).kind == kind)
            return i;
    return -1;
}

int TurnModel::newestOpenCard() const
{
    for (int i = int(m_rows.size()) - 1; i >= 0; --i)
        if (m_rows.at(i).kind == TurnRow::Kind::Card)
            return m_rows.at(i).card.state == Card::State::Open ? i : -1;
    return -1;
}

quint64 TurnModel::insert(TurnRow row, int position)
{
    if (position < 0 || position > m_rows.size())
        position = int(m_rows.size());
    row.id = ++m_lastId;
    if (!row.time.isValid())
        row.time = QDateTime::currentDateTime();
    beginInsertRows({}, position, position);
    m_rows.insert(position, std::move(row));
    endInsertRows();
    return m_lastId;
}

void TurnModel::change(int row, const std::function<void(TurnRow &)> &change)
{
    if (row < 0 || row >= m_rows.size())
        return;
    change(m_rows[row]);
    m_rows[row].rewritten = ++m_rows[row].revision;
    Q_EMIT dataChanged(index(row), index(row));
}

void TurnModel::append(int row, const QString &text)
{
    if (row < 0 || row >= m_rows.size())
        return;
    m_rows[row].text += text;
    ++m_rows[row].revision;
    Q_EMIT dataChanged(index(row), index(row));
}

void TurnModel::remove(int row)
{
    if (row < 0 || row >= m_rows.size())
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
}

void TurnModel::clear()
{
    if (m_rows.isEmpty())
        return;
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

} // namespace Session
