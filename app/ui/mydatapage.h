// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/mydataviewmodel.h"

#include <QWidget>

class QLabel;

namespace Ui {

class Button;
class LookupsPanel;

/// The person's own days off, and who looked at them. For everybody.
class MyDataPage : public QWidget
{
    Q_OBJECT
public:
    explicit MyDataPage(Session::MyDataViewModel &model, QWidget *parent = nullptr);

    QList<QWidget *> controls() const; ///< in the order of the Tab key
    QList<QWidget *> areas() const; ///< for F6

Q_SIGNALS:
    void said(const QString &words);

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
