// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/wording.h"

#include "agent/outcomes.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace Agent::BuiltIn {

namespace {

constexpr int mostListed = 15;

/// "How many days off does (name of the person) have?"
QString exampleOf(const OpenApi::Operation &operation)
{
    if (operation.texts.ask.isEmpty()) {
        const QString summary = operation.summary.simplified();
        return summary.isEmpty() ? identifierWords(operation.name) : summary;
    }
    QString text = operation.texts.ask;
    for (const OpenApi::Argument &argument : operation.arguments) {
        const QString title = argument.title.isEmpty() ? identifierWords(argument.name) : argument.title;
        text.replace(QStringLiteral("{%1}").arg(argument.name), QStringLiteral("(%1)").arg(title.toLower()));
    }
    return text;
}

QString joined(const QStringList &parts, const QString &last)
{
    if (parts.size() < 2)
        return parts.join(QString());
    return parts.mid(0, parts.size() - 1).join(QStringLiteral(", ")) + u' ' + last + u' ' + parts.last();
}

/// What the person may do, a line each, then in one sentence what takes a role that they lack.
QString listOf(const ModelRequest &request)
{
    QStringList lines;
    QStringList roles;
    int others = 0;
    for (const OpenApi::Operation &operation : request.tools) {
        const QString line = QStringLiteral("- ") + exampleOf(operation);
        if (!operation.usable || lines.contains(line))
            continue;
        if (isAllowed(operation, request.roles)) {
            lines.append(line);
            continue;
        }
        ++others;
        for (const QString &role : operation.requiredRoles) {
            if (!roles.contains(role))
                roles.append(role);
        }
    }
    const qsizetype more = lines.size() - mostListed;
    if (more > 0) {
        lines = lines.mid(0, mostListed);
        lines.append(QStringLiteral("- … and %1 more").arg(more));
    }
    QString text = lines.join(u'\n');
    if (others > 0)
        text += QStringLiteral("%1%2 %3 a role that you do not have: %4.")
                    .arg(lines.isEmpty() ? QString() : QStringLiteral("\n\n"))
                    .arg(others)
                    .arg(others == 1 ? QStringLiteral("more takes") : QStringLiteral("more take"),
                         joined(roles, QStringLiteral("or")));
    return text;
}

QString singleQuestion(const Slot &slot)
{
    switch (slot.kind) {
    case Slot::Kind::Person:
        return whomDoYouMean();
    case Slot::Kind::Choice: {
        const QString options
            = slot.options.size() <= 12 ? joined(slot.options, QStringLiteral("or")) : QString();
        return options.isEmpty() ? QStringLiteral("Which %1?").arg(slot.title)
                                 : QStringLiteral("Which %1: %2?").arg(slot.title, options);
    }
    case Slot::Kind::Id:
    case Slot::Kind::Name:
    case Slot::Kind::Uuid:
    case Slot::Kind::Date:
        return QStringLiteral("Which %1?").arg(slot.title);
    case Slot::Kind::Flag:
        return QStringLiteral("%1: yes or no?").arg(slot.title);
    default:
        return QStringLiteral("What is the %1?").arg(slot.title);
    }
}

/// "book a room" for "Book a room." or "bookRoom".
QString deedOf(const OpenApi::Operation &operation)
{
    QString deed = operation.summary.simplified();
    if (deed.isEmpty())
        deed = identifierWords(operation.name);
    if (deed.endsWith(u'.'))
        deed.chop(1);
    if (deed.size() > 1 && !deed[1].isUpper())
        deed[0] = deed[0].toLower();
    return deed;
}

QString plainValue(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    if (value.isBool())
        return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    QStringList parts;
    for (const QJsonValue &each : value.toArray())
        parts.append(plainValue(each));
    return parts.join(QStringLiteral(", "));
}

} // namespace

QString capabilities(const ModelRequest &request)
{
    if (request.tools.isEmpty())
        return QStringLiteral(
            "I am the built-in assistant. At the moment there is no service that I could ask "
            "for you.");
    return QStringLiteral("I am the built-in assistant. I can only answer what your services offer:\n\n")
        + listOf(request);
}

QString refusal(const ModelRequest &request)
{
    if (request.tools.isEmpty())
        return QStringLiteral("I am sorry, I cannot help with that: at the moment there is no service that I "
                              "could ask for you.");
    for (qsizetype i = request.messages.size() - 1; i > 0; --i) {
        if (request.messages[i].role == ChatMessage::Role::Assistant) {
            if (request.messages[i].text.startsWith(QLatin1String("I am sorry, I cannot help with that")))
                return QStringLiteral("I am sorry, I cannot help with that either. “What can you do?” shows "
                                      "what I can answer.");
            break;
        }
    }
    return QStringLiteral(
               "I am sorry, I cannot help with that. I can only answer what your services offer:\n\n")
        + listOf(request);
}

QString rolesOf(const ModelRequest &request)
{
    if (request.roles.isEmpty())
        return QStringLiteral("You have no special role: you can do what everybody can.");
    return QStringLiteral("You are signed in as %1, with %2 %3.")
        .arg(request.personName,
             request.roles.size() == 1 ? QStringLiteral("the role") : QStringLiteral("the roles"),
             joined(request.roles, QStringLiteral("and")));
}

QString notThatPerson(const ModelRequest &request)
{
    return QStringLiteral(
               "You are signed in as %1, and I act for nobody else. Ask about yourself with “I” and “my”.")
        .arg(request.personName);
}

QString meaning(const OpenApi::Operation &operation, const QJsonObject &arguments)
{
    const QString asked = fillText(operation.texts.ask, arguments);
    return asked.isEmpty() || asked.contains(u'{') ? exampleOf(operation) : asked;
}

QString groupRefusal(bool changes)
{
    return changes
        ? QStringLiteral(
            "I cannot do that for everybody at once. Please name the people you mean, one after the other.")
        : QStringLiteral(
            "I cannot look that up for everybody at once. Please name the people you mean, up to "
            "eight in one question.");
}

QString tooMany(const Profile &profile, int most)
{
    return (profile.changes
                ? QStringLiteral("I do at most %1 of that at once, so I did nothing. Please ask "
                                 "for fewer in one question.")
                : QStringLiteral("I look up at most %1 at once, so I looked up nothing. Please ask "
                                 "for fewer in one question."))
        .arg(most);
}

QString oneAfterTheOther()
{
    return QStringLiteral("I am not sure what shall be done for whom, so I did nothing. Please tell me one "
                          "person after the other.");
}

QString otherPersonRefusal(const QString &name)
{
    return QStringLiteral("I cannot look that up for %1: none of your services offers it for another person.")
        .arg(name);
}

QString nothingDone()
{
    return QStringLiteral("All right, I do nothing.");
}

QString cannotExplain()
{
    return QStringLiteral("I cannot know why: your services do not tell me the reason. Somebody who is "
                          "responsible for it may know.");
}

QString nothingOnRecord()
{
    return QStringLiteral("There is nothing like that on record.");
}

QString whomDoYouMean()
{
    return QStringLiteral("Whom do you mean? Please give me the name.");
}

QString takesRole(const OpenApi::Operation &operation)
{
    return QStringLiteral("“%1” takes the role %2. Who has that role I cannot tell.")
        .arg(exampleOf(operation), joined(operation.requiredRoles, QStringLiteral("or")));
}

QString nobodyTellsRights()
{
    return QStringLiteral("Your services do not tell me who may do that.");
}

QString onRecordInstead(const OpenApi::Operation &operation)
{
    return QStringLiteral("What was done stands on record: ask “%1”").arg(exampleOf(operation));
}

QString onlyOnRecord()
{
    return QStringLiteral("I cannot know why. I can only show what is on record:");
}

namespace {

/// "from 0 to 366", "at least 1"; empty: any number.
QString limitsOf(const Slot &slot)
{
    const QJsonValue least = slot.schema[QStringLiteral("minimum")];
    const QJsonValue most = slot.schema[QStringLiteral("maximum")];
    if (least.isDouble() && most.isDouble())
        return QStringLiteral("from %1 to %2").arg(plainValue(least), plainValue(most));
    if (least.isDouble())
        return QStringLiteral("at least %1").arg(plainValue(least));
    return most.isDouble() ? QStringLiteral("at most %1").arg(plainValue(most)) : QString();
}

QString doubtSentence(const Slot &slot, Doubt doubt)
{
    const QString limits = limitsOf(slot);
    switch (doubt) {
    case Doubt::Difference:
        return QStringLiteral(
                   "I can only set the %1 to a number, not add to it or take from it. Which number "
                   "shall it be?")
            .arg(slot.title);
    case Doubt::NewValue:
        return QStringLiteral("I can only add to it or take from it, not set it to a number. What is the %1?")
            .arg(slot.title);
    case Doubt::NotWhole:
        return QStringLiteral("The %1 must be a whole number%2. Which number shall it be?")
            .arg(slot.title, limits.isEmpty() ? QString() : QStringLiteral(", ") + limits);
    case Doubt::OutOfRange:
        return QStringLiteral("The %1 must be %2. Which number shall it be?").arg(slot.title, limits);
    case Doubt::Unclear:
        return QStringLiteral("Which number exactly shall the %1 be?").arg(slot.title);
    case Doubt::None:
        break;
    }
    return {};
}

} // namespace

QString missingQuestion(const Profile &profile, const Filling &filling)
{
    const QList<int> &missing = filling.missing;
    for (const int index : missing) {
        const Doubt doubt = filling.doubts.value(index, Doubt::None);
        if (doubt == Doubt::None)
            continue;
        QStringList others;
        for (const int other : missing) {
            if (other != index)
                others.append(QStringLiteral("the ") + profile.arguments[other].title);
        }
        const QString also = others.isEmpty()
            ? QString()
            : QStringLiteral("I also need %1. ").arg(joined(others, QStringLiteral("and")));
        return also + doubtSentence(profile.arguments[index], doubt);
    }
    if (missing.size() == 1)
        return singleQuestion(profile.arguments[missing.first()]);
    QStringList titles;
    for (const int index : missing)
        titles.append(QStringLiteral("the ") + profile.arguments[index].title);
    return QStringLiteral("To %1 I still need %2. Which are they?")
        .arg(deedOf(profile.operation), joined(titles, QStringLiteral("and")));
}

QString whatToChange(const Profile &profile)
{
    QStringList titles;
    for (const Slot &slot : profile.arguments) {
        if (slot.argument.place == OpenApi::Argument::Place::Body)
            titles.append(QStringLiteral("the ") + slot.title);
    }
    return QStringLiteral("What shall I change: %1? Please tell me in one sentence.")
        .arg(joined(titles, QStringLiteral("or")));
}

QString confirmation(const Profile &profile, const QJsonObject &arguments)
{
    QStringList parts;
    for (const Slot &slot : profile.arguments) {
        if (arguments.contains(slot.argument.name))
            parts.append(slot.title + u' ' + plainValue(arguments[slot.argument.name]));
    }
    const QString with
        = parts.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(parts.join(QStringLiteral(", ")));
    return QStringLiteral("Do you want me to %1%2?").arg(deedOf(profile.operation), with);
}

QString whichOne(const QList<const Profile *> &profiles)
{
    QStringList deeds;
    for (const Profile *profile : profiles)
        deeds.append(QStringLiteral("“%1”").arg(exampleOf(profile->operation)));
    return QStringLiteral("Do you mean %1?").arg(joined(deeds, QStringLiteral("or")));
}

QString callId(int turn, int n)
{
    return QStringLiteral("call_%1_%2").arg(turn + 1).arg(n + 1);
}

} // namespace Agent::BuiltIn
