// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/ifmatch.h"

#include <QTest>

class tst_IfMatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesAnyWithoutACondition();
    void readsTags_data();
    void readsTags();
    void refusesWhatIsNoTag_data();
    void refusesWhatIsNoTag();
    void readsWhatItWrites();
    void readsWhatIsNotWanted_data();
    void readsWhatIsNotWanted();
};

void tst_IfMatch::takesAnyWithoutACondition()
{
    for (const Http::Headers &headers :
         {Http::Headers {}, Http::Headers {{"If-Match", "*"}}, Http::Headers {{"if-match", " * "}}}) {
        const auto versions = Hr::readIfMatch(headers);
        QVERIFY(versions);
        QVERIFY(!*versions);
    }
}

void tst_IfMatch::readsTags_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QStringList>("versions");
    QTest::newRow("one") << QByteArray(R"("7-2")") << QStringList {QStringLiteral("7-2")};
    QTest::newRow("two") << QByteArray(R"("a", "b")")
                         << QStringList {QStringLiteral("a"), QStringLiteral("b")};
    QTest::newRow("without blanks") << QByteArray(R"("a","b")")
                                    << QStringList {QStringLiteral("a"), QStringLiteral("b")};
    QTest::newRow("a comma in it") << QByteArray(R"("a,b")") << QStringList {QStringLiteral("a,b")};
    QTest::newRow("empty tag") << QByteArray(R"("")") << QStringList {QString()};
    QTest::newRow("weak: matches none") << QByteArray(R"(W/"7-2")") << QStringList();
    QTest::newRow("weak and strong") << QByteArray(R"(W/"7-1", "7-2")")
                                     << QStringList {QStringLiteral("7-2")};
}

void tst_IfMatch::readsTags()
{
    QFETCH(QByteArray, value);
    const auto versions = Hr::readIfMatch({{"If-Match", value}});
    QVERIFY(versions);
    QVERIFY(*versions);
    QTEST(**versions, "versions");
}

void tst_IfMatch::refusesWhatIsNoTag_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value : {"", " ", "7-2", "\"7-2", "7-2\"", "\"a\" \"b\"", "\"a\",", ",\"a\"", "\"a\", b",
                              "*, \"a\"", "w/\"a\"", "\"a b\"", "\"a\x7f\""})
        QTest::addRow("<%s>", value) << QByteArray(value);
}

void tst_IfMatch::refusesWhatIsNoTag()
{
    QFETCH(QByteArray, value);
    QVERIFY(!Hr::readIfMatch({{"If-Match", value}}));
    QVERIFY(!Hr::readIfNoneMatch({{"If-None-Match", value}}));
}

void tst_IfMatch::readsWhatItWrites()
{
    const QString version = QStringLiteral("12-345");
    const auto versions = Hr::readIfMatch({{"If-Match", Hr::entityTag(version).toLatin1()}});
    QVERIFY(versions && *versions);
    QCOMPARE(**versions, QStringList {version});
}

void tst_IfMatch::readsWhatIsNotWanted_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("any");
    QTest::addColumn<QStringList>("versions");
    QTest::newRow("any") << QByteArray("*") << true << QStringList();
    QTest::newRow("one") << QByteArray(R"("7-2")") << false << QStringList {QStringLiteral("7-2")};
    QTest::newRow("a tag that looks like any")
        << QByteArray(R"("*")") << false << QStringList {QStringLiteral("*")};
    QTest::newRow("weak: the same") << QByteArray(R"(W/"7-2")") << false
                                    << QStringList {QStringLiteral("7-2")};
    QTest::newRow("two") << QByteArray(R"("a", W/"b")") << false
                         << QStringList {QStringLiteral("a"), QStringLiteral("b")};
}

void tst_IfMatch::readsWhatIsNotWanted()
{
    QFETCH(QByteArray, value);
    QFETCH(QStringList, versions);
    const auto unwanted = Hr::readIfNoneMatch({{"If-None-Match", value}});
    QVERIFY(unwanted);
    QTEST(unwanted->any, "any");
    QCOMPARE(unwanted->versions, versions);
    for (const QString &version : versions)
        QVERIFY(unwanted->holds(version));
    QCOMPARE(unwanted->holds(QStringLiteral("7-3")), unwanted->any);
    // It is a header of its own.
    QVERIFY(!Hr::readIfNoneMatch({{"If-Match", value}})->holds(QStringLiteral("7-2")));
}

QTEST_APPLESS_MAIN(tst_IfMatch)
#include "tst_ifmatch.moc"
