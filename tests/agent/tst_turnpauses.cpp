// SPDX-License-Identifier: GPL-3.0-or-later
// Turns that wait for the person: approvals, and sign-ins that ended in mid-turn.
#include "agentfixture.h"

#include "openapi/document.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using Doubles::PlainAnswer;
using Doubles::ScriptedModel;

namespace {

const QString paused = QStringLiteral("paused");
const QString ok = QStringLiteral("ok");

QByteArray continueTarget(const QJsonObject &pause)
{
    return "/turns/" + text(pause, "turn_id").toLatin1() + "/continue";
}

QJsonObject approve(const QString &digest)
{
    return {{QStringLiteral("decision"), QStringLiteral("approve")}, {QStringLiteral("digest"), digest}};
}

QJsonObject decline()
{
    return {{QStringLiteral("decision"), QStringLiteral("decline")}};
}

QJsonObject twelveDaysForRoberto()
{
    return {{QStringLiteral("person_name"), QStringLiteral("roberto")},
            {QStringLiteral("days_off_available"), 12},
            {QStringLiteral("reason"), QString::fromUtf8("moved\u200Bhouse")}};
}

} // namespace

class tst_TurnPauses : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void asksBeforeAChangeAndMakesItOnce();
    void makesNoChangeThatWasDeclined();
    void takesNoDecisionButTheShownOne_data();
    void takesNoDecisionButTheShownOne();
    void takesNoDecisionOfAnotherPerson();
    void takesNoDecisionAfterItsTime();
    void takesADecisionOnceEvenWhenSentTwice();
    void asksForEachChangeOfARound();
    void asksBeforeAPostThatSettingsDoNotKnow_data();
    void asksBeforeAPostThatSettingsDoNotKnow();
    void refusesAChangeWithoutTheRoleBeforeAnybodyDecides();
    void callsAChangeWithoutAnswerUncertain();
    void goesOnAfterARestart();
    void repeatsNoChangeWhenTheSignInEndsAfterIt();
    void tellsAChangeUncertainWhenTheClientLeavesMeanwhile();
    void asksAgainWhenTheRequestIsNoLongerTheOneThatWasShown();
    void goesOnOnceWithAFreshBearer();
    void asksWhenALookUpBecameAChangeMeanwhile();
    void sendsNothingToAnotherServiceThanTheOneThatWasAsked();
    void givesUpWhenTheFreshBearerIsRefusedToo();
    void tellsAStepUpApart();
    void streamsAPauseAndItsEnd();
    void letsOtherQuestionsPassAPausedTurn();
    void forgetsAPausedTurnWithItsConversation();
    void cancelsAPausedTurn();
    void asksBeforeDataGoToAnotherService();
    void storesNoToken();

private:
    /// Asks for the change, as office, and gives the pause.
    QJsonObject askForChange();
    QJsonObject resume(const QJsonObject &pause, const QJsonObject &decision,
                       const Doubles::TestPerson &person = office)
    {
        return m_agent->post(continueTarget(pause), person, decision).json();
    }

    std::unique_ptr<AgentFixture> m_agent;
    Core::Time m_now {};
};

void tst_TurnPauses::init()
{
    m_agent = std::make_unique<AgentFixture>();
    QVERIFY(m_agent->hr.serve());
    m_agent->script = callOnce(QStringLiteral("changeDaysOff"), twelveDaysForRoberto());
    m_now = Core::systemNow();
}

void tst_TurnPauses::cleanup()
{
    m_agent.reset();
}

QJsonObject tst_TurnPauses::askForChange()
{
    const PlainAnswer answer = m_agent->query(office, QStringLiteral("Give roberto 12 days off"));
    if (answer.status != 200 || text(answer.json(), "outcome") != paused)
        qWarning("no pause: %s", answer.body.constData());
    return answer.json();
}

void tst_TurnPauses::asksBeforeAChangeAndMakesItOnce()
{
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject pause = askForChange();
    QVERIFY(m_agent->hr.calls().isEmpty());
    QCOMPARE(text(pause, "reason"), QStringLiteral("approval"));
    QVERIFY(pause.value(QLatin1String("receipts")).toArray().isEmpty());
    QVERIFY(text(pause, "response").contains(QLatin1String("Nothing happens until you decide")));

    const QJsonObject approval = objectOf(pause, "approval");
    QCOMPARE(text(approval, "operation"), QStringLiteral("changeDaysOff"));
    QCOMPARE(text(approval, "service"), QStringLiteral("HR"));
    QCOMPARE(text(approval, "about"), QString::fromUtf8("roberto’s days off"));
    const QJsonObject request = objectOf(approval, "request");
    QCOMPARE(text(request, "method"), QStringLiteral("PUT"));
    QCOMPARE(text(request, "url"),
             m_agent->hr.url().toString() + QStringLiteral("/employees/roberto/daysOff"));
    QVERIFY(text(request, "body").contains(QLatin1String("\"days_off_available\":12")));
    QVERIFY(text(request, "body").contains(QLatin1String("moved\\u{200B}house"))); // nothing unseen
    const QJsonArray arguments = approval.value(QLatin1String("arguments")).toArray();
    QCOMPARE(arguments.size(), 3);
    QCOMPARE(text(arguments.at(1).toObject(), "title"), QStringLiteral("Days off"));
    QCOMPARE(text(arguments.at(1).toObject(), "value"), QStringLiteral("12"));

    const QJsonObject done = resume(pause, approve(text(approval, "digest")));
    QCOMPARE(text(done, "outcome"), ok);
    QCOMPARE(text(done, "turn_id"), text(pause, "turn_id"));
    QCOMPARE(m_agent->hr.daysOf(QStringLiteral("roberto")), 12);
    QCOMPARE(m_agent->hr.calls().size(), 1);
    QCOMPARE(text(firstOf(done, "receipts"), "outcome"), ok);
    QCOMPARE(text(firstOf(done, "receipts"), "token_mode"), QStringLiteral("pass-through"));

    // The same decision again does nothing.
    QCOMPARE(m_agent->post(continueTarget(pause), office, approve(text(approval, "digest"))).status, 409);
    QCOMPARE(m_agent->hr.calls().size(), 1);
}

void tst_TurnPauses::makesNoChangeThatWasDeclined()
{
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject pause = askForChange();
    const QJsonObject done = resume(pause, decline());
    QCOMPARE(text(done, "outcome"), QStringLiteral("declined"));
    QCOMPARE(text(done, "response"), QStringLiteral("You declined it. Nothing was changed."));
    QCOMPARE(text(firstOf(done, "receipts"), "outcome"), QStringLiteral("declined"));
    QVERIFY(m_agent->hr.calls().isEmpty());
    QCOMPARE(
        m_agent->post(continueTarget(pause), office, approve(text(objectOf(pause, "approval"), "digest")))
            .status,
        409);
    QVERIFY(m_agent->hr.calls().isEmpty());
}

void tst_TurnPauses::takesNoDecisionButTheShownOne_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("another digest") << QByteArray(R"({"decision":"approve","digest":"0000"})") << 409;
    QTest::newRow("no digest") << QByteArray(R"({"decision":"approve"})") << 409;
    QTest::newRow("no decision") << QByteArray(R"({})") << 422;
    QTest::newRow("no body") << QByteArray() << 422;
    QTest::newRow("another word") << QByteArray(R"({"decision":"yes"})") << 422;
    QTest::newRow("a boolean") << QByteArray(R"({"decision":true})") << 422;
}

void tst_TurnPauses::takesNoDecisionButTheShownOne()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject pause = askForChange();
    Http::Headers headers {{"Authorization", "Bearer " + m_agent->issuer.tokenFor(office)}};
    if (!body.isEmpty())
        headers.add("Content-Type", "application/json");
    QCOMPARE(Doubles::ask(m_agent->url, "POST", continueTarget(pause), headers, body).status, status);
    QVERIFY(m_agent->hr.calls().isEmpty());
    // It still waits for the right one.
    QCOMPARE(text(resume(pause, approve(text(objectOf(pause, "approval"), "digest"))), "outcome"), ok);
    QCOMPARE(m_agent->hr.calls().size(), 1);
}

void tst_TurnPauses::takesNoDecisionOfAnotherPerson()
{
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject pause = askForChange();
    const QJsonObject decision = approve(text(objectOf(pause, "approval"), "digest"));
    const Doubles::TestPerson namesake {office.name, QStringLiteral("another-subject"), office.roles};
    for (const Doubles::TestPerson &other : {jettro, namesake})
        QCOMPARE(m_agent->post(continueTarget(pause), other, decision).status, 404);
    QVERIFY(m_agent->hr.calls().isEmpty());
    QCOMPARE(text(resume(pause, decision), "outcome"), ok);
}

void tst_TurnPauses::takesNoDecisionAfterItsTime()
{
    QVERIFY(m_agent->start([this](Agent::ServiceOptions &options) {
        pinHr(options);
        options.clock = [this] { return m_now; };
    }));
    const QJsonObject pause = askForChange();
    const QString expires = text(objectOf(pause, "approval"), "expires_at");
    QCOMPARE(QDateTime::fromString(expires, Qt::ISODate).toSecsSinceEpoch(),
             m_now.time_since_epoch().count() + 300);
    m_now += std::chrono::seconds(300);
    const QJsonObject decision = approve(text(objectOf(pause, "approval"), "digest"));
    const PlainAnswer late = m_agent->post(continueTarget(pause), office, decision);
    QCOMPARE(late.status, 409);
    QVERIFY(late.detail().contains(QLatin1String("Nothing was changed")));
    m_now -= std::chrono::seconds(300); // a clock that is set back brings it not back
    QCOMPARE(m_agent->post(continueTarget(pause), office, decision).status, 409);
    QVERIFY(m_agent->hr.calls().isEmpty());
}

void tst_TurnPauses::takesADecisionOnceEvenWhenSentTwice()
{
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject pause = askForChange();
    const QByteArray body
        = QJsonDocument(approve(text(objectOf(pause, "approval"), "digest"))).toJson(QJsonDocument::Compact);
    const QByteArray fields = "Content-Type: application/json\r\nAuthorization: Bearer "
        + m_agent->issuer.tokenFor(office) + "\r\n";
    Doubles::RawClient first(m_agent->url);
    Doubles::RawClient second(m_agent->url);
    first.request("POST", continueTarget(pause), body, fields);
    second.request("POST", continueTarget(pause), body, fields);
    const auto one = first.response();
    const auto two = second.response();
    QVERIFY(one && two);
    QCOMPARE(qMin(one->status, two->status), 200);
    QCOMPARE(qMax(one->status, two->status), 409);
    QCOMPARE(m_agent->hr.calls().size(), 1);
}

void tst_TurnPauses::asksForEachChangeOfARound()
{
    m_agent->script = [](const Agent::ModelRequest &request) -> Answer {
        if (!newestResult(request).isEmpty())
            return ScriptedModel::say(QStringLiteral("done"));
        const QJsonObject same = twelveDaysForRoberto();
        return Agent::ModelAnswer {QString(),
                                   {{QStringLiteral("a"), QStringLiteral("changeDaysOff"), same},
                                    {QStringLiteral("b"), QStringLiteral("daysOff"), {}},
                                    {QStringLiteral("a"), QStringLiteral("changeDaysOff"), same}}};
    };
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject pause = askForChange();
    QCOMPARE(m_agent->hr.calls().size(), 1); // the look-up, which needs nobody
    const QJsonObject decision = approve(text(objectOf(pause, "approval"), "digest"));
    const QJsonObject again = resume(pause, decision);
    QCOMPARE(text(again, "outcome"), paused); // one approval, one change
    QCOMPARE(m_agent->hr.calls().size(), 2);
    const QJsonObject done = resume(again, decline());
    QCOMPARE(m_agent->hr.calls().size(), 2);
    QCOMPARE(text(done, "outcome"), QStringLiteral("declined"));
    QCOMPARE(done.value(QLatin1String("receipts")).toArray().size(), 3);
}

void tst_TurnPauses::asksBeforeAPostThatSettingsDoNotKnow_data()
{
    QTest::addColumn<QString>("setting");
    QTest::newRow("not named") << "unnamed";
    QTest::newRow("another document") << "hash";
    QTest::newRow("not pinned") << "unpinned";
}

void tst_TurnPauses::asksBeforeAPostThatSettingsDoNotKnow()
{
    QFETCH(QString, setting);
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    QVERIFY(m_agent->start([&](Agent::ServiceOptions &options) {
        pinHr(options);
        if (setting == QLatin1String("unnamed"))
            options.services[0].operations.clear();
        else if (setting == QLatin1String("hash"))
            options.services[0].pinnedHash = QString(64, QLatin1Char('0'));
        else
            options.services[0].pinnedHash.clear();
    }));
    // The document's own "effect": "read" counts for nothing.
    const QJsonObject pause = askForChange();
    QCOMPARE(text(pause, "reason"), QStringLiteral("approval"));
    QVERIFY(m_agent->hr.calls().isEmpty());
}

void tst_TurnPauses::refusesAChangeWithoutTheRoleBeforeAnybodyDecides()
{
    QVERIFY(m_agent->start(pinHr));
    // The document names the role, and the agent's token does not have it.
    const QJsonObject done = m_agent->query(jettro, QStringLiteral("Give roberto 12")).json();
    QCOMPARE(text(done, "outcome"), QStringLiteral("not_permitted"));
    QVERIFY(text(done, "response").startsWith(QString::fromUtf8("You may not change roberto’s days off.")));
    QVERIFY(!done.contains(QLatin1String("approval")));
    QVERIFY(m_agent->hr.calls().isEmpty());
    QCOMPARE(m_agent->hr.daysOf(QStringLiteral("roberto")), 15);
}

void tst_TurnPauses::callsAChangeWithoutAnswerUncertain()
{
    QVERIFY(m_agent->start([](Agent::ServiceOptions &options) {
        pinHr(options);
        options.limits.toolTime = std::chrono::milliseconds(300);
    }));
    const QJsonObject pause = askForChange();
    m_agent->hr.setManner(FakeHr::Manner::Silent);
    const QJsonObject done = resume(pause, approve(text(objectOf(pause, "approval"), "digest")));
    QCOMPARE(text(done, "outcome"), QStringLiteral("uncertain"));
    QVERIFY(text(done, "response").contains(QLatin1String("It is not known whether it was done")));
    QCOMPARE(m_agent->hr.calls().size(), 1);
}

void tst_TurnPauses::goesOnAfterARestart()
{
    const QTemporaryDir folder;
    const auto inFile = [&](Agent::ServiceOptions &options) {
        pinHr(options);
        options.database = QStringLiteral("sqlite:") + folder.filePath(QStringLiteral("agent.db"));
    };
    QVERIFY(m_agent->start(inFile));
    const QJsonObject pause = askForChange();
    m_agent->stop();
    QVERIFY(m_agent->start(inFile));
    const QJsonObject done = resume(pause, approve(text(objectOf(pause, "approval"), "digest")));
    QCOMPARE(text(done, "outcome"), ok);
    QCOMPARE(m_agent->hr.calls().size(), 1);
    QCOMPARE(m_agent->hr.daysOf(QStringLiteral("roberto")), 12);
    // And it is in the history of the restarted agent.
    m_agent->modelRequests.clear();
    m_agent->script
        = [](const Agent::ModelRequest &) -> Answer { return ScriptedModel::say(QStringLiteral("hi")); };
    m_agent->query(office, QStringLiteral("next"));
    QCOMPARE(m_agent->modelRequests.constLast().messages.at(1).text,
             QStringLiteral("Give roberto 12 days off"));
}

void tst_TurnPauses::repeatsNoChangeWhenTheSignInEndsAfterIt()
{
    const QTemporaryDir folder;
    const auto inFile = [&](Agent::ServiceOptions &options) {
        pinHr(options);
        options.database = QStringLiteral("sqlite:") + folder.filePath(QStringLiteral("agent.db"));
    };
    // First the change, then a look-up, for which the bearer is no longer good enough.
    m_agent->script = [](const Agent::ModelRequest &request) -> Answer {
        int results = 0;
        for (const Agent::ChatMessage &message : request.messages)
            results += message.role == Agent::ChatMessage::Role::Tool ? 1 : 0;
        if (results == 0)
            return ScriptedModel::call(QStringLiteral("changeDaysOff"), twelveDaysForRoberto());
        if (results == 1)
            return ScriptedModel::call(QStringLiteral("daysOffFor"),
                                       {{QStringLiteral("person_name"), QStringLiteral("roberto")}},
                                       QStringLiteral("call_2"));
        return ScriptedModel::say(QStringLiteral("done"));
    };
    QVERIFY(m_agent->start(inFile));
    const QJsonObject pause = askForChange();
    m_agent->hr.setManner(FakeHr::Manner::Normal);
    m_agent->hr.refuseOnly(QStringLiteral("/daysOffFor"));
    const QJsonObject signIn = resume(pause, approve(text(objectOf(pause, "approval"), "digest")));
    QCOMPARE(text(signIn, "reason"), QStringLiteral("sign_in"));
    QCOMPARE(m_agent->hr.daysOf(QStringLiteral("roberto")), 12);
    m_agent->stop();
    QVERIFY(m_agent->start(inFile));
    m_agent->hr.refuseOnly({});
    const QJsonObject done = resume(signIn, {});
    QCOMPARE(text(done, "response"), QStringLiteral("done"));
    int changes = 0;
    for (const Http::Request &request : m_agent->hr.calls())
        changes += request.method == "PUT" ? 1 : 0;
    QCOMPARE(changes, 1);
    QCOMPARE(done.value(QLatin1String("receipts")).toArray().size(), 2);
    QCOMPARE(m_agent->post(continueTarget(signIn), office, {}).status, 409);
}

void tst_TurnPauses::tellsAChangeUncertainWhenTheClientLeavesMeanwhile()
{
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject pause = askForChange();
    m_agent->hr.setManner(FakeHr::Manner::Silent);
    {
        const QByteArray body = QJsonDocument(approve(text(objectOf(pause, "approval"), "digest"))).toJson();
        Doubles::RawClient client(m_agent->url);
        client.request("POST", continueTarget(pause), body,
                       "Content-Type: application/json\r\nAuthorization: Bearer "
                           + m_agent->issuer.tokenFor(office) + "\r\n");
        QTRY_COMPARE(m_agent->hr.calls().size(), 1);
        client.leave();
    }
    const QByteArray target = "/conversations/" + text(pause, "conversation_id").toLatin1();
    QJsonObject turn;
    QTRY_COMPARE(text((turn = firstOf(m_agent->get(target, office).json(), "turns")), "state"),
                 QStringLiteral("cancelled"));
    QCOMPARE(text(firstOf(turn, "outcomes"), "class"), QStringLiteral("uncertain"));
    QCOMPARE(text(firstOf(turn, "receipts"), "outcome"), QStringLiteral("uncertain"));
    QCOMPARE(m_agent->hr.calls().size(), 1);
}

void tst_TurnPauses::asksAgainWhenTheRequestIsNoLongerTheOneThatWasShown()
{
    const QTemporaryDir folder;
    const auto at = [&](const QString &base) {
        return [=, this, path = folder.filePath(QStringLiteral("agent.db"))](Agent::ServiceOptions &options) {
            pinHr(options);
            options.database = QStringLiteral("sqlite:") + path;
            options.services[0].baseUrl = m_agent->hr.url().resolved(QUrl(base));
        };
    };
    QVERIFY(m_agent->start(at(QStringLiteral("/old"))));
    const QJsonObject pause = askForChange();
    m_agent->stop();
    QVERIFY(m_agent->start(at(QStringLiteral("/new")))); // the service has moved meanwhile
    const QJsonObject again = resume(pause, approve(text(objectOf(pause, "approval"), "digest")));
    QCOMPARE(text(again, "outcome"), paused);
    QVERIFY(text(objectOf(again, "approval"), "digest") != text(objectOf(pause, "approval"), "digest"));
    QVERIFY(m_agent->hr.calls().isEmpty());
}

void tst_TurnPauses::goesOnOnceWithAFreshBearer()
{
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    QVERIFY(m_agent->start(pinHr));
    m_agent->hr.setMannerFor(1, FakeHr::Manner::Unauthorized);
    const QJsonObject pause = m_agent->query(jettro, QStringLiteral("mine?")).json();
    QCOMPARE(text(pause, "outcome"), paused);
    QCOMPARE(text(pause, "reason"), QStringLiteral("sign_in"));
    QVERIFY(!pause.contains(QLatin1String("approval")));

    const QByteArray fresh = m_agent->issuer.tokenFor(jettro);
    const PlainAnswer answer = m_agent->postAs(continueTarget(pause), fresh, {});
    QCOMPARE(text(answer.json(), "outcome"), ok);
    QCOMPARE(m_agent->hr.lastBearer(), fresh);
    QCOMPARE(m_agent->hr.calls().size(), 2);
    QCOMPARE(answer.json().value(QLatin1String("receipts")).toArray().size(), 1);
    QCOMPARE(m_agent->post(continueTarget(pause), jettro, {}).status, 409);
}

void tst_TurnPauses::asksWhenALookUpBecameAChangeMeanwhile()
{
    const QTemporaryDir folder;
    const QString database = QStringLiteral("sqlite:") + folder.filePath(QStringLiteral("agent.db"));
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    QVERIFY(m_agent->start([&](Agent::ServiceOptions &options) {
        pinHr(options);
        options.database = database;
    }));
    m_agent->hr.setMannerFor(1, FakeHr::Manner::Unauthorized);
    const QJsonObject signIn = m_agent->query(jettro, QStringLiteral("mine?")).json();
    QCOMPARE(text(signIn, "reason"), QStringLiteral("sign_in"));
    m_agent->stop();
    // Its document is no longer the pinned one: nobody knows that it only reads.
    QVERIFY(m_agent->start([&](Agent::ServiceOptions &options) { options.database = database; }));
    const QJsonObject asked = resume(signIn, {}, jettro);
    QCOMPARE(text(asked, "reason"), QStringLiteral("approval"));
    QCOMPARE(m_agent->hr.calls().size(), 1);
    const QJsonObject done = resume(asked, approve(text(objectOf(asked, "approval"), "digest")), jettro);
    QCOMPARE(text(done, "outcome"), ok);
    QCOMPARE(m_agent->hr.calls().size(), 2);
}

void tst_TurnPauses::sendsNothingToAnotherServiceThanTheOneThatWasAsked()
{
    FakeHr other;
    QVERIFY(other.serve());
    const QTemporaryDir folder;
    const QString database = QStringLiteral("sqlite:") + folder.filePath(QStringLiteral("agent.db"));
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    QVERIFY(m_agent->start([&](Agent::ServiceOptions &options) {
        pinHr(options);
        options.database = database;
    }));
    m_agent->hr.setMannerFor(1, FakeHr::Manner::Unauthorized);
    const QJsonObject signIn = m_agent->query(jettro, QStringLiteral("mine?")).json();
    m_agent->stop();
    QVERIFY(m_agent->start([&](Agent::ServiceOptions &options) {
        pinHr(options);
        options.database = database;
        options.services[0].baseUrl = other.url();
        options.services[0].documentUrl = other.url().resolved(QUrl(QStringLiteral("/openapi.json")));
    }));
    const QJsonObject done = resume(signIn, {}, jettro);
    QCOMPARE(text(done, "outcome"), QStringLiteral("unavailable"));
    QVERIFY(other.calls().isEmpty());
    QCOMPARE(m_agent->hr.calls().size(), 1);
}

void tst_TurnPauses::givesUpWhenTheFreshBearerIsRefusedToo()
{
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    QVERIFY(m_agent->start(pinHr));
    m_agent->hr.setManner(FakeHr::Manner::Unauthorized);
    const QJsonObject pause = m_agent->query(jettro, QStringLiteral("mine?")).json();
    const QJsonObject done = resume(pause, {}, jettro);
    QCOMPARE(text(done, "outcome"), QStringLiteral("sign_in_required"));
    QVERIFY(text(done, "response").startsWith(QLatin1String("HR did not accept your sign-in.")));
    QCOMPARE(m_agent->hr.calls().size(), 2);
}

void tst_TurnPauses::tellsAStepUpApart()
{
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    QVERIFY(m_agent->start(pinHr));
    m_agent->hr.setMannerFor(1, FakeHr::Manner::StepUp);
    const QJsonObject pause = m_agent->query(jettro, QStringLiteral("mine?")).json();
    QCOMPARE(text(pause, "reason"), QStringLiteral("step_up"));
    QCOMPARE(text(pause, "acr_values"), QStringLiteral("gold"));
    QCOMPARE(text(pause, "max_age"), QStringLiteral("60"));
    QVERIFY(!pause.contains(QLatin1String("scope")));
    QCOMPARE(text(resume(pause, {}, jettro), "outcome"), ok);
}

void tst_TurnPauses::streamsAPauseAndItsEnd()
{
    QVERIFY(m_agent->start(pinHr));
    const QList<Http::SseEvent> asked
        = m_agent->events("/query", office, question(QStringLiteral("Give roberto 12 days off")));
    QCOMPARE(asked.constLast().name, QByteArray("paused"));
    const QJsonObject pause = QJsonDocument::fromJson(asked.constLast().data).object();
    QCOMPARE(text(pause, "reason"), QStringLiteral("approval"));
    const QList<Http::SseEvent> ended = m_agent->events(continueTarget(pause), office,
                                                        approve(text(objectOf(pause, "approval"), "digest")));
    QCOMPARE(ended.constFirst().name, QByteArray("turn"));
    QCOMPARE(ended.at(1).name, QByteArray("tool_result"));
    QCOMPARE(ended.constLast().name, QByteArray("done"));
    QCOMPARE(text(QJsonDocument::fromJson(ended.constLast().data).object(), "outcome"), ok);
}

void tst_TurnPauses::letsOtherQuestionsPassAPausedTurn()
{
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject pause = askForChange();
    m_agent->script
        = [](const Agent::ModelRequest &) -> Answer { return ScriptedModel::say(QStringLiteral("hi")); };
    m_agent->modelRequests.clear();
    QCOMPARE(text(m_agent->query(office, QStringLiteral("hello")).json(), "response"), QStringLiteral("hi"));
    // What is not done is not in the history.
    for (const Agent::ChatMessage &message : m_agent->modelRequests.constLast().messages)
        QVERIFY(!message.text.contains(QLatin1String("Give roberto")));
    QCOMPARE(text(resume(pause, approve(text(objectOf(pause, "approval"), "digest"))), "outcome"), ok);
}

void tst_TurnPauses::forgetsAPausedTurnWithItsConversation()
{
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject pause = askForChange();
    QCOMPARE(m_agent->post("/reset", office, {}).status, 200);
    QCOMPARE(
        m_agent->post(continueTarget(pause), office, approve(text(objectOf(pause, "approval"), "digest")))
            .status,
        404);
    QVERIFY(m_agent->hr.calls().isEmpty());
}

void tst_TurnPauses::cancelsAPausedTurn()
{
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject pause = askForChange();
    QCOMPARE(Doubles::ask(m_agent->url, "DELETE", "/turns/" + text(pause, "turn_id").toLatin1(),
                          {{"Authorization", "Bearer " + m_agent->issuer.tokenFor(office)}})
                 .status,
             204);
    QCOMPARE(
        m_agent->post(continueTarget(pause), office, approve(text(objectOf(pause, "approval"), "digest")))
            .status,
        409);
    QVERIFY(m_agent->hr.calls().isEmpty());
}

void tst_TurnPauses::asksBeforeDataGoToAnotherService()
{
    FakeHr other;
    QVERIFY(other.serve());
    const auto connectBoth = [&](Agent::ServiceOptions &options) {
        pinHr(options);
        Agent::ConnectedService second = options.services.constFirst();
        second.name = QStringLiteral("Rooms");
        second.baseUrl = other.url();
        second.documentUrl = other.url().resolved(QUrl(QStringLiteral("/openapi.json")));
        options.services.append(second);
    };
    // Both call their operations alike: the names are kept apart.
    m_agent->script = [&](const Agent::ModelRequest &request) -> Answer {
        QHash<QString, QString> look;
        for (const OpenApi::Operation &tool : request.tools) {
            if (tool.path == QLatin1String("/daysOff"))
                look.insert(tool.service, tool.name);
        }
        int results = 0;
        for (const Agent::ChatMessage &message : request.messages)
            results += message.role == Agent::ChatMessage::Role::Tool ? 1 : 0;
        if (results == 0)
            return ScriptedModel::call(look.value(QStringLiteral("HR")));
        if (results == 1)
            return ScriptedModel::call(look.value(QStringLiteral("Rooms")), {}, QStringLiteral("call_2"));
        return ScriptedModel::say(QStringLiteral("both"));
    };
    QVERIFY(m_agent->start(connectBoth));
    const QJsonObject pause = m_agent->query(jettro, QStringLiteral("both?")).json();
    QCOMPARE(text(pause, "reason"), QStringLiteral("approval"));
    QCOMPARE(text(objectOf(pause, "approval"), "service"), QStringLiteral("Rooms"));
    QCOMPARE(m_agent->hr.calls().size(), 1);
    QVERIFY(other.calls().isEmpty());
    QCOMPARE(text(resume(pause, approve(text(objectOf(pause, "approval"), "digest")), jettro), "response"),
             QStringLiteral("both"));
    QCOMPARE(other.calls().size(), 1);
}

void tst_TurnPauses::storesNoToken()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("agent.db"));
    QVERIFY(m_agent->start([&](Agent::ServiceOptions &options) {
        pinHr(options);
        options.database = QStringLiteral("sqlite:") + file;
    }));
    const QByteArray token = m_agent->issuer.tokenFor(office);
    const QJsonObject pause = m_agent->postAs("/query", token, question(QStringLiteral("canary"))).json();
    QCOMPARE(text(pause, "outcome"), paused);
    m_agent->postAs(continueTarget(pause), token, approve(text(objectOf(pause, "approval"), "digest")));
    QByteArray stored;
    for (const char *suffix : {"", "-wal"}) {
        QFile part(file + QLatin1String(suffix));
        if (part.open(QFile::ReadOnly))
            stored += part.readAll();
    }
    QVERIFY(stored.contains("canary"));
    const QList<QByteArray> parts = token.split('.');
    for (const QByteArray &part : parts)
        QVERIFY(!stored.contains(part));
}

QTEST_GUILESS_MAIN(tst_TurnPauses)
#include "tst_turnpauses.moc"
