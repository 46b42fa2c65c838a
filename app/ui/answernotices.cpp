// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/answernotices.h"

#include "ui/sidetext.h"

#include <QApplication>
#include <QWidget>

namespace Ui {

AnswerNotices::AnswerNotices(Session::ConversationsViewModel &conversations, Notifier &notifier,
                             QWidget &window, QObject *parent)
    : QObject(parent), m_conversations(conversations), m_notifier(notifier), m_window(window)
{
    connect(&conversations, &Session::ConversationsViewModel::turnEnded, this, &AnswerNotices::turnEnded);
    connect(&notifier, &Notifier::pressed, this, [this] {
        if (m_told != 0)
            m_conversations.open(std::exchange(m_told, 0));
        Q_EMIT opened();
    });
}

void AnswerNotices::turnEnded(quint64 key)
{
    // A dialog of this program is this program too.
    const bool looking = m_window.isVisible() && !m_window.isMinimized() && QApplication::activeWindow();
    const int row = m_conversations.rows().find(key);
    if (looking || row < 0)
        return;
    const Session::ConversationRow &conversation = m_conversations.rows().rows().at(row);
    using Note = Session::ConversationRow::Note;
    QString title = tr("Your answer is there");
    if (conversation.note == Note::AwaitingDecision)
        title = tr("Your approval is wanted");
    else if (conversation.note == Note::Parked)
        title = tr("Your question waits for a sign-in");
    m_told = key;
    // Desktops read some HTML in a notification: here it is text.
    QString name = SideText::title(conversation);
    name.replace(u'<', QChar(0x2039)).replace(u'>', QChar(0x203A));
    m_notifier.tell(title, name);
    QApplication::alert(&m_window);
}

} // namespace Ui
