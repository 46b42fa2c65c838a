// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/service.h"

#include "doubles/httpissuer.h"
#include "doubles/plainhttp.h"
#include "doubles/rawclient.h"
#include "hr/openapidocument.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QVariant>

using Doubles::ask;
using Doubles::HttpIssuer;
using Doubles::PlainAnswer;
using Doubles::TestPerson;

namespace {

const TestPerson jettro {QStringLiteral("jettro"), QStringLiteral("subject-of-jettro"), {}};
const TestPerson office {
    QStringLiteral("office"), QStringLiteral("subject-of-office"), {QStringLiteral("office-management")}};

Http::Headers json(const QByteArray &token)
{
    Http::Headers headers {{"Content-Type", "application/json"}};
    if (!token.isEmpty())
        headers.add("Authorization", "Bearer " + token);
    return headers;
}

} // namespace

class tst_HrService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void doesNotStartWithoutADatabase();
    void tellsAPersonTheOwnDaysOff();
    void takesAnEmptyBodyForOneself_data();
    void takesAnEmptyBodyForOneself();
    void readsABodyForOneselfStrictly_data();
    void readsABodyForOneselfStrictly();
    void tellsAManagerAboutSomebody();
    void recordsTheLookupWithTheRequestsCorrelationId();
    void recordsALookupOfNobody();
    void doesNotRecordAManagersOwnDaysOff();
    void recordsNothingWithoutTheRole();
    void decidesTheRoleBeforeItReadsTheBody();
    void decidesTheTokenBeforeItReadsTheBody();
    void namesTheFieldThatIsWrong_data();
    void namesTheFieldThatIsWrong();
    void takesOtherMembersBesideTheName();
    void givesNoAnswerThatIsNotRecorded();
    void servesItsDocument();
    void documentsWhereToSignInOnceItKnows();
    void servesItsMetadata();
    void isLiveWhateverElseIsMissing();
    void becomesReadyWhenTheKeysAreKnown();
    void isNotReadyWithoutItsDatabase();
    void finishesARequestInFlightBeforeItIsDrained();
    void endsWhileRequestsWait();

private:
    bool start(Hr::ServiceOptions options);
    Hr::ServiceOptions options() const;
    PlainAnswer post(const QByteArray &target, const TestPerson &person, const QByteArray &body = {}) const
    {
        return ask(m_url, "POST", target, json(m_issuer->tokenFor(person)), body);
    }
    QVariant stored(const QString &question) const;
    bool change(const QString &statement) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HttpIssuer> m_issuer;
    std::optional<Http::ListeningSocket> m_socket;
    std::unique_ptr<QObject> m_service;
    QUrl m_url;
};

void tst_HrService::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_issuer = std::make_unique<HttpIssuer>();
    QSqlDatabase observer = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("observer"));
    observer.setDatabaseName(m_folder->filePath(QStringLiteral("hr.db")));
    if (qstrcmp(QTest::currentTestFunction(), "doesNotStartWithoutADatabase") != 0)
        QVERIFY(start(options()));
}

void tst_HrService::cleanup()
{
    m_service.reset();
    m_socket.reset();
    QSqlDatabase::removeDatabase(QStringLiteral("observer"));
}

Hr::ServiceOptions tst_HrService::options() const
{
    Hr::ServiceOptions options;
    options.issuer = m_issuer->issuer();
    options.linkByUsername = true;
    options.database = QStringLiteral("sqlite:") + m_folder->filePath(QStringLiteral("hr.db"));
    options.demoData = true;
    options.whoCanHelp = QStringLiteral("the office managers");
    return options;
}

bool tst_HrService::start(Hr::ServiceOptions options)
{
    m_service.reset();
    auto socket = Http::ListeningSocket::bind({});
    if (!socket)
        return false;
    m_socket.emplace(std::move(*socket));
    m_url = m_socket->url();
    auto service = Hr::Service::create(*m_socket, options);
    if (!service) {
        qWarning().noquote() << service.error().detail;
        return false;
    }
    m_service = std::move(*service);
    return true;
}

QVariant tst_HrService::stored(const QString &question) const
{
    QSqlQuery query(QSqlDatabase::database(QStringLiteral("observer")));
    return query.exec(question) && query.next() ? query.value(0) : QVariant();
}

bool tst_HrService::change(const QString &statement) const
{
    QSqlQuery query(QSqlDatabase::database(QStringLiteral("observer")));
    return query.exec(statement);
}

void tst_HrService::doesNotStartWithoutADatabase()
{
    auto socket = Http::ListeningSocket::bind({});
    QVERIFY(socket);
    Hr::ServiceOptions wrong = options();
    wrong.database = QStringLiteral("sqlite:") + m_folder->path();
    const auto service = Hr::Service::create(*socket, wrong);
    QVERIFY(!service);
    QVERIFY2(service.error().detail.contains(m_folder->path()), qPrintable(service.error().detail));
}

void tst_HrService::tellsAPersonTheOwnDaysOff()
{
    const PlainAnswer answer = post("/daysOff", jettro);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.value("Content-Type"), "application/json");
    QCOMPARE(answer.body, "{\"days_off_available\":10}");
    QVERIFY(!answer.headers.contains("X-Allowed-By"));
    QCOMPARE(stored(QStringLiteral("SELECT count(*) FROM lookups")).toInt(), 0);
}

void tst_HrService::takesAnEmptyBodyForOneself_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("none") << QByteArray() << QByteArray();
    QTest::newRow("JSON without a body") << QByteArray("application/json") << QByteArray();
    QTest::newRow("a form without a body") << QByteArray("application/x-www-form-urlencoded") << QByteArray();
    QTest::newRow("an empty object") << QByteArray("application/json") << QByteArray("{}");
    QTest::newRow("members that nobody asked for")
        << QByteArray("application/json") << QByteArray("{\"a\":1}");
}

void tst_HrService::takesAnEmptyBodyForOneself()
{
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    Http::Headers headers {{"Authorization", "Bearer " + m_issuer->tokenFor(jettro)}};
    if (!contentType.isEmpty())
        headers.add("Content-Type", contentType);
    QCOMPARE(ask(m_url, "POST", "/daysOff", headers, body).status, 200);
}

void tst_HrService::readsABodyForOneselfStrictly_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("not JSON") << QByteArray("text/plain") << QByteArray("hello") << 415;
    QTest::newRow("broken JSON") << QByteArray("application/json") << QByteArray("{") << 422;
    QTest::newRow("not an object") << QByteArray("application/json") << QByteArray("[]") << 422;
}

void tst_HrService::readsABodyForOneselfStrictly()
{
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const Http::Headers headers {{"Authorization", "Bearer " + m_issuer->tokenFor(jettro)},
                                 {"Content-Type", contentType}};
    QCOMPARE(ask(m_url, "POST", "/daysOff", headers, body).status, status);
}

void tst_HrService::tellsAManagerAboutSomebody()
{
    const PlainAnswer answer = post("/daysOffFor", office, R"({"person_name":"roberto"})");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json(),
             (QJsonObject {{QStringLiteral("days_off_available"), 15},
                           {QStringLiteral("person_name"), QStringLiteral("roberto")},
                           {QStringLiteral("asked_by"), QStringLiteral("office")}}));
    QCOMPARE(answer.headers.value("X-Allowed-By"), "office-management");
    QCOMPARE(stored(QStringLiteral("SELECT id FROM lookups")).toString().toLatin1(),
             answer.headers.value("X-Lookup-Id"));
    QVERIFY(!answer.headers.value("X-Lookup-Id").isEmpty());
}

void tst_HrService::recordsTheLookupWithTheRequestsCorrelationId()
{
    Http::Headers headers = json(m_issuer->tokenFor(office));
    headers.add("X-Request-Id", "turn-42");
    QCOMPARE(ask(m_url, "POST", "/daysOffFor", headers, R"({"person_name":"jettro"})").status, 200);
    QCOMPARE(stored(QStringLiteral("SELECT correlation_id || ' ' || actor_subject || ' ' || actor_issuer"
                                   " FROM lookups"))
                 .toString(),
             QStringLiteral("turn-42 subject-of-office ") + m_issuer->issuer());
}

void tst_HrService::recordsALookupOfNobody()
{
    const PlainAnswer answer = post("/daysOffFor", office, R"({"person_name":"nobody"})");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.headers.value("Content-Type"), "application/problem+json");
    QCOMPARE(answer.detail(), QStringLiteral("nobody not found in database."));
    QCOMPARE(answer.json()[QStringLiteral("type")].toString(),
             QStringLiteral("urn:secure-agent:problem:not-found"));
    QCOMPARE(stored(QStringLiteral("SELECT person_name FROM lookups")).toString(), QStringLiteral("nobody"));
}

void tst_HrService::doesNotRecordAManagersOwnDaysOff()
{
    const PlainAnswer answer = post("/daysOffFor", office, R"({"person_name":"office"})");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.value("X-Allowed-By"), "office-management");
    QVERIFY(!answer.headers.contains("X-Lookup-Id"));
    QCOMPARE(stored(QStringLiteral("SELECT count(*) FROM lookups")).toInt(), 0);
}

void tst_HrService::recordsNothingWithoutTheRole()
{
    const PlainAnswer answer = post("/daysOffFor", jettro, R"({"person_name":"roberto"})");
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.detail(), QStringLiteral("Insufficient permissions"));
    QCOMPARE(answer.json()[QStringLiteral("required_roles")].toArray(),
             QJsonArray {QStringLiteral("office-management")});
    QCOMPARE(answer.json()[QStringLiteral("who_can_help")].toString(), QStringLiteral("the office managers"));
    QVERIFY(!answer.headers.contains("X-Allowed-By"));
    QVERIFY(!answer.body.contains("15"));
    // The store was not reached: it would have linked jettro.
    QCOMPARE(stored(QStringLiteral("SELECT count(*) FROM lookups")).toInt(), 0);
    QCOMPARE(stored(QStringLiteral("SELECT count(*) FROM employees WHERE issuer IS NOT NULL")).toInt(), 0);
}

void tst_HrService::decidesTheRoleBeforeItReadsTheBody()
{
    QCOMPARE(post("/daysOffFor", jettro, "{").status, 403);
    QCOMPARE(post("/daysOffFor", jettro, R"({"person_name":7})").status, 403);
    const Http::Headers headers {{"Authorization", "Bearer " + m_issuer->tokenFor(jettro)},
                                 {"Content-Type", "text/plain"}};
    QCOMPARE(ask(m_url, "POST", "/daysOffFor", headers, "hello").status, 403);
}

void tst_HrService::decidesTheTokenBeforeItReadsTheBody()
{
    for (const QByteArray &target : {QByteArray("/daysOff"), QByteArray("/daysOffFor")}) {
        QCOMPARE(ask(m_url, "POST", target, json({}), "{").status, 401);
        QCOMPARE(ask(m_url, "POST", target, json("not.a.token"), "{").status, 401);
    }
}

void tst_HrService::namesTheFieldThatIsWrong_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("absent") << QByteArray("{}");
    QTest::newRow("null") << QByteArray(R"({"person_name":null})");
    QTest::newRow("a number") << QByteArray(R"({"person_name":7})");
    QTest::newRow("a list") << QByteArray(R"({"person_name":["roberto"]})");
    QTest::newRow("an object") << QByteArray(R"({"person_name":{"a":"b"}})");
    QTest::newRow("empty") << QByteArray(R"({"person_name":""})");
    QTest::newRow("201 characters") << QByteArray(R"({"person_name":")" + QByteArray(201, 'a')
                                                  + QByteArray(R"("})"));
    QTest::newRow("a line feed") << QByteArray(R"({"person_name":"rob\nerto"})");
    QTest::newRow("in another case") << QByteArray(R"({"Person_Name":"roberto"})");
}

void tst_HrService::namesTheFieldThatIsWrong()
{
    QFETCH(QByteArray, body);
    const PlainAnswer answer = post("/daysOffFor", office, body);
    QCOMPARE(answer.status, 422);
    QCOMPARE(answer.headers.value("Content-Type"), "application/problem+json");
    const QJsonArray errors = answer.json()[QStringLiteral("errors")].toArray();
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors.first().toObject()[QStringLiteral("field")].toString(), QStringLiteral("person_name"));
    QCOMPARE(stored(QStringLiteral("SELECT count(*) FROM lookups")).toInt(), 0);
}

void tst_HrService::takesOtherMembersBesideTheName()
{
    QCOMPARE(post("/daysOffFor", office, R"({"person_name":"roberto","year":2026})").status, 200);
}

void tst_HrService::givesNoAnswerThatIsNotRecorded()
{
    QVERIFY(change(QStringLiteral("CREATE TRIGGER full BEFORE INSERT ON lookups"
                                  " BEGIN SELECT RAISE(ABORT, 'no room'); END")));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("The database: ")));
    const PlainAnswer answer = post("/daysOffFor", office, R"({"person_name":"roberto"})");
    QCOMPARE(answer.status, 500);
    QVERIFY(!answer.body.contains("15"));
    QVERIFY2(!answer.body.contains("no room"), "the database's words stay in the log");
}

void tst_HrService::servesItsDocument()
{
    const PlainAnswer answer = ask(m_url, "GET", "/openapi.json");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.value("Content-Type"), "application/json");
    QCOMPARE(answer.json()[QStringLiteral("paths")],
             Hr::openApiDocument(m_issuer->issuer(), m_url)[QStringLiteral("paths")]);
    QCOMPARE(
        answer.json()[QStringLiteral("servers")].toArray().at(0).toObject()[QStringLiteral("url")].toString(),
        m_url.toString());
}

void tst_HrService::documentsWhereToSignInOnceItKnows()
{
    const auto authorizationUrl = [this] {
        QJsonValue value = ask(m_url, "GET", "/openapi.json").json();
        for (const char *member : {"components", "securitySchemes", "OAuth2AuthorizationCodeBearer", "flows",
                                   "authorizationCode", "authorizationUrl"})
            value = value.toObject().value(QLatin1String(member));
        return value.toString();
    };
    QTRY_COMPARE(authorizationUrl(), m_issuer->issuer() + QStringLiteral("/authorize"));
}

void tst_HrService::servesItsMetadata()
{
    const PlainAnswer answer = ask(m_url, "GET", "/.well-known/oauth-protected-resource");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json()[QStringLiteral("resource")].toString(), m_url.toString());
    QCOMPARE(answer.json()[QStringLiteral("authorization_servers")].toArray(),
             QJsonArray {m_issuer->issuer()});
    const QByteArray challenge = ask(m_url, "POST", "/daysOff").headers.value("WWW-Authenticate");
    QVERIFY2(challenge.contains(m_url.toString().toLatin1() + "/.well-known/oauth-protected-resource"),
             challenge);
}

void tst_HrService::isLiveWhateverElseIsMissing()
{
    m_issuer->setSilent(true);
    QVERIFY(start(options()));
    const PlainAnswer answer = ask(m_url, "GET", "/health/live");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json(), (QJsonObject {{QStringLiteral("status"), QStringLiteral("live")}}));
}

void tst_HrService::becomesReadyWhenTheKeysAreKnown()
{
    m_issuer->setAway(true);
    QVERIFY(start(options()));
    const PlainAnswer starting = ask(m_url, "GET", "/health/ready");
    QCOMPARE(starting.status, 503);
    QCOMPARE(starting.json()[QStringLiteral("status")].toString(), QStringLiteral("starting"));
    QCOMPARE(starting.json()[QStringLiteral("checks")].toObject(),
             (QJsonObject {{QStringLiteral("database"), QStringLiteral("ready")},
                           {QStringLiteral("issuer_keys"), QStringLiteral("waiting")}}));
    m_issuer->setAway(false);
    PlainAnswer ready;
    QTRY_VERIFY_WITH_TIMEOUT((ready = ask(m_url, "GET", "/health/ready")).status == 200, 30000);
    QCOMPARE(ready.json()[QStringLiteral("status")].toString(), QStringLiteral("ready"));
}

void tst_HrService::isNotReadyWithoutItsDatabase()
{
    QTRY_COMPARE(ask(m_url, "GET", "/health/ready").status, 200);
    QVERIFY(change(QStringLiteral("DROP TABLE lookups")) && change(QStringLiteral("DROP TABLE employees")));
    const PlainAnswer answer = ask(m_url, "GET", "/health/ready");
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.json()[QStringLiteral("checks")].toObject()[QStringLiteral("database")].toString(),
             QStringLiteral("waiting"));
}

void tst_HrService::finishesARequestInFlightBeforeItIsDrained()
{
    QCOMPARE(post("/daysOff", jettro).status, 200); // keys are known now
    auto *service = qobject_cast<Hr::Service *>(m_service.get());
    QVERIFY(service);
    QSignalSpy drained(service, &Hr::Service::drained);
    // Another process holds the database for a moment: the answer has to wait for it.
    QVERIFY(change(QStringLiteral("BEGIN IMMEDIATE")));
    Doubles::RawClient client(m_url);
    client.request("POST", "/daysOffFor", R"({"person_name":"roberto"})",
                   Doubles::formatFields(json(m_issuer->tokenFor(office))));
    // The server reads in the order of arrival: when this is answered, the first is in its hands.
    QCOMPARE(ask(m_url, "GET", "/health/live").status, 200);
    service->drain(std::chrono::seconds {10});
    QVERIFY(change(QStringLiteral("ROLLBACK")));
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QTRY_COMPARE(drained.size(), 1);
}

void tst_HrService::endsWhileRequestsWait()
{
    QCOMPARE(post("/daysOff", jettro).status, 200);
    std::vector<std::unique_ptr<Doubles::RawClient>> clients;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(std::make_unique<Doubles::RawClient>(m_url));
        clients.back()->request("POST", "/daysOffFor", R"({"person_name":"roberto"})",
                                Doubles::formatFields(json(m_issuer->tokenFor(office))));
    }
    QCoreApplication::processEvents(); // some requests are read, some answers are on their way
    m_service.reset();
    clients.clear();
    QVERIFY(start(options()));
    QCOMPARE(post("/daysOff", jettro).status, 200);
}

QTEST_GUILESS_MAIN(tst_HrService)
#include "tst_hrservice.moc"
