// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using Core::Error;

class tst_Json : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatIsStrictJson_data();
    void readsWhatIsStrictJson();
    void refusesWhatTwoReadersCouldReadDifferently_data();
    void refusesWhatTwoReadersCouldReadDifferently();
    void keepsWholeNumbersExact();
    void refusesMoreDepthThanAllowed();
    void refusesMoreBytesThanAllowedBeforeReading();
    void neverRepeatsTheTextInAnError();
    void takesNoLongerForMembersInAnUnluckyOrder();
    void readsMembersOfTheRightTypeOnly();
};

void tst_Json::readsWhatIsStrictJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("object") << QByteArray(R"({"a":1})") << QJsonValue(QJsonObject {{QStringLiteral("a"), 1}});
    QTest::newRow("empty array") << QByteArray("[]") << QJsonValue(QJsonArray());
    QTest::newRow("null") << QByteArray(" null ") << QJsonValue(QJsonValue::Null);
    QTest::newRow("escaped pair of surrogates")
        << QByteArray(R"("\ud83d\ude00")") << QJsonValue(QStringLiteral("\U0001F600"));
    QTest::newRow("UTF-8") << QByteArray("\"\xC3\xA9\"") << QJsonValue(QStringLiteral("\u00e9"));
    QTest::newRow("a byte order mark in a string, which is a character")
        << QByteArray("\"\xEF\xBB\xBFx\"") << QJsonValue(QString(QChar(0xFEFF)) + QLatin1Char('x'));
    QTest::newRow("a byte order mark in a name")
        << QByteArray("{\"a\":1,\"\xEF\xBB\xBF"
                      "a\":2}")
        << QJsonValue(QJsonObject {{QStringLiteral("a"), 1}, {QString(QChar(0xFEFF)) + QLatin1Char('a'), 2}});
    QTest::newRow("0, whatever its exponent") << QByteArray("[0.0e-999]") << QJsonValue(QJsonArray {0.0});
    QTest::newRow("same name in two objects")
        << QByteArray(R"([{"a":1},{"a":2}])")
        << QJsonValue(
               QJsonArray {QJsonObject {{QStringLiteral("a"), 1}}, QJsonObject {{QStringLiteral("a"), 2}}});
}

void tst_Json::readsWhatIsStrictJson()
{
    QFETCH(QByteArray, text);
    QFETCH(QJsonValue, value);
    const auto read = Core::parseJson(text);
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QCOMPARE(*read, value);
}

void tst_Json::refusesWhatTwoReadersCouldReadDifferently_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a name twice") << QByteArray(R"({"a":1,"a":2})");
    QTest::newRow("a name twice, once escaped") << QByteArray(R"({"a":1,"\u0061":2})");
    QTest::newRow("a name twice, deeper") << QByteArray(R"({"x":{"a":1,"b":[],"a":2}})");
    QTest::newRow("lone high surrogate") << QByteArray(R"({"a":"\ud800"})");
    QTest::newRow("lone low surrogate") << QByteArray(R"({"a":"\udc00"})");
    QTest::newRow("high surrogate, then a letter") << QByteArray(R"({"a":"\ud800x"})");
    QTest::newRow("surrogate in UTF-8") << QByteArray("\"\xED\xA0\x80\"");
    QTest::newRow("broken UTF-8") << QByteArray("\"\xC3\"");
    QTest::newRow("overlong UTF-8") << QByteArray("\"\xC0\xAF\"");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF{}");
    QTest::newRow("escaped NUL") << QByteArray(R"({"a":"x\u0000y"})");
    QTest::newRow("escaped NUL in a name") << QByteArray(R"({"a\u0000":1})");
    QTest::newRow("bare NUL") << QByteArray("{}\0", 3);
    QTest::newRow("NaN") << QByteArray("NaN");
    QTest::newRow("Infinity") << QByteArray("[Infinity]");
    QTest::newRow("a number out of range") << QByteArray("1e999");
    QTest::newRow("a number that is too small, but not 0") << QByteArray("1e-999");
    QTest::newRow("a fraction that is too small, but not 0") << QByteArray("-0.10E-400");
    QTest::newRow("trailing text") << QByteArray("{}{}");
    QTest::newRow("trailing comma") << QByteArray("[1,]");
    QTest::newRow("comment") << QByteArray("{}//x");
    QTest::newRow("leading zero") << QByteArray("01");
    QTest::newRow("single quotes") << QByteArray("{'a':1}");
}

void tst_Json::refusesWhatTwoReadersCouldReadDifferently()
{
    QFETCH(QByteArray, text);
    const auto read = Core::parseJson(text);
    QVERIFY(!read);
    QCOMPARE(read.error().code, Error::Code::Invalid);
}

void tst_Json::keepsWholeNumbersExact()
{
    // 2^53 + 1 is the first whole number that a double cannot hold.
    QCOMPARE(Core::parseJson("9007199254740993")->toInteger(), Q_INT64_C(9007199254740993));
    QCOMPARE(Core::parseJson("-9223372036854775808")->toInteger(), std::numeric_limits<qint64>::min());
}

void tst_Json::refusesMoreDepthThanAllowed()
{
    const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
    QVERIFY(Core::parseJson(nested(64)));
    QVERIFY(!Core::parseJson(nested(65)));
    QVERIFY(!Core::parseJson(nested(1'000'000))); // must not use up the stack
    QVERIFY(!Core::parseJson(nested(3), {.maxDepth = 2}));
}

void tst_Json::refusesMoreBytesThanAllowedBeforeReading()
{
    const auto read = Core::parseJson("[1,2,3]", {.maxDepth = 8, .maxBytes = 6});
    QVERIFY(!read);
    QCOMPARE(read.error().code, Error::Code::TooLarge);
}

void tst_Json::neverRepeatsTheTextInAnError()
{
    const auto read = Core::parseJson(R"({"token":"hunter2",})");
    QVERIFY(!read);
    QVERIFY(!read.error().detail.contains(QLatin1String("hunter2")));
}

void tst_Json::takesNoLongerForMembersInAnUnluckyOrder()
{
    constexpr int count = 60'000;
    const auto measure = [](const QString &beginOfEven, const QString &beginOfOdd, bool isDescending) {
        QByteArrayList members;
        for (int i = 0; i < count; ++i) {
            const QString name = (i % 2 == 0 ? beginOfEven : beginOfOdd) + QString::number(100'000 + i);
            members.append('"' + name.toUtf8() + "\":0");
        }
        if (isDescending)
            std::reverse(members.begin(), members.end());
        const QByteArray text = '{' + members.join(',') + '}';
        QElapsedTimer timer;
        timer.start();
        const auto read = Core::parseJsonObject(text);
        const qint64 took = timer.nsecsElapsed();
        return read && read->size() == count ? took : -1;
    };
    const qint64 usual = measure(QStringLiteral("k"), QStringLiteral("k"), false);
    const qint64 descending = measure(QStringLiteral("k"), QStringLiteral("k"), true);
    // U+1F600 stands before U+FB01 in UTF-16, and behind it by code points.
    const qint64 mixed = measure(QStringLiteral("\U0001F600"), QStringLiteral("\uFB01"), true);
    QVERIFY(usual > 0 && descending > 0 && mixed > 0);
    // Moving all members for each new one takes a hundred times as long and more.
    QVERIFY2(std::max(descending, mixed) < 15 * usual,
             qPrintable(QStringLiteral("%1 ns, %2 ns, usually %3 ns").arg(descending).arg(mixed).arg(usual)));
}

void tst_Json::readsMembersOfTheRightTypeOnly()
{
    const QJsonObject object = *Core::parseJsonObject(R"({"s":"x","n":1,"l":["a","b"],"m":["a",1]})");
    QCOMPARE(*Core::readString(object, u"s"), QStringLiteral("x"));
    QVERIFY(!Core::readString(object, u"n"));
    QVERIFY(!Core::readString(object, u"absent"));
    QCOMPARE(*Core::readStrings(object, u"l"), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    QVERIFY(!Core::readStrings(object, u"m"));
    QVERIFY(!Core::readStrings(object, u"s"));
    QVERIFY(!Core::parseJsonObject("[]"));
}

QTEST_APPLESS_MAIN(tst_Json)
#include "tst_json.moc"
