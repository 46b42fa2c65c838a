// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/operationsmodel.h"

#include <QSet>

#include <algorithm>

namespace Session {

void OperationsModel::show(const ServiceDocument &document, const ServiceChoice &choice)
{
    beginResetModel();
    m_rows.clear();
    m_hash = document.hash;
    m_access = choice.access;
    const bool sameDocument = choice.documentHash == document.hash;
    const QSet<QString> named(choice.allowedOperations.cbegin(), choice.allowedOperations.cend());
    for (const ServiceOperation &operation : document.operations) {
        const ServiceRule rule = choice.rules.value(operation.name);
        Row row {operation, named.isEmpty() || named.contains(operation.name), {}, rule.requiredRoles};
        if (rule.effect == ServiceEffect::AsksFirst
            || (rule.effect == ServiceEffect::Reads && operation.mayOnlyRead && sameDocument))
            row.effect = rule.effect;
        m_rows.append(row);
    }
    endResetModel();
}

void OperationsModel::setAccess(ServiceAccess access)
{
    if (access == m_access)
        return;
    m_access = access;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

int OperationsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int OperationsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant OperationsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.column() != Allowed || role != Qt::CheckStateRole)
        return {};
    return isAllowed(index.row()) ? Qt::Checked : Qt::Unchecked;
}

bool OperationsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != Allowed || role != Qt::CheckStateRole
        || !reason(index.row()).isEmpty())
        return false;
    setAllowed(index.row(), value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags OperationsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Allowed && reason(index.row()).isEmpty())
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QString OperationsModel::reason(int row) const
{
    const ServiceOperation &operation = at(row);
    return operation.reason.isEmpty() ? operation.accessReasons.value(m_access) : operation.reason;
}

bool OperationsModel::isAllowed(int row) const
{
    return m_rows.at(row).allowed && reason(row).isEmpty();
}

ServiceEffect OperationsModel::effect(int row) const
{
    const ServiceEffect byItself = at(row).reads ? ServiceEffect::Reads : ServiceEffect::AsksFirst;
    return m_rows.at(row).effect.value_or(byItself);
}

bool OperationsModel::canChooseEffect(int row) const
{
    return reason(row).isEmpty() && (at(row).reads || at(row).mayOnlyRead);
}

QStringList OperationsModel::roles(int row) const
{
    const QStringList &own = m_rows.at(row).roles;
    return own.isEmpty() ? at(row).requiredRoles : own;
}

int OperationsModel::allowed() const
{
    int count = 0;
    for (int row = 0; row < rowCount(); ++row)
        count += isAllowed(row) ? 1 : 0;
    return count;
}

void OperationsModel::setAllowed(int row, bool allowed)
{
    m_rows[row].allowed = allowed;
    changed(row);
}

void OperationsModel::setAllAllowed(bool allowed)
{
    for (Row &row : m_rows)
        row.allowed = allowed;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

void OperationsModel::setEffect(int row, ServiceEffect effect)
{
    if (!canChooseEffect(row))
        return;
    const bool asItIs = (effect == ServiceEffect::Reads) == at(row).reads;
    m_rows[row].effect = asItIs ? std::nullopt : std::optional(effect);
    changed(row);
}

void OperationsModel::setRoles(int row, const QStringList &roles)
{
    m_rows[row].roles = roles == at(row).requiredRoles ? QStringList() : roles;
    changed(row);
}

ServiceChoice OperationsModel::applyTo(ServiceChoice choice) const
{
    choice.documentHash = m_hash;
    choice.allowedOperations.clear();
    choice.rules.clear();
    for (int row = 0; row < rowCount(); ++row) {
        if (!isAllowed(row))
            continue;
        const Row &own = m_rows.at(row);
        choice.allowedOperations.append(own.operation.name);
        if (own.effect || !own.roles.isEmpty())
            choice.rules.insert(own.operation.name, {own.effect, own.roles});
    }
    return choice;
}

} // namespace Session
