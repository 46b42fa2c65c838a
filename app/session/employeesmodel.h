// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/hrapi.h"
#include "session/pagedmodel.h"

namespace Session {

/// The employees as HR sorts and searches them. Knows no words: views choose them.
///
/// Below one row a form may stand: a row without content of its own.
class EmployeesModel : public PagedModel
{
    Q_OBJECT
public:
    enum Column { Name, DaysOff, Changed, Action, Columns };

    /// `hr` must outlive this.
    explicit EmployeesModel(Hr &hr, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    /// Qt::DisplayRole: the bare value, for copying; everything else is the view's.
    QVariant data(const QModelIndex &index, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    QString search() const { return m_query.search; }
    void setSearch(const QString &search);
    /// Nothing for the form's row.
    const Employee *at(int row) const;
    int find(const QString &name) const; ///< a row, or -1
    /// How somebody's row is now.
    void put(const Employee &employee);

    int formRow() const { return m_formRow; } ///< or -1
    /// \param row  the form stands below it; -1: nowhere
    void setFormBelow(int row);

protected:
    void ask(int offset, quint64 ticket) override;
    int loaded() const override { return int(m_employees.size()); }
    void removeAll() override;

private:
    Hr &m_hr;
    EmployeeQuery m_query;
    QList<Employee> m_employees;
    int m_formRow = -1;
};

} // namespace Session
