// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/queryreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using Http::QueryReader;

namespace {

Http::Request asked(const QByteArray &rawQuery)
{
    Http::Request request;
    request.query = QUrlQuery(QString::fromUtf8(rawQuery)); // as the server does
    return request;
}

/// The field that a refusal names; empty when nothing was refused.
QString refusedField(const QueryReader &reader)
{
    if (!reader.refusal())
        return {};
    const QJsonObject body = QJsonDocument::fromJson(reader.refusal()->body).object();
    return reader.refusal()->status == 422
        ? body[QStringLiteral("errors")].toArray().first().toObject()[QStringLiteral("field")].toString()
        : QStringLiteral("not 422");
}

} // namespace

class tst_QueryReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsText_data();
    void readsText();
    void refusesText_data();
    void refusesText();
    void readsNumbers_data();
    void readsNumbers();
    void readsChoices();
    void readsTimes_data();
    void readsTimes();
    void keepsTheFirstComplaint();
};

void tst_QueryReader::readsText_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("text");
    QTest::newRow("absent") << QByteArray() << QString();
    QTest::newRow("beside others") << QByteArray("a=1&s=rob&b=2") << QStringLiteral("rob");
    QTest::newRow("without a value") << QByteArray("s") << QString();
    QTest::newRow("empty") << QByteArray("s=") << QString();
    QTest::newRow("an equals sign in it") << QByteArray("s=a=b") << QStringLiteral("a=b");
    QTest::newRow("a plus is a space") << QByteArray("s=a+b") << QStringLiteral("a b");
    QTest::newRow("an encoded space") << QByteArray("s=a%20b") << QStringLiteral("a b");
    QTest::newRow("an encoded plus") << QByteArray("s=a%2Bb") << QStringLiteral("a+b");
    QTest::newRow("an encoded ampersand") << QByteArray("s=a%26s=b") << QStringLiteral("a&s=b");
    QTest::newRow("an encoded percent") << QByteArray("s=%2541") << QStringLiteral("%41");
    QTest::newRow("an encoded hash") << QByteArray("s=%23") << QStringLiteral("#");
    QTest::newRow("UTF-8") << QByteArray("s=Jos%C3%A9%F0%A0%AE%B7") << QStringLiteral("José𠮷");
    QTest::newRow("an encoded name") << QByteArray("%73=rob") << QStringLiteral("rob");
    QTest::newRow("another case") << QByteArray("S=rob") << QString();
    QTest::newRow("at the limit, not in the basic plane")
        << QByteArray("s=" + QByteArray("%F0%A0%AE%B7").repeated(10)) << QStringLiteral("𠮷").repeated(10);
}

void tst_QueryReader::readsText()
{
    QFETCH(QByteArray, query);
    QueryReader reader(asked(query));
    QTEST(reader.text(QStringLiteral("s"), 10), "text");
    QCOMPARE(refusedField(reader), QString());
}

void tst_QueryReader::refusesText_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("given twice") << QByteArray("s=a&s=a");
    QTest::newRow("given twice, once encoded") << QByteArray("s=a&%73=b");
    QTest::newRow("too long") << QByteArray("s=12345678901");
    QTest::newRow("not UTF-8") << QByteArray("s=%FF");
    QTest::newRow("NUL") << QByteArray("s=a%00b");
    QTest::newRow("a line break") << QByteArray("s=a%0Ab");
    QTest::newRow("half a character") << QByteArray("s=%C3");
    QTest::newRow("a surrogate") << QByteArray("s=%ED%A0%80");
}

void tst_QueryReader::refusesText()
{
    QFETCH(QByteArray, query);
    QueryReader reader(asked(query));
    reader.text(QStringLiteral("s"), 10);
    QCOMPARE(refusedField(reader), QStringLiteral("s"));
}

void tst_QueryReader::readsNumbers_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("number"); // -1: refused
    QTest::newRow("absent") << QByteArray("m=7") << 50;
    QTest::newRow("least") << QByteArray("n=1") << 1;
    QTest::newRow("most") << QByteArray("n=200") << 200;
    QTest::newRow("too little") << QByteArray("n=0") << -1;
    QTest::newRow("too much") << QByteArray("n=201") << -1;
    QTest::newRow("leading zeros") << QByteArray("n=007") << 7;
    QTest::newRow("negative") << QByteArray("n=-1") << -1;
    QTest::newRow("a sign") << QByteArray("n=%2B5") << -1;
    QTest::newRow("blanks") << QByteArray("n=+5") << -1;
    QTest::newRow("empty") << QByteArray("n=") << -1;
    QTest::newRow("a fraction") << QByteArray("n=5.0") << -1;
    QTest::newRow("an exponent") << QByteArray("n=1e2") << -1;
    QTest::newRow("hexadecimal") << QByteArray("n=0x5") << -1;
    QTest::newRow("other digits") << QByteArray("n=%D9%A5") << -1;
    QTest::newRow("beyond 32 bits") << QByteArray("n=4294967297") << -1;
    QTest::newRow("a line feed after") << QByteArray("n=5%0A") << -1;
    QTest::newRow("twice") << QByteArray("n=5&n=5") << -1;
}

void tst_QueryReader::readsNumbers()
{
    QFETCH(QByteArray, query);
    QFETCH(int, number);
    QueryReader reader(asked(query));
    const int read = reader.number(QStringLiteral("n"), 1, 200, 50);
    QCOMPARE(refusedField(reader), number < 0 ? QStringLiteral("n") : QString());
    if (number >= 0)
        QCOMPARE(read, number);
}

void tst_QueryReader::readsChoices()
{
    const QString name = QStringLiteral("c");
    const QStringList choices {QStringLiteral("up"), QStringLiteral("down")};
    QueryReader absent(asked({}));
    QCOMPARE(absent.choice(name, choices, QStringLiteral("up")), QStringLiteral("up"));
    QueryReader given(asked("c=down"));
    QCOMPARE(given.choice(name, choices, QStringLiteral("up")), QStringLiteral("down"));
    for (const char *wrong : {"c=", "c=Down", "c=down%20", "c=up&c=up"}) {
        QueryReader reader(asked(wrong));
        reader.choice(name, choices, QStringLiteral("up"));
        QCOMPARE(refusedField(reader), name);
    }
}

void tst_QueryReader::readsTimes_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("time"); // empty: refused
    QTest::newRow("UTC") << QByteArray("t=2026-11-25T09:30:00Z")
                         << QStringLiteral("2026-11-25T09:30:00.000Z");
    QTest::newRow("an offset") << QByteArray("t=2026-11-25T09:30:00%2B01:30")
                               << QStringLiteral("2026-11-25T08:00:00.000Z");
    QTest::newRow("a negative offset")
        << QByteArray("t=2026-11-25T23:30:00-01:00") << QStringLiteral("2026-11-26T00:30:00.000Z");
    QTest::newRow("a fraction") << QByteArray("t=2026-11-25T09:30:00.5Z")
                                << QStringLiteral("2026-11-25T09:30:00.500Z");
    QTest::newRow("microseconds") << QByteArray("t=2026-11-25T09:30:00.123999Z")
                                  << QStringLiteral("2026-11-25T09:30:00.123Z");
    QTest::newRow("small letters") << QByteArray("t=2026-11-25t09:30:00z")
                                   << QStringLiteral("2026-11-25T09:30:00.000Z");
    QTest::newRow("a leap second") << QByteArray("t=2016-12-31T23:59:60Z")
                                   << QStringLiteral("2016-12-31T23:59:59.000Z");
    QTest::newRow("no offset") << QByteArray("t=2026-11-25T09:30:00") << QString();
    QTest::newRow("a day alone") << QByteArray("t=2026-11-25") << QString();
    QTest::newRow("a blank for T") << QByteArray("t=2026-11-25%2009:30:00Z") << QString();
    QTest::newRow("no such day") << QByteArray("t=2026-02-30T09:30:00Z") << QString();
    QTest::newRow("no such hour") << QByteArray("t=2026-11-25T25:30:00Z") << QString();
    QTest::newRow("no such offset") << QByteArray("t=2026-11-25T09:30:00%2B24:00") << QString();
    QTest::newRow("empty") << QByteArray("t=") << QString();
    QTest::newRow("a line feed after") << QByteArray("t=2026-11-25T09:30:00Z%0A") << QString();
}

void tst_QueryReader::readsTimes()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, time);
    QueryReader reader(asked(query));
    const QDateTime read = reader.time(QStringLiteral("t"));
    QCOMPARE(refusedField(reader), time.isEmpty() ? QStringLiteral("t") : QString());
    QCOMPARE(read.toString(Qt::ISODateWithMs), time);
    QueryReader absent(asked({}));
    QVERIFY(!absent.time(QStringLiteral("t")).isValid());
    QVERIFY(!absent.refusal());
}

void tst_QueryReader::keepsTheFirstComplaint()
{
    QueryReader reader(asked("a=x&b=y"));
    reader.number(QStringLiteral("a"), 0, 9, 0);
    reader.number(QStringLiteral("b"), 0, 9, 0);
    QCOMPARE(refusedField(reader), QStringLiteral("a"));
}

QTEST_APPLESS_MAIN(tst_QueryReader)
#include "tst_queryreader.moc"
