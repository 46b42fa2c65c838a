// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/assistant.h"
#include "agent/builtinphrasings.h"

#include <QJsonArray>
#include <QTest>

#include <functional>

using namespace Phrasings;

namespace {

/// The lists on days off, as `daysoff-…`; the first has no name of its own.
constexpr std::initializer_list<const char *> daysOffLists {
    "",          "more",      "third",       "fourth",     "fifth",      "sixth",      "seventh",
    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",    "thirteenth", "fourteenth",
    "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"};
/// The other services: `documents/….json` and the list of the same name.
constexpr std::initializer_list<const char *> services {
    "rooms",        "expenses", "library",     "tickets",    "parking",   "courses",      "shipments",
    "clinic",       "visitors", "budget",      "canteen",    "equipment", "poolcars",     "contracts",
    "shelter",      "oncall",   "heating",     "phones",     "museum",    "harbour",      "recruiting",
    "translations", "gym",      "deployments", "tenants",    "hotels",    "lostandfound", "badges",
    "charging",     "plants",   "surveys",     "ferry",      "mentoring", "workwear",     "newsletter",
    "webshop",      "weather",  "carfleet",    "timesheets", "coffee",    "events",       "vet",
    "warehouse",    "invoices", "desks",       "purchase",   "lab",       "volunteers"};

QString daysOffFile(const char *name)
{
    return *name ? QStringLiteral("daysoff-%1.txt").arg(QLatin1String(name)) : QStringLiteral("daysoff.txt");
}

struct Score
{
    int right = 0;
    int all = 0;
    int wrongPerson = 0;
    QStringList misses;
};

/// \param put  puts something around each phrasing; false: this one does not bear it
Score score(const QString &file, const QList<OpenApi::Operation> &tools,
            const std::function<bool(Phrasing &)> &put = {})
{
    Score result;
    for (Phrasing phrasing : readPhrasings(QStringLiteral("tests/agent/builtin/") + file)) {
        if (put && !put(phrasing))
            continue;
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
    void fillsNothingInThatWasNotSaid_data();
    void fillsNothingInThatWasNotSaid();
    void leadsFromTheOwnQuestionToTheOperation_data();
    void leadsFromTheOwnQuestionToTheOperation();
    void offersOnlyWhatTheRolesAllow();
    void showsRecordsAsATable();
    void callsNothingForWhatIsNoQuestion_data();
    void callsNothingForWhatIsNoQuestion();
    void answersQuestionsOnOtherServices_data();
    void answersQuestionsOnOtherServices();
    void understandsTheSameWithCourtesiesAround_data();
    void understandsTheSameWithCourtesiesAround();
    void choosesAmongManyServices();
    void saysWhatItCannotKnow_data();
    void saysWhatItCannotKnow();
    void answersLongInputInWords_data();
    void answersLongInputInWords();
};

static QList<OpenApi::Operation> hrTools()
{
    return readTools(QStringLiteral("backend/hr/openapi.json"),
                     {QStringLiteral("daysOff"), QStringLiteral("daysOffFor")});
}

void tst_BuiltInPhrasings::answersDaysOffQuestions_data()
{
    QTest::addColumn<QString>("file");
    for (const char *name : daysOffLists)
        QTest::newRow(*name ? name : "first") << daysOffFile(name);
}

void tst_BuiltInPhrasings::answersDaysOffQuestions()
{
    QFETCH(QString, file);
    const Score result = score(file, hrTools());
    QVERIFY2(result.all >= 45, "fewer phrasings than asked for");
    QVERIFY(result.all - result.right <= 3);
    QCOMPARE(result.wrongPerson, 0);
}

void tst_BuiltInPhrasings::fillsNothingInThatWasNotSaid_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("changes") << QStringLiteral("daysoff-changes.txt");
    QTest::newRow("record") << QStringLiteral("daysoff-record.txt");
    QTest::newRow("careful") << QStringLiteral("daysoff-careful.txt");
}

void tst_BuiltInPhrasings::fillsNothingInThatWasNotSaid()
{
    QFETCH(QString, file);
    const Score result = score(file, hrTools());
    QVERIFY(result.all >= 25);
    QCOMPARE(result.right, result.all);
    QCOMPARE(result.wrongPerson, 0);
}

void tst_BuiltInPhrasings::leadsFromTheOwnQuestionToTheOperation_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("hr") << QStringLiteral("backend/hr/openapi.json");
    for (const char *name :
         {"clinic", "courses", "expenses", "library", "parking", "rooms", "shipments", "tickets", "budget"})
        QTest::newRow(name) << QStringLiteral("tests/agent/documents/%1.json").arg(QLatin1String(name));
}

/// What the welcome page offers must work: every `ask`, with names and numbers in its gaps.
void tst_BuiltInPhrasings::leadsFromTheOwnQuestionToTheOperation()
{
    QFETCH(QString, file);
    const QList<OpenApi::Operation> tools
        = readTools(file, {QStringLiteral("daysOff"), QStringLiteral("daysOffFor")});
    for (const OpenApi::Operation &tool : tools) {
        QString ask = tool.texts.ask;
        for (const OpenApi::Argument &argument : tool.arguments) {
            const QString type = argument.schema[QStringLiteral("type")].toString();
            const QJsonArray examples = argument.schema.contains(QStringLiteral("enum"))
                ? argument.schema[QStringLiteral("enum")].toArray()
                : argument.schema[QStringLiteral("examples")].toArray();
            const QString example = examples.first().toString();
            const bool number = type == QLatin1String("integer") || type == QLatin1String("number");
            ask.replace(QStringLiteral("{%1}").arg(argument.name),
                        number                  ? QStringLiteral("12")
                            : example.isEmpty() ? QStringLiteral("roberto")
                                                : example);
        }
        if (ask.isEmpty())
            continue;
        const Agent::ModelAnswer answer
            = Agent::answer(request(tools, QStringLiteral("office"), {ask}), now());
        QVERIFY2(answer.toolCalls.size() == 1, qPrintable(ask + QStringLiteral(": ") + answer.text));
        QCOMPARE(answer.toolCalls.first().name, tool.name);
    }
}

void tst_BuiltInPhrasings::offersOnlyWhatTheRolesAllow()
{
    Agent::ModelRequest asked
        = request(hrTools(), QStringLiteral("jettro"), {QStringLiteral("What can you do?")});
    const QString forAnyone = Agent::answer(asked, now()).text;
    QVERIFY(forAnyone.contains(QLatin1String("- How many days off do I have?")));
    QVERIFY(!forAnyone.contains(QLatin1String("table of all employees")));
    QVERIFY(forAnyone.endsWith(QLatin1String("3 more take a role that you do not have: office-management.")));
    asked.roles = {QStringLiteral("office-management")};
    const QString forOffice = Agent::answer(asked, now()).text;
    QVERIFY(forOffice.contains(QLatin1String("- Show me the table of all employees")));
    QVERIFY(!forOffice.contains(QLatin1String("role that you do not have")));
}

void tst_BuiltInPhrasings::showsRecordsAsATable()
{
    const auto told = [](const QByteArray &data) {
        Agent::ModelRequest asked
            = request(hrTools(), QStringLiteral("jettro"), {QStringLiteral("Who looked at my data?")});
        const Agent::ModelAnswer answer = Agent::answer(asked, now());
        asked.messages.append({Agent::ChatMessage::Role::Assistant, {}, answer.toolCalls, {}});
        asked.messages.append({Agent::ChatMessage::Role::Tool,
                               QString::fromUtf8("{\"class\":\"ok\",\"data\":" + data + '}'),
                               {},
                               answer.toolCalls.first().id});
        return Agent::answer(asked, now()).text;
    };
    const QString some = told(
        R"({"scope":"mine","lookups":[{"id":"6f0d1c0e-6a0f-4f60-9d54-0d5f3f6a7a51","at":"2026-11-17T10:05:12.031Z",)"
        R"("actor":"office","role":"office-management","action":"lookup","people":1,"person_name":"jettro",)"
        R"("correlation_id":"2a86e4d0b7bb4c1f"}],"total":1,"offset":0,"limit":50})");
    QVERIFY2(some.contains(QLatin1String("| 2026-11-17 10:05 UTC | office |")), qPrintable(some));
    QVERIFY(!some.contains(QLatin1String("6f0d1c0e")) && !some.contains(QLatin1String("2a86e4d0")));
    QVERIFY(!some.contains(QLatin1String("Skipped")));
    const QString none = told(R"({"scope":"mine","lookups":[],"total":0,"offset":0,"limit":50})");
    QVERIFY2(none.startsWith(QLatin1String("Nobody.")), qPrintable(none));
}

void tst_BuiltInPhrasings::callsNothingForWhatIsNoQuestion_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("first") << QStringLiteral("daysoff-nothing.txt");
    QTest::newRow("more") << QStringLiteral("daysoff-nothing-more.txt");
    QTest::newRow("third") << QStringLiteral("daysoff-nothing-third.txt");
    QTest::newRow("fourth") << QStringLiteral("daysoff-nothing-fourth.txt");
    QTest::newRow("fifth") << QStringLiteral("daysoff-nothing-fifth.txt");
    QTest::newRow("seventh") << QStringLiteral("daysoff-nothing-seventh.txt");
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
    for (const char *name : services)
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_BuiltInPhrasings::answersQuestionsOnOtherServices()
{
    QFETCH(QString, name);
    const Score result = score(name + QStringLiteral(".txt"),
                               readTools(QStringLiteral("tests/agent/documents/%1.json").arg(name)));
    QVERIFY2(result.all >= 29, "fewer phrasings than asked for");
    // 28 of 30
    QVERIFY(result.right * 30 >= result.all * 28);
    QCOMPARE(result.wrongPerson, 0);
}

void tst_BuiltInPhrasings::understandsTheSameWithCourtesiesAround_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("behind");
    QTest::newRow("wondering") << QStringLiteral("I was wondering ") << QString();
    QTest::newRow("question") << QStringLiteral("Quick question: ") << QString();
    QTest::newRow("excuse") << QStringLiteral("Sorry to bother you, but ") << QString();
    QTest::newRow("telling") << QStringLiteral("Tell me ") << QString();
    QTest::newRow("greeting") << QStringLiteral("Hello! ") << QString();
    QTest::newRow("thanks") << QString() << QStringLiteral(", thanks");
    QTest::newRow("haste") << QString() << QStringLiteral(", it is urgent");
}

/// Every single question of every list that begins with a word that asks, once more with a courtesy.
void tst_BuiltInPhrasings::understandsTheSameWithCourtesiesAround()
{
    QFETCH(QString, before);
    QFETCH(QString, behind);
    const auto put = [&](Phrasing &phrasing) {
        static const QStringList words = QStringLiteral("who what which when where how").split(u' ');
        QString &question = phrasing.questions.last();
        if (phrasing.questions.size() > 1 || phrasing.leads == Phrasing::Leads::Nothing
            || !words.contains(question.section(u' ', 0, 0).toLower()))
            return false;
        question = before + question.left(1).toLower() + question.mid(1) + behind;
        return true;
    };
    Score all;
    const auto add = [&](const Score &each) {
        all.right += each.right;
        all.all += each.all;
        all.wrongPerson += each.wrongPerson;
    };
    for (const char *name : daysOffLists)
        add(score(daysOffFile(name), hrTools(), put));
    for (const char *name : services)
        add(score(QStringLiteral("%1.txt").arg(QLatin1String(name)),
                  readTools(QStringLiteral("tests/agent/documents/%1.json").arg(QLatin1String(name))), put));
    QVERIFY(all.all > 300);
    QVERIFY2(all.right * 100 >= all.all * 97, qPrintable(QString::number(all.right)));
    QCOMPARE(all.wrongPerson, 0);
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

void tst_BuiltInPhrasings::saysWhatItCannotKnow_data()
{
    QTest::addColumn<QString>("document");
    QTest::addColumn<QStringList>("questions");
    QTest::addColumn<QString>("lookups");
    QTest::addColumn<QString>("says");
    const QString hr = QStringLiteral("backend/hr/openapi.json");
    const QString contracts = QStringLiteral("tests/agent/documents/contracts.json");
    const QString onRecord = QStringLiteral("I cannot know why. I can only show what is on record:");
    const QString someone = QStringLiteral(
        "[{\"at\":\"2026-11-17T10:05:12.031Z\",\"actor\":\"office\",\"action\":\"change\"}]");
    QTest::newRow("with a record, alone")
        << hr << QStringList {QStringLiteral("Why do I only have 10 days off?")} << someone << onRecord;
    QTest::newRow("with a record, after an answer")
        << hr << QStringList {QStringLiteral("How many days off do I have?"), QStringLiteral("why so few?")}
        << someone << onRecord;
    QTest::newRow("with an empty record")
        << hr << QStringList {QStringLiteral("Why do I only have 10 days off?")} << QStringLiteral("[]")
        << QStringLiteral("I cannot know why: your services do not tell me the reason. Somebody who is "
                          "responsible for it may know. There is nothing like that on record.");
    QTest::newRow("whether somebody did it")
        << hr << QStringList {QStringLiteral("Has office looked me up?")} << QStringLiteral("[]")
        << QStringLiteral("There is nothing like that on record.");
    QTest::newRow("who did it") << hr << QStringList {QStringLiteral("Who looked at my data?")}
                                << QStringLiteral("[]") << QStringLiteral("Nobody.");
    QTest::newRow("who may look")
        << hr << QStringList {QStringLiteral("Who is allowed to see my days off?")} << QString()
        << QStringLiteral("“How many days off does (name of the person) have?” takes the role "
                          "office-management. Who has that role I cannot tell. What was done stands on "
                          "record: ask “Who looked at my data?”");
    QTest::newRow("who may change") << hr
                                    << QStringList {QStringLiteral(
                                           "who else can change roberto's allowance?")}
                                    << QString() << QStringLiteral("“Set (");
    QTest::newRow("who may, where no role is known")
        << contracts << QStringList {QStringLiteral("Who can see the contracts?")} << QString()
        << QStringLiteral("Your services do not tell me who may do that.");
    QTest::newRow("without a record")
        << contracts << QStringList {QStringLiteral("show contract C-0042"), QStringLiteral("why so low?")}
        << QStringLiteral("[]")
        << QStringLiteral("I cannot know why: your services do not tell me the reason.");
}

void tst_BuiltInPhrasings::saysWhatItCannotKnow()
{
    QFETCH(QString, document);
    QFETCH(QStringList, questions);
    QFETCH(QString, lookups);
    QFETCH(QString, says);
    const QList<OpenApi::Operation> tools
        = readTools(document, {QStringLiteral("daysOff"), QStringLiteral("daysOffFor")});
    Agent::ModelRequest asked = request(tools, QStringLiteral("jettro"), questions);
    Agent::ModelAnswer answer = Agent::answer(asked, now());
    if (!answer.toolCalls.isEmpty()) {
        QCOMPARE(answer.toolCalls.first().name, QStringLiteral("lookups"));
        asked.messages.append({Agent::ChatMessage::Role::Assistant, {}, answer.toolCalls, {}});
        asked.messages.append(
            {Agent::ChatMessage::Role::Tool,
             QStringLiteral("{\"class\":\"ok\",\"data\":{\"scope\":\"mine\",\"lookups\":%1}}").arg(lookups),
             {},
             answer.toolCalls.first().id});
        answer = Agent::answer(asked, now());
    }
    QVERIFY2(answer.text.startsWith(says), qPrintable(answer.text));
}

void tst_BuiltInPhrasings::answersLongInputInWords_data()
{
    QTest::addColumn<QString>("input");
    constexpr int length = 10000;
    QTest::newRow("one word") << QString(length, u'a');
    QTest::newRow("signs") << QStringLiteral("?! ").repeated(length / 3);
    QTest::newRow("many words") << QStringLiteral("lorem ipsum dolor ").repeated(length / 18);
    QTest::newRow("numbers") << QStringLiteral("12 ").repeated(length / 3);
    QTest::newRow("code") << QStringLiteral("for (int i = 0; i < n; ++i) { f(i); }\n").repeated(length / 38);
    QTest::newRow("brackets") << QString(length, u'{');
    QTest::newRow("another script") << QStringLiteral("残りの休暇は何日ですか ").repeated(length / 12);
}

/// Whatever is pasted: nothing is called, and the answer is a sentence that helps on.
void tst_BuiltInPhrasings::answersLongInputInWords()
{
    QFETCH(QString, input);
    const Agent::ModelAnswer answer
        = Agent::answer(request(hrTools(), QStringLiteral("office"), {input}), now());
    QVERIFY(answer.toolCalls.isEmpty());
    QVERIFY2(answer.text.contains(QLatin1String("What can you do?"))
                 || answer.text.contains(QLatin1String("How many days off do I have?")),
             qPrintable(answer.text));
}

QTEST_GUILESS_MAIN(tst_BuiltInPhrasings)
#include "tst_builtinphrasings.moc"
