// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/origin.h"

#include <QTest>

class tst_Origin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesAnOrigin_data();
    void makesAnOrigin();
    void knowsLoopback_data();
    void knowsLoopback();
    void knowsWhatHostMaySay_data();
    void knowsWhatHostMaySay();
    void knowsWhereACredentialMayGo_data();
    void knowsWhereACredentialMayGo();
};

namespace {

void row(const char *text, const char *expected)
{
    QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(expected);
}

void flag(const char *text, bool expected)
{
    QTest::newRow(*text ? text : "empty") << QString::fromLatin1(text) << expected;
}

} // namespace

void tst_Origin::makesAnOrigin_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("origin");
    row("http://127.0.0.1:8001/path?query", "http://127.0.0.1:8001");
    row("HTTPS://HR.Example.com", "https://hr.example.com:443");
    row("https://hr.example.com:443/", "https://hr.example.com:443");
    row("http://hr.example.com/", "http://hr.example.com:80");
    row("http://user:secret@hr.example.com/", "http://hr.example.com:80");
    row("http://[::1]:8001/", "http://[::1]:8001");
    row("https://b\xFC"
        "cher.example/",
        "https://xn--bcher-kva.example:443");
}

void tst_Origin::makesAnOrigin()
{
    QFETCH(QString, url);
    QTEST(Http::origin(QUrl(url)), "origin");
}

void tst_Origin::knowsLoopback_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isLoopback");
    flag("localhost", true);
    flag("LOCALHOST", true);
    flag("127.0.0.1", true);
    flag("127.9.8.7", true);
    flag("::1", true);
    flag("[::1]", true);
    flag("0:0:0:0:0:0:0:1", true);
    flag("128.0.0.1", false);
    flag("0.0.0.0", false);
    flag("::", false);
    flag("::2", false);
    flag("127.1", false);
    flag("2130706433", false);
    flag("0177.0.0.1", false);
    flag("127.0.0.1.evil.example", false);
    flag("localhost.evil.example", false);
    flag("evil-localhost", false);
    flag("", false);
}

void tst_Origin::knowsLoopback()
{
    QFETCH(QString, host);
    QTEST(Http::isLoopbackHost(host), "isLoopback");
}

void tst_Origin::knowsWhatHostMaySay_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QStringList>("hosts");
    const auto row = [](const char *url, const QStringList &hosts) {
        QTest::newRow(url) << QString::fromLatin1(url) << hosts;
    };
    row("https://hr.example.com", {QStringLiteral("hr.example.com:443"), QStringLiteral("hr.example.com")});
    row("https://hr.example.com:443/a",
        {QStringLiteral("hr.example.com:443"), QStringLiteral("hr.example.com")});
    row("https://hr.example.com:8443", {QStringLiteral("hr.example.com:8443")});
    row("https://hr.example.com:80", {QStringLiteral("hr.example.com:80")});
    row("http://127.0.0.1:8001", {QStringLiteral("127.0.0.1:8001")});
    row("http://[::1]", {QStringLiteral("[::1]:80"), QStringLiteral("[::1]")});
}

void tst_Origin::knowsWhatHostMaySay()
{
    QFETCH(QString, url);
    QFETCH(QStringList, hosts);
    QCOMPARE(Http::hostsOf(QUrl(url)), hosts);
}

void tst_Origin::knowsWhereACredentialMayGo_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isSafe");
    flag("https://hr.example.com/", true);
    flag("http://127.0.0.1:8001/", true);
    flag("http://localhost/", true);
    flag("http://[::1]:8001/", true);
    flag("http://hr.example.com/", false);
    flag("http://localhost.evil.example/", false);
    flag("http://localhost@evil.example/", false);
    flag("ftp://127.0.0.1/", false);
    flag("file:///etc/passwd", false);
    flag("https:///path", false);
    flag("", false);
}

void tst_Origin::knowsWhereACredentialMayGo()
{
    QFETCH(QString, url);
    QTEST(Http::isSafeForCredentials(QUrl(url)), "isSafe");
}

QTEST_APPLESS_MAIN(tst_Origin)
#include "tst_origin.moc"
