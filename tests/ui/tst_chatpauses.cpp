// SPDX-License-Identifier: GPL-3.0-or-later
// ChatViewModel: what waits for the person, and whose it is.
#include "ui/chatfixture.h"

#include <QSignalSpy>
#include <QTest>

class tst_ChatPauses : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decidesWithTheDigestThatWasShown_data();
    void decidesWithTheDigestThatWasShown();
    void gathersReceiptsOfAPausedTurn();
    void parksAndGoesOnOnceAfterTheSignIn();
    void parksAQuestionThatTheAgentNeverSaw();
    void asksForWhatAServiceWantsAndGoesOn();
    void goesOnWithAStoredQuestionWhenThePersonSaysSo();
    void saysThatALongConversationIsNotWhole();
    void sendsNobodyInCircles();
    void dropsAParkedQuestion();
    void dropsAndSaysSoWhenSomebodyElseSignsIn();
    void forgetsTheConversationOnSignOut();
    void resetEmptiesTheConversation();
    void aResetThatFailsKeepsTheConversation();
    void resetStopsWhatIsUnderWay();
    void doesNotTakeToolsOfThePersonBefore();
};

void tst_ChatPauses::decidesWithTheDigestThatWasShown_data()
{
    QTest::addColumn<bool>("approve");
    QTest::newRow("approve") << true;
    QTest::newRow("decline") << false;
}

void tst_ChatPauses::decidesWithTheDigestThatWasShown()
{
    QFETCH(bool, approve);
    Fixture f;
    f.chat.ask(QStringLiteral("Give jettro 12"));
    Q_EMIT f.agent.stream->toolCall(
        Fakes::call(QStringLiteral("c"), u8("jettro’s days off"), QStringLiteral("write")));
    Q_EMIT f.agent.stream->paused(Fakes::approval());
    QCOMPARE(f.chat.state(), State::AwaitingDecision);
    QCOMPARE(f.lastOf(Kind::Activity).outcomeClass, QStringLiteral("waiting"));
    QVERIFY(!f.chat.ask(QStringLiteral("something else")));
    f.chat.decide(approve);
    QCOMPARE(f.agent.resumed.size(), 1);
    QCOMPARE(f.agent.resumed[0].turnId, QStringLiteral("turn-1"));
    QCOMPARE(f.agent.resumed[0].decision, approve ? QStringLiteral("approve") : QStringLiteral("decline"));
    QCOMPARE(f.agent.resumed[0].digest, QStringLiteral("4f1c9a02b7d361e8aabbccdd"));
    QCOMPARE(f.last().card.state, approve ? Card::State::Approved : Card::State::Declined);
    f.chat.decide(true); // twice is once
    QCOMPARE(f.agent.resumed.size(), 1);
    Q_EMIT f.agent.stream->done(Fakes::answer(QStringLiteral("Done.")));
    QVERIFY(f.chat.canAsk());
    QVERIFY(!f.lastOf(Kind::Activity).outcomeClass.isEmpty());
}

void tst_ChatPauses::gathersReceiptsOfAPausedTurn()
{
    Fixture f;
    f.chat.ask(QStringLiteral("Give jettro 12"));
    Session::Pause pause = Fakes::approval();
    const auto first = Fakes::receipt(QStringLiteral("daysOff"), QStringLiteral("jettro"),
                                      QStringLiteral("jettro"), QStringLiteral("ok"));
    const auto second = Fakes::receipt(QStringLiteral("changeDaysOff"), QStringLiteral("jettro"),
                                       QStringLiteral("jettro"), QStringLiteral("ok"));
    pause.receipts = {first};
    Q_EMIT f.agent.stream->paused(pause);
    f.chat.decide(true);
    Q_EMIT f.agent.stream->done(Fakes::answer(QStringLiteral("Done."), {first, second}));
    QCOMPARE(f.kinds().count(Kind::Receipt), 1);
    QCOMPARE(f.last().kind, Kind::Receipt);
    QCOMPARE(f.last().receipts, (QList<Session::Receipt> {first, second}));
}

void tst_ChatPauses::parksAndGoesOnOnceAfterTheSignIn()
{
    Fixture f;
    f.chat.ask(QStringLiteral("one"));
    Session::Pause pause;
    pause.turnId = QStringLiteral("turn-7");
    pause.reason = QStringLiteral("sign_in");
    f.session.go(SessionState::Ended, Fakes::jettro());
    Q_EMIT f.agent.stream->paused(pause);
    QCOMPARE(f.chat.state(), State::Parked);
    QVERIFY(f.last().card.endedAt.isValid());
    f.chat.signInAgain();
    QCOMPARE(f.session.signIns, 1);
    QVERIFY(f.agent.resumed.isEmpty());
    f.session.go(SessionState::SignedIn, Fakes::jettro());
    QCOMPARE(f.agent.resumed.size(), 1);
    QCOMPARE(f.agent.resumed[0].turnId, QStringLiteral("turn-7"));
    QVERIFY(f.agent.resumed[0].decision.isEmpty());
    f.session.go(SessionState::SignedIn, Fakes::jettro());
    QCOMPARE(f.agent.resumed.size(), 1);
    Q_EMIT f.agent.stream->done(Fakes::answer(QStringLiteral("1")));
    QCOMPARE(f.last().text, QStringLiteral("1"));
}

void tst_ChatPauses::parksAQuestionThatTheAgentNeverSaw()
{
    Fixture f;
    f.session.go(SessionState::Ended, Fakes::jettro());
    f.chat.ask(QStringLiteral("one"));
    f.fail(TurnFailure::Kind::SignInNeeded);
    QCOMPARE(f.chat.state(), State::Parked);
    f.session.go(SessionState::SignedIn, Fakes::jettro());
    QVERIFY(f.agent.resumed.isEmpty());
    QCOMPARE(f.agent.asked.size(), 2);
    QCOMPARE(f.agent.asked[1].question, QStringLiteral("one"));
    QCOMPARE(f.kinds().count(Kind::Question), 1); // it is the same question
}

void tst_ChatPauses::asksForWhatAServiceWantsAndGoesOn()
{
    Fixture f;
    f.chat.ask(QStringLiteral("one"));
    Session::Pause pause;
    pause.turnId = QStringLiteral("turn-7");
    pause.reason = QStringLiteral("step_up");
    pause.needs.acrValues = {QStringLiteral("gold")};
    Q_EMIT f.agent.stream->paused(pause);
    QCOMPARE(f.chat.state(), State::Parked);
    f.chat.signInAgain();
    QCOMPARE(f.session.needs, pause.needs);
    f.session.go(SessionState::SignedIn, Fakes::jettro()); // cancelled: as before
    QVERIFY(f.agent.resumed.isEmpty());
    QCOMPARE(f.chat.state(), State::Parked);
    f.chat.signInAgain();
    f.session.go(SessionState::SignedIn, Fakes::jettro());
    Q_EMIT f.session.completed();
    QCOMPARE(f.agent.resumed.size(), 1);
    QCOMPARE(f.agent.resumed[0].turnId, QStringLiteral("turn-7"));
}

void tst_ChatPauses::goesOnWithAStoredQuestionWhenThePersonSaysSo()
{
    Fixture f; // jettro is signed in, as everybody is who opens a stored conversation
    Session::StoredTurn turn;
    turn.question = QStringLiteral("one");
    turn.state = QStringLiteral("paused");
    turn.pause = Session::Pause();
    turn.pause->turnId = QStringLiteral("turn-7");
    turn.pause->reason = QStringLiteral("sign_in");
    f.chat.beConversation(QStringLiteral("conversation-1"));
    f.chat.restore({QStringLiteral("conversation-1"), {}, {turn}});
    QCOMPARE(f.chat.state(), State::Parked);
    QVERIFY(f.agent.resumed.isEmpty()); // not before somebody wants it
    f.chat.signInAgain();
    QCOMPARE(f.session.signIns, 0);
    QCOMPARE(f.agent.resumed.size(), 1);
    QCOMPARE(f.agent.resumed[0].turnId, QStringLiteral("turn-7"));
    QCOMPARE(f.lastOf(Kind::Card).card.state, Card::State::Resumed);
    Q_EMIT f.agent.stream->done(Fakes::answer(QStringLiteral("1")));
    QVERIFY(f.chat.canAsk());
}

void tst_ChatPauses::saysThatALongConversationIsNotWhole()
{
    Fixture f;
    Session::StoredTurn turn;
    turn.question = QStringLiteral("one");
    turn.state = QStringLiteral("done");
    turn.result.response = QStringLiteral("1");
    f.chat.beConversation(QStringLiteral("conversation-1"));
    f.chat.restore({QStringLiteral("conversation-1"), {}, {turn}, true});
    QCOMPARE(f.chat.notice(), ChatViewModel::Notice::EarlierLeftOut);
    f.chat.ask(QStringLiteral("two"));
    QCOMPARE(f.chat.notice(), ChatViewModel::Notice::None);
    Fixture whole;
    whole.chat.restore({QStringLiteral("conversation-1"), {}, {turn}, false});
    QCOMPARE(whole.chat.notice(), ChatViewModel::Notice::None);
}

void tst_ChatPauses::sendsNobodyInCircles()
{
    Fixture f;
    const auto refuse = [&f] {
        Session::TurnFailure failure {TurnFailure::Kind::SignInNeeded, 0, {}};
        failure.needs.scopes = {QStringLiteral("hr.write")};
        Q_EMIT f.agent.stream->failed(failure);
    };
    f.chat.ask(QStringLiteral("one"));
    refuse();
    QCOMPARE(f.chat.state(), State::Parked);
    f.chat.signInAgain();
    QCOMPARE(f.session.needs.scopes, QStringList {QStringLiteral("hr.write")});
    f.session.go(SessionState::SignedIn, Fakes::jettro());
    Q_EMIT f.session.completed();
    QCOMPARE(f.agent.asked.size(), 2);
    refuse();
    QCOMPARE(f.chat.state(), State::Idle);
    QCOMPARE(f.last().card.kind, Card::Kind::Failure);
    QCOMPARE(f.last().card.failure.kind, TurnFailure::Kind::NotAllowed);
    QCOMPARE(f.session.signIns, 1);
}

void tst_ChatPauses::dropsAParkedQuestion()
{
    Fixture f;
    f.chat.ask(QStringLiteral("one"));
    Session::Pause pause;
    pause.turnId = QStringLiteral("turn-7");
    pause.reason = QStringLiteral("step_up");
    Q_EMIT f.agent.stream->paused(pause);
    f.chat.dropParked();
    QCOMPARE(f.agent.cancelledTurns, QStringList {QStringLiteral("turn-7")});
    QCOMPARE(f.last().card.state, Card::State::Dropped);
    QVERIFY(f.chat.canAsk());
    f.session.go(SessionState::Ended, Fakes::jettro());
    f.session.go(SessionState::SignedIn, Fakes::jettro());
    QVERIFY(f.agent.resumed.isEmpty());
}

void tst_ChatPauses::dropsAndSaysSoWhenSomebodyElseSignsIn()
{
    Fixture f;
    f.chat.ask(QStringLiteral("one"));
    Session::Pause pause;
    pause.turnId = QStringLiteral("turn-7");
    pause.reason = QStringLiteral("sign_in");
    f.session.go(SessionState::Ended, Fakes::jettro());
    Q_EMIT f.agent.stream->paused(pause);
    f.session.go(SessionState::SignedIn, Fakes::office());
    QVERIFY(f.agent.resumed.isEmpty());
    QCOMPARE(f.agent.asked.size(), 1);
    QCOMPARE(f.chat.turns().rowCount(), 0); // what jettro read is not office's
    QCOMPARE(f.chat.notice(), ChatViewModel::Notice::QuestionDropped);
    f.chat.ask(QStringLiteral("two"));
    QVERIFY(f.agent.asked[1].conversationId.isEmpty());
    QCOMPARE(f.chat.notice(), ChatViewModel::Notice::None);
}

void tst_ChatPauses::forgetsTheConversationOnSignOut()
{
    Fixture f;
    f.chat.ask(QStringLiteral("one"));
    f.account.signOut();
    QVERIFY(!f.agent.stream); // the turn is cancelled
    QCOMPARE(f.chat.turns().rowCount(), 0);
    QVERIFY(f.chat.tools().tools.isEmpty());
    QCOMPARE(f.chat.state(), State::Idle);
}

void tst_ChatPauses::resetEmptiesTheConversation()
{
    Fixture f;
    f.chat.ask(QStringLiteral("one"));
    Q_EMIT f.agent.stream->done(Fakes::answer(QStringLiteral("1")));
    f.chat.reset();
    QTRY_COMPARE(f.chat.turns().rowCount(), 0);
    QCOMPARE(f.agent.resets, QStringList {QStringLiteral("conversation-1")});
    QCOMPARE(f.chat.notice(), ChatViewModel::Notice::HistoryRemoved);
    f.chat.ask(QStringLiteral("two"));
    QVERIFY(f.agent.asked[1].conversationId.isEmpty());
}

void tst_ChatPauses::aResetThatFailsKeepsTheConversation()
{
    Fixture f;
    f.chat.ask(QStringLiteral("one"));
    Q_EMIT f.agent.stream->done(Fakes::answer(QStringLiteral("1")));
    f.agent.resetAnswer = Core::failure(Core::Error::Code::Unavailable, QStringLiteral("no"));
    f.chat.reset();
    QTRY_COMPARE(f.chat.notice(), ChatViewModel::Notice::ResetFailed);
    QCOMPARE(f.chat.turns().rowCount(), 2);
    QVERIFY(f.chat.canAsk());
}

void tst_ChatPauses::resetStopsWhatIsUnderWay()
{
    Fixture f;
    f.agent.holdReset = true;
    f.chat.ask(QStringLiteral("one"));
    f.chat.reset();
    QVERIFY(!f.agent.stream);
    QVERIFY(!f.chat.ask(QStringLiteral("two"))); // not before it is done
    f.agent.releaseReset();
    QTRY_COMPARE(f.chat.turns().rowCount(), 0);
    QVERIFY(f.chat.canAsk());
}

void tst_ChatPauses::doesNotTakeToolsOfThePersonBefore()
{
    Fixture f;
    // The answer for jettro is on its way while office signs in.
    f.chat.loadTools();
    f.agent.toolAnswer = Fakes::tools(true);
    f.session.go(SessionState::SignedIn, Fakes::office());
    QTRY_VERIFY(!f.chat.isLoadingTools());
    QCOMPARE(f.chat.tools(), Fakes::tools(true));
}

QTEST_GUILESS_MAIN(tst_ChatPauses)
#include "tst_chatpauses.moc"
