// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtinphrasings.h"

#include <QTest>

using namespace Phrasings;

namespace {

struct Score
{
    int right = 0;
    int all = 0;
    int wrongPerson = 0;
    QStringList misses;
};

Score score(const QString &file, const QList<OpenApi::Operation> &tools)
{
    Score result;
    for (const Phrasing &phrasing : readPhrasings(QStringLiteral("tests/agent/builtin/") + file)) {
        const Agent::ModelAnswer answer = play(tools, phrasing);
        const QString miss = difference(phrasing, answer);
        ++result.all;
        result.right += miss.isEmpty() ? 1 : 0;
        result.wrongPerson += isAboutWrongPerson(tools, phrasing, answer) ? 1 : 0;
        if (!miss.isEmpty())
            result.misses.append(miss);
    }
    qInfo("%s: %d of %d right", qPrintable(file), result.right, result.all);
    for (const QString &miss : std::as_const(result.misses))
        qInfo().noquote() << miss;
    return result;
}

} // namespace

/// How many phrasings lead to the right call. A miss is printed; the bars are those of the acceptance.
class tst_BuiltInPhrasings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersDaysOffQuestions_data();
    void answersDaysOffQuestions();
    void callsNothingForWhatIsNoQuestion_data();
    void callsNothingForWhatIsNoQuestion();
    void answersQuestionsOnOtherServices_data();
    void answersQuestionsOnOtherServices();
    void choosesAmongManyServices();
};

static QList<OpenApi::Operation> hrTools()
{
    return readTools(QStringLiteral("backend/hr/openapi.json"),
                     {QStringLiteral("daysOff"), QStringLiteral("daysOffFor")});
}

void tst_BuiltInPhrasings::answersDaysOffQuestions_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("first") << QStringLiteral("daysoff.txt");
    QTest::newRow("more") << QStringLiteral("daysoff-more.txt");
    QTest::newRow("third") << QStringLiteral("daysoff-third.txt");
}

void tst_BuiltInPhrasings::answersDaysOffQuestions()
{
    QFETCH(QString, file);
    const Score result = score(file, hrTools());
    QVERIFY2(result.all >= 60, "fewer phrasings than asked for");
    QVERIFY(result.all - result.right <= 3);
    QCOMPARE(result.wrongPerson, 0);
}

void tst_BuiltInPhrasings::callsNothingForWhatIsNoQuestion_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("first") << QStringLiteral("daysoff-nothing.txt");
    QTest::newRow("more") << QStringLiteral("daysoff-nothing-more.txt");
    QTest::newRow("third") << QStringLiteral("daysoff-nothing-third.txt");
}

void tst_BuiltInPhrasings::callsNothingForWhatIsNoQuestion()
{
    QFETCH(QString, file);
    const Score result = score(file, hrTools());
    QVERIFY(result.all >= 25);
    // Of the second list, written without knowledge of the code, one is known to be taken for a
    // question about one's own days off: "Is tomorrow a public holiday?"
    QVERIFY(result.all - result.right <= result.all / 40);
}

void tst_BuiltInPhrasings::answersQuestionsOnOtherServices_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"rooms", "expenses", "library", "tickets", "parking", "courses", "shipments", "clinic"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_BuiltInPhrasings::answersQuestionsOnOtherServices()
{
    QFETCH(QString, name);
    const Score result = score(name + QStringLiteral(".txt"),
                               readTools(QStringLiteral("tests/agent/documents/%1.json").arg(name)));
    QVERIFY2(result.all >= 30, "fewer phrasings than asked for");
    // 28 of 30
    QVERIFY(result.right * 30 >= result.all * 28);
    QCOMPARE(result.wrongPerson, 0);
}

void tst_BuiltInPhrasings::choosesAmongManyServices()
{
    QList<OpenApi::Operation> tools = hrTools();
    for (const char *name : {"rooms", "expenses"})
        tools += readTools(QStringLiteral("tests/agent/documents/%1.json").arg(QLatin1String(name)));
    int right = 0;
    int all = 0;
    for (const char *file : {"daysoff.txt", "daysoff-nothing.txt", "rooms.txt", "expenses.txt"}) {
        const Score result = score(QString::fromLatin1(file), tools);
        right += result.right;
        all += result.all;
        QCOMPARE(result.wrongPerson, 0);
    }
    QVERIFY(right * 100 >= all * 93);
}

QTEST_GUILESS_MAIN(tst_BuiltInPhrasings)
#include "tst_builtinphrasings.moc"
