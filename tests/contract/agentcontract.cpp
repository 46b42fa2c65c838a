// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/agentcontract.h"

#include "doubles/rawclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTest>

namespace Contract {

using Doubles::PlainAnswer;

void AgentContract::initTestCase()
{
    m_issuer = std::make_unique<Doubles::HttpIssuer>();
    m_tokens = std::make_unique<Tokens>(*m_issuer);
    m_host = m_makeHost(m_issuer->issuer(), {});
    QVERIFY(m_host);
    QTRY_COMPARE_WITH_TIMEOUT(ask("GET", "/health/ready").status, 200, 20000);
}

void AgentContract::cleanupTestCase()
{
    m_host.reset();
}

PlainAnswer AgentContract::query(const QByteArray &token, const QString &question) const
{
    const QJsonObject body {{QStringLiteral("query"), question}};
    return ask("POST", "/query", token, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

void AgentContract::tellsAPersonTheOwnDaysOff()
{
    const PlainAnswer answer = query("jettro", QStringLiteral("How many days off do I have?"));
    QCOMPARE(answer.status, 200);
    const QJsonObject turn = answer.json();
    QCOMPARE(turn[QStringLiteral("response")].toString(), QStringLiteral("You have 10 days off left."));
    QCOMPARE(turn[QStringLiteral("outcome")].toString(), QStringLiteral("ok"));
    QVERIFY(!turn[QStringLiteral("turn_id")].toString().isEmpty());
    QVERIFY(!turn[QStringLiteral("conversation_id")].toString().isEmpty());
    QVERIFY(turn[QStringLiteral("outcomes")].toArray().isEmpty());
    const QJsonArray receipts = turn[QStringLiteral("receipts")].toArray();
    QCOMPARE(receipts.size(), 1);
    const QJsonObject receipt = receipts.first().toObject();
    QCOMPARE(receipt[QStringLiteral("operation")].toString(), QStringLiteral("daysOff"));
    QCOMPARE(receipt[QStringLiteral("service")].toString(), QStringLiteral("HR"));
    QCOMPARE(receipt[QStringLiteral("subject")].toString(), QStringLiteral("jettro"));
    QCOMPARE(receipt[QStringLiteral("acting")].toString(), QStringLiteral("jettro"));
    QCOMPARE(receipt[QStringLiteral("outcome")].toString(), QStringLiteral("ok"));
    QCOMPARE(receipt[QStringLiteral("token_mode")].toString(), QStringLiteral("pass-through"));
    QVERIFY(receipt[QStringLiteral("lookup_id")].isNull());
}

void AgentContract::tellsAManagerAboutSomebody()
{
    const PlainAnswer answer = query("office", QStringLiteral("How many days off does jettro have?"));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json()[QStringLiteral("response")].toString(),
             QStringLiteral("jettro has 10 days off left."));
    const QJsonArray receipts = answer.json()[QStringLiteral("receipts")].toArray();
    QCOMPARE(receipts.size(), 1);
    const QJsonObject receipt = receipts.first().toObject();
    QCOMPARE(receipt[QStringLiteral("subject")].toString(), QStringLiteral("jettro"));
    QCOMPARE(receipt[QStringLiteral("acting")].toString(), QStringLiteral("office"));
    QCOMPARE(receipt[QStringLiteral("allowed_by")].toString(), QStringLiteral("office-management"));
    QVERIFY(!receipt[QStringLiteral("lookup_id")].toString().isEmpty());
    QVERIFY(!receipt[QStringLiteral("correlation_id")].toString().isEmpty());
}

void AgentContract::tellsWhyItMayNot()
{
    const PlainAnswer answer = query("jettro", QStringLiteral("How many days off does roberto have?"));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json()[QStringLiteral("outcome")].toString(), QStringLiteral("not_permitted"));
    const QJsonArray outcomes = answer.json()[QStringLiteral("outcomes")].toArray();
    QCOMPARE(outcomes.size(), 1);
    const QJsonObject outcome = outcomes.first().toObject();
    QCOMPARE(outcome[QStringLiteral("class")].toString(), QStringLiteral("not_permitted"));
    QCOMPARE(outcome[QStringLiteral("operation")].toString(), QStringLiteral("daysOffFor"));
    QCOMPARE(outcome[QStringLiteral("required_roles")].toArray(),
             QJsonArray {QStringLiteral("office-management")});
    QCOMPARE(outcome[QStringLiteral("your_roles")].toArray(), QJsonArray());
    QCOMPARE(outcome[QStringLiteral("who_can_help")].toString(), QStringLiteral("office"));
    QCOMPARE(outcome[QStringLiteral("arguments")].toObject()[QStringLiteral("person_name")].toString(),
             QStringLiteral("roberto"));
    const QString response = answer.json()[QStringLiteral("response")].toString();
    QVERIFY2(!response.isEmpty() && !response.contains(QStringLiteral("15")), qPrintable(response));
    QVERIFY2(!response.contains(QStringLiteral("403")), qPrintable(response));
}

void AgentContract::tellsThatNobodyHasThatName()
{
    const PlainAnswer answer = query("office", QStringLiteral("How many days off does willemijn have?"));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json()[QStringLiteral("outcome")].toString(), QStringLiteral("not_found"));
}

void AgentContract::resetsAConversation()
{
    const PlainAnswer answer = ask("POST", "/reset", "jettro", "{}");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json()[QStringLiteral("response")].toString(),
             QStringLiteral("Hi jettro, we removed your history."));
    QCOMPARE(ask("POST", "/reset", "jettro").status, 200); // without a body, as the reference
}

void AgentContract::refusesWithAProblem_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &target, const QByteArray &token,
                        const QByteArray &contentType, const QByteArray &body, int status) {
        QTest::newRow(name) << target << token << contentType << body << status;
    };
    const QByteArray json = "application/json";
    const QByteArray question = R"({"query":"How many days off do I have?"})";
    row("no token", "/query", "", json, question, 401);
    row("bad JSON without a token", "/query", "", json, "{", 401);
    row("reset without a token", "/reset", "", json, "{}", 401);
    row("plain text", "/query", "jettro", "text/plain", "hello", 415);
    row("bad JSON", "/query", "jettro", json, "{", 422);
    row("no question", "/query", "jettro", json, "{}", 422);
    row("an empty question", "/query", "jettro", json, R"({"query":""})", 422);
    row("a number as question", "/query", "jettro", json, R"({"query":7})", 422);
    row("a lone surrogate", "/query", "jettro", json, R"({"query":"\ud800"})", 422);
    row("invalid UTF-8", "/query", "jettro", json, "{\"query\":\"\xFF\"}", 422);
    row("a path that is not there", "/ask", "jettro", json, question, 404);
}

void AgentContract::refusesWithAProblem()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const PlainAnswer answer = ask("POST", target, token, body, contentType);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.headers.value("Content-Type"), "application/problem+json");
    QCOMPARE(answer.json()[QStringLiteral("status")].toInt(), status);
    QVERIFY(!answer.detail().isEmpty());
    QCOMPARE(answer.headers.contains("WWW-Authenticate"), status == 401);
}

void AgentContract::refusesTokensThatAreNotGood_data()
{
    QTest::addColumn<QByteArray>("token");
    const QByteArrayList names = Tokens::badNames();
    for (const QByteArray &name : names)
        QTest::newRow(name.constData()) << name;
}

void AgentContract::refusesTokensThatAreNotGood()
{
    QFETCH(QByteArray, token);
    const PlainAnswer answer = query(token, QStringLiteral("How many days off do I have?"));
    QCOMPARE(answer.status, 401);
    QVERIFY(answer.headers.value("WWW-Authenticate").contains("error=\"invalid_token\""));
    QVERIFY2(!answer.body.contains("days"), answer.body);
}

void AgentContract::namesTheMethodsOfAPath()
{
    const PlainAnswer query = ask("GET", "/query", "jettro");
    QCOMPARE(query.status, 405);
    QCOMPARE(query.headers.value("Allow"), "POST");
    const PlainAnswer reset = ask("GET", "/reset", "jettro");
    QCOMPARE(reset.status, 405);
    QCOMPARE(reset.headers.value("Allow"), "POST");
}

void AgentContract::answersAfterAQuestionThatWasRefused()
{
    QCOMPARE(ask("POST", "/query", "jettro", R"({"query":""})").status, 422);
    QCOMPARE(ask("POST", "/query", "jettro", R"({"query":"\ud800"})").status, 422);
    const PlainAnswer answer = query("jettro", QStringLiteral("How many days off do I have?"));
    QCOMPARE(answer.json()[QStringLiteral("response")].toString(),
             QStringLiteral("You have 10 days off left."));
}

void AgentContract::answersManyQuestionsOfOnePersonAtOnce()
{
    const QByteArray fields = Doubles::formatFields(headersWith(m_tokens->make("jettro")));
    std::vector<std::unique_ptr<Doubles::RawClient>> clients;
    for (int i = 0; i < 8; ++i) {
        clients.push_back(std::make_unique<Doubles::RawClient>(m_host->agent()));
        clients.back()->request("POST", "/query", R"({"query":"How many days off do I have?"})", fields);
    }
    for (const auto &client : clients) {
        const auto response = client->response();
        QVERIFY(response);
        QCOMPARE(response->status, 200);
        QVERIFY2(response->body.contains("You have 10 days off left."), response->body);
    }
}

void AgentContract::tellsWhatAPersonCanAsk()
{
    const auto allowed = [this](const QByteArray &person) {
        QJsonObject operations;
        const QJsonArray tools = ask("GET", "/tools", person).json()[QStringLiteral("tools")].toArray();
        for (const QJsonValue &tool : tools)
            operations.insert(tool[QStringLiteral("operation")].toString(), tool[QStringLiteral("allowed")]);
        return operations;
    };
    QCOMPARE(allowed("jettro"),
             (QJsonObject {{QStringLiteral("daysOff"), true},
                           {QStringLiteral("daysOffFor"), false},
                           {QStringLiteral("employees"), false},
                           {QStringLiteral("changeDaysOff"), false},
                           {QStringLiteral("lookups"), true}}));
    QCOMPARE(allowed("office"),
             (QJsonObject {{QStringLiteral("daysOff"), true},
                           {QStringLiteral("daysOffFor"), true},
                           {QStringLiteral("employees"), true},
                           {QStringLiteral("changeDaysOff"), true},
                           {QStringLiteral("lookups"), true}}));
    QCOMPARE(ask("GET", "/tools").status, 401);
}

void AgentContract::answersThoughHrIsAway()
{
    // A port that nobody serves: bound, and closed again.
    QTcpServer nobody;
    QVERIFY(nobody.listen(QHostAddress(QHostAddress::LocalHost)));
    const QUrl hr(QStringLiteral("http://127.0.0.1:%1").arg(nobody.serverPort()));
    nobody.close();
    const auto host = m_makeHost(m_issuer->issuer(), hr);
    QVERIFY(host);
    const Http::Headers headers = headersWith(m_tokens->make("jettro"));
    const PlainAnswer hello = Doubles::ask(host->agent(), "POST", "/query", headers, R"({"query":"hello"})");
    QCOMPARE(hello.status, 200);
    QVERIFY(!hello.json()[QStringLiteral("response")].toString().isEmpty());
    const PlainAnswer tools = Doubles::ask(host->agent(), "GET", "/tools", headers);
    QCOMPARE(tools.status, 200);
    QCOMPARE(tools.json()[QStringLiteral("services")][0][QStringLiteral("state")].toString(),
             QStringLiteral("unavailable"));
}

} // namespace Contract
