// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/toolchoice.h"

#include <QJsonArray>
#include <QTest>

using Agent::ChatMessage;
using Agent::ToolChoice;
using OpenApi::Operation;

namespace {

const QStringList things {QStringLiteral("invoice"),       QStringLiteral("meeting room"),
                          QStringLiteral("parking space"), QStringLiteral("laptop"),
                          QStringLiteral("contract"),      QStringLiteral("holiday"),
                          QStringLiteral("shipment"),      QStringLiteral("customer"),
                          QStringLiteral("badge"),         QStringLiteral("expense")};
const QStringList verbs {QStringLiteral("List"),    QStringLiteral("Create"), QStringLiteral("Delete"),
                         QStringLiteral("Approve"), QStringLiteral("Export"), QStringLiteral("Archive"),
                         QStringLiteral("Search"),  QStringLiteral("Rename"), QStringLiteral("Share"),
                         QStringLiteral("Count")};

/// 10 things × 10 verbs × 10 departments.
QList<Operation> thousand()
{
    QList<Operation> list;
    for (int i = 0; i < 1000; ++i) {
        const QString thing = things.at(i % 10);
        const QString verb = verbs.at(i / 10 % 10);
        Operation operation;
        operation.name
            = QStringLiteral("%1%2%3").arg(verb.toLower(), QString(thing).remove(QLatin1Char(' '))).arg(i);
        operation.method = "GET";
        operation.path = QStringLiteral("/departments/%1/%2").arg(i / 100).arg(i);
        operation.summary = QStringLiteral("%1 a %2 of department %3").arg(verb, thing).arg(i / 100);
        operation.description = QStringLiteral("Works for everybody in the company.");
        operation.argumentsSchema = {{QStringLiteral("type"), QStringLiteral("object")}};
        list.append(operation);
    }
    return list;
}

QStringList names(const QList<Operation> &operations)
{
    QStringList list;
    for (const Operation &operation : operations)
        list.append(operation.name);
    return list;
}

QList<ChatMessage> asked(const QString &question)
{
    return {{ChatMessage::Role::User, question, {}, {}}};
}

} // namespace

class tst_ToolChoice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void offersAllWhereTheyFit();
    void findsTheRightOnesAmongAThousand_data();
    void findsTheRightOnesAmongAThousand();
    void choosesTheSameForTheSameQuestion();
    void keepsWhatWasCalledInThisTurn();
    void looksAtEarlierQuestionsForAFollowUp();
    void staysBelowTheBytesThatAModelTakes();
    void takesAnyWordsForWords_data();
    void takesAnyWordsForWords();
    void noticesAnotherList();
};

void tst_ToolChoice::offersAllWhereTheyFit()
{
    const Agent::Limits limits;
    ToolChoice choice(limits);
    const QList<Operation> few = thousand().mid(0, limits.maxTools);
    QCOMPARE(names(choice.choose(few, 1, {}, asked(QStringLiteral("anything")))), names(few));
}

void tst_ToolChoice::findsTheRightOnesAmongAThousand_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("start"); // of the ten names that are right
    QTest::newRow("invoices") << "Please approve the invoice of last week"
                              << "approveinvoice";
    QTest::newRow("a plural") << "Which meeting rooms can I search?"
                              << "searchmeetingroom";
    QTest::newRow("another form") << "I want to have all my expenses exported"
                                  << "exportexpense";
    QTest::newRow("capitals") << "DELETE CONTRACT"
                              << "deletecontract";
}

void tst_ToolChoice::findsTheRightOnesAmongAThousand()
{
    QFETCH(QString, question);
    QFETCH(QString, start);
    const Agent::Limits limits;
    ToolChoice choice(limits);
    const QStringList chosen = names(choice.choose(thousand(), 1, {}, asked(question)));
    QCOMPARE(chosen.size(), 64);
    for (int i = 0; i < 10; ++i)
        QVERIFY2(chosen.at(i).startsWith(start), qPrintable(chosen.at(i)));
}

void tst_ToolChoice::choosesTheSameForTheSameQuestion()
{
    const Agent::Limits limits;
    ToolChoice choice(limits);
    ToolChoice another(limits);
    const QList<ChatMessage> turn = asked(QStringLiteral("Count the parking spaces of the department"));
    const QStringList first = names(choice.choose(thousand(), 1, {}, turn));
    QCOMPARE(names(choice.choose(thousand(), 1, {}, turn)), first);
    QCOMPARE(names(another.choose(thousand(), 7, {}, turn)), first);
}

void tst_ToolChoice::keepsWhatWasCalledInThisTurn()
{
    const Agent::Limits limits;
    ToolChoice choice(limits);
    const QString called = thousand().constLast().name;
    QList<ChatMessage> turn = asked(QStringLiteral("approve the invoice"));
    QVERIFY(!names(choice.choose(thousand(), 1, {}, turn)).contains(called));
    turn.append({ChatMessage::Role::Assistant, {}, {{QStringLiteral("1"), called, {}}}, {}});
    const QStringList chosen = names(choice.choose(thousand(), 1, {}, turn));
    QCOMPARE(chosen.size(), 64);
    QVERIFY(chosen.contains(called));
}

void tst_ToolChoice::looksAtEarlierQuestionsForAFollowUp()
{
    const Agent::Limits limits;
    ToolChoice choice(limits);
    const QList<ChatMessage> history = asked(QStringLiteral("Rename the badge of roberto"));
    const QStringList chosen
        = names(choice.choose(thousand(), 1, history, asked(QStringLiteral("And jettro?"))));
    QVERIFY2(chosen.constFirst().startsWith(QLatin1String("renamebadge")), qPrintable(chosen.constFirst()));
}

void tst_ToolChoice::staysBelowTheBytesThatAModelTakes()
{
    Agent::Limits limits;
    limits.maxToolBytes = 10000;
    ToolChoice choice(limits);
    QList<Operation> operations = thousand().mid(0, 20);
    for (Operation &operation : operations)
        operation.description = QString(1500, QLatin1Char('x'));
    const QList<Operation> chosen
        = choice.choose(operations, 1, {}, asked(QStringLiteral("list an invoice")));
    QVERIFY(chosen.size() > 3 && chosen.size() < 7);
    QCOMPARE(chosen.constFirst().name, QStringLiteral("listinvoice0"));
    // The best one is offered though it alone is too large.
    limits.maxToolBytes = 10;
    QCOMPARE(choice.choose(operations, 2, {}, asked(QStringLiteral("list an invoice"))).size(), 1);
}

void tst_ToolChoice::takesAnyWordsForWords_data()
{
    QTest::addColumn<QString>("question");
    QTest::newRow("nothing") << QString();
    QTest::newRow("signs") << "?!\"'*()-:^";
    QTest::newRow("operators") << "NEAR AND OR NOT name:invoice";
    QTest::newRow("a quote") << "\"); DROP TABLE tools; --";
    QTest::newRow("another script") << QString::fromUtf8("請求書を承認する");
    QTest::newRow("very long") << QStringLiteral("word%1 ").repeated(5000);
}

void tst_ToolChoice::takesAnyWordsForWords()
{
    QFETCH(QString, question);
    const Agent::Limits limits;
    ToolChoice choice(limits);
    QCOMPARE(choice.choose(thousand(), 1, {}, asked(question)).size(), 64);
}

void tst_ToolChoice::noticesAnotherList()
{
    const Agent::Limits limits;
    ToolChoice choice(limits);
    QList<Operation> operations = thousand();
    const QList<ChatMessage> turn = asked(QStringLiteral("launch the rocket"));
    (void)choice.choose(operations, 1, {}, turn);
    operations.last().summary = QStringLiteral("Launches a rocket");
    QCOMPARE(choice.choose(operations, 2, {}, turn).constFirst().name, operations.constLast().name);
}

QTEST_GUILESS_MAIN(tst_ToolChoice)
#include "tst_toolchoice.moc"
