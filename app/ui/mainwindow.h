// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/accountviewmodel.h"
#include "session/adminviewmodel.h"
#include "session/conversationsviewmodel.h"
#include "session/mydataviewmodel.h"
#include "session/statusviewmodel.h"
#include "ui/windowoptions.h"

#include <QMainWindow>

class QStackedWidget;

namespace Ui {

class AdminPage;
class ChatArea;
class MyDataPage;
class ShortcutSheet;
class SignInPage;
class StatusBar;
class TopBar;

/// What the window shows. All of it must outlive the window.
struct WindowModels
{
    Session::AccountViewModel &account;
    Session::ConversationsViewModel &conversations;
    Session::StatusViewModel &status;
    /// Nothing where the desktop does not know HR, but only the agent does.
    Session::MyDataViewModel *myData = nullptr;
    Session::AdminViewModel *admin = nullptr;
};

/// Puts the pages together and shows the one that fits; nothing else.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(const WindowModels &models, const WindowOptions &options, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void addPages(const WindowModels &models);
    void addShortcuts();
    void follow();
    void followPages();
    void showPage();
    QList<QWidget *> controls() const;
    QList<QWidget *> pageControls() const;
    QList<QWidget *> pageAreas() const;
    void nextArea();

    Session::AccountViewModel &m_account;
    Session::AdminViewModel *const m_adminModel;
    QStackedWidget *m_pages; ///< sign-in, or the work
    SignInPage *m_signIn;
    QWidget *m_work;
    TopBar *m_top;
    QStackedWidget *m_tabs; ///< a page for each of TopBar::Page
    ChatArea *m_chat;
    MyDataPage *m_myData = nullptr;
    AdminPage *m_admin = nullptr;
    StatusBar *m_statusBar;
    ShortcutSheet *m_shortcuts;
};

} // namespace Ui
