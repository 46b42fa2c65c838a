// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/mydataviewmodel.h"

#include "ui/page.h"

class QLabel;

namespace Ui {

class Button;
class LookupsPanel;

/// The person's own days off, and who looked at them. For everybody.
class MyDataPage : public Page
{
    Q_OBJECT
public:
    explicit MyDataPage(Session::MyDataViewModel &model, QWidget *parent = nullptr);

    QList<QWidget *> controls() const override;
    QList<QWidget *> areas() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void follow();

    Session::MyDataViewModel &m_data;
    QLabel *m_number;
    QLabel *m_title;
    QLabel *m_note;
    Button *m_refresh;
    LookupsPanel *m_lookups;
};

} // namespace Ui
