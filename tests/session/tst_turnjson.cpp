// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"
#include "session/turn.h"

#include <QTest>
#include <QTimeZone>

using Core::Result;

namespace {

QJsonObject json(const char *text)
{
    return *Core::parseJsonObject(text);
}

// "\/" because moc takes "//" in a raw string for a comment.
constexpr char receipt[] = R"({"operation":"daysOffFor","service":"HR","summary":"Days off of a person",
    "method":"POST","url":"http:\/\/127.0.0.1:8001/daysOffFor","subject":"roberto","acting":"office",
    "allowed_by":"office-management","outcome":"ok","reason":"r","time":"2026-11-23T14:29:41Z","correlation_id":"c-1",
    "lookup_id":"17","token_mode":"pass-through"})";

constexpr char done[]
    = R"({"response":"It takes a role.","conversation_id":"c","turn_id":"t","outcome":"not_permitted",
    "receipts":[{"operation":"daysOff","outcome":"ok","allowed_by":null,"lookup_id":null}],
    "outcomes":[{"tool_call_id":"1","class":"not_permitted","operation":"daysOffFor","service":"HR",
        "about":"roberto’s days off","arguments":{"person_name":"roberto"},"required_roles":["office-management"],
        "your_roles":[],"who_can_help":"office","sentence":"You may not.","suggestions":["How many days off do I have?"]}]})";

constexpr char approval[] = R"({"turn_id":"t","conversation_id":"c","reason":"approval","receipts":[],
    "approval":{"operation":"setDaysOff","service":"HR","title":"Change days off","about":"roberto’s days off",
        "arguments":[{"name":"n","title":"Days","value":12},{"name":"w","title":"Why","value":"party"},
                     {"name":"o","value":{"a":[true,null]}},{"name":"z","value":null}],
        "request":{"method":"PUT","url":"http:\/\/h/x","body":{"n":12}},"digest":"d-1",
        "expires_at":"2026-11-23T15:00:00+01:00"}})";

} // namespace

class tst_TurnJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryMemberOfAReceipt();
    void readsATurnThatIsDone();
    void readsAnApproval();
    void readsAPauseWithoutAnApproval();
    void readsTheTools();
    void doesWithoutWhatIsOptional();
    void readsWhatAStepUpAsksFor();
    void refusesAWrongShape_data();
    void refusesAWrongShape();
};

void tst_TurnJson::readsEveryMemberOfAReceipt()
{
    const Result<Session::Receipt> read = Session::Receipt::fromJson(json(receipt));
    QVERIFY(read);
    QCOMPARE(read->operation, QStringLiteral("daysOffFor"));
    QCOMPARE(read->service, QStringLiteral("HR"));
    QCOMPARE(read->summary, QStringLiteral("Days off of a person"));
    QCOMPARE(read->reason, QStringLiteral("r"));
    QCOMPARE(read->method, QStringLiteral("POST"));
    QCOMPARE(read->url, QStringLiteral("http://127.0.0.1:8001/daysOffFor"));
    QCOMPARE(read->subject, QStringLiteral("roberto"));
    QCOMPARE(read->acting, QStringLiteral("office"));
    QCOMPARE(read->allowedBy, QStringLiteral("office-management"));
    QCOMPARE(read->outcome, QStringLiteral("ok"));
    QCOMPARE(read->time, QDateTime(QDate(2026, 11, 23), QTime(14, 29, 41), QTimeZone::utc()));
    QCOMPARE(read->correlationId, QStringLiteral("c-1"));
    QCOMPARE(read->lookupId, QStringLiteral("17"));
    QCOMPARE(read->tokenMode, QStringLiteral("pass-through"));
}

void tst_TurnJson::readsATurnThatIsDone()
{
    const Result<Session::TurnResult> read = Session::TurnResult::fromJson(json(done));
    QVERIFY(read);
    QCOMPARE(read->response, QStringLiteral("It takes a role."));
    QCOMPARE(read->conversationId, QStringLiteral("c"));
    QCOMPARE(read->turnId, QStringLiteral("t"));
    QCOMPARE(read->outcome, QStringLiteral("not_permitted"));
    QCOMPARE(read->receipts.size(), 1);
    QVERIFY(read->receipts[0].allowedBy.isEmpty());
    QVERIFY(!read->receipts[0].time.isValid());
    QCOMPARE(read->outcomes.size(), 1);
    const Session::Outcome &outcome = read->outcomes[0];
    QCOMPARE(outcome.toolCallId, QStringLiteral("1"));
    QCOMPARE(outcome.outcomeClass, QStringLiteral("not_permitted"));
    QCOMPARE(outcome.operation, QStringLiteral("daysOffFor"));
    QCOMPARE(outcome.service, QStringLiteral("HR"));
    QCOMPARE(outcome.about, QStringLiteral("roberto’s days off"));
    QCOMPARE(outcome.arguments, json(R"({"person_name":"roberto"})"));
    QCOMPARE(outcome.requiredRoles, QStringList {QStringLiteral("office-management")});
    QCOMPARE(outcome.yourRoles, QStringList());
    QCOMPARE(outcome.whoCanHelp, QStringLiteral("office"));
    QCOMPARE(outcome.sentence, QStringLiteral("You may not."));
    QCOMPARE(outcome.suggestions, QStringList {QStringLiteral("How many days off do I have?")});
}

void tst_TurnJson::readsAnApproval()
{
    const Result<Session::Pause> read = Session::Pause::fromJson(json(approval));
    QVERIFY(read);
    QVERIFY(read->approval);
    const Session::Approval &shown = *read->approval;
    QCOMPARE(shown.operation, QStringLiteral("setDaysOff"));
    QCOMPARE(shown.title, QStringLiteral("Change days off"));
    const QList<Session::Approval::Argument> arguments {
        {QStringLiteral("n"), QStringLiteral("Days"), QStringLiteral("12")},
        {QStringLiteral("w"), QStringLiteral("Why"), QStringLiteral("party")},
        {QStringLiteral("o"), QString(), QStringLiteral("{\"a\":[true,null]}")},
        {QStringLiteral("z"), QString(), QString()}};
    QCOMPARE(shown.arguments, arguments);
    QCOMPARE(shown.method, QStringLiteral("PUT"));
    QCOMPARE(shown.url, QStringLiteral("http://h/x"));
    QCOMPARE(shown.body, QStringLiteral("{\"n\":12}"));
    QCOMPARE(shown.digest, QStringLiteral("d-1"));
    QCOMPARE(shown.expiresAt, QDateTime(QDate(2026, 11, 23), QTime(14, 0), QTimeZone::utc()));
}

void tst_TurnJson::readsAPauseWithoutAnApproval()
{
    const Result<Session::Pause> read
        = Session::Pause::fromJson(json(R"({"turn_id":"t","reason":"sign_in"})"));
    QVERIFY(read);
    QCOMPARE(read->reason, QStringLiteral("sign_in"));
    QVERIFY(!read->approval);
}

void tst_TurnJson::readsTheTools()
{
    const Result<Session::ToolList> read = Session::ToolList::fromJson(json(
        R"({"model":"Built-in assistant","services":[{"name":"HR","state":"ready","token_mode":"pass-through"}],
            "tools":[{"operation":"daysOffFor","service":"HR","summary":"s","ask":"How many?","about":"a",
                      "effect":"read","allowed":false,"required_roles":["r"],"usable":false,"reason":"why"},
                     {"operation":"daysOff"}]})"));
    QVERIFY(read);
    QCOMPARE(read->model, QStringLiteral("Built-in assistant"));
    const Session::ToolList::Service hr {
        QStringLiteral("HR"), QStringLiteral("ready"), QStringLiteral("pass-through"), {}};
    QCOMPARE(read->services, QList {hr});
    QCOMPARE(read->tools.size(), 2);
    QCOMPARE(read->tools[0].ask, QStringLiteral("How many?"));
    QVERIFY(!read->tools[0].allowed);
    QVERIFY(!read->tools[0].usable);
    QCOMPARE(read->tools[0].reason, QStringLiteral("why"));
    QCOMPARE(read->tools[0].requiredRoles, QStringList {QStringLiteral("r")});
    QVERIFY(read->tools[1].allowed);
    QVERIFY(read->tools[1].usable);
}

void tst_TurnJson::doesWithoutWhatIsOptional()
{
    QVERIFY(Session::TurnResult::fromJson(
        json(R"({"response":"","conversation_id":"c","turn_id":"t","outcome":"ok","later":{"version":2}})")));
    QVERIFY(Session::Receipt::fromJson(json(R"({"operation":"o","outcome":"ok"})")));
    QVERIFY(Session::ToolActivity::fromJson(json(R"({"id":"1","operation":"o","about":null})")));
    QVERIFY(Session::ToolList::fromJson(json("{}")));
}

void tst_TurnJson::readsWhatAStepUpAsksFor()
{
    const auto read = [](const char *text) { return Session::Pause::fromJson(json(text))->needs; };
    const Session::AuthorizationNeeds stated = read(
        R"({"turn_id":"t","reason":"step_up","acr_values":"gold silver","max_age":"60","scope":"hr.write"})");
    QCOMPARE(stated.acrValues, (QStringList {QStringLiteral("gold"), QStringLiteral("silver")}));
    QCOMPARE(stated.maxAge, std::chrono::seconds {60});
    QCOMPARE(stated.scopes, QStringList {QStringLiteral("hr.write")});
    QCOMPARE(read(R"({"turn_id":"t","reason":"step_up"})").maxAge, std::chrono::seconds {0});
    QVERIFY(read(R"({"turn_id":"t","reason":"sign_in","acr_values":"gold"})").isEmpty());
}

void tst_TurnJson::refusesAWrongShape_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto replaced = [](const char *name, const char *what, const char *by) {
        QByteArray text(done);
        QVERIFY2(text.contains(what), name);
        QTest::newRow(name) << text.replace(what, by);
    };
    QTest::newRow("nothing") << QByteArray("{}");
    replaced("no response", "\"response\"", "\"reply\"");
    replaced("no outcome", "\"outcome\":\"not_permitted\"", "\"o\":1");
    replaced("an id that is a number", "\"turn_id\":\"t\"", "\"turn_id\":7");
    replaced("receipts that are no array", "\"receipts\":[", "\"receipts\":{},\"x\":[");
    replaced("a receipt that is no object", "\"receipts\":[", "\"receipts\":[5,");
    replaced("a receipt without an operation", "{\"operation\":\"daysOff\",", "{");
    replaced("an outcome without a class", "\"class\"", "\"klass\"");
    replaced("arguments that are no object", "{\"person_name\":\"roberto\"}", "\"roberto\"");
    replaced("roles that are no array", "[\"office-management\"]", "\"office-management\"");
    replaced("a role that is no string", "[\"office-management\"]", "[1]");
    replaced("a time that is none", "\"allowed_by\":null", "\"time\":\"yesterday\"");
    replaced("a time of no zone", "\"allowed_by\":null", "\"time\":\"2026-11-23T14:29:41\"");
}

void tst_TurnJson::refusesAWrongShape()
{
    QFETCH(QByteArray, text);
    const Result<Session::TurnResult> read = Session::TurnResult::fromJson(json(text));
    QVERIFY(!read);
    QCOMPARE(read.error().code, Core::Error::Code::Invalid);
    // An approval needs what is to be approved, and the digest of it.
    QVERIFY(!Session::Pause::fromJson(json(R"({"turn_id":"t","reason":"approval"})")));
    QVERIFY(!Session::Pause::fromJson(
        json(R"({"turn_id":"t","reason":"approval","approval":{"operation":"o"}})")));
}

QTEST_GUILESS_MAIN(tst_TurnJson)
#include "tst_turnjson.moc"
