// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/accountviewmodel.h"
#include "session/statusviewmodel.h"

#include <QAbstractButton>
#include <QFrame>
#include <QTimer>

class QHBoxLayout;
class QLabel;

namespace Ui {

/// A dot and words: full when ready, a ring when not. Pressing it asks the service again, and leads to Check
/// my setup.
class StateButton : public QAbstractButton
{
    Q_OBJECT
public:
    enum class Look { Ready, Waiting, Away };

    explicit StateButton(QWidget *parent = nullptr);
    void setState(Look look, const QString &words);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Look m_look = Look::Waiting;
};

/// The bar at the bottom: how the services are, and how long the sign-in lasts.
class StatusBar : public QFrame
{
    Q_OBJECT
public:
    StatusBar(Session::AccountViewModel &account, Session::StatusViewModel &status, bool demo,
              QWidget *parent = nullptr);

    /// The buttons from left to right, for the focus order.
    QList<QWidget *> controls() const;
    /// Shows a sentence for a moment: something was copied.
    void say(const QString &words);
    /// The same for longer; what has no room is in the tool tip.
    void sayFor(const QString &words, std::chrono::seconds time);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void followServices();
    void followAccount();

    Session::AccountViewModel &m_account;
    Session::StatusViewModel &m_status;
    const bool m_demo;
    QHBoxLayout *m_row;
    QList<StateButton *> m_services;
    StateButton *m_model;
    QWidget *m_sign;
    QLabel *m_right;
    QTimer m_saying;
    QString m_said;
    std::chrono::seconds m_unseen {0}; ///< how long what is said has to stand once the bar is seen; 0: it was
};

} // namespace Ui
