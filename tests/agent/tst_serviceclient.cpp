// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/serviceclient.h"
#include "doubles/fakehttpclient.h"

#include <QTest>

#include <optional>

using Core::Error;

class tst_ServiceClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsNobodyAtSuchAnAddress_data();
    void callsNobodyAtSuchAnAddress();
    void leavesUnknownNamesToTheClient();
    void looksNoAddressUp_data();
    void looksNoAddressUp();

private:
    Core::Result<Http::ClientResponse> get(const QString &url);

    std::optional<Doubles::FakeHttpClient> m_client;
    Core::Result<QList<QHostAddress>> m_addresses;
    int m_lookUps = 0;
};

Core::Result<Http::ClientResponse> tst_ServiceClient::get(const QString &url)
{
    m_client.emplace();
    m_client->answer(QStringLiteral("/"), 200, "{}");
    m_lookUps = 0;
    Agent::ServiceClient guarded(*m_client, [this](const QString &) {
        ++m_lookUps;
        return Core::ready<QList<QHostAddress>>(m_addresses);
    });
    Http::ClientRequest request;
    request.url = QUrl(url);
    std::optional<Core::Result<Http::ClientResponse>> ended;
    Core::whenDone(this, guarded.send(request),
                   [&](const Core::Result<Http::ClientResponse> &response) { ended = response; });
    if (!QTest::qWaitFor([&] { return ended.has_value(); }, 10000))
        return Core::failure(Error::Code::Internal, QStringLiteral("it never ended"));
    return *ended;
}

void tst_ServiceClient::callsNobodyAtSuchAnAddress_data()
{
    QTest::addColumn<QStringList>("addresses");
    QTest::addColumn<bool>("called");
    const auto row = [](const char *name, const QStringList &addresses, bool called) {
        QTest::newRow(name) << addresses << called;
    };
    row("a company's", {QStringLiteral("10.1.2.3")}, true);
    row("the internet's", {QStringLiteral("93.184.216.34"), QStringLiteral("2606:2800:220:1::1")}, true);
    row("metadata", {QStringLiteral("169.254.169.254")}, false);
    row("one of several", {QStringLiteral("10.1.2.3"), QStringLiteral("169.254.169.254")}, false);
    row("link-local", {QStringLiteral("fe80::1")}, false);
    row("inside an IPv6 address", {QStringLiteral("::ffff:169.254.169.254")}, false);
    row("another cloud's", {QStringLiteral("100.100.100.200")}, false);
    row("this machine", {QStringLiteral("127.0.0.1")}, false);
    row("this machine, IPv6", {QStringLiteral("::1")}, false);
    row("this machine inside IPv6", {QStringLiteral("::ffff:127.0.0.1")}, false);
    row("any address", {QStringLiteral("0.0.0.0")}, false);
}

void tst_ServiceClient::callsNobodyAtSuchAnAddress()
{
    QFETCH(QStringList, addresses);
    QFETCH(bool, called);
    QList<QHostAddress> list;
    for (const QString &address : addresses)
        list.append(QHostAddress(address));
    m_addresses = list;
    const Core::Result<Http::ClientResponse> answer = get(QStringLiteral("https://tickets.example.com/"));
    QCOMPARE(answer.has_value(), called);
    QCOMPARE(m_client->requests().size(), called ? 1 : 0);
    if (!called)
        QCOMPARE(answer.error().code, Error::Code::Forbidden);
}

void tst_ServiceClient::leavesUnknownNamesToTheClient()
{
    m_addresses = QList<QHostAddress>();
    QVERIFY(get(QStringLiteral("https://only-the-proxy-knows.example.com/")));
}

void tst_ServiceClient::looksNoAddressUp_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("called");
    QTest::newRow("written as loopback") << QStringLiteral("http://127.0.0.1:80/") << true;
    QTest::newRow("localhost") << QStringLiteral("http://localhost/") << true;
    QTest::newRow("an address") << QStringLiteral("https://10.0.0.1/") << true;
    QTest::newRow("a link-local address") << QStringLiteral("https://169.254.1.1/") << false;
    QTest::newRow("metadata by name") << QStringLiteral("https://metadata.google.internal/") << false;
}

void tst_ServiceClient::looksNoAddressUp()
{
    QFETCH(QString, url);
    QFETCH(bool, called);
    QCOMPARE(get(url).has_value(), called);
    QCOMPARE(m_client->requests().size(), called ? 1 : 0);
    QCOMPARE(m_lookUps, 0);
}

QTEST_GUILESS_MAIN(tst_ServiceClient)
#include "tst_serviceclient.moc"
