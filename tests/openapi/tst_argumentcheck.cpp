// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/argumentcheck.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace {

QJsonObject object(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonObject read = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        qFatal("a test's JSON is wrong: %s", json.constData());
    return read;
}

/// A schema with one member `v`.
QJsonObject schemaOf(const QByteArray &member)
{
    return object(R"({"type":"object","additionalProperties":false,"required":["v"],"properties":{"v":)"
                  + member + "}}");
}

} // namespace

class tst_ArgumentCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void judgesArguments_data();
    void judgesArguments();
    void saysWhatAnArgumentTakes_data();
    void saysWhatAnArgumentTakes();
    void judgesMembersByPattern();
    void followsSchemasThatHoldThemselves();
    void survivesHostilePatterns_data();
    void survivesHostilePatterns();
    void refusesArgumentsThatAreTooLong();
    void survivesASchemaThatIsNone();
};

void tst_ArgumentCheck::judgesArguments_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *name, const char *member, const char *arguments, bool good) {
        QTest::newRow(name) << QByteArray(member) << QByteArray(arguments) << good;
    };
    row("a text", R"({"type":"string"})", R"({"v":"roberto"})", true);
    row("a number for a text", R"({"type":"string"})", R"({"v":5})", false);
    row("missing", R"({"type":"string"})", "{}", false);
    row("one too many", R"({"type":"string"})", R"({"v":"a","Authorization":"Bearer x"})", false);
    row("whole number", R"({"type":"integer"})", R"({"v":12})", true);
    row("half a number", R"({"type":"integer"})", R"({"v":1.5})", false);
    row("whole, with a point", R"({"type":"integer"})", R"({"v":3.0})", true);
    row("milliseconds since 1970", R"({"type":"integer","format":"int64"})", R"({"v":1764115200000})", true);
    row("below zero, large", R"({"type":"integer"})", R"({"v":-9007199254740993})", true);
    row("larger than 64 bits", R"({"type":"integer"})", R"({"v":1e20})", true);
    row("large or null", R"({"type":["integer","null"]})", R"({"v":1764115200000})", true);
    row("large and not whole", R"({"type":"integer"})", R"({"v":99999999999.5})", false);
    row("large beside a half",
        R"({"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"integer"}}})",
        R"({"v":{"a":99999999999,"b":1.5}})", false);
    row("large for 32 bits", R"({"type":"integer","format":"int32"})", R"({"v":99999999999})", false);
    row("large, a multiple", R"({"type":"integer","multipleOf":5})", R"({"v":50000000000})", true);
    row("large, no multiple", R"({"type":"integer","multipleOf":5})", R"({"v":50000000001})", false);
    row("large, above the most", R"({"type":"integer","maximum":10})", R"({"v":99999999999})", false);
    row("large for a text", R"({"type":"string"})", R"({"v":99999999999})", false);
    row("different items", R"({"uniqueItems":true})", R"({"v":[1,2,{"a":1}]})", true);
    row("equal items", R"({"uniqueItems":true})", R"({"v":[{"a":1},2,{"a":1}]})", false);
    row("hundredths", R"({"type":"number","multipleOf":0.01})", R"({"v":0.07})", true);
    row("no hundredths", R"({"type":"number","multipleOf":0.01})", R"({"v":0.075})", false);
    row("a number as text", R"({"type":"integer"})", R"({"v":"12"})", false);
    row("below the least", R"({"type":"integer","minimum":0})", R"({"v":-1})", false);
    row("at the exclusive limit", R"({"type":"number","exclusiveMinimum":1})", R"({"v":1})", false);
    row("null where it may be", R"({"type":["string","null"]})", R"({"v":null})", true);
    row("null where it may not", R"({"type":"string"})", R"({"v":null})", false);
    row("one of", R"({"enum":["a","b"]})", R"({"v":"b"})", true);
    row("none of", R"({"enum":["a","b"]})", R"({"v":"c"})", false);
    row("matching", R"({"type":"string","pattern":"^[a-z]+$"})", R"({"v":"abc"})", true);
    row("not matching", R"({"type":"string","pattern":"^[a-z]+$"})", R"({"v":"ABC"})", false);
    row("letters of any script", R"({"type":"string","pattern":"^\\p{L}+$"})", "{\"v\":\"Łukasz\"}", true);
    row("a pattern says nothing of numbers", R"({"pattern":"^a$"})", R"({"v":5})", true);
    row("pattern below not", R"({"not":{"pattern":"^a"}})", R"({"v":"b"})", true);
    row("pattern below not, matching", R"({"not":{"pattern":"^a"}})", R"({"v":"ab"})", false);
    row("one of two patterns",
        R"({"oneOf":[{"type":"string","pattern":"^a"},{"type":"string","pattern":"b$"}]})", R"({"v":"ac"})",
        true);
    row("both of two patterns",
        R"({"oneOf":[{"type":"string","pattern":"^a"},{"type":"string","pattern":"b$"}]})", R"({"v":"ab"})",
        false);
    row("none of two patterns", R"({"anyOf":[{"type":"string","pattern":"^a"},{"type":"null"}]})",
        R"({"v":"x"})", false);
    row("in a list", R"({"type":"array","items":{"type":"string","pattern":"^a"}})", R"({"v":["a","b"]})",
        false);
    row("a date", R"({"type":"string","format":"date"})", R"({"v":"2026-11-23"})", true);
    row("no such day", R"({"type":"string","format":"date"})", R"({"v":"2026-02-30"})", false);
    row("tomorrow", R"({"type":"string","format":"date"})", R"({"v":"tomorrow"})", false);
    row("a moment", R"({"type":"string","format":"date-time"})", R"({"v":"2026-11-23T14:29:41Z"})", true);
    row("a moment with parts of a second", R"({"type":"string","format":"date-time"})",
        R"({"v":"2026-11-23T14:29:41.123+01:00"})", true);
    row("a moment of nowhere", R"({"type":"string","format":"date-time"})", R"({"v":"2026-11-23T14:29:41"})",
        false);
    const auto formatted = [&row](const char *name, const char *format, const char *text, bool good) {
        row(name, QByteArray(R"({"type":"string","format":")").append(format).append(R"("})").constData(),
            QByteArray(R"({"v":")").append(text).append(R"("})").constData(), good);
    };
    formatted("a moment with a point and nothing", "date-time", "2026-11-23T14:29:41.Z", false);
    formatted("a time of day", "time", "14:30", true);
    formatted("a time with seconds and offset", "time", "14:30:05.25+01:00", true);
    formatted("no time of day", "time", "25:00", false);
    formatted("a time in words", "time", "noon", false);
    formatted("a duration", "duration", "P1DT2H30M", true);
    formatted("weeks", "duration", "P2W", true);
    formatted("a duration of nothing", "duration", "PT", false);
    formatted("a duration in words", "duration", "2 hours", false);
    formatted("an email address", "email", "roberto.rossi+hr@example.com", true);
    formatted("no email address", "email", "roberto", false);
    formatted("two email addresses", "email", "a@example.com,b@example.com", false);
    formatted("an email address with a header in it", "email", "a@example.com\\nBcc: b@example.com", false);
    formatted("an email address of other letters", "email", "jürgen@example.com", false);
    formatted("an email address where it may have them", "idn-email", "jürgen@bücher.example", true);
    formatted("a host", "hostname", "hr.example.com", true);
    formatted("a host with an underscore", "hostname", "hr_1.example.com", false);
    formatted("a host with a path", "hostname", "example.com/x", false);
    formatted("an IPv4 address", "ipv4", "192.0.2.7", true);
    formatted("an IPv4 address that is too large", "ipv4", "192.0.2.256", false);
    formatted("an IPv4 address in octal", "ipv4", "192.0.02.7", false);
    formatted("half an IPv4 address", "ipv4", "192.2", false);
    formatted("an IPv6 address", "ipv6", "2001:db8::7", true);
    formatted("an IPv6 address with a scope", "ipv6", "fe80::1%eth0", false);
    formatted("an IPv4 address for an IPv6 one", "ipv6", "192.0.2.7", false);
    formatted("an address of the web", "uri", "https://example.com/a?b=c#d", true);
    formatted("a relative address", "uri", "/a/b", false);
    formatted("an address with a blank", "uri", "https://example.com/a b", false);
    formatted("a relative address where it may be one", "uri-reference", "/a/b", true);
    formatted("a uuid", "uuid", "123e4567-e89b-12d3-a456-426614174000", true);
    formatted("a uuid in braces", "uuid", "{123e4567-e89b-12d3-a456-426614174000}", false);
    formatted("a uuid with a line end", "uuid", "123e4567-e89b-12d3-a456-426614174000\\n", false);
    row("a format of items", R"({"type":"array","items":{"type":"string","format":"uuid"}})",
        R"({"v":["x"]})", false);
    row("an unknown format", R"({"type":"string","format":"colour"})", R"({"v":"x"})", true);
    row("tuple", R"({"type":"array","items":[{"type":"string"}],"additionalItems":false})",
        R"({"v":["a","b"]})", false);
    row("what depends", R"({"type":"object","dependencies":{"a":["b"]}})", R"({"v":{"a":1}})", false);
    row("condition", R"({"if":{"type":"string"},"then":{"minLength":3}})", R"({"v":"ab"})", false);
}

void tst_ArgumentCheck::judgesArguments()
{
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, arguments);
    QFETCH(bool, good);
    const Core::Result<> checked = OpenApi::checkArguments(schemaOf(member), object(arguments));
    QVERIFY2(checked.has_value() == good, qPrintable(checked ? QString() : checked.error().detail));
    if (!good)
        QCOMPARE(checked.error().code, Core::Error::Code::Invalid);
}

void tst_ArgumentCheck::saysWhatAnArgumentTakes_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const char *member, const char *arguments, const char *sentence) {
        QTest::newRow(name) << QByteArray(member) << QByteArray(arguments) << QString::fromUtf8(sentence);
    };
    row("too large", R"({"type":"integer","title":"New days off","minimum":0,"maximum":366})", R"({"v":400})",
        "“New days off” takes a whole number from 0 to 366.");
    row("too small", R"({"type":"number","minimum":1})", R"({"v":0})", "“v” takes a number of at least 1.");
    row("another type", R"({"type":"string"})", R"({"v":5})", "“v” takes a text.");
    row("too long", R"({"type":"string","maxLength":2})", R"({"v":"abc"})",
        "“v” takes a text of at most 2 characters.");
    row("no choice", R"({"enum":["new","closed"]})", R"({"v":"lost"})", "“v” takes one of new, closed.");
    row("no date", R"({"type":"string","format":"date"})", R"({"v":"soon"})",
        "“v” takes a date such as 2026-11-23.");
    row("no uuid", R"({"type":"string","format":"uuid"})", R"({"v":"12"})",
        "“v” takes an id such as 123e4567-e89b-12d3-a456-426614174000.");
    row("no email address", R"({"type":"string","format":"email","title":"Guest"})", R"({"v":"maria"})",
        "“Guest” takes an e-mail address such as name@example.com.");
    row("missing", R"({"type":"string","title":"Reason"})", "{}", "“Reason” is missing.");
    row("one too many", R"({"type":"string"})", R"({"v":"a","host":"x"})",
        "There is nothing called “host” here.");
    row("what no few words say", R"({"type":"object","required":["a"]})", R"({"v":{}})",
        "“v” is not what the service takes there.");
}

void tst_ArgumentCheck::saysWhatAnArgumentTakes()
{
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, arguments);
    QFETCH(QString, sentence);
    const Core::Result<> checked = OpenApi::checkArguments(schemaOf(member), object(arguments));
    QVERIFY(!checked);
    QCOMPARE(checked.error().detail, sentence);
}

void tst_ArgumentCheck::judgesMembersByPattern()
{
    const QJsonObject schema = schemaOf(R"({"type":"object","patternProperties":{"^x-":{"type":"integer"}},
        "properties":{"x-a":{"minimum":5}},"additionalProperties":false})");
    QVERIFY(OpenApi::checkArguments(schema, object(R"({"v":{"x-a":5,"x-b":1}})")));
    QVERIFY(!OpenApi::checkArguments(schema, object(R"({"v":{"x-b":"one"}})")));
    QVERIFY(!OpenApi::checkArguments(schema, object(R"({"v":{"y":1}})")));
    QVERIFY(!OpenApi::checkArguments(schema, object(R"({"v":{"x-a":4}})")));

    const QJsonObject names = schemaOf(R"({"type":"object","propertyNames":{"pattern":"^[a-z]+$"}})");
    QVERIFY(OpenApi::checkArguments(names, object(R"({"v":{"abc":1}})")));
    QVERIFY(!OpenApi::checkArguments(names, object(R"({"v":{"A":1}})")));
}

void tst_ArgumentCheck::followsSchemasThatHoldThemselves()
{
    const QJsonObject schema
        = object(R"({"type":"object","properties":{"v":{"$ref":"#/definitions/Tree"}},"definitions":{
        "Tree":{"type":"object","required":["name"],"properties":{"name":{"type":"string","pattern":"^n"},
        "children":{"type":"array","items":{"$ref":"#/definitions/Tree"}}}}}})");
    QVERIFY(OpenApi::checkArguments(schema, object(R"({"v":{"name":"n1","children":[{"name":"n2"}]}})")));
    QVERIFY(!OpenApi::checkArguments(schema, object(R"({"v":{"name":"n1","children":[{"name":"x"}]}})")));
    QVERIFY(!OpenApi::checkArguments(schema, object(R"({"v":{"name":"n1","children":[{}]}})")));
}

void tst_ArgumentCheck::survivesHostilePatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::newRow("nested repetition") << QStringLiteral("^(a+)+$");
    QTest::newRow("alternation") << QStringLiteral("^(a|a|aa)+$");
    QTest::newRow("not a pattern") << QStringLiteral("(((");
    QTest::newRow("recursion") << QStringLiteral("^(?R)*$");
    QTest::newRow("raises its own limit") << QStringLiteral("(*LIMIT_MATCH=4000000000)^(a+)+$");
}

void tst_ArgumentCheck::survivesHostilePatterns()
{
    QFETCH(QString, pattern);
    QJsonObject member {{QStringLiteral("type"), QStringLiteral("string")},
                        {QStringLiteral("pattern"), pattern}};
    const QJsonObject schema {{QStringLiteral("properties"), QJsonObject {{QStringLiteral("v"), member}}}};
    const QString text = QString(40000, QLatin1Char('a')) + QLatin1Char('!');
    const Core::Result<> checked = OpenApi::checkArguments(schema, {{QStringLiteral("v"), text}});
    QVERIFY(!checked); // what cannot be judged is not let through
}

void tst_ArgumentCheck::refusesArgumentsThatAreTooLong()
{
    const Core::Result<> checked = OpenApi::checkArguments(
        schemaOf(R"({"type":"string"})"), {{QStringLiteral("v"), QString(70000, QLatin1Char('a'))}});
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, Core::Error::Code::TooLarge);
}

void tst_ArgumentCheck::survivesASchemaThatIsNone()
{
    const Core::Result<> checked = OpenApi::checkArguments(
        object(R"({"type":"object","properties":{"v":{"minimum":"x"}}})"), object(R"({"v":1})"));
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, Core::Error::Code::Internal);
}

QTEST_GUILESS_MAIN(tst_ArgumentCheck)
#include "tst_argumentcheck.moc"
