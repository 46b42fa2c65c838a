// SPDX-License-Identifier: GPL-3.0-or-later
// The first change that the agent can make, from a sentence to HR's record: HR, the agent and the
// built-in assistant as they are, over real connections.
#include "agent/service.h"
#include "doubles/httpissuer.h"
#include "doubles/plainhttp.h"
#include "doubles/scriptedmodel.h"
#include "hr/openapidocument.h"
#include "hr/options.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using Doubles::PlainAnswer;
using Doubles::TestPerson;

namespace {

const TestPerson jettro {QStringLiteral("jettro"), QStringLiteral("sub-jettro"), {}};
const TestPerson office {
    QStringLiteral("office"), QStringLiteral("sub-office"), {QStringLiteral("office-management")}};

QString text(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toString();
}

QJsonObject member(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toObject();
}

QJsonObject firstOf(const QJsonObject &object, const char *list)
{
    return object.value(QLatin1String(list)).toArray().at(0).toObject();
}

} // namespace

class tst_ChangeByQuestion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void changesAfterTheApproval();
    void changesNothingThatIsDeclined();
    void changesNothingWithoutTheRole();
    void changesNothingThatChangedSinceTheLastQuestion();
    void changesNothingThatChangedMeanwhile();

private:
    /// \param script  what a model does; none: the built-in assistant
    bool startAgent(const Doubles::ScriptedModel::Script &script);
    PlainAnswer send(const QUrl &url, const QByteArray &method, const QByteArray &target,
                     const TestPerson &person, const QJsonObject &body = {})
    {
        const Http::Headers headers {{"Content-Type", "application/json"},
                                     {"Authorization", "Bearer " + m_issuer.tokenFor(person)}};
        return Doubles::ask(url, method, target, headers,
                            body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson());
    }
    QJsonObject ask(const TestPerson &person, const QString &question,
                    const QString &conversation = QStringLiteral("new"))
    {
        return send(m_agentSocket->url(), "POST", "/query", person,
                    {{QStringLiteral("query"), question}, {QStringLiteral("conversation_id"), conversation}})
            .json();
    }
    QJsonObject decide(const QJsonObject &pause, const QString &decision)
    {
        return send(m_agentSocket->url(), "POST", "/turns/" + text(pause, "turn_id").toLatin1() + "/continue",
                    office,
                    {{QStringLiteral("decision"), decision},
                     {QStringLiteral("digest"), text(member(pause, "approval"), "digest")}})
            .json();
    }
    int daysOf(const QString &person)
    {
        return send(m_hrSocket->url(), "POST", "/daysOffFor", office,
                    {{QStringLiteral("person_name"), person}})
            .json()
            .value(QLatin1String("days_off_available"))
            .toInt(-1);
    }

    Doubles::HttpIssuer m_issuer;
    std::optional<Http::ListeningSocket> m_hrSocket;
    std::optional<Http::ListeningSocket> m_agentSocket;
    std::unique_ptr<QObject> m_hr;
    std::unique_ptr<QObject> m_agent;
};

void tst_ChangeByQuestion::initTestCase()
{
    m_hrSocket = std::move(*Http::ListeningSocket::bind({}));
    m_agentSocket = std::move(*Http::ListeningSocket::bind({}));
    Hr::ServiceOptions hr;
    hr.issuer = m_issuer.issuer();
    hr.database = QStringLiteral("sqlite::memory:");
    hr.demoData = true;
    hr.linkByUsername = true;
    hr.whoCanHelp = QStringLiteral("the office managers");
    auto madeHr = Hr::Service::create(*m_hrSocket, hr);
    QVERIFY(madeHr);
    m_hr = std::move(*madeHr);
    QTRY_COMPARE(Doubles::ask(m_hrSocket->url(), "GET", "/health/ready").status, 200);
    QVERIFY(startAgent({}));
}

bool tst_ChangeByQuestion::startAgent(const Doubles::ScriptedModel::Script &script)
{
    Agent::ServiceOptions options;
    options.issuer = m_issuer.issuer();
    const QUrl hrUrl = m_hrSocket->url();
    options.services
        = {Agent::knownService(QStringLiteral("HR"), hrUrl, QStringLiteral("hr-api"),
                               Hr::openApiDocument(options.issuer, hrUrl), Hr::readOnlyOperations())};
    if (script)
        options.model = [script] { return std::make_unique<Doubles::ScriptedModel>(script); };
    auto made = Agent::Service::create(*m_agentSocket, options);
    if (!made)
        return false;
    m_agent = std::move(*made);
    return QTest::qWaitFor(
        [this] { return Doubles::ask(m_agentSocket->url(), "GET", "/health/ready").status == 200; }, 10000);
}

void tst_ChangeByQuestion::cleanupTestCase()
{
    m_agent.reset();
    m_hr.reset();
}

void tst_ChangeByQuestion::changesAfterTheApproval()
{
    const QJsonObject pause
        = ask(office, QStringLiteral("Change jettro's days off to 12 because he worked on two Saturdays"));
    QCOMPARE(text(pause, "outcome"), QStringLiteral("paused"));
    QCOMPARE(text(pause, "reason"), QStringLiteral("approval"));
    QCOMPARE(text(member(pause, "approval"), "question"),
             QString::fromUtf8("Change jettro’s days off to 12?"));
    const QJsonObject request = member(member(pause, "approval"), "request");
    QCOMPARE(text(request, "method"), QStringLiteral("PUT"));
    QCOMPARE(QUrl(text(request, "url")).path(), QStringLiteral("/employees/jettro/daysOff"));
    const QJsonObject body = QJsonDocument::fromJson(text(request, "body").toUtf8()).object();
    QCOMPARE(body.value(QLatin1String("days_off_available")).toInt(), 12);
    QVERIFY(text(body, "reason").contains(QLatin1String("two Saturdays")));
    QCOMPARE(daysOf(QStringLiteral("jettro")), 10);

    const QJsonObject done = decide(pause, QStringLiteral("approve"));
    QCOMPARE(text(done, "outcome"), QStringLiteral("ok"));
    QVERIFY2(text(done, "response").contains(QLatin1String("12")), qPrintable(text(done, "response")));
    QCOMPARE(daysOf(QStringLiteral("jettro")), 12);
    const QJsonObject receipt = firstOf(done, "receipts");
    QCOMPARE(text(receipt, "operation"), QStringLiteral("changeDaysOff"));
    QCOMPARE(text(receipt, "subject"), QStringLiteral("jettro"));
    QCOMPARE(text(receipt, "acting"), QStringLiteral("office"));
    QCOMPARE(text(receipt, "allowed_by"), QStringLiteral("office-management"));
    // The person concerned finds it in HR's own record, under the receipt's ids.
    const QJsonObject record
        = firstOf(send(m_hrSocket->url(), "GET", "/lookups?action=change", jettro).json(), "lookups");
    QCOMPARE(text(record, "correlation_id"), text(receipt, "correlation_id"));
    QCOMPARE(text(record, "id"), text(receipt, "lookup_id"));
    QCOMPARE(text(record, "actor"), QStringLiteral("office"));
    QCOMPARE(record.value(QLatin1String("new_value")).toInt(), 12);
    QVERIFY(text(record, "reason").contains(QLatin1String("two Saturdays")));
    // Once.
    QVERIFY(!decide(pause, QStringLiteral("approve")).contains(QLatin1String("receipts")));
}

void tst_ChangeByQuestion::changesNothingThatIsDeclined()
{
    const int before = daysOf(QStringLiteral("roberto"));
    const QJsonObject pause = ask(office, QStringLiteral("Set roberto's days off to 3 because it is late"));
    QCOMPARE(text(pause, "outcome"), QStringLiteral("paused"));
    QCOMPARE(text(decide(pause, QStringLiteral("decline")), "outcome"), QStringLiteral("declined"));
    QCOMPARE(daysOf(QStringLiteral("roberto")), before);
}

void tst_ChangeByQuestion::changesNothingWithoutTheRole()
{
    const int before = daysOf(QStringLiteral("roberto"));
    // Refused before anybody has to decide, or to give a reason: there is nothing to approve, and HR is not
    // even asked.
    for (const char *question :
         {"Set roberto's days off to 30 because it is late", "Set roberto's days off to 30"}) {
        const QJsonObject end = ask(jettro, QString::fromLatin1(question));
        QCOMPARE(text(end, "outcome"), QStringLiteral("not_permitted"));
        const QJsonObject refusal = firstOf(end, "outcomes");
        QCOMPARE(refusal.value(QLatin1String("required_roles")).toArray(),
                 QJsonArray {QStringLiteral("office-management")});
        QCOMPARE(text(refusal, "who_can_help"), QStringLiteral("the office managers"));
        QVERIFY(refusal.value(QLatin1String("suggestions"))
                    .toArray()
                    .contains(QStringLiteral("How many days off do I have?")));
        QVERIFY(end.value(QLatin1String("receipts")).toArray().isEmpty());
        QVERIFY2(
            text(end, "response").startsWith(QString::fromUtf8("You may not change roberto’s days off.")),
            qPrintable(text(end, "response")));
    }
    QCOMPARE(daysOf(QStringLiteral("roberto")), before);
}

void tst_ChangeByQuestion::changesNothingThatChangedSinceTheLastQuestion()
{
    const QString roberto = QStringLiteral("roberto");
    QJsonObject pause = ask(office, QStringLiteral("Set roberto's days off to 8 because he is away"));
    QCOMPARE(text(decide(pause, QStringLiteral("approve")), "outcome"), QStringLiteral("ok"));
    const QJsonObject seven {{QStringLiteral("days_off_available"), 7},
                             {QStringLiteral("reason"), QStringLiteral("quicker")}};
    QCOMPARE(send(m_hrSocket->url(), "PUT", "/employees/roberto/daysOff", office, seven).status, 200);
    // The person knows of 8, whatever the model remembers.
    pause = ask(office, QStringLiteral("Set roberto's days off to 9 because he is back"),
                text(pause, "conversation_id"));
    const QJsonObject done = decide(pause, QStringLiteral("approve"));
    QCOMPARE(text(done, "outcome"), QStringLiteral("invalid"));
    QCOMPARE(text(firstOf(done, "outcomes"), "reason"), QStringLiteral("changed_meanwhile"));
    QCOMPARE(daysOf(roberto), 7);
    // Who asks for the number has seen it, and changes that one.
    const QString conversation = text(pause, "conversation_id");
    const QJsonObject looked
        = ask(office, QStringLiteral("How many days off does roberto have?"), conversation);
    QVERIFY2(text(looked, "response").contains(QLatin1Char('7')), qPrintable(text(looked, "response")));
    pause = ask(office, QStringLiteral("Set roberto's days off to 9 because he is back"), conversation);
    QCOMPARE(text(decide(pause, QStringLiteral("approve")), "outcome"), QStringLiteral("ok"));
    QCOMPARE(daysOf(roberto), 9);
}

void tst_ChangeByQuestion::changesNothingThatChangedMeanwhile()
{
    // A model that reads the employee first: the agent changes only the version that was read.
    m_agent.reset();
    QVERIFY(startAgent([](const Agent::ModelRequest &request) -> std::optional<Agent::ModelResult> {
        const QString newest = request.messages.constLast().text;
        const QJsonObject result = QJsonDocument::fromJson(newest.toUtf8()).object();
        const QJsonObject employee = firstOf(member(result, "data"), "employees");
        const QString name = QStringLiteral("johndoe");
        if (!employee.isEmpty())
            return Doubles::ScriptedModel::call(QStringLiteral("changeDaysOff"),
                                                {{QStringLiteral("person_name"), name},
                                                 {QStringLiteral("days_off_available"), 9},
                                                 {QStringLiteral("reason"), QStringLiteral("moved house")}},
                                                QStringLiteral("call_2"));
        const QString outcome = text(result, "class");
        if (!outcome.isEmpty())
            return Doubles::ScriptedModel::say(outcome == QLatin1String("ok") ? QStringLiteral("It is done.")
                                                                              : QString());
        return Doubles::ScriptedModel::call(QStringLiteral("employees"), {{QStringLiteral("search"), name}});
    }));
    const QJsonObject pause = ask(office, QStringLiteral("Set johndoe's days off to 9"));
    QCOMPARE(text(pause, "outcome"), QStringLiteral("paused"));
    const QJsonObject seven {{QStringLiteral("days_off_available"), 7},
                             {QStringLiteral("reason"), QStringLiteral("quicker")}};
    QCOMPARE(send(m_hrSocket->url(), "PUT", "/employees/johndoe/daysOff", office, seven).status, 200);
    const QJsonObject done = decide(pause, QStringLiteral("approve"));
    QCOMPARE(text(done, "outcome"), QStringLiteral("invalid"));
    QVERIFY2(text(done, "response").startsWith(QLatin1String("Somebody changed it meanwhile")),
             qPrintable(text(done, "response")));
    QCOMPARE(text(firstOf(done, "outcomes"), "reason"), QStringLiteral("changed_meanwhile"));
    const QJsonArray receipts = done.value(QLatin1String("receipts")).toArray();
    QCOMPARE(text(receipts.last().toObject(), "reason"), QStringLiteral("changed_meanwhile"));
    QCOMPARE(daysOf(QStringLiteral("johndoe")), 7);
    // Asked again, it reads the new version, and that one is changed.
    const QJsonObject again = ask(office, QStringLiteral("Set johndoe's days off to 9"));
    QCOMPARE(text(decide(again, QStringLiteral("approve")), "outcome"), QStringLiteral("ok"));
    QCOMPARE(daysOf(QStringLiteral("johndoe")), 9);
}

QTEST_GUILESS_MAIN(tst_ChangeByQuestion)
#include "tst_change_by_question.moc"
