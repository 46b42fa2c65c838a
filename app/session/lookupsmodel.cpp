// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/lookupsmodel.h"

namespace Session {

LookupsModel::LookupsModel(Hr &hr, QObject *parent) : PagedModel(parent), m_hr(hr)
{
    m_query.limit = pageSize;
}

int LookupsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lookups.size());
}

int LookupsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

QVariant LookupsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_lookups.size() || role != Qt::DisplayRole)
        return {};
    const Lookup &lookup = m_lookups.at(index.row());
    switch (index.column()) {
    case When:
        return lookup.at;
    case Who:
        return lookup.actor;
    case What:
        return lookup.action;
    case Whose:
        return lookup.personName;
    case AllowedBy:
        return lookup.role;
    case Correlation:
        return lookup.correlationId;
    default:
        return {};
    }
}

template<class T>
void LookupsModel::set(T &what, const T &value)
{
    if (what == value)
        return;
    what = value;
    if (state() != State::Empty)
        refresh();
}

void LookupsModel::setEverybody(bool everybody)
{
    set(m_query.everybody, everybody);
}

void LookupsModel::setSearch(const QString &search)
{
    set(m_query.search, search);
}

void LookupsModel::setAction(const QString &action)
{
    set(m_query.action, action);
}

void LookupsModel::setSince(const QDateTime &since)
{
    set(m_query.since, since);
}

void LookupsModel::ask(int offset, quint64 ticket)
{
    LookupQuery query = m_query;
    query.offset = offset;
    Core::whenDone(this, m_hr.lookups(query), [this, offset, ticket](const Core::Result<LookupPage> &page) {
        if (!isWanted(page, ticket))
            return;
        if (offset == 0) {
            beginResetModel();
            m_lookups = page->lookups;
            endResetModel();
        } else if (!page->lookups.isEmpty()) {
            beginInsertRows({}, loaded(), loaded() + int(page->lookups.size()) - 1);
            m_lookups += page->lookups;
            endInsertRows();
        }
        took(page->lookups.isEmpty() ? loaded() : page->total);
    });
}

void LookupsModel::removeAll()
{
    beginResetModel();
    m_lookups.clear();
    endResetModel();
}

} // namespace Session
