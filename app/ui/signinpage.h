// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/accountviewmodel.h"
#include "ui/windowoptions.h"

#include <QWidget>

class QFrame;
class QLabel;

namespace Ui {

class Button;

/// Nobody is signed in: what the program is, and the way to the sign-in page in the browser.
class SignInPage : public QWidget
{
    Q_OBJECT
public:
    SignInPage(Session::AccountViewModel &account, const WindowOptions &options, QWidget *parent = nullptr);

    QWidget *firstControl() const;

    /// Adds what leads to the settings, for whoever cannot sign in.
    void offerSettings();

Q_SIGNALS:
    void settingsWanted();
    void checkWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeCard(const WindowOptions &options);
    QWidget *makeFoot();
    void follow();

    Session::AccountViewModel &m_account;
    QWidget *m_column;
    QWidget *m_foot = nullptr;
    QWidget *m_footColumn = nullptr;
    QWidget *m_progress = nullptr;
    QLabel *m_progressText = nullptr;
    QWidget *m_failure = nullptr;
    QLabel *m_failureTitle = nullptr;
    QLabel *m_failureText = nullptr;
    Button *m_signIn = nullptr;
    Button *m_again = nullptr;
    Button *m_cancel = nullptr;
};

} // namespace Ui
