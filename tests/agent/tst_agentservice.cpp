// SPDX-License-Identifier: GPL-3.0-or-later
// The agent service over HTTP: questions, refusals, failures, history. Pauses are in tst_turnpauses.
#include "agentfixture.h"

#include "agent/service.h"
#include "openapi/document.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using Doubles::PlainAnswer;
using Doubles::ScriptedModel;

namespace {

const QString ok = QStringLiteral("ok");

QString text(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toString();
}

QStringList questionsIn(const Agent::ModelRequest &request)
{
    QStringList list;
    for (const Agent::ChatMessage &message : request.messages) {
        if (message.role == Agent::ChatMessage::Role::User)
            list.append(message.text);
    }
    return list;
}

/// Says back what it was asked.
Answer echo(const Agent::ModelRequest &request)
{
    return ScriptedModel::say(QLatin1String("echo ") + questionsIn(request).constLast());
}

/// Our settings say that HR's look-ups only read, pinned to its document.
void pinHr(Agent::ServiceOptions &options)
{
    options.services[0].readOnlyOperations = {QStringLiteral("daysOff"), QStringLiteral("daysOffFor")};
    options.services[0].pinnedHash = OpenApi::documentHash(FakeHr::document());
}

QJsonObject roberto()
{
    return {{QStringLiteral("person_name"), QStringLiteral("roberto")}};
}

} // namespace

class tst_AgentService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void refusesOptions_data();
    void refusesOptions();
    void asksWhoItIsFirst_data();
    void asksWhoItIsFirst();
    void refusesQuestions_data();
    void refusesQuestions();
    void answersWithDataOfTheServiceInThePersonsName();
    void tellsARefusalInOurWordsWhateverTheModelSays();
    void keepsOurWordsWhenTheModelAddsItsOwn();
    void tellsThatNobodyIsCalledSo();
    void namesTheRoleThatAllowedIt();
    void givesTheModelClassAndDataOnly();
    void answersWhileTheServiceIsAwayAndSaysSo();
    void findsTheServiceWhenItComesBack();
    void tellsWhenTheServiceStopsAnswering();
    void keepsTheBearerFromServicesThatItIsNotFor();
    void offersWhatThePersonMayAsk();
    void streamsTheTurn();
    void streamsOurWordsBeforeTheModels();
    void keepsAHistoryPerPerson();
    void resetsTheHistory();
    void hidesOtherPeoplesConversations();
    void answersEightQuestionsAtOnceInOrder();
    void letsAnotherPersonGoOnMeanwhile();
    void refusesWhenTooManyWait();
    void endsAtItsLimitsWithASentence_data();
    void endsAtItsLimitsWithASentence();
    void leavesTheHistoryAloneWhenATurnFails();
    void cancelsWhenTheClientLeaves();
    void cancelsOnRequest();
    void letsTheModelCorrectItselfOnce();
    void refusesToolsThatDoNotExist();
    void describesItself();
    void drainsWhatRuns();

private:
    std::unique_ptr<AgentFixture> m_agent;
};

void tst_AgentService::init()
{
    m_agent = std::make_unique<AgentFixture>();
    QVERIFY(m_agent->hr.serve());
    m_agent->script = echo;
}

void tst_AgentService::cleanup()
{
    m_agent.reset();
}

void tst_AgentService::refusesOptions_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("word");
    QTest::newRow("no issuer") << "issuer"
                               << "issuer";
    QTest::newRow("an issuer in the clear") << "clear issuer"
                                            << "https";
    QTest::newRow("no database") << "database"
                                 << "sqlite:FILE";
    QTest::newRow("an unwritable database") << "unwritable"
                                            << "/proc/none";
    QTest::newRow("a service in the clear") << "clear service"
                                            << "https";
    QTest::newRow("a metadata address") << "metadata"
                                        << "link-local";
    QTest::newRow("a service twice") << "twice"
                                     << "name";
    QTest::newRow("no address") << "no address"
                                << "address";
}

void tst_AgentService::refusesOptions()
{
    QFETCH(QString, what);
    QFETCH(QString, word);
    auto socket = Http::ListeningSocket::bind({});
    Agent::ServiceOptions options;
    options.issuer = QStringLiteral("http://127.0.0.1:1");
    Agent::ConnectedService service {QStringLiteral("HR"),
                                     QUrl(QStringLiteral("http://127.0.0.1:2/openapi.json")),
                                     QUrl(QStringLiteral("http://127.0.0.1:2")),
                                     QStringLiteral("hr-api"),
                                     {},
                                     {}};
    if (what == QLatin1String("issuer"))
        options.issuer.clear();
    else if (what == QLatin1String("clear issuer"))
        options.issuer = QStringLiteral("http://issuer.example");
    else if (what == QLatin1String("database"))
        options.database = QStringLiteral("oracle:x");
    else if (what == QLatin1String("unwritable"))
        options.database = QStringLiteral("sqlite:/proc/none/agent.db");
    else if (what == QLatin1String("clear service"))
        service.baseUrl = QUrl(QStringLiteral("http://hr.example"));
    else if (what == QLatin1String("metadata"))
        service.baseUrl = QUrl(QStringLiteral("http://169.254.169.254"));
    else if (what == QLatin1String("twice"))
        options.services.append(service);
    else if (what == QLatin1String("no address"))
        service.documentUrl = QUrl();
    options.services.append(service);
    const auto made = Agent::Service::create(*socket, options);
    QVERIFY(!made);
    QVERIFY2(made.error().detail.contains(word), qPrintable(made.error().detail));
}

void tst_AgentService::asksWhoItIsFirst_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("query") << QByteArray("POST") << QByteArray("/query");
    QTest::newRow("continue") << QByteArray("POST") << QByteArray("/turns/x/continue");
    QTest::newRow("cancel") << QByteArray("DELETE") << QByteArray("/turns/x");
    QTest::newRow("reset") << QByteArray("POST") << QByteArray("/reset");
    QTest::newRow("tools") << QByteArray("GET") << QByteArray("/tools");
}

void tst_AgentService::asksWhoItIsFirst()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QVERIFY(m_agent->start());
    const PlainAnswer none = Doubles::ask(m_agent->url, method, target, {}, "not JSON");
    QCOMPARE(none.status, 401);
    QVERIFY(none.headers.value("WWW-Authenticate").startsWith("Bearer"));
    QVERIFY(none.headers.value("WWW-Authenticate").contains("/.well-known/oauth-protected-resource"));
    QJsonObject claims = m_agent->issuer.claimsOf(jettro);
    claims.insert(QStringLiteral("aud"), QStringLiteral("hr-api"));
    const PlainAnswer other
        = Doubles::ask(m_agent->url, method, target,
                       {{"Authorization", "Bearer " + m_agent->issuer.sign(claims)}}, "not JSON");
    QCOMPARE(other.status, 401);
    QVERIFY(other.headers.value("WWW-Authenticate").contains("invalid_token"));
    QVERIFY(m_agent->modelRequests.isEmpty());
}

void tst_AgentService::refusesQuestions_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("field");
    QTest::newRow("empty") << QByteArray(R"({"query":""})") << "query";
    QTest::newRow("blank") << QByteArray(R"({"query":" \n\t "})") << "query";
    QTest::newRow("missing") << QByteArray("{}") << "query";
    QTest::newRow("a number") << QByteArray(R"({"query":5})") << "query";
    QTest::newRow("too long") << QByteArray(R"({"query":")" + QByteArray(17000, 'a') + R"("})") << "query";
    QTest::newRow("a lone surrogate") << QByteArray(R"({"query":"\ud800"})") << "";
    QTest::newRow("not JSON") << QByteArray("query=x") << "";
    QTest::newRow("a list") << QByteArray("[]") << "";
    QTest::newRow("a number for the conversation")
        << QByteArray(R"({"query":"x","conversation_id":5})") << "conversation_id";
}

void tst_AgentService::refusesQuestions()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, field);
    QVERIFY(m_agent->start());
    const PlainAnswer answer = Doubles::ask(m_agent->url, "POST", "/query",
                                            {{"Content-Type", "application/json"},
                                             {"Authorization", "Bearer " + m_agent->issuer.tokenFor(jettro)}},
                                            body);
    QCOMPARE(answer.status, 422);
    if (!field.isEmpty())
        QCOMPARE(text(firstOf(answer.json(), "errors"), "field"), field);
    QVERIFY(m_agent->modelRequests.isEmpty());
    // Later questions are answered as if it had never been asked.
    QCOMPARE(m_agent->query(jettro, QStringLiteral("next")).status, 200);
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()), QStringList {QStringLiteral("next")});
}

void tst_AgentService::answersWithDataOfTheServiceInThePersonsName()
{
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    QVERIFY(m_agent->start(pinHr));
    const QByteArray token = m_agent->issuer.tokenFor(jettro);
    const PlainAnswer answer
        = m_agent->postAs("/query", token, question(QStringLiteral("How many days off do I have?")));
    QCOMPARE(answer.status, 200);
    const QJsonObject done = answer.json();
    QCOMPARE(text(done, "response"), QStringLiteral("The data: {\"days_off_available\":10}"));
    QCOMPARE(text(done, "outcome"), ok);
    QVERIFY(!text(done, "conversation_id").isEmpty());
    QVERIFY(!text(done, "turn_id").isEmpty());
    QVERIFY(done.value(QLatin1String("outcomes")).toArray().isEmpty());
    QCOMPARE(done.value(QLatin1String("receipts")).toArray().size(), 1);
    const QJsonObject receipt = firstOf(done, "receipts");
    QCOMPARE(text(receipt, "operation"), QStringLiteral("daysOff"));
    QCOMPARE(text(receipt, "service"), QStringLiteral("HR"));
    QCOMPARE(text(receipt, "method"), QStringLiteral("POST"));
    QCOMPARE(text(receipt, "url"), m_agent->hr.url().toString() + QStringLiteral("/daysOff"));
    QCOMPARE(text(receipt, "subject"), QStringLiteral("jettro"));
    QCOMPARE(text(receipt, "acting"), QStringLiteral("jettro"));
    QCOMPARE(text(receipt, "outcome"), ok);
    QCOMPARE(text(receipt, "token_mode"), QStringLiteral("pass-through"));
    QVERIFY(receipt.value(QLatin1String("allowed_by")).isNull());
    QVERIFY(receipt.value(QLatin1String("lookup_id")).isNull());
    // The person's own token went there, and the same correlation id.
    QCOMPARE(m_agent->hr.calls().size(), 1);
    QCOMPARE(m_agent->hr.lastBearer(), token);
    QCOMPARE(m_agent->hr.calls().constFirst().correlationId, text(receipt, "correlation_id"));
    // The model was told neither the token nor an address.
    const Agent::ModelRequest &first = m_agent->modelRequests.constFirst();
    QCOMPARE(first.personName, QStringLiteral("jettro"));
    for (const Agent::ChatMessage &message : m_agent->modelRequests.constLast().messages)
        QVERIFY(!message.text.contains(QString::fromLatin1(token))
                && !message.text.contains(QLatin1String("127.0.0.1")));
    QCOMPARE(first.tools.size(), 3); // the one that cannot be used is not offered
}

void tst_AgentService::tellsARefusalInOurWordsWhateverTheModelSays()
{
    const QString sentence = QString::fromUtf8(
        "You may not see roberto’s days off. It takes the role office-management. office can help.");
    QVERIFY(m_agent->start(pinHr));
    for (const QString &repeated : {QString(), sentence}) {
        m_agent->script = [repeated](const Agent::ModelRequest &request) -> Answer {
            if (newestResult(request).isEmpty())
                return ScriptedModel::call(QStringLiteral("daysOffFor"), roberto());
            return ScriptedModel::say(repeated);
        };
        const PlainAnswer answer
            = m_agent->query(jettro, QStringLiteral("How many days off does roberto have?"));
        QCOMPARE(answer.status, 200);
        const QJsonObject done = answer.json();
        QCOMPARE(text(done, "response"), sentence);
        QCOMPARE(text(done, "outcome"), QStringLiteral("not_permitted"));
        const QJsonObject outcome = firstOf(done, "outcomes");
        QCOMPARE(text(outcome, "class"), QStringLiteral("not_permitted"));
        QCOMPARE(text(outcome, "operation"), QStringLiteral("daysOffFor"));
        QCOMPARE(text(outcome, "about"), QString::fromUtf8("roberto’s days off"));
        QCOMPARE(outcome.value(QLatin1String("arguments")).toObject(), roberto());
        QCOMPARE(outcome.value(QLatin1String("required_roles")).toArray(),
                 QJsonArray {QStringLiteral("office-management")});
        QVERIFY(outcome.value(QLatin1String("your_roles")).toArray().isEmpty());
        QCOMPARE(text(outcome, "who_can_help"), QStringLiteral("office"));
        QCOMPARE(text(outcome, "sentence"), sentence);
        QCOMPARE(outcome.value(QLatin1String("suggestions")).toArray(),
                 QJsonArray {QStringLiteral("How many days off do I have?")});
        QCOMPARE(text(firstOf(done, "receipts"), "outcome"), QStringLiteral("not_permitted"));
        QCOMPARE(text(firstOf(done, "receipts"), "subject"), QStringLiteral("roberto"));
        QVERIFY(!answer.body.contains("403"));
    }
    QCOMPARE(m_agent->hr.calls().size(), 2); // once each: never again after a refusal
}

void tst_AgentService::keepsOurWordsWhenTheModelAddsItsOwn()
{
    m_agent->script = [](const Agent::ModelRequest &request) -> Answer {
        if (newestResult(request).isEmpty())
            return ScriptedModel::call(QStringLiteral("daysOffFor"), roberto());
        return ScriptedModel::say(QStringLiteral("roberto has 15 days off."));
    };
    QVERIFY(m_agent->start(pinHr));
    const QString response = text(m_agent->query(jettro, QStringLiteral("roberto?")).json(), "response");
    QVERIFY(response.startsWith(QString::fromUtf8("You may not see roberto’s days off.")));
    QVERIFY(response.endsWith(QLatin1String("\n\nroberto has 15 days off.")));
}

void tst_AgentService::tellsThatNobodyIsCalledSo()
{
    m_agent->script
        = callOnce(QStringLiteral("daysOffFor"), {{QStringLiteral("person_name"), QStringLiteral("nobody")}});
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject done = m_agent->query(office, QStringLiteral("nobody?")).json();
    QCOMPARE(text(done, "outcome"), QStringLiteral("not_found"));
    QCOMPARE(text(done, "response"), QStringLiteral("HR knows no person called nobody."));
}

void tst_AgentService::namesTheRoleThatAllowedIt()
{
    m_agent->script = callOnce(QStringLiteral("daysOffFor"), roberto());
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject done = m_agent->query(office, QStringLiteral("roberto?")).json();
    QCOMPARE(text(done, "outcome"), ok);
    const QJsonObject receipt = firstOf(done, "receipts");
    QCOMPARE(text(receipt, "allowed_by"), QStringLiteral("office-management"));
    QCOMPARE(text(receipt, "lookup_id"), QStringLiteral("lookup-1"));
    QCOMPARE(text(receipt, "subject"), QStringLiteral("roberto"));
    QCOMPARE(text(receipt, "acting"), QStringLiteral("office"));
}

void tst_AgentService::givesTheModelClassAndDataOnly()
{
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    m_agent->hr.setManner(FakeHr::Manner::Broken);
    QVERIFY(m_agent->start(pinHr));
    const PlainAnswer answer = m_agent->query(jettro, QStringLiteral("mine?"));
    QCOMPARE(text(answer.json(), "outcome"), QStringLiteral("failed"));
    QVERIFY(!answer.body.contains("Traceback"));
    const QJsonObject result = newestResult(m_agent->modelRequests.constLast());
    QCOMPARE(text(result, "class"), QStringLiteral("failed"));
    QCOMPARE(result.keys(), (QStringList {QStringLiteral("class"), QStringLiteral("sentence")}));
    QVERIFY(
        !m_agent->modelRequests.constLast().messages.constLast().text.contains(QLatin1String("Traceback")));
}

void tst_AgentService::answersWhileTheServiceIsAwayAndSaysSo()
{
    m_agent->hr.stop();
    QVERIFY(m_agent->start(pinHr));
    const PlainAnswer answer = m_agent->query(jettro, QStringLiteral("hello"));
    QCOMPARE(answer.status, 200);
    const QJsonObject done = answer.json();
    QVERIFY(text(done, "response").startsWith(QLatin1String("echo hello")));
    QVERIFY(text(done, "response").contains(QLatin1String("HR does not answer just now")));
    QCOMPARE(text(done, "outcome"), QStringLiteral("unavailable"));
    QCOMPARE(text(firstOf(done, "outcomes"), "service"), QStringLiteral("HR"));
    const QJsonObject tools = m_agent->get("/tools", jettro).json();
    QCOMPARE(text(firstOf(tools, "services"), "state"), QStringLiteral("unavailable"));
    QVERIFY(tools.value(QLatin1String("tools")).toArray().isEmpty());
}

void tst_AgentService::findsTheServiceWhenItComesBack()
{
    m_agent->hr.stop();
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    QVERIFY(m_agent->start(pinHr));
    QVERIFY(m_agent->hr.serve());
    QTRY_COMPARE(text(firstOf(m_agent->get("/tools", jettro).json(), "services"), "state"),
                 QStringLiteral("ready"));
    QCOMPARE(text(m_agent->query(jettro, QStringLiteral("mine?")).json(), "outcome"), ok);
}

void tst_AgentService::tellsWhenTheServiceStopsAnswering()
{
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    QVERIFY(m_agent->start([](Agent::ServiceOptions &options) {
        pinHr(options);
        options.limits.toolTime = std::chrono::milliseconds(300);
    }));
    m_agent->hr.setMannerFor(1, FakeHr::Manner::Silent);
    const QJsonObject stalled = m_agent->query(jettro, QStringLiteral("mine?")).json();
    QCOMPARE(text(stalled, "outcome"), QStringLiteral("unavailable"));
    QVERIFY(text(stalled, "response").startsWith(QLatin1String("HR did not answer. Nothing was changed.")));
    QCOMPARE(m_agent->hr.calls().size(), 1);
    m_agent->hr.stop();
    QCOMPARE(text(m_agent->query(jettro, QStringLiteral("mine?")).json(), "outcome"),
             QStringLiteral("unavailable"));
    QVERIFY(m_agent->hr.serve());
    QCOMPARE(text(m_agent->query(jettro, QStringLiteral("mine?")).json(), "outcome"), ok);
}

void tst_AgentService::keepsTheBearerFromServicesThatItIsNotFor()
{
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    QVERIFY(m_agent->start(pinHr));
    QJsonObject claims = m_agent->issuer.claimsOf(jettro);
    claims.insert(QStringLiteral("aud"), QJsonArray {QStringLiteral("secure-agent")});
    const QJsonObject done
        = m_agent->postAs("/query", m_agent->issuer.sign(claims), question(QStringLiteral("mine?"))).json();
    QCOMPARE(text(done, "outcome"), QStringLiteral("failed"));
    QVERIFY(text(done, "response").contains(QLatin1String("does not cover HR")));
    QVERIFY(m_agent->hr.calls().isEmpty());
}

void tst_AgentService::offersWhatThePersonMayAsk()
{
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject tools = m_agent->get("/tools", jettro).json();
    QCOMPARE(text(tools, "model"), QStringLiteral("Scripted model"));
    QCOMPARE(text(firstOf(tools, "services"), "name"), QStringLiteral("HR"));
    QCOMPARE(text(firstOf(tools, "services"), "token_mode"), QStringLiteral("pass-through"));
    QHash<QString, QJsonObject> byName;
    const QJsonArray list = tools.value(QLatin1String("tools")).toArray();
    for (const QJsonValue &tool : list)
        byName.insert(text(tool.toObject(), "operation"), tool.toObject());
    QCOMPARE(byName.size(), 4);
    const QJsonObject own = byName.value(QStringLiteral("daysOff"));
    QCOMPARE(text(own, "ask"), QStringLiteral("How many days off do I have?"));
    QCOMPARE(text(own, "effect"), QStringLiteral("read"));
    QVERIFY(own.value(QLatin1String("allowed")).toBool());
    QVERIFY(own.value(QLatin1String("usable")).toBool());
    const QJsonObject other = byName.value(QStringLiteral("daysOffFor"));
    QVERIFY(!other.value(QLatin1String("allowed")).toBool());
    QCOMPARE(other.value(QLatin1String("required_roles")).toArray(),
             QJsonArray {QStringLiteral("office-management")});
    QCOMPARE(text(byName.value(QStringLiteral("changeDaysOff")), "effect"), QStringLiteral("write"));
    QVERIFY(!byName.value(QStringLiteral("upload")).value(QLatin1String("usable")).toBool());
    QVERIFY(text(byName.value(QStringLiteral("upload")), "reason").contains(QLatin1String("image/png")));
    // The same with the role.
    const QJsonArray forOffice
        = m_agent->get("/tools", office).json().value(QLatin1String("tools")).toArray();
    for (const QJsonValue &tool : forOffice)
        QVERIFY(tool.toObject().value(QLatin1String("allowed")).toBool());
}

void tst_AgentService::streamsTheTurn()
{
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    QVERIFY(m_agent->start(pinHr));
    const QList<Http::SseEvent> events = m_agent->events("/query", jettro, question(QStringLiteral("mine?")));
    QStringList names;
    QString streamed;
    for (const Http::SseEvent &event : events) {
        names.append(QString::fromLatin1(event.name));
        if (event.name == "text")
            streamed += text(QJsonDocument::fromJson(event.data).object(), "delta");
    }
    QCOMPARE(names,
             (QStringList {QStringLiteral("turn"), QStringLiteral("tool_call"), QStringLiteral("tool_result"),
                           QStringLiteral("text"), QStringLiteral("text"), QStringLiteral("done")}));
    const auto data = [&](int index) { return QJsonDocument::fromJson(events.at(index).data).object(); };
    QCOMPARE(text(data(1), "operation"), QStringLiteral("daysOff"));
    QCOMPARE(text(data(1), "about"), QStringLiteral("your days off"));
    QCOMPARE(text(data(1), "effect"), QStringLiteral("read"));
    QCOMPARE(text(data(2), "id"), text(data(1), "id"));
    QCOMPARE(text(data(2), "class"), ok);
    QCOMPARE(data(2).size(), 2); // the class only, never the data
    QCOMPARE(text(data(5), "response"), streamed);
    QCOMPARE(text(data(5), "turn_id"), text(data(0), "turn_id"));
    QCOMPARE(text(data(5), "conversation_id"), text(data(0), "conversation_id"));
}

void tst_AgentService::streamsOurWordsBeforeTheModels()
{
    m_agent->script = [](const Agent::ModelRequest &request) -> Answer {
        if (newestResult(request).isEmpty())
            return ScriptedModel::call(QStringLiteral("daysOffFor"), roberto());
        return ScriptedModel::say(QStringLiteral("He has 15."));
    };
    QVERIFY(m_agent->start(pinHr));
    const QList<Http::SseEvent> events
        = m_agent->events("/query", jettro, question(QStringLiteral("roberto?")));
    QString streamed;
    for (const Http::SseEvent &event : events) {
        if (event.name == "text")
            streamed += text(QJsonDocument::fromJson(event.data).object(), "delta");
    }
    QVERIFY2(streamed.startsWith(QLatin1String("You may not see")), qPrintable(streamed));
    QCOMPARE(text(QJsonDocument::fromJson(events.constLast().data).object(), "response"), streamed);
}

void tst_AgentService::keepsAHistoryPerPerson()
{
    QVERIFY(m_agent->start());
    const QString conversation
        = text(m_agent->query(jettro, QStringLiteral("canary of jettro")).json(), "conversation_id");
    m_agent->query(office, QStringLiteral("canary of office"));
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()),
             QStringList {QStringLiteral("canary of office")});
    const QJsonObject second = m_agent->query(jettro, QStringLiteral("again")).json();
    QCOMPARE(text(second, "conversation_id"), conversation); // the default one
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()),
             (QStringList {QStringLiteral("canary of jettro"), QStringLiteral("again")}));
    QCOMPARE(m_agent->query(jettro, QStringLiteral("by id"), conversation).status, 200);
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()).size(), 3);
    // Another person of the same name is another person.
    const Doubles::TestPerson namesake {QStringLiteral("jettro"), QStringLiteral("another-subject"), {}};
    m_agent->query(namesake, QStringLiteral("who am I"));
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()), QStringList {QStringLiteral("who am I")});
}

void tst_AgentService::resetsTheHistory()
{
    QVERIFY(m_agent->start());
    m_agent->query(jettro, QStringLiteral("before"));
    m_agent->query(office, QStringLiteral("of office"));
    const PlainAnswer reset = Doubles::ask(m_agent->url, "POST", "/reset",
                                           {{"Authorization", "Bearer " + m_agent->issuer.tokenFor(jettro)}});
    QCOMPARE(reset.status, 200);
    QCOMPARE(text(reset.json(), "response"), QStringLiteral("Hi jettro, we removed your history."));
    m_agent->query(jettro, QStringLiteral("after"));
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()), QStringList {QStringLiteral("after")});
    m_agent->query(office, QStringLiteral("more"));
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()).size(), 2);
}

void tst_AgentService::hidesOtherPeoplesConversations()
{
    QVERIFY(m_agent->start());
    const QJsonObject own = m_agent->query(jettro, QStringLiteral("mine")).json();
    const QString conversation = text(own, "conversation_id");
    m_agent->modelRequests.clear();
    for (const QString &id : {conversation, QStringLiteral("unknown")})
        QCOMPARE(m_agent->query(office, QStringLiteral("x"), id).status, 404);
    QCOMPARE(m_agent->post("/reset", office, {{QStringLiteral("conversation_id"), conversation}}).status,
             404);
    const QByteArray turn = "/turns/" + text(own, "turn_id").toLatin1();
    QCOMPARE(m_agent->post(turn + "/continue", office, {}).status, 404);
    QCOMPARE(Doubles::ask(m_agent->url, "DELETE", turn,
                          {{"Authorization", "Bearer " + m_agent->issuer.tokenFor(office)}})
                 .status,
             404);
    QVERIFY(m_agent->modelRequests.isEmpty());
    m_agent->query(jettro, QStringLiteral("still there"), conversation);
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()).size(), 2);
}

void tst_AgentService::answersEightQuestionsAtOnceInOrder()
{
    m_agent->script = [](const Agent::ModelRequest &request) -> Answer {
        const QJsonObject result = newestResult(request);
        if (result.isEmpty())
            return ScriptedModel::call(QStringLiteral("daysOff"));
        return ScriptedModel::say(QLatin1String("echo ") + questionsIn(request).constLast());
    };
    QVERIFY(m_agent->start(pinHr));
    m_agent->query(jettro, QStringLiteral("first"));
    std::vector<std::unique_ptr<Doubles::RawClient>> clients;
    for (int i = 0; i < 8; ++i)
        clients.push_back(m_agent->sendQuery(jettro, QStringLiteral("number %1").arg(i)));
    QSet<QString> answered;
    for (int i = 0; i < 8; ++i) {
        const auto answer = clients.at(static_cast<std::size_t>(i))->response();
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        const QString response = text(QJsonDocument::fromJson(answer->body).object(), "response");
        QCOMPARE(response, QStringLiteral("echo number %1").arg(i)); // each gets its own answer
        answered.insert(response);
    }
    QCOMPARE(answered.size(), 8);
    // No turn saw a half of another one: every question before the newest is answered.
    for (const Agent::ModelRequest &request : std::as_const(m_agent->modelRequests)) {
        int open = 0;
        for (const Agent::ChatMessage &message : request.messages) {
            if (message.role == Agent::ChatMessage::Role::User)
                ++open;
            else if (message.role == Agent::ChatMessage::Role::Assistant && message.toolCalls.isEmpty())
                --open;
        }
        QCOMPARE(open, 1);
    }
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()).size(), 9);
}

void tst_AgentService::letsAnotherPersonGoOnMeanwhile()
{
    m_agent->script = [](const Agent::ModelRequest &request) -> Answer {
        if (request.personName == QLatin1String("jettro"))
            return std::nullopt; // thinks for ever
        return echo(request);
    };
    QVERIFY(m_agent->start());
    const auto stuck = m_agent->sendQuery(jettro, QStringLiteral("slow"));
    QTRY_COMPARE(m_agent->modelRequests.size(), 1);
    QCOMPARE(m_agent->query(office, QStringLiteral("quick")).status, 200);
}

void tst_AgentService::refusesWhenTooManyWait()
{
    m_agent->script = [](const Agent::ModelRequest &) -> Answer { return std::nullopt; };
    QVERIFY(m_agent->start([](Agent::ServiceOptions &options) { options.limits.maxQueued = 1; }));
    const auto runs = m_agent->sendQuery(jettro, QStringLiteral("1"));
    const auto waits = m_agent->sendQuery(jettro, QStringLiteral("2"));
    QTRY_COMPARE(m_agent->modelRequests.size(), 1);
    PlainAnswer third;
    QTRY_COMPARE((third = m_agent->query(jettro, QStringLiteral("3"))).status, 429);
    QVERIFY(third.headers.contains("Retry-After"));
}

void tst_AgentService::endsAtItsLimitsWithASentence_data()
{
    QTest::addColumn<QString>("limit");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("outcomeClass");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("the model is silent") << "model" << 503 << "unavailable"
                                         << "The model did not answer in time. Nothing was changed.";
    QTest::newRow("the model fails") << "error" << 503 << "unavailable"
                                     << "The model did not answer. Nothing was changed.";
    QTest::newRow("the context is full")
        << "full" << 500 << "failed"
        << "This conversation has grown too long for the model. Reset it and ask again. Nothing was changed.";
    QTest::newRow("the turn takes too long")
        << "turn" << 503 << "unavailable"
        << "This took longer than a question may take. Nothing was changed.";
    QTest::newRow("calls without end")
        << "rounds" << 500 << "failed"
        << "The answer took more steps than the 8 that are allowed. Nothing was changed.";
}

void tst_AgentService::endsAtItsLimitsWithASentence()
{
    QFETCH(QString, limit);
    QFETCH(int, status);
    QFETCH(QString, outcomeClass);
    QFETCH(QString, sentence);
    int asked = 0;
    m_agent->script = [limit, &asked](const Agent::ModelRequest &) -> Answer {
        ++asked;
        if (limit == QLatin1String("rounds"))
            return ScriptedModel::call(QStringLiteral("daysOff"));
        if (limit == QLatin1String("error"))
            return Core::failure(Core::Error::Code::Unavailable,
                                 QStringLiteral("status 429 at https://secret"));
        if (limit == QLatin1String("full"))
            return Core::failure(Core::Error::Code::TooLarge, QStringLiteral("tokens"));
        return std::nullopt;
    };
    QVERIFY(m_agent->start([&](Agent::ServiceOptions &options) {
        pinHr(options);
        (limit == QLatin1String("turn") ? options.limits.turnTime : options.limits.modelTime)
            = std::chrono::milliseconds(300);
    }));
    const PlainAnswer answer = m_agent->query(jettro, QStringLiteral("q"));
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.headers.value("Content-Type"), QByteArray("application/problem+json"));
    QCOMPARE(answer.detail(), sentence);
    QCOMPARE(text(answer.json(), "class"), outcomeClass);
    QCOMPARE(answer.json().value(QLatin1String("retryable")).toBool(),
             outcomeClass == QLatin1String("unavailable"));
    QVERIFY(!answer.body.contains("secret"));
    if (limit == QLatin1String("rounds")) {
        QCOMPARE(asked, 8);
        QCOMPARE(m_agent->hr.calls().size(), 8);
        QCOMPARE(answer.json().value(QLatin1String("receipts")).toArray().size(), 8);
    }
    const QList<Http::SseEvent> events = m_agent->events("/query", jettro, question(QStringLiteral("q")));
    QCOMPARE(events.constLast().name, QByteArray("error"));
    QCOMPARE(text(QJsonDocument::fromJson(events.constLast().data).object(), "class"), outcomeClass);
}

void tst_AgentService::leavesTheHistoryAloneWhenATurnFails()
{
    QVERIFY(m_agent->start());
    m_agent->query(jettro, QStringLiteral("good"));
    m_agent->script = [](const Agent::ModelRequest &) -> Answer {
        return Core::failure(Core::Error::Code::Unavailable, QString());
    };
    QCOMPARE(m_agent->query(jettro, QStringLiteral("bad")).status, 503);
    m_agent->script = echo;
    m_agent->query(jettro, QStringLiteral("next"));
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()),
             (QStringList {QStringLiteral("good"), QStringLiteral("next")}));
}

void tst_AgentService::cancelsWhenTheClientLeaves()
{
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    m_agent->hr.setManner(FakeHr::Manner::Silent);
    QVERIFY(m_agent->start(pinHr));
    {
        const auto client = m_agent->sendQuery(jettro, QStringLiteral("left"));
        QTRY_COMPARE(m_agent->hr.calls().size(), 1);
        const auto waiting = m_agent->sendQuery(jettro, QStringLiteral("left too"));
        QTest::qWait(0);
        waiting->leave();
        client->leave();
    }
    // The next one does not wait behind them, and they are not in the history.
    m_agent->hr.setManner(FakeHr::Manner::Normal);
    const PlainAnswer answer = m_agent->query(jettro, QStringLiteral("stays"));
    QCOMPARE(answer.status, 200);
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()), QStringList {QStringLiteral("stays")});
    QCOMPARE(m_agent->hr.calls().size(), 2);
}

void tst_AgentService::cancelsOnRequest()
{
    m_agent->script = [](const Agent::ModelRequest &) -> Answer { return std::nullopt; };
    QVERIFY(m_agent->start());
    Doubles::RawClient client(m_agent->url);
    client.request("POST", "/query", R"({"query":"q"})",
                   "Content-Type: application/json\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                       + m_agent->issuer.tokenFor(jettro) + "\r\n");
    QVERIFY(client.waitFor("event: turn"));
    QTRY_COMPARE(m_agent->modelRequests.size(), 1);
    const QByteArray received = client.received();
    const qsizetype at = received.indexOf("\"turn_id\":\"") + 11;
    const QByteArray turn = received.mid(at, received.indexOf('"', at) - at);
    const Http::Headers bearer {{"Authorization", "Bearer " + m_agent->issuer.tokenFor(jettro)}};
    QCOMPARE(Doubles::ask(m_agent->url, "DELETE", "/turns/" + turn, bearer).status, 204);
    QVERIFY(client.waitFor("event: error"));
    QVERIFY(client.waitFor("\"class\":\"cancelled\""));
    QCOMPARE(Doubles::ask(m_agent->url, "DELETE", "/turns/" + turn, bearer).status, 204);
    QCOMPARE(Doubles::ask(m_agent->url, "DELETE", "/turns/none", bearer).status, 404);
}

void tst_AgentService::letsTheModelCorrectItselfOnce()
{
    m_agent->script = [](const Agent::ModelRequest &request) -> Answer {
        const QJsonObject result = newestResult(request);
        if (result.isEmpty())
            return ScriptedModel::call(QStringLiteral("daysOffFor"),
                                       {{QStringLiteral("name"), QStringLiteral("roberto")}});
        if (text(result, "class") == QLatin1String("invalid"))
            return ScriptedModel::call(QStringLiteral("daysOffFor"), roberto());
        return ScriptedModel::say(QStringLiteral("15"));
    };
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject good = m_agent->query(office, QStringLiteral("roberto?")).json();
    QCOMPARE(text(good, "outcome"), ok);
    QCOMPARE(text(good, "response"), QStringLiteral("15"));
    QCOMPARE(m_agent->hr.calls().size(), 1);

    m_agent->modelRequests.clear();
    m_agent->script = [](const Agent::ModelRequest &) -> Answer {
        return ScriptedModel::call(QStringLiteral("daysOffFor"),
                                   {{QStringLiteral("name"), QStringLiteral("roberto")}});
    };
    const QJsonObject bad = m_agent->query(office, QStringLiteral("roberto?")).json();
    QCOMPARE(text(bad, "outcome"), QStringLiteral("invalid"));
    QCOMPARE(m_agent->modelRequests.size(), 2);
    QCOMPARE(m_agent->hr.calls().size(), 1); // nothing was sent
}

void tst_AgentService::refusesToolsThatDoNotExist()
{
    m_agent->script = callOnce(QStringLiteral("dropDatabase"));
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject done = m_agent->query(jettro, QStringLiteral("q")).json();
    QCOMPARE(text(done, "outcome"), QStringLiteral("invalid"));
    QVERIFY(done.value(QLatin1String("receipts")).toArray().isEmpty());
    // An operation that cannot be used is no tool either.
    m_agent->script = callOnce(QStringLiteral("upload"));
    QCOMPARE(text(m_agent->query(jettro, QStringLiteral("q")).json(), "outcome"), QStringLiteral("invalid"));
    QVERIFY(m_agent->hr.calls().isEmpty());
}

void tst_AgentService::describesItself()
{
    QVERIFY(m_agent->start());
    QCOMPARE(text(Doubles::ask(m_agent->url, "GET", "/health/live").json(), "status"),
             QStringLiteral("live"));
    const QJsonObject ready = Doubles::ask(m_agent->url, "GET", "/health/ready").json();
    QCOMPARE(text(ready, "status"), QStringLiteral("ready"));
    const QJsonObject metadata
        = Doubles::ask(m_agent->url, "GET", "/.well-known/oauth-protected-resource").json();
    QCOMPARE(text(metadata, "resource"), m_agent->url.toString());
    QCOMPARE(metadata.value(QLatin1String("authorization_servers")).toArray(),
             QJsonArray {m_agent->issuer.issuer()});
    const PlainAnswer document = Doubles::ask(m_agent->url, "GET", "/openapi.json");
    QCOMPARE(document.status, 200);
    // Our own reader can use every operation of it.
    const auto read = OpenApi::readDocument(document.body, QStringLiteral("Agent"), m_agent->url);
    QVERIFY(read);
    QCOMPARE(read->title, QStringLiteral("Secure Agent API"));
    QVERIFY(read->operations.size() >= 8);
    for (const OpenApi::Operation &operation : read->operations)
        QVERIFY2(operation.usable, qPrintable(operation.name + QLatin1Char(' ') + operation.reason));
    QCOMPARE(Doubles::ask(m_agent->url, "GET", "/query").status, 405);
    QCOMPARE(Doubles::ask(m_agent->url, "GET", "/nothing").status, 404);
}

void tst_AgentService::drainsWhatRuns()
{
    auto socket = Http::ListeningSocket::bind({});
    Agent::ServiceOptions options;
    options.issuer = m_agent->issuer.issuer();
    auto made = Agent::Service::create(*socket, options);
    QVERIFY(made);
    auto *service = qobject_cast<Agent::Service *>(made->get());
    QVERIFY(service);
    bool drained = false;
    connect(service, &Agent::Service::drained, this, [&] { drained = true; });
    service->drain(std::chrono::milliseconds(2000));
    QTRY_VERIFY(drained);
}

QTEST_GUILESS_MAIN(tst_AgentService)
#include "tst_agentservice.moc"
