// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/outcomes.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace Agent {

using OpenApi::Effect;
using OpenApi::OutcomeClass;

namespace {

QString valueText(const QJsonValue &value)
{
    if (value.isString())
        return OpenApi::harmlessText(value.toString(), 100);
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    if (value.isBool())
        return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    return {};
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray items = value.toArray();
    for (const QJsonValue &item : items)
        list.append(item.toString());
    return list;
}

QString joinedOr(const QStringList &words)
{
    if (words.size() < 2)
        return words.join(QString());
    return words.mid(0, words.size() - 1).join(QLatin1String(", ")) + QLatin1String(" or ") + words.last();
}

QString notPermitted(const OpenApi::Operation &operation, const QString &about,
                     const OpenApi::CallResult &result)
{
    const QString verb = operation.effect == Effect::Read ? QStringLiteral("see") : QStringLiteral("change");
    QString sentence = QStringLiteral("You may not %1 %2.").arg(verb, about);
    const QStringList roles = result.requiredRoles.isEmpty() ? operation.requiredRoles : result.requiredRoles;
    if (!roles.isEmpty())
        sentence += QStringLiteral(" It takes the role %1.").arg(joinedOr(roles));
    if (!result.whoCanHelp.isEmpty())
        sentence += QStringLiteral(" %1 can help.").arg(result.whoCanHelp);
    return sentence;
}

} // namespace

QJsonObject toJson(const Outcome &outcome)
{
    return {{QStringLiteral("tool_call_id"), outcome.toolCallId},
            {QStringLiteral("class"), OpenApi::outcomeName(outcome.outcome)},
            {QStringLiteral("operation"), outcome.operation},
            {QStringLiteral("service"), outcome.service},
            {QStringLiteral("about"), outcome.about},
            {QStringLiteral("arguments"), outcome.arguments},
            {QStringLiteral("required_roles"), QJsonArray::fromStringList(outcome.requiredRoles)},
            {QStringLiteral("your_roles"), QJsonArray::fromStringList(outcome.yourRoles)},
            {QStringLiteral("who_can_help"), outcome.whoCanHelp},
            {QStringLiteral("reason"), outcome.reason},
            {QStringLiteral("sentence"), outcome.sentence},
            {QStringLiteral("suggestions"), QJsonArray::fromStringList(outcome.suggestions)}};
}

Outcome outcomeFromJson(const QJsonObject &object)
{
    const auto text = [&](const char *member) { return object.value(QLatin1String(member)).toString(); };
    Outcome outcome;
    outcome.toolCallId = text("tool_call_id");
    outcome.outcome = OpenApi::outcomeFromString(text("class")).value_or(OutcomeClass::Failed);
    outcome.operation = text("operation");
    outcome.service = text("service");
    outcome.about = text("about");
    outcome.arguments = object.value(QLatin1String("arguments")).toObject();
    outcome.requiredRoles = strings(object.value(QLatin1String("required_roles")));
    outcome.yourRoles = strings(object.value(QLatin1String("your_roles")));
    outcome.whoCanHelp = text("who_can_help");
    outcome.reason = text("reason");
    outcome.sentence = text("sentence");
    outcome.suggestions = strings(object.value(QLatin1String("suggestions")));
    return outcome;
}

QString fillText(const QString &text, const QJsonObject &arguments)
{
    QString filled;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype open = text.indexOf(QLatin1Char('{'), at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(QLatin1Char('}'), open);
        if (close < 0) {
            filled += text.mid(at);
            break;
        }
        // What was filled in is not looked at again: a name "{other}" stays that name.
        filled += text.mid(at, open - at) + valueText(arguments.value(text.mid(open + 1, close - open - 1)));
        at = close + 1;
    }
    return OpenApi::harmlessText(filled, 300);
}

QString aboutText(const OpenApi::Operation &operation, const QJsonObject &arguments)
{
    const QString subject = operation.subjectArgument;
    // "’s days off" says nothing where it is not known whose.
    if (!operation.texts.about.isEmpty() && (subject.isEmpty() || arguments.contains(subject)))
        return fillText(operation.texts.about, arguments);
    const QString summary = OpenApi::harmlessText(operation.summary, 200);
    return QStringLiteral("“%1”").arg(summary.isEmpty() ? operation.name : summary);
}

QString outcomeSentence(OutcomeClass outcome, const OpenApi::Operation &operation,
                        const QJsonObject &arguments, const OpenApi::CallResult &result)
{
    const QString about = aboutText(operation, arguments);
    const QString &service = operation.service;
    const bool reads = operation.effect == Effect::Read;
    const QString unchanged = reads ? QString() : QStringLiteral(" Nothing was changed.");
    switch (outcome) {
    case OutcomeClass::Ok:
        return {};
    case OutcomeClass::NotPermitted:
        return notPermitted(operation, about, result);
    case OutcomeClass::SignInRequired:
        return QStringLiteral("%1 did not accept your sign-in. Sign in again to ask about %2.")
                   .arg(service, about)
            + unchanged;
    case OutcomeClass::StepUpRequired:
        return QStringLiteral("%1 asks for a stronger sign-in for %2.").arg(service, about) + unchanged;
    case OutcomeClass::NotFound: {
        const QString person = valueText(arguments.value(operation.subjectArgument));
        if (!operation.subjectArgument.isEmpty() && !person.isEmpty())
            return QStringLiteral("%1 knows no person called %2.").arg(service, person) + unchanged;
        return QStringLiteral("%1 found nothing about %2.").arg(service, about) + unchanged;
    }
    case OutcomeClass::Invalid:
        if (result.changedMeanwhile)
            return QStringLiteral(
                       "Somebody changed it meanwhile, so %1 did not do this: %2. Nothing was changed. "
                       "Look it up before you ask again.")
                .arg(service, about);
        return QStringLiteral("%1 cannot do that with what was asked for: %2.").arg(service, about)
            + unchanged;
    case OutcomeClass::Declined:
        return QStringLiteral("You declined it. Nothing was changed.");
    case OutcomeClass::Unavailable:
        return QStringLiteral("%1 did not answer. Nothing was changed. Ask again when %1 is back.")
            .arg(service);
    case OutcomeClass::Uncertain:
        return QStringLiteral(
                   "%1 took the request about %2 but did not answer. It is not known whether it was "
                   "done: look it up before you try again.")
            .arg(service, about);
    case OutcomeClass::Failed:
        if (!result.sent)
            return QStringLiteral("Your sign-in does not cover %1, so nothing was sent there.").arg(service);
        return QStringLiteral("%1 could not answer about %2.").arg(service, about);
    }
    return {};
}

bool isAllowed(const OpenApi::Operation &operation, const QStringList &roles)
{
    if (operation.requiredRoles.isEmpty())
        return true;
    for (const QString &role : operation.requiredRoles) {
        if (roles.contains(role))
            return true;
    }
    return false;
}

QStringList suggestionsFor(const QList<OpenApi::Operation> &operations, const QStringList &roles,
                           const QString &except)
{
    constexpr qsizetype enough = 4;
    QStringList questions;
    for (const OpenApi::Operation &operation : operations) {
        const QString &ask = operation.texts.ask;
        if (!operation.usable || operation.name == except || ask.isEmpty() || ask.contains(QLatin1Char('{'))
            || !isAllowed(operation, roles))
            continue;
        questions.append(OpenApi::harmlessText(ask, 200));
        if (questions.size() == enough)
            break;
    }
    return questions;
}

QString awaySentence(const QStringList &services)
{
    if (services.isEmpty())
        return {};
    return QStringLiteral(
               "%1 %2 not answer just now, so nothing that %3 can be asked. Try again in a moment.")
        .arg(services.join(QLatin1String(", ")),
             services.size() == 1 ? QStringLiteral("does") : QStringLiteral("do"),
             services.size() == 1 ? QStringLiteral("it offers") : QStringLiteral("they offer"));
}

namespace {

/// Takes a sentence out of a text, and the marks of the list of which it was an item.
QString without(QString text, const QString &sentence)
{
    if (!text.contains(sentence))
        return text;
    text.remove(sentence);
    static const QRegularExpression emptyItem(
        QStringLiteral("^[ \\t]*(?:[-*+]|\\d{1,9}[.)])[ \\t]*(?:\\n|$)"),
        QRegularExpression::MultilineOption);
    text = text.remove(emptyItem).trimmed();
    // One item is no list.
    static const QRegularExpression onlyItem(QStringLiteral("^[-*+][ \\t]+(?=[^\\n]+$)"));
    return text.remove(onlyItem);
}

} // namespace

QString composeResponse(const QList<Outcome> &outcomes, const QString &modelText, const QString &awayText)
{
    QStringList parts;
    QString rest = modelText;
    for (const Outcome &outcome : outcomes) {
        if (outcome.sentence.isEmpty() || parts.contains(outcome.sentence))
            continue;
        parts.append(outcome.sentence);
        rest = without(rest, outcome.sentence); // a model that repeats it says it once
    }
    rest = rest.trimmed();
    if (!rest.isEmpty())
        parts.append(rest);
    if (!awayText.isEmpty())
        parts.append(awayText);
    return parts.join(QLatin1String("\n\n"));
}

} // namespace Agent
