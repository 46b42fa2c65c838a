// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/chatviewmodel.h"
#include "session/statusviewmodel.h"

#include <QWidget>

class QStackedWidget;

namespace Ui {

class Banner;
class Composer;
class MessageList;
class ReadingView;
class WelcomeView;

/// The conversation, or the welcome while it is empty, and the composer below.
class ChatPage : public QWidget
{
    Q_OBJECT
public:
    ChatPage(Session::ChatViewModel &chat, Session::StatusViewModel &status, QWidget *parent = nullptr);

    /// In the order of the Tab key: what can be asked or the messages, the open card, the composer.
    QList<QWidget *> controls() const;
    Composer *composer() const { return m_composer; }
    Session::ChatViewModel &chat() const { return m_chat; }
    /// The conversation, for F6; the welcome while there is none.
    QWidget *reader() const;

Q_SIGNALS:
    /// Something was copied, and what to say about it.
    void said(const QString &words);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void follow();
    void turnEnded(int row);

    Session::ChatViewModel &m_chat;
    Banner *m_banner;
    QStackedWidget *m_stack;
    WelcomeView *m_welcome;
    MessageList *m_list;
    ReadingView *m_reading;
    QWidget *m_composerArea;
    Composer *m_composer;
};

} // namespace Ui
