// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/conversationmodel.h"

namespace Session {

namespace {

bool same(const ConversationRow &a, const ConversationRow &b)
{
    return a.id == b.id && a.title == b.title && a.snippet == b.snippet && a.note == b.note
        && a.time == b.time && a.deleted == b.deleted && a.found == b.found;
}

} // namespace

int ConversationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ConversationModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const ConversationRow &row = m_rows.at(index.row());
    switch (role) {
    case RowRole:
        return QVariant::fromValue(row);
    case KeyRole:
        return row.key;
    case TimeRole:
        return row.time;
    default:
        return {};
    }
}

bool ConversationModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more;
}

void ConversationModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent)) {
        m_more = false; // until the answer says otherwise
        Q_EMIT moreWanted();
    }
}

int ConversationModel::find(quint64 key) const
{
    for (int i = 0; i < m_rows.size(); ++i)
        if (m_rows.at(i).key == key)
            return i;
    return -1;
}

int ConversationModel::findId(const QString &id) const
{
    for (int i = 0; i < m_rows.size(); ++i)
        if (m_rows.at(i).id == id)
            return i;
    return -1;
}

quint64 ConversationModel::add(ConversationRow row)
{
    row.key = ++m_lastKey;
    const int at = int(m_rows.size());
    beginInsertRows({}, at, at);
    m_rows.append(std::move(row));
    endInsertRows();
    return m_lastKey;
}

void ConversationModel::change(int row, const std::function<void(ConversationRow &)> &change)
{
    if (row < 0 || row >= m_rows.size())
        return;
    ConversationRow changed = m_rows.at(row);
    change(changed);
    if (same(changed, m_rows.at(row)))
        return;
    m_rows[row] = std::move(changed);
    Q_EMIT dataChanged(index(row, 0), index(row, 0));
}

void ConversationModel::remove(int row)
{
    if (row < 0 || row >= m_rows.size())
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
}

void ConversationModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_more = false;
    endResetModel();
}

} // namespace Session
