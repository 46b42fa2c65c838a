// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/employeetable.h"

#include "ui/hrtext.h"
#include "ui/tableview.h"

#include <QLocale>

namespace Ui {

using Session::EmployeesModel;

EmployeeTable::EmployeeTable(Session::AdminViewModel &admin, QObject *parent)
    : QIdentityProxyModel(parent), m_admin(admin)
{
    setSourceModel(&admin.employees());
}

QVariant EmployeeTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const EmployeesModel &employees = m_admin.employees();
    const bool edited = employees.formRow() == index.row() + 1 && employees.formRow() > 0;
    if (role == ChosenRole)
        return edited || index.row() == employees.formRow();
    const Session::Employee *employee = employees.at(index.row());
    if (!employee)
        return {};
    const QDate today = QDate::currentDate();
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case EmployeesModel::Name:
            return HrText::line(employee->name);
        case EmployeesModel::DaysOff:
            return QLocale().toString(employee->daysOff);
        case EmployeesModel::Changed:
            return HrText::lastChanged(*employee, today);
        default:
            return edited ? QString() : tr("Change");
        }
    case Qt::AccessibleTextRole:
        return tr("%1, %2 days off left, last changed %3")
            .arg(HrText::line(employee->name), QLocale().toString(employee->daysOff),
                 HrText::lastChanged(*employee, today));
    case Qt::TextAlignmentRole:
        return int(index.column() == EmployeesModel::DaysOff ? Qt::AlignRight : Qt::AlignLeft);
    case LinkIconRole:
        return index.column() == EmployeesModel::Action && !edited ? QStringLiteral("edit") : QString();
    default:
        return {};
    }
}

QVariant EmployeeTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(section == EmployeesModel::DaysOff ? Qt::AlignRight : Qt::AlignLeft);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (section) {
    case EmployeesModel::Name:
        return tr("Person");
    case EmployeesModel::DaysOff:
        return tr("Days off left");
    case EmployeesModel::Changed:
        return tr("Last changed");
    default:
        return {};
    }
}

} // namespace Ui
