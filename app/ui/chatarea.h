// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/conversationsviewmodel.h"
#include "session/statusviewmodel.h"
#include "ui/page.h"

#include <QHash>

class QStackedWidget;

namespace Ui {

class ChatPage;
class SideList;

/// The tab of the chat: the conversations at the side, and the one that is open. Each open one has a
/// page of its own, so that its place and what is typed in it stay.
class ChatArea : public Page
{
    Q_OBJECT
public:
    ChatArea(Session::ConversationsViewModel &conversations, Session::StatusViewModel &status,
             QWidget *parent = nullptr);

    QList<QWidget *> controls() const override;
    QList<QWidget *> areas() const override; ///< the list, the messages, the composer
    ChatPage *page() const;

    void startNew();
    void find();
    void toggleSideList();
    bool isSideListShown() const;
    void setSideListShown(bool shown);
    /// Puts the cursor where the person writes.
    void takeFocus();

Q_SIGNALS:
    void sideListToggled();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showCurrent();
    void closePage(Session::ChatViewModel *chat);
    void save(quint64 key);

    Session::ConversationsViewModel &m_conversations;
    Session::StatusViewModel &m_status;
    SideList *m_side;
    QStackedWidget *m_stack;
    QHash<Session::ChatViewModel *, ChatPage *> m_pages;
};

} // namespace Ui
