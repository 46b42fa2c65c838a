// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/document.h"
#include "openapi/yaml.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace {

QByteArray compact(const QJsonObject &value)
{
    return QJsonDocument(value).toJson(QJsonDocument::Compact);
}

QByteArray document(const char *name)
{
    QFile file(QStringLiteral(SECUREAGENT_DOCUMENTS "/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", name);
    return file.readAll();
}

} // namespace

class tst_Yaml : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatJsonWouldHaveSaid_data();
    void readsWhatJsonWouldHaveSaid();
    void keepsVersionsAsTheyAreWritten();
    void saysInWhichLineItIsWrong_data();
    void saysInWhichLineItIsWrong();
    void refusesAliasesThatGrowWithoutEnd();
    void countsTheDepthBehindAliases();
    void refusesWhatIsTooDeepOrTooLarge();
    void takesManyKeysInAnyOrder();
    void makesTheSameOfYamlAndJson();
};

void tst_Yaml::readsWhatJsonWouldHaveSaid_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const char *yaml, const char *json) {
        QTest::newRow(name) << QByteArray(yaml) << QByteArray(json);
    };
    row("yes and no are texts", "a: no\nb: on\nc: Yes\nd: off\n",
        R"({"a":"no","b":"on","c":"Yes","d":"off"})");
    row("true and false", "a: true\nb: FALSE\nc: True\nd: tRue\n",
        R"({"a":true,"b":false,"c":true,"d":"tRue"})");
    row("null", "a: null\nb: ~\nc:\nd: NULL\ne: ''\n", R"({"a":null,"b":null,"c":null,"d":null,"e":""})");
    row("integers", "a: 10\nb: -3\nc: +4\nd: 0x1F\ne: 0o17\nf: 007\n",
        R"({"a":10,"b":-3,"c":4,"d":31,"e":15,"f":7})");
    row("a large integer", "a: 9007199254740993\n", R"({"a":9007199254740993})");
    row("floats", "a: 1.5\nb: 1e3\nc: .5\nd: -2.5e-1\ne: 3.\n",
        R"({"a":1.5,"b":1000,"c":0.5,"d":-0.25,"e":3})");
    row("no numbers", "a: 1_000\nb: 1.2.3\nc: 12:30\nd: .inf\ne: 0b11\nf: '-'\ng: 1e999\n",
        R"({"a":"1_000","b":"1.2.3","c":"12:30","d":".inf","e":"0b11","f":"-","g":"1e999"})");
    row("a date is a text", "a: 2026-11-26\n", R"({"a":"2026-11-26"})");
    row("quotes make texts", "a: '10'\nb: \"true\"\nc: \"null\"\n", R"({"a":"10","b":"true","c":"null"})");
    row("keys are texts", "200: a\ntrue: b\n1.0: c\nnull: d\n",
        R"({"1.0":"c","200":"a","null":"d","true":"b"})");
    row("flow", "a: {b: [1, x, {}], c: []}\n", R"({"a":{"b":[1,"x",{}],"c":[]}})");
    row("block texts", "a: |\n  one\n  two\nb: >-\n  one\n  two\n", R"({"a":"one\ntwo\n","b":"one two"})");
    row("anchors", "a: &x {b: 1}\nc: *x\nd: [*x]\n", R"({"a":{"b":1},"c":{"b":1},"d":[{"b":1}]})");
    row("an anchor of a scalar", "a: &x yes\nb: *x\n", R"({"a":"yes","b":"yes"})");
    row("merged", "a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n", R"({"a":{"b":1,"c":2},"d":{"b":1,"c":3}})");
    row("merged from several", "a: &x {b: 1}\nc: &y {b: 2, d: 4}\ne:\n  <<: [*x, *y]\n",
        R"({"a":{"b":1},"c":{"b":2,"d":4},"e":{"b":1,"d":4}})");
    row("a quoted << is a key", "a:\n  '<<': 1\n", R"({"a":{"<<":1}})");
    row("known tags", "a: !!str 10\nb: !!int 3\nc: !!map {}\nd: !!bool true\n",
        R"({"a":"10","b":3,"c":{},"d":true})");
    row("comments and a start", "# hello\n%YAML 1.2\n---\na: 1 # one\n...\n", R"({"a":1})");
    row("a byte order mark",
        "\xEF\xBB\xBF"
        "a: 1\n",
        R"({"a":1})");
    row("other scripts", "\xC3\xA4: \"\\u00e4\"\n", "{\"\xC3\xA4\":\"\xC3\xA4\"}");
}

void tst_Yaml::readsWhatJsonWouldHaveSaid()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QByteArray, json);
    const auto read = OpenApi::parseYaml(yaml);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
    QCOMPARE(compact(*read), json);
}

void tst_Yaml::keepsVersionsAsTheyAreWritten()
{
    const auto read = OpenApi::parseYaml("openapi: 3.1\ninfo: {version: 1.10}\nother: {version: 1.10}\n");
    QVERIFY(read);
    QCOMPARE(compact(*read), R"({"info":{"version":"1.10"},"openapi":"3.1","other":{"version":1.1}})");
}

void tst_Yaml::saysInWhichLineItIsWrong_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<int>("line"); // 0: it cannot be said
    const auto row
        = [](const char *name, const QByteArray &yaml, int line) { QTest::newRow(name) << yaml << line; };
    row("a key twice", "a: 1\nb: 2\na: 3\n", 3);
    row("a key twice, written differently", "a: 1\n'a': 2\n", 2);
    row("merged twice", "a: &x {}\nb:\n  <<: *x\n  <<: *x\n", 4);
    row("a mapping for a key", "a: 1\n? {b: 1}\n: 2\n", 2);
    row("a sequence for a key", "a: 1\n[1]: 2\n", 2);
    row("a bracket that stays open", "a: 1\nb: [1, 2\n", 3);
    row("a tab", "a:\n\tb: 1\n", 2);
    row("an unknown alias", "a: 1\nb: *x\n", 2);
    row("an alias in what it names", "a: &x\n  b: *x\n", 2);
    row("an unknown tag", "a: 1\nb: !ruby/object {}\n", 2);
    row("a file that it wants", "a: 1\nb: !include other.yaml\n", 2);
    row("a tag that does not fit", "a: !!int x\n", 1);
    row("a merge of a text", "a:\n  <<: x\n", 2);
    row("two documents", "a: 1\n---\nb: 2\n", 2);
    row("NUL", "a: \"x\\0y\"\n", 1);
    row("half a pair", "a: \"\\ud800\"\n", 1);
    row("not UTF-8", "a: \xC3\x28\n", 0);
    row("UTF-16",
        QByteArray("\xFF\xFE"
                   "a\0:\0 \0"
                   "1\0",
                   10),
        0);
    row("a text", "hello\n", 0);
    row("a list", "- 1\n", 0);
    row("nothing", "", 0);
}

void tst_Yaml::saysInWhichLineItIsWrong()
{
    QFETCH(QByteArray, yaml);
    QFETCH(int, line);
    const auto read = OpenApi::parseYaml(yaml);
    QVERIFY(!read);
    QCOMPARE(read.error().code, Core::Error::Code::Invalid);
    if (line > 0)
        QVERIFY2(read.error().detail.endsWith(QStringLiteral("line %1").arg(line)),
                 qPrintable(read.error().detail));
}

void tst_Yaml::refusesAliasesThatGrowWithoutEnd()
{
    QByteArray yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 12; ++i) {
        const QByteArray before = "*a" + QByteArray::number(i - 1);
        yaml += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " ["
            + QByteArrayList(10, before).join(", ") + "]\n";
    }
    const auto read = OpenApi::parseYaml(yaml);
    QVERIFY(!read);
    QVERIFY2(read.error().detail.contains(QLatin1String("alias")), qPrintable(read.error().detail));
}

void tst_Yaml::countsTheDepthBehindAliases()
{
    QByteArray yaml = "a0: &a0 []\n";
    for (int i = 1; i < 300; ++i)
        yaml += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [*a"
            + QByteArray::number(i - 1) + "]\n";
    const auto read = OpenApi::parseYaml(yaml);
    QVERIFY(!read);
    QVERIFY2(read.error().detail.contains(QLatin1String("deep")), qPrintable(read.error().detail));
}

void tst_Yaml::refusesWhatIsTooDeepOrTooLarge()
{
    for (const int depth : {300, 100000}) {
        const auto read = OpenApi::parseYaml("a: " + QByteArray(depth, '[') + QByteArray(depth, ']') + '\n');
        QVERIFY(!read);
        QCOMPARE(read.error().code, Core::Error::Code::Invalid);
    }
    const auto large = OpenApi::parseYaml("a: 1\n", {256, 3, 10});
    QVERIFY(!large);
    QCOMPARE(large.error().code, Core::Error::Code::TooLarge);
}

void tst_Yaml::takesManyKeysInAnyOrder()
{
    // Falling keys: each of them would have moved all others.
    QByteArray yaml;
    for (int i = 200000; i > 0; --i)
        yaml += "k" + QByteArray::number(1000000 + i) + ": x\n";
    const auto read = OpenApi::parseYaml(yaml);
    QVERIFY(read);
    QCOMPARE(read->size(), 200000);
}

void tst_Yaml::makesTheSameOfYamlAndJson()
{
    const QUrl base(QStringLiteral("https://books.example/api"));
    const auto yaml = OpenApi::readDocument(document("library.yaml"), QStringLiteral("L"), base);
    const auto json = OpenApi::readDocument(document("library.json"), QStringLiteral("L"), base);
    QVERIFY2(yaml, qPrintable(yaml ? QString() : yaml.error().detail));
    QVERIFY2(json, qPrintable(json ? QString() : json.error().detail));
    QCOMPARE(yaml->hash, json->hash);
    QCOMPARE(yaml->version, QStringLiteral("1.10"));
    QCOMPARE(yaml->operations.size(), 6);
    for (qsizetype i = 0; i < json->operations.size(); ++i) {
        QCOMPARE(yaml->operations.at(i).name, json->operations.at(i).name);
        QCOMPARE(yaml->operations.at(i).reason, json->operations.at(i).reason);
        QCOMPARE(yaml->operations.at(i).argumentsSchema, json->operations.at(i).argumentsSchema);
    }
}

QTEST_GUILESS_MAIN(tst_Yaml)
#include "tst_yaml.moc"
