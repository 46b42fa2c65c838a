// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/schema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using OpenApi::Dialect;
using OpenApi::Direction;
using OpenApi::References;
using OpenApi::SchemaCache;
using OpenApi::SchemaConverter;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray compact(const QJsonObject &value)
{
    return QJsonDocument(value).toJson(QJsonDocument::Compact);
}

const QByteArray components = R"({"components":{"schemas":{
    "Name":{"type":"string","title":"Name","minLength":1},
    "Chain":{"$ref":"#/components/schemas/Name"},
    "a/b~c":{"type":"integer"},
    "Tree":{"type":"object","properties":{"children":{"type":"array","items":{"$ref":"#/components/schemas/Tree"}}}},
    "Ping":{"type":"object","properties":{"pong":{"$ref":"#/components/schemas/Pong"}}},
    "Pong":{"type":"object","properties":{"ping":{"$ref":"#/components/schemas/Ping"}}},
    "Anchored":{"$anchor":"person","type":"boolean"},
    "Once":{"$anchor":"twice"},"Again":{"$anchor":"twice"},
    "Holder":{"$defs":{"Inner":{"type":"integer"}}},
    "Self":{"$ref":"#/components/schemas/Self"}}}})";

} // namespace

class tst_Schema : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysItInDraft7_data();
    void saysItInDraft7();
    void refusesWhatDraft7CannotSay_data();
    void refusesWhatDraft7CannotSay();
    void keepsSchemasThatHoldThemselves();
    void staysSmallWhereReferencesWouldGrowWithoutEnd();
    void leavesOutWhatOnlyComesBack();
    void convertsAReferencedSchemaOnceForAll();
    void refusesASchemaThatAppliesItselfToTheSameValue_data();
    void refusesASchemaThatAppliesItselfToTheSameValue();
    void survivesALongChainOfReferences();
};

void tst_Schema::saysItInDraft7_data()
{
    QTest::addColumn<bool>("old"); // OpenAPI 3.0
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("draft7");
    QTest::newRow("as it is") << false << QByteArray(R"({"enum":["a"],"type":"string"})")
                              << QByteArray(R"({"enum":["a"],"type":"string"})");
    QTest::newRow("type list") << false << QByteArray(R"({"type":["string","null"]})")
                               << QByteArray(R"({"type":["string","null"]})");
    QTest::newRow("nullable") << true << QByteArray(R"({"type":"string","nullable":true})")
                              << QByteArray(R"({"type":["string","null"]})");
    QTest::newRow("nullable enum") << true << QByteArray(R"({"type":"string","nullable":true,"enum":["a"]})")
                                   << QByteArray(R"({"enum":["a",null],"type":["string","null"]})");
    QTest::newRow("nullable around a combination")
        << true << QByteArray(R"({"nullable":true,"allOf":[{"type":"string"}]})")
        << QByteArray(R"({"anyOf":[{"allOf":[{"type":"string"}]},{"type":"null"}]})");
    QTest::newRow("nullable means nothing in 3.1")
        << false << QByteArray(R"({"type":"string","nullable":true})") << QByteArray(R"({"type":"string"})");
    QTest::newRow("exclusive as a boolean")
        << true << QByteArray(R"({"minimum":1,"exclusiveMinimum":true,"maximum":9,"exclusiveMaximum":false})")
        << QByteArray(R"({"exclusiveMinimum":1,"maximum":9})");
    QTest::newRow("exclusive as a number")
        << false << QByteArray(R"({"exclusiveMinimum":1})") << QByteArray(R"({"exclusiveMinimum":1})");
    QTest::newRow("reference") << false << QByteArray(R"({"$ref":"#/components/schemas/Name"})")
                               << QByteArray(R"({"minLength":1,"title":"Name","type":"string"})");
    QTest::newRow("reference to a reference")
        << false << QByteArray(R"({"$ref":"#/components/schemas/Chain"})")
        << QByteArray(R"({"minLength":1,"title":"Name","type":"string"})");
    QTest::newRow("escaped pointer") << false << QByteArray(R"({"$ref":"#/components/schemas/a~1b~0c"})")
                                     << QByteArray(R"({"type":"integer"})");
    QTest::newRow("percent-encoded pointer")
        << false << QByteArray(R"({"$ref":"#/components/schemas/%4eame"})")
        << QByteArray(R"({"minLength":1,"title":"Name","type":"string"})");
    QTest::newRow("anchor") << false << QByteArray(R"({"$ref":"#person"})")
                            << QByteArray(R"({"type":"boolean"})");
    QTest::newRow("below $defs") << false
                                 << QByteArray(R"({"$ref":"#/components/schemas/Holder/$defs/Inner"})")
                                 << QByteArray(R"({"type":"integer"})");
    QTest::newRow("an $id that nothing depends on")
        << false << QByteArray(R"({"$id":"https://example.com/s","type":"string"})")
        << QByteArray(R"({"type":"string"})");
    QTest::newRow("const") << false << QByteArray(R"({"const":null})") << QByteArray(R"({"const":null})");
    QTest::newRow("nullable without a type") << true << QByteArray(R"({"nullable":true,"enum":["a"]})")
                                             << QByteArray(R"({"anyOf":[{"enum":["a"]},{"type":"null"}]})");
    QTest::newRow("not nullable") << true << QByteArray(R"({"nullable":false,"type":"string"})")
                                  << QByteArray(R"({"type":"string"})");
    QTest::newRow("null among one of")
        << false << QByteArray(R"({"oneOf":[{"type":"string"},{"type":"null"}]})")
        << QByteArray(R"({"oneOf":[{"type":"string"},{"type":"null"}]})");
    QTest::newRow("words beside a reference")
        << false << QByteArray(R"({"$ref":"#/components/schemas/Name","title":"Whose"})")
        << QByteArray(R"({"minLength":1,"title":"Whose","type":"string"})");
    QTest::newRow("rules beside a reference")
        << false << QByteArray(R"({"$ref":"#/components/schemas/Name","maxLength":5})")
        << QByteArray(R"({"allOf":[{"minLength":1,"title":"Name","type":"string"},{"maxLength":5}]})");
    QTest::newRow("3.0 ignores what stands beside")
        << true << QByteArray(R"({"$ref":"#/components/schemas/Name","maxLength":5})")
        << QByteArray(R"({"minLength":1,"title":"Name","type":"string"})");
    QTest::newRow("tuple") << false << QByteArray(R"({"prefixItems":[{"type":"string"}],"items":false})")
                           << QByteArray(R"({"additionalItems":false,"items":[{"type":"string"}]})");
    QTest::newRow("dependentRequired") << false << QByteArray(R"({"dependentRequired":{"a":["b"]}})")
                                       << QByteArray(R"({"dependencies":{"a":["b"]}})");
    QTest::newRow("unevaluatedProperties alone")
        << false << QByteArray(R"({"properties":{},"unevaluatedProperties":false})")
        << QByteArray(R"({"additionalProperties":false,"properties":{}})");
    QTest::newRow("true and false") << false << QByteArray(R"({"properties":{"a":true,"b":false}})")
                                    << QByteArray(R"({"properties":{"a":{},"b":{"not":{}}}})");
    QTest::newRow("decoration")
        << true
        << QByteArray(
               R"({"type":"object","example":1,"xml":{},"x-y":1,"discriminator":{"propertyName":"t"}})")
        << QByteArray(R"({"type":"object"})");
    QTest::newRow("a member called $ref")
        << false << QByteArray(R"({"properties":{"$ref":{"type":"string"}}})")
        << QByteArray(R"({"properties":{"$ref":{"type":"string"}}})");
    QTest::newRow("deep inside") << true
                                 << QByteArray(
                                        R"({"allOf":[{"items":{"not":{"nullable":true,"type":"string"}}}]})")
                                 << QByteArray(R"({"allOf":[{"items":{"not":{"type":["string","null"]}}}]})");
}

void tst_Schema::saysItInDraft7()
{
    QFETCH(bool, old);
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, draft7);
    const QJsonObject document = object(components);
    const References references(document);
    SchemaCache cache(references, old ? Dialect::OpenApi30 : Dialect::OpenApi31, Direction::Request);
    SchemaConverter converter(cache);
    const auto converted = converter.convert(object(schema));
    QVERIFY2(converted, qPrintable(converted ? QString() : converted.error().detail));
    QCOMPARE(compact(*converted), draft7);
    QVERIFY(converter.definitions()->isEmpty());
}

void tst_Schema::refusesWhatDraft7CannotSay_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::newRow("minContains") << QByteArray(R"({"contains":{},"minContains":2})");
    QTest::newRow("unevaluated beside a combination")
        << QByteArray(R"({"allOf":[{}],"unevaluatedProperties":false})");
    QTest::newRow("dynamic reference") << QByteArray(R"({"$dynamicRef":"#x"})");
    QTest::newRow("a base of its own around a reference")
        << QByteArray(R"({"$id":"https://example.com/s","items":{"$ref":"#/x"}})");
    QTest::newRow("another document") << QByteArray(R"({"$ref":"https://example.com/s"})");
    QTest::newRow("an anchor of nothing") << QByteArray(R"({"$ref":"#name"})");
    QTest::newRow("an anchor twice") << QByteArray(R"({"$ref":"#twice"})");
    QTest::newRow("nothing there") << QByteArray(R"({"$ref":"#/components/schemas/Gone"})");
    QTest::newRow("a number for a schema") << QByteArray(R"({"items":5})");
}

void tst_Schema::refusesWhatDraft7CannotSay()
{
    QFETCH(QByteArray, schema);
    const QJsonObject document = object(components);
    const References references(document);
    SchemaCache cache(references, Dialect::OpenApi31, Direction::Request);
    SchemaConverter converter(cache);
    const auto converted = converter.convert(object(schema));
    QVERIFY(!converted);
    QVERIFY(!converted.error().detail.isEmpty());
}

void tst_Schema::keepsSchemasThatHoldThemselves()
{
    const QJsonObject document = object(components);
    const References references(document);
    for (const char *name : {"Tree", "Ping"}) {
        SchemaCache cache(references, Dialect::OpenApi31, Direction::Request);
        SchemaConverter converter(cache);
        const auto converted
            = converter.convert(object(QByteArray(R"({"$ref":"#/components/schemas/)") + name + "\"}"));
        QVERIFY(converted);
        const auto definitions = converter.definitions();
        QVERIFY(definitions);
        QVERIFY(!definitions->isEmpty());
        // Every reference that stayed has its target.
        const QByteArray text = compact(*converted) + compact(*definitions);
        for (qsizetype at = text.indexOf("#/definitions/"); at >= 0;
             at = text.indexOf("#/definitions/", at + 1)) {
            const qsizetype start = at + 14;
            const QByteArray target = text.mid(start, text.indexOf('"', start) - start);
            QVERIFY2(definitions->contains(QString::fromLatin1(target)), target.constData());
        }
    }
}

void tst_Schema::staysSmallWhereReferencesWouldGrowWithoutEnd()
{
    // Written out in full this would be 2^40 schemas.
    QJsonObject schemas {
        {QStringLiteral("S0"), QJsonObject {{QStringLiteral("type"), QStringLiteral("string")}}}};
    for (int i = 1; i <= 40; ++i) {
        const QJsonObject below {
            {QStringLiteral("$ref"), QStringLiteral("#/components/schemas/S%1").arg(i - 1)}};
        schemas.insert(
            QStringLiteral("S%1").arg(i),
            QJsonObject {{QStringLiteral("properties"),
                          QJsonObject {{QStringLiteral("l"), below}, {QStringLiteral("r"), below}}}});
    }
    const QJsonObject document {
        {QStringLiteral("components"), QJsonObject {{QStringLiteral("schemas"), schemas}}}};
    const References references(document);
    SchemaCache cache(references, Dialect::OpenApi31, Direction::Request);
    SchemaConverter converter(cache);
    const auto converted = converter.convert(object(R"({"$ref":"#/components/schemas/S40"})"));
    QVERIFY(converted);
    const auto definitions = converter.definitions();
    QVERIFY(definitions);
    QVERIFY(compact(*converted).size() + compact(*definitions).size() < 1024 * 1024);
}

void tst_Schema::leavesOutWhatOnlyComesBack()
{
    const QJsonObject document;
    const QJsonObject schema
        = object(R"({"required":["id","name"],"properties":{"id":{"type":"string","readOnly":true},
        "name":{"type":"string"},"password":{"type":"string","writeOnly":true}}})");
    const References references(document);
    SchemaCache sendable(references, Dialect::OpenApi31, Direction::Request);
    SchemaConverter request(sendable);
    const QJsonObject sent = *request.convert(schema);
    QCOMPARE(sent.value(QLatin1String("properties")).toObject().keys(),
             (QStringList {QStringLiteral("name"), QStringLiteral("password")}));
    QCOMPARE(sent.value(QLatin1String("required")).toArray(), QJsonArray {QStringLiteral("name")});
    SchemaCache readable(references, Dialect::OpenApi31, Direction::Response);
    SchemaConverter response(readable);
    QCOMPARE(response.convert(schema)->value(QLatin1String("properties")).toObject().keys(),
             (QStringList {QStringLiteral("id"), QStringLiteral("name")}));
}

void tst_Schema::convertsAReferencedSchemaOnceForAll()
{
    // A hundred properties hold one schema with a hundred properties: written out, it is shared.
    QJsonObject inner;
    QJsonObject outer;
    for (int i = 0; i < 10; ++i) {
        const QString name = QStringLiteral("p%1").arg(i);
        inner.insert(name, QJsonObject {{QStringLiteral("type"), QStringLiteral("string")}});
        outer.insert(name,
                     QJsonObject {{QStringLiteral("$ref"), QStringLiteral("#/components/schemas/Inner")}});
    }
    const QJsonObject schemas {
        {QStringLiteral("Inner"), QJsonObject {{QStringLiteral("properties"), inner}}},
        {QStringLiteral("Outer"), QJsonObject {{QStringLiteral("properties"), outer}}}};
    const QJsonObject document {
        {QStringLiteral("components"), QJsonObject {{QStringLiteral("schemas"), schemas}}}};
    const References references(document);
    SchemaCache cache(references, Dialect::OpenApi31, Direction::Request);
    QJsonObject first;
    for (int operation = 0; operation < 100; ++operation) {
        SchemaConverter converter(cache);
        const auto made = converter.convert(object(R"({"$ref":"#/components/schemas/Outer"})"));
        QVERIFY(made);
        if (operation == 0)
            first = *made;
        QCOMPARE(*made, first);
        QVERIFY(converter.definitions()->isEmpty());
    }
    // Inner and its 10 members, Outer and its 10 references, and what 100 operations name.
    QCOMPARE(cache.conversions(), 11 + 11 + 100);
}

void tst_Schema::refusesASchemaThatAppliesItselfToTheSameValue_data()
{
    QTest::addColumn<QByteArray>("schemas");
    QTest::newRow("itself") << QByteArray(R"("A":{"$ref":"#/components/schemas/A"})");
    QTest::newRow("itself, with more beside")
        << QByteArray(R"("A":{"$ref":"#/components/schemas/A","minLength":1})");
    QTest::newRow("one another") << QByteArray(
        R"("A":{"$ref":"#/components/schemas/B"},"B":{"$ref":"#/components/schemas/A"})");
    QTest::newRow("in allOf") << QByteArray(R"("A":{"allOf":[{"$ref":"#/components/schemas/A"}]})");
    QTest::newRow("by another one in anyOf") << QByteArray(
        R"("A":{"properties":{"x":{"$ref":"#/components/schemas/B"}},"anyOf":[{"$ref":"#/components/schemas/B"}]},
                         "B":{"not":{"$ref":"#/components/schemas/A"}})");
    QByteArray doubling(
        R"("A":{"allOf":[{"$ref":"#/components/schemas/D40"},{"$ref":"#/components/schemas/D40"}]},"D0":{})");
    for (int i = 1; i <= 40; ++i) {
        const QByteArray below = R"({"$ref":"#/components/schemas/D)" + QByteArray::number(i - 1) + R"("})";
        doubling += ",\"D" + QByteArray::number(i) + R"(":{"allOf":[)" + below + ',' + below + "]}";
    }
    QTest::newRow("not itself, but too often") << doubling;
}

void tst_Schema::refusesASchemaThatAppliesItselfToTheSameValue()
{
    QFETCH(QByteArray, schemas);
    const QJsonObject document = object(R"({"components":{"schemas":{)" + schemas + "}}}");
    QVERIFY(!document.isEmpty());
    const References references(document);
    SchemaCache cache(references, Dialect::OpenApi31, Direction::Request);
    SchemaConverter converter(cache);
    const auto converted = converter.convert(object(R"({"$ref":"#/components/schemas/A"})"));
    QVERIFY(!converted || !converter.definitions());
}

void tst_Schema::survivesALongChainOfReferences()
{
    QJsonObject schemas {
        {QStringLiteral("S0"), QJsonObject {{QStringLiteral("type"), QStringLiteral("string")}}}};
    for (int i = 1; i <= 3000; ++i) {
        const QJsonObject below {
            {QStringLiteral("$ref"), QStringLiteral("#/components/schemas/S%1").arg(i - 1)}};
        schemas.insert(
            QStringLiteral("S%1").arg(i),
            QJsonObject {{QStringLiteral("properties"), QJsonObject {{QStringLiteral("p"), below}}}});
    }
    const QJsonObject document {
        {QStringLiteral("components"), QJsonObject {{QStringLiteral("schemas"), schemas}}}};
    const References references(document);
    SchemaCache cache(references, Dialect::OpenApi31, Direction::Request);
    SchemaConverter converter(cache);
    QVERIFY(converter.convert(object(R"({"$ref":"#/components/schemas/S3000"})")));
    const auto definitions = converter.definitions();
    QVERIFY(definitions);
    QVERIFY(!definitions->isEmpty());
}

QTEST_GUILESS_MAIN(tst_Schema)
#include "tst_schema.moc"
