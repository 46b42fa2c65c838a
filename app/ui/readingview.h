// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/chatviewmodel.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace Ui {

class Button;
class Spinner;

/// In place of a conversation that is being read, or could not be. Nothing for the first 200 ms.
class ReadingView : public QWidget
{
    Q_OBJECT
public:
    explicit ReadingView(Session::ChatViewModel &chat, QWidget *parent = nullptr);

private:
    void follow();

    Session::ChatViewModel &m_chat;
    Spinner *m_spinner;
    QLabel *m_sentence;
    Button *m_again;
    QTimer m_quiet;
};

} // namespace Ui
