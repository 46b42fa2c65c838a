// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations over HTTP: found, read, renamed, deleted, exported, each by their person alone.
#include "agentfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using Doubles::PlainAnswer;
using Doubles::ScriptedModel;
using Doubles::TestPerson;

namespace {

const TestPerson formerManager {QStringLiteral("office"), QStringLiteral("subject-of-office"), {}};

QJsonArray listOf(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toArray();
}

} // namespace

class tst_ConversationRoutes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void beginsAnotherConversation();
    void listsAndSearches();
    void readsAConversationWithItsTurns();
    void readsAPausedTurn();
    void renames_data();
    void renames();
    void refusesQueries_data();
    void refusesQueries();
    void deletesWhatRunsToo();
    void exportsMarkdown();
    void keepsThemFromOtherPeople();
    void hidesWhatTookARoleThatIsGone();
    void goesOnWithNothingThatTookARoleThatIsGone();
    void deletesWhatWasKeptLongEnough();

private:
    PlainAnswer send(const QByteArray &method, const QByteArray &target, const TestPerson &person,
                     const QByteArray &body = {})
    {
        return Doubles::ask(m_agent->url, method, target,
                            {{"Content-Type", "application/json"},
                             {"Authorization", "Bearer " + m_agent->issuer.tokenFor(person)}},
                            body);
    }
    QByteArray begin(const TestPerson &person, const QString &question)
    {
        const QJsonObject done = m_agent->query(person, question, QStringLiteral("new")).json();
        return "/conversations/" + text(done, "conversation_id").toLatin1();
    }

    std::unique_ptr<AgentFixture> m_agent;
};

void tst_ConversationRoutes::init()
{
    m_agent = std::make_unique<AgentFixture>();
    QVERIFY(m_agent->hr.serve());
    m_agent->script = echo;
}

void tst_ConversationRoutes::cleanup()
{
    m_agent.reset();
}

void tst_ConversationRoutes::beginsAnotherConversation()
{
    QVERIFY(m_agent->start());
    const QString usual = text(m_agent->query(jettro, QStringLiteral("usual")).json(), "conversation_id");
    const QString other = text(m_agent->query(jettro, QStringLiteral("other"), QStringLiteral("new")).json(),
                               "conversation_id");
    QVERIFY(!other.isEmpty() && other != usual && other != QLatin1String("new"));
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()), QStringList {QStringLiteral("other")});
    m_agent->query(jettro, QStringLiteral("more"), other);
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()),
             (QStringList {QStringLiteral("other"), QStringLiteral("more")}));
    m_agent->query(jettro, QStringLiteral("usual again"));
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()),
             (QStringList {QStringLiteral("usual"), QStringLiteral("usual again")}));
}

void tst_ConversationRoutes::listsAndSearches()
{
    QVERIFY(m_agent->start());
    begin(jettro, QStringLiteral("about apples"));
    const QByteArray pears = begin(jettro, QStringLiteral("about pears"));
    const QJsonObject all = send("GET", "/conversations", jettro).json();
    QCOMPARE(all.value(QLatin1String("total")).toInt(), 2);
    const QJsonObject first = firstOf(all, "conversations");
    QCOMPARE("/conversations/" + text(first, "id").toLatin1(), pears);
    QCOMPARE(text(first, "title"), QStringLiteral("about pears"));
    QCOMPARE(text(first, "state"), QStringLiteral("idle"));
    QCOMPARE(text(first, "snippet"), QStringLiteral("echo about pears"));
    QCOMPARE(first.value(QLatin1String("turn_count")).toInt(), 1);
    QCOMPARE(first.value(QLatin1String("default")).toBool(), false);
    for (const char *words : {"apples", "echo+apples", "echo%20ap"}) {
        const QJsonObject found = send("GET", QByteArray("/conversations?search=") + words, jettro).json();
        QCOMPARE(listOf(found, "conversations").size(), 1);
        QCOMPARE(text(firstOf(found, "conversations"), "title"), QStringLiteral("about apples"));
    }
    QCOMPARE(listOf(send("GET", "/conversations?search=plums", jettro).json(), "conversations").size(), 0);
    QCOMPARE(text(firstOf(send("GET", "/conversations?offset=1&limit=1", jettro).json(), "conversations"),
                  "title"),
             QStringLiteral("about apples"));
}

void tst_ConversationRoutes::readsAConversationWithItsTurns()
{
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    QVERIFY(m_agent->start(pinHr));
    const QByteArray target = begin(jettro, QStringLiteral("mine?"));
    m_agent->script = [](const Agent::ModelRequest &) -> Answer {
        return ScriptedModel::fail(Agent::ModelFailure::Reason::Unreachable);
    };
    m_agent->query(jettro, QStringLiteral("fails"), QString::fromLatin1(target.mid(15)));
    const QJsonObject content = send("GET", target, jettro).json();
    QCOMPARE(text(content, "title"), QStringLiteral("mine?"));
    QVERIFY(!content.value(QLatin1String("has_earlier")).toBool(true));
    const QJsonArray turns = listOf(content, "turns");
    QCOMPARE(turns.size(), 2);
    const QJsonObject turn = turns.at(0).toObject();
    QCOMPARE(text(turn, "question"), QStringLiteral("mine?"));
    QVERIFY(text(turn, "response").contains(QLatin1String("10")));
    QCOMPARE(text(turn, "state"), QStringLiteral("done"));
    QCOMPARE(text(turn, "outcome"), QStringLiteral("ok"));
    QCOMPARE(text(firstOf(turn, "receipts"), "operation"), QStringLiteral("daysOff"));
    QVERIFY(!text(turn, "created").isEmpty());
    const QJsonObject failed = turns.at(1).toObject();
    QCOMPARE(text(failed, "state"), QStringLiteral("failed"));
    QCOMPARE(text(failed, "outcome"), QStringLiteral("unavailable"));
    QVERIFY(text(failed, "response").contains(QLatin1String("The language model cannot be reached.")));
    // In pages, the newest first to come.
    const QJsonObject newest = send("GET", target + "?limit=1", jettro).json();
    QCOMPARE(text(firstOf(newest, "turns"), "question"), QStringLiteral("fails"));
    QVERIFY(newest.value(QLatin1String("has_earlier")).toBool());
    const QJsonObject before
        = send("GET", target + "?before=" + text(failed, "turn_id").toLatin1(), jettro).json();
    QCOMPARE(text(firstOf(before, "turns"), "question"), QStringLiteral("mine?"));
}

void tst_ConversationRoutes::readsAPausedTurn()
{
    m_agent->script = callOnce(QStringLiteral("changeDaysOff"),
                               {{QStringLiteral("person_name"), QStringLiteral("roberto")},
                                {QStringLiteral("days_off_available"), 12}});
    QVERIFY(m_agent->start(pinHr));
    const QByteArray target = begin(office, QStringLiteral("Give roberto 12"));
    QCOMPARE(text(firstOf(send("GET", "/conversations", office).json(), "conversations"), "state"),
             QStringLiteral("paused"));
    const QJsonObject turn = firstOf(send("GET", target, office).json(), "turns");
    QCOMPARE(text(turn, "state"), QStringLiteral("paused"));
    QCOMPARE(text(turn, "reason"), QStringLiteral("approval"));
    // With all that it takes to decide, for a window that was closed meanwhile.
    const QString digest = text(objectOf(turn, "approval"), "digest");
    const QJsonObject done = m_agent
                                 ->post("/turns/" + text(turn, "turn_id").toLatin1() + "/continue", office,
                                        {{QStringLiteral("decision"), QStringLiteral("approve")},
                                         {QStringLiteral("digest"), digest}})
                                 .json();
    QCOMPARE(text(done, "outcome"), QStringLiteral("ok"));
}

void tst_ConversationRoutes::renames_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("a title") << QByteArray(R"({"title":" My fruit "})") << 200;
    QTest::newRow("empty") << QByteArray(R"({"title":" "})") << 422;
    QTest::newRow("missing") << QByteArray("{}") << 422;
    QTest::newRow("a number") << QByteArray(R"({"title":5})") << 422;
    QTest::newRow("two lines") << QByteArray(R"({"title":"a\nb"})") << 422;
    QTest::newRow("too long") << QByteArray(R"({"title":")" + QByteArray(201, 'x') + R"("})") << 422;
    QTest::newRow("no JSON") << QByteArray("title") << 422;
}

void tst_ConversationRoutes::renames()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QVERIFY(m_agent->start());
    const QByteArray target = begin(jettro, QStringLiteral("about apples"));
    const PlainAnswer answer = send("PATCH", target, jettro, body);
    QCOMPARE(answer.status, status);
    const QString title = status == 200 ? QStringLiteral("My fruit") : QStringLiteral("about apples");
    if (status == 200)
        QCOMPARE(text(answer.json(), "title"), title);
    QCOMPARE(text(send("GET", target, jettro).json(), "title"), title);
}

void tst_ConversationRoutes::refusesQueries_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("field");
    QTest::newRow("limit 0") << QByteArray("/conversations?limit=0") << "limit";
    QTest::newRow("limit 201") << QByteArray("/conversations?limit=201") << "limit";
    QTest::newRow("offset") << QByteArray("/conversations?offset=-1") << "offset";
    QTest::newRow("no number") << QByteArray("/conversations?offset=x") << "offset";
    QTest::newRow("search") << "/conversations?search=" + QByteArray(201, 'x') << "search";
    QTest::newRow("format") << QByteArray("/conversations/x?format=pdf") << "format";
}

void tst_ConversationRoutes::refusesQueries()
{
    QFETCH(QByteArray, target);
    QFETCH(QString, field);
    QVERIFY(m_agent->start());
    const PlainAnswer answer = send("GET", target, jettro);
    QCOMPARE(answer.status, 422);
    QCOMPARE(text(firstOf(answer.json(), "errors"), "field"), field);
}

void tst_ConversationRoutes::deletesWhatRunsToo()
{
    QVERIFY(m_agent->start());
    const QByteArray target = begin(jettro, QStringLiteral("canary"));
    m_agent->script = [](const Agent::ModelRequest &) -> Answer { return std::nullopt; };
    m_agent->modelRequests.clear();
    Doubles::RawClient client(m_agent->url);
    client.request("POST", "/query", R"({"query":"runs","conversation_id":")" + target.mid(15) + R"("})",
                   "Content-Type: application/json\r\nAuthorization: Bearer "
                       + m_agent->issuer.tokenFor(jettro) + "\r\n");
    QTRY_COMPARE(m_agent->modelRequests.size(), 1);
    QCOMPARE(send("DELETE", target, jettro).status, 204);
    const auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 409); // cancelled
    QCOMPARE(send("GET", target, jettro).status, 404);
    QCOMPARE(send("DELETE", target, jettro).status, 404);
    QCOMPARE(m_agent->query(jettro, QStringLiteral("x"), QString::fromLatin1(target.mid(15))).status, 404);
    QCOMPARE(listOf(send("GET", "/conversations?search=canary", jettro).json(), "conversations").size(), 0);
}

void tst_ConversationRoutes::exportsMarkdown()
{
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    QVERIFY(m_agent->start(pinHr));
    const QByteArray target = begin(jettro, QStringLiteral("mine?\n# no heading"));
    const PlainAnswer answer = send("GET", target + "?format=markdown", jettro);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.value("Content-Type"), QByteArray("text/markdown; charset=utf-8"));
    QVERIFY(answer.headers.value("Content-Disposition").startsWith("attachment"));
    QVERIFY(answer.body.startsWith("# mine? # no heading\n\n**jettro**, 20"));
    QVERIFY(answer.body.contains("\n> mine?\n> # no heading\n"));
    QVERIFY(answer.body.contains("\"days_off_available\":10"));
    QVERIFY(
        answer.body.contains("- Receipt: daysOff in HR about jettro as jettro, allowed by (not stated): ok"));
    // As JSON it is whole too.
    QCOMPARE(listOf(send("GET", target + "?format=json", jettro).json(), "turns").size(), 1);
}

void tst_ConversationRoutes::keepsThemFromOtherPeople()
{
    QVERIFY(m_agent->start());
    const QByteArray target = begin(jettro, QStringLiteral("canary"));
    QCOMPARE(send("GET", target, office).status, 404);
    QCOMPARE(send("GET", target + "?format=markdown", office).status, 404);
    QCOMPARE(send("PATCH", target, office, R"({"title":"x"})").status, 404);
    QCOMPARE(send("DELETE", target, office).status, 404);
    QCOMPARE(send("GET", "/conversations", office).json().value(QLatin1String("total")).toInt(-1), 0);
    QCOMPARE(
        send("GET", "/conversations?search=canary", office).json().value(QLatin1String("total")).toInt(-1),
        0);
    QCOMPARE(text(send("GET", target, jettro).json(), "title"), QStringLiteral("canary"));
    for (const char *method : {"GET", "PATCH", "DELETE"})
        QCOMPARE(Doubles::ask(m_agent->url, method, target).status, 401);
    QCOMPARE(Doubles::ask(m_agent->url, "GET", "/conversations").status, 401);
}

void tst_ConversationRoutes::hidesWhatTookARoleThatIsGone()
{
    m_agent->script = callOnce(QStringLiteral("daysOffFor"),
                               {{QStringLiteral("person_name"), QStringLiteral("roberto")}});
    QVERIFY(m_agent->start(pinHr));
    const QByteArray target = begin(office, QStringLiteral("and roberto?"));
    const QJsonObject before = firstOf(send("GET", target, office).json(), "turns");
    QVERIFY(text(before, "response").contains(QLatin1String("15")));
    QVERIFY(!before.value(QLatin1String("hidden")).toBool(true));

    const PlainAnswer without = send("GET", target, formerManager);
    const QJsonObject hidden = firstOf(without.json(), "turns");
    QVERIFY(hidden.value(QLatin1String("hidden")).toBool());
    QCOMPARE(text(hidden, "question"), QStringLiteral("and roberto?"));
    QCOMPARE(listOf(hidden, "required_roles").at(0).toString(), QStringLiteral("office-management"));
    for (const char *member : {"response", "receipts", "outcomes"})
        QVERIFY(!hidden.contains(QLatin1String(member)));
    QVERIFY(!without.body.contains("15\""));
    QVERIFY(!without.body.contains("days_off_available"));
    const PlainAnswer exported = send("GET", target + "?format=markdown", formerManager);
    QVERIFY(exported.body.contains("takes a role that you do not have"));
    QVERIFY(!exported.body.contains("days_off_available"));
    QVERIFY(!send("GET", "/conversations", formerManager).body.contains("days_off_available"));

    // The model is not given it either; with the role it is.
    m_agent->script = echo;
    m_agent->modelRequests.clear();
    const QString id = QString::fromLatin1(target.mid(15));
    m_agent->query(formerManager, QStringLiteral("twice that?"), id);
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()), QStringList {QStringLiteral("twice that?")});
    m_agent->query(office, QStringLiteral("twice that?"), id);
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()).size(), 3);
    // What was answered with it in sight carries the role as well; what was answered without does not.
    const QJsonArray turns = listOf(send("GET", target, formerManager).json(), "turns");
    QVERIFY(!turns.at(1).toObject().value(QLatin1String("hidden")).toBool(true));
    QVERIFY(turns.at(2).toObject().value(QLatin1String("hidden")).toBool());
}

void tst_ConversationRoutes::goesOnWithNothingThatTookARoleThatIsGone()
{
    m_agent->script = [](const Agent::ModelRequest &request) -> Answer {
        const QJsonObject roberto {{QStringLiteral("person_name"), QStringLiteral("roberto")}};
        if (newestResult(request).isEmpty())
            return ScriptedModel::call(QStringLiteral("daysOffFor"), roberto);
        QJsonObject change = roberto;
        change.insert(QStringLiteral("days_off_available"), 16);
        return ScriptedModel::call(QStringLiteral("changeDaysOff"), change, QStringLiteral("call_2"));
    };
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject pause = m_agent->query(office, QStringLiteral("Give roberto one more")).json();
    QCOMPARE(text(pause, "outcome"), QStringLiteral("paused"));
    m_agent->modelRequests.clear();
    const QByteArray target = "/turns/" + text(pause, "turn_id").toLatin1() + "/continue";
    const QJsonObject decision {{QStringLiteral("decision"), QStringLiteral("decline")}};
    QCOMPARE(m_agent->post(target, formerManager, decision).status, 403);
    QVERIFY(m_agent->modelRequests.isEmpty());
    QCOMPARE(m_agent->post(target, office, decision).status, 409); // it is over
    QCOMPARE(m_agent->hr.calls().size(), 1);
}

void tst_ConversationRoutes::deletesWhatWasKeptLongEnough()
{
    const QTemporaryDir folder;
    const auto start = [&](int daysAhead) {
        return m_agent->start([&](Agent::ServiceOptions &options) {
            options.database = QStringLiteral("sqlite:") + folder.filePath(QStringLiteral("agent.db"));
            options.clock = [=] { return Core::systemNow() + std::chrono::hours(24 * daysAhead); };
        });
    };
    QVERIFY(start(0));
    begin(jettro, QStringLiteral("canary"));
    const auto kept
        = [&] { return send("GET", "/conversations", jettro).json().value(QLatin1String("total")).toInt(); };
    m_agent->stop();
    QVERIFY(start(89));
    QCOMPARE(kept(), 1);
    m_agent->stop();
    QVERIFY(start(91));
    QTRY_COMPARE(kept(), 0);
}

QTEST_GUILESS_MAIN(tst_ConversationRoutes)
#include "tst_conversationroutes.moc"
