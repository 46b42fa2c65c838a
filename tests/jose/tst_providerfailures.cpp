// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/testissuer.h"
#include "http/networkclient.h"
#include "jose/keysource.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace std::chrono_literals;
using Core::Error;
using Doubles::TestIssuer;
using Jose::KeySource;

namespace {

enum class Behaviour { Proper, Silent, Drips, Page, Floods, Redirects, HangsUp, Endless, EndlessHead };

constexpr qint64 floodSize = 200 * 1024 * 1024;

/// An identity provider on a real port that behaves at one of its two paths as it is told.
class Provider : public QObject
{
public:
    Provider()
    {
        m_server.listen(QHostAddress(QHostAddress::LocalHost));
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                if (socket->peek(64 * 1024).contains("\r\n\r\n"))
                    answer(socket, QString::fromLatin1(socket->readAll().split(' ').value(1)));
            });
        });
    }

    QString issuer() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()); }
    void misbehave(const QString &path, Behaviour how)
    {
        m_path = path;
        m_behaviour = how;
    }

    QHash<QString, QByteArray> bodies; ///< by path
    QStringList asked;
    qint64 flooded = 0;

private:
    void answer(QTcpSocket *socket, const QString &path)
    {
        asked.append(path);
        const QByteArray proper = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + QByteArray::number(bodies.value(path).size()) + "\r\n\r\n" + bodies.value(path);
        switch (path == m_path ? m_behaviour : Behaviour::Proper) {
        case Behaviour::Proper:
            socket->write(proper);
            return;
        case Behaviour::Silent:
            return;
        case Behaviour::Drips:
            drip(socket, proper);
            return;
        case Behaviour::Page:
            socket->write(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<!DOCTYPE html>");
            return;
        case Behaviour::Floods:
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(floodSize)
                          + "\r\n\r\n{");
            flood(socket);
            return;
        case Behaviour::Endless:
            socket->write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{");
            flood(socket);
            return;
        case Behaviour::EndlessHead:
            socket->write("HTTP/1.1 200 OK\r\nX: ");
            flood(socket);
            return;
        case Behaviour::Redirects:
            socket->write("HTTP/1.1 302 Found\r\nLocation: " + issuer().toLatin1()
                          + "/elsewhere\r\nContent-Length: 0\r\n\r\n");
            return;
        case Behaviour::HangsUp:
            socket->write(proper.first(proper.size() / 2));
            socket->disconnectFromHost();
            return;
        }
    }
    /// A byte now and then: there is always progress, and never an end.
    void drip(QTcpSocket *socket, const QByteArray &bytes)
    {
        auto *timer = new QTimer(socket);
        connect(timer, &QTimer::timeout, socket, [socket, bytes, at = qsizetype(0)]() mutable {
            socket->write(bytes.mid(at++ % bytes.size(), 1));
        });
        timer->start(20ms);
    }
    void flood(QTcpSocket *socket)
    {
        const auto more = [this, socket] {
            while (socket->bytesToWrite() < 256 * 1024 && flooded < floodSize) {
                socket->write(QByteArray(64 * 1024, ' '));
                flooded += 64 * 1024;
            }
        };
        connect(socket, &QTcpSocket::bytesWritten, socket, more);
        more();
    }

    QTcpServer m_server;
    QString m_path;
    Behaviour m_behaviour = Behaviour::Proper;
};

} // namespace

/// Whatever the provider does, over real connections: what is known stays, and everybody is answered in
/// bounded time.
class tst_ProviderFailures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keepsWhatItKnows_data() { addBehaviours(); }
    void keepsWhatItKnows();
    void isUnavailableInBoundedTime_data() { addBehaviours(); }
    void isUnavailableInBoundedTime();
    void findsTheKeysOfAProviderThatRecovers();

private:
    static void addBehaviours();
    /// Short enough for a test, long enough for a busy machine to answer properly.
    static Jose::KeySourceRules rules()
    {
        return {.minBetweenRefreshes = 1h, .backgroundRefresh = 1h, .retryWhileEmpty = 1h, .timeLimit = 2s};
    }

    const TestIssuer m_keys;
    std::unique_ptr<Provider> m_provider;
    Http::NetworkClient m_client;
};

void tst_ProviderFailures::init()
{
    m_provider = std::make_unique<Provider>();
    const TestIssuer named(m_provider->issuer());
    m_provider->bodies.insert(QString::fromLatin1(Doubles::discoveryPath), named.metadata());
    m_provider->bodies.insert(QStringLiteral("/jwks"), TestIssuer::keySet({m_keys.key()}));
    m_provider->bodies.insert(QStringLiteral("/elsewhere"), TestIssuer::keySet({m_keys.key()}));
}

void tst_ProviderFailures::addBehaviours()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("behaviour");
    const std::pair<const char *, Behaviour> behaviours[] {
        {"silent", Behaviour::Silent},    {"drips", Behaviour::Drips},
        {"a page", Behaviour::Page},      {"200 MB", Behaviour::Floods},
        {"no end", Behaviour::Endless},   {"a redirect", Behaviour::Redirects},
        {"hangs up", Behaviour::HangsUp}, {"no end of its head", Behaviour::EndlessHead},
    };
    for (const QString &path : {QString::fromLatin1(Doubles::discoveryPath), QStringLiteral("/jwks")}) {
        for (const auto &[name, behaviour] : behaviours)
            QTest::addRow("%s: %s", qPrintable(path), name) << path << static_cast<int>(behaviour);
    }
}

void tst_ProviderFailures::keepsWhatItKnows()
{
    QFETCH(QString, path);
    QFETCH(int, behaviour);
    Jose::KeySourceRules patient = rules();
    patient.retryWhileEmpty = 50ms; // a busy machine may not answer the first time
    KeySource source(m_client, m_provider->issuer(), patient);
    QTRY_VERIFY_WITH_TIMEOUT(source.hasKeys(), 60000);
    m_provider->misbehave(path, static_cast<Behaviour>(behaviour));

    const auto unknown = source.find("unknown");
    QVERIFY(!unknown.isFinished());
    // Meanwhile and afterwards.
    QVERIFY(source.find(m_keys.key().keyId()).isFinished());
    QTRY_VERIFY_WITH_TIMEOUT(unknown.isFinished(), 20000);
    QCOMPARE(unknown.result().error().code, Error::Code::Unauthorized);
    QVERIFY(source.known(m_keys.key().keyId()));
    QVERIFY(!m_provider->asked.contains(QStringLiteral("/elsewhere")));
    // What is too large is not taken to its end.
    QVERIFY2(m_provider->flooded < 32 * 1024 * 1024, qPrintable(QString::number(m_provider->flooded)));
}

void tst_ProviderFailures::isUnavailableInBoundedTime()
{
    QFETCH(QString, path);
    QFETCH(int, behaviour);
    m_provider->misbehave(path, static_cast<Behaviour>(behaviour));
    KeySource source(m_client, m_provider->issuer(), rules());
    const auto key = source.find(m_keys.key().keyId());
    QTRY_VERIFY_WITH_TIMEOUT(key.isFinished(), 20000);
    QCOMPARE(key.result().error().code, Error::Code::Unavailable);
    // Nobody waits for the next try.
    QVERIFY(source.find(m_keys.key().keyId()).isFinished());
    QVERIFY(!m_provider->asked.contains(QStringLiteral("/elsewhere")));
}

void tst_ProviderFailures::findsTheKeysOfAProviderThatRecovers()
{
    m_provider->misbehave(QStringLiteral("/jwks"), Behaviour::HangsUp);
    auto often = rules();
    often.retryWhileEmpty = 20ms;
    KeySource source(m_client, m_provider->issuer(), often);
    QTRY_VERIFY_WITH_TIMEOUT(m_provider->asked.count(QStringLiteral("/jwks")) >= 2, 20000);
    QVERIFY(!source.hasKeys());
    m_provider->misbehave({}, Behaviour::Proper);
    QTRY_VERIFY_WITH_TIMEOUT(source.hasKeys(), 20000);
}

QTEST_GUILESS_MAIN(tst_ProviderFailures)
#include "tst_providerfailures.moc"
