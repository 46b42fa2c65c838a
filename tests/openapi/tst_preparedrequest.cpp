// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/preparedrequest.h"

#include "openapi/document.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using OpenApi::Operation;
using OpenApi::PreparedRequest;

namespace {

QJsonObject object(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonObject read = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        qFatal("a test's JSON is wrong: %s", json.constData());
    return read;
}

Operation operation(const QByteArray &paths, const char *base = "http://127.0.0.1:8001/api")
{
    const QJsonObject source {{QStringLiteral("openapi"), QStringLiteral("3.1.0")},
                              {QStringLiteral("paths"), object(paths)}};
    const auto document = OpenApi::readDocument(source, QStringLiteral("S"), QUrl(QString::fromLatin1(base)));
    if (!document || !document->operations.constFirst().usable)
        qFatal("a test's document is wrong");
    return document->operations.constFirst();
}

Operation withParameter(const QByteArray &parameter, const QByteArray &path = "/a")
{
    return operation("{\"" + path + "\":{\"get\":{\"parameters\":[" + parameter + "]}}}");
}

} // namespace

class tst_PreparedRequest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesPathsThatCannotLeaveTheirPlace_data();
    void writesPathsThatCannotLeaveTheirPlace();
    void sendsNoFragmentOfAPath();
    void writesQueriesInTheirStyle_data();
    void writesQueriesInTheirStyle();
    void writesHeadersWithoutLineBreaks();
    void writesCookies();
    void writesJsonBodies();
    void writesForms();
    void refusesAnAddressThatIsTooLong();
    void digestsExactlyWhatIsSent();
};

void tst_PreparedRequest::writesPathsThatCannotLeaveTheirPlace_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("path"); // empty: refused
    QTest::newRow("plain") << "roberto"
                           << "/api/people/roberto/x";
    QTest::newRow("a slash") << "a/b"
                             << "/api/people/a%2Fb/x";
    QTest::newRow("a backslash") << "a\\b"
                                 << "/api/people/a%5Cb/x";
    QTest::newRow("a question mark") << "a?b=c"
                                     << "/api/people/a%3Fb%3Dc/x";
    QTest::newRow("a fragment") << "a#b"
                                << "/api/people/a%23b/x";
    QTest::newRow("encoded already") << "%2e%2e"
                                     << "/api/people/%252e%252e/x";
    QTest::newRow("another host") << "@evil.example"
                                  << "/api/people/%40evil.example/x";
    QTest::newRow("letters of any script") << QString::fromUtf8("Łu") << "/api/people/%C5%81u/x";
    QTest::newRow("a line break") << "a\r\nHost: evil"
                                  << "/api/people/a%0D%0AHost%3A%20evil/x";
    QTest::newRow("up") << "../../admin"
                        << "/api/people/..%2F..%2Fadmin/x";
    QTest::newRow("one dot") << "."
                             << "";
    QTest::newRow("two dots") << ".."
                              << "";
    QTest::newRow("nothing") << ""
                             << "";
}

void tst_PreparedRequest::writesPathsThatCannotLeaveTheirPlace()
{
    QFETCH(QString, value);
    QFETCH(QString, path);
    const Operation read = withParameter(
        R"({"name":"n","in":"path","required":true,"schema":{"type":"string"}})", "/people/{n}/x");
    const auto request = OpenApi::prepareRequest(read, {{QStringLiteral("n"), value}});
    QCOMPARE(request.has_value(), !path.isEmpty());
    if (!request)
        return;
    QCOMPARE(request->url.toString(QUrl::FullyEncoded), QStringLiteral("http://127.0.0.1:8001") + path);
    QCOMPARE(request->url.host(), QStringLiteral("127.0.0.1"));
    QVERIFY(!request->url.hasQuery());
}

void tst_PreparedRequest::sendsNoFragmentOfAPath()
{
    // Documents tell operations of one path apart by it.
    const Operation link = withParameter(
        R"({"name":"id","in":"path","required":true,"schema":{"type":"string"}})", "/links/{id}#remove_{x}");
    const auto request = OpenApi::prepareRequest(link, object(R"({"id":"a#b"})"));
    QVERIFY(request);
    QCOMPARE(request->url.toString(QUrl::FullyEncoded),
             QStringLiteral("http://127.0.0.1:8001/api/links/a%23b"));
}

void tst_PreparedRequest::writesQueriesInTheirStyle_data()
{
    QTest::addColumn<QByteArray>("parameter");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("query");
    const auto row = [](const char *name, const char *parameter, const char *value, const char *query) {
        QTest::newRow(name) << QByteArray("{\"name\":\"q\",\"in\":\"query\",\"schema\":{}") + parameter + "}"
                            << QByteArray(value) << QString::fromLatin1(query);
    };
    row("text", "", "\"a b&c=d\"", "q=a%20b%26c%3Dd");
    row("whole number", "", "10", "q=10");
    row("fraction", "", "1.5", "q=1.5");
    row("boolean", "", "true", "q=true");
    row("empty", "", "\"\"", "q=");
    row("list", "", R"(["a","b"])", "q=a&q=b");
    row("list in one", R"(,"explode":false)", R"(["a,b","c"])", "q=a%2Cb,c");
    row("list by blanks", R"(,"style":"spaceDelimited")", R"(["a","b"])", "q=a%20b");
    row("list by pipes", R"(,"style":"pipeDelimited")", R"(["a","b"])", "q=a%7Cb");
    row("members", "", R"({"x":1,"y":"z"})", "x=1&y=z");
    row("members in one", R"(,"explode":false)", R"({"x":1,"y":"z"})", "q=x,1,y,z");
    row("deep object", R"(,"style":"deepObject","explode":true)", R"({"x":1})", "q%5Bx%5D=1");
}

void tst_PreparedRequest::writesQueriesInTheirStyle()
{
    QFETCH(QByteArray, parameter);
    QFETCH(QByteArray, value);
    QFETCH(QString, query);
    const auto request = OpenApi::prepareRequest(withParameter(parameter), object("{\"q\":" + value + "}"));
    QVERIFY2(request, qPrintable(request ? QString() : request.error().detail));
    QCOMPARE(request->url.query(QUrl::FullyEncoded), query);
    // Only deepObject has a way to write it.
    QCOMPARE(OpenApi::prepareRequest(withParameter(parameter), object(R"({"q":[["nested"]]})")).has_value(),
             parameter.contains("deepObject"));
}

void tst_PreparedRequest::writesHeadersWithoutLineBreaks()
{
    const Operation read = withParameter(R"({"name":"X-Page","in":"header","schema":{}})");
    const auto good = OpenApi::prepareRequest(read, object(R"({"X-Page":["a",2]})"));
    QVERIFY(good);
    QCOMPARE(good->headers.value("X-Page"), QByteArray("a,2"));
    QVERIFY(!OpenApi::prepareRequest(read,
                                     {{QStringLiteral("X-Page"), QStringLiteral("a\r\nAuthorization: x")}}));
    QVERIFY(!OpenApi::prepareRequest(read, {{QStringLiteral("X-Page"), QString::fromUtf8("ü")}}));
}

void tst_PreparedRequest::writesCookies()
{
    const Operation read = withParameter(R"({"name":"c","in":"cookie","schema":{}})");
    const auto request = OpenApi::prepareRequest(read, object(R"({"c":"a; admin=1"})"));
    QVERIFY(request);
    QCOMPARE(request->headers.value("Cookie"), QByteArray("c=a%3B%20admin%3D1"));
}

void tst_PreparedRequest::writesJsonBodies()
{
    const Operation members
        = operation(R"({"/a":{"post":{"requestBody":{"required":true,"content":{"application/json":{"schema":
        {"type":"object","properties":{"n":{"type":"string"},"d":{"type":"integer"}}}}}}}}})");
    const auto request = OpenApi::prepareRequest(members, object(R"({"d":12,"n":"x"})"));
    QVERIFY(request);
    QCOMPARE(request->method, QByteArray("POST"));
    QCOMPARE(request->body, QByteArray(R"({"d":12,"n":"x"})"));
    QCOMPARE(request->headers.value("Content-Type"), QByteArray("application/json"));
    QCOMPARE(OpenApi::prepareRequest(members, {})->body, QByteArray("{}"));

    const Operation whole = operation(
        R"({"/a":{"post":{"requestBody":{"content":{"application/json":{"schema":{"type":"array"}}}}}}})");
    QCOMPARE(OpenApi::prepareRequest(whole, object(R"({"body":[1,"a"]})"))->body, QByteArray(R"([1,"a"])"));
    const auto without = OpenApi::prepareRequest(whole, {});
    QVERIFY(without->body.isEmpty());
    QVERIFY(!without->headers.contains("Content-Type"));
}

void tst_PreparedRequest::writesForms()
{
    const Operation form = operation(
        R"({"/a":{"post":{"requestBody":{"required":true,"content":{"application/x-www-form-urlencoded":{"schema":
        {"type":"object","properties":{"a":{"type":"string"},"l":{"type":"array"},"o":{"type":"object"}}}}}}}}})");
    const auto request = OpenApi::prepareRequest(form, object(R"({"a":"x y&z","l":["1","2"],"o":{"k":1}})"));
    QVERIFY(request);
    QCOMPARE(request->body, QByteArray("a=x%20y%26z&l=1&l=2&o=%7B%22k%22%3A1%7D"));
}

void tst_PreparedRequest::refusesAnAddressThatIsTooLong()
{
    const Operation read = withParameter(R"({"name":"q","in":"query","schema":{}})");
    QVERIFY(!OpenApi::prepareRequest(read, {{QStringLiteral("q"), QString(5000, QLatin1Char('a'))}}));
}

void tst_PreparedRequest::digestsExactlyWhatIsSent()
{
    const Operation change
        = operation(R"({"/e/{n}":{"put":{"parameters":[{"name":"n","in":"path","required":true,"schema":{}},
        {"name":"If-Match","in":"header","schema":{}}],
        "requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","properties":{"d":{},"r":{}}}}}}}}})");
    const auto digest = [&](const QByteArray &arguments) {
        return OpenApi::prepareRequest(change, object(arguments))->digest();
    };
    const QString shown = digest(R"({"n":"jettro","d":12,"r":"x"})");
    QCOMPARE(shown.size(), 64);
    QCOMPARE(digest(R"({"r":"x","d":12,"n":"jettro"})"), shown); // the order of arguments is nobody's
    QVERIFY(digest(R"({"n":"jettro","d":13,"r":"x"})") != shown);
    QVERIFY(digest(R"({"n":"roberto","d":12,"r":"x"})") != shown);
    QVERIFY(digest(R"({"n":"jettro","d":12})") != shown);
    QVERIFY(digest(R"({"n":"jettro","d":"12","r":"x"})") != shown);
    QVERIFY(digest(R"({"n":"jettro","d":12,"r":"x","If-Match":"1"})") != shown);
    Operation elsewhere = change;
    elsewhere.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:8002/api"));
    QVERIFY(OpenApi::prepareRequest(elsewhere, object(R"({"n":"jettro","d":12,"r":"x"})"))->digest()
            != shown);
}

QTEST_GUILESS_MAIN(tst_PreparedRequest)
#include "tst_preparedrequest.moc"
