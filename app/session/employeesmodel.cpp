// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/employeesmodel.h"

namespace Session {

EmployeesModel::EmployeesModel(Hr &hr, QObject *parent) : PagedModel(parent), m_hr(hr)
{
    m_query.limit = pageSize;
}

int EmployeesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_employees.size()) + (m_formRow >= 0 ? 1 : 0);
}

int EmployeesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

const Employee *EmployeesModel::at(int row) const
{
    if (row < 0 || row >= rowCount() || row == m_formRow)
        return nullptr;
    return &m_employees.at(m_formRow >= 0 && row > m_formRow ? row - 1 : row);
}

QVariant EmployeesModel::data(const QModelIndex &index, int role) const
{
    const Employee *employee = index.isValid() ? at(index.row()) : nullptr;
    if (!employee || role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return employee->name;
    case DaysOff:
        return employee->daysOff;
    case Changed:
        return employee->changedAt;
    default:
        return {};
    }
}

void EmployeesModel::sort(int column, Qt::SortOrder order)
{
    static const char *const names[] = {"person_name", "days_off_available", "changed_at"};
    if (column < 0 || column > Changed)
        return;
    const QString wanted
        = (order == Qt::DescendingOrder ? QStringLiteral("-") : QString()) + QLatin1String(names[column]);
    if (wanted == m_query.sort)
        return;
    m_query.sort = wanted;
    if (state() != State::Empty)
        refresh();
}

void EmployeesModel::setSearch(const QString &search)
{
    if (search == m_query.search)
        return;
    m_query.search = search;
    if (state() != State::Empty)
        refresh();
}

int EmployeesModel::find(const QString &name) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (const Employee *employee = at(row); employee && employee->name == name)
            return row;
    return -1;
}

void EmployeesModel::put(const Employee &employee)
{
    const int row = find(employee.name);
    if (row < 0)
        return;
    m_employees[m_formRow >= 0 && row > m_formRow ? row - 1 : row] = employee;
    Q_EMIT dataChanged(index(row, 0), index(row, Columns - 1));
}

void EmployeesModel::setFormBelow(int row)
{
    if (m_formRow >= 0) {
        const int gone = m_formRow;
        beginRemoveRows({}, gone, gone);
        m_formRow = -1;
        endRemoveRows();
        if (row > gone)
            --row;
    }
    if (row < 0)
        return;
    beginInsertRows({}, row + 1, row + 1);
    m_formRow = row + 1;
    endInsertRows();
}

void EmployeesModel::ask(int offset, quint64 ticket)
{
    EmployeeQuery query = m_query;
    query.offset = offset;
    Core::whenDone(this, m_hr.employees(query),
                   [this, offset, ticket](const Core::Result<EmployeePage> &page) {
                       if (!isWanted(page, ticket))
                           return;
                       if (offset == 0) {
                           beginResetModel();
                           m_formRow = -1;
                           m_employees = page->employees;
                           endResetModel();
                       } else if (!page->employees.isEmpty()) {
                           const int first = rowCount();
                           beginInsertRows({}, first, first + int(page->employees.size()) - 1);
                           m_employees += page->employees;
                           endInsertRows();
                       }
                       // A page that is empty before the end would be asked for for ever.
                       took(page->employees.isEmpty() ? loaded() : page->total);
                   });
}

void EmployeesModel::removeAll()
{
    beginResetModel();
    m_formRow = -1;
    m_employees.clear();
    endResetModel();
}

} // namespace Session
