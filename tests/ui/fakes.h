// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/accountviewmodel.h"
#include "session/agentapi.h"
#include "session/conversationstore.h"
#include "session/hrapi.h"

#include <QPointer>
#include <QTimeZone>

namespace Fakes {

/// A turn that does what the test says.
class Stream : public Session::TurnStream
{
    Q_OBJECT
public:
    using TurnStream::TurnStream;
    void cancel() override { ++cancelled; }

    int cancelled = 0;
};

/// An agent that answers when the test says so, and remembers what was asked of it.
class Agent : public Session::Agent
{
public:
    struct Asked
    {
        QString question, conversationId;
    };
    struct Resumed
    {
        QString turnId, decision, digest;
    };

    std::unique_ptr<Session::TurnStream> ask(const QString &question, const QString &conversationId) override;
    std::unique_ptr<Session::TurnStream> resume(const QString &turnId, const QString &decision,
                                                const QString &digest) override;
    Core::Future<> cancelTurn(const QString &turnId) override;
    Core::Future<QString> reset(const QString &conversationId) override;
    Core::Future<Session::ToolList> tools() override;

    QList<Asked> asked;
    QList<Resumed> resumed;
    QStringList cancelledTurns;
    QStringList resets;
    int toolRequests = 0;
    QPointer<Stream> stream; ///< the newest
    Core::Result<Session::ToolList> toolAnswer;
    Core::Result<QString> resetAnswer = QStringLiteral("Hi jettro, we removed your history.");
    bool holdReset = false; ///< the answer comes by releaseReset()
    void releaseReset() { m_heldReset.finish(resetAnswer); }

private:
    Core::Promise<QString> m_heldReset;
};

/// Conversations as the test has put them there, newest first.
class Conversations : public Session::ConversationStore
{
public:
    Core::Future<Session::ConversationPage> list(const QString &search, int offset, int limit) override;
    Core::Future<Session::Conversation> read(const QString &id) override;
    Core::Future<> rename(const QString &id, const QString &title) override;
    Core::Future<> remove(const QString &id) override;

    /// Puts one there, with one turn that is done. \param ago  days before now
    void add(const QString &id, const QString &title, const QString &answer, int ago = 0);

    QList<Session::ConversationSummary> all;
    QHash<QString, Session::Conversation> contents;
    bool away = false; ///< every call ends in Unavailable
    QStringList searches;
    QStringList reads;
    QStringList removed;
    QList<QPair<QString, QString>> renamed;
};

/// HR with a table in memory.
class Hr : public Session::Hr
{
public:
    Core::Future<int> ownDaysOff() override;
    Core::Future<Session::EmployeePage> employees(const Session::EmployeeQuery &query) override;
    Core::Future<Session::EmployeeChange> change(const QString &name, int daysOff, const QString &reason,
                                                 const QString &etag) override;
    Core::Future<Session::LookupPage> lookups(const Session::LookupQuery &query) override;

    void add(const QString &name, int daysOff);
    void addLookup(const QString &actor, const QString &person);
    /// As if somebody else had changed the row.
    void changeElsewhere(const QString &name, int daysOff);

    struct Change
    {
        QString name;
        int daysOff = 0;
        QString reason, etag;
    };
    QList<Session::Employee> all;
    QList<Session::Lookup> record;
    QList<Session::EmployeeQuery> asked;
    QList<Session::LookupQuery> askedRecord;
    QList<Change> changes; ///< that were asked for, also those that came to nothing
    int ownQuestions = 0;
    std::optional<Core::Error> fails; ///< every call ends in it
    std::optional<Session::HrRefusal> refuses; ///< everything but one's own data
    Core::Result<int> own = 10;

private:
    int m_version = 1;
};

/// A session without a provider.
class SignIn : public Session::SignInControl
{
    Q_OBJECT
public:
    using State = Session::Session::State;

    State state() const override { return m_state; }
    Session::Person person() const override { return m_person; }
    Core::Time signedInUntil() const override { return until; }
    Session::IdentitySettings settings() const override { return identity; }
    Session::KeychainTrouble keychainTrouble() const override { return trouble; }
    void signIn(const Session::AuthorizationNeeds &wanted) override;
    void openBrowserAgain() override { ++openedAgain; }
    void cancelSignIn() override;
    void signOut() override;

    /// Goes to another state, as the session would.
    void go(State state, const Session::Person &person = {});
    void fail(Session::SignInFailure::Kind kind, State state = State::SignedOut, const QString &said = {});

    Core::Time until = Core::Time(std::chrono::seconds(1795453500)); // 2026-11-23 17:05 UTC
    Session::IdentitySettings identity;
    QString reason; ///< what the provider says of the next failure
    Session::KeychainTrouble trouble = Session::KeychainTrouble::None;
    int signIns = 0;
    Session::AuthorizationNeeds needs; ///< of the newest
    int openedAgain = 0;
    int cancels = 0;
    int signOuts = 0;

private:
    State m_state = State::SignedOut;
    Session::Person m_person;
};

Session::Person jettro();
Session::Person office();
/// Two tools of HR; the second takes office-management.
Session::ToolList tools(bool office);
Session::Receipt receipt(const QString &operation, const QString &subject, const QString &acting,
                         const QString &outcome);
Session::TurnResult answer(const QString &text, const QList<Session::Receipt> &receipts = {});
/// roberto's days off, refused to jettro.
Session::TurnResult refusal();
Session::ToolActivity call(const QString &id, const QString &about, const QString &effect);
Session::Pause approval();

} // namespace Fakes
