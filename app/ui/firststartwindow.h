// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/firststart.h"
#include "session/setupcheck.h"

#include <QMainWindow>

class QLabel;

namespace Ui {

class CheckSetupPage;
class FirstStartPage;
class LazyStack;

/// The window of a first start: the three ways, and behind them Check my setup.
class FirstStartWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// \param model, check  must outlive this; the check looks at what can be looked at before a choice
    /// \param notice  stands above the ways: that broken settings were kept aside; empty: nothing does
    FirstStartWindow(Session::FirstStart &model, Session::SetupCheck &check, const QString &notice,
                     QWidget *parent = nullptr);

    /// Shows the way back to what held before.
    void offerBack();

Q_SIGNALS:
    /// The person made a choice, and everything that it needs is there.
    void chosen();
    void backWanted();
    /// Whoever hears it makes the window anew, in that language.
    void languageChosen(const QString &code);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeCheckArea(Session::SetupCheck &check);
    void leaveCheck();

    FirstStartPage *m_page;
    QLabel *m_said = nullptr; ///< what the check says, below it; made with it
    LazyStack *m_pages;
};

} // namespace Ui
