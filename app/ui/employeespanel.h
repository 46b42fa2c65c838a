// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/adminviewmodel.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QFrame;
class QLabel;

namespace Ui {

class Button;
class ChangeForm;
class EmployeeTable;
class FindField;
class Spinner;
class TableView;

/// The employees and their days off: find, sort, change, export.
class EmployeesPanel : public QWidget
{
    Q_OBJECT
public:
    explicit EmployeesPanel(Session::AdminViewModel &admin, QWidget *parent = nullptr);

    QList<QWidget *> controls() const; ///< in the order of the Tab key
    QWidget *table() const;
    /// How high it is when all that the table holds is seen.
    int wantedHeight() const;

Q_SIGNALS:
    void said(const QString &words);
    void heightChanged(); ///< perhaps: wantedHeight()

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void follow();
    void followEdit();
    void fit();
    void showMenu(int row, const QPoint &at);
    void exportCsv();
    void write(const QString &file, const QList<Session::Employee> &employees);

    Session::AdminViewModel &m_admin;
    FindField *m_find;
    QLabel *m_count;
    Spinner *m_spinner;
    Button *m_export;
    QFrame *m_frame;
    TableView *m_table;
    EmployeeTable *m_model;
    QLabel *m_notice;
    QPointer<ChangeForm> m_form;
    bool m_formHadFocus = false; ///< when its row went
    QTimer m_searching;
    QTimer m_quiet;
};

} // namespace Ui
