// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/turndatabase.h"

#include <QFile>
#include <QSqlError>
#include <QTemporaryDir>
#include <QTest>

using namespace Agent;
using Code = Core::Error::Code;

namespace {

const Owner jettro {QStringLiteral("https://issuer"), QStringLiteral("1")};
const Owner office {QStringLiteral("https://issuer"), QStringLiteral("2")};
const QString manager = QStringLiteral("office-management");

/// A turn that is done, and that read under `roles` when there are any.
Turn done(const Owner &owner, const QString &conversation, const QString &question, const QString &answer,
          const QStringList &roles = {})
{
    Turn turn = Turn::start(conversation, question);
    turn.issuer = owner.issuer;
    turn.subject = owner.subject;
    (void)turn.begin();
    if (!roles.isEmpty()) {
        Call call;
        call.wish.id = QStringLiteral("1");
        call.readUnder = roles;
        (void)turn.takeCalls({}, {call});
        (void)turn.endCall(0, OpenApi::OutcomeClass::Ok, QStringLiteral("{}"));
    }
    (void)turn.finish(answer, answer);
    return turn;
}

QStringList titlesOf(const Core::Result<ConversationPage> &page)
{
    QStringList titles;
    if (page) {
        for (const Conversation &conversation : page->conversations)
            titles.append(conversation.title);
    }
    return titles;
}

QStringList questionsOf(const Core::Result<ConversationContent> &content)
{
    QStringList questions;
    if (content) {
        for (const StoredTurn &stored : content->turns)
            questions.append(stored.turn.question);
    }
    return questions;
}

} // namespace

class tst_ConversationDatabase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void namesAConversationAfterItsFirstQuestion_data();
    void namesAConversationAfterItsFirstQuestion();
    void listsOnesOwnTheNewestFirst();
    void listsInPages();
    void tellsWhatAConversationDoes();
    void findsWordsInTitlesQuestionsAndAnswers_data();
    void findsWordsInTitlesQuestionsAndAnswers();
    void findsATurnWhenItIsOverOrWaits();
    void bringsTheIndexOfAnOlderFileUpToDate();
    void findsNothingOfOtherPeople();
    void forgetsWordsThatWereDeleted();
    void leavesNoDeletedWordOnTheDisk();
    void keepsTheNameThatThePersonGave();
    void deletesAConversationWithItsTurns();
    void readsTurnsInPages();
    void hidesWhatWasReadUnderARoleThatIsGone();
    void leavesItOutOfTheHistoryToo();
    void deletesWhatIsTooOld();

private:
    QString conversation(const Owner &owner) { return *m_database->conversations().create(owner); }
    void add(const Turn &turn) { QVERIFY(m_database->save(turn)); }
    Core::Result<ConversationPage> search(const Owner &owner, const QString &words,
                                          const QStringList &roles = {})
    {
        return m_database->conversations().list(owner, roles, words, 0, 50);
    }

    std::unique_ptr<TurnDatabase> m_database;
};

void tst_ConversationDatabase::init()
{
    m_database = std::move(*TurnDatabase::open(QStringLiteral("sqlite::memory:")));
}

void tst_ConversationDatabase::namesAConversationAfterItsFirstQuestion_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("title");
    QTest::newRow("short") << "How many days off do I have?"
                           << "How many days off do I have?";
    QTest::newRow("lines") << "Hello\n\n  there\tyou"
                           << "Hello there you";
    QTest::newRow("long") << "How many days off do I have left this year when I take two weeks in July?"
                          << QString::fromUtf8("How many days off do I have left this year when I take two…");
    QTest::newRow("one word") << QString(100, QLatin1Char('x'))
                              << QString(59, QLatin1Char('x')) + QChar(0x2026);
    QTest::newRow("invisible") << QString::fromUtf8("a\u202Eb\u200Bc") << "abc";
}

void tst_ConversationDatabase::namesAConversationAfterItsFirstQuestion()
{
    QFETCH(QString, question);
    QFETCH(QString, title);
    QVERIFY(title.size() <= 60);
    const QString id = conversation(jettro);
    add(done(jettro, id, question, QStringLiteral("a")));
    add(done(jettro, id, QStringLiteral("second"), QStringLiteral("a")));
    QCOMPARE(m_database->conversations().summary(jettro, {}, id)->title, title);
}

void tst_ConversationDatabase::listsOnesOwnTheNewestFirst()
{
    const QString first = conversation(jettro);
    const QString second = conversation(jettro);
    (void)conversation(jettro); // nothing was asked in it
    add(done(jettro, first, QStringLiteral("first"), QStringLiteral("one")));
    add(done(jettro, second, QStringLiteral("second"), QStringLiteral("two\nlines")));
    add(done(office, conversation(office), QStringLiteral("of office"), QStringLiteral("a")));
    const auto page = search(jettro, {});
    QCOMPARE(titlesOf(page), (QStringList {QStringLiteral("second"), QStringLiteral("first")}));
    QCOMPARE(page->total, 2);
    QCOMPARE(page->conversations.constFirst().snippet, QStringLiteral("two lines"));
    QCOMPARE(page->conversations.constFirst().turns, 1);
    QVERIFY(page->conversations.constFirst().changed.endsWith(QLatin1Char('Z')));
    add(done(jettro, first, QStringLiteral("again"), QStringLiteral("three")));
    QCOMPARE(titlesOf(search(jettro, {})).constFirst(), QStringLiteral("first"));
}

void tst_ConversationDatabase::listsInPages()
{
    for (int i = 0; i < 5; ++i)
        add(done(jettro, conversation(jettro), QString::number(i), QStringLiteral("a")));
    const auto page = m_database->conversations().list(jettro, {}, {}, 1, 2);
    QCOMPARE(titlesOf(page), (QStringList {QStringLiteral("3"), QStringLiteral("2")}));
    QCOMPARE(page->total, 5);
    QVERIFY(m_database->conversations().list(jettro, {}, {}, 5, 2)->conversations.isEmpty());
}

void tst_ConversationDatabase::tellsWhatAConversationDoes()
{
    const QString id = conversation(jettro);
    const auto state = [&] { return m_database->conversations().summary(jettro, {}, id)->state; };
    Turn turn = Turn::start(id, QStringLiteral("q"));
    turn.issuer = jettro.issuer;
    turn.subject = jettro.subject;
    QVERIFY(turn.begin());
    add(turn);
    QCOMPARE(state(), Conversation::State::Working);
    Call call;
    call.wish.id = QStringLiteral("1");
    QVERIFY(turn.takeCalls({}, {call}));
    QVERIFY(turn.pauseForApproval(0, {}, QStringLiteral("digest"), {}));
    add(turn);
    QCOMPARE(state(), Conversation::State::Paused);
    QVERIFY(turn.cancel());
    add(turn);
    QCOMPARE(state(), Conversation::State::Idle);
}

void tst_ConversationDatabase::findsWordsInTitlesQuestionsAndAnswers_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("snippet");
    QTest::newRow("a word of the question") << "holiday"
                                            << "Holidays of roberto?"
                                            << "Holidays of roberto?";
    QTest::newRow("a word of the answer") << "fifteen"
                                          << "Holidays of roberto?"
                                          << "He has fifteen left.";
    QTest::newRow("of both") << "ROBERTO fifteen"
                             << "Holidays of roberto?"
                             << "He has fifteen left.";
    QTest::newRow("the beginning of a word") << "fift"
                                             << "Holidays of roberto?"
                                             << "He has fifteen left.";
    QTest::newRow("without accents") << "cafe" << QString::fromUtf8("Where is the Café?")
                                     << QString::fromUtf8("Where is the Café?");
    QTest::newRow("a word of a title that was given") << "renamed"
                                                      << "Renamed by me"
                                                      << "Sunny.";
    QTest::newRow("signs beside a word") << "?! roberto \""
                                         << "Holidays of roberto?"
                                         << "Holidays of roberto?";
    QTest::newRow("what is in none") << "unknown" << QString() << QString();
    QTest::newRow("one word that is in none") << "roberto unknown" << QString() << QString();
    QTest::newRow("an operator is a word") << "roberto OR downstairs" << QString() << QString();
    QTest::newRow("a column is a word") << "response:fifteen" << QString() << QString();
    QTest::newRow("signs alone") << "\"*-()" << QString() << QString();
}

void tst_ConversationDatabase::findsWordsInTitlesQuestionsAndAnswers()
{
    QFETCH(QString, words);
    QFETCH(QString, title);
    QFETCH(QString, snippet);
    add(done(jettro, conversation(jettro), QStringLiteral("Holidays of roberto?"),
             QStringLiteral("He has fifteen left.")));
    add(done(jettro, conversation(jettro), QString::fromUtf8("Where is the Café?"),
             QStringLiteral("Downstairs.")));
    const QString third = conversation(jettro);
    add(done(jettro, third, QStringLiteral("Weather?"), QStringLiteral("Sunny.")));
    QVERIFY(m_database->conversations().rename(jettro, third, QStringLiteral("Renamed by me")));
    const auto page = search(jettro, words);
    QVERIFY(page);
    QCOMPARE(titlesOf(page), title.isEmpty() ? QStringList() : QStringList {title});
    if (!title.isEmpty())
        QCOMPARE(page->conversations.constFirst().snippet, snippet);
}

void tst_ConversationDatabase::findsNothingOfOtherPeople()
{
    add(done(jettro, conversation(jettro), QStringLiteral("canary"), QStringLiteral("a")));
    QVERIFY(search(office, QStringLiteral("canary"))->conversations.isEmpty());
    // Nor does what marks a person's rows find anything.
    QVERIFY(search(jettro, ownerMark(jettro))->conversations.isEmpty());
    QCOMPARE(search(jettro, QStringLiteral("canary"))->total, 1);
    QVERIFY(ownerMark(jettro) != ownerMark(office));
}

void tst_ConversationDatabase::findsATurnWhenItIsOverOrWaits()
{
    const QString word = QStringLiteral("canary");
    const auto found = [&] { return search(jettro, word)->total; };
    Turn turn = Turn::start(conversation(jettro), QStringLiteral("the canary asks"));
    turn.issuer = jettro.issuer;
    turn.subject = jettro.subject;
    (void)turn.begin();
    // The first turn names its conversation, and titles are found by themselves.
    QVERIFY(m_database->save(turn));
    QVERIFY(m_database->conversations().rename(jettro, turn.conversationId, QStringLiteral("x")));
    QCOMPARE(found(), 0);

    Call call;
    call.wish.id = QStringLiteral("1");
    call.needsApproval = true;
    (void)turn.takeCalls({}, {call});
    QVERIFY(
        turn.pauseForApproval(0, {}, QStringLiteral("digest"), Core::systemNow() + std::chrono::hours(1)));
    QVERIFY(m_database->save(turn));
    QCOMPARE(found(), 1);

    QVERIFY(turn.resume(Decision::Approve, QStringLiteral("digest"), Core::systemNow()));
    QVERIFY(m_database->saveOverPause(turn));
    QCOMPARE(found(), 0);

    QVERIFY(turn.cancel());
    QVERIFY(m_database->save(turn));
    QVERIFY(m_database->save(turn));
    QCOMPARE(found(), 1);
    QVERIFY(m_database->conversations().clear(jettro, turn.conversationId));
    QCOMPARE(found(), 0);
}

void tst_ConversationDatabase::bringsTheIndexOfAnOlderFileUpToDate()
{
    const QTemporaryDir folder;
    const QString location = QStringLiteral("sqlite:") + folder.filePath(QStringLiteral("agent.db"));
    const auto make = [&] {
        m_database.reset();
        m_database = std::move(*TurnDatabase::open(location));
    };
    const auto run = [&](const QStringList &statements) {
        {
            QSqlDatabase raw = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw"));
            raw.setDatabaseName(location.mid(7));
            QVERIFY(raw.open());
            for (const QString &statement : statements) {
                QSqlQuery query(raw);
                QVERIFY2(query.exec(statement), qPrintable(statement + query.lastError().text()));
            }
        }
        QSqlDatabase::removeDatabase(QStringLiteral("raw"));
    };
    make();
    const QString id = conversation(jettro);
    add(done(jettro, id, QStringLiteral("zebra"), QStringLiteral("a")));
    Turn open = Turn::start(id, QStringLiteral("canary"));
    open.issuer = jettro.issuer;
    open.subject = jettro.subject;
    (void)open.begin();
    add(open);
    m_database.reset();
    // Version 2 indexed a turn with its question, and once more with its answer.
    run({QStringLiteral("DELETE FROM agent_schema WHERE version > 2"),
         QStringLiteral("DROP TRIGGER turn_reopened"), QStringLiteral("DROP TRIGGER turn_ended"),
         QStringLiteral("CREATE TRIGGER turn_changed AFTER UPDATE OF response ON turns BEGIN SELECT 1; END"),
         QStringLiteral("INSERT INTO turn_texts (turn_texts) VALUES ('rebuild')")});
    make(); // ends the one that is open
    QCOMPARE(search(jettro, QStringLiteral("zebra"))->total, 1);
    QCOMPARE(search(jettro, QStringLiteral("canary"))->total, 1);
    QVERIFY(m_database->conversations().clear(jettro, id));
    QCOMPARE(search(jettro, QStringLiteral("canary"))->total, 0);
    m_database.reset();
    run({QStringLiteral("INSERT INTO turn_texts (turn_texts, rank) VALUES ('integrity-check', 1)")});
}

void tst_ConversationDatabase::forgetsWordsThatWereDeleted()
{
    const QString id = conversation(jettro);
    add(done(jettro, id, QStringLiteral("canary"), QStringLiteral("a")));
    QVERIFY(m_database->conversations().clear(jettro, id));
    QCOMPARE(search(jettro, QStringLiteral("canary"))->total, 0);
    add(done(jettro, id, QStringLiteral("afterwards"), QStringLiteral("a")));
    QCOMPARE(titlesOf(search(jettro, QStringLiteral("afterwards"))),
             QStringList {QStringLiteral("afterwards")});
    QVERIFY(m_database->conversations().remove(jettro, id));
    QCOMPARE(search(jettro, QStringLiteral("afterwards"))->total, 0);
}

void tst_ConversationDatabase::leavesNoDeletedWordOnTheDisk()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("agent.db"));
    const auto holds = [&](const QByteArray &word) {
        for (const char *suffix : {"", "-wal"}) {
            QFile part(file + QLatin1String(suffix));
            if (part.open(QFile::ReadOnly) && part.readAll().contains(word))
                return true;
        }
        return false;
    };
    m_database = std::move(*TurnDatabase::open(QStringLiteral("sqlite:") + file));
    const QString id = conversation(jettro);
    add(done(jettro, id, QStringLiteral("zebracanary asks"), QStringLiteral("zebracanary is told")));
    add(done(jettro, conversation(jettro), QStringLiteral("something else"), QStringLiteral("stays")));
    QVERIFY(holds("zebracanary"));
    QVERIFY(m_database->conversations().remove(jettro, id));
    QVERIFY(m_database->conversations().expire(Core::systemNow() - std::chrono::hours(1)));
    QVERIFY(!holds("zebracanary"));
    QVERIFY(holds("something else"));
}

void tst_ConversationDatabase::keepsTheNameThatThePersonGave()
{
    const QString id = conversation(jettro);
    add(done(jettro, id, QStringLiteral("q"), QStringLiteral("a")));
    QCOMPARE(m_database->conversations().rename(office, id, QStringLiteral("x")).error().code,
             Code::NotFound);
    QVERIFY(m_database->conversations().rename(jettro, id, QStringLiteral("mine")));
    QVERIFY(m_database->conversations().clear(jettro, id));
    add(done(jettro, id, QStringLiteral("another"), QStringLiteral("a")));
    QCOMPARE(titlesOf(search(jettro, {})), QStringList {QStringLiteral("mine")});
}

void tst_ConversationDatabase::deletesAConversationWithItsTurns()
{
    const QString id = *m_database->conversations().defaultOf(jettro);
    const Turn turn = done(jettro, id, QStringLiteral("q"), QStringLiteral("a"));
    add(turn);
    QCOMPARE(m_database->conversations().remove(office, id).error().code, Code::NotFound);
    QVERIFY(m_database->load(jettro, turn.id));
    QVERIFY(m_database->conversations().remove(jettro, id));
    QCOMPARE(m_database->load(jettro, turn.id).error().code, Code::NotFound);
    QCOMPARE(m_database->conversations().find(jettro, id).error().code, Code::NotFound);
    QCOMPARE(m_database->conversations().remove(jettro, id).error().code, Code::NotFound);
    QVERIFY(*m_database->conversations().defaultOf(jettro) != id);
}

void tst_ConversationDatabase::readsTurnsInPages()
{
    const QString id = conversation(jettro);
    QStringList ids;
    for (int i = 0; i < 5; ++i) {
        const Turn turn = done(jettro, id, QString::number(i), QStringLiteral("a"));
        ids.append(turn.id);
        add(turn);
    }
    const auto newest = m_database->content(jettro, {}, id, {}, 2);
    QCOMPARE(questionsOf(newest), (QStringList {QStringLiteral("3"), QStringLiteral("4")}));
    QVERIFY(newest->hasEarlier);
    const auto rest = m_database->content(jettro, {}, id, ids.at(3), 3);
    QCOMPARE(questionsOf(rest),
             (QStringList {QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2")}));
    QVERIFY(!rest->hasEarlier);
    QCOMPARE(m_database->content(jettro, {}, id, {}, 0)->turns.size(), 5);
    QCOMPARE(m_database->content(office, {}, id, {}, 0).error().code, Code::NotFound);
    QCOMPARE(m_database->content(jettro, {}, id, QStringLiteral("none"), 0).error().code, Code::NotFound);
}

void tst_ConversationDatabase::hidesWhatWasReadUnderARoleThatIsGone()
{
    const QString id = conversation(office);
    add(done(office, id, QStringLiteral("about roberto"), QStringLiteral("fifteen"), {manager}));
    add(done(office, id, QStringLiteral("about me"), QStringLiteral("eleven")));
    const auto without = m_database->content(office, {}, id, {}, 0);
    QVERIFY(without->turns.at(0).hidden);
    QVERIFY(!without->turns.at(1).hidden);
    QVERIFY(!m_database->content(office, {manager}, id, {}, 0)->turns.at(0).hidden);
    // Nor does a search or a list tell it; one's own question is found as before.
    QCOMPARE(search(office, QStringLiteral("fifteen"))->total, 0);
    QCOMPARE(search(office, QStringLiteral("fifteen"), {manager})->total, 1);
    QCOMPARE(search(office, QStringLiteral("roberto"))->total, 1);
    QCOMPARE(search(office, QStringLiteral("eleven"))->total, 1);
    QCOMPARE(search(office, QStringLiteral("roberto"))->conversations.constFirst().snippet,
             QStringLiteral("about roberto"));
    const QString other = conversation(office);
    add(done(office, other, QStringLiteral("about johndoe"), QStringLiteral("five"), {manager}));
    QCOMPARE(m_database->conversations().summary(office, {}, other)->snippet,
             QStringLiteral("about johndoe"));
    QCOMPARE(m_database->conversations().summary(office, {manager}, other)->snippet, QStringLiteral("five"));
}

void tst_ConversationDatabase::leavesItOutOfTheHistoryToo()
{
    const QString id = conversation(office);
    add(done(office, id, QStringLiteral("about roberto"), QStringLiteral("fifteen"), {manager}));
    add(done(office, id, QStringLiteral("about me"), QStringLiteral("eleven")));
    const auto without = m_database->history(id, {}, 100000);
    QCOMPARE(without->messages.size(), 2);
    QCOMPARE(without->messages.constFirst().text, QStringLiteral("about me"));
    QVERIFY(without->provenance.needs.isEmpty());
    const auto with = m_database->history(id, {manager}, 100000);
    QVERIFY(with->messages.size() > 4);
    // An answer can repeat anything of it: it will carry the role too.
    QCOMPARE(with->provenance.needs, RoleNeeds {{manager}});
    Turn next = done(office, id, QStringLiteral("and twice that?"), QStringLiteral("thirty"));
    next.inherited = with->provenance;
    add(next);
    QVERIFY(m_database->content(office, {}, id, {}, 0)->turns.constLast().hidden);
    QVERIFY(m_database->load(office, next.id)->provenance() == with->provenance);
}

void tst_ConversationDatabase::deletesWhatIsTooOld()
{
    const QString id = conversation(jettro);
    add(done(jettro, id, QStringLiteral("canary"), QStringLiteral("a")));
    const Core::Time now = Core::systemNow();
    QCOMPARE(*m_database->conversations().expire(now - std::chrono::hours(1)), 0);
    QCOMPARE(search(jettro, QStringLiteral("canary"))->total, 1);
    QCOMPARE(*m_database->conversations().expire(now + std::chrono::hours(1)), 1);
    QCOMPARE(search(jettro, QStringLiteral("canary"))->total, 0);
    QCOMPARE(m_database->conversations().find(jettro, id).error().code, Code::NotFound);
}

QTEST_GUILESS_MAIN(tst_ConversationDatabase)
#include "tst_conversationdatabase.moc"
