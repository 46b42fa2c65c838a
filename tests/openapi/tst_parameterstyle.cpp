// SPDX-License-Identifier: GPL-3.0-or-later
// The table "Style Examples" of the OpenAPI Specification 3.1.1, section 4.8.12.4.2, row by row.
#include "openapi/parameterstyle.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using OpenApi::Argument;
using Place = OpenApi::Argument::Place;

namespace {

const QJsonValue empty(QStringLiteral(""));
const QJsonValue text(QStringLiteral("blue"));
const QJsonValue array(QJsonArray {QStringLiteral("blue"), QStringLiteral("black"), QStringLiteral("brown")});
const QJsonValue object(QJsonObject {
    {QStringLiteral("R"), 100}, {QStringLiteral("G"), 200}, {QStringLiteral("B"), 150}});

Argument color(Place place, const QString &style, bool explode)
{
    Argument argument;
    argument.name = argument.wireName = QStringLiteral("color");
    argument.place = place;
    argument.style = style;
    argument.explode = explode;
    return argument;
}

Core::Result<QByteArray> written(const Argument &argument, const QJsonValue &value)
{
    switch (argument.place) {
    case Place::Path:
        return OpenApi::pathText(argument, value);
    case Place::Header:
        return OpenApi::headerText(argument, value);
    case Place::Cookie:
        return OpenApi::cookieText(argument, value);
    default:
        return OpenApi::queryText(argument, value);
    }
}

} // namespace

class tst_ParameterStyle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesTheSpecificationsExamples_data();
    void writesTheSpecificationsExamples();
    void writesScalarsAsJsonDoes_data();
    void writesScalarsAsJsonDoes();
    void writesWhatServicesWriteBelowOneLevel();
    void letsNoValueEndWhatItStandsIn_data();
    void letsNoValueEndWhatItStandsIn();
    void leavesReservedCharactersThatPartNothing();
};

void tst_ParameterStyle::writesTheSpecificationsExamples_data()
{
    QTest::addColumn<int>("place");
    QTest::addColumn<QString>("style");
    QTest::addColumn<bool>("explode");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QByteArray>("result"); // empty: refused
    const auto row = [](Place place, const char *style, bool explode, const QJsonValue &value,
                        const char *result) {
        const char *kind = value.isArray() ? "array"
            : value.isObject()             ? "object"
            : value == empty               ? "empty"
                                           : "string";
        QTest::addRow("%s %s %s in %d", style, explode ? "exploded" : "plain", kind, static_cast<int>(place))
            << static_cast<int>(place) << QString::fromLatin1(style) << explode << value
            << QByteArray(result);
    };
    // Members stand in the order of their names: Qt's objects keep no other.
    row(Place::Path, "matrix", false, empty, ";color");
    row(Place::Path, "matrix", false, text, ";color=blue");
    row(Place::Path, "matrix", false, array, ";color=blue,black,brown");
    row(Place::Path, "matrix", false, object, ";color=B,150,G,200,R,100");
    row(Place::Path, "matrix", true, empty, ";color");
    row(Place::Path, "matrix", true, text, ";color=blue");
    row(Place::Path, "matrix", true, array, ";color=blue;color=black;color=brown");
    row(Place::Path, "matrix", true, object, ";B=150;G=200;R=100");
    row(Place::Path, "label", false, empty, ""); // "." would be this folder
    row(Place::Path, "label", false, text, ".blue");
    row(Place::Path, "label", false, array, ".blue,black,brown");
    row(Place::Path, "label", false, object, ".B,150,G,200,R,100");
    row(Place::Path, "label", true, text, ".blue");
    row(Place::Path, "label", true, array, ".blue.black.brown");
    row(Place::Path, "label", true, object, ".B=150.G=200.R=100");
    row(Place::Path, "simple", false, empty, ""); // an empty segment would be another path
    row(Place::Path, "simple", false, text, "blue");
    row(Place::Path, "simple", false, array, "blue,black,brown");
    row(Place::Path, "simple", false, object, "B,150,G,200,R,100");
    row(Place::Path, "simple", true, text, "blue");
    row(Place::Path, "simple", true, array, "blue,black,brown");
    row(Place::Path, "simple", true, object, "B=150,G=200,R=100");
    row(Place::Header, "simple", false, text, "blue");
    row(Place::Header, "simple", false, array, "blue,black,brown");
    row(Place::Header, "simple", false, object, "B,150,G,200,R,100");
    row(Place::Header, "simple", true, array, "blue,black,brown");
    row(Place::Header, "simple", true, object, "B=150,G=200,R=100");
    row(Place::Query, "form", false, empty, "color=");
    row(Place::Query, "form", false, text, "color=blue");
    row(Place::Query, "form", false, array, "color=blue,black,brown");
    row(Place::Query, "form", false, object, "color=B,150,G,200,R,100");
    row(Place::Query, "form", true, empty, "color=");
    row(Place::Query, "form", true, text, "color=blue");
    row(Place::Query, "form", true, array, "color=blue&color=black&color=brown");
    row(Place::Query, "form", true, object, "B=150&G=200&R=100");
    row(Place::Query, "spaceDelimited", false, array, "color=blue%20black%20brown");
    row(Place::Query, "spaceDelimited", false, object, "color=B%20150%20G%20200%20R%20100");
    row(Place::Query, "pipeDelimited", false, array, "color=blue%7Cblack%7Cbrown");
    row(Place::Query, "pipeDelimited", false, object, "color=B%7C150%7CG%7C200%7CR%7C100");
    row(Place::Query, "deepObject", true, object, "color%5BB%5D=150&color%5BG%5D=200&color%5BR%5D=100");
    row(Place::Query, "deepObject", true, text, "");
    row(Place::Cookie, "form", false, text, "color=blue");
    row(Place::Cookie, "form", false, array, "color=blue,black,brown");
    row(Place::Cookie, "form", false, object, "color=B,150,G,200,R,100");
    row(Place::Cookie, "form", true, array, "color=blue; color=black; color=brown");
    row(Place::Cookie, "form", true, object, "B=150; G=200; R=100");
}

void tst_ParameterStyle::writesTheSpecificationsExamples()
{
    QFETCH(int, place);
    QFETCH(QString, style);
    QFETCH(bool, explode);
    QFETCH(QJsonValue, value);
    QFETCH(QByteArray, result);
    QVERIFY(OpenApi::isKnownStyle(static_cast<Place>(place), style));
    const auto made = written(color(static_cast<Place>(place), style, explode), value);
    QCOMPARE(made.has_value(), !result.isEmpty());
    if (made)
        QCOMPARE(*made, result);
}

void tst_ParameterStyle::writesScalarsAsJsonDoes_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("true") << QJsonValue(true) << QByteArray("color=true");
    QTest::newRow("an integer") << QJsonValue(10) << QByteArray("color=10");
    QTest::newRow("a whole number") << QJsonValue(3.0) << QByteArray("color=3");
    QTest::newRow("a large integer") << QJsonValue(qint64(9007199254740993))
                                     << QByteArray("color=9007199254740993");
    QTest::newRow("a fraction") << QJsonValue(0.5) << QByteArray("color=0.5");
    QTest::newRow("null") << QJsonValue(QJsonValue::Null) << QByteArray("color=");
    QTest::newRow("a list of all") << QJsonValue(QJsonArray {1, true, QStringLiteral("x")})
                                   << QByteArray("color=1&color=true&color=x");
}

void tst_ParameterStyle::writesScalarsAsJsonDoes()
{
    QFETCH(QJsonValue, value);
    QFETCH(QByteArray, result);
    const auto made = written(color(Place::Query, QStringLiteral("form"), true), value);
    QVERIFY(made);
    QCOMPARE(*made, result);
}

void tst_ParameterStyle::writesWhatServicesWriteBelowOneLevel()
{
    const QJsonObject nested {{QStringLiteral("a"), QJsonObject {{QStringLiteral("b"), 1}}},
                              {QStringLiteral("c"), QJsonArray {2, 3}}};
    const Argument deep = color(Place::Query, QStringLiteral("deepObject"), true);
    const auto made = written(deep, nested);
    QVERIFY(made);
    QCOMPARE(*made, QByteArray("color%5Ba%5D%5Bb%5D=1&color%5Bc%5D%5B0%5D=2&color%5Bc%5D%5B1%5D=3"));
    QJsonValue endless = 1;
    for (int i = 0; i < 20; ++i)
        endless = QJsonObject {{QStringLiteral("x"), endless}};
    QVERIFY(!written(deep, endless));
    QVERIFY(!written(color(Place::Query, QStringLiteral("form"), true), nested));
}

void tst_ParameterStyle::letsNoValueEndWhatItStandsIn_data()
{
    QTest::addColumn<int>("place");
    QTest::addColumn<QString>("style");
    QTest::addColumn<QByteArray>("result"); // empty: refused
    const auto row = [](const char *name, Place place, const char *style, const char *result) {
        QTest::newRow(name) << static_cast<int>(place) << QString::fromLatin1(style) << QByteArray(result);
    };
    row("a path", Place::Path, "simple", "a%2F..%2Fb%3Fc%26d%3De%23f%3Bg%2Ch%20%2B%0D%0A");
    row("a query", Place::Query, "form", "color=a%2F..%2Fb%3Fc%26d%3De%23f%3Bg%2Ch%20%2B%0D%0A");
    row("a cookie", Place::Cookie, "form", "color=a%2F..%2Fb%3Fc%26d%3De%23f%3Bg%2Ch%20%2B%0D%0A");
    row("a header", Place::Header, "simple", "");
}

void tst_ParameterStyle::letsNoValueEndWhatItStandsIn()
{
    QFETCH(int, place);
    QFETCH(QString, style);
    QFETCH(QByteArray, result);
    const auto made
        = written(color(static_cast<Place>(place), style, false), QStringLiteral("a/../b?c&d=e#f;g,h +\r\n"));
    QCOMPARE(made.has_value(), !result.isEmpty());
    if (made)
        QCOMPARE(*made, result);
}

void tst_ParameterStyle::leavesReservedCharactersThatPartNothing()
{
    Argument argument = color(Place::Query, QStringLiteral("form"), true);
    argument.allowReserved = true;
    const auto made = written(argument, QStringLiteral("a/b:c?d@e,f&admin=1#g+h%20[i]"));
    QVERIFY(made);
    QCOMPARE(*made, QByteArray("color=a/b:c?d@e,f%26admin%3D1%23g%2Bh%2520%5Bi%5D"));
}

QTEST_GUILESS_MAIN(tst_ParameterStyle)
#include "tst_parameterstyle.moc"
