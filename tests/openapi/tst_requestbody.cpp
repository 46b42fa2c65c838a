// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/document.h"
#include "openapi/preparedrequest.h"
#include "openapi/requestbody.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using OpenApi::Operation;

namespace {

/// One POST, or another method, with that content.
Operation posting(const QByteArray &content, bool isRequired = true,
                  const QString &method = QStringLiteral("post"))
{
    QJsonParseError error;
    const QJsonObject types = QJsonDocument::fromJson(content, &error).object();
    if (error.error != QJsonParseError::NoError)
        qFatal("a test's JSON is wrong: %s", qPrintable(error.errorString()));
    const QJsonObject body {{QStringLiteral("required"), isRequired}, {QStringLiteral("content"), types}};
    const QJsonObject operation {{QStringLiteral("requestBody"), body}};
    const QJsonObject source {
        {QStringLiteral("openapi"), QStringLiteral("3.1.0")},
        {QStringLiteral("paths"), QJsonObject {{QStringLiteral("/a"), QJsonObject {{method, operation}}}}}};
    const auto read
        = OpenApi::readDocument(source, QStringLiteral("S"), QUrl(QStringLiteral("https://s.example")));
    if (!read || read->operations.size() != 1)
        qFatal("one operation was expected");
    return read->operations.constFirst();
}

OpenApi::PreparedRequest prepared(const Operation &operation, const char *arguments)
{
    const auto request = OpenApi::prepareRequest(operation, QJsonDocument::fromJson(arguments).object());
    if (!request)
        qFatal("%s", qPrintable(request.error().detail));
    return *request;
}

const char *const fields
    = R"("type":"object","properties":{"name":{"type":"string"},"ages":{"type":"array","items":{"type":"integer"}},
    "at":{"type":"object"},"rooms":{"type":"array","items":{"type":"object"}}})";

} // namespace

class tst_RequestBody : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void choosesTheTypeThatItCanWriteBest_data();
    void choosesTheTypeThatItCanWriteBest();
    void writesAForm_data();
    void writesAForm();
    void writesTheFieldsOfAMultipart();
    void writesOneMultipartAlwaysAlike();
    void letsNoNameEndAPartsHeader();
    void takesAFormThatIsNoPlainObjectAsOneArgument();
    void leavesOutFilesThatMayBeMissing();
    void saysThatItSendsNoFiles_data();
    void saysThatItSendsNoFiles();
    void sendsABodyWithDelete();
    void readsWithoutABody();
    void sendsATextAsItIs();
    void saysThatATextIsNoObject();
};

void tst_RequestBody::choosesTheTypeThatItCanWriteBest_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("type"); // empty: none
    QTest::newRow("JSON before a form") << QByteArray(
        R"({"application/x-www-form-urlencoded":{},"application/json":{},"multipart/form-data":{}})")
                                        << QByteArray("application/json");
    QTest::newRow("JSON before its relatives")
        << QByteArray(R"({"application/hal+json":{},"application/json; charset=utf-8":{}})")
        << QByteArray("application/json");
    QTest::newRow("a relative") << QByteArray(R"({"application/merge-patch+json":{},"text/plain":{}})")
                                << QByteArray("application/merge-patch+json");
    QTest::newRow("anything") << QByteArray(R"({"*/*":{}})") << QByteArray("application/json");
    QTest::newRow("a form before a multipart")
        << QByteArray(R"({"multipart/form-data":{},"application/x-www-form-urlencoded":{}})")
        << QByteArray("application/x-www-form-urlencoded");
    QTest::newRow("a multipart") << QByteArray(R"({"multipart/form-data":{}})")
                                 << QByteArray("multipart/form-data");
    QTest::newRow("a text") << QByteArray(R"({"text/plain":{"schema":{"type":"string"}}})")
                            << QByteArray("text/plain");
    QTest::newRow("a text that nothing is said of")
        << QByteArray(R"({"text/plain":{}})") << QByteArray("text/plain");
    QTest::newRow("a form before a text")
        << QByteArray(R"({"text/plain":{},"application/x-www-form-urlencoded":{}})")
        << QByteArray("application/x-www-form-urlencoded");
    QTest::newRow("XML") << QByteArray(R"({"application/xml":{}})") << QByteArray();
    QTest::newRow("bytes") << QByteArray(R"({"application/octet-stream":{}})") << QByteArray();
    QTest::newRow("another multipart") << QByteArray(R"({"multipart/mixed":{}})") << QByteArray();
    QTest::newRow("nothing") << QByteArray("{}") << QByteArray();
}

void tst_RequestBody::choosesTheTypeThatItCanWriteBest()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, type);
    const Operation operation = posting(content);
    QCOMPARE(operation.usable, !type.isEmpty());
    QCOMPARE(operation.usable, operation.reason.isEmpty());
    QCOMPARE(operation.bodyType, type);
    // Where none is needed, the operation does without it.
    const Operation relaxed = posting(content, false);
    QVERIFY(relaxed.usable);
    QCOMPARE(relaxed.bodyType, type);
}

void tst_RequestBody::writesAForm_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const char *encoding, const char *arguments, const char *body) {
        QTest::newRow(name) << QByteArray(encoding) << QByteArray(arguments) << QByteArray(body);
    };
    row("a text", "{}", R"({"name":"a b&c=d+e"})", "name=a%20b%26c%3Dd%2Be");
    row("a list repeats", "{}", R"({"ages":[1,2]})", "ages=1&ages=2");
    row("an object is JSON", "{}", R"({"at":{"x":1}})", "at=%7B%22x%22%3A1%7D");
    row("objects in a list are JSON", "{}", R"({"rooms":[{"x":1},{"y":2}]})",
        "rooms=%7B%22x%22%3A1%7D&rooms=%7B%22y%22%3A2%7D");
    row("an empty list", "{}", R"({"ages":[],"name":"x"})", "name=x");
    row("joined", R"({"ages":{"style":"form","explode":false}})", R"({"ages":[1,2]})", "ages=1,2");
    row("explode alone means the style form", R"({"ages":{"explode":false}})", R"({"ages":[1,2]})",
        "ages=1,2");
    row("pipes", R"({"ages":{"style":"pipeDelimited"}})", R"({"ages":[1,2]})", "ages=1%7C2");
    row("in brackets", R"({"at":{"style":"deepObject","explode":true}})", R"({"at":{"x":{"y":1}}})",
        "at%5Bx%5D%5By%5D=1");
    row("a list as JSON", R"({"ages":{"contentType":"application/json"}})", R"({"ages":[1,2]})",
        "ages=%5B1%2C2%5D");
}

void tst_RequestBody::writesAForm()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, arguments);
    QFETCH(QByteArray, body);
    const Operation operation = posting(QByteArray(R"({"application/x-www-form-urlencoded":{"schema":{)")
                                        + fields + R"(},"encoding":)" + encoding + "}}");
    QVERIFY2(operation.usable, qPrintable(operation.reason));
    const OpenApi::PreparedRequest request = prepared(operation, arguments.constData());
    QCOMPARE(request.body, body);
    QCOMPARE(request.headers.value("Content-Type"), QByteArray("application/x-www-form-urlencoded"));
}

void tst_RequestBody::writesTheFieldsOfAMultipart()
{
    const Operation operation
        = posting(QByteArray(R"({"multipart/form-data":{"schema":{)") + fields
                  + R"(},"encoding":{"name":{"contentType":"text/plain; charset=utf-8"}}}})");
    QVERIFY2(operation.usable, qPrintable(operation.reason));
    const OpenApi::PreparedRequest request
        = prepared(operation, R"({"name":"two\r\nlines","ages":[1,2],"at":{"x":1}})");
    const QByteArray type = request.headers.value("Content-Type");
    const QByteArray start("multipart/form-data; boundary=");
    QVERIFY(type.startsWith(start));
    const QByteArray line = "--" + type.mid(start.size());
    const QByteArray head("\r\nContent-Disposition: form-data; name=");
    QCOMPARE(request.body,
             line + head + "\"ages\"\r\n\r\n1\r\n" + line + head + "\"ages\"\r\n\r\n2\r\n" + line + head
                 + "\"at\"\r\nContent-Type: application/json\r\n\r\n{\"x\":1}\r\n" + line + head
                 + "\"name\"\r\nContent-Type: text/plain\r\n\r\ntwo\r\nlines\r\n" + line + "--\r\n");
}

void tst_RequestBody::writesOneMultipartAlwaysAlike()
{
    const Operation operation = posting(QByteArray(R"({"multipart/form-data":{"schema":{)") + fields + "}}}");
    // What was approved is what is sent; another text has another boundary.
    QCOMPARE(prepared(operation, R"({"name":"x"})").digest(),
             prepared(operation, R"({"name":"x"})").digest());
    QVERIFY(prepared(operation, R"({"name":"x"})").headers.value("Content-Type")
            != prepared(operation, R"({"name":"y"})").headers.value("Content-Type"));
}

void tst_RequestBody::letsNoNameEndAPartsHeader()
{
    Operation operation;
    operation.bodyType = "multipart/form-data";
    const auto body = OpenApi::writeBody(
        operation, QJsonObject {{QStringLiteral("a\"\r\nX-Evil: 1"), QStringLiteral("v")}});
    QVERIFY(body);
    QVERIFY(body->bytes.contains("name=\"a%22%0D%0AX-Evil: 1\"\r\n"));
}

void tst_RequestBody::takesAFormThatIsNoPlainObjectAsOneArgument()
{
    const Operation operation = posting(R"({"application/x-www-form-urlencoded":{"schema":{"type":"object",
        "minProperties":2,"properties":{"a":{"type":"string"},"b":{"type":"integer"}}}}})");
    QVERIFY2(operation.usable, qPrintable(operation.reason));
    QCOMPARE(operation.arguments.size(), 1);
    QCOMPARE(prepared(operation, R"({"body":{"a":"x","b":2}})").body, QByteArray("a=x&b=2"));
    QVERIFY(
        !posting(R"({"application/x-www-form-urlencoded":{"schema":{"type":"array","items":{}}}})").usable);
}

void tst_RequestBody::leavesOutFilesThatMayBeMissing()
{
    const Operation operation = posting(R"({"multipart/form-data":{"schema":{"type":"object","properties":{
        "note":{"type":"string"},"old":{"type":"string","format":"binary"},"new":{"contentMediaType":"image/png"},
        "many":{"type":"array","items":{"type":"string","format":"binary"}},"photo":{"type":"string"}}},
        "encoding":{"photo":{"contentType":"image/png, image/jpeg"}}}})");
    QVERIFY2(operation.usable, qPrintable(operation.reason));
    QCOMPARE(operation.arguments.size(), 1);
    QCOMPARE(operation.arguments.constFirst().name, QStringLiteral("note"));
}

void tst_RequestBody::saysThatItSendsNoFiles_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::newRow("3.0") << QByteArray(R"({"type":"string","format":"binary"})");
    QTest::newRow("3.1") << QByteArray(R"({"contentMediaType":"application/octet-stream"})");
    QTest::newRow("encoded") << QByteArray(R"({"type":"string","contentEncoding":"base64"})");
    QTest::newRow("several") << QByteArray(R"({"type":"array","items":{"type":"string","format":"binary"}})");
}

void tst_RequestBody::saysThatItSendsNoFiles()
{
    QFETCH(QByteArray, schema);
    const Operation operation = posting(
        R"({"multipart/form-data":{"schema":{"type":"object","required":["file"],"properties":{"file":)"
        + schema + "}}}}");
    QVERIFY(!operation.usable);
    QVERIFY2(operation.reason.contains(QLatin1String("file")), qPrintable(operation.reason));
}

void tst_RequestBody::sendsABodyWithDelete()
{
    const Operation operation = posting(QByteArray(R"({"application/json":{"schema":{)") + fields + "}}}",
                                        true, QStringLiteral("delete"));
    QVERIFY2(operation.usable, qPrintable(operation.reason));
    QCOMPARE(prepared(operation, R"({"name":"x"})").body, QByteArray(R"({"name":"x"})"));
}

void tst_RequestBody::readsWithoutABody()
{
    const QByteArray content = QByteArray(R"({"application/json":{"schema":{)") + fields + "}}}";
    QVERIFY(!posting(content, true, QStringLiteral("get")).usable);
    const Operation relaxed = posting(content, false, QStringLiteral("get"));
    QVERIFY(relaxed.usable);
    QVERIFY(relaxed.arguments.isEmpty());
    QVERIFY(relaxed.bodyType.isEmpty());
}

void tst_RequestBody::sendsATextAsItIs()
{
    const Operation operation = posting(R"({"text/plain":{"schema":{"type":"string","title":"Note"}}})");
    QVERIFY2(operation.usable, qPrintable(operation.reason));
    QCOMPARE(operation.arguments.size(), 1);
    QCOMPARE(operation.arguments.constFirst().name, QStringLiteral("body"));
    QCOMPARE(operation.arguments.constFirst().title, QStringLiteral("Note"));
    const OpenApi::PreparedRequest request
        = prepared(operation, "{\"body\":\"He said \\\"yes\\\",\\ntwice – ok\"}");
    QCOMPARE(request.body, QByteArray("He said \"yes\",\ntwice – ok"));
    QCOMPARE(request.headers.value("Content-Type"), QByteArray("text/plain; charset=utf-8"));
}

void tst_RequestBody::saysThatATextIsNoObject()
{
    for (const char *schema : {R"({"type":"object","properties":{"a":{"type":"string"}}})",
                               R"({"type":"string","format":"binary"})"}) {
        const Operation operation = posting(QByteArray(R"({"text/plain":{"schema":)") + schema + "}}");
        QVERIFY(!operation.usable);
        QCOMPARE(operation.reason, QStringLiteral("its body of text is no plain text"));
    }
}

QTEST_GUILESS_MAIN(tst_RequestBody)
#include "tst_requestbody.moc"
