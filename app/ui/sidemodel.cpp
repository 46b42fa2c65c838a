// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidemodel.h"

#include "ui/sidetext.h"

namespace Ui {

using Session::ConversationModel;
using Session::ConversationRow;

SideModel::SideModel(Session::ConversationsViewModel &conversations, QObject *parent)
    : QSortFilterProxyModel(parent), m_conversations(conversations)
{
    setSourceModel(&conversations.rows());
    setSortRole(ConversationModel::TimeRole);
    setDynamicSortFilter(true);
    sort(0, Qt::DescendingOrder);
}

void SideModel::setSearch(const QString &words)
{
    m_search = words.simplified();
    invalidate(); // not invalidateFilter(), which newer Qt gives up
}

ConversationRow SideModel::row(int row) const
{
    return m_conversations.rows().rows().at(mapToSource(index(row, 0)).row());
}

QModelIndex SideModel::find(quint64 key) const
{
    const int row = m_conversations.rows().find(key);
    return row < 0 ? QModelIndex() : mapFromSource(m_conversations.rows().index(row, 0));
}

QVariant SideModel::data(const QModelIndex &index, int role) const
{
    if (index.isValid() && (role == Qt::DisplayRole || role == Qt::AccessibleTextRole))
        return SideText::spoken(row(index.row()), QDate::currentDate());
    if (index.isValid() && role == Qt::EditRole)
        return SideText::title(row(index.row()));
    return QSortFilterProxyModel::data(index, role);
}

bool SideModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    m_conversations.rename(row(index.row()).key, value.toString());
    return true;
}

Qt::ItemFlags SideModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QSortFilterProxyModel::flags(index);
    return index.isValid() && !row(index.row()).deleted ? flags | Qt::ItemIsEditable : flags;
}

bool SideModel::filterAcceptsRow(int sourceRow, const QModelIndex &) const
{
    if (m_search.isEmpty())
        return true;
    const ConversationRow &row = m_conversations.rows().rows().at(sourceRow);
    return row.found || SideText::title(row).contains(m_search, Qt::CaseInsensitive)
        || SideText::note(row).contains(m_search, Qt::CaseInsensitive);
}

} // namespace Ui
