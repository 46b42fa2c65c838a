// SPDX-License-Identifier: GPL-3.0-or-later
// What the agent itself costs: questions with one tool call, on top of a model that answers at once and
// of HR, both measured alone in the same run, all in this process and over real connections.
#include "agent/service.h"
#include "core/servicethread.h"
#include "doubles/httpissuer.h"
#include "hr/openapidocument.h"
#include "hr/options.h"
#include "hr/service.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

namespace {

constexpr int turnsOfAConversation = 10;

qint64 now()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

/// Calls daysOff once, then says something, both at once.
class InstantModel : public Agent::ChatModel
{
public:
    explicit InstantModel(std::atomic<qint64> &saidAt) : m_saidAt(saidAt) { }
    QString name() const override { return QStringLiteral("Instant model"); }
    std::unique_ptr<Agent::ModelRun> run(const Agent::ModelRequest &request) override
    {
        auto run = std::make_unique<Agent::ModelRun>();
        const bool hasResult = request.messages.constLast().role == Agent::ChatMessage::Role::Tool;
        QTimer::singleShot(0, run.get(), [this, hasResult, run = run.get()] {
            Agent::ModelAnswer answer;
            if (hasResult) {
                answer.text = QStringLiteral("You have some days off left.");
                m_saidAt = now();
                Q_EMIT run->text(answer.text);
            } else {
                answer.toolCalls.append({QStringLiteral("call_1"), QStringLiteral("daysOff"), {}});
            }
            Q_EMIT run->finished(answer);
        });
        return run;
    }

private:
    std::atomic<qint64> &m_saidAt;
};

/// One connection that waits for each answer.
class Client
{
public:
    Client(const QUrl &url, QByteArray token) : m_url(url), m_token(std::move(token)) { }

    /// The answer's body; empty when it is not 200.
    QByteArray post(const char *target, const QByteArray &body)
    {
        if (m_socket.state() != QAbstractSocket::ConnectedState && !connect())
            return {};
        send(target, body, {});
        for (;;) {
            const qsizetype end = m_received.indexOf("\r\n\r\n");
            const qsizetype field = m_received.indexOf("Content-Length: ");
            if (end > 0 && field > 0) {
                const qsizetype size
                    = m_received.mid(field + 16, m_received.indexOf('\r', field) - field - 16).toInt();
                if (m_received.size() >= end + 4 + size) {
                    const QByteArray answer
                        = m_received.mid(9, 3) == "200" ? m_received.mid(end + 4, size) : QByteArray();
                    m_received.remove(0, end + 4 + size);
                    return answer;
                }
            }
            if (!m_socket.waitForReadyRead(30000))
                return {};
            m_received += m_socket.readAll();
        }
    }

    /// Asks for events and gives the time at which the first piece of the reply was here.
    qint64 firstDelta(const QByteArray &body)
    {
        qint64 at = 0;
        if (!connect())
            return at;
        send("/query", body, "Accept: text/event-stream\r\n");
        while (!m_received.contains("event: done")) {
            if (!m_socket.waitForReadyRead(30000))
                return 0;
            m_received += m_socket.readAll();
            if (at == 0 && m_received.contains("event: text"))
                at = now();
        }
        m_socket.abort();
        return at;
    }

private:
    bool connect()
    {
        m_received.clear();
        m_socket.abort();
        m_socket.connectToHost(m_url.host(), static_cast<quint16>(m_url.port()));
        const bool connected = m_socket.waitForConnected(10000);
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        return connected;
    }
    void send(const char *target, const QByteArray &body, const QByteArray &fields)
    {
        m_socket.write("POST " + QByteArray(target) + " HTTP/1.1\r\nHost: " + m_url.authority().toLatin1()
                       + "\r\nAuthorization: Bearer " + m_token + "\r\nContent-Type: application/json\r\n"
                       + fields + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        m_socket.flush();
    }

    const QUrl m_url;
    const QByteArray m_token;
    QTcpSocket m_socket;
    QByteArray m_received;
};

/// Questions in conversations of ten turns each.
class Asker
{
public:
    Asker(const QUrl &url, const QByteArray &token) : m_client(url, token) { }

    QByteArray nextBody()
    {
        if (m_count++ % turnsOfAConversation == 0)
            m_conversation = "new";
        return R"({"query":"How many days off do I have?","conversation_id":")" + m_conversation + R"("})";
    }
    bool ask()
    {
        const QByteArray answer = m_client.post("/query", nextBody());
        const QJsonObject done = QJsonDocument::fromJson(answer).object();
        m_conversation = done.value(QLatin1String("conversation_id")).toString().toLatin1();
        return done.value(QLatin1String("outcome")).toString() == QLatin1String("ok");
    }
    Client &client() { return m_client; }

private:
    Client m_client;
    QByteArray m_conversation;
    int m_count = 0;
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values.at(values.size() / 2);
}

/// The median time of `work` in milliseconds; less than 0 when it failed.
template<class Work>
double medianTime(int count, Work work)
{
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        const qint64 start = now();
        if (!work())
            return -1;
        times.push_back(double(now() - start) / 1e6);
    }
    return median(times);
}

double residentMib()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray all = status.readAll();
    const QByteArray line = all.mid(all.indexOf("VmRSS:") + 6);
    return line.left(line.indexOf("kB")).trimmed().toDouble() / 1024;
}

void print(const char *name, double value)
{
    std::printf("%s %.3f\n", name, value);
    std::fflush(stdout);
}

bool measure(const QUrl &agent, const QUrl &hr, const QByteArray &token, const std::atomic<qint64> &saidAt)
{
    Asker asker(agent, token);
    Client hrClient(hr, token);
    for (int i = 0; i < 100; ++i) {
        if (!asker.ask() || hrClient.post("/daysOff", {}).isEmpty())
            return false;
    }
    // In turns, because the machine is rarely alone.
    std::vector<double> alone;
    std::vector<double> asked;
    for (int round = 0; round < 9; ++round) {
        alone.push_back(medianTime(50, [&] { return !hrClient.post("/daysOff", {}).isEmpty(); }));
        asked.push_back(medianTime(50, [&] { return asker.ask(); }));
        if (alone.back() < 0 || asked.back() < 0)
            return false;
    }
    print("hr_ms", median(alone));
    print("query_ms", median(asked));
    print("overhead_ms", median(asked) - median(alone));

    Asker streamer(agent, token);
    std::vector<double> deltas;
    for (int i = 0; i < 100; ++i) {
        const qint64 at = streamer.client().firstDelta(
            R"({"query":"How many days off do I have?","conversation_id":"new"})");
        if (at == 0)
            return false;
        deltas.push_back(double(at - saidAt) / 1e6);
    }
    print("first_delta_ms", median(deltas));

    std::atomic<int> failed = 0;
    const auto together = [&](int clients, int each) {
        std::vector<std::thread> threads;
        QElapsedTimer time;
        time.start();
        for (int i = 0; i < clients; ++i) {
            threads.emplace_back([&] {
                Asker own(agent, token);
                for (int n = 0; n < each; ++n)
                    failed += own.ask() ? 0 : 1;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        return double(clients) * each * 1e9 / double(time.nsecsElapsed());
    };
    std::vector<double> rates;
    for (int round = 0; round < 5; ++round)
        rates.push_back(together(8, 100));
    print("queries_per_second", median(rates));
    const double before = residentMib();
    (void)together(8, 1250);
    print("rss_before_mib", before);
    print("rss_growth_mib", residentMib() - before);
    return failed == 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const Doubles::HttpIssuer issuer;
    QJsonObject claims = issuer.claimsOf({QStringLiteral("jettro"), QStringLiteral("sub-jettro"), {}});
    claims[QStringLiteral("exp")] = claims.value(QStringLiteral("exp")).toInteger() + 3600;
    const QByteArray token = issuer.sign(claims);
    const QTemporaryDir folder;
    auto hrSocket = Http::ListeningSocket::bind({});
    auto agentSocket = Http::ListeningSocket::bind({});
    if (!hrSocket || !agentSocket)
        return 1;

    Hr::ServiceOptions hr;
    hr.issuer = issuer.issuer();
    hr.database = QStringLiteral("sqlite::memory:");
    hr.demoData = true;
    hr.linkByUsername = true;
    hr.requestsPerSecond = 0; // all of them are one person's
    std::atomic<qint64> saidAt = 0;
    Agent::ServiceOptions agent;
    agent.issuer = issuer.issuer();
    agent.requestsPerSecond = 0;
    agent.database = QStringLiteral("sqlite:") + folder.filePath(QStringLiteral("agent.sqlite"));
    agent.model = [&saidAt] { return std::make_unique<InstantModel>(saidAt); };
    agent.services
        = {Agent::knownService(QStringLiteral("HR"), hrSocket->url(), hr.audience,
                               Hr::openApiDocument({}, hrSocket->url()), Hr::readOnlyOperations())};

    int code = 1;
    std::thread client;
    Core::ServiceThread hrThread(QStringLiteral("hr"));
    Core::ServiceThread agentThread(QStringLiteral("agent"));
    const auto begin = [&](const Core::Result<> &started) {
        if (!started) {
            std::fprintf(stderr, "%s\n", qPrintable(started.error().detail));
            application.quit();
            return;
        }
        client = std::thread([&] {
            Client ready(agentSocket->url(), token);
            for (int i = 0; i < 100 && ready.post("/query", R"({"query":"ready?"})").isEmpty(); ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
            code = measure(agentSocket->url(), hrSocket->url(), token, saidAt) ? 0 : 1;
            QMetaObject::invokeMethod(&application, &QCoreApplication::quit, Qt::QueuedConnection);
        });
    };
    Core::whenDone(&application, hrThread.start([&] { return Hr::Service::create(*hrSocket, hr); }),
                   [&](const Core::Result<> &started) {
                       if (!started) {
                           begin(started);
                           return;
                       }
                       Core::whenDone(&application, agentThread.start([&] {
                           return Agent::Service::create(*agentSocket, agent);
                       }),
                                      begin);
                   });
    QCoreApplication::exec();
    if (client.joinable())
        client.join();
    return code;
}
