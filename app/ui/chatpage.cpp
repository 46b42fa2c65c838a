// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chatpage.h"

#include "ui/announcements.h"
#include "ui/appearance.h"
#include "ui/banner.h"
#include "ui/cardwidget.h"
#include "ui/column.h"
#include "ui/composer.h"
#include "ui/messagelist.h"
#include "ui/objectnames.h"
#include "ui/readingview.h"
#include "ui/turntext.h"
#include "ui/welcomeview.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Ui {

ChatPage::ChatPage(Session::ChatViewModel &chat, Session::StatusViewModel &status, QWidget *parent)
    : QWidget(parent), m_chat(chat), m_banner(new Banner(chat, status)), m_stack(new QStackedWidget),
      m_welcome(new WelcomeView(chat)), m_list(new MessageList(chat)), m_reading(new ReadingView(chat)),
      m_composerArea(new QWidget), m_composer(new Composer(chat, status))
{
    setObjectName(ObjectNames::chatPage);
    m_stack->addWidget(m_welcome);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_reading);
    auto *composerColumn = new QVBoxLayout(m_composerArea);
    composerColumn->setContentsMargins(24, 8, 24, 16);
    composerColumn->addWidget(m_composer);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
    column->addWidget(m_composerArea);
    m_composer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_composerArea->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    QAbstractItemModel *rows = &chat.turns();
    connect(rows, &QAbstractItemModel::rowsInserted, this, &ChatPage::follow);
    connect(rows, &QAbstractItemModel::rowsRemoved, this, &ChatPage::follow);
    connect(rows, &QAbstractItemModel::modelReset, this, &ChatPage::follow);
    connect(&chat, &Session::ChatViewModel::readingChanged, this, &ChatPage::follow);
    connect(&chat, &Session::ChatViewModel::turnEnded, this, &ChatPage::turnEnded);
    connect(&chat, &Session::ChatViewModel::stateChanged, m_list, [this] {
        if (m_chat.isBusy())
            m_list->followEnd(); // something was asked: show what becomes of it
    });
    connect(m_composer, &Composer::sent, m_list, &MessageList::followEnd);
    connect(m_welcome, &WelcomeView::asked, m_composer, &Composer::takeFocus);
    connect(m_welcome, &WelcomeView::draftWanted, m_composer, [this](const QString &question) {
        m_composer->setText(question);
        m_composer->takeFocus();
    });
    connect(m_list, &MessageList::cardLeft, m_composer, &Composer::takeFocus);
    connect(m_list, &MessageList::copied, this, &ChatPage::said);
    connect(m_list, &MessageList::linkShown, this,
            [this](const QString &address) { Q_EMIT said(tr("Opens %1").arg(address)); });
    follow();
}

void ChatPage::follow()
{
    const bool empty = m_chat.turns().rowCount() == 0;
    QWidget *wanted = empty ? static_cast<QWidget *>(m_welcome) : m_list;
    if (m_chat.reading() != Session::ChatViewModel::Reading::Done)
        wanted = m_reading;
    if (m_stack->currentWidget() == wanted)
        return;
    m_stack->setCurrentWidget(wanted);
    m_composer->takeFocus();
}

void ChatPage::turnEnded(int row)
{
    if (row < 0 || row >= m_chat.turns().rowCount())
        return;
    announce(m_list, TurnText::spoken(m_chat.turns().row(row), m_chat.account().person()));
    // An approval takes the focus, unless the person is writing, or reading something else.
    if (isVisible() && m_chat.state() == Session::ChatViewModel::State::AwaitingDecision
        && m_composer->isEmpty() && m_list->openCard())
        m_list->openCard()->takeFocus();
}

QList<QWidget *> ChatPage::controls() const
{
    QList<QWidget *> order = m_banner->findChildren<QWidget *>();
    order += m_welcome->findChildren<QWidget *>();
    order += m_reading->findChildren<QWidget *>();
    order.append(m_list);
    if (m_list->openCard())
        order += m_list->openCard()->findChildren<QWidget *>();
    order.append(m_list->findChild<QWidget *>(ObjectNames::newTextButton));
    order += m_composer->findChildren<QWidget *>();
    return order;
}

QWidget *ChatPage::reader() const
{
    if (m_stack->currentWidget() == m_list)
        return m_list;
    const auto inside = m_stack->currentWidget()->findChildren<QWidget *>();
    for (QWidget *widget : inside)
        if (widget->isVisible() && widget->focusPolicy() & Qt::TabFocus)
            return widget;
    return nullptr;
}

void ChatPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_chat.isBusy()) {
        m_chat.stop();
        return;
    }
    QWidget::keyPressEvent(event);
}

void ChatPage::resizeEvent(QResizeEvent *event)
{
    const Column column = Column::in(width());
    m_composerArea->layout()->setContentsMargins(column.x, 8, width() - column.x - column.width,
                                                 height() < 540 ? 12 : 16);
    QWidget::resizeEvent(event);
}

void ChatPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), currentTokens().base);
}

} // namespace Ui
