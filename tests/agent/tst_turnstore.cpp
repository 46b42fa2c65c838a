// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/turnstore.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QVariant>

using namespace Agent;
using Code = Core::Error::Code;

namespace {

const Owner jettro {QStringLiteral("https://issuer"), QStringLiteral("1")};
const Owner office {QStringLiteral("https://issuer"), QStringLiteral("2")};
const Owner elsewhere {QStringLiteral("https://other"), QStringLiteral("1")};

Turn turnOf(const Owner &owner, const QString &conversation, const QString &question)
{
    Turn turn = Turn::start(conversation, question);
    turn.issuer = owner.issuer;
    turn.subject = owner.subject;
    (void)turn.begin();
    return turn;
}

Turn done(const Owner &owner, const QString &conversation, const QString &question)
{
    Turn turn = turnOf(owner, conversation, question);
    (void)turn.finish(QStringLiteral("answer to ") + question, QStringLiteral("answer to ") + question);
    return turn;
}

QStringList questions(const QList<ChatMessage> &messages)
{
    QStringList list;
    for (const ChatMessage &message : messages) {
        if (message.role == ChatMessage::Role::User)
            list.append(message.text);
    }
    return list;
}

std::unique_ptr<TurnDatabase> memory()
{
    return std::move(*TurnDatabase::open(QStringLiteral("sqlite::memory:")));
}

Core::Result<QString> conversationOf(TurnDatabase &database, const Owner &owner, const QString &id)
{
    return id.isEmpty() ? database.conversations().defaultOf(owner)
                        : database.conversations().find(owner, id);
}

QList<ChatMessage> messagesOf(TurnDatabase &database, const QString &conversation, qsizetype maxBytes)
{
    const Core::Result<History> history = database.history(conversation, {}, maxBytes);
    return history ? history->messages : QList<ChatMessage>();
}

} // namespace

class tst_TurnStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesEachPersonADefaultConversation();
    void hidesOtherPeoplesConversationsAndTurns();
    void keepsOnlyTurnsThatAreDoneInTheHistory();
    void ordersTheHistoryByTheEndOfTurns();
    void trimsTheHistoryByWholeTurns_data();
    void trimsTheHistoryByWholeTurns();
    void clearsOneConversation();
    void keepsPausedTurnsAndEndsTheOthersWhenItStarts();
    void leavesTurnsAloneThatAnotherProcessWorksOn();
    void callsAChangeUncertainThatWasUnderWay();
    void refusesLocations_data();
    void refusesLocations();
    void refusesWhatANewerProgramWrote();
    void makesFilesThatOnlyTheOwnerReads();
    void refusesAStoredTurnThatMakesNoSense();
    void answersInOrderWithoutBlocking();
    void tellsWhenItCouldNotBeOpened();
};

void tst_TurnStore::givesEachPersonADefaultConversation()
{
    const auto database = memory();
    const QString own = *conversationOf(*database, jettro, {});
    QCOMPARE(*conversationOf(*database, jettro, {}), own);
    QCOMPARE(*conversationOf(*database, jettro, own), own);
    QVERIFY(*conversationOf(*database, office, {}) != own);
    QVERIFY(*conversationOf(*database, elsewhere, {}) != own);
}

void tst_TurnStore::hidesOtherPeoplesConversationsAndTurns()
{
    const auto database = memory();
    const QString own = *conversationOf(*database, jettro, {});
    const Turn turn = done(jettro, own, QStringLiteral("q"));
    QVERIFY(database->save(turn));
    for (const Owner &other : {office, elsewhere}) {
        QCOMPARE(conversationOf(*database, other, own).error().code, Code::NotFound);
        QCOMPARE(database->load(other, turn.id).error().code, Code::NotFound);
        QVERIFY(database->conversations().clear(other, own));
    }
    QCOMPARE(database->load(jettro, turn.id)->question, QStringLiteral("q"));
    QCOMPARE(conversationOf(*database, jettro, QStringLiteral("unknown")).error().code, Code::NotFound);
    QCOMPARE(conversationOf(*database, jettro, QStringLiteral("' OR 1=1 --")).error().code, Code::NotFound);
}

void tst_TurnStore::keepsOnlyTurnsThatAreDoneInTheHistory()
{
    const auto database = memory();
    const QString own = *conversationOf(*database, jettro, {});
    QVERIFY(database->save(done(jettro, own, QStringLiteral("first"))));
    Turn failed = turnOf(jettro, own, QStringLiteral("failed"));
    QVERIFY(failed.fail(OpenApi::OutcomeClass::Unavailable, {}));
    QVERIFY(database->save(failed));
    Turn cancelled = turnOf(jettro, own, QStringLiteral("cancelled"));
    QVERIFY(cancelled.cancel());
    QVERIFY(database->save(cancelled));
    QVERIFY(database->save(turnOf(jettro, own, QStringLiteral("under way"))));
    QCOMPARE(questions(messagesOf(*database, own, 100000)), QStringList {QStringLiteral("first")});
    QCOMPARE(messagesOf(*database, own, 100000).size(), 2);
}

void tst_TurnStore::ordersTheHistoryByTheEndOfTurns()
{
    const auto database = memory();
    const QString own = *conversationOf(*database, jettro, {});
    Turn early = turnOf(jettro, own, QStringLiteral("early"));
    QVERIFY(database->save(early));
    QVERIFY(database->save(done(jettro, own, QStringLiteral("late"))));
    QVERIFY(early.finish({}, QStringLiteral("at last")));
    QVERIFY(database->save(early));
    QVERIFY(database->save(early)); // saved twice, it keeps its place
    QCOMPARE(questions(messagesOf(*database, own, 100000)),
             (QStringList {QStringLiteral("late"), QStringLiteral("early")}));
}

void tst_TurnStore::trimsTheHistoryByWholeTurns_data()
{
    QTest::addColumn<bool>("reads");
    QTest::newRow("as it was saved") << false;
    QTest::newRow("as it is read back") << true;
}

void tst_TurnStore::trimsTheHistoryByWholeTurns()
{
    QFETCH(bool, reads);
    const auto database = memory();
    const QString own = *conversationOf(*database, jettro, {});
    for (const char *question : {"one", "two", "three"})
        QVERIFY(database->save(done(jettro, own, QString::fromLatin1(question))));
    if (reads)
        database->forget();
    const QList<ChatMessage> all = messagesOf(*database, own, 100000);
    QCOMPARE(all.size(), 6);
    // Each of them takes about 80 bytes as JSON.
    const QList<ChatMessage> some = messagesOf(*database, own, 180);
    QCOMPARE(questions(some), (QStringList {QStringLiteral("two"), QStringLiteral("three")}));
    QCOMPARE(some.size(), 4);
    QVERIFY(messagesOf(*database, own, 10).isEmpty());
}

void tst_TurnStore::clearsOneConversation()
{
    const auto database = memory();
    const QString own = *conversationOf(*database, jettro, {});
    const QString other = *conversationOf(*database, office, {});
    QVERIFY(database->save(done(jettro, own, QStringLiteral("q"))));
    QVERIFY(database->save(done(office, other, QStringLiteral("q"))));
    QVERIFY(database->conversations().clear(jettro, own));
    QVERIFY(messagesOf(*database, own, 100000).isEmpty());
    QCOMPARE(messagesOf(*database, other, 100000).size(), 2);
    QCOMPARE(*conversationOf(*database, jettro, {}), own);
}

void tst_TurnStore::keepsPausedTurnsAndEndsTheOthersWhenItStarts()
{
    const QTemporaryDir folder;
    const QString location = QStringLiteral("sqlite:") + folder.filePath(QStringLiteral("agent.db"));
    Turn running;
    Turn paused;
    {
        const auto database = std::move(*TurnDatabase::open(location));
        const QString own = *conversationOf(*database, jettro, {});
        running = turnOf(jettro, own, QStringLiteral("runs"));
        QVERIFY(database->save(running));
        paused = turnOf(jettro, own, QStringLiteral("waits"));
        Call call;
        call.wish.id = QStringLiteral("1");
        QVERIFY(paused.takeCalls({}, {call}));
        QVERIFY(paused.pauseForApproval(0, {}, QStringLiteral("digest"), {}));
        QVERIFY(database->save(paused));
    }
    const auto database = std::move(*TurnDatabase::open(location));
    QCOMPARE(database->load(jettro, running.id)->state, TurnState::Failed);
    const auto back = database->load(jettro, paused.id);
    QVERIFY(back);
    QCOMPARE(back->state, TurnState::Paused);
    QCOMPARE(back->pause->digest, QStringLiteral("digest"));
}

void tst_TurnStore::leavesTurnsAloneThatAnotherProcessWorksOn()
{
    const QTemporaryDir folder;
    const QString location = QStringLiteral("sqlite:") + folder.filePath(QStringLiteral("agent.db"));
    const auto working = std::move(*TurnDatabase::open(location));
    const Turn turn = turnOf(jettro, *conversationOf(*working, jettro, {}), QStringLiteral("runs"));
    QVERIFY(working->save(turn));
    {
        const auto second = TurnDatabase::open(location);
        QVERIFY(second);
        QCOMPARE((*second)->load(jettro, turn.id)->state, TurnState::Model);
    }
    QVERIFY(TurnStore::check(location));
    QCOMPARE(working->load(jettro, turn.id)->state, TurnState::Model);
}

void tst_TurnStore::callsAChangeUncertainThatWasUnderWay()
{
    const QTemporaryDir folder;
    const QString location = QStringLiteral("sqlite:") + folder.filePath(QStringLiteral("agent.db"));
    Turn turn;
    {
        const auto database = std::move(*TurnDatabase::open(location));
        turn = turnOf(jettro, conversationOf(*database, jettro, {}).value(), QStringLiteral("change it"));
        Call change;
        change.wish.id = QStringLiteral("1");
        change.told.outcome = OpenApi::OutcomeClass::Uncertain;
        change.told.sentence = QStringLiteral("It is not known.");
        change.receipt = Receipt();
        change.receipt->outcome = OpenApi::OutcomeClass::Uncertain;
        Call look;
        look.wish.id = QStringLiteral("2");
        look.effect = OpenApi::Effect::Read;
        QVERIFY(turn.takeCalls({}, {change, look}));
        QVERIFY(turn.markSent(0));
        QVERIFY(turn.markSent(1));
        QVERIFY(database->save(turn));
    } // the process dies before the answers come
    const auto database = std::move(*TurnDatabase::open(location));
    const auto back = database->load(jettro, turn.id);
    QVERIFY(back);
    QCOMPARE(back->state, TurnState::Failed);
    QVERIFY(back->response.contains(QLatin1String("may have been changed")));
    QCOMPARE(back->outcomes().size(), 1); // the look-up is none
    QCOMPARE(back->outcomes().constFirst().sentence, QStringLiteral("It is not known."));
    QCOMPARE(back->receipts().size(), 1);
    QVERIFY(messagesOf(*database, turn.conversationId, 100000).isEmpty());
}

void tst_TurnStore::refusesLocations_data()
{
    QTest::addColumn<QString>("location");
    QTest::newRow("nothing") << QString();
    QTest::newRow("no file") << QStringLiteral("sqlite:");
    QTest::newRow("another kind") << QStringLiteral("postgresql://x/y");
    QTest::newRow("a folder") << QStringLiteral("sqlite:/");
    QTest::newRow("below a file") << QStringLiteral("sqlite:/etc/passwd/agent.db");
    QTest::newRow("no database") << QStringLiteral("sqlite:NOT-A-DATABASE");
}

void tst_TurnStore::refusesLocations()
{
    QFETCH(QString, location);
    const QTemporaryDir folder;
    if (location.contains(QLatin1String("NOT"))) {
        QFile file(folder.filePath(QStringLiteral("x")));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        location = QStringLiteral("sqlite:") + file.fileName();
    }
    const auto checked = TurnStore::check(location);
    QVERIFY(!checked);
    QVERIFY(checked.error().detail.endsWith(QLatin1Char('.')));
    QVERIFY(checked.error().code == Code::Invalid || checked.error().code == Code::Unavailable);
}

void tst_TurnStore::refusesWhatANewerProgramWrote()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("agent.db"));
    QVERIFY(TurnStore::check(QStringLiteral("sqlite:") + file));
    {
        QSqlDatabase newer = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("newer"));
        newer.setDatabaseName(file);
        QVERIFY(newer.open());
        QVERIFY(QSqlQuery(newer).exec(QStringLiteral("INSERT INTO agent_schema (version) VALUES (99)")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("newer"));
    const auto checked = TurnStore::check(QStringLiteral("sqlite:") + file);
    QVERIFY(!checked);
    QVERIFY(checked.error().detail.contains(QLatin1String("newer")));
}

void tst_TurnStore::makesFilesThatOnlyTheOwnerReads()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("agent.db"));
    const TurnStore store(QStringLiteral("sqlite:") + file);
    QTRY_VERIFY(QFile::exists(file + QStringLiteral("-wal")));
    for (const char *suffix : {"", "-wal"}) {
        const auto permissions = QFile::permissions(file + QLatin1String(suffix));
        QVERIFY(
            !(permissions & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
    }
}

void tst_TurnStore::refusesAStoredTurnThatMakesNoSense()
{
    const auto database = memory();
    const QString own = *conversationOf(*database, jettro, {});
    Turn turn = turnOf(jettro, own, QStringLiteral("q"));
    turn.state = TurnState::Paused; // without what it waits for
    QVERIFY(database->save(turn));
    QCOMPARE(database->load(jettro, turn.id).error().code, Code::Internal);
}

void tst_TurnStore::answersInOrderWithoutBlocking()
{
    TurnStore store(QStringLiteral("sqlite::memory:"));
    QStringList order;
    QString own;
    Core::whenDone(this, store.conversation(jettro, {}), [&](const Core::Result<QString> &conversation) {
        own = *conversation;
        for (int i = 0; i < 20; ++i) {
            Core::whenDone(this, store.save(done(jettro, own, QString::number(i))),
                           [&, i](const Core::Result<> &saved) {
                               order.append(saved ? QString::number(i) : QString());
                           });
        }
        Core::whenDone(this, store.history(own, {}, 100000), [&](const Core::Result<History> &history) {
            order.append(QStringLiteral("history of %1").arg(history->messages.size()));
        });
    });
    QTRY_COMPARE(order.size(), 21);
    QCOMPARE(order.constLast(), QStringLiteral("history of 40"));
    QCOMPARE(order.at(7), QStringLiteral("7"));
}

void tst_TurnStore::tellsWhenItCouldNotBeOpened()
{
    TurnStore store(QStringLiteral("sqlite:/proc/none/agent.db"));
    std::optional<Core::Error> error;
    Core::whenDone(this, store.conversation(jettro, {}), [&](const Core::Result<QString> &conversation) {
        if (!conversation)
            error = conversation.error();
    });
    QTRY_VERIFY(error.has_value());
}

QTEST_GUILESS_MAIN(tst_TurnStore)
#include "tst_turnstore.moc"
