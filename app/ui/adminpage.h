// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/adminviewmodel.h"

#include "ui/page.h"

class QSplitter;
class QStackedWidget;

namespace Ui {

class EmployeesPanel;
class LookupsPanel;
class RefusalPanel;

/// For office managers: the employees above, who looked at or changed what below. Without the role, a
/// card in their place.
class AdminPage : public Page
{
    Q_OBJECT
public:
    explicit AdminPage(Session::AdminViewModel &admin, QWidget *parent = nullptr);

    QList<QWidget *> controls() const override;
    QList<QWidget *> areas() const override;

    /// How the person shared the height; empty: not at all, it follows what the employees need.
    QByteArray split() const;
    void restoreSplit(const QByteArray &split);

Q_SIGNALS:
    void splitMoved();

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void follow();
    void share();

    Session::AdminViewModel &m_admin;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    EmployeesPanel *m_employees;
    LookupsPanel *m_lookups;
    QWidget *m_refused;
    RefusalPanel *m_card;
    bool m_ownSplit = false; ///< the person has moved the splitter
};

} // namespace Ui
