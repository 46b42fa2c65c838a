// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/accountviewmodel.h"
#include "session/adminviewmodel.h"
#include "session/conversationsviewmodel.h"
#include "session/mydataviewmodel.h"
#include "session/statusviewmodel.h"
#include "ui/settingspage.h"
#include "ui/windowoptions.h"

#include <QMainWindow>

#include <memory>
#include <optional>

class QStackedWidget;

namespace Ui {

class ChatArea;
class LazyStack;
class Notifier;
class Page;
class ShortcutSheet;
class SignInPage;
class StatusBar;
class TopBar;
class WindowMemory;

/// What the window shows. All of it must outlive the window.
struct WindowModels
{
    Session::AccountViewModel &account;
    Session::ConversationsViewModel &conversations;
    Session::StatusViewModel &status;
    /// Nothing where the desktop does not know HR, but only the agent does.
    Session::MyDataViewModel *myData = nullptr;
    Session::AdminViewModel *admin = nullptr;
    std::optional<SettingsModels> settings {}; ///< without: no settings are offered
};

/// Puts the pages together and shows the one that fits; nothing else.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(const WindowModels &models, const WindowOptions &options, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Closing the window hides it from now on, where the system has a tray, or ends the program.
    void setStaysInTray(bool stays) { m_staysInTray = stays; }
    /// Shows the window, wherever it was, before all others.
    void bringToFront();
    /// Shows a sentence in the status bar, long enough to read it.
    void say(const QString &sentence);

Q_SIGNALS:
    void quitWanted(); ///< by the tray's menu, also while the window is hidden
    /// Once: people see the window now. What takes time begins after this.
    void appeared();

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void offerPages(const WindowModels &models);
    void offerSettings(const WindowModels &models);
    void addShortcuts();
    void follow();
    void followPages();
    void openSettings(SettingsPage::Category category);
    void closeSettings();
    bool settingsAreOpen() const;
    void showPage();
    QList<QWidget *> controls() const;
    Page &page() const;
    void nextArea();
    void addNotifier(const WindowOptions &options);
    void appear();

    Session::AccountViewModel &m_account;
    Session::AdminViewModel *const m_adminModel;
    QStackedWidget *m_pages; ///< sign-in, or the work
    SignInPage *m_signIn;
    QWidget *m_work;
    TopBar *m_top;
    LazyStack *m_tabs; ///< a page for each of TopBar::Page
    ChatArea *m_chat;
    StatusBar *m_statusBar;
    ShortcutSheet *m_shortcuts;
    Session::ConversationsViewModel &m_conversations;
    Notifier *m_notifier = nullptr;
    std::unique_ptr<WindowMemory> m_memory;
    bool m_staysInTray;
    bool m_appeared = false;
    bool m_worked = false; ///< somebody has signed in since the start
};

} // namespace Ui
