// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/accountviewmodel.h"
#include "session/agentapi.h"
#include "session/conversation.h"
#include "session/turnmodel.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace Session {

/// Times of the chat. Tests shorten them.
struct ChatTimes
{
    std::chrono::milliseconds quiet {200}; ///< nothing is shown as busy before
    std::chrono::milliseconds flush {50}; ///< text that streams in reaches the model this often at most
};

/// One conversation with the agent: what the person asks, and what becomes of it.
///
/// One turn at a time. What is on the screen belongs to one person: when another one signs in, or
/// the person signs out, it goes.
class ChatViewModel : public QObject
{
    Q_OBJECT
public:
    /// `agent` and `account` must outlive this.
    ChatViewModel(Agent &agent, AccountViewModel &account, QObject *parent = nullptr, ChatTimes times = {});
    ~ChatViewModel() override;

    enum class State {
        Idle,
        Busy, ///< a turn is under way
        AwaitingDecision, ///< an approval card is open
        Parked, ///< the question waits for a sign-in
    };
    Q_ENUM(State)

    /// Something to say that belongs to no turn.
    enum class Notice {
        None,
        HistoryRemoved,
        ResetFailed, ///< the conversation is still there
        QuestionDropped, ///< somebody else signed in while a question was parked
        EarlierLeftOut, ///< the conversation is so long that only its newest turns stand here
    };
    Q_ENUM(Notice)

    /// Whether what the agent has kept of the conversation stands here.
    enum class Reading {
        Done,
        UnderWay,
        Failed, ///< readAgain()
    };
    Q_ENUM(Reading)

    TurnModel &turns() { return m_turns; }
    State state() const { return m_state; }
    bool isBusy() const { return m_state == State::Busy; }
    bool canAsk() const;
    QString personName() const;
    const AccountViewModel &account() const { return m_account; }

    ToolList tools() const { return m_tools; }
    /// True from the first request for the tools until its answer.
    bool isLoadingTools() const { return m_loadingTools; }
    bool haveToolsFailed() const { return m_toolsFailed; }
    Notice notice() const { return m_notice; }
    bool isResetting() const { return m_resetting; }
    QString conversationId() const { return m_conversationId; } ///< empty: the agent has none yet
    Reading reading() const { return m_reading; }
    QString draft() const { return m_draft; } ///< what is typed and not sent

    /// \return false when there is nothing to ask, or it is not the time: canAsk()
    bool ask(const QString &question);
    /// Cancels the turn that is under way; what has come stays.
    void stop();
    /// Decides the open approval; nothing when there is none.
    void decide(bool approve);
    /// The parked question does not go on.
    void dropParked();
    /// What the parked question waits for. Where nothing more is wanted than that somebody is signed in,
    /// and somebody is, it goes on.
    void signInAgain();
    /// Asks the question of the turn that `row` belongs to once more.
    void askAgain(int row);
    /// Hands the question of that turn to editRequested().
    void edit(int row);
    /// Removes the conversation, here and at the agent.
    void reset();
    void loadTools();
    void setDraft(const QString &text);
    void readAgain();

    // For who owns the conversations (ConversationsViewModel).

    /// Which conversation this is. \param id  empty: a new one, made with the first question
    void beConversation(const QString &id);
    void beginReading();
    /// Shows what the agent has kept.
    void restore(const Conversation &conversation);
    void failReading();
    /// Another draft, which is kept already.
    void replaceDraft(const QString &text);
    /// A parked question of another conversation goes with the person who asked it.
    void tellDropped() { m_otherDropped = true; }
    /// What another conversation of the same person knows already.
    void lendTools(const ToolList &tools) { m_tools = tools; }

Q_SIGNALS:
    void stateChanged();
    void toolsChanged();
    void noticeChanged();
    void editRequested(const QString &question);
    /// A turn is over, or waits. For announcements; `row` is what to read out, or -1.
    void turnEnded(int row);
    /// The agent, or a service, did not answer.
    void serviceMissed();
    void conversationKnown(const QString &id); ///< the agent has made it
    void draftChanged();
    void draftReplaced(); ///< by replaceDraft()
    void readingChanged();
    void readingWanted(); ///< by readAgain()

private:
    void connectStream(std::unique_ptr<TurnStream> stream);
    void dropStream();
    void setState(State state);
    void setNotice(Notice notice);
    void start(const QString &question);
    void resume(const QString &decision, const QString &digest);

    void showWorking();
    void hideWorking();
    void flushText();
    void takeCall(const ToolActivity &activity);
    void takeCallResult(const QString &id, const QString &outcomeClass, const QString &reason);
    void takeDone(const TurnResult &result);
    /// The answer, the cards and the receipts of a turn. \return the row to read out
    int showResult(const TurnResult &result);
    int showPause(const Pause &pause);
    void showStored(const StoredTurn &turn, bool last);
    void takeConversation(const QString &id);
    void takePause(const Pause &pause);
    void takeFailure(const TurnFailure &failure);
    void settleActivities(const QString &outcomeClass);
    /// Calls whose end the agent did not tell one by one.
    void settleCalls(const TurnResult &result);
    void settleAnswer(const TurnResult &result);
    void addReceipts(const QList<Receipt> &receipts);
    int addCard(Card card);
    void closeCard(Card::Kind kind, Card::State state);
    int park(const QString &reason, const AuthorizationNeeds &needs);
    void setReading(Reading reading);

    void personChanged();
    void signedIn();
    void goOnWithParked();
    void forget();
    QString effectOf(const QString &toolCallId) const;
    QString questionOf(quint64 turn) const;

    Agent &m_agent;
    AccountViewModel &m_account;
    TurnModel m_turns;
    std::unique_ptr<TurnStream> m_stream;
    QTimer m_quiet; ///< until "working" is shown
    QTimer m_flush;
    QString m_pendingText;
    QString m_conversationId;
    QString m_newConversation; ///< what to ask for where there is none; empty: the default one
    Reading m_reading = Reading::Done;
    QString m_draft;
    bool m_otherDropped = false;
    QString m_turnId;
    bool m_resuming = false; ///< the turn under way goes on after a decision
    quint64 m_turn = 0;
    AuthorizationNeeds m_needs; ///< of the parked question
    quint64 m_steppedUp = 0; ///< the question for which the person signed in once more
    State m_state = State::Idle;
    Notice m_notice = Notice::None;
    ToolList m_tools;
    bool m_loadingTools = false;
    bool m_toolsFailed = false;
    bool m_resetting = false;
    quint64 m_generation = 0; ///< counts forget(): answers for somebody of before are dropped
};

} // namespace Session
