// SPDX-License-Identifier: GPL-3.0-or-later
// Connected services as the settings say: what is sent to them, in whose name, and what is not.
#include "agentfixture.h"
#include "openapi/document.h"
#include "openapi/toolname.h"
#include "ticketservice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QTest>
#include <QUrlQuery>

using Agent::TokenMode;
using Doubles::TestPerson;

namespace {

const QByteArray key = "k-5up3r+/s3cr3t=";
const QString list = QStringLiteral("listTickets");
const QString find = QStringLiteral("findTickets");
const QString closing = QStringLiteral("closeTicket");
const QJsonObject seventh {{QStringLiteral("id"), 7}};

QStringList logged;

void keepLine(QtMsgType, const QMessageLogContext &, const QString &line)
{
    logged.append(line);
}

QJsonArray wants(const char *scheme)
{
    return {QJsonObject {{QLatin1String(scheme), QJsonArray()}}};
}

QJsonObject toolNamed(const QJsonObject &tools, const QString &name)
{
    const QJsonArray all = tools.value(QLatin1String("tools")).toArray();
    for (const QJsonValue &tool : all) {
        if (text(tool.toObject(), "operation") == name)
            return tool.toObject();
    }
    return {};
}

QJsonObject serviceOf(const QJsonObject &tools)
{
    return tools.value(QLatin1String("services")).toArray().last().toObject();
}

/// A pair of calls that carries things to another service is a matter of other tests.
void alone(Agent::ServiceOptions &options, const Agent::ConnectedService &tickets)
{
    options.services = {tickets};
}

} // namespace

class tst_Services : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void putsTheKeyWhereTheDocumentSays_data();
    void putsTheKeyWhereTheDocumentSays();
    void showsTheKeyNowhere();
    void sendsNothingWithoutAKey();
    void asksForNoSignInWhenAKeyIsRefused();
    void sendsNothingThatSpeaksForThePerson();
    void listsWhatItCannotSign_data();
    void listsWhatItCannotSign();
    void sendsTheExchangedTokenAndNoOther();
    void exchangesByScopeAndSendsNoTokenOfAnotherService_data();
    void exchangesByScopeAndSendsNoTokenOfAnotherService();
    void pausesWhenThePersonsTokenIsRefused();
    void saysThatAnExchangeIsDenied();
    void offersWhatIsAllowedAlone();
    void refusesByARoleBeforeAnythingIsSent();
    void takesARuleOfTheSettingsBeforeTheHintOfTheDocument();
    void readsWithAPostOfThePinnedDocument();
    void asksAgainWhenTheDocumentHasChanged();
    void lowersNoEffectThatTheDocumentRaises_data();
    void lowersNoEffectThatTheDocumentRaises();
    void asksBeforeWhatTheSettingsCallAChange();
    void usesNothingUnguardedWhenAGuardedOperationIsGone();
    void givesEachToolANameOfItsOwn();
    void refusesToStartWithoutAnAccountToExchangeWith();
    void refusesToStartWithDataOfAServiceThatIsNotThere();

private:
    bool start(const Agent::ConnectedService &tickets,
               const std::function<void(Agent::ServiceOptions &)> &more = {});
    bool startExchanging(const Doubles::HttpIssuer::TokenAnswer &answer);
    QJsonObject ask(const QString &tool, const TestPerson &person = jettro,
                    const QJsonObject &arguments = {});
    QJsonObject tools(const TestPerson &person = jettro) { return m_agent->get("/tools", person).json(); }

    std::unique_ptr<AgentFixture> m_agent;
    std::unique_ptr<TicketService> m_tickets;
};

void tst_Services::init()
{
    m_agent = std::make_unique<AgentFixture>();
    m_tickets = std::make_unique<TicketService>();
}

void tst_Services::cleanup()
{
    m_agent.reset();
    m_tickets.reset();
}

bool tst_Services::start(const Agent::ConnectedService &tickets,
                         const std::function<void(Agent::ServiceOptions &)> &more)
{
    return m_agent->start([&](Agent::ServiceOptions &options) {
        alone(options, tickets);
        if (more)
            more(options);
    });
}

QJsonObject tst_Services::ask(const QString &tool, const TestPerson &person, const QJsonObject &arguments)
{
    m_agent->script = callOnce(tool, arguments);
    return m_agent->query(person, QStringLiteral("Tickets, please")).json();
}

void tst_Services::putsTheKeyWhereTheDocumentSays_data()
{
    QTest::addColumn<QByteArray>("scheme");
    for (const char *scheme : {"header", "query", "cookie", "person"})
        QTest::newRow(scheme) << QByteArray(scheme);
}

void tst_Services::putsTheKeyWhereTheDocumentSays()
{
    QFETCH(QByteArray, scheme);
    m_tickets = std::make_unique<TicketService>(wants(scheme));
    Agent::ConnectedService settings = m_tickets->settings(TokenMode::ApiKey);
    settings.apiKey = Core::Secret(key);
    QVERIFY(start(settings));
    const QJsonObject done = ask(list, jettro,
                                 {{QStringLiteral("state"), QStringLiteral("a&b")},
                                  {QStringLiteral("theme"), QStringLiteral("dark")}});
    QCOMPARE(text(done, "outcome"), QStringLiteral("ok"));
    QCOMPARE(text(firstOf(done, "receipts"), "token_mode"), QStringLiteral("api key"));
    QCOMPARE(m_tickets->calls.size(), 1);
    const Http::Request &call = m_tickets->calls.first();
    QCOMPARE(call.headers.value("X-Ticket-Key"), scheme == "header" ? key : QByteArray());
    QCOMPARE(call.query.queryItemValue(QStringLiteral("key"), QUrl::FullyDecoded).toLatin1(),
             scheme == "query" ? key : QByteArray());
    QCOMPARE(call.headers.value("Authorization"), scheme == "person" ? "Bearer " + key : QByteArray());
    QCOMPARE(call.headers.value("Cookie"),
             scheme == "cookie" ? "theme=dark; ticket=" + key.toPercentEncoding() : QByteArray("theme=dark"));
    // What the model chose is beside it.
    QCOMPARE(call.query.queryItemValue(QStringLiteral("state"), QUrl::FullyDecoded), QStringLiteral("a&b"));
}

void tst_Services::showsTheKeyNowhere()
{
    m_tickets = std::make_unique<TicketService>(wants("query"));
    Agent::ConnectedService settings = m_tickets->settings(TokenMode::ApiKey);
    settings.apiKey = Core::Secret(key);
    const QtMessageHandler before = qInstallMessageHandler(keepLine);
    QLoggingCategory::setFilterRules(QStringLiteral("secureagent.*=true"));
    logged.clear();
    QByteArray seen;
    const bool started = start(settings);
    m_agent->script = callOnce(closing, seventh);
    const auto paused = m_agent->query(jettro, QStringLiteral("Close ticket 7"));
    const QJsonObject pause = paused.json();
    seen += paused.body + m_agent->get("/tools", jettro).body;
    const auto done
        = m_agent->post("/turns/" + text(pause, "turn_id").toLatin1() + "/continue", jettro,
                        {{QStringLiteral("decision"), QStringLiteral("approve")},
                         {QStringLiteral("digest"), text(objectOf(pause, "approval"), "digest")}});
    seen += done.body
        + m_agent->get("/conversations/" + text(pause, "conversation_id").toLatin1(), jettro).body;
    m_tickets->status = 500;
    seen += m_agent->query(jettro, QStringLiteral("And once more")).body;
    m_agent->stop();
    QLoggingCategory::setFilterRules(QString());
    qInstallMessageHandler(before);
    QVERIFY(started);
    QCOMPARE(text(done.json(), "outcome"), QStringLiteral("ok"));
    QCOMPARE(
        m_tickets->calls.first().query.queryItemValue(QStringLiteral("key"), QUrl::FullyDecoded).toLatin1(),
        key);
    seen += logged.join(QLatin1Char('\n')).toUtf8();
    QVERIFY(logged.size() > 3);
    for (const QByteArray &form : {key, key.toPercentEncoding(), QByteArray("5up3r")})
        QVERIFY2(!seen.contains(form), seen);
}

void tst_Services::sendsNothingWithoutAKey()
{
    m_tickets = std::make_unique<TicketService>(wants("header"));
    QVERIFY(start(m_tickets->settings(TokenMode::ApiKey)));
    const QJsonObject done = ask(list);
    QCOMPARE(text(done, "outcome"), QStringLiteral("failed"));
    QVERIFY2(text(done, "response").contains(QLatin1String("nothing was sent")),
             qPrintable(text(done, "response")));
    QVERIFY(m_tickets->calls.isEmpty());
}

void tst_Services::asksForNoSignInWhenAKeyIsRefused()
{
    m_tickets = std::make_unique<TicketService>(wants("header"));
    Agent::ConnectedService settings = m_tickets->settings(TokenMode::ApiKey);
    settings.apiKey = Core::Secret(key);
    QVERIFY(start(settings));
    m_tickets->status = 401;
    QCOMPARE(text(ask(list), "outcome"), QStringLiteral("failed"));
    QCOMPARE(m_tickets->calls.size(), 1);
}

void tst_Services::sendsNothingThatSpeaksForThePerson()
{
    QVERIFY(start(m_tickets->settings(TokenMode::None)));
    const QJsonObject done = ask(list);
    QCOMPARE(text(done, "outcome"), QStringLiteral("ok"));
    QCOMPARE(text(firstOf(done, "receipts"), "token_mode"), QStringLiteral("none"));
    QVERIFY(!m_tickets->calls.first().headers.contains("Authorization"));
    QCOMPARE(text(serviceOf(tools()), "token_mode"), QStringLiteral("none"));
}

void tst_Services::listsWhatItCannotSign_data()
{
    QTest::addColumn<TokenMode>("mode");
    QTest::addColumn<QByteArray>("scheme");
    QTest::addColumn<bool>("usable");
    QTest::newRow("a key, with the person's token")
        << TokenMode::PassThrough << QByteArray("header") << false;
    QTest::newRow("a token, with the person's token")
        << TokenMode::PassThrough << QByteArray("person") << true;
    QTest::newRow("nothing said, with the person's token") << TokenMode::PassThrough << QByteArray() << true;
    QTest::newRow("a token, with nothing") << TokenMode::None << QByteArray("person") << false;
    QTest::newRow("a key, with a key") << TokenMode::ApiKey << QByteArray("cookie") << true;
    QTest::newRow("nothing said, with a key") << TokenMode::ApiKey << QByteArray() << false;
}

void tst_Services::listsWhatItCannotSign()
{
    QFETCH(TokenMode, mode);
    QFETCH(QByteArray, scheme);
    QFETCH(bool, usable);
    m_tickets = std::make_unique<TicketService>(scheme.isEmpty() ? QJsonArray() : wants(scheme));
    QVERIFY(start(m_tickets->settings(mode)));
    const QJsonObject tool = toolNamed(tools(), list);
    QCOMPARE(tool.value(QLatin1String("usable")).toBool(), usable);
    QCOMPARE(text(tool, "reason").isEmpty(), usable);
}

bool tst_Services::startExchanging(const Doubles::HttpIssuer::TokenAnswer &answer)
{
    m_agent->issuer.setTokenAnswer(answer);
    Agent::ConnectedService settings = m_tickets->settings(TokenMode::TokenExchange);
    settings.audience = QStringLiteral("tickets-api");
    return start(settings, [](Agent::ServiceOptions &options) {
        options.exchange = {QStringLiteral("secure-agent"), Core::Secret("its secret")};
    });
}

void tst_Services::sendsTheExchangedTokenAndNoOther()
{
    QByteArray given;
    QByteArray form;
    QVERIFY(startExchanging([&](const QByteArray &, const QByteArray &body) {
        form = body;
        QJsonObject claims = m_agent->issuer.claimsOf(jettro);
        claims.insert(QStringLiteral("aud"), QStringLiteral("tickets-api"));
        given = m_agent->issuer.sign(claims);
        return QJsonObject {{QStringLiteral("access_token"), QString::fromLatin1(given)},
                            {QStringLiteral("token_type"), QStringLiteral("Bearer")},
                            {QStringLiteral("expires_in"), 300}};
    }));
    const QJsonObject done = ask(list);
    QCOMPARE(text(done, "outcome"), QStringLiteral("ok"));
    QCOMPARE(text(firstOf(done, "receipts"), "token_mode"), QStringLiteral("token exchange"));
    QVERIFY(form.contains("audience=tickets-api"));
    QCOMPARE(m_tickets->calls.size(), 1);
    QCOMPARE(m_tickets->calls.first().headers.value("Authorization"), "Bearer " + given);
    QCOMPARE(text(serviceOf(tools()), "token_mode"), QStringLiteral("token exchange"));
}

void tst_Services::exchangesByScopeAndSendsNoTokenOfAnotherService_data()
{
    QTest::addColumn<QString>("audience"); // of the exchanged token
    QTest::addColumn<int>("calls");
    QTest::newRow("its own") << QStringLiteral("tickets-api") << 1;
    QTest::newRow("HR's") << QStringLiteral("hr-api") << 0;
    QTest::newRow("the agent's") << QStringLiteral("secure-agent") << 0;
}

void tst_Services::exchangesByScopeAndSendsNoTokenOfAnotherService()
{
    QFETCH(QString, audience);
    QFETCH(int, calls);
    QByteArray form;
    m_agent->issuer.setTokenAnswer([&](const QByteArray &, const QByteArray &body) {
        form = body;
        QJsonObject claims = m_agent->issuer.claimsOf(jettro);
        claims.insert(QStringLiteral("aud"), audience);
        const QString token = QString::fromLatin1(m_agent->issuer.sign(claims));
        return QJsonObject {{QStringLiteral("access_token"), token},
                            {QStringLiteral("token_type"), QStringLiteral("Bearer")}};
    });
    Agent::ConnectedService settings = m_tickets->settings(TokenMode::TokenExchange);
    settings.audience.clear();
    settings.scope = QStringLiteral("openid tickets");
    QVERIFY(start(settings, [this](Agent::ServiceOptions &options) {
        options.services.append(
            Agent::knownService(QStringLiteral("HR"), m_agent->hr.url(), QStringLiteral("hr-api"), {}, {}));
        options.exchange = {QStringLiteral("secure-agent"), Core::Secret("its secret")};
    }));
    const QJsonObject done = ask(list);
    QCOMPARE(text(done, "outcome"), calls > 0 ? QStringLiteral("ok") : QStringLiteral("failed"));
    QCOMPARE(m_tickets->calls.size(), calls);
    QVERIFY(form.contains("scope=openid%20tickets") && !form.contains("audience="));
}

void tst_Services::pausesWhenThePersonsTokenIsRefused()
{
    QVERIFY(startExchanging([](const QByteArray &, const QByteArray &) {
        return QJsonObject {{QStringLiteral("error"), QStringLiteral("invalid_grant")}};
    }));
    const QJsonObject paused = ask(list);
    QCOMPARE(text(paused, "outcome"), QStringLiteral("paused"));
    QCOMPARE(text(paused, "reason"), QStringLiteral("sign_in"));
    QVERIFY(m_tickets->calls.isEmpty());
}

void tst_Services::saysThatAnExchangeIsDenied()
{
    QVERIFY(startExchanging([](const QByteArray &, const QByteArray &) {
        return QJsonObject {
            {QStringLiteral("error"), QStringLiteral("access_denied")},
            {QStringLiteral("error_description"), QStringLiteral("Client not allowed, see 0x41")}};
    }));
    const QJsonObject done = ask(list);
    QCOMPARE(text(done, "outcome"), QStringLiteral("failed"));
    QVERIFY2(text(done, "response").contains(QLatin1String("nothing was sent")),
             qPrintable(text(done, "response")));
    QVERIFY(!text(done, "response").contains(QLatin1String("0x41")));
    QVERIFY(m_tickets->calls.isEmpty());
}

void tst_Services::offersWhatIsAllowedAlone()
{
    Agent::ConnectedService settings = m_tickets->settings(TokenMode::None);
    settings.allowedOperations = {list, QStringLiteral("noSuchOperation")};
    QVERIFY(start(settings));
    const QJsonObject offered = tools();
    QCOMPARE(offered.value(QLatin1String("tools")).toArray().size(), 1);
    QVERIFY(!toolNamed(offered, list).isEmpty());
    QVERIFY(serviceOf(offered)
                .value(QLatin1String("remarks"))
                .toArray()
                .first()
                .toString()
                .contains(QLatin1String("noSuchOperation")));
    ask(closing, jettro, seventh);
    QVERIFY(m_tickets->calls.isEmpty());
}

void tst_Services::refusesByARoleBeforeAnythingIsSent()
{
    Agent::ConnectedService settings = m_tickets->settings(TokenMode::None);
    settings.operations[closing].requiredRoles = {QStringLiteral("office-management")};
    settings.whoCanHelp = QStringLiteral("The help desk");
    QVERIFY(start(settings));
    const QJsonObject refused = ask(closing, jettro, seventh);
    QCOMPARE(text(refused, "outcome"), QStringLiteral("not_permitted"));
    const QJsonObject card = firstOf(refused, "outcomes");
    QCOMPARE(card.value(QLatin1String("required_roles")).toArray(),
             QJsonArray {QStringLiteral("office-management")});
    QCOMPARE(text(card, "who_can_help"), QStringLiteral("The help desk"));
    QVERIFY(text(card, "sentence").startsWith(QLatin1String("You may not change ticket 7.")));
    QVERIFY(refused.value(QLatin1String("receipts")).toArray().isEmpty());
    QVERIFY(!toolNamed(tools(), closing).value(QLatin1String("allowed")).toBool(true));
    QVERIFY(m_tickets->calls.isEmpty());
    // With the role it waits for the person, as every change does.
    QVERIFY(toolNamed(tools(office), closing).value(QLatin1String("allowed")).toBool());
    QCOMPARE(text(ask(closing, office, seventh), "outcome"), QStringLiteral("paused"));
}

void tst_Services::takesARuleOfTheSettingsBeforeTheHintOfTheDocument()
{
    QJsonObject document = m_tickets->document();
    QJsonObject paths = document.value(QLatin1String("paths")).toObject();
    QJsonObject tickets = paths.value(QLatin1String("/tickets")).toObject();
    QJsonObject get = tickets.value(QLatin1String("get")).toObject();
    get.insert(QStringLiteral("x-secure-agent"),
               QJsonObject {{QStringLiteral("required_roles"), QJsonArray {QStringLiteral("nobody")}}});
    tickets.insert(QStringLiteral("get"), get);
    paths.insert(QStringLiteral("/tickets"), tickets);
    document.insert(QStringLiteral("paths"), paths);
    m_tickets->setDocument(document);
    QVERIFY(start(m_tickets->settings(TokenMode::None)));
    // A document's roles are a hint: the service decides.
    QVERIFY(!toolNamed(tools(), list).value(QLatin1String("allowed")).toBool(true));
    QCOMPARE(text(ask(list), "outcome"), QStringLiteral("ok"));
}

void tst_Services::readsWithAPostOfThePinnedDocument()
{
    Agent::ConnectedService settings = m_tickets->settings(TokenMode::None);
    settings.operations[find].effect = OpenApi::Effect::Read;
    settings.pinnedHash = OpenApi::documentHash(m_tickets->document());
    QVERIFY(start(settings));
    QCOMPARE(text(ask(find), "outcome"), QStringLiteral("ok"));
    const QJsonObject offered = tools();
    QCOMPARE(text(serviceOf(offered), "document_hash"), settings.pinnedHash);
    QVERIFY(serviceOf(offered).value(QLatin1String("remarks")).toArray().isEmpty());
    QCOMPARE(text(toolNamed(offered, find), "effect"), QStringLiteral("read"));
}

void tst_Services::asksAgainWhenTheDocumentHasChanged()
{
    Agent::ConnectedService settings = m_tickets->settings(TokenMode::None);
    settings.operations[find].effect = OpenApi::Effect::Read;
    settings.pinnedHash = OpenApi::documentHash(m_tickets->document());
    QVERIFY(start(settings, [](Agent::ServiceOptions &options) {
        options.limits.documentRefresh = std::chrono::milliseconds(50);
    }));
    QCOMPARE(text(ask(find), "outcome"), QStringLiteral("ok"));
    QJsonObject document = m_tickets->document();
    QJsonObject paths = document.value(QLatin1String("paths")).toObject();
    paths.remove(QStringLiteral("/tickets"));
    document.insert(QStringLiteral("paths"), paths);
    m_tickets->setDocument(document);
    QVERIFY(QTest::qWaitFor([&] { return toolNamed(tools(), list).isEmpty(); }, 20000));
    const QJsonObject offered = tools();
    QCOMPARE(text(toolNamed(offered, find), "effect"), QStringLiteral("write"));
    QVERIFY(serviceOf(offered).value(QLatin1String("remarks")).toArray().first().toString().contains(find));
    QCOMPARE(text(ask(find), "outcome"), QStringLiteral("paused"));
    QCOMPARE(m_tickets->calls.size(), 1);
}

void tst_Services::lowersNoEffectThatTheDocumentRaises_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<bool>("raised");
    QTest::newRow("a POST that it calls a change") << find << true;
    QTest::newRow("a PUT") << closing << false;
}

void tst_Services::lowersNoEffectThatTheDocumentRaises()
{
    QFETCH(QString, operation);
    QFETCH(bool, raised);
    if (raised) {
        QByteArray changed = QJsonDocument(m_tickets->document()).toJson(QJsonDocument::Compact);
        changed.replace(R"("about":"the tickets")", R"("about":"the tickets","effect":"write")");
        m_tickets->setDocument(QJsonDocument::fromJson(changed).object());
    }
    Agent::ConnectedService settings = m_tickets->settings(TokenMode::None);
    settings.operations[operation].effect = OpenApi::Effect::Read;
    settings.pinnedHash = OpenApi::documentHash(m_tickets->document());
    QVERIFY(start(settings));
    const QJsonObject arguments = operation == closing ? seventh : QJsonObject();
    QCOMPARE(text(ask(operation, jettro, arguments), "outcome"), QStringLiteral("paused"));
    QVERIFY(
        serviceOf(tools()).value(QLatin1String("remarks")).toArray().first().toString().contains(operation));
    QVERIFY(m_tickets->calls.isEmpty());
}

void tst_Services::asksBeforeWhatTheSettingsCallAChange()
{
    Agent::ConnectedService settings = m_tickets->settings(TokenMode::None);
    settings.operations[list].effect = OpenApi::Effect::Write;
    QVERIFY(start(settings));
    QCOMPARE(text(ask(list), "outcome"), QStringLiteral("paused"));
    QVERIFY(m_tickets->calls.isEmpty());
}

void tst_Services::usesNothingUnguardedWhenAGuardedOperationIsGone()
{
    Agent::ConnectedService settings = m_tickets->settings(TokenMode::None);
    settings.operations[QStringLiteral("deleteTicket")].requiredRoles = {QStringLiteral("support")};
    settings.operations[find].effect = OpenApi::Effect::Write;
    QVERIFY(start(settings));
    const QJsonObject offered = tools();
    QVERIFY(!toolNamed(offered, list).value(QLatin1String("usable")).toBool(true));
    QVERIFY(text(toolNamed(offered, list), "reason").contains(QLatin1String("deleteTicket")));
    QVERIFY(toolNamed(offered, find).value(QLatin1String("usable")).toBool());
    ask(list);
    QVERIFY(m_tickets->calls.isEmpty());
}

void tst_Services::givesEachToolANameOfItsOwn()
{
    // Two services offer one name, and one of them knows what the other one's will be called then.
    QJsonObject document = m_tickets->document();
    QByteArray changed = QJsonDocument(document).toJson(QJsonDocument::Compact);
    const QString taken = OpenApi::distinctName(QStringLiteral("daysOff"), QStringLiteral("HR"));
    changed.replace("listTickets", "daysOff").replace("findTickets", taken.toLatin1());
    m_tickets->setDocument(QJsonDocument::fromJson(changed).object());
    QVERIFY(m_agent->hr.serve());
    QVERIFY(m_agent->start([&](Agent::ServiceOptions &options) {
        options.services.prepend(m_tickets->settings(TokenMode::None));
    }));
    QVERIFY(
        QTest::qWaitFor([&] { return tools().value(QLatin1String("tools")).toArray().size() > 5; }, 20000));
    QSet<QString> names;
    const QJsonArray all = tools().value(QLatin1String("tools")).toArray();
    for (const QJsonValue &tool : all)
        names.insert(text(tool.toObject(), "operation"));
    QCOMPARE(names.size(), all.size());
}

void tst_Services::refusesToStartWithoutAnAccountToExchangeWith()
{
    auto socket = Http::ListeningSocket::bind({});
    QVERIFY(socket);
    Agent::ServiceOptions options;
    options.issuer = m_agent->issuer.issuer();
    Agent::ConnectedService settings = m_tickets->settings(TokenMode::TokenExchange);
    settings.audience = QStringLiteral("tickets-api");
    options.services = {settings};
    options.exchange.id = QStringLiteral("secure-agent");
    const auto made = Agent::Service::create(*socket, options);
    QVERIFY(!made && made.error().detail.contains(QLatin1String("SECURE_AGENT_EXCHANGE_SECRET_FILE")));
}

void tst_Services::refusesToStartWithDataOfAServiceThatIsNotThere()
{
    auto socket = Http::ListeningSocket::bind({});
    QVERIFY(socket);
    Agent::ServiceOptions options;
    options.issuer = m_agent->issuer.issuer();
    Agent::ConnectedService settings = m_tickets->settings(TokenMode::PassThrough);
    settings.audience = QStringLiteral("tickets-api");
    settings.file = QStringLiteral("/etc/services.json");
    settings.takesDataFrom = {QStringLiteral("Ledger")};
    options.services = {settings};
    const auto made = Agent::Service::create(*socket, options);
    QVERIFY(!made);
    QCOMPARE(made.error().detail,
             QStringLiteral("/etc/services.json: the service \"Tickets\": \"takes_data_from\" names "
                            "\"Ledger\", which is not a connected service."));
    // Whichever of the two comes first.
    Agent::ConnectedService ledger = settings;
    ledger.name = QStringLiteral("Ledger");
    ledger.takesDataFrom.clear();
    options.services = {settings, ledger};
    QVERIFY(Agent::Service::create(*socket, options));
}

QTEST_GUILESS_MAIN(tst_Services)
#include "tst_services.moc"
