// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/adminpage.h"

#include "ui/announcements.h"
#include "ui/appearance.h"
#include "ui/employeespanel.h"
#include "ui/lookupspanel.h"
#include "ui/objectnames.h"
#include "ui/refusalpanel.h"

#include <QPainter>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Ui {

namespace {

/// A hairline with a grip in the middle.
class Handle : public QSplitterHandle
{
public:
    using QSplitterHandle::QSplitterHandle;

    QSize sizeHint() const override { return {9, 9}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &tokens = currentTokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillRect(0, height() / 2, width(), 1, tokens.line);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.line2);
        painter.drawRoundedRect(QRectF(width() / 2.0 - 18, height() / 2.0 - 2, 36, 4), 2, 2);
    }
};

class Splitter : public QSplitter
{
public:
    Splitter() : QSplitter(Qt::Vertical) { setHandleWidth(9); }

protected:
    QSplitterHandle *createHandle() override { return new Handle(orientation(), this); }
};

} // namespace

AdminPage::AdminPage(Session::AdminViewModel &admin, QWidget *parent)
    : Page(parent), m_admin(admin), m_stack(new QStackedWidget), m_splitter(new Splitter),
      m_employees(new EmployeesPanel(admin)),
      m_lookups(new LookupsPanel(admin.lookups(), LookupsPanel::Kind::Everybody)), m_refused(new QWidget),
      m_card(new RefusalPanel)
{
    setObjectName(ObjectNames::adminPage);
    m_splitter->addWidget(m_employees);
    m_splitter->addWidget(m_lookups);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        m_ownSplit = true;
        Q_EMIT splitMoved();
    });
    connect(m_employees, &EmployeesPanel::heightChanged, this, &AdminPage::share);
    auto *around = new QVBoxLayout(m_refused);
    around->setContentsMargins(24, 24, 24, 24);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_card, 100);
    row->addStretch(1);
    m_card->setMaximumWidth(760);
    around->addLayout(row);
    around->addStretch(1);
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_refused);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    connect(m_employees, &EmployeesPanel::said, this, &AdminPage::said);
    connect(m_lookups, &LookupsPanel::said, this, &AdminPage::said);
    connect(&admin, &Session::AdminViewModel::refusalChanged, this, &AdminPage::follow);
    connect(&admin.employees(), &Session::PagedModel::stateChanged, this, &AdminPage::follow);
    follow();
}

void AdminPage::follow()
{
    const auto refusal = m_admin.refusal();
    if (!refusal) {
        m_stack->setCurrentWidget(m_splitter);
        return;
    }
    const bool fresh = m_stack->currentWidget() != m_refused;
    m_card->show(tr("You may not see everyone’s days off"),
                 tr("HR gave no data. Seeing someone else’s days off takes a role that you do not have."),
                 *refusal, m_admin.account().person());
    m_stack->setCurrentWidget(m_refused);
    if (fresh && isVisible())
        announce(m_card, m_card->accessibleName());
}

void AdminPage::share()
{
    const int all = m_splitter->height() - m_splitter->handleWidth();
    if (m_ownSplit || all <= 0)
        return;
    // The employees, as far as three fifths of the room allow; the log has the rest.
    const int top = qMin(m_employees->wantedHeight(), all * 3 / 5);
    m_splitter->setSizes({top, all - top});
}

QByteArray AdminPage::split() const
{
    return m_ownSplit ? m_splitter->saveState() : QByteArray();
}

void AdminPage::restoreSplit(const QByteArray &split)
{
    m_ownSplit = !split.isEmpty() && m_splitter->restoreState(split);
}

void AdminPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    share();
}

QList<QWidget *> AdminPage::controls() const
{
    return m_employees->controls() + m_lookups->controls() + QList<QWidget *> {m_card};
}

QList<QWidget *> AdminPage::areas() const
{
    if (m_stack->currentWidget() == m_refused)
        return {m_card};
    return {m_employees->table(), m_lookups->table()};
}

void AdminPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    share();
    m_admin.enter();
}

void AdminPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), currentTokens().base);
}

} // namespace Ui
