// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/adminviewmodel.h"

#include <QIdentityProxyModel>

namespace Ui {

/// The employees in words.
class EmployeeTable : public QIdentityProxyModel
{
    Q_OBJECT
public:
    explicit EmployeeTable(Session::AdminViewModel &admin, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Session::AdminViewModel &m_admin;
};

} // namespace Ui
