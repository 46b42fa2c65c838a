// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/chatviewmodel.h"
#include "session/statusviewmodel.h"

#include <QFrame>
#include <QTimer>

class QLabel;

namespace Ui {

/// One line above the conversation while something is away or left out; one at a time.
class Banner : public QFrame
{
    Q_OBJECT
public:
    Banner(Session::ChatViewModel &chat, Session::StatusViewModel &status, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void follow();
    void tick();

    Session::ChatViewModel &m_chat;
    Session::StatusViewModel &m_status;
    QTimer m_tick;
    QLabel *m_what;
    QLabel *m_sentence;
    QWidget *m_again;
    QWidget *m_check;
    QWidget *m_sign;
};

} // namespace Ui
