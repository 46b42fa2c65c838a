// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chatfixture.h"

#include <QSignalSpy>
#include <QTest>

class tst_ChatViewModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsQuestionActivityAnswerAndReceipt();
    void asksNothingWhenThereIsNothingToAsk();
    void asksOneQuestionAtATime();
    void goesOnInTheSameConversation();
    void showsNothingAsBusyAtFirst();
    void gathersTextBeforeItReachesTheModel();
    void letsTheCompleteReplyCount();
    void keepsTheAnswerBelowTheCalls();
    void showsARefusalAsACardInPlaceOfItsSentence();
    void keepsWhyACallCameToNothing();
    void keepsWhatTheModelSaysBesideARefusal();
    void tellsTheSameRefusalOnce();
    void keepsWhatCameWhenStopped();
    void ignoresALateAnswerAfterAStop();
    void showsACardForEveryFailure_data();
    void showsACardForEveryFailure();
    void asksTheSameQuestionAgain();
    void tellsWhenTheModelSaysNothing();
    void closesAnOpenCardWhenSomethingElseIsAsked();
};

void tst_ChatViewModel::showsQuestionActivityAnswerAndReceipt()
{
    Fixture f;
    QVERIFY(f.chat.ask(QStringLiteral("  How many days off do I have?\n")));
    QCOMPARE(f.agent.asked.size(), 1);
    QCOMPARE(f.agent.asked[0].question, QStringLiteral("How many days off do I have?"));
    QVERIFY(f.chat.isBusy());
    Q_EMIT f.agent.stream->started(QStringLiteral("turn-1"), QStringLiteral("conversation-1"));
    Q_EMIT f.agent.stream->toolCall(
        Fakes::call(QStringLiteral("c"), u8("your days off"), QStringLiteral("read")));
    QVERIFY(f.last().outcomeClass.isEmpty());
    Q_EMIT f.agent.stream->toolResult(QStringLiteral("c"), QStringLiteral("ok"));
    QCOMPARE(f.last().outcomeClass, QStringLiteral("ok"));
    QSignalSpy ended(&f.chat, &ChatViewModel::turnEnded);
    Q_EMIT f.agent.stream->done(
        Fakes::answer(QStringLiteral("You have 10 days off left."),
                      {Fakes::receipt(QStringLiteral("daysOff"), QStringLiteral("jettro"),
                                      QStringLiteral("jettro"), QStringLiteral("ok"))}));
    QCOMPARE(f.kinds(), (QList<Kind> {Kind::Question, Kind::Activity, Kind::Answer, Kind::Receipt}));
    QVERIFY(!f.chat.isBusy());
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended[0][0].toInt(), 2);
    QVERIFY(!f.agent.stream); // the connection is gone
}

void tst_ChatViewModel::asksNothingWhenThereIsNothingToAsk()
{
    Fixture f;
    QVERIFY(!f.chat.ask(QStringLiteral(" \n\t ")));
    QVERIFY(f.agent.asked.isEmpty());
    QCOMPARE(f.chat.turns().rowCount(), 0);
}

void tst_ChatViewModel::asksOneQuestionAtATime()
{
    Fixture f;
    QVERIFY(f.chat.ask(QStringLiteral("one")));
    QVERIFY(!f.chat.ask(QStringLiteral("two")));
    QCOMPARE(f.agent.asked.size(), 1);
}

void tst_ChatViewModel::goesOnInTheSameConversation()
{
    Fixture f;
    f.chat.ask(QStringLiteral("one"));
    QVERIFY(f.agent.asked[0].conversationId.isEmpty());
    Q_EMIT f.agent.stream->done(Fakes::answer(QStringLiteral("1")));
    f.chat.ask(QStringLiteral("two"));
    QCOMPARE(f.agent.asked[1].conversationId, QStringLiteral("conversation-1"));
}

void tst_ChatViewModel::showsNothingAsBusyAtFirst()
{
    Session::ChatTimes times;
    times.quiet = std::chrono::milliseconds(30);
    Fixture f(times);
    f.chat.ask(QStringLiteral("one"));
    QCOMPARE(f.kinds(), (QList<Kind> {Kind::Question}));
    QTRY_COMPARE(f.kinds(), (QList<Kind> {Kind::Question, Kind::Activity}));
    QVERIFY(f.last().activity.operation.isEmpty());
    Q_EMIT f.agent.stream->done(Fakes::answer(QStringLiteral("1")));
    QCOMPARE(f.kinds(), (QList<Kind> {Kind::Question, Kind::Answer}));
}

void tst_ChatViewModel::gathersTextBeforeItReachesTheModel()
{
    Session::ChatTimes times;
    times.flush = std::chrono::milliseconds(20);
    Fixture f(times);
    f.chat.ask(QStringLiteral("one"));
    QSignalSpy changes(&f.chat.turns(), &QAbstractItemModel::dataChanged);
    for (int i = 0; i < 100; ++i)
        Q_EMIT f.agent.stream->text(QStringLiteral("word "));
    QCOMPARE(f.kinds(), (QList<Kind> {Kind::Question}));
    QTRY_COMPARE(f.kinds(), (QList<Kind> {Kind::Question, Kind::Answer}));
    QCOMPARE(f.last().text, QStringLiteral("word ").repeated(100));
    QVERIFY(f.last().streaming);
    QCOMPARE(changes.size(), 0); // one insertion for the hundred
}

void tst_ChatViewModel::letsTheCompleteReplyCount()
{
    Fixture f;
    f.chat.ask(QStringLiteral("one"));
    Q_EMIT f.agent.stream->text(QStringLiteral("You have 1"));
    QTRY_COMPARE(f.chat.turns().rowCount(), 2);
    Q_EMIT f.agent.stream->text(QStringLiteral("0 days of"));
    Q_EMIT f.agent.stream->done(Fakes::answer(QStringLiteral("You have 10 days off.")));
    QCOMPARE(f.kinds(), (QList<Kind> {Kind::Question, Kind::Answer}));
    QCOMPARE(f.last().text, QStringLiteral("You have 10 days off."));
    QVERIFY(!f.last().streaming);
}

void tst_ChatViewModel::keepsTheAnswerBelowTheCalls()
{
    Fixture f;
    f.chat.ask(QStringLiteral("one"));
    Q_EMIT f.agent.stream->text(QStringLiteral("Let me look. "));
    QTRY_COMPARE(f.chat.turns().rowCount(), 2);
    Q_EMIT f.agent.stream->toolCall(Fakes::call(QStringLiteral("c"), u8("x"), QStringLiteral("read")));
    QCOMPARE(f.kinds(), (QList<Kind> {Kind::Question, Kind::Activity, Kind::Answer}));
}

void tst_ChatViewModel::showsARefusalAsACardInPlaceOfItsSentence()
{
    Fixture f;
    f.chat.ask(QStringLiteral("How many days off does roberto have?"));
    Q_EMIT f.agent.stream->toolCall(
        Fakes::call(QStringLiteral("call-1"), u8("roberto’s days off"), QStringLiteral("read")));
    Q_EMIT f.agent.stream->toolResult(QStringLiteral("call-1"), QStringLiteral("not_permitted"));
    Q_EMIT f.agent.stream->text(QStringLiteral("You may not see"));
    Q_EMIT f.agent.stream->done(Fakes::refusal());
    QCOMPARE(f.kinds(), (QList<Kind> {Kind::Question, Kind::Activity, Kind::Card, Kind::Receipt}));
    const Card &card = f.lastOf(Kind::Card).card;
    QCOMPARE(card.kind, Card::Kind::Outcome);
    QCOMPARE(card.state, Card::State::Open);
    QCOMPARE(card.subject, QStringLiteral("roberto"));
    QCOMPARE(card.effect, QStringLiteral("read"));
    QCOMPARE(card.correlationId, QStringLiteral("7f3c1d52-0b1e-4a7c-9d64-2f8a61c0e3b9"));
    QCOMPARE(f.chat.turns().newestOpenCard(), 2);
    QVERIFY(f.agent.resumed.isEmpty()); // a refusal is never tried again
    QCOMPARE(f.agent.asked.size(), 1);
}

void tst_ChatViewModel::keepsWhyACallCameToNothing()
{
    const QString reason = QStringLiteral("changed_meanwhile");
    Fixture f;
    f.chat.ask(QStringLiteral("Set roberto's and johndoe's days off to 9"));
    for (const char *id : {"call-1", "call-2"})
        Q_EMIT f.agent.stream->toolCall(
            Fakes::call(QLatin1String(id), u8("roberto’s days off"), QStringLiteral("write")));
    Q_EMIT f.agent.stream->toolResult(QStringLiteral("call-1"), QStringLiteral("invalid"), reason);
    QCOMPARE(f.chat.turns().row(1).reason, reason);
    QVERIFY(f.chat.turns().row(2).reason.isEmpty());
    // Of one whose result was not told, the receipt says it.
    Session::TurnResult result = Fakes::answer(QStringLiteral("Nothing was changed."));
    Session::Receipt receipt
        = Fakes::receipt(f.chat.turns().row(2).activity.operation, QStringLiteral("johndoe"),
                         QStringLiteral("office"), QStringLiteral("invalid"));
    receipt.reason = reason;
    result.receipts = {receipt};
    Q_EMIT f.agent.stream->done(result);
    QCOMPARE(f.chat.turns().row(2).reason, reason);
}

void tst_ChatViewModel::keepsWhatTheModelSaysBesideARefusal()
{
    Fixture f;
    f.chat.ask(QStringLiteral("mine and roberto's?"));
    Session::TurnResult result = Fakes::refusal();
    result.response = QStringLiteral("You have 10 days off. ") + result.response;
    Q_EMIT f.agent.stream->done(result);
    QCOMPARE(f.kinds(), (QList<Kind> {Kind::Question, Kind::Answer, Kind::Card, Kind::Receipt}));
}

void tst_ChatViewModel::tellsTheSameRefusalOnce()
{
    Fixture f;
    f.chat.ask(QStringLiteral("roberto?"));
    Session::TurnResult result = Fakes::refusal();
    result.outcomes.append(result.outcomes.first());
    result.response += u' ' + result.response;
    Q_EMIT f.agent.stream->done(result);
    QCOMPARE(f.kinds(), (QList<Kind> {Kind::Question, Kind::Card, Kind::Receipt}));
}

void tst_ChatViewModel::keepsWhatCameWhenStopped()
{
    Fixture f;
    f.chat.ask(QStringLiteral("one"));
    Q_EMIT f.agent.stream->toolCall(Fakes::call(QStringLiteral("c"), u8("x"), QStringLiteral("read")));
    Q_EMIT f.agent.stream->text(QStringLiteral("Once upon"));
    f.chat.stop();
    QVERIFY(!f.agent.stream);
    QCOMPARE(f.kinds(), (QList<Kind> {Kind::Question, Kind::Activity, Kind::Answer, Kind::Card}));
    QCOMPARE(f.lastOf(Kind::Answer).text, QStringLiteral("Once upon"));
    QVERIFY(!f.lastOf(Kind::Answer).streaming);
    QCOMPARE(f.lastOf(Kind::Activity).outcomeClass, QStringLiteral("stopped"));
    QCOMPARE(f.last().card.kind, Card::Kind::Stopped);
    QVERIFY(f.chat.canAsk());
}

void tst_ChatViewModel::ignoresALateAnswerAfterAStop()
{
    Session::ChatTimes times;
    times.quiet = std::chrono::milliseconds(1);
    times.flush = std::chrono::milliseconds(1);
    Fixture f(times);
    f.chat.ask(QStringLiteral("one"));
    f.chat.stop();
    const int rows = f.chat.turns().rowCount();
    QTest::qWait(20); // timers that were not stopped would add rows now
    QCOMPARE(f.chat.turns().rowCount(), rows);
}

void tst_ChatViewModel::showsACardForEveryFailure_data()
{
    QTest::addColumn<TurnFailure::Kind>("kind");
    QTest::newRow("agent away") << TurnFailure::Kind::AgentUnavailable;
    QTest::newRow("not allowed") << TurnFailure::Kind::NotAllowed;
    QTest::newRow("too fast") << TurnFailure::Kind::TooFast;
    QTest::newRow("refused") << TurnFailure::Kind::Refused;
    QTest::newRow("interrupted") << TurnFailure::Kind::Interrupted;
    QTest::newRow("internal") << TurnFailure::Kind::Internal;
}

void tst_ChatViewModel::showsACardForEveryFailure()
{
    QFETCH(TurnFailure::Kind, kind);
    Fixture f;
    QSignalSpy missed(&f.chat, &ChatViewModel::serviceMissed);
    f.chat.ask(QStringLiteral("one"));
    Q_EMIT f.agent.stream->toolCall(Fakes::call(QStringLiteral("c"), u8("x"), QStringLiteral("read")));
    f.fail(kind);
    QCOMPARE(f.kinds(), (QList<Kind> {Kind::Question, Kind::Activity, Kind::Card}));
    QCOMPARE(f.last().card.kind, Card::Kind::Failure);
    QCOMPARE(f.last().card.failure.kind, kind);
    QVERIFY(!f.lastOf(Kind::Activity).outcomeClass.isEmpty());
    QVERIFY(f.chat.canAsk());
    QCOMPARE(missed.size(), kind == TurnFailure::Kind::AgentUnavailable ? 1 : 0);
}

void tst_ChatViewModel::asksTheSameQuestionAgain()
{
    Fixture f;
    f.chat.ask(QStringLiteral("one"));
    f.fail(TurnFailure::Kind::Internal);
    QSignalSpy edits(&f.chat, &ChatViewModel::editRequested);
    f.chat.edit(1);
    QCOMPARE(edits[0][0].toString(), QStringLiteral("one"));
    f.chat.askAgain(1);
    QCOMPARE(f.agent.asked.size(), 2);
    QCOMPARE(f.agent.asked[1].question, QStringLiteral("one"));
    f.chat.askAgain(99);
    f.chat.askAgain(-1);
    QCOMPARE(f.agent.asked.size(), 2);
}

void tst_ChatViewModel::tellsWhenTheModelSaysNothing()
{
    Fixture f;
    f.chat.ask(QStringLiteral("one"));
    Q_EMIT f.agent.stream->done(Fakes::answer(QStringLiteral("  \n")));
    QCOMPARE(f.last().card.kind, Card::Kind::NoAnswer);
}

void tst_ChatViewModel::closesAnOpenCardWhenSomethingElseIsAsked()
{
    Fixture f;
    f.chat.ask(QStringLiteral("roberto?"));
    Q_EMIT f.agent.stream->done(Fakes::refusal());
    QVERIFY(f.chat.turns().newestOpenCard() >= 0);
    f.chat.ask(QStringLiteral("mine?"));
    QCOMPARE(f.chat.turns().newestOpenCard(), -1);
}

QTEST_GUILESS_MAIN(tst_ChatViewModel)
#include "tst_chatviewmodel.moc"
