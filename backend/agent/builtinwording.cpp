// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtinwording.h"

#include "agent/builtinthesaurus.h"

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

QString listOf(const ModelRequest &request)
{
    QStringList lines;
    for (const OpenApi::Operation &operation : request.tools) {
        const QString line = QStringLiteral("- ") + exampleOf(operation);
        if (operation.usable && !lines.contains(line))
            lines.append(line);
    }
    const qsizetype more = lines.size() - mostListed;
    if (more > 0) {
        lines = lines.mid(0, mostListed);
        lines.append(QStringLiteral("- … and %1 more").arg(more));
    }
    return lines.join(u'\n');
}

QString joined(const QStringList &parts, const QString &last)
{
    if (parts.size() < 2)
        return parts.join(QString());
    return parts.mid(0, parts.size() - 1).join(QStringLiteral(", ")) + u' ' + last + u' ' + parts.last();
}

QString singleQuestion(const Slot &slot)
{
    switch (slot.kind) {
    case Slot::Kind::Person:
        return QStringLiteral("Whom do you mean? Please give me the name.");
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
    return QStringLiteral(
               "I am sorry, I cannot help with that. I can only answer what your services offer:\n\n")
        + listOf(request);
}

QString groupRefusal()
{
    return QStringLiteral(
        "I cannot look that up for everybody at once. Please name the people you mean, up to "
        "eight in one question.");
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

QString missingQuestion(const Profile &profile, const QList<int> &missing)
{
    if (missing.size() == 1)
        return singleQuestion(profile.arguments[missing.first()]);
    QStringList titles;
    for (const int index : missing)
        titles.append(QStringLiteral("the ") + profile.arguments[index].title);
    return QStringLiteral("To %1 I still need %2. Which are they?")
        .arg(deedOf(profile.operation), joined(titles, QStringLiteral("and")));
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
