// SPDX-License-Identifier: GPL-3.0-or-later
// A token that really expires in the middle of a question: the demo's provider with a short life of its
// tokens, HR and the agent as they are, a model that takes its time, and the desktop's own session and chat.
#include "agent/service.h"
#include "doubles/plainhttp.h"
#include "doubles/scriptedmodel.h"
#include "hr/openapidocument.h"
#include "hr/options.h"
#include "session/agentclient.h"
#include "session/chatviewmodel.h"
#include "session/doubles/await.h"
#include "session/doubles/demoprovider.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace std::chrono_literals;
using Session::Card;
using Session::ChatViewModel;
using Session::TurnRow;

namespace {

constexpr auto life = 4s;
constexpr auto leeway = 30s; // that services forgive
constexpr int patience = 120000; // ms

/// Changes jettro's days off, waits until no token of before is good any more, and looks them up.
class SlowModel : public Agent::ChatModel
{
public:
    QString name() const override { return QStringLiteral("Slow model"); }

    std::unique_ptr<Agent::ModelRun> run(const Agent::ModelRequest &request) override
    {
        auto run = std::make_unique<Agent::ModelRun>();
        int results = 0;
        for (const Agent::ChatMessage &message : request.messages)
            results += message.role == Agent::ChatMessage::Role::Tool ? 1 : 0;
        const QJsonObject jettro {{QStringLiteral("person_name"), QStringLiteral("jettro")}};
        QJsonObject change = jettro;
        change.insert(QStringLiteral("days_off_available"), 12);
        change.insert(QStringLiteral("reason"), QStringLiteral("two Saturdays"));
        Agent::ModelAnswer answer = Doubles::ScriptedModel::say(QStringLiteral("That is done."));
        if (results == 0)
            answer = Doubles::ScriptedModel::call(QStringLiteral("changeDaysOff"), change);
        else if (results == 1)
            answer = Doubles::ScriptedModel::call(QStringLiteral("daysOffFor"), jettro,
                                                  QStringLiteral("call_2"));
        const Core::Time due = results == 1 ? Core::systemNow() + life + leeway + 1s : Core::systemNow();
        auto *timer = new QTimer(run.get());
        QObject::connect(timer, &QTimer::timeout, run.get(), [run = run.get(), timer, answer, due] {
            if (Core::systemNow() < due)
                return;
            timer->stop();
            Q_EMIT run->finished(answer);
        });
        timer->start(100ms);
        return run;
    }
};

} // namespace

class tst_ExpiringToken : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesOnOnceAndThePersonNoticesNothing();

private:
    QByteArray numberOf(const QByteArray &line) const;

    QUrl m_agentUrl;
};

/// What GET /metrics of the agent says in the line that begins so.
QByteArray tst_ExpiringToken::numberOf(const QByteArray &line) const
{
    const QByteArrayList lines = Doubles::ask(m_agentUrl, "GET", "/metrics").body.split('\n');
    for (const QByteArray &each : lines) {
        if (each.startsWith(line))
            return each.mid(each.lastIndexOf(' ') + 1);
    }
    return {};
}

void tst_ExpiringToken::goesOnOnceAndThePersonNoticesNothing()
{
    Demo::ProviderOptions providerOptions;
    providerOptions.accessTokenLife = life;
    Doubles::DemoProvider provider(providerOptions);
    const auto hrSocket = std::move(*Http::ListeningSocket::bind({}));
    const auto agentSocket = std::move(*Http::ListeningSocket::bind({}));
    m_agentUrl = agentSocket.url();

    Hr::ServiceOptions hr;
    hr.issuer = provider.issuer();
    hr.database = QStringLiteral("sqlite::memory:");
    hr.demoData = hr.linkByUsername = true;
    Agent::ServiceOptions agent;
    agent.issuer = provider.issuer();
    agent.services
        = {Agent::knownService(QStringLiteral("HR"), hrSocket.url(), QStringLiteral("hr-api"),
                               Hr::openApiDocument(agent.issuer, hrSocket.url()), Hr::readOnlyOperations())};
    agent.model = [] { return std::make_unique<SlowModel>(); };
    Core::ServiceThread hrThread(QStringLiteral("hr"));
    Core::ServiceThread agentThread(QStringLiteral("agent"));
    QVERIFY(Doubles::await(hrThread.start([&] { return Hr::Service::create(hrSocket, hr); })));
    QVERIFY(Doubles::await(agentThread.start([&] { return Agent::Service::create(agentSocket, agent); })));
    QTRY_COMPARE_WITH_TIMEOUT(Doubles::ask(m_agentUrl, "GET", "/health/ready").status, 200, patience);
    QTRY_COMPARE_WITH_TIMEOUT(Doubles::ask(hrSocket.url(), "GET", "/health/ready").status, 200, patience);

    Http::NetworkClient http;
    Doubles::HeadlessBrowser browser(QStringLiteral("office"));
    Session::Session session(Session::IdentitySettings {provider.issuer()}, http, browser, nullptr,
                             Core::systemNow, Session::SessionLimits {},
                             std::make_unique<Session::MemoryTokenStore>());
    Session::AccountViewModel account(session);
    Session::AgentClient client(http, session, m_agentUrl);
    ChatViewModel chat(client, account);
    session.signIn();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), Session::Session::State::SignedIn, patience);

    bool parked = false;
    connect(&chat, &ChatViewModel::stateChanged, this,
            [&] { parked = parked || chat.state() == ChatViewModel::State::Parked; });
    QTRY_VERIFY_WITH_TIMEOUT(chat.canAsk(), patience);
    QVERIFY(chat.ask(
        QStringLiteral("Change jettro's days off to 12 because of two Saturdays, then look them up")));
    QTRY_COMPARE_WITH_TIMEOUT(chat.state(), ChatViewModel::State::AwaitingDecision, patience);
    chat.decide(true);
    QTRY_VERIFY_WITH_TIMEOUT(chat.state() == ChatViewModel::State::Idle || parked, patience);

    // The question was answered, and nobody was asked to sign in.
    QVERIFY(!parked);
    QCOMPARE(browser.pages.size(), 1);
    QString answer;
    QStringList receipts;
    for (int i = 0; i < chat.turns().rowCount(); ++i) {
        const TurnRow &row = chat.turns().row(i);
        if (row.kind == TurnRow::Kind::Answer)
            answer = row.text;
        if (row.kind == TurnRow::Kind::Card)
            QCOMPARE(row.card.kind, Card::Kind::Approval);
        for (const Session::Receipt &receipt : row.receipts)
            receipts.append(receipt.operation + QLatin1Char(' ') + receipt.outcome);
    }
    QCOMPARE(answer, QStringLiteral("That is done."));
    QVERIFY2(receipts.contains(QStringLiteral("changeDaysOff ok")),
             qPrintable(receipts.join(QLatin1String(", "))));
    QVERIFY2(receipts.contains(QStringLiteral("daysOffFor ok")),
             qPrintable(receipts.join(QLatin1String(", "))));
    // The turn was continued twice: after the decision, and, once, with a fresh token.
    const QByteArray continued
        = "secureagent_http_request_duration_seconds_count{route=\"/turns/{id}/continue\"}";
    QTRY_COMPARE_WITH_TIMEOUT(numberOf(continued), QByteArray("2"), patience);

    const Core::Result<Core::Secret> token = Doubles::await(session.renewedToken());
    QVERIFY(token);
    const Http::Headers headers {{"Authorization", "Bearer " + token->expose()}};
    const QJsonArray changes = Doubles::ask(hrSocket.url(), "GET", "/lookups?action=change", headers)
                                   .json()
                                   .value(QLatin1String("lookups"))
                                   .toArray();
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().toObject().value(QLatin1String("new_value")).toInt(), 12);
}

QTEST_GUILESS_MAIN(tst_ExpiringToken)
#include "tst_expiring_token.moc"
