// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/chatviewmodel.h"

#include "session/turnrules.h"

namespace Session {

ChatViewModel::ChatViewModel(Agent &agent, AccountViewModel &account, QObject *parent, ChatTimes times)
    : QObject(parent), m_agent(agent), m_account(account)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(times.quiet);
    connect(&m_quiet, &QTimer::timeout, this, &ChatViewModel::showWorking);
    m_flush.setSingleShot(true);
    m_flush.setInterval(times.flush);
    connect(&m_flush, &QTimer::timeout, this, &ChatViewModel::flushText);
    connect(&account, &AccountViewModel::personChanged, this, &ChatViewModel::personChanged);
    connect(&account, &AccountViewModel::signedIn, this, &ChatViewModel::signedIn);
    if (account.state() == AccountViewModel::State::SignedIn)
        loadTools();
}

ChatViewModel::~ChatViewModel() = default;

bool ChatViewModel::canAsk() const
{
    return m_state == State::Idle && !m_resetting && m_reading == Reading::Done;
}

QString ChatViewModel::personName() const
{
    return m_account.person().name;
}

// ---- what the person does

bool ChatViewModel::ask(const QString &question)
{
    const QString text = question.trimmed();
    if (text.isEmpty() || !canAsk())
        return false;
    setNotice(Notice::None);
    ++m_turn;
    TurnRow row;
    row.kind = TurnRow::Kind::Question;
    row.turn = m_turn;
    row.text = text;
    // A card of before that nobody decided about is over once something else is asked.
    if (const int open = m_turns.newestOpenCard(); open >= 0)
        m_turns.change(open, [](TurnRow &card) { card.card.state = Card::State::Closed; });
    m_turns.insert(std::move(row));
    start(text);
    return true;
}

void ChatViewModel::stop()
{
    if (m_state != State::Busy)
        return;
    flushText();
    dropStream();
    hideWorking();
    settleActivities(QStringLiteral("stopped"));
    Card card;
    card.kind = Card::Kind::Stopped;
    const int row = addCard(std::move(card));
    setState(State::Idle);
    Q_EMIT turnEnded(row);
}

void ChatViewModel::decide(bool approve)
{
    if (m_state != State::AwaitingDecision)
        return;
    const int row = m_turns.newestOpenCard();
    if (row < 0)
        return;
    const QString digest = m_turns.row(row).card.approval.digest;
    closeCard(Card::Kind::Approval, approve ? Card::State::Approved : Card::State::Declined);
    for (int i = m_turns.rowCount() - 1; i >= 0 && m_turns.row(i).turn == m_turn; --i)
        if (m_turns.row(i).kind == TurnRow::Kind::Activity
            && m_turns.row(i).outcomeClass == QLatin1String("waiting"))
            m_turns.change(i, [approve](TurnRow &activity) {
                activity.outcomeClass = approve ? QString() : QStringLiteral("declined");
            });
    resume(approve ? QStringLiteral("approve") : QStringLiteral("decline"), digest);
}

void ChatViewModel::dropParked()
{
    if (m_state != State::Parked)
        return;
    if (!m_turnId.isEmpty())
        m_agent.cancelTurn(m_turnId);
    m_turnId.clear();
    closeCard(Card::Kind::Parked, Card::State::Dropped);
    settleActivities(QStringLiteral("stopped"));
    setState(State::Idle);
}

void ChatViewModel::askAgain(int row)
{
    if (row >= 0 && row < m_turns.rowCount())
        ask(questionOf(m_turns.row(row).turn));
}

void ChatViewModel::edit(int row)
{
    if (row >= 0 && row < m_turns.rowCount())
        Q_EMIT editRequested(questionOf(m_turns.row(row).turn));
}

void ChatViewModel::reset()
{
    if (m_resetting)
        return;
    stop();
    if (m_conversationId.isEmpty() && !m_newConversation.isEmpty()) {
        forget(); // the agent knows nothing of it
        return;
    }
    m_resetting = true;
    setNotice(Notice::None);
    Q_EMIT stateChanged();
    Core::whenDone(this, m_agent.reset(m_conversationId),
                   [this, generation = m_generation](const Core::Result<QString> &said) {
                       m_resetting = false;
                       if (generation == m_generation) {
                           if (said) {
                               const QString kept
                                   = m_newConversation.isEmpty() ? QString() : m_conversationId;
                               forget();
                               m_conversationId = kept;
                               setNotice(Notice::HistoryRemoved);
                           } else {
                               setNotice(Notice::ResetFailed);
                           }
                       }
                       Q_EMIT stateChanged();
                   });
}

void ChatViewModel::loadTools()
{
    if (m_loadingTools || m_account.state() != AccountViewModel::State::SignedIn)
        return;
    m_loadingTools = true;
    Q_EMIT toolsChanged();
    Core::whenDone(this, m_agent.tools(),
                   [this, generation = m_generation](const Core::Result<ToolList> &tools) {
                       m_loadingTools = false;
                       if (generation != m_generation) {
                           loadTools();
                           return;
                       }
                       m_toolsFailed = !tools;
                       if (tools)
                           m_tools = *tools;
                       else if (tools.error().code == Core::Error::Code::Unavailable)
                           Q_EMIT serviceMissed();
                       Q_EMIT toolsChanged();
                   });
}

// ---- turns

void ChatViewModel::start(const QString &question)
{
    m_turnId.clear();
    m_resuming = false;
    setState(State::Busy);
    connectStream(m_agent.ask(question, m_conversationId.isEmpty() ? m_newConversation : m_conversationId));
}

void ChatViewModel::resume(const QString &decision, const QString &digest)
{
    m_resuming = !decision.isEmpty();
    setState(State::Busy);
    connectStream(m_agent.resume(m_turnId, decision, digest));
}

void ChatViewModel::connectStream(std::unique_ptr<TurnStream> stream)
{
    dropStream();
    m_stream = std::move(stream);
    m_pendingText.clear();
    m_quiet.start();
    TurnStream *s = m_stream.get();
    connect(s, &TurnStream::started, this, [this](const QString &turnId, const QString &conversationId) {
        m_turnId = turnId;
        takeConversation(conversationId);
    });
    connect(s, &TurnStream::text, this, [this](const QString &delta) {
        m_pendingText += delta;
        if (!m_flush.isActive())
            m_flush.start();
    });
    connect(s, &TurnStream::toolCall, this, &ChatViewModel::takeCall);
    connect(s, &TurnStream::toolResult, this, &ChatViewModel::takeCallResult);
    connect(s, &TurnStream::done, this, &ChatViewModel::takeDone);
    connect(s, &TurnStream::paused, this, &ChatViewModel::takePause);
    connect(s, &TurnStream::failed, this, &ChatViewModel::takeFailure);
}

void ChatViewModel::dropStream()
{
    m_quiet.stop();
    m_flush.stop();
    if (!m_stream)
        return;
    m_stream->disconnect(this);
    m_stream->cancel();
    m_stream.reset();
}

void ChatViewModel::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

void ChatViewModel::setNotice(Notice notice)
{
    if (notice == m_notice)
        return;
    m_notice = notice;
    Q_EMIT noticeChanged();
}

void ChatViewModel::showWorking()
{
    TurnRow row;
    row.kind = TurnRow::Kind::Activity;
    row.turn = m_turn;
    const int answer = m_turns.findLast(m_turn, TurnRow::Kind::Answer);
    if (answer < 0)
        m_turns.insert(std::move(row));
}

void ChatViewModel::hideWorking()
{
    m_quiet.stop();
    const int row = m_turns.findLast(m_turn, TurnRow::Kind::Activity);
    if (row >= 0 && isWorkingRow(m_turns.row(row)))
        m_turns.remove(row);
}

void ChatViewModel::flushText()
{
    m_flush.stop();
    if (m_pendingText.isEmpty())
        return;
    hideWorking();
    const QString text = std::exchange(m_pendingText, {});
    const int row = m_turns.findLast(m_turn, TurnRow::Kind::Answer);
    if (row >= 0) {
        m_turns.append(row, text);
        return;
    }
    TurnRow answer;
    answer.kind = TurnRow::Kind::Answer;
    answer.turn = m_turn;
    answer.text = text;
    answer.streaming = true;
    m_turns.insert(std::move(answer));
}

void ChatViewModel::takeCall(const ToolActivity &activity)
{
    flushText();
    hideWorking();
    for (int i = m_turns.rowCount() - 1; i >= 0 && m_turns.row(i).turn == m_turn; --i)
        // After a pause the call that waited is told once more.
        if (m_turns.row(i).kind == TurnRow::Kind::Activity && m_turns.row(i).activity.id == activity.id) {
            m_turns.change(i, [](TurnRow &row) { row.outcomeClass.clear(); });
            return;
        }
    TurnRow row;
    row.kind = TurnRow::Kind::Activity;
    row.turn = m_turn;
    row.activity = activity;
    // What the model says stays below what it did.
    m_turns.insert(std::move(row), m_turns.findLast(m_turn, TurnRow::Kind::Answer));
}

void ChatViewModel::takeCallResult(const QString &id, const QString &outcomeClass, const QString &reason)
{
    for (int i = m_turns.rowCount() - 1; i >= 0 && m_turns.row(i).turn == m_turn; --i)
        if (m_turns.row(i).kind == TurnRow::Kind::Activity && m_turns.row(i).activity.id == id)
            m_turns.change(i, [&outcomeClass, &reason](TurnRow &row) {
                row.outcomeClass = outcomeClass;
                row.reason = reason;
            });
    m_quiet.start();
}

void ChatViewModel::takeDone(const TurnResult &result)
{
    m_pendingText.clear(); // the result holds all of it
    dropStream();
    hideWorking();
    settleCalls(result);
    settleActivities(QStringLiteral("failed"));
    takeConversation(result.conversationId);
    int announced = showResult(result);
    if (announced < 0) {
        Card card;
        card.kind = Card::Kind::NoAnswer;
        announced = addCard(std::move(card));
    }
    addReceipts(result.receipts);
    setState(State::Idle);
    for (const Outcome &outcome : result.outcomes)
        if (outcome.outcomeClass == QLatin1String("unavailable")) {
            Q_EMIT serviceMissed();
            break;
        }
    Q_EMIT turnEnded(announced);
}

void ChatViewModel::takePause(const Pause &pause)
{
    flushText();
    dropStream();
    hideWorking();
    if (!pause.conversationId.isEmpty())
        takeConversation(pause.conversationId);
    settleActivities(QStringLiteral("waiting"));
    const int row = showPause(pause);
    Q_EMIT turnEnded(row);
}

void ChatViewModel::takeFailure(const TurnFailure &failure)
{
    flushText();
    dropStream();
    hideWorking();
    // Once for a question: whoever wants the same again would send the person in circles.
    const bool inCircles = !failure.needs.isEmpty() && m_steppedUp == m_turn;
    if (failure.kind == TurnFailure::Kind::SignInNeeded && !inCircles) {
        settleActivities(QStringLiteral("waiting"));
        const int row = park(failure.needs.isEmpty() ? QStringLiteral("sign_in") : QStringLiteral("step_up"),
                             failure.needs);
        Q_EMIT turnEnded(row);
        return;
    }
    settleActivities(failure.kind == TurnFailure::Kind::Interrupted ? QStringLiteral("uncertain")
                                                                    : QStringLiteral("failed"));
    Card card;
    card.kind = Card::Kind::Failure;
    card.failure = failure;
    if (inCircles)
        card.failure.kind = TurnFailure::Kind::NotAllowed;
    card.wasResume = m_resuming;
    const int row = addCard(std::move(card));
    setState(State::Idle);
    if (failure.kind == TurnFailure::Kind::AgentUnavailable)
        Q_EMIT serviceMissed();
    Q_EMIT turnEnded(row);
}

} // namespace Session
