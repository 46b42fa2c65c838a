// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/invoker.h"

#include "doubles/httpfixture.h"
#include "http/networkclient.h"

#include <QJsonArray>
#include <QMutex>
#include <QSignalSpy>
#include <QTest>

using OpenApi::CallResult;
using OpenApi::Effect;
using OpenApi::OutcomeClass;
using OpenApi::PreparedRequest;

namespace {

/// A service that answers as it is told and remembers what arrived.
class Peer
{
public:
    Peer()
        : m_server([this](Http::Router &router, QObject *) {
              for (const char *method : {"GET", "POST", "PUT"})
                  router.add(method, QStringLiteral("/op"),
                             [this](const Http::Request &request, Http::Responder responder) {
                                 const QMutexLocker lock(&m_mutex);
                                 m_requests.append(request);
                                 if (m_silent)
                                     m_kept.append(responder);
                                 else
                                     responder.send(m_reply);
                             });
          })
    {
    }

    void answer(const Http::Reply &reply)
    {
        const QMutexLocker lock(&m_mutex);
        m_reply = reply;
    }
    void setSilent()
    {
        const QMutexLocker lock(&m_mutex);
        m_silent = true;
    }
    QList<Http::Request> requests()
    {
        const QMutexLocker lock(&m_mutex);
        return m_requests;
    }
    QUrl url(const QString &path = QStringLiteral("/op")) const { return m_server.url(path); }
    void forgetKept()
    {
        m_server.inServer([this](Http::Server &) { m_kept.clear(); });
    }

private:
    QMutex m_mutex;
    QList<Http::Request> m_requests;
    QList<Http::Responder> m_kept;
    Http::Reply m_reply = Http::Reply::json({{QStringLiteral("days_off_available"), 10}});
    bool m_silent = false;
    Doubles::HttpFixture m_server; ///< goes first
};

class FixedCredentials : public OpenApi::Credentials
{
public:
    explicit FixedCredentials(Core::Result<Core::Secret> bearer) : m_bearer(std::move(bearer)) { }
    QString mode() const override { return QStringLiteral("test"); }
    Core::Future<OpenApi::Signature> signature() override
    {
        using OpenApi::Signature;
        return Core::ready<Signature>(m_bearer
                                          ? Core::Result<Signature>({Signature::Place::Bearer, {}, *m_bearer})
                                          : Core::failure(m_bearer.error()));
    }

private:
    const Core::Result<Core::Secret> m_bearer;
};

std::shared_ptr<OpenApi::Credentials> token(const QByteArray &text = "the-token")
{
    return std::make_shared<FixedCredentials>(Core::Secret(text));
}

} // namespace

Q_DECLARE_METATYPE(OutcomeClass)

class tst_Invoker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void sendsWhatWasPreparedAndTheBearerAlone();
    void passesTheTraceOn();
    void sendsNothingWithoutABearer_data();
    void sendsNothingWithoutABearer();
    void sendsNoBearerInTheClear();
    void mapsStatusesToClasses_data();
    void mapsStatusesToClasses();
    void readsWhoMayAndWhoCanHelp();
    void makesTheServicesWordsHarmless();
    void followsNoRedirect();
    void readsTheRoleAndTheLookup();
    void tellsAChangeMeanwhile();
    void tellsTheVersionOfWhatWasRead();
    void takesJsonAndTextOnly_data();
    void takesJsonAndTextOnly();
    void cutsLongResults();
    void callsALateChangeUncertainAndALateAnswerUnavailable_data();
    void callsALateChangeUncertainAndALateAnswerUnavailable();
    void tellsWhenNobodyIsThere();
    void stopsWhenCancelled();

private:
    Core::Result<CallResult> invoke(const PreparedRequest &request, Effect effect = Effect::Read,
                                    const std::shared_ptr<OpenApi::Credentials> &credentials = token());
    PreparedRequest get() const { return {"GET", m_peer->url(), {}, {}}; }

    std::unique_ptr<Peer> m_peer;
    std::unique_ptr<Http::NetworkClient> m_client;
    OpenApi::InvokerOptions m_options;
};

void tst_Invoker::init()
{
    m_peer = std::make_unique<Peer>();
    m_client = std::make_unique<Http::NetworkClient>();
    m_options = {};
}

void tst_Invoker::cleanup()
{
    m_client.reset();
    m_peer->forgetKept();
    m_peer.reset();
}

Core::Result<CallResult> tst_Invoker::invoke(const PreparedRequest &request, Effect effect,
                                             const std::shared_ptr<OpenApi::Credentials> &credentials)
{
    OpenApi::Invoker invoker(*m_client, m_options);
    std::optional<Core::Result<CallResult>> ended;
    Core::whenDone(this, invoker.invoke(request, effect, credentials, QStringLiteral("corr-1")),
                   [&ended](const Core::Result<CallResult> &result) { ended = result; });
    if (!QTest::qWaitFor([&] { return ended.has_value(); }, 10000))
        return Core::failure(Core::Error::Code::Internal, QStringLiteral("it never ended"));
    return *ended;
}

void tst_Invoker::sendsWhatWasPreparedAndTheBearerAlone()
{
    PreparedRequest request {"POST", m_peer->url(QStringLiteral("/op")), {{"X-Page", "2"}}, R"({"a":1})"};
    request.url.setQuery(QStringLiteral("q=%20x"));
    request.headers.set("Content-Type", "application/json");
    const auto result = invoke(request);
    QVERIFY(result);
    QCOMPARE(result->outcome, OutcomeClass::Ok);
    QCOMPARE(result->data.toObject().value(QLatin1String("days_off_available")).toInt(), 10);
    QCOMPARE(m_peer->requests().size(), 1);
    const Http::Request arrived = m_peer->requests().constFirst();
    QCOMPARE(arrived.method, QByteArray("POST"));
    QCOMPARE(arrived.query.queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded), QStringLiteral(" x"));
    QCOMPARE(arrived.body, QByteArray(R"({"a":1})"));
    QCOMPARE(arrived.headers.values("Authorization"), QList<QByteArray> {"Bearer the-token"});
    QCOMPARE(arrived.headers.value("Accept"), QByteArray("application/json"));
    QCOMPARE(arrived.headers.value("X-Page"), QByteArray("2"));
    QCOMPARE(arrived.correlationId, QStringLiteral("corr-1"));
    QVERIFY(!arrived.headers.contains("Cookie"));
}

void tst_Invoker::passesTheTraceOn()
{
    OpenApi::Invoker invoker(*m_client, m_options);
    const QString trace = QStringLiteral("0af7651916cd43dd8448eb211c80319c");
    bool ended = false;
    Core::whenDone(this, invoker.invoke(get(), Effect::Read, token(), trace),
                   [&ended](const Core::Result<CallResult> &) { ended = true; });
    QTRY_VERIFY(ended);
    const Http::Request arrived = m_peer->requests().constFirst();
    QCOMPARE(arrived.correlationId, trace);
    QVERIFY(arrived.headers.value("traceparent").startsWith("00-" + trace.toLatin1() + '-'));
}

void tst_Invoker::sendsNothingWithoutABearer_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<OutcomeClass>("outcome");
    QTest::newRow("not for this service") << int(Core::Error::Code::Forbidden) << OutcomeClass::Failed;
    QTest::newRow("ended") << int(Core::Error::Code::Unauthorized) << OutcomeClass::SignInRequired;
    QTest::newRow("cannot be had now") << int(Core::Error::Code::Unavailable) << OutcomeClass::Unavailable;
    QTest::newRow("empty") << -1 << OutcomeClass::SignInRequired;
}

void tst_Invoker::sendsNothingWithoutABearer()
{
    QFETCH(int, code);
    QFETCH(OutcomeClass, outcome);
    Core::Result<Core::Secret> bearer = Core::Secret();
    if (code >= 0)
        bearer = Core::failure(static_cast<Core::Error::Code>(code), QStringLiteral("no"));
    const auto result = invoke(get(), Effect::Read, std::make_shared<FixedCredentials>(bearer));
    QVERIFY(result);
    QCOMPARE(result->outcome, outcome);
    QVERIFY(!result->sent);
    QVERIFY(m_peer->requests().isEmpty());
}

void tst_Invoker::sendsNoBearerInTheClear()
{
    const auto result = invoke({"GET", QUrl(QStringLiteral("http://service.example/op")), {}, {}});
    QVERIFY(result);
    QCOMPARE(result->outcome, OutcomeClass::Failed);
    QVERIFY(!result->sent);
}

void tst_Invoker::mapsStatusesToClasses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<OutcomeClass>("reading");
    QTest::addColumn<OutcomeClass>("changing");
    const auto row = [](int status, OutcomeClass reading, OutcomeClass changing) {
        QTest::addRow("%d", status) << status << reading << changing;
    };
    row(200, OutcomeClass::Ok, OutcomeClass::Ok);
    row(201, OutcomeClass::Ok, OutcomeClass::Ok);
    row(204, OutcomeClass::Ok, OutcomeClass::Ok);
    row(300, OutcomeClass::Failed, OutcomeClass::Uncertain);
    row(301, OutcomeClass::Failed, OutcomeClass::Uncertain);
    row(302, OutcomeClass::Failed, OutcomeClass::Uncertain);
    row(303, OutcomeClass::Failed, OutcomeClass::Uncertain);
    row(304, OutcomeClass::Failed, OutcomeClass::Failed);
    row(307, OutcomeClass::Failed, OutcomeClass::Failed);
    row(308, OutcomeClass::Failed, OutcomeClass::Failed);
    row(400, OutcomeClass::Invalid, OutcomeClass::Invalid);
    row(401, OutcomeClass::SignInRequired, OutcomeClass::SignInRequired);
    row(403, OutcomeClass::NotPermitted, OutcomeClass::NotPermitted);
    row(404, OutcomeClass::NotFound, OutcomeClass::NotFound);
    row(405, OutcomeClass::Failed, OutcomeClass::Failed);
    row(409, OutcomeClass::Invalid, OutcomeClass::Invalid);
    row(410, OutcomeClass::NotFound, OutcomeClass::NotFound);
    row(412, OutcomeClass::Invalid, OutcomeClass::Invalid);
    row(422, OutcomeClass::Invalid, OutcomeClass::Invalid);
    row(429, OutcomeClass::Unavailable, OutcomeClass::Unavailable);
    row(500, OutcomeClass::Failed, OutcomeClass::Uncertain);
    row(501, OutcomeClass::Failed, OutcomeClass::Failed);
    row(502, OutcomeClass::Unavailable, OutcomeClass::Uncertain);
    row(503, OutcomeClass::Unavailable, OutcomeClass::Unavailable);
    row(504, OutcomeClass::Unavailable, OutcomeClass::Uncertain);
}

void tst_Invoker::mapsStatusesToClasses()
{
    QFETCH(int, status);
    QFETCH(OutcomeClass, reading);
    QFETCH(OutcomeClass, changing);
    const Http::ClientResponse response {status, {{"Content-Type", "application/json"}}, "{}"};
    QCOMPARE(OpenApi::readResponse(response, Effect::Read, 1000).outcome, reading);
    QCOMPARE(OpenApi::readResponse(response, Effect::Write, 1000).outcome, changing);
}

void tst_Invoker::readsWhoMayAndWhoCanHelp()
{
    m_peer->answer(Http::problem(
        403, QStringLiteral("Insufficient permissions"),
        {{QStringLiteral("required_roles"), QJsonArray {QStringLiteral("office-management"), 5}},
         {QStringLiteral("who_can_help"), QStringLiteral("office")}}));
    const auto refused = invoke(get());
    QVERIFY(refused);
    QCOMPARE(refused->outcome, OutcomeClass::NotPermitted);
    QCOMPARE(refused->requiredRoles, QStringList {QStringLiteral("office-management")});
    QCOMPARE(refused->whoCanHelp, QStringLiteral("office"));
    QVERIFY(refused->data.isNull() || refused->data.isUndefined());

    m_peer->answer(
        Http::problem(400, QStringLiteral("nobody not found in database."),
                      {{QStringLiteral("type"), QStringLiteral("urn:secure-agent:problem:not-found")}}));
    QCOMPARE(invoke(get())->outcome, OutcomeClass::NotFound);

    Http::Reply stepUp = Http::problem(401, QStringLiteral("more"));
    stepUp.headers.set("WWW-Authenticate",
                       "Bearer error=\"insufficient_user_authentication\", acr_values=\"2\"");
    m_peer->answer(stepUp);
    const auto stronger = invoke(get());
    QCOMPARE(stronger->outcome, OutcomeClass::StepUpRequired);
    QCOMPARE(stronger->wanted, (QJsonObject {{QStringLiteral("acr_values"), QStringLiteral("2")}}));

    Http::Reply scope = Http::problem(403, QStringLiteral("more"));
    scope.headers.set("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"hr.write\"");
    m_peer->answer(scope);
    const auto wider = invoke(get());
    QCOMPARE(wider->outcome, OutcomeClass::StepUpRequired);
    QCOMPARE(wider->wanted, (QJsonObject {{QStringLiteral("scope"), QStringLiteral("hr.write")}}));

    scope.headers.set("WWW-Authenticate", "Bearer error=\"insufficient_scope\""); // which one?
    m_peer->answer(scope);
    QCOMPARE(invoke(get())->outcome, OutcomeClass::NotPermitted);
}

void tst_Invoker::makesTheServicesWordsHarmless()
{
    QCOMPARE(OpenApi::harmlessText(QString::fromUtf8("a\u200Bb\u202Ec\nd\r\n\u2028e"), 100),
             QStringLiteral("abc d e"));
    QCOMPARE(OpenApi::harmlessText(QString(500, QLatin1Char('x')), 10).size(), 10);
    QCOMPARE(OpenApi::harmlessText(QString::fromUtf8("Łukasz’s 休暇 👍"), 100),
             QString::fromUtf8("Łukasz’s 休暇 👍"));
}

void tst_Invoker::followsNoRedirect()
{
    Peer elsewhere;
    Http::Reply reply;
    reply.status = 307;
    reply.headers.set("Location", elsewhere.url().toEncoded());
    m_peer->answer(reply);
    const auto result = invoke(get());
    QVERIFY(result);
    QCOMPARE(result->outcome, OutcomeClass::Failed);
    QCOMPARE(m_peer->requests().size(), 1);
    reply.status = 303;
    m_peer->answer(reply);
    QCOMPARE(invoke(get())->outcome, OutcomeClass::Failed);
    QCOMPARE(m_peer->requests().size(), 2);
    QVERIFY(elsewhere.requests().isEmpty());
}

void tst_Invoker::readsTheRoleAndTheLookup()
{
    Http::Reply reply = Http::Reply::json({});
    reply.headers.set("X-Allowed-By", "office-management");
    reply.headers.set("X-Lookup-Id", "7b0c");
    m_peer->answer(reply);
    const auto result = invoke(get());
    QCOMPARE(result->allowedBy, QStringLiteral("office-management"));
    QCOMPARE(result->lookupId, QStringLiteral("7b0c"));
}

void tst_Invoker::tellsAChangeMeanwhile()
{
    Http::Reply reply = Http::problem(412, QStringLiteral("changed"));
    reply.headers.set("X-Allowed-By", "office-management");
    reply.headers.set("X-Lookup-Id", "7b0d");
    m_peer->answer(reply);
    const auto result = invoke(get());
    QCOMPARE(result->outcome, OutcomeClass::Invalid);
    QVERIFY(result->changedMeanwhile);
    // It is on the service's record, so the receipt says where.
    QCOMPARE(result->lookupId, QStringLiteral("7b0d"));
    m_peer->answer(Http::problem(422, QStringLiteral("wrong")));
    QVERIFY(!invoke(get())->changedMeanwhile);
}

void tst_Invoker::tellsTheVersionOfWhatWasRead()
{
    const auto tagOf = [this](Http::Reply reply, const QByteArray &tag) {
        reply.headers.set("ETag", tag);
        m_peer->answer(reply);
        return invoke(get())->entityTag;
    };
    QCOMPARE(tagOf(Http::Reply::json({}), "\"v3\""), QStringLiteral("\"v3\""));
    // A weak one fits no If-Match, and the others are none.
    for (const char *tag : {"W/\"v3\"", "v3", "\"v\"3\"", "\"v 3\"", "\"a\", \"b\""})
        QCOMPARE(tagOf(Http::Reply::json({}), tag), QString());
    QCOMPARE(tagOf(Http::Reply::json({}), '"' + QByteArray(500, 'v') + '"'), QString());
    QCOMPARE(tagOf(Http::problem(404, QStringLiteral("gone")), "\"v3\""), QString());
}

void tst_Invoker::takesJsonAndTextOnly_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("taken");
    QTest::newRow("JSON") << QByteArray("application/json; charset=utf-8") << QByteArray("[1]") << true;
    QTest::newRow("vendor JSON") << QByteArray("application/hal+json") << QByteArray("{}") << true;
    QTest::newRow("text") << QByteArray("text/plain") << QByteArray("ten") << true;
    QTest::newRow("nothing") << QByteArray("application/json") << QByteArray() << true;
    QTest::newRow("broken JSON") << QByteArray("application/json") << QByteArray("{") << false;
    QTest::newRow("not UTF-8") << QByteArray("text/plain") << QByteArray("\xff\xfe") << false;
    QTest::newRow("a picture") << QByteArray("image/png") << QByteArray("PNG") << false;
    QTest::newRow("unnamed") << QByteArray() << QByteArray("{}") << false;
}

void tst_Invoker::takesJsonAndTextOnly()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(bool, taken);
    const Http::ClientResponse response {200, {{"Content-Type", type}}, body};
    const CallResult read = OpenApi::readResponse(response, Effect::Read, 1000);
    QCOMPARE(read.outcome, taken ? OutcomeClass::Ok : OutcomeClass::Failed);
    const CallResult changed = OpenApi::readResponse(response, Effect::Write, 1000);
    QCOMPARE(changed.outcome, OutcomeClass::Ok); // it was done
    QCOMPARE(changed.note.isEmpty(), taken);
}

void tst_Invoker::cutsLongResults()
{
    const QString text = QString::fromUtf8("ü").repeated(600);
    const CallResult cut
        = OpenApi::readResponse({200, {{"Content-Type", "text/plain"}}, text.toUtf8()}, Effect::Read, 1001);
    QCOMPARE(cut.outcome, OutcomeClass::Ok);
    QCOMPARE(cut.data.toString(), QString::fromUtf8("ü").repeated(500)); // no half character
    QVERIFY(!cut.note.isEmpty());
    const CallResult whole
        = OpenApi::readResponse({200, {{"Content-Type", "text/plain"}}, text.toUtf8()}, Effect::Read, 1200);
    QVERIFY(whole.note.isEmpty());
    QCOMPARE(whole.data.toString(), text);

    m_options.maxAnswerBytes = 1000;
    m_peer->answer(Http::Reply::text(QByteArray(5000, 'x')));
    QCOMPARE(invoke(get())->outcome, OutcomeClass::Failed);
}

void tst_Invoker::callsALateChangeUncertainAndALateAnswerUnavailable_data()
{
    QTest::addColumn<bool>("reads");
    QTest::newRow("reading") << true;
    QTest::newRow("a change") << false;
}

void tst_Invoker::callsALateChangeUncertainAndALateAnswerUnavailable()
{
    QFETCH(bool, reads);
    m_options.timeLimit = std::chrono::milliseconds(200);
    m_peer->setSilent();
    const PreparedRequest request {"PUT", m_peer->url(), {}, "{}"};
    const auto result = invoke(request, reads ? Effect::Read : Effect::Write);
    QVERIFY(result);
    QCOMPARE(result->outcome, reads ? OutcomeClass::Unavailable : OutcomeClass::Uncertain);
    QCOMPARE(m_peer->requests().size(), 1); // never sent again
}

void tst_Invoker::tellsWhenNobodyIsThere()
{
    QUrl nobody;
    {
        auto socket = Http::ListeningSocket::bind({});
        nobody = socket->url();
    }
    QCOMPARE(invoke({"GET", nobody, {}, {}})->outcome, OutcomeClass::Unavailable);
}

void tst_Invoker::stopsWhenCancelled()
{
    m_peer->setSilent();
    OpenApi::Invoker invoker(*m_client, m_options);
    bool ended = false;
    Core::Future<CallResult> call = invoker.invoke(get(), Effect::Read, token(), QStringLiteral("c"));
    Core::whenDone(this, call, [&ended](const Core::Result<CallResult> &result) { ended = !result; });
    QTRY_COMPARE(m_peer->requests().size(), 1);
    call.cancel();
    QTRY_VERIFY(ended);
}

QTEST_GUILESS_MAIN(tst_Invoker)
#include "tst_invoker.moc"
