// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/conversationsviewmodel.h"

#include <QAbstractButton>
#include <QFrame>

class QAction;
class QLabel;
class QMenu;
class QTabBar;

namespace Ui {

/// Who is signed in: a circle with the first letter, the name, a chevron. Opens the account menu.
class AccountButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit AccountButton(QWidget *parent = nullptr);
    void setPerson(const QString &name);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// The bar at the top: tabs, whether this is the demo, and the account.
class TopBar : public QFrame
{
    Q_OBJECT
public:
    enum Page { Chat, MyData, Admin, Settings };

    TopBar(Session::AccountViewModel &account, Session::ConversationsViewModel &conversations, bool demo,
           QWidget *parent = nullptr);

    /// Offers a page, or takes it away; the chat is always there.
    void setPageVisible(Page page, bool visible);
    bool isPageVisible(Page page) const;
    Page page() const;
    void setPage(Page page);
    /// Shows the tabs and the account, or, while nobody is signed in, neither.
    void setPersonVisible(bool visible);
    /// Adds what leads to the settings to the menu.
    void offerSettings();

    /// Where the keyboard's focus begins.
    QTabBar *tabs() const { return m_tabs; }
    AccountButton *accountButton() const { return m_button; }

Q_SIGNALS:
    void pageChanged();
    void settingsWanted();
    void checkWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fillMenu();
    void follow();
    void updatePill();

    Session::AccountViewModel &m_account;
    Session::ConversationsViewModel &m_conversations;
    QTabBar *m_tabs;
    QLabel *m_pill;
    AccountButton *m_button;
    QMenu *m_menu;
    QAction *m_who;
    QAction *m_roles;
    QAction *m_tokenModes;
    QAction *m_reset;
    QAction *m_switch;
    QAction *m_signOut;
};

} // namespace Ui
