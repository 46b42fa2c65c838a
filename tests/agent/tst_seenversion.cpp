// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/seenversion.h"

#include <QTest>

using Agent::ChatMessage;
using OpenApi::Argument;
using OpenApi::Operation;

namespace {

Operation operation(const char *name, const char *method, const QString &path,
                    const QList<std::pair<QString, Argument::Place>> &arguments, const char *service = "HR")
{
    Operation made;
    made.name = QLatin1String(name);
    made.service = QLatin1String(service);
    made.method = method;
    made.path = path;
    made.baseUrl = QUrl(QStringLiteral("https://hr.example"));
    for (const auto &[argumentName, place] : arguments) {
        Argument argument;
        argument.name = argument.wireName = argumentName;
        argument.place = place;
        made.arguments.append(argument);
    }
    return made;
}

const QString person = QStringLiteral("person_name");
const QString ifMatch = QStringLiteral("If-Match");
const QString daysOff = QStringLiteral("/employees/{person_name}/daysOff");

Operation change(const QString &header = ifMatch)
{
    return operation("change", "PUT", daysOff,
                     {{person, Argument::Place::Path}, {header, Argument::Place::Header}});
}

QList<Operation> operations()
{
    return {change(), operation("list", "GET", QStringLiteral("/employees"), {}),
            operation("one", "GET", daysOff,
                      {{person, Argument::Place::Path}, {QStringLiteral("full"), Argument::Place::Query}}),
            operation("elsewhere", "GET", QStringLiteral("/employees"), {}, "Mail"),
            operation("changeCard", "PUT", QStringLiteral("/cards/{id}"),
                      {{QStringLiteral("id"), Argument::Place::Path}, {ifMatch, Argument::Place::Header}})};
}

const QJsonObject roberto {{person, QStringLiteral("roberto")}};

/// A call and its result, as they stand in a history.
/// \param json  of the result, with ' for "
QList<ChatMessage> read(const char *tool, const QJsonObject &arguments, QByteArray json,
                        const QString &id = QStringLiteral("call"))
{
    json.replace('\'', '"');
    return {{ChatMessage::Role::Assistant, {}, {{id, QLatin1String(tool), arguments}}, {}},
            {ChatMessage::Role::Tool, QString::fromUtf8(json), {}, id}};
}

/// The table with jettro's version `"v1"` and roberto's `"v3"`.
const QByteArray rows = R"({'class':'ok','data':{'employees':[{'person_name':'jettro','etag':'\'v1\''},
{'person_name':'roberto','etag':'\'v3\''}]}})";
const char *const withTag = R"({'class':'ok','etag':'\'h4\'','data':{'days':4}})";
const char *const untagged = "{'class':'ok','data':{'person_name':'roberto','days_off_available':15}}";
const char *const refused = "{'class':'invalid','reason':'changed_meanwhile','sentence':'Somebody …'}";

QList<ChatMessage> table(const char *tool = "list")
{
    return read(tool, {}, rows);
}

QString seen(const QList<ChatMessage> &messages, const QJsonObject &arguments = roberto)
{
    return Agent::seenVersion(change(), arguments, messages, operations());
}

} // namespace

class tst_SeenVersion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isThatOfTheSameThingInATable();
    void isTheTagOfTheChangesOwnAddress();
    void takesANumberForTheSameText();
    void isTheNewest();
    void keepsAnOldOneUntilItWasRefused();
    void isNoneOfOtherThings();
    void isNoneOfAnotherService();
    void isNoneThatIsWeakOrNoTag();
    void leavesTheCallersOwnAlone();
    void readsResultsOnly();
    void tellsCallsWithOneIdApart();
};

void tst_SeenVersion::isThatOfTheSameThingInATable()
{
    QCOMPARE(seen(table()), QStringLiteral("\"v3\""));
    QCOMPARE(Agent::versionArgument(change(QStringLiteral("if-match"))), QStringLiteral("if-match"));
    QCOMPARE(Agent::seenVersion(change(QStringLiteral("if-match")), roberto, table(), operations()),
             QStringLiteral("\"v3\""));
}

void tst_SeenVersion::isTheTagOfTheChangesOwnAddress()
{
    QJsonObject query = roberto;
    query.insert(QStringLiteral("full"), QStringLiteral("yes"));
    QCOMPARE(seen(read("one", query, withTag)), QStringLiteral("\"h4\""));
    // A tag of an address says nothing of another one, whatever it answers.
    QCOMPARE(seen(read("list", {}, withTag)), QString());
    QCOMPARE(seen(read("one", {{person, QStringLiteral("jettro")}}, withTag)), QString());
}

void tst_SeenVersion::takesANumberForTheSameText()
{
    const QList<ChatMessage> cards
        = read("list", {}, R"({'class':'ok','data':[{'id':'7','etag':'\'a\''},{'id':8,'etag':'\'b\''}]})");
    const Operation changeCard = operations().constLast();
    const auto versionOf = [&](const QJsonValue &id) {
        return Agent::seenVersion(changeCard, {{QStringLiteral("id"), id}}, cards, operations());
    };
    QCOMPARE(versionOf(7), QStringLiteral("\"a\""));
    QCOMPARE(versionOf(QStringLiteral("8")), QStringLiteral("\"b\""));
    QCOMPARE(versionOf(9), QString());
}

void tst_SeenVersion::isTheNewest()
{
    const QList<ChatMessage> changed
        = read("change", roberto, R"({'class':'ok','etag':'\'v4\'','data':{'person_name':'roberto'}})");
    QCOMPARE(seen(table() + changed), QStringLiteral("\"v4\""));
    QCOMPARE(seen(changed + table()), QStringLiteral("\"v3\""));
}

void tst_SeenVersion::keepsAnOldOneUntilItWasRefused()
{
    const QList<ChatMessage> looked = read("list", {}, untagged);
    const QList<ChatMessage> conflict = read("change", roberto, refused);
    // It may have changed between the two: better refused once too often than made to what nobody saw.
    QCOMPARE(seen(table() + looked), QStringLiteral("\"v3\""));
    QCOMPARE(seen(table() + looked + conflict), QStringLiteral("\"v3\""));
    QCOMPARE(seen(table() + conflict), QStringLiteral("\"v3\""));
    // Who looked it up after that has seen what is there now.
    QCOMPARE(seen(table() + conflict + looked), QString());
    QCOMPARE(seen(table() + conflict + looked + table()), QStringLiteral("\"v3\""));
    // A conflict about somebody else says nothing.
    QCOMPARE(seen(table() + read("change", {{person, QStringLiteral("jettro")}}, refused) + looked),
             QStringLiteral("\"v3\""));
}

void tst_SeenVersion::isNoneOfOtherThings()
{
    QCOMPARE(seen(table(), {{person, QStringLiteral("ada")}}), QString());
    QCOMPARE(Agent::seenVersion(change(QStringLiteral("X-Version")), roberto, table(), operations()),
             QString());
    // With no parameter in the path, only the address says what it is about.
    const Operation all
        = operation("change", "PUT", QStringLiteral("/employees"), {{ifMatch, Argument::Place::Header}});
    QCOMPARE(Agent::seenVersion(all, {}, table(), operations()), QString());
    QCOMPARE(Agent::seenVersion(all, {}, read("list", {}, withTag), operations()), QStringLiteral("\"h4\""));
}

void tst_SeenVersion::isNoneOfAnotherService()
{
    QCOMPARE(seen(table("elsewhere")), QString());
    QCOMPARE(seen(table() + read("elsewhere", {}, untagged)), QStringLiteral("\"v3\""));
    QCOMPARE(seen(table("a tool that is gone")), QString());
}

void tst_SeenVersion::isNoneThatIsWeakOrNoTag()
{
    for (const char *tag : {R"(W/\'v\')", "v", "", R"(\'a\' , \'b\')", R"(\'a\nb\')"}) {
        const QByteArray result
            = QByteArray("{'class':'ok','data':{'person_name':'roberto','etag':'") + tag + "'}}";
        QCOMPARE(seen(read("list", {}, result)), QString());
    }
}

void tst_SeenVersion::leavesTheCallersOwnAlone()
{
    QJsonObject arguments = roberto;
    arguments.insert(ifMatch, QStringLiteral("\"v1\""));
    QCOMPARE(seen(table(), arguments), QString());
    // "Whatever it is" gives way to what was seen.
    arguments.insert(ifMatch, QStringLiteral("*"));
    QCOMPARE(seen(table(), arguments), QStringLiteral("\"v3\""));
}

void tst_SeenVersion::readsResultsOnly()
{
    QList<ChatMessage> said = table();
    said.last().role = ChatMessage::Role::User;
    QCOMPARE(seen(said), QString());
    QCOMPARE(seen(read("list", {}, "not JSON")), QString());
    const QByteArray absent = R"({'class':'not_found','etag':'\'h4\''})";
    QCOMPARE(seen(read("one", roberto, absent)), QString());
    QCOMPARE(seen({table().constLast()}), QString()); // with no call of its own
}

void tst_SeenVersion::tellsCallsWithOneIdApart()
{
    // Models count from one again in each turn.
    QCOMPARE(seen(read("one", roberto, withTag) + read("list", {}, "{'class':'ok','data':[]}")),
             QStringLiteral("\"h4\""));
}

QTEST_GUILESS_MAIN(tst_SeenVersion)
#include "tst_seenversion.moc"
