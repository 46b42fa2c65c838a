// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/accountviewmodel.h"
#include "session/chatviewmodel.h"
#include "session/statusviewmodel.h"
#include "ui/windowoptions.h"

#include <QMainWindow>

class QStackedWidget;

namespace Ui {

class ChatPage;
class SignInPage;
class StatusBar;
class TopBar;

/// Puts the pages together and shows the one that fits; nothing else.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// The view models must outlive the window.
    MainWindow(Session::AccountViewModel &account, Session::ChatViewModel &chat,
               Session::StatusViewModel &status, const WindowOptions &options, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void follow();
    QList<QWidget *> controls() const;
    void nextArea();

    Session::AccountViewModel &m_account;
    QStackedWidget *m_pages;
    SignInPage *m_signIn;
    QWidget *m_work;
    TopBar *m_top;
    ChatPage *m_chatPage;
    StatusBar *m_statusBar;
};

} // namespace Ui
