// SPDX-License-Identifier: GPL-3.0-or-later
// ChatViewModel: which conversation it is, what the agent has kept of it, and what is typed.
#include "session/chatviewmodel.h"

namespace Session {

void ChatViewModel::beConversation(const QString &id)
{
    m_conversationId = id;
    m_newConversation = QStringLiteral("new");
}

void ChatViewModel::takeConversation(const QString &id)
{
    if (id == m_conversationId)
        return;
    m_conversationId = id;
    Q_EMIT conversationKnown(id);
}

void ChatViewModel::setReading(Reading reading)
{
    if (reading == m_reading)
        return;
    m_reading = reading;
    Q_EMIT readingChanged();
    Q_EMIT stateChanged();
}

void ChatViewModel::beginReading()
{
    setReading(Reading::UnderWay);
}

void ChatViewModel::failReading()
{
    setReading(Reading::Failed);
}

void ChatViewModel::readAgain()
{
    if (m_reading != Reading::Failed)
        return;
    setReading(Reading::UnderWay);
    Q_EMIT readingWanted();
}

void ChatViewModel::restore(const Conversation &conversation)
{
    m_turns.clear();
    for (const StoredTurn &turn : conversation.turns)
        showStored(turn, &turn == &conversation.turns.last());
    if (conversation.hasEarlier)
        setNotice(Notice::EarlierLeftOut);
    setReading(Reading::Done);
}

void ChatViewModel::showStored(const StoredTurn &turn, bool last)
{
    ++m_turn;
    TurnRow question;
    question.kind = TurnRow::Kind::Question;
    question.turn = m_turn;
    question.text = turn.question;
    question.time = turn.created.toLocalTime();
    m_turns.insert(std::move(question));
    if (turn.hidden) {
        Card card;
        card.kind = Card::Kind::Hidden;
        card.state = Card::State::Closed;
        card.outcome.requiredRoles = turn.requiredRoles;
        addCard(std::move(card));
        return;
    }
    if (turn.pause && last) {
        showPause(*turn.pause);
        return;
    }
    const int shown = showResult(turn.result);
    if (shown < 0) {
        Card card;
        card.kind = turn.state == QLatin1String("cancelled") ? Card::Kind::Stopped : Card::Kind::NoAnswer;
        addCard(std::move(card));
    }
    // Only the newest card can still be decided about.
    if (const int open = m_turns.newestOpenCard(); open >= 0 && !last)
        m_turns.change(open, [](TurnRow &row) { row.card.state = Card::State::Closed; });
    addReceipts(turn.result.receipts);
}

void ChatViewModel::setDraft(const QString &text)
{
    if (text == m_draft)
        return;
    m_draft = text;
    Q_EMIT draftChanged();
}

void ChatViewModel::replaceDraft(const QString &text)
{
    m_draft = text;
    Q_EMIT draftReplaced();
}

} // namespace Session
