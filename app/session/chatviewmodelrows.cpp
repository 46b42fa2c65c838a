// SPDX-License-Identifier: GPL-3.0-or-later
// ChatViewModel: the rows of a turn, and whose they are.
#include "session/chatviewmodel.h"
#include "session/turnrules.h"

namespace Session {

void ChatViewModel::settleActivities(const QString &outcomeClass)
{
    for (int i = m_turns.rowCount() - 1; i >= 0 && m_turns.row(i).turn == m_turn; --i) {
        const TurnRow &row = m_turns.row(i);
        const bool open = row.outcomeClass.isEmpty() || row.outcomeClass == QLatin1String("waiting");
        if (row.kind == TurnRow::Kind::Activity && open && row.outcomeClass != outcomeClass)
            m_turns.change(i, [&outcomeClass](TurnRow &activity) { activity.outcomeClass = outcomeClass; });
        if (row.kind == TurnRow::Kind::Answer && row.streaming)
            m_turns.change(i, [](TurnRow &answer) { answer.streaming = false; });
    }
}

void ChatViewModel::settleCalls(const TurnResult &result)
{
    for (int i = m_turns.rowCount() - 1; i >= 0 && m_turns.row(i).turn == m_turn; --i) {
        const TurnRow &row = m_turns.row(i);
        if (row.kind != TurnRow::Kind::Activity || !row.outcomeClass.isEmpty())
            continue;
        QString outcomeClass = result.outcome;
        QString reason;
        for (const Receipt &receipt : result.receipts) {
            if (receipt.operation == row.activity.operation) {
                outcomeClass = receipt.outcome;
                reason = receipt.reason;
            }
        }
        m_turns.change(i, [&outcomeClass, &reason](TurnRow &activity) {
            activity.outcomeClass = outcomeClass;
            activity.reason = reason;
        });
    }
}

void ChatViewModel::settleAnswer(const TurnResult &result)
{
    const QString text = replyBesideCards(result);
    const int row = m_turns.findLast(m_turn, TurnRow::Kind::Answer);
    if (text.isEmpty()) {
        m_turns.remove(row);
        return;
    }
    if (row < 0) {
        TurnRow answer;
        answer.kind = TurnRow::Kind::Answer;
        answer.turn = m_turn;
        answer.text = text;
        m_turns.insert(std::move(answer));
    } else if (m_turns.row(row).text != text) {
        m_turns.change(row, [&text](TurnRow &answer) { answer.text = text; });
    }
}

void ChatViewModel::addReceipts(const QList<Receipt> &receipts)
{
    QList<Receipt> all;
    const int before = m_turns.findLast(m_turn, TurnRow::Kind::Receipt);
    bool unfolded = false;
    if (before >= 0) {
        // A turn that paused told some already; one place shows them all, at the end.
        all = m_turns.row(before).receipts;
        unfolded = m_turns.row(before).unfolded;
        m_turns.remove(before);
    }
    for (const Receipt &receipt : receipts)
        if (!all.contains(receipt))
            all.append(receipt);
    if (all.isEmpty())
        return;
    TurnRow row;
    row.kind = TurnRow::Kind::Receipt;
    row.turn = m_turn;
    row.receipts = all;
    row.unfolded = unfolded;
    m_turns.insert(std::move(row));
}

int ChatViewModel::addCard(Card card)
{
    TurnRow row;
    row.kind = TurnRow::Kind::Card;
    row.turn = m_turn;
    row.card = std::move(card);
    const quint64 id = m_turns.insert(std::move(row));
    return m_turns.find(id);
}

void ChatViewModel::closeCard(Card::Kind kind, Card::State state)
{
    const int row = m_turns.newestOpenCard();
    if (row < 0 || m_turns.row(row).card.kind != kind)
        return;
    m_turns.change(row, [state](TurnRow &card) {
        card.card.state = state;
        card.card.decidedAt = QDateTime::currentDateTime();
    });
}

int ChatViewModel::showResult(const TurnResult &result)
{
    settleAnswer(result);
    int announced = m_turns.findLast(m_turn, TurnRow::Kind::Answer);
    QList<Outcome> shown;
    for (const Outcome &outcome : result.outcomes) {
        if (!hasCard(outcome) || isTold(outcome, shown))
            continue;
        shown.append(outcome);
        Card card;
        card.kind = Card::Kind::Outcome;
        card.outcome = outcome;
        if (const Receipt *receipt = receiptOf(outcome, result.receipts)) {
            card.correlationId = receipt->correlationId;
            card.subject = receipt->subject;
        }
        card.effect = effectOf(outcome.toolCallId);
        announced = addCard(std::move(card));
    }
    return announced;
}

int ChatViewModel::showPause(const Pause &pause)
{
    m_turnId = pause.turnId;
    addReceipts(pause.receipts);
    if (!pause.approval)
        return park(pause.reason, pause.needs);
    Card card;
    card.kind = Card::Kind::Approval;
    card.approval = *pause.approval;
    card.turnId = pause.turnId;
    const int row = addCard(std::move(card));
    setState(State::AwaitingDecision);
    return row;
}

int ChatViewModel::park(const QString &reason, const AuthorizationNeeds &needs)
{
    m_needs = needs;
    Card card;
    card.kind = Card::Kind::Parked;
    card.reason = reason;
    card.turnId = m_turnId;
    card.endedAt = m_account.endedAt();
    const int row = addCard(std::move(card));
    setState(State::Parked);
    return row;
}

void ChatViewModel::personChanged()
{
    const bool dropped = (m_state == State::Parked || m_otherDropped) && m_account.hasPerson();
    m_otherDropped = false;
    forget();
    // What one may ask depends on who one is.
    m_tools = {};
    m_toolsFailed = false;
    Q_EMIT toolsChanged();
    if (dropped)
        setNotice(Notice::QuestionDropped);
}

void ChatViewModel::signedIn()
{
    loadTools();
    if (m_state == State::Parked)
        goOnWithParked();
}

void ChatViewModel::signInAgain()
{
    // A question that was parked before the program ended is opened by somebody who has signed in since.
    const bool isSignedIn = m_account.state() == AccountViewModel::State::SignedIn;
    if (m_state == State::Parked && isSignedIn && m_needs.isEmpty())
        goOnWithParked();
    else
        m_account.stepUp(m_needs);
}

void ChatViewModel::goOnWithParked()
{
    closeCard(Card::Kind::Parked, Card::State::Resumed);
    if (!m_needs.isEmpty())
        m_steppedUp = m_turn;
    if (m_turnId.isEmpty())
        start(questionOf(m_turn)); // the agent never saw it
    else
        resume({}, {});
}

void ChatViewModel::forget()
{
    ++m_generation;
    dropStream();
    m_pendingText.clear();
    m_turns.clear();
    m_turnId.clear();
    m_conversationId.clear();
    setReading(Reading::Done);
    setNotice(Notice::None);
    setState(State::Idle);
}

QString ChatViewModel::effectOf(const QString &toolCallId) const
{
    for (int i = m_turns.rowCount() - 1; i >= 0 && m_turns.row(i).turn == m_turn; --i)
        if (m_turns.row(i).kind == TurnRow::Kind::Activity && m_turns.row(i).activity.id == toolCallId)
            return m_turns.row(i).activity.effect;
    return {};
}

QString ChatViewModel::questionOf(quint64 turn) const
{
    const int row = m_turns.findLast(turn, TurnRow::Kind::Question);
    return row < 0 ? QString() : m_turns.row(row).text;
}

} // namespace Session
