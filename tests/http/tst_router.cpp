// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/router.h"

#include <QTest>

using Http::Router;

class tst_Router : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void findsTheRoute_data();
    void findsTheRoute();
    void decodesParametersAfterSplitting();
    void tellsTheMethodsOfAPath_data();
    void tellsTheMethodsOfAPath();
    void answersHeadByGetUnlessItHasItsOwn();

private:
    QByteArray called(const QByteArray &method, const QByteArray &path) const;
    Router m_router;
    mutable QByteArray m_called;
};

void tst_Router::init()
{
    m_router = Router();
    const auto add = [this](const QByteArray &method, const char *pattern) {
        m_router.add(method, QString::fromLatin1(pattern),
                     [this, name = method + ' ' + pattern](const Http::Request &, const Http::Responder &) {
                         m_called = name;
                     });
    };
    add("GET", "/");
    add("GET", "/tools");
    add("POST", "/turns/{id}/continue");
    add("DELETE", "/turns/{id}");
    add("GET", "/turns/{id}");
    add("GET", "/turns/latest");
    add("GET", "/{a}/x");
    add("GET", "/turns/{id}/{rest}");
    add("GET", "/own");
    add("HEAD", "/own");
}

QByteArray tst_Router::called(const QByteArray &method, const QByteArray &path) const
{
    const Router::Match match = m_router.match(method, path);
    m_called.clear();
    if (match.handler)
        (*match.handler)({}, Http::Responder(nullptr));
    return m_called;
}

void tst_Router::findsTheRoute_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("route");
    const auto row = [](const char *method, const char *path, const char *route) {
        QTest::newRow(qPrintable(QString::fromLatin1(method) + QLatin1Char(' ') + QString::fromLatin1(path)))
            << QByteArray(method) << QByteArray(path) << QByteArray(route);
    };
    row("GET", "/", "GET /");
    row("GET", "/tools", "GET /tools");
    row("GET", "/to%6Fls", "GET /tools");
    row("GET", "/tools/", "");
    row("GET", "/Tools", "");
    row("GET", "//tools", "");
    row("GET", "/turns/7", "GET /turns/{id}");
    row("DELETE", "/turns/7", "DELETE /turns/{id}");
    row("POST", "/turns/7/continue", "POST /turns/{id}/continue");
    row("GET", "/turns/latest", "GET /turns/latest");
    row("DELETE", "/turns/latest", "DELETE /turns/{id}"); // the literal route knows only GET
    row("GET", "/turns/x", "GET /turns/{id}"); // the literal comes first in it
    row("GET", "/turns/", "");
    row("GET", "/other/x", "GET /{a}/x");
    row("GET", "/turns/../tools", "GET /turns/{id}/{rest}"); // dots mean nothing here
    row("PUT", "/tools", "");
}

void tst_Router::findsTheRoute()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QTEST(called(method, path), "route");
}

void tst_Router::decodesParametersAfterSplitting()
{
    const Router::Match match = m_router.match("GET", "/turns/a%2Fb%20%C3%BC/c+d");
    QVERIFY(match.handler);
    QCOMPARE(match.pathParameters.value(QStringLiteral("id")), QString::fromUtf8("a/b \xC3\xBC"));
    QCOMPARE(match.pathParameters.value(QStringLiteral("rest")), QStringLiteral("c+d"));
}

void tst_Router::tellsTheMethodsOfAPath_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("allowed");
    QTest::newRow("unknown") << QByteArray("/nothing") << QByteArray();
    QTest::newRow("one") << QByteArray("/turns/7/continue") << QByteArray("GET, HEAD, POST");
    QTest::newRow("GET brings HEAD") << QByteArray("/tools") << QByteArray("GET, HEAD");
    QTest::newRow("two") << QByteArray("/turns/7") << QByteArray("DELETE, GET, HEAD");
    QTest::newRow("no doubles") << QByteArray("/turns/latest") << QByteArray("DELETE, GET, HEAD");
}

void tst_Router::tellsTheMethodsOfAPath()
{
    QFETCH(QByteArray, path);
    const Router::Match match = m_router.match("PUT", path);
    QVERIFY(!match.handler);
    QTEST(match.allowed.join(", "), "allowed");
}

void tst_Router::answersHeadByGetUnlessItHasItsOwn()
{
    QCOMPARE(called("HEAD", "/tools"), QByteArray("GET /tools"));
    QCOMPARE(called("HEAD", "/own"), QByteArray("HEAD /own"));
    Router posts;
    posts.add("POST", QStringLiteral("/daysOff"), {});
    QVERIFY(!posts.match("HEAD", "/daysOff").handler);
    QCOMPARE(posts.match("GET", "/daysOff").allowed, QByteArrayList {"POST"});
}

QTEST_APPLESS_MAIN(tst_Router)
#include "tst_router.moc"
