// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "ui/appearance.h"
#include "ui/chatpage.h"
#include "ui/composer.h"
#include "ui/icons.h"
#include "ui/objectnames.h"
#include "ui/signinpage.h"
#include "ui/statusbar.h"
#include "ui/topbar.h"

#include <QApplication>
#include <QPainter>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace Ui {

MainWindow::MainWindow(Session::AccountViewModel &account, Session::ChatViewModel &chat,
                       Session::StatusViewModel &status, const WindowOptions &options, QWidget *parent)
    : QMainWindow(parent), m_account(account), m_pages(new QStackedWidget),
      m_signIn(new SignInPage(account, options)), m_work(new QWidget),
      m_top(new TopBar(account, chat, options.demo)), m_chatPage(new ChatPage(chat, status)),
      m_statusBar(new StatusBar(account, status, options.demo))
{
    setWindowTitle(options.title.isEmpty() ? tr("Secure Agent") : options.title);
    setWindowIcon(applicationIcon());
    setMinimumSize(720, 480);
    resize(1280, 800);

    auto *column = new QVBoxLayout(m_work);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_chatPage, 1);
    column->addWidget(m_statusBar);
    m_pages->addWidget(m_signIn);
    m_pages->addWidget(m_work);
    setCentralWidget(m_pages);

    connect(&account, &Session::AccountViewModel::changed, this, &MainWindow::follow);
    connect(m_chatPage, &ChatPage::said, m_statusBar, &StatusBar::say);
    auto *areas = new QShortcut(Qt::Key_F6, this);
    connect(areas, &QShortcut::activated, this, &MainWindow::nextArea);
    follow();
}

void MainWindow::follow()
{
    QWidget *wanted = m_account.hasPerson() ? m_work : static_cast<QWidget *>(m_signIn);
    if (m_pages->currentWidget() == wanted)
        return;
    m_pages->setCurrentWidget(wanted);
    if (wanted == m_work)
        m_chatPage->composer()->takeFocus();
    else
        m_signIn->firstControl()->setFocus();
}

QList<QWidget *> MainWindow::controls() const
{
    QList<QWidget *> order {m_top->tabs(), m_top->accountButton()};
    order += m_chatPage->controls();
    order += m_statusBar->controls();
    order.removeIf([](const QWidget *widget) {
        return !widget->isVisible() || !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus);
    });
    return order;
}

// Rows, cards and their buttons come and go: the order is asked for, not kept. (QWidget::setTabOrder,
// used again and again, made a ring of its own of the last widgets.)
bool MainWindow::focusNextPrevChild(bool next)
{
    const QList<QWidget *> order = controls();
    if (m_pages->currentWidget() != m_work || order.isEmpty())
        return QMainWindow::focusNextPrevChild(next);
    qsizetype now = -1;
    for (QWidget *focus = focusWidget(); focus && now < 0; focus = focus->parentWidget())
        now = order.indexOf(focus);
    qsizetype then = next ? now + 1 : now - 1;
    if (then < 0)
        then = order.size() - 1;
    if (then >= order.size())
        then = 0;
    order.at(then)->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void MainWindow::nextArea()
{
    if (m_pages->currentWidget() != m_work)
        return;
    const QList<QWidget *> areas {m_top->tabs(), m_chatPage->findChild<QWidget *>(ObjectNames::messageList),
                                  m_chatPage->composer(), m_statusBar};
    qsizetype now = -1;
    for (qsizetype i = 0; i < areas.size(); ++i) {
        QWidget *focus = QApplication::focusWidget();
        if (areas.at(i) == focus || areas.at(i)->isAncestorOf(focus))
            now = i;
    }
    for (qsizetype step = 1; step <= areas.size(); ++step) {
        QWidget *area = areas.at((now + step) % areas.size());
        if (!area->isVisible())
            continue;
        if (area == m_statusBar)
            m_statusBar->controls().first()->setFocus(Qt::ShortcutFocusReason);
        else
            area->setFocus(Qt::ShortcutFocusReason);
        return;
    }
}

void MainWindow::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), currentTokens().base);
}

} // namespace Ui
