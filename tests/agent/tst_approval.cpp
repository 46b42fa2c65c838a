// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/approval.h"

#include <QTest>

class tst_Approval : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksInTheWordsOfTheDocument_data();
    void asksInTheWordsOfTheDocument();
};

void tst_Approval::asksInTheWordsOfTheDocument_data()
{
    QTest::addColumn<QString>("confirm");
    QTest::addColumn<QString>("person");
    QTest::addColumn<QString>("question");
    const auto row = [](const char *name, const char *confirm, const QString &person, const char *question) {
        QTest::newRow(name) << QString::fromUtf8(confirm) << person << QString::fromUtf8(question);
    };
    const QString jettro = QStringLiteral("jettro");
    row("filled in", "Change {person_name}’s days off to {days}?", jettro, "Change jettro’s days off to 12?");
    row("no words", "", jettro, "Change an allowance?");
    row("not a question", "Change it.", jettro, "Change it?");
    row("names what was not given", "Change {person_name} for {reason}?", jettro, "Change an allowance?");
    row("does not look into what it filled in", "Change {person_name}?", QStringLiteral("{days}"),
        "Change {days}?");
    row("hidden direction", "Change {person_name}?", QString::fromUtf8("\u202Eorttej"),
        "Change \\u{202E}orttej?");
    row("a line of its own", "Change {person_name}?", QStringLiteral("a?\n\nNothing happens"),
        "Change a? Nothing happens?");
    row("a long value", "Change {person_name}?", QString(200, QLatin1Char('x')),
        ("Change " + QByteArray(80, 'x') + "…?").constData());
    row("an open brace", "Change {person_name", jettro, "Change {person_name?");
}

void tst_Approval::asksInTheWordsOfTheDocument()
{
    QFETCH(QString, confirm);
    QFETCH(QString, person);
    QFETCH(QString, question);
    OpenApi::Operation operation;
    operation.name = QStringLiteral("changeDaysOff");
    operation.summary = QStringLiteral("Change an allowance");
    operation.texts.confirm = confirm;
    const QJsonObject arguments {{QStringLiteral("person_name"), person}, {QStringLiteral("days"), 12}};
    QCOMPARE(Agent::questionOf(operation, arguments), question);
}

QTEST_GUILESS_MAIN(tst_Approval)
#include "tst_approval.moc"
