// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/jsonbody.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using Http::Request;

class tst_JsonBody : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAnObject_data();
    void readsAnObject();
    void refuses_data();
    void refuses();
    void refusesACompressedBody();
    void namesTheField();
};

namespace {

Request request(const QByteArray &contentType, const QByteArray &body)
{
    Request made;
    if (!contentType.isEmpty())
        made.headers.add("Content-Type", contentType);
    made.body = body;
    return made;
}

} // namespace

void tst_JsonBody::readsAnObject_data()
{
    QTest::addColumn<QByteArray>("contentType");
    for (const char *type : {"application/json", "Application/JSON; charset=utf-8",
                             "application/merge-patch+json", "application/json;charset=UTF-8"})
        QTest::newRow(type) << QByteArray(type);
}

void tst_JsonBody::readsAnObject()
{
    QFETCH(QByteArray, contentType);
    const auto object = Http::readJsonBody(request(contentType, " {\"person_name\": \"j\xC3\xBCrgen\"} "));
    QVERIFY(object);
    QCOMPARE(object->value(QStringLiteral("person_name")).toString(), QString::fromUtf8("j\xC3\xBCrgen"));
}

void tst_JsonBody::refuses_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QByteArray json = "application/json";
    QTest::newRow("no type") << QByteArray() << QByteArray("{}") << 415;
    QTest::newRow("text") << QByteArray("text/plain") << QByteArray("{}") << 415;
    QTest::newRow("form") << QByteArray("application/x-www-form-urlencoded") << QByteArray("{}") << 415;
    QTest::newRow("type that begins alike") << QByteArray("application/jsonx") << QByteArray("{}") << 415;
    QTest::newRow("text with +json") << QByteArray("text/x+json") << QByteArray("{}") << 415;
    QTest::newRow("empty") << json << QByteArray() << 422;
    QTest::newRow("broken") << json << QByteArray("{\"a\":") << 422;
    QTest::newRow("array") << json << QByteArray("[]") << 422;
    QTest::newRow("invalid UTF-8") << json << QByteArray("{\"a\":\"\xFF\"}") << 422;
    QTest::newRow("lone surrogate") << json << QByteArray("{\"a\":\"\\ud800\"}") << 422;
    QTest::newRow("NaN") << json << QByteArray("{\"a\":NaN}") << 422;
    QTest::newRow("name twice") << json << QByteArray("{\"a\":1,\"a\":2}") << 422;
    QTest::newRow("something after it") << json << QByteArray("{} {}") << 422;
}

void tst_JsonBody::refuses()
{
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const auto object = Http::readJsonBody(request(contentType, body));
    QVERIFY(!object);
    QCOMPARE(object.error().status, status);
    QCOMPARE(object.error().headers.value("Content-Type"), QByteArray("application/problem+json"));
}

void tst_JsonBody::refusesACompressedBody()
{
    for (const char *coding : {"gzip", "BR", "gzip, identity", "x"}) {
        Request compressed = request("application/json", "{}");
        compressed.headers.add("Content-Encoding", coding);
        const auto object = Http::readJsonBody(compressed);
        QVERIFY2(!object, coding);
        QCOMPARE(object.error().status, 415);
        QCOMPARE(object.error().headers.value("Accept-Encoding"), QByteArray("identity"));
    }
    Request plain = request("application/json", "{}");
    plain.headers.add("Content-Encoding", "Identity");
    QVERIFY(Http::readJsonBody(plain));
}

void tst_JsonBody::namesTheField()
{
    const Http::Reply reply
        = Http::invalidField(QStringLiteral("person_name"), QStringLiteral("must be text"));
    QCOMPARE(reply.status, 422);
    const QJsonObject object = QJsonDocument::fromJson(reply.body).object();
    const QJsonObject error = object.value(QStringLiteral("errors")).toArray().at(0).toObject();
    QCOMPARE(error.value(QStringLiteral("field")).toString(), QStringLiteral("person_name"));
    QCOMPARE(error.value(QStringLiteral("message")).toString(), QStringLiteral("must be text"));
    QCOMPARE(object.value(QStringLiteral("status")).toInt(), 422);
}

QTEST_APPLESS_MAIN(tst_JsonBody)
#include "tst_jsonbody.moc"
