// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chatarea.h"

#include "ui/chatpage.h"
#include "ui/composer.h"
#include "ui/conversationexport.h"
#include "ui/objectnames.h"
#include "ui/sidelist.h"

#include <QHBoxLayout>
#include <QStackedWidget>

namespace Ui {

namespace {
constexpr int narrowBelow = 1000; // width of the window
constexpr int sideWidth = 264;
constexpr int narrowSideWidth = 220;
} // namespace

ChatArea::ChatArea(Session::ConversationsViewModel &conversations, Session::StatusViewModel &status,
                   QWidget *parent)
    : Page(parent), m_conversations(conversations), m_status(status), m_side(new SideList(conversations)),
      m_stack(new QStackedWidget)
{
    setObjectName(ObjectNames::chatArea);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_side);
    row->addWidget(m_stack, 1);
    using Conversations = Session::ConversationsViewModel;
    connect(&conversations, &Conversations::currentChanged, this, &ChatArea::showCurrent);
    connect(&conversations, &Conversations::closing, this, &ChatArea::closePage);
    connect(&conversations, &Conversations::renameFailed, this,
            [this] { Q_EMIT said(tr("The agent did not answer. The old name is back.")); });
    connect(&conversations, &Conversations::deletionFailed, this,
            [this] { Q_EMIT said(tr("The agent did not answer. The conversation is still here.")); });
    connect(m_side, &SideList::chosen, this, &ChatArea::takeFocus);
    connect(m_side, &SideList::left, this, &ChatArea::takeFocus);
    connect(m_side, &SideList::exportWanted, this, &ChatArea::save);
    showCurrent();
}

void ChatArea::showCurrent()
{
    Session::ChatViewModel *chat = &m_conversations.current();
    ChatPage *&page = m_pages[chat];
    if (!page) {
        page = new ChatPage(*chat, m_status);
        connect(page, &ChatPage::said, this, &ChatArea::said);
        m_stack->addWidget(page);
    }
    m_stack->setCurrentWidget(page);
}

void ChatArea::closePage(Session::ChatViewModel *chat)
{
    delete m_pages.take(chat); // now: what it shows goes
}

ChatPage *ChatArea::page() const
{
    return m_pages.value(&m_conversations.current());
}

QList<QWidget *> ChatArea::controls() const
{
    return m_side->controls() + page()->controls();
}

QList<QWidget *> ChatArea::areas() const
{
    return {m_side->controls().last(), page()->reader(), page()->composer()};
}

void ChatArea::takeFocus()
{
    page()->composer()->takeFocus();
}

void ChatArea::startNew()
{
    m_side->startNew();
    takeFocus();
}

void ChatArea::find()
{
    setSideListShown(true);
    m_side->find();
}

void ChatArea::toggleSideList()
{
    if (m_side->isVisible() && m_side->isAncestorOf(window()->focusWidget()))
        takeFocus();
    setSideListShown(!isSideListShown());
}

bool ChatArea::isSideListShown() const
{
    return !m_side->isHidden();
}

void ChatArea::setSideListShown(bool shown)
{
    if (shown == isSideListShown())
        return;
    m_side->setVisible(shown);
    Q_EMIT sideListToggled();
}

void ChatArea::save(quint64 key)
{
    m_conversations.open(key);
    auto *exporting = new ConversationExport(m_conversations.current(), this);
    connect(exporting, &ConversationExport::said, this, &ChatArea::said);
    const int row = m_conversations.rows().find(key);
    exporting->start(row < 0 ? QString() : m_conversations.rows().rows().at(row).title);
}

void ChatArea::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_side->setFixedWidth(width() < narrowBelow ? narrowSideWidth : sideWidth);
}

} // namespace Ui
