// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/operationsmodel.h"
#include "ui/tableview.h"

#include <QIdentityProxyModel>

namespace Ui {

/// The operations of a service in words.
class OperationWords : public QIdentityProxyModel
{
    Q_OBJECT
public:
    explicit OperationWords(Session::OperationsModel &operations, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const QModelIndex &index) const;
    QString tip(const QModelIndex &index) const;

    Session::OperationsModel &m_operations;
};

/// The operations of a service, each with a box: Space or a click allows one, or takes it back.
class OperationTable : public TableView
{
    Q_OBJECT
public:
    explicit OperationTable(Session::OperationsModel &operations, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void toggle(int row);
    void share();

    Session::OperationsModel &m_operations;
};

} // namespace Ui
