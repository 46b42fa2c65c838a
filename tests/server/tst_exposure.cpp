// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commandline.h"

#include <QTest>

using Server::CommandLine;
using Server::ParsedCommandLine;
using Server::Refusal;

namespace {

const QString hr = QStringLiteral("hr --issuer https://login.example.com --database sqlite::memory: ");
const QString agent = QStringLiteral("agent --issuer https://i --hr-url https://hr.example.com ");
const QString both = QStringLiteral("hr agent --issuer https://i --database sqlite::memory: ");
const QString tls = QStringLiteral("--tls-certificate c.pem --tls-key k.pem ");

ParsedCommandLine read(const QString &arguments)
{
    return Server::readCommandLine(QStringList {QStringLiteral("secure-agent-server")}
                                   + arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

} // namespace

/// What the operator says about how services are reached. That it is done is in tst_server_exposed.
class tst_Exposure : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryOption();
    void listensOnLoopbackUnlessTold();
    void listensOnOtherAddressesWithEncryption_data();
    void listensOnOtherAddressesWithEncryption();
    void thePublicUrlIsTheOnlyServices();
    void refuses_data();
    void refuses();
};

void tst_Exposure::readsEveryOption()
{
    const ParsedCommandLine parsed
        = read(both + tls
               + QStringLiteral("--behind-proxy --hr-public-url https://hr.example.com "
                                "--agent-public-url https://agent.example.com:8443/x "
                                "--allowed-origin https://a.example.com --allowed-origin http://b:8080"));
    const auto *line = std::get_if<CommandLine>(&parsed);
    QVERIFY(line);
    QCOMPARE(line->exposure.tls.certificate, QStringLiteral("c.pem"));
    QCOMPARE(line->exposure.tls.key, QStringLiteral("k.pem"));
    QVERIFY(line->exposure.hasTls() && line->exposure.behindProxy);
    QCOMPARE(line->exposure.hrPublicUrl, QUrl(QStringLiteral("https://hr.example.com")));
    QCOMPARE(line->exposure.agentPublicUrl, QUrl(QStringLiteral("https://agent.example.com:8443/x")));
    QCOMPARE(line->exposure.allowedOrigins,
             QStringList({QStringLiteral("https://a.example.com"), QStringLiteral("http://b:8080")}));
}

void tst_Exposure::listensOnLoopbackUnlessTold()
{
    const ParsedCommandLine parsed = read(both);
    const auto *line = std::get_if<CommandLine>(&parsed);
    QVERIFY(line);
    QVERIFY(line->hr.listen.isLoopback() && line->agent.listen.isLoopback());
    QVERIFY(!line->exposure.hasTls() && !line->exposure.behindProxy);
    QVERIFY(line->exposure.allowedOrigins.isEmpty());
}

void tst_Exposure::listensOnOtherAddressesWithEncryption_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::newRow("TLS") << hr + tls + QStringLiteral("--hr-listen 192.168.1.2:9000");
    QTest::newRow("TLS, every address")
        << hr + tls + QStringLiteral("--hr-listen 0.0.0.0:9000 --public-url https://hr.example.com");
    QTest::newRow("a proxy") << agent
            + QStringLiteral("--agent-listen [::]:9000 --behind-proxy --public-url https://a.example.com");
}

void tst_Exposure::listensOnOtherAddressesWithEncryption()
{
    QFETCH(QString, arguments);
    const ParsedCommandLine parsed = read(arguments);
    QVERIFY(std::get_if<CommandLine>(&parsed));
}

void tst_Exposure::thePublicUrlIsTheOnlyServices()
{
    const QString url = QStringLiteral("--public-url https://here.example.com");
    const ParsedCommandLine ofHr = read(hr + url);
    QVERIFY(std::get_if<CommandLine>(&ofHr));
    QCOMPARE(std::get<CommandLine>(ofHr).exposure.hrPublicUrl,
             QUrl(QStringLiteral("https://here.example.com")));
    const ParsedCommandLine ofAgent = read(agent + url);
    QVERIFY(std::get_if<CommandLine>(&ofAgent));
    QCOMPARE(std::get<CommandLine>(ofAgent).exposure.agentPublicUrl,
             QUrl(QStringLiteral("https://here.example.com")));
    QVERIFY(std::get<CommandLine>(ofAgent).exposure.hrPublicUrl.isEmpty());
}

void tst_Exposure::refuses_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QString &arguments, const char *says) {
        QTest::newRow(name) << arguments << QString::fromLatin1(says);
    };
    row("hr in the clear", hr + QStringLiteral("--hr-listen 192.168.1.2:9000"), "127.0.0.1:9000");
    row("agent in the clear", agent + QStringLiteral("--agent-listen 192.168.1.2:9000"), "--behind-proxy");
    row("every address in the clear",
        hr + QStringLiteral("--hr-listen 0.0.0.0:9000 --public-url https://hr.example.com"), "in the clear");
    row("every address without a name", hr + tls + QStringLiteral("--hr-listen 0.0.0.0:9000"),
        "with --public-url");
    row("every address of IPv6 without a name", agent + tls + QStringLiteral("--agent-listen [::]:9000"),
        "with --public-url");
    row("every address of two without a name", both + tls + QStringLiteral("--agent-listen [::]:9000"),
        "with --agent-public-url");
    row("a certificate without its key", hr + QStringLiteral("--tls-certificate c.pem"), "--tls-key");
    row("a key without its certificate", hr + QStringLiteral("--tls-key k.pem"), "--tls-certificate");
    row("any origin", hr + QStringLiteral("--allowed-origin *"), "--allowed-origin");
    row("the origin null", hr + QStringLiteral("--allowed-origin null"), "--allowed-origin");
    row("an origin with a path", hr + QStringLiteral("--allowed-origin https://a.example.com/x"), "origin");
    row("an origin without a scheme", hr + QStringLiteral("--allowed-origin a.example.com"), "origin");
    row("a file's origin", hr + QStringLiteral("--allowed-origin file://a"), "origin");
    row("a public URL in the clear", hr + QStringLiteral("--public-url http://hr.example.com"), "https://");
    row("threads without a shared database", hr + QStringLiteral("--hr-threads 2"), "sqlite:FILE");
    row("no thread", hr + QStringLiteral("--hr-threads 0"), "--hr-threads");
    row("whose public URL", both + QStringLiteral("--public-url https://x.example.com"), "--hr-public-url");
    row("two public URLs",
        hr + QStringLiteral("--public-url https://x.example.com --hr-public-url https://y.example.com"),
        "twice");
}

void tst_Exposure::refuses()
{
    QFETCH(QString, arguments);
    QFETCH(QString, says);
    const ParsedCommandLine parsed = read(arguments);
    const auto *refusal = std::get_if<Refusal>(&parsed);
    QVERIFY(refusal);
    QVERIFY2(refusal->sentence.contains(says), qPrintable(refusal->sentence));
}

QTEST_GUILESS_MAIN(tst_Exposure)
#include "tst_exposure.moc"
