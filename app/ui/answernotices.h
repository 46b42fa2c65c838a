// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/conversationsviewmodel.h"
#include "ui/notifier.h"

class QWidget;

namespace Ui {

/// Tells a person who looks elsewhere that an answer is there, or that something waits for them.
///
/// Says in which conversation, and nothing of the answer itself: what pops up may be seen by others.
class AnswerNotices : public QObject
{
    Q_OBJECT
public:
    /// All of them must outlive this.
    AnswerNotices(Session::ConversationsViewModel &conversations, Notifier &notifier, QWidget &window,
                  QObject *parent = nullptr);

Q_SIGNALS:
    /// The person pressed on it, and its conversation is open now.
    void opened();

private:
    void turnEnded(quint64 key);

    Session::ConversationsViewModel &m_conversations;
    Notifier &m_notifier;
    QWidget &m_window;
    quint64 m_told = 0; ///< the conversation that was told of last
};

} // namespace Ui
