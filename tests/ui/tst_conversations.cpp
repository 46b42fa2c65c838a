// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/conversationsviewmodel.h"
#include "ui/fakes.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using Session::ChatViewModel;
using Session::ConversationRow;
using Session::ConversationsViewModel;
using Note = Session::ConversationRow::Note;

namespace {

struct Fixture
{
    explicit Fixture(const QString &file = {}, Session::ConversationLimits limits = {})
        : account(session), unsent(file), conversations(agent, store, account, unsent, nullptr, {}, limits)
    {
        agent.toolAnswer = Fakes::tools(false);
    }

    void signIn(const Session::Person &person = Fakes::jettro())
    {
        session.go(Fakes::SignIn::State::SignedIn, person);
        settle();
    }
    void settle()
    {
        QVERIFY(QTest::qWaitFor([this] { return !conversations.isLoading(); }));
    }
    ConversationRow rowOf(const QString &id)
    {
        const int row = conversations.rows().findId(id);
        return row < 0 ? ConversationRow {} : conversations.rows().rows().at(row);
    }
    QStringList ids()
    {
        QStringList all;
        for (const ConversationRow &row : conversations.rows().rows())
            all.append(row.id);
        return all;
    }
    ChatViewModel &chat() { return conversations.current(); }
    void answer(const QString &text, const QString &id)
    {
        Session::TurnResult result = Fakes::answer(text);
        result.conversationId = id;
        Q_EMIT agent.stream->started(QStringLiteral("turn"), id);
        Q_EMIT agent.stream->done(result);
    }

    Fakes::Agent agent;
    Fakes::SignIn session;
    Fakes::Conversations store;
    Session::AccountViewModel account;
    Session::Unsent unsent;
    ConversationsViewModel conversations;
};

Session::ConversationLimits quickUndo()
{
    Session::ConversationLimits limits;
    limits.undoTime = std::chrono::milliseconds(30);
    limits.searchDelay = std::chrono::milliseconds(1);
    return limits;
}

} // namespace

class tst_Conversations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsWhatTheAgentHasAndStartsWithANewOne();
    void asksForANewConversationAndTakesItsId();
    void hasOneNewConversationAtATime();
    void opensAStoredConversationWithItsCardsAndReceipts();
    void hidesWhatTakesARoleThatIsGone();
    void goesOnWithAPausedTurn();
    void saysThatAConversationCouldNotBeReadAndTriesAgain();
    void letsAnAnswerGoOnInTheBackground();
    void closesWhatNobodyUses();
    void renamesAndTakesTheOldNameBackWhenThatFails();
    void keepsANewNameWhenAListOfBeforeArrives();
    void deletesAfterAMomentAndUndoesBefore();
    void hidesWhatWaitsForItsDeletionElsewhere();
    void bringsBackWhatCouldNotBeDeleted();
    void finishesADeletionThatTheLastStartBegan();
    void leavesADeletionThatAnotherWindowUndoes();
    void findsInMessagesByTheAgent();
    void fetchesTheNextPage();
    void keepsDraftsPerPersonAndConversation();
    void forgetsEverythingWhenSomebodyElseSignsIn();
    void saysThatAParkedQuestionOfAnotherConversationWasDropped();
    void readsTheListAgainAfterAnAnswer();
    void resetsANewConversationWithoutTouchingTheDefaultOne();
};

void tst_Conversations::listsWhatTheAgentHasAndStartsWithANewOne()
{
    Fixture f;
    f.store.add(QStringLiteral("c1"), QStringLiteral("One"), QStringLiteral("1"));
    f.store.add(QStringLiteral("c2"), QStringLiteral("Two"), QStringLiteral("2"), 3);
    QVERIFY(f.store.searches.isEmpty()); // nobody is signed in
    f.signIn();
    QCOMPARE(f.ids(), (QStringList {QString(), QStringLiteral("c1"), QStringLiteral("c2")}));
    QCOMPARE(f.rowOf(QStringLiteral("c2")).title, QStringLiteral("Two"));
    QCOMPARE(f.rowOf(QStringLiteral("c2")).snippet, QStringLiteral("2"));
    QVERIFY(f.chat().conversationId().isEmpty());
    QCOMPARE(f.rowOf(QString()).note, Note::Draft);
    QVERIFY(f.store.reads.isEmpty()); // nothing is read before it is opened
}

void tst_Conversations::asksForANewConversationAndTakesItsId()
{
    Fixture f;
    f.signIn();
    QVERIFY(f.chat().ask(QStringLiteral("How many?")));
    QCOMPARE(f.agent.asked.last().conversationId, QStringLiteral("new"));
    const quint64 key = f.conversations.currentKey();
    QCOMPARE(f.conversations.rows().rows().at(f.conversations.rows().find(key)).note, Note::Busy);
    f.answer(QStringLiteral("Ten."), QStringLiteral("c9"));
    QCOMPARE(f.rowOf(QStringLiteral("c9")).key, key);
    QCOMPARE(f.rowOf(QStringLiteral("c9")).title, QStringLiteral("How many?"));
    QCOMPARE(f.rowOf(QStringLiteral("c9")).snippet, QStringLiteral("Ten."));
    QVERIFY(f.chat().ask(QStringLiteral("And now?")));
    QCOMPARE(f.agent.asked.last().conversationId, QStringLiteral("c9"));
}

void tst_Conversations::hasOneNewConversationAtATime()
{
    Fixture f;
    f.signIn();
    f.conversations.startNew();
    f.conversations.startNew();
    QCOMPARE(f.conversations.rows().rowCount(), 1);
    f.chat().ask(QStringLiteral("one"));
    f.answer(QStringLiteral("1"), QStringLiteral("c1"));
    f.conversations.startNew();
    QCOMPARE(f.conversations.rows().rowCount(), 2);
    QVERIFY(f.chat().conversationId().isEmpty());
    QCOMPARE(f.chat().tools(), Fakes::tools(false)); // known already
}

void tst_Conversations::opensAStoredConversationWithItsCardsAndReceipts()
{
    Fixture f;
    f.store.add(QStringLiteral("c1"), QStringLiteral("One"), QStringLiteral("**1**"));
    Session::StoredTurn refused;
    refused.question = QStringLiteral("roberto?");
    refused.result = Fakes::refusal();
    f.store.contents[QStringLiteral("c1")].turns.append(refused);
    f.signIn();
    f.conversations.open(f.rowOf(QStringLiteral("c1")).key);
    QVERIFY(!f.chat().canAsk()); // it is being read
    QTRY_VERIFY(f.chat().canAsk());
    const Session::TurnModel &turns = f.chat().turns();
    QList<Session::TurnRow::Kind> kinds;
    for (int i = 0; i < turns.rowCount(); ++i)
        kinds.append(turns.row(i).kind);
    using Kind = Session::TurnRow::Kind;
    QCOMPARE(kinds, (QList<Kind> {Kind::Question, Kind::Answer, Kind::Question, Kind::Card, Kind::Receipt}));
    QCOMPARE(turns.row(1).text, QStringLiteral("**1**"));
    QVERIFY(!turns.row(1).streaming);
    QCOMPARE(turns.row(3).card.outcome.outcomeClass, QStringLiteral("not_permitted"));
    QCOMPARE(f.rowOf(QStringLiteral("c1")).note, Note::Outcome);
    QVERIFY(f.chat().ask(QStringLiteral("Go on")));
    QCOMPARE(f.agent.asked.last().conversationId, QStringLiteral("c1"));
}

void tst_Conversations::hidesWhatTakesARoleThatIsGone()
{
    Fixture f;
    f.store.add(QStringLiteral("c1"), QStringLiteral("One"), QStringLiteral("roberto has 15"));
    Session::StoredTurn &turn = f.store.contents[QStringLiteral("c1")].turns[0];
    turn.hidden = true;
    turn.requiredRoles = QStringList {QStringLiteral("office-management")};
    f.signIn();
    f.conversations.open(f.rowOf(QStringLiteral("c1")).key);
    QTRY_COMPARE(f.chat().turns().rowCount(), 2);
    QCOMPARE(f.chat().turns().row(1).card.kind, Session::Card::Kind::Hidden);
    QCOMPARE(f.chat().turns().newestOpenCard(), -1);
}

void tst_Conversations::goesOnWithAPausedTurn()
{
    Fixture f;
    f.store.add(QStringLiteral("c1"), QStringLiteral("One"), QString());
    f.store.all[0].state = QStringLiteral("paused");
    f.store.contents[QStringLiteral("c1")].turns[0].pause = Fakes::approval();
    f.signIn();
    QCOMPARE(f.rowOf(QStringLiteral("c1")).note, Note::Paused);
    f.conversations.open(f.rowOf(QStringLiteral("c1")).key);
    QTRY_COMPARE(f.chat().state(), ChatViewModel::State::AwaitingDecision);
    QCOMPARE(f.rowOf(QStringLiteral("c1")).note, Note::AwaitingDecision);
    f.chat().decide(true);
    QCOMPARE(f.agent.resumed.size(), 1);
    QCOMPARE(f.agent.resumed[0].turnId, Fakes::approval().turnId);
    QCOMPARE(f.agent.resumed[0].digest, Fakes::approval().approval->digest);
}

void tst_Conversations::saysThatAConversationCouldNotBeReadAndTriesAgain()
{
    Fixture f;
    f.store.add(QStringLiteral("c1"), QStringLiteral("One"), QStringLiteral("1"));
    f.signIn();
    f.store.away = true;
    f.conversations.open(f.rowOf(QStringLiteral("c1")).key);
    QTRY_COMPARE(f.chat().reading(), ChatViewModel::Reading::Failed);
    QVERIFY(!f.chat().ask(QStringLiteral("into the void")));
    f.store.away = false;
    f.chat().readAgain();
    QTRY_COMPARE(f.chat().reading(), ChatViewModel::Reading::Done);
    QCOMPARE(f.chat().turns().rowCount(), 2);
}

void tst_Conversations::letsAnAnswerGoOnInTheBackground()
{
    Fixture f;
    f.store.add(QStringLiteral("c1"), QStringLiteral("One"), QStringLiteral("1"));
    f.signIn();
    f.chat().ask(QStringLiteral("Slow one"));
    ChatViewModel *slow = &f.chat();
    const QPointer<Fakes::Stream> stream = f.agent.stream;
    f.conversations.open(f.rowOf(QStringLiteral("c1")).key);
    QVERIFY(&f.chat() != slow);
    QVERIFY(stream && stream->cancelled == 0);
    f.answer(QStringLiteral("Done."), QStringLiteral("c2"));
    QCOMPARE(f.rowOf(QStringLiteral("c2")).snippet, QStringLiteral("Done."));
    QTRY_COMPARE(f.chat().turns().rowCount(), 2); // nothing of it came here
}

void tst_Conversations::closesWhatNobodyUses()
{
    Session::ConversationLimits limits;
    limits.openChats = 2;
    Fixture f({}, limits);
    for (int i = 0; i < 6; ++i)
        f.store.add(QString::number(i), QString::number(i), QStringLiteral("x"));
    f.signIn();
    QSignalSpy closing(&f.conversations, &ConversationsViewModel::closing);
    for (int i = 0; i < 6; ++i) {
        f.conversations.open(f.rowOf(QString::number(i)).key);
        QTRY_VERIFY(f.chat().canAsk());
    }
    QCOMPARE(closing.size(), 4); // one is current, one more stays; the new one has no id
    f.conversations.open(f.rowOf(QStringLiteral("0")).key); // and comes back
    QTRY_COMPARE(f.chat().turns().rowCount(), 2);
}

void tst_Conversations::renamesAndTakesTheOldNameBackWhenThatFails()
{
    Fixture f;
    f.store.add(QStringLiteral("c1"), QStringLiteral("One"), QStringLiteral("1"));
    f.signIn();
    const quint64 key = f.rowOf(QStringLiteral("c1")).key;
    f.conversations.rename(key, QStringLiteral("  Better\nname "));
    QCOMPARE(f.rowOf(QStringLiteral("c1")).title, QStringLiteral("Better name"));
    QCOMPARE(f.store.renamed.size(), 1);
    f.conversations.rename(key, QStringLiteral("   "));
    QCOMPARE(f.store.renamed.size(), 1); // a name has letters
    QSignalSpy failed(&f.conversations, &ConversationsViewModel::renameFailed);
    f.store.away = true;
    f.conversations.rename(key, QStringLiteral("Third"));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(f.rowOf(QStringLiteral("c1")).title, QStringLiteral("Better name"));
}

void tst_Conversations::keepsANewNameWhenAListOfBeforeArrives()
{
    Fixture f;
    f.store.add(QStringLiteral("c1"), QStringLiteral("One"), QStringLiteral("1"));
    f.signIn();
    f.conversations.refresh(); // is answered with the old title
    f.conversations.rename(f.rowOf(QStringLiteral("c1")).key, QStringLiteral("Better"));
    f.settle();
    QCOMPARE(f.rowOf(QStringLiteral("c1")).title, QStringLiteral("Better"));
    // Renamed in another window since: a list that was asked for afterwards tells it.
    f.store.all.first().title = QStringLiteral("Elsewhere");
    f.conversations.refresh();
    f.settle();
    QTRY_COMPARE(f.rowOf(QStringLiteral("c1")).title, QStringLiteral("Elsewhere"));
}

void tst_Conversations::deletesAfterAMomentAndUndoesBefore()
{
    Fixture f({}, quickUndo());
    f.store.add(QStringLiteral("c1"), QStringLiteral("One"), QStringLiteral("1"));
    f.store.add(QStringLiteral("c2"), QStringLiteral("Two"), QStringLiteral("2"));
    f.signIn();
    const quint64 key = f.rowOf(QStringLiteral("c1")).key;
    f.conversations.open(key);
    f.conversations.remove(key);
    QVERIFY(f.rowOf(QStringLiteral("c1")).deleted);
    QVERIFY(f.chat().conversationId().isEmpty()); // the person is somewhere else now
    QVERIFY(f.store.removed.isEmpty());
    f.conversations.undo(key);
    QVERIFY(!f.rowOf(QStringLiteral("c1")).deleted);
    QCOMPARE(f.conversations.currentKey(), key);
    f.conversations.remove(f.rowOf(QStringLiteral("c2")).key);
    QTRY_COMPARE(f.store.removed, QStringList {QStringLiteral("c2")});
    QCOMPARE(f.conversations.rows().findId(QStringLiteral("c2")), -1);
    QVERIFY(f.conversations.rows().findId(QStringLiteral("c1")) >= 0); // undone is undone
    QVERIFY(f.unsent.deletions(Fakes::jettro()).isEmpty());
}

void tst_Conversations::hidesWhatWaitsForItsDeletionElsewhere()
{
    Fixture f;
    f.store.add(QStringLiteral("c1"), QStringLiteral("One"), QStringLiteral("1"));
    f.store.add(QStringLiteral("c2"), QStringLiteral("Two"), QStringLiteral("2"));
    f.signIn();
    f.conversations.open(f.rowOf(QStringLiteral("c1")).key);
    f.unsent.setDeletion(Fakes::jettro(), QStringLiteral("c1"), true);
    f.conversations.hideGoing();
    QCOMPARE(f.conversations.rows().findId(QStringLiteral("c1")), -1);
    QVERIFY(f.conversations.rows().findId(QStringLiteral("c2")) >= 0);
    QVERIFY(f.chat().conversationId().isEmpty()); // the person is somewhere else now
    f.unsent.setDeletion(Fakes::jettro(), QStringLiteral("c1"), false);
    f.conversations.refresh();
    QTRY_VERIFY(f.conversations.rows().findId(QStringLiteral("c1")) >= 0);
    QVERIFY(f.store.removed.isEmpty());
}

void tst_Conversations::bringsBackWhatCouldNotBeDeleted()
{
    Fixture f({}, quickUndo());
    f.store.add(QStringLiteral("c1"), QStringLiteral("One"), QStringLiteral("1"));
    f.signIn();
    QSignalSpy failed(&f.conversations, &ConversationsViewModel::deletionFailed);
    f.store.away = true;
    f.conversations.remove(f.rowOf(QStringLiteral("c1")).key);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!f.rowOf(QStringLiteral("c1")).deleted);
    QCOMPARE(f.rowOf(QStringLiteral("c1")).title, QStringLiteral("One"));
}

void tst_Conversations::finishesADeletionThatTheLastStartBegan()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("deep/unsent.json"));
    {
        Fixture f(file);
        f.store.add(QStringLiteral("c1"), QStringLiteral("One"), QStringLiteral("1"));
        f.signIn();
        f.conversations.remove(f.rowOf(QStringLiteral("c1")).key);
        QVERIFY(f.store.removed.isEmpty());
    }
    Fixture f(file, quickUndo());
    f.store.add(QStringLiteral("c1"), QStringLiteral("One"), QStringLiteral("1"));
    f.signIn();
    QTRY_COMPARE(f.store.removed, QStringList {QStringLiteral("c1")});
    QCOMPARE(f.conversations.rows().findId(QStringLiteral("c1")), -1);
    QTRY_VERIFY(f.unsent.deletions(Fakes::jettro()).isEmpty());
}

void tst_Conversations::leavesADeletionThatAnotherWindowUndoes()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("unsent.json"));
    Fixture first(file);
    first.store.add(QStringLiteral("c1"), QStringLiteral("One"), QStringLiteral("1"));
    first.signIn();
    const quint64 key = first.rowOf(QStringLiteral("c1")).key;
    first.conversations.remove(key);
    first.unsent.save();
    Session::ConversationLimits limits;
    limits.undoTime = std::chrono::milliseconds(2000);
    Fixture second(file, limits);
    second.store.add(QStringLiteral("c1"), QStringLiteral("One"), QStringLiteral("1"));
    second.signIn();
    QCOMPARE(second.conversations.rows().findId(QStringLiteral("c1")), -1);
    first.conversations.undo(key);
    first.unsent.save();
    QTRY_VERIFY(second.conversations.rows().findId(QStringLiteral("c1")) >= 0);
    QVERIFY(second.store.removed.isEmpty());
}

void tst_Conversations::findsInMessagesByTheAgent()
{
    Fixture f({}, quickUndo());
    f.store.add(QStringLiteral("c1"), QStringLiteral("One"), QStringLiteral("1"));
    f.store.add(QStringLiteral("c2"), QStringLiteral("Two"), QStringLiteral("2"));
    f.store.contents[QStringLiteral("c2")].turns[0].result.response = QStringLiteral("deep inside: pelican");
    f.signIn();
    f.conversations.search(QStringLiteral("pelican"));
    QTRY_VERIFY(f.rowOf(QStringLiteral("c2")).found);
    QVERIFY(!f.rowOf(QStringLiteral("c1")).found);
    // The list that is read after an answer takes nothing back of what was found.
    const auto before = f.store.searches.size();
    f.chat().ask(QStringLiteral("one"));
    f.answer(QStringLiteral("3"), QStringLiteral("c3"));
    QTRY_COMPARE(f.store.searches.size(), before + 1);
    QTRY_VERIFY(!f.conversations.isLoading());
    QVERIFY(f.rowOf(QStringLiteral("c2")).found);
    f.conversations.search({});
    QVERIFY(!f.rowOf(QStringLiteral("c2")).found);
}

void tst_Conversations::fetchesTheNextPage()
{
    Session::ConversationLimits limits;
    limits.page = 10;
    Fixture f({}, limits);
    for (int i = 0; i < 25; ++i)
        f.store.add(QString::number(i), QString::number(i), QStringLiteral("x"), i);
    f.signIn();
    QCOMPARE(f.conversations.rows().rowCount(), 11);
    QVERIFY(f.conversations.rows().canFetchMore({}));
    f.conversations.rows().fetchMore({});
    f.settle();
    f.conversations.rows().fetchMore({});
    f.settle();
    QCOMPARE(f.conversations.rows().rowCount(), 26);
    QVERIFY(!f.conversations.rows().canFetchMore({}));
}

void tst_Conversations::keepsDraftsPerPersonAndConversation()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("unsent.json"));
    {
        Fixture f(file);
        f.store.add(QStringLiteral("c1"), QStringLiteral("One"), QStringLiteral("1"));
        f.signIn();
        f.chat().setDraft(QStringLiteral("for the new one"));
        f.conversations.open(f.rowOf(QStringLiteral("c1")).key);
        f.chat().setDraft(QStringLiteral("for c1"));
        f.conversations.startNew();
        QCOMPARE(f.rowOf(QStringLiteral("c1")).note, Note::Draft);
    }
    Fixture f(file);
    f.store.add(QStringLiteral("c1"), QStringLiteral("One"), QStringLiteral("1"));
    f.signIn(Fakes::office());
    QVERIFY(f.chat().draft().isEmpty());
    f.signIn();
    QCOMPARE(f.chat().draft(), QStringLiteral("for the new one"));
    QCOMPARE(f.rowOf(QStringLiteral("c1")).note, Note::Draft);
    f.conversations.open(f.rowOf(QStringLiteral("c1")).key);
    QCOMPARE(f.chat().draft(), QStringLiteral("for c1"));
    f.chat().setDraft({});
    f.unsent.save();
    QFile saved(file);
    QVERIFY(saved.open(QFile::ReadOnly));
    const QByteArray text = saved.readAll();
    QVERIFY(!text.contains("for c1"));
    QVERIFY(!text.contains("jettro")); // the file names nobody
}

void tst_Conversations::forgetsEverythingWhenSomebodyElseSignsIn()
{
    Fixture f;
    f.store.add(QStringLiteral("c1"), QStringLiteral("One"), QStringLiteral("1"));
    f.signIn();
    f.conversations.open(f.rowOf(QStringLiteral("c1")).key);
    QTRY_COMPARE(f.chat().turns().rowCount(), 2);
    f.conversations.startNew();
    f.chat().setDraft(QStringLiteral("mine"));
    f.store.all.clear();
    f.signIn(Fakes::office());
    QCOMPARE(f.ids(), QStringList {QString()});
    QVERIFY(f.chat().draft().isEmpty());
    QCOMPARE(f.chat().turns().rowCount(), 0);
}

void tst_Conversations::saysThatAParkedQuestionOfAnotherConversationWasDropped()
{
    Fixture f;
    f.store.add(QStringLiteral("c1"), QStringLiteral("One"), QStringLiteral("1"));
    f.signIn();
    f.chat().ask(QStringLiteral("parked"));
    f.session.go(Fakes::SignIn::State::Ended, Fakes::jettro());
    Session::Pause pause;
    pause.turnId = QStringLiteral("t");
    pause.reason = QStringLiteral("sign_in");
    Q_EMIT f.agent.stream->paused(pause);
    f.conversations.open(f.rowOf(QStringLiteral("c1")).key);
    f.signIn(Fakes::office());
    QCOMPARE(f.chat().notice(), ChatViewModel::Notice::QuestionDropped);
    QVERIFY(f.agent.resumed.isEmpty());
}

void tst_Conversations::readsTheListAgainAfterAnAnswer()
{
    Fixture f;
    f.signIn();
    const auto before = f.store.searches.size();
    f.chat().ask(QStringLiteral("one"));
    f.store.add(QStringLiteral("c1"), QStringLiteral("A title of the agent's"), QStringLiteral("1"));
    f.answer(QStringLiteral("1"), QStringLiteral("c1"));
    QTRY_COMPARE(f.rowOf(QStringLiteral("c1")).title, QStringLiteral("A title of the agent's"));
    QCOMPARE(f.store.searches.size(), before + 1);
    QCOMPARE(f.conversations.rows().rowCount(), 1); // it is the same conversation
}

void tst_Conversations::resetsANewConversationWithoutTouchingTheDefaultOne()
{
    Fixture f;
    f.signIn();
    f.chat().reset();
    QVERIFY(f.agent.resets.isEmpty());
    f.chat().ask(QStringLiteral("one"));
    f.answer(QStringLiteral("1"), QStringLiteral("c1"));
    f.chat().reset();
    QTRY_COMPARE(f.chat().turns().rowCount(), 0);
    QCOMPARE(f.agent.resets, QStringList {QStringLiteral("c1")});
    f.chat().ask(QStringLiteral("two"));
    QCOMPARE(f.agent.asked.last().conversationId, QStringLiteral("c1"));
}

QTEST_GUILESS_MAIN(tst_Conversations)
#include "tst_conversations.moc"
