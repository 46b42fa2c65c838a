// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/operationsmodel.h"

#include <QWidget>

class QLabel;

namespace Ui {

class FormField;
class Radio;

/// What a person says of one operation: whether it asks first, and which roles it takes.
class OperationDetail : public QWidget
{
    Q_OBJECT
public:
    explicit OperationDetail(Session::OperationsModel &operations, QWidget *parent = nullptr);

    /// \param row  -1: none
    void show(int row);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();
    void takeRoles();

    Session::OperationsModel &m_operations;
    int m_row = -1;
    QLabel *m_title;
    QLabel *m_words;
    QWidget *m_choices;
    Radio *m_reads;
    Radio *m_asks;
    FormField *m_roles;
};

} // namespace Ui
