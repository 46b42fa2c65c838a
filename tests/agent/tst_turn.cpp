// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/turn.h"
#include "agent/turnjson.h"

#include <QJsonArray>
#include <QTest>

using namespace Agent;
using OpenApi::Effect;
using OpenApi::OutcomeClass;
using Code = Core::Error::Code;

namespace {

const Core::Time noon {std::chrono::seconds(43200)};

Call read(const QString &id)
{
    Call call;
    call.wish = {id, QStringLiteral("daysOff"), {}};
    call.operation = QStringLiteral("daysOff");
    call.service = QStringLiteral("HR");
    call.origin = QStringLiteral("http://127.0.0.1:8001");
    call.effect = Effect::Read;
    return call;
}

Call change(const QString &id)
{
    Call call = read(id);
    call.operation = QStringLiteral("changeDaysOff");
    call.effect = Effect::Write;
    call.needsApproval = true;
    return call;
}

Turn begun()
{
    Turn turn = Turn::start(QStringLiteral("conversation"), QStringLiteral("How many?"));
    (void)turn.begin();
    return turn;
}

Turn withCalls(const QList<Call> &calls)
{
    Turn turn = begun();
    (void)turn.takeCalls({}, calls);
    return turn;
}

Turn waitingForApproval()
{
    Turn turn = withCalls({change(QStringLiteral("1"))});
    (void)turn.pauseForApproval(0, {}, QStringLiteral("digest"), noon + std::chrono::minutes(5));
    return turn;
}

} // namespace

class tst_Turn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersWithoutATool();
    void goesFromTheModelToToolsAndBack();
    void sendsReadingCallsTogetherAndChangesOneByOne();
    void sendsNoChangeWithoutApproval();
    void approvesOnlyWhatWasShown();
    void letsAnApprovalEnd_data();
    void letsAnApprovalEnd();
    void usesAnApprovalOnce();
    void asksAgainWhenAnApprovalEndedDuringASignIn_data();
    void asksAgainWhenAnApprovalEndedDuringASignIn();
    void sendsNothingThatWasDeclined();
    void pausesOnceForASignIn();
    void waitsForOtherCallsBeforeItPauses();
    void refusesTransitionsThatDoNotExist();
    void givesNoReceiptForWhatNeverHappened();
    void leavesOutWhatTheModelCorrected();
    void remembersThatSomethingMayHaveChanged();
    void comesBackFromTheStoreAsItWas();
};

void tst_Turn::answersWithoutATool()
{
    Turn turn = Turn::start(QStringLiteral("c"), QStringLiteral("Hello"));
    QCOMPARE(turn.state, TurnState::Queued);
    QCOMPARE(turn.next().kind, Step::Kind::Nothing);
    QVERIFY(turn.begin());
    QCOMPARE(turn.next().kind, Step::Kind::AskModel);
    QVERIFY(turn.finish(QStringLiteral("Hi"), QStringLiteral("Hi")));
    QCOMPARE(turn.state, TurnState::Done);
    QVERIFY(turn.isOver());
    QCOMPARE(turn.outcome(), OutcomeClass::Ok);
    QCOMPARE(turn.messages.size(), 2);
    QCOMPARE(turn.messages.constLast().text, QStringLiteral("Hi"));
}

void tst_Turn::goesFromTheModelToToolsAndBack()
{
    Turn turn = withCalls({read(QStringLiteral("1"))});
    QCOMPARE(turn.state, TurnState::Tools);
    QCOMPARE(turn.next().kind, Step::Kind::Send);
    QCOMPARE(turn.next().calls, QList<int> {0});
    QVERIFY(turn.markSent(0));
    QCOMPARE(turn.next().kind, Step::Kind::Wait);
    QVERIFY(turn.endCall(0, OutcomeClass::Ok, QStringLiteral("{}")));
    QCOMPARE(turn.state, TurnState::Model);
    QCOMPARE(turn.rounds, 1);
    QCOMPARE(turn.messages.size(), 3); // question, call, result: never one without the other
    QCOMPARE(turn.messages.at(1).toolCalls.size(), 1);
    QCOMPARE(turn.messages.at(2).toolCallId, QStringLiteral("1"));
    QCOMPARE(turn.originsRead(), QStringList {QStringLiteral("http://127.0.0.1:8001")});
}

void tst_Turn::sendsReadingCallsTogetherAndChangesOneByOne()
{
    Turn turn = withCalls({change(QStringLiteral("1")), read(QStringLiteral("2")),
                           change(QStringLiteral("3")), read(QStringLiteral("4"))});
    QCOMPARE(turn.next().kind, Step::Kind::Send);
    QCOMPARE(turn.next().calls, (QList<int> {1, 3}));
    QVERIFY(turn.markSent(1));
    QVERIFY(turn.markSent(3));
    QVERIFY(turn.endCall(3, OutcomeClass::Ok, {}));
    QCOMPARE(turn.next().kind, Step::Kind::Wait);
    QVERIFY(turn.endCall(1, OutcomeClass::Ok, {}));
    QCOMPARE(turn.next().kind, Step::Kind::AskApproval);
    QCOMPARE(turn.next().calls, QList<int> {0});
}

void tst_Turn::sendsNoChangeWithoutApproval()
{
    Turn turn = withCalls({change(QStringLiteral("1"))});
    QCOMPARE(turn.next().kind, Step::Kind::AskApproval);
    QCOMPARE(turn.markSent(0).error().code, Code::Conflict);
    QVERIFY(!turn.calls.constFirst().sent);
}

void tst_Turn::approvesOnlyWhatWasShown()
{
    Turn turn = waitingForApproval();
    QCOMPARE(turn.state, TurnState::Paused);
    QCOMPARE(turn.next().kind, Step::Kind::Nothing);
    QCOMPARE(turn.resume(Decision::None, {}, noon).error().code, Code::Invalid);
    QCOMPARE(turn.resume(Decision::Approve, QStringLiteral("another"), noon).error().code, Code::Conflict);
    QCOMPARE(turn.resume(Decision::Approve, {}, noon).error().code, Code::Conflict);
    QCOMPARE(turn.state, TurnState::Paused);
    QVERIFY(turn.resume(Decision::Approve, QStringLiteral("digest"), noon));
    QCOMPARE(turn.next().kind, Step::Kind::Send);
    QVERIFY(turn.markSent(0));
}

void tst_Turn::letsAnApprovalEnd_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<bool>("good");
    QTest::newRow("the last second") << 299 << true;
    QTest::newRow("the end") << 300 << false;
}

void tst_Turn::letsAnApprovalEnd()
{
    QFETCH(int, seconds);
    QFETCH(bool, good);
    Turn turn = waitingForApproval();
    const auto resumed
        = turn.resume(Decision::Approve, QStringLiteral("digest"), noon + std::chrono::seconds(seconds));
    QCOMPARE(resumed.has_value(), good);
    QCOMPARE(turn.state, good ? TurnState::Tools : TurnState::Cancelled);
}

void tst_Turn::usesAnApprovalOnce()
{
    Turn turn = withCalls({change(QStringLiteral("1")), change(QStringLiteral("2"))});
    (void)turn.pauseForApproval(0, {}, QStringLiteral("digest"), noon + std::chrono::minutes(5));
    QVERIFY(turn.resume(Decision::Approve, QStringLiteral("digest"), noon));
    QCOMPARE(turn.resume(Decision::Approve, QStringLiteral("digest"), noon).error().code, Code::Conflict);
    QVERIFY(turn.markSent(0));
    QVERIFY(turn.endCall(0, OutcomeClass::Ok, {}));
    // The second change, even an equal one, asks again.
    QCOMPARE(turn.next().kind, Step::Kind::AskApproval);
    QCOMPARE(turn.next().calls, QList<int> {1});
    QVERIFY(!turn.markSent(0));
}

void tst_Turn::asksAgainWhenAnApprovalEndedDuringASignIn_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<Step::Kind>("next");
    QTest::newRow("the last second") << 299 << Step::Kind::Send;
    QTest::newRow("the end") << 300 << Step::Kind::AskApproval;
}

void tst_Turn::asksAgainWhenAnApprovalEndedDuringASignIn()
{
    QFETCH(int, seconds);
    Turn turn = waitingForApproval();
    QVERIFY(turn.resume(Decision::Approve, QStringLiteral("digest"), noon));
    QVERIFY(turn.markSent(0));
    QVERIFY(turn.refuseBearer(0, PauseReason::SignIn));
    QVERIFY(turn.pauseForPerson(PauseReason::SignIn));
    Turn back; // it may have been stored for days
    back.state = turn.state;
    QVERIFY(readRecord(recordOf(turn), back));
    QVERIFY(back.resume(Decision::None, {}, noon + std::chrono::seconds(seconds)));
    QTEST(back.next().kind, "next");
}

void tst_Turn::sendsNothingThatWasDeclined()
{
    Turn turn = waitingForApproval();
    QVERIFY(turn.resume(Decision::Decline, {}, noon));
    QCOMPARE(turn.calls.constFirst().outcome, std::optional(OutcomeClass::Declined));
    QVERIFY(!turn.calls.constFirst().sent);
    QCOMPARE(turn.state, TurnState::Model);
    QVERIFY(!turn.mayHaveChanged());
}

void tst_Turn::pausesOnceForASignIn()
{
    Turn turn = withCalls({read(QStringLiteral("1"))});
    QVERIFY(turn.markSent(0));
    QVERIFY(turn.refuseBearer(0, PauseReason::SignIn));
    QCOMPARE(turn.next().kind, Step::Kind::AskSignIn);
    QVERIFY(turn.pauseForPerson(PauseReason::SignIn));
    QVERIFY(turn.resume(Decision::None, {}, noon));
    QCOMPARE(turn.next().kind, Step::Kind::Send);
    QVERIFY(turn.markSent(0));
    // Refused again with a fresh bearer: that is the result.
    QCOMPARE(turn.refuseBearer(0, PauseReason::SignIn).error().code, Code::Conflict);
    QVERIFY(turn.endCall(0, OutcomeClass::SignInRequired, {}));
}

void tst_Turn::waitsForOtherCallsBeforeItPauses()
{
    Turn turn = withCalls({read(QStringLiteral("1")), read(QStringLiteral("2"))});
    QVERIFY(turn.markSent(0));
    QVERIFY(turn.markSent(1));
    QVERIFY(turn.refuseBearer(0, PauseReason::StepUp));
    QCOMPARE(turn.next().kind, Step::Kind::Wait);
    QVERIFY(!turn.pauseForPerson(PauseReason::StepUp));
    QVERIFY(turn.endCall(1, OutcomeClass::Ok, {}));
    QCOMPARE(turn.next().kind, Step::Kind::AskStepUp);
}

void tst_Turn::refusesTransitionsThatDoNotExist()
{
    Turn queued = Turn::start(QStringLiteral("c"), QStringLiteral("q"));
    QVERIFY(!queued.finish({}, {}));
    QVERIFY(!queued.takeCalls({}, {read(QStringLiteral("1"))}));
    QVERIFY(!queued.resume(Decision::Approve, {}, noon));
    QCOMPARE(queued.state, TurnState::Queued);

    Turn done = begun();
    QVERIFY(!done.begin());
    QVERIFY(!done.takeCalls({}, {}));
    QVERIFY(done.finish({}, {}));
    QVERIFY(!done.fail(OutcomeClass::Failed, {}));
    QVERIFY(!done.cancel());
    QVERIFY(!done.resume(Decision::None, {}, noon));
    QCOMPARE(done.state, TurnState::Done);

    Turn paused = waitingForApproval();
    QVERIFY(!paused.fail(OutcomeClass::Failed, {}));
    QVERIFY(!paused.endCall(0, OutcomeClass::Ok, {}));
    QVERIFY(paused.cancel());
    QCOMPARE(paused.state, TurnState::Cancelled);

    Turn tools = withCalls({read(QStringLiteral("1"))});
    QVERIFY(!tools.refuseBearer(0, PauseReason::SignIn)); // not sent
    QVERIFY(!tools.markSent(1));
    QVERIFY(!tools.pauseForApproval(0, {}, {}, noon)); // without a digest nothing could be approved
}

void tst_Turn::leavesOutWhatTheModelCorrected()
{
    Call wrong = read(QStringLiteral("1"));
    wrong.refusedHere = true;
    wrong.outcome = OutcomeClass::Invalid;
    wrong.told.outcome = OutcomeClass::Invalid;
    Turn turn = withCalls({wrong});
    QCOMPARE(turn.state, TurnState::Model); // the model is told at once
    QCOMPARE(turn.outcomes().size(), 1);
    QVERIFY(turn.takeCalls({}, {read(QStringLiteral("2"))}));
    QVERIFY(turn.outcomes().isEmpty());
    QCOMPARE(turn.outcome(), OutcomeClass::Ok);
}

void tst_Turn::remembersThatSomethingMayHaveChanged()
{
    Turn turn = waitingForApproval();
    QVERIFY(!turn.mayHaveChanged());
    QVERIFY(turn.resume(Decision::Approve, QStringLiteral("digest"), noon));
    QVERIFY(turn.markSent(0));
    QVERIFY(turn.mayHaveChanged());
    Turn refused = turn;
    QVERIFY(refused.endCall(0, OutcomeClass::NotPermitted, {}));
    QVERIFY(!refused.mayHaveChanged());
    QVERIFY(turn.endCall(0, OutcomeClass::Uncertain, {}));
    QVERIFY(turn.mayHaveChanged());
}

void tst_Turn::comesBackFromTheStoreAsItWas()
{
    Turn turn = waitingForApproval();
    turn.correlationId = QStringLiteral("corr");
    turn.calls[0].receipt = Receipt {QStringLiteral("changeDaysOff"),
                                     QStringLiteral("HR"),
                                     {},
                                     QStringLiteral("PUT"),
                                     QStringLiteral("http://x/y"),
                                     QStringLiteral("roberto"),
                                     QStringLiteral("office"),
                                     {},
                                     OutcomeClass::Declined,
                                     {},
                                     noon,
                                     QStringLiteral("corr"),
                                     QStringLiteral("7"),
                                     {}};
    turn.calls[0].told.sentence = QStringLiteral("No.");
    turn.worked = std::chrono::milliseconds(1234);
    turn.signedInAgain = true;
    Turn back;
    back.state = turn.state;
    QVERIFY(readRecord(recordOf(turn), back));
    QCOMPARE(recordOf(back), recordOf(turn));
    QCOMPARE(back.pause->digest, QStringLiteral("digest"));
    QCOMPARE(back.pause->expires, noon + std::chrono::minutes(5));
    QVERIFY(back.resume(Decision::Approve, QStringLiteral("digest"), noon));
    QVERIFY(!readRecord({{QStringLiteral("version"), 99}}, back));
    // What is not known to be harmless counts as a change.
    QJsonObject record = recordOf(turn);
    record.insert(QStringLiteral("calls"), QJsonArray {QJsonObject()});
    QVERIFY(readRecord(record, back));
    QCOMPARE(back.calls.constFirst().effect, Effect::Write);
    QVERIFY(back.calls.constFirst().needsApproval);
}

void tst_Turn::givesNoReceiptForWhatNeverHappened()
{
    Turn turn = waitingForApproval();
    turn.calls[0].receipt = Receipt(); // what a "no" would write
    QVERIFY(turn.receipts().isEmpty());
    QVERIFY(turn.resume(Decision::Approve, QStringLiteral("digest"), noon));
    QVERIFY(turn.markSent(0));
    QCOMPARE(turn.receipts().size(), 1); // it may have been done
    QVERIFY(turn.refuseBearer(0, PauseReason::SignIn));
    QVERIFY(turn.receipts().isEmpty());
}

QTEST_GUILESS_MAIN(tst_Turn)
#include "tst_turn.moc"
