// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/adminviewmodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace Ui {

class Button;
class NumberBox;

/// The form below an employee's row: the new number, the reason, and what became of it.
class ChangeForm : public QWidget
{
    Q_OBJECT
public:
    ChangeForm(Session::AdminViewModel &admin, QWidget *parent = nullptr);

    void takeFocus();
    int wantedHeight() const { return sizeHint().height(); }

Q_SIGNALS:
    void resized();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void follow();
    void save();

    Session::AdminViewModel &m_admin;
    QWidget *m_notice;
    QLabel *m_words;
    Button *m_theirs;
    NumberBox *m_days;
    QLineEdit *m_reason;
    Button *m_save;
    Button *m_cancel;
};

} // namespace Ui
