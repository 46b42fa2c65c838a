// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/approval.h"
#include "agent/outcomes.h"

#include <QTest>

using namespace Agent;
using OpenApi::OutcomeClass;

namespace {

OpenApi::Operation daysOffFor()
{
    OpenApi::Operation operation;
    operation.name = QStringLiteral("daysOffFor");
    operation.service = QStringLiteral("HR");
    operation.effect = OpenApi::Effect::Read;
    operation.texts.about = QString::fromUtf8("{person_name}’s days off");
    operation.texts.ask = QStringLiteral("How many days off does {person_name} have?");
    operation.subjectArgument = QStringLiteral("person_name");
    operation.requiredRoles = {QStringLiteral("office-management")};
    return operation;
}

QJsonObject about(const QString &person)
{
    return {{QStringLiteral("person_name"), person}};
}

} // namespace

class tst_Outcomes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsARefusalKindly();
    void hasASentenceForEveryClass();
    void fillsTextsOnceAndHarmlessly();
    void suggestsWhatThePersonMayAsk();
    void putsOurSentencesFirst_data();
    void putsOurSentencesFirst();
    void showsInvisibleCharacters();
};

void tst_Outcomes::tellsARefusalKindly()
{
    OpenApi::CallResult result;
    result.requiredRoles = {QStringLiteral("office-management")};
    result.whoCanHelp = QStringLiteral("office");
    QCOMPARE(
        outcomeSentence(OutcomeClass::NotPermitted, daysOffFor(), about(QStringLiteral("roberto")), result),
        QString::fromUtf8(
            "You may not see roberto’s days off. It takes the role office-management. office can help."));
    // What the service does not say, the document may; what nobody says is left out.
    QCOMPARE(outcomeSentence(OutcomeClass::NotPermitted, daysOffFor(), about(QStringLiteral("roberto")), {}),
             QString::fromUtf8("You may not see roberto’s days off. It takes the role office-management."));
}

void tst_Outcomes::hasASentenceForEveryClass()
{
    OpenApi::CallResult result;
    result.sent = true;
    for (const auto outcome :
         {OutcomeClass::NotPermitted, OutcomeClass::SignInRequired, OutcomeClass::StepUpRequired,
          OutcomeClass::NotFound, OutcomeClass::Invalid, OutcomeClass::Declined, OutcomeClass::Unavailable,
          OutcomeClass::Uncertain, OutcomeClass::Failed}) {
        const QString sentence
            = outcomeSentence(outcome, daysOffFor(), about(QStringLiteral("roberto")), result);
        QVERIFY(sentence.endsWith(QLatin1Char('.')));
        QVERIFY(!sentence.contains(QLatin1String("40")));
        QCOMPARE(OpenApi::outcomeFromString(OpenApi::outcomeName(outcome)), std::optional(outcome));
    }
    QVERIFY(outcomeSentence(OutcomeClass::Ok, daysOffFor(), {}, result).isEmpty());
    QCOMPARE(outcomeSentence(OutcomeClass::NotFound, daysOffFor(), about(QStringLiteral("nobody")), result),
             QStringLiteral("HR knows no person called nobody."));
}

void tst_Outcomes::fillsTextsOnceAndHarmlessly()
{
    QCOMPARE(fillText(QStringLiteral("{a} and {b}"),
                      {{QStringLiteral("a"), QStringLiteral("{b}")}, {QStringLiteral("b"), 2}}),
             QStringLiteral("{b} and 2"));
    QCOMPARE(fillText(QStringLiteral("{a}"), {{QStringLiteral("a"), QString::fromUtf8("x\u202Ey\nz")}}),
             QStringLiteral("xy z"));
    QVERIFY(fillText(QStringLiteral("{a}"), {{QStringLiteral("a"), QString(5000, QLatin1Char('x'))}}).size()
            <= 300);
    QCOMPARE(fillText(QStringLiteral("open {a"), {}), QStringLiteral("open {a"));
}

void tst_Outcomes::suggestsWhatThePersonMayAsk()
{
    OpenApi::Operation own;
    own.name = QStringLiteral("daysOff");
    own.texts.ask = QStringLiteral("How many days off do I have?");
    OpenApi::Operation table = daysOffFor();
    table.name = QStringLiteral("employees");
    table.texts.ask = QStringLiteral("Who works here?");
    OpenApi::Operation broken = own;
    broken.name = QStringLiteral("broken");
    broken.usable = false;
    const QList<OpenApi::Operation> all {own, daysOffFor(), table, broken};
    QCOMPARE(suggestionsFor(all, {}, QStringLiteral("daysOffFor")), QStringList {own.texts.ask});
    QCOMPARE(suggestionsFor(all, {QStringLiteral("office-management")}, QStringLiteral("daysOffFor")),
             (QStringList {own.texts.ask, table.texts.ask}));
    QVERIFY(suggestionsFor(all, {}, QStringLiteral("daysOff")).isEmpty());
}

void tst_Outcomes::putsOurSentencesFirst_data()
{
    QTest::addColumn<QStringList>("sentences");
    QTest::addColumn<QString>("modelText");
    QTest::addColumn<QString>("away");
    QTest::addColumn<QString>("response");
    const QString no = QStringLiteral("You may not.");
    QTest::newRow("only the model") << QStringList() << "Hello."
                                    << ""
                                    << "Hello.";
    QTest::newRow("only ours") << QStringList {no} << ""
                               << ""
                               << "You may not.";
    QTest::newRow("the model adds") << QStringList {no} << "roberto has 99 days."
                                    << ""
                                    << "You may not.\n\nroberto has 99 days.";
    QTest::newRow("the model repeats") << QStringList {no} << "You may not."
                                       << ""
                                       << "You may not.";
    QTest::newRow("an item of a list") << QStringList {no} << "- You may not.\n- You have 10.\n- Anna has 5."
                                       << ""
                                       << "You may not.\n\n- You have 10.\n- Anna has 5.";
    QTest::newRow("all items but one") << QStringList {no} << "- You may not.\n- You have 10."
                                       << ""
                                       << "You may not.\n\nYou have 10.";
    QTest::newRow("every item") << QStringList {no, QStringLiteral("Nor this.")}
                                << "1. You may not.\n2. Nor this."
                                << ""
                                << "You may not.\n\nNor this.";
    QTest::newRow("twice the same") << QStringList {no, no} << ""
                                    << ""
                                    << "You may not.";
    QTest::newRow("a service is away") << QStringList() << "Hello."
                                       << "HR is away."
                                       << "Hello.\n\nHR is away.";
    QTest::newRow("nothing at all") << QStringList() << "  "
                                    << ""
                                    << "";
}

void tst_Outcomes::putsOurSentencesFirst()
{
    QFETCH(QStringList, sentences);
    QFETCH(QString, modelText);
    QFETCH(QString, away);
    QFETCH(QString, response);
    QList<Outcome> outcomes;
    for (const QString &sentence : sentences) {
        Outcome outcome;
        outcome.sentence = sentence;
        outcomes.append(outcome);
    }
    QCOMPARE(composeResponse(outcomes, modelText, away), response);
}

void tst_Outcomes::showsInvisibleCharacters()
{
    const QJsonObject arguments {
        {QStringLiteral("a"), QJsonArray {QString::fromUtf8("x\u200By"), 5}},
        {QStringLiteral("b"), QJsonObject {{QStringLiteral("c"), QString::fromUtf8("\u202Ez")}}}};
    const QJsonObject shown {
        {QStringLiteral("a"), QJsonArray {QStringLiteral("x\\u{200B}y"), 5}},
        {QStringLiteral("b"), QJsonObject {{QStringLiteral("c"), QStringLiteral("\\u{202E}z")}}}};
    QCOMPARE(Agent::shownArguments(arguments), shown);
    QCOMPARE(visible(QString::fromUtf8("a\u200Bb\u202Ec\u00A0d")),
             QStringLiteral("a\\u{200B}b\\u{202E}c\\u{00A0}d"));
    QCOMPARE(visible(QString::fromUtf8("Łukasz’s\n👍")), QString::fromUtf8("Łukasz’s\n👍"));
    QCOMPARE(visible(QString::fromUcs4(U"\U000E0041", 1)), QStringLiteral("\\u{E0041}"));
}

QTEST_GUILESS_MAIN(tst_Outcomes)
#include "tst_outcomes.moc"
