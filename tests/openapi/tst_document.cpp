// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/document.h"
#include "openapi/toolname.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using OpenApi::Argument;
using OpenApi::Document;
using OpenApi::Effect;
using OpenApi::Operation;

namespace {

const QUrl base(QStringLiteral("http://127.0.0.1:8001"));

QJsonObject object(const char *json)
{
    QJsonParseError error;
    const QJsonObject read = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        qFatal("a test's JSON is wrong: %s", qPrintable(error.errorString()));
    return read;
}

/// A document around the paths and components.
QJsonObject document(const char *paths, const char *components = "{}", const char *version = "3.1.0")
{
    return {{QStringLiteral("openapi"), QLatin1String(version)},
            {QStringLiteral("info"), object(R"({"title":"T","version":"1"})")},
            {QStringLiteral("paths"), object(paths)},
            {QStringLiteral("components"), object(components)}};
}

Document load(const QJsonObject &source, const QUrl &baseUrl = base)
{
    const Core::Result<Document> result = OpenApi::readDocument(source, QStringLiteral("HR"), baseUrl);
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return *result;
}

Operation only(const QJsonObject &source, const QUrl &baseUrl = base)
{
    const Document made = load(source, baseUrl);
    if (made.operations.size() != 1)
        qFatal("one operation was expected");
    return made.operations.constFirst();
}

QStringList argumentNames(const Operation &operation)
{
    QStringList names;
    for (const Argument &argument : operation.arguments)
        names.append(argument.name);
    return names;
}

} // namespace

class tst_Document : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesWhatIsNoDocument_data();
    void refusesWhatIsNoDocument();
    void readsAnOperationWithItsTexts();
    void namesOperationsSoThatModelsTakeThem_data();
    void namesOperationsSoThatModelsTakeThem();
    void keepsCollidingNamesApartWhateverTheirOrder();
    void decidesTheEffectByMethodAndLetsADocumentOnlyRaiseIt_data();
    void decidesTheEffectByMethodAndLetsADocumentOnlyRaiseIt();
    void letsTheOperationsParametersReplaceThePathItems();
    void dropsHeadersThatSpeakForTheCaller();
    void makesArgumentsOfABodysMembers();
    void takesABodyThatIsNoPlainObjectAsOneArgument();
    void keepsNamesOfTwoPlacesApart();
    void listsAnUnusableOperationAndKeepsTheRest();
    void saysWhyAnOperationCannotBeUsed_data();
    void saysWhyAnOperationCannotBeUsed();
    void staysOnTheConfiguredOrigin_data();
    void staysOnTheConfiguredOrigin();
    void survivesReferencesThatGoRound();
    void hashesWhatOperationsDoAndNotWhereTheyAre();
    void leavesNoNameToTwoWhateverTheyAreCalled();
    void readsTheVersionsThatItKnows_data();
    void readsTheVersionsThatItKnows();
    void saysInWhichLineADocumentIsBroken_data();
    void saysInWhichLineADocumentIsBroken();
    void takesRelativeServersFromTheDocumentsPlace_data();
    void takesRelativeServersFromTheDocumentsPlace();
    void readsAPathItemThatAReferenceNames();
    void ignoresWhatIsNoOperation();
    void keepsWhatIsDeprecated();
    void letsWordsBesideAReferenceWin();
};

void tst_Document::refusesWhatIsNoDocument_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("HTML") << QByteArray("<!doctype html>");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("no version") << QByteArray(R"({"paths":{}})");
    QTest::newRow("Swagger") << QByteArray(R"({"swagger":"2.0","paths":{}})");
    QTest::newRow("a later version") << QByteArray(R"({"openapi":"4.0.0","paths":{}})");
    QTest::newRow("paths in a list") << QByteArray(R"({"openapi":"3.1.0","paths":[]})");
    QTest::newRow("a name twice") << QByteArray(R"({"openapi":"3.1.0","openapi":"3.1.0","paths":{}})");
}

void tst_Document::refusesWhatIsNoDocument()
{
    QFETCH(QByteArray, json);
    const auto result = OpenApi::readDocument(json, QStringLiteral("HR"), base);
    QVERIFY(!result);
    QCOMPARE(result.error().code, Core::Error::Code::Invalid);
}

void tst_Document::readsAnOperationWithItsTexts()
{
    const Operation operation
        = only(document(R"({"/daysOffFor":{"post":{
        "operationId":"daysOffFor","summary":"Days off of another person","description":"Takes a name.","tags":["Days off"],
        "x-secure-agent":{"effect":"read","required_roles":["office-management"],"subject":"person_name",
            "ask":"How many days off does {person_name} have?","about":"{person_name}’s days off","answer":"{days} days."},
        "requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Name"}}}},
        "responses":{"200":{"description":"ok","content":{"application/json":{"schema":{"type":"object","properties":{"days":{"type":"integer"}}}}}}}}}})",
                        R"({"schemas":{"Name":{"type":"object","required":["person_name"],
            "properties":{"person_name":{"type":"string","title":"Person"}}}}})"));
    QVERIFY2(operation.usable, qPrintable(operation.reason));
    QCOMPARE(operation.name, QStringLiteral("daysOffFor"));
    QCOMPARE(operation.service, QStringLiteral("HR"));
    QCOMPARE(operation.method, QByteArray("POST"));
    QCOMPARE(operation.path, QStringLiteral("/daysOffFor"));
    QCOMPARE(operation.baseUrl, base);
    QCOMPARE(operation.summary, QStringLiteral("Days off of another person"));
    QCOMPARE(operation.tags, QStringList {QStringLiteral("Days off")});
    QCOMPARE(operation.requiredRoles, QStringList {QStringLiteral("office-management")});
    QCOMPARE(operation.subjectArgument, QStringLiteral("person_name"));
    QCOMPARE(operation.texts.about, QString::fromUtf8("{person_name}’s days off"));
    QCOMPARE(operation.bodyType, QByteArray("application/json"));
    QVERIFY(operation.bodyRequired);
    QCOMPARE(operation.arguments.size(), 1);
    const Argument &argument = operation.arguments.constFirst();
    QCOMPARE(argument.name, QStringLiteral("person_name"));
    QCOMPARE(argument.title, QStringLiteral("Person"));
    QVERIFY(argument.required);
    QCOMPARE(argument.place, Argument::Place::Body);
    QCOMPARE(operation.argumentsSchema.value(QLatin1String("required")).toArray(),
             QJsonArray {QStringLiteral("person_name")});
    QCOMPARE(operation.argumentsSchema.value(QLatin1String("additionalProperties")), QJsonValue(false));
    QVERIFY(
        operation.resultSchema.value(QLatin1String("properties")).toObject().contains(QLatin1String("days")));
}

void tst_Document::namesOperationsSoThatModelsTakeThem_data()
{
    QTest::addColumn<QString>("operationId");
    QTest::addColumn<QString>("name");
    QTest::newRow("as it is") << QStringLiteral("daysOff") << QStringLiteral("daysOff");
    QTest::newRow("missing") << QString() << QStringLiteral("get_people_id_days-off");
    QTest::newRow("with signs") << QStringLiteral("days off/for.{id}") << QStringLiteral("days_off_for_id");
    QTest::newRow("not Latin") << QString::fromUtf8("休暇") << QStringLiteral("get_people_id_days-off");
    QTest::newRow("64 long") << QString(64, QLatin1Char('a')) << QString(64, QLatin1Char('a'));
}

void tst_Document::namesOperationsSoThatModelsTakeThem()
{
    QFETCH(QString, operationId);
    QFETCH(QString, name);
    QJsonObject get {
        {QStringLiteral("parameters"),
         QJsonArray {object(R"({"name":"id","in":"path","required":true,"schema":{"type":"string"}})")}}};
    if (!operationId.isEmpty())
        get.insert(QStringLiteral("operationId"), operationId);
    QJsonObject source = document("{}");
    source.insert(
        QStringLiteral("paths"),
        QJsonObject {{QStringLiteral("/people/{id}/days-off"), QJsonObject {{QStringLiteral("get"), get}}}});
    QCOMPARE(only(source).name, name);
    QVERIFY(OpenApi::isToolName(name));

    get.insert(QStringLiteral("operationId"), QString(65, QLatin1Char('a')));
    source.insert(
        QStringLiteral("paths"),
        QJsonObject {{QStringLiteral("/people/{id}/days-off"), QJsonObject {{QStringLiteral("get"), get}}}});
    QVERIFY(OpenApi::isToolName(only(source).name));
}

void tst_Document::keepsCollidingNamesApartWhateverTheirOrder()
{
    const Document two
        = load(document(R"({"/b":{"get":{"operationId":"list"}},"/c":{"get":{"operationId":"list"}}})"));
    QCOMPARE(two.operations.size(), 2);
    QVERIFY(two.operations.at(0).name != two.operations.at(1).name);
    // A third one, first in order, changes neither of them.
    const Document three = load(document(
        R"({"/a":{"get":{"operationId":"list"}},"/b":{"get":{"operationId":"list"}},"/c":{"get":{"operationId":"list"}}})"));
    QCOMPARE(three.operations.at(1).name, two.operations.at(0).name);
    QCOMPARE(three.operations.at(2).name, two.operations.at(1).name);
    for (const Operation &operation : three.operations)
        QVERIFY(OpenApi::isToolName(operation.name));
}

void tst_Document::decidesTheEffectByMethodAndLetsADocumentOnlyRaiseIt_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("claimed");
    QTest::addColumn<bool>("reads");
    QTest::newRow("GET") << QStringLiteral("get") << QString() << true;
    QTest::newRow("HEAD") << QStringLiteral("head") << QString() << true;
    QTest::newRow("POST") << QStringLiteral("post") << QString() << false;
    QTest::newRow("PUT") << QStringLiteral("put") << QString() << false;
    QTest::newRow("PATCH") << QStringLiteral("patch") << QString() << false;
    QTest::newRow("DELETE") << QStringLiteral("delete") << QString() << false;
    QTest::newRow("a GET that says it writes") << QStringLiteral("get") << QStringLiteral("write") << false;
    QTest::newRow("a POST that says it reads") << QStringLiteral("post") << QStringLiteral("read") << false;
    QTest::newRow("a DELETE that says it reads")
        << QStringLiteral("delete") << QStringLiteral("read") << false;
}

void tst_Document::decidesTheEffectByMethodAndLetsADocumentOnlyRaiseIt()
{
    QFETCH(QString, method);
    QFETCH(QString, claimed);
    QFETCH(bool, reads);
    QJsonObject operation;
    if (!claimed.isEmpty())
        operation.insert(QStringLiteral("x-secure-agent"), QJsonObject {{QStringLiteral("effect"), claimed}});
    QJsonObject source = document("{}");
    source.insert(QStringLiteral("paths"),
                  QJsonObject {{QStringLiteral("/a"), QJsonObject {{method, operation}}}});
    QCOMPARE(only(source).effect, reads ? Effect::Read : Effect::Write);
    QCOMPARE(only(source).effectRaised, claimed == QLatin1String("write"));
}

void tst_Document::letsTheOperationsParametersReplaceThePathItems()
{
    const Operation operation = only(document(
        R"({"/a/{id}":{
        "parameters":[{"$ref":"#/components/parameters/Id"},{"name":"q","in":"query","schema":{"type":"string"}},
                      {"name":"kept","in":"query","schema":{"type":"string"}}],
        "get":{"parameters":[{"name":"q","in":"query","required":true,"schema":{"type":"integer"}},
                             {"name":"q","in":"header","schema":{"type":"string"}}]}}})",
        R"({"parameters":{"Id":{"name":"id","in":"path","required":true,"schema":{"type":"string"}}}})"));
    QVERIFY2(operation.usable, qPrintable(operation.reason));
    QCOMPARE(argumentNames(operation),
             (QStringList {QStringLiteral("id"), QStringLiteral("kept"), QStringLiteral("q"),
                           QStringLiteral("q_header")}));
    QCOMPARE(operation.arguments.at(2).schema.value(QLatin1String("type")),
             QJsonValue(QStringLiteral("integer")));
    QVERIFY(operation.arguments.at(2).required);
}

void tst_Document::dropsHeadersThatSpeakForTheCaller()
{
    const Operation operation = only(document(R"({"/a":{"get":{"parameters":[
        {"name":"authorization","in":"header","required":true,"schema":{"type":"string"}},
        {"name":"Cookie","in":"header","schema":{"type":"string"}},
        {"name":"HOST","in":"header","schema":{"type":"string"}},
        {"name":"Content-Type","in":"header","schema":{"type":"string"}},
        {"name":"Accept","in":"header","schema":{"type":"string"}},
        {"name":"X-Request-Id","in":"header","schema":{"type":"string"}},
        {"name":"X-Forwarded-For","in":"header","schema":{"type":"string"}},
        {"name":"X-Page","in":"header","schema":{"type":"string"}}]}}})"));
    QVERIFY(operation.usable);
    QCOMPARE(argumentNames(operation), QStringList {QStringLiteral("X-Page")});
    QVERIFY(!operation.argumentsSchema.value(QLatin1String("properties"))
                 .toObject()
                 .contains(QLatin1String("authorization")));
}

void tst_Document::makesArgumentsOfABodysMembers()
{
    const Operation operation = only(document(R"({"/rooms":{"post":{"requestBody":{"content":{
        "text/plain":{"schema":{"type":"string"}},
        "application/json; charset=utf-8":{"schema":{"type":"object","required":["start"],"properties":{
            "start":{"type":"string","format":"date-time"},"seats_needed":{"type":"integer"},
            "id":{"type":"string","readOnly":true}}}}}}}}})"));
    QVERIFY2(operation.usable, qPrintable(operation.reason));
    QCOMPARE(argumentNames(operation),
             (QStringList {QStringLiteral("seats_needed"), QStringLiteral("start")}));
    QCOMPARE(operation.arguments.at(0).title, QStringLiteral("Seats needed"));
    QVERIFY(!operation.arguments.at(0).required);
    QVERIFY(operation.arguments.at(1).required);
    QVERIFY(operation.bodyRequired);
    QCOMPARE(operation.bodyType, QByteArray("application/json"));
}

void tst_Document::takesABodyThatIsNoPlainObjectAsOneArgument()
{
    const Operation operation = only(document(R"({"/a":{"post":{"requestBody":{"required":true,"content":{
        "application/json":{"schema":{"type":"array","items":{"type":"string"}}}}}}}})"));
    QVERIFY2(operation.usable, qPrintable(operation.reason));
    QCOMPARE(argumentNames(operation), QStringList {QStringLiteral("body")});
    QVERIFY(operation.arguments.constFirst().wholeBody);
    QVERIFY(operation.arguments.constFirst().required);
}

void tst_Document::keepsNamesOfTwoPlacesApart()
{
    const Operation operation = only(document(R"({"/a/{id}":{"put":{
        "parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}},
                      {"name":"id","in":"query","schema":{"type":"string"}}],
        "requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","properties":{"id":{"type":"string"}}}}}}}}})"));
    QVERIFY2(operation.usable, qPrintable(operation.reason));
    QCOMPARE(argumentNames(operation),
             (QStringList {QStringLiteral("id"), QStringLiteral("id_query"), QStringLiteral("body")}));
    QCOMPARE(operation.arguments.at(1).wireName, QStringLiteral("id"));
}

void tst_Document::listsAnUnusableOperationAndKeepsTheRest()
{
    const Document document = load(::document(R"({
        "/a":{"get":{"operationId":"good"}},
        "/b":{"get":{"operationId":"bad","parameters":[{"$ref":"#/components/parameters/Gone"}]}},
        "/c":{"post":5}, "/d":7, "/e":{"$ref":"#/nowhere"}})"));
    QCOMPARE(document.operations.size(), 3);
    QVERIFY(document.operations.at(0).usable);
    QVERIFY(!document.operations.at(1).usable);
    QVERIFY(!document.operations.at(1).reason.isEmpty());
    QVERIFY(!document.operations.at(2).usable);
}

void tst_Document::saysWhyAnOperationCannotBeUsed_data()
{
    QTest::addColumn<QByteArray>("paths");
    QTest::addColumn<QString>("word");
    QTest::newRow("another document")
        << QByteArray(R"({"/a":{"get":{"parameters":[{"$ref":"https://example.com/x.json#/p"}]}}})")
        << "another document";
    QTest::newRow("a file") << QByteArray(R"({"/a":{"get":{"parameters":[{"$ref":"file:///etc/passwd"}]}}})")
                            << "another document";
    QTest::newRow("nothing behind it") << QByteArray(
        R"({"/a":{"get":{"parameters":[{"name":"x","in":"query","schema":{"$ref":"#/components/schemas/Gone"}}]}}})")
                                       << "not there";
    QTest::newRow("an undescribed path parameter") << QByteArray(R"({"/a/{id}":{"get":{}}})") << "id";
    QTest::newRow("a place of OpenAPI 3.2") << QByteArray(
        R"({"/a":{"get":{"parameters":[{"name":"x","in":"querystring","content":{"application/json":{}}}]}}})")
                                            << "place";
    QTest::newRow("a method of OpenAPI 3.2") << QByteArray(R"({"/a":{"query":{}}})") << "QUERY";
    QTest::newRow("an upload") << QByteArray(
        R"({"/a":{"post":{"requestBody":{"required":true,"content":{"image/png":{"schema":{}}}}}}})")
                               << "image/png";
    QTest::newRow("a style of nowhere") << QByteArray(
        R"({"/a":{"get":{"parameters":[{"name":"x","in":"query","style":"matrix","schema":{"type":"string"}}]}}})")
                                        << "matrix";
    QTest::newRow("a rule that cannot be said") << QByteArray(
        R"({"/a":{"get":{"parameters":[{"name":"x","in":"query","schema":{"type":"array","contains":{},"minContains":2}}]}}})")
                                                << "minContains";
    QTest::newRow("a header's name with a line break") << QByteArray(
        R"({"/a":{"get":{"parameters":[{"name":"X\r\nAuthorization","in":"header","schema":{"type":"string"}}]}}})")
                                                       << "header";
    QTest::newRow("OPTIONS") << QByteArray(R"({"/a":{"options":{}}})") << "OPTIONS";
}

void tst_Document::saysWhyAnOperationCannotBeUsed()
{
    QFETCH(QByteArray, paths);
    QFETCH(QString, word);
    const Operation operation = only(document(
        paths.constData(), R"({"securitySchemes":{"key":{"type":"apiKey","in":"header","name":"X-Key"}}})"));
    QVERIFY(!operation.usable);
    QVERIFY2(operation.reason.contains(word), qPrintable(operation.reason));
}

void tst_Document::staysOnTheConfiguredOrigin_data()
{
    QTest::addColumn<QByteArray>("servers");
    QTest::addColumn<QString>("result"); // empty: unusable
    QTest::newRow("none") << QByteArray("[]") << "http://127.0.0.1:8001/base";
    QTest::newRow("the default") << QByteArray(R"([{"url":"/"}])") << "http://127.0.0.1:8001/base";
    QTest::newRow("a path") << QByteArray(R"([{"url":"/api/v2"}])") << "http://127.0.0.1:8001/api/v2";
    QTest::newRow("a path below") << QByteArray(R"([{"url":"v2/"}])") << "http://127.0.0.1:8001/base/v2";
    QTest::newRow("the same origin") << QByteArray(R"([{"url":"http://127.0.0.1:8001/api"}])")
                                     << "http://127.0.0.1:8001/api";
    QTest::newRow("a variable") << QByteArray(R"([{"url":"/{v}","variables":{"v":{"default":"v3"}}}])")
                                << "http://127.0.0.1:8001/v3";
    QTest::newRow("the second of two")
        << QByteArray(R"([{"url":"https://example.com"},{"url":"/ok"}])") << "http://127.0.0.1:8001/ok";
    QTest::newRow("another host") << QByteArray(R"([{"url":"http://evil.example/"}])") << "";
    QTest::newRow("another port") << QByteArray(R"([{"url":"http://127.0.0.1:8002"}])") << "";
    QTest::newRow("another scheme") << QByteArray(R"([{"url":"https://127.0.0.1:8001"}])") << "";
    QTest::newRow("without a scheme") << QByteArray(R"([{"url":"//evil.example/x"}])") << "";
    QTest::newRow("a backslash") << QByteArray(R"([{"url":"\\\\evil.example"}])") << "";
    QTest::newRow("a name in front") << QByteArray(R"([{"url":"http://127.0.0.1:8001@evil.example/"}])")
                                     << "";
    QTest::newRow("a variable for the host")
        << QByteArray(R"([{"url":"http://{h}/","variables":{"h":{"default":"evil.example"}}}])") << "";
}

void tst_Document::staysOnTheConfiguredOrigin()
{
    QFETCH(QByteArray, servers);
    QFETCH(QString, result);
    const QUrl configured(QStringLiteral("http://127.0.0.1:8001/base/"));
    const QJsonArray list = QJsonDocument::fromJson(servers).array();

    QJsonObject source = document(R"({"/a":{"get":{}}})");
    source.insert(QStringLiteral("servers"), list);
    const Operation ofDocument = only(source, configured);
    QCOMPARE(ofDocument.usable, !result.isEmpty());
    if (ofDocument.usable)
        QCOMPARE(ofDocument.baseUrl.toString(), result);
    else
        QVERIFY(ofDocument.reason.contains(QLatin1String("address")));

    // The operation's own word is nearer than the document's.
    source.insert(QStringLiteral("servers"), QJsonArray {object(R"({"url":"/other"})")});
    source.insert(QStringLiteral("paths"),
                  QJsonObject {{QStringLiteral("/a"),
                                QJsonObject {{QStringLiteral("get"),
                                              QJsonObject {{QStringLiteral("servers"), list}}}}}});
    if (!list.isEmpty())
        QCOMPARE(only(source, configured).usable, !result.isEmpty());
}

void tst_Document::survivesReferencesThatGoRound()
{
    const Document document = load(::document(
        R"({
        "/a":{"get":{"parameters":[{"$ref":"#/components/parameters/A"}]}},
        "/b":{"post":{"requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Tree"}}}}}}})",
        R"({"parameters":{"A":{"$ref":"#/components/parameters/B"},"B":{"$ref":"#/components/parameters/A"}},
            "schemas":{"Tree":{"type":"object","properties":{"name":{"type":"string"},"children":{"type":"array","items":{"$ref":"#/components/schemas/Tree"}}}}}})"));
    QVERIFY(!document.operations.at(0).usable);
    QVERIFY2(document.operations.at(1).usable, qPrintable(document.operations.at(1).reason));
    QVERIFY(
        !document.operations.at(1).argumentsSchema.value(QLatin1String("definitions")).toObject().isEmpty());
}

void tst_Document::hashesWhatOperationsDoAndNotWhereTheyAre()
{
    const char *paths = R"({"/a":{"get":{"summary":"A"}}})";
    const QString hash = load(document(paths)).hash;
    QCOMPARE(hash.size(), 64);

    QJsonObject moved = document(paths, R"({"securitySchemes":{"x":{"type":"http","scheme":"bearer"}}})");
    moved.insert(QStringLiteral("servers"), QJsonArray {object(R"({"url":"/x"})")});
    QCOMPARE(load(moved).hash, hash);
    QCOMPARE(
        load(document(R"({"/a":{"servers":[{"url":"/x"}],"get":{"summary":"A","servers":[{"url":"/y"}]}}})"))
            .hash,
        hash);

    QVERIFY(load(document(R"({"/a":{"get":{"summary":"B"}}})")).hash != hash);
    QVERIFY(load(document(paths, R"({"schemas":{"S":{}}})")).hash != hash);
}

void tst_Document::leavesNoNameToTwoWhateverTheyAreCalled()
{
    // The third one is called what the first would be renamed to.
    const QString taken = OpenApi::distinctName(QStringLiteral("list"), QStringLiteral("GET /a"));
    const Document read = load(document(
        (R"({"/a":{"get":{"operationId":"list"}},"/b":{"get":{"operationId":"list"}},"/c":{"get":{"operationId":")"
         + taken.toLatin1() + R"("}}})")
            .constData()));
    QSet<QString> names;
    for (const Operation &operation : read.operations)
        names.insert(operation.name);
    QCOMPARE(names.size(), 3);
    QCOMPARE(read.operations.at(2).name, taken);
}

void tst_Document::readsTheVersionsThatItKnows_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("reads");
    for (const char *version : {"3.0.0", "3.0.4", "3.0", "3.1.0", "3.1.1", "3.1", "3.2.0"})
        QTest::newRow(version) << QString::fromLatin1(version) << true;
    for (const char *version : {"2.0", "3", "3.3.0", "3.10.0", "4.0.0", "30.0", ""})
        QTest::addRow("not %s", version) << QString::fromLatin1(version) << false;
}

void tst_Document::readsTheVersionsThatItKnows()
{
    QFETCH(QString, version);
    QFETCH(bool, reads);
    const QJsonObject source = document("{}", "{}", version.toLatin1().constData());
    const auto read = OpenApi::readDocument(source, QStringLiteral("HR"), base);
    QCOMPARE(read.has_value(), reads);
    if (read)
        QCOMPARE(read->openapi, version);
}

void tst_Document::saysInWhichLineADocumentIsBroken_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::newRow("JSON") << QByteArray("{\n \"openapi\": \"3.1.0\",\n \"paths\" {}\n}")
                          << QStringLiteral("line 3");
    QTest::newRow("a name twice") << QByteArray("{\n \"a\": 1,\n \"a\": 2\n}") << QStringLiteral("line 3");
    QTest::newRow("JSON that ends") << QByteArray("{\n \"a\": [1,\n") << QStringLiteral("line 3");
    QTest::newRow("YAML") << QByteArray("openapi: 3.1.0\npaths:\n  /a: [\n") << QStringLiteral("line 4");
}

void tst_Document::saysInWhichLineADocumentIsBroken()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, where);
    const auto read = OpenApi::readDocument(text, QStringLiteral("HR"), base);
    QVERIFY(!read);
    QVERIFY2(read.error().detail.contains(where), qPrintable(read.error().detail));
}

void tst_Document::takesRelativeServersFromTheDocumentsPlace_data()
{
    QTest::addColumn<QString>("documentUrl");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("result");
    const QString here = QStringLiteral("http://127.0.0.1:8001/docs/v2/openapi.yaml");
    QTest::newRow("beside") << here << "api"
                            << "http://127.0.0.1:8001/docs/v2/api";
    QTest::newRow("above") << here << "../../api/"
                           << "http://127.0.0.1:8001/api";
    QTest::newRow("from the root") << here << "/api"
                                   << "http://127.0.0.1:8001/api";
    QTest::newRow("a document elsewhere") << "https://raw.example/x/openapi.yaml"
                                          << "api"
                                          << "http://127.0.0.1:8001/base/api";
    QTest::newRow("no place") << ""
                              << "api"
                              << "http://127.0.0.1:8001/base/api";
}

void tst_Document::takesRelativeServersFromTheDocumentsPlace()
{
    QFETCH(QString, documentUrl);
    QFETCH(QString, server);
    QFETCH(QString, result);
    QJsonObject source = document(R"({"/a":{"get":{}}})");
    source.insert(QStringLiteral("servers"), QJsonArray {QJsonObject {{QStringLiteral("url"), server}}});
    const auto read = OpenApi::readDocument(
        source, QStringLiteral("HR"), QUrl(QStringLiteral("http://127.0.0.1:8001/base")), QUrl(documentUrl));
    QVERIFY(read);
    QCOMPARE(read->operations.constFirst().baseUrl.toString(), result);
}

void tst_Document::readsAPathItemThatAReferenceNames()
{
    const Document read = load(document(
        R"({"/a":{"$ref":"#/components/pathItems/Shared","post":{"operationId":"own"}},
            "/b":{"$ref":"https://example.com/paths.json#/b"}, "/c":{"$ref":"#/paths/~1a"}})",
        R"({"pathItems":{"Shared":{"get":{"operationId":"shared"},"post":{"operationId":"replaced"}}}})"));
    QStringList names;
    for (const Operation &operation : read.operations)
        names.append(QString::fromLatin1(operation.method) + operation.path);
    QCOMPARE(names,
             (QStringList {QStringLiteral("GET/a"), QStringLiteral("POST/a"), QStringLiteral("GET/c"),
                           QStringLiteral("POST/c")}));
    QVERIFY(read.operations.at(1).name.startsWith(QLatin1String("own")));
    QCOMPARE(read.remarks.size(), 1);
    QVERIFY2(read.remarks.constFirst().contains(QLatin1String("/b")), qPrintable(read.remarks.constFirst()));
}

void tst_Document::ignoresWhatIsNoOperation()
{
    QJsonObject source = document(
        R"({"x-generator":{"get":{}},"/a":{"x-note":{},"summary":"A","description":"B","parameters":[],"get":{}}})");
    source.insert(QStringLiteral("webhooks"), object(R"({"newPet":{"post":{"operationId":"hook"}}})"));
    source.insert(QStringLiteral("x-paths"), object(R"({"/b":{"get":{}}})"));
    QCOMPARE(only(source).path, QStringLiteral("/a"));
}

void tst_Document::keepsWhatIsDeprecated()
{
    QVERIFY(only(document(R"({"/a":{"get":{"deprecated":true}}})")).isDeprecated);
    QVERIFY(only(document(R"({"/a":{"get":{"deprecated":true}}})")).usable);
    QVERIFY(!only(document(R"({"/a":{"get":{}}})")).isDeprecated);
}

void tst_Document::letsWordsBesideAReferenceWin()
{
    const Operation operation = only(document(
        R"({"/a":{"get":{"parameters":[{"$ref":"#/components/parameters/Page","description":"Which page of people"}]}}})",
        R"({"parameters":{"Page":{"name":"page","in":"query","description":"A page","schema":{"type":"integer"}}}})"));
    QCOMPARE(operation.arguments.constFirst().description, QStringLiteral("Which page of people"));
}

QTEST_GUILESS_MAIN(tst_Document)
#include "tst_document.moc"
