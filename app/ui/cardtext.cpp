// SPDX-License-Identifier: GPL-3.0-or-later
// TurnText: what stands on the cards.
#include "ui/errortext.h"
#include "ui/harmless.h"
#include "ui/turntext.h"

namespace Ui {

using Session::Card;

namespace {

QString line(const QString &text)
{
    return harmless(text).simplified().left(300);
}

QList<CardContent::Fact> refusalFacts(const Card &card, const Session::Person &me)
{
    const Session::Outcome &outcome = card.outcome;
    QList<CardContent::Fact> facts;
    if (!outcome.requiredRoles.isEmpty())
        facts.append({TurnText::tr("Role it takes"), TurnText::roles(outcome.requiredRoles),
                      QStringLiteral("(%1)").arg(line(outcome.requiredRoles.join(QStringLiteral(", "))))});
    const QStringList mine = outcome.yourRoles.isEmpty() ? me.roles : outcome.yourRoles;
    const QString label = outcome.service.isEmpty()
        ? TurnText::tr("Your roles")
        : TurnText::tr("Your roles in %1").arg(line(outcome.service));
    if (mine.isEmpty())
        facts.append({label, TurnText::tr("None. You can see your own data."), {}});
    else
        facts.append({label, TurnText::roles(mine),
                      QStringLiteral("(%1)").arg(line(mine.join(QStringLiteral(", "))))});
    facts.append({TurnText::tr("Who can help"),
                  outcome.whoCanHelp.isEmpty() ? TurnText::tr("%1 did not say").arg(line(outcome.service))
                                               : line(outcome.whoCanHelp),
                  {}});
    return facts;
}

CardContent outcomeContent(const Card &card, const Session::Person &me)
{
    CardContent content;
    const ErrorText text = ErrorTexts::of(card.outcome, card.subject, card.effect == QLatin1String("write"));
    content.title = text.title;
    content.sentence = text.sentence;
    const QString &c = card.outcome.outcomeClass;
    content.icon = QStringLiteral("warning");
    if (c == QLatin1String("not_permitted")) {
        content.icon = QStringLiteral("lock");
        content.facts = refusalFacts(card, me);
    } else if (c == QLatin1String("unavailable")) {
        content.icon = QStringLiteral("plug");
        content.ground = CardContent::Ground::Warn;
    } else if (c == QLatin1String("uncertain")) {
        content.ground = CardContent::Ground::Warn;
    } else if (c == QLatin1String("not_found")) {
        content.icon = QStringLiteral("search");
    } else if (c.endsWith(QLatin1String("_required"))) {
        content.icon = QStringLiteral("clock");
    }
    return content;
}

CardContent approvalContent(const Card &card)
{
    const Session::Approval &approval = card.approval;
    CardContent content;
    content.icon = QStringLiteral("edit");
    content.ground = CardContent::Ground::Accent;
    const QString about = line(approval.about.isEmpty() ? approval.operation : approval.about);
    content.title = approval.title.isEmpty() ? TurnText::tr("Do this: %1?").arg(about) : line(approval.title);
    const QString service = approval.service.isEmpty() ? TurnText::tr("a service") : line(approval.service);
    const bool changes = approval.method != QLatin1String("GET");
    const QString when = TurnText::time(card.decidedAt);
    switch (card.state) {
    case Card::State::Open:
        content.sentence
            = (changes ? TurnText::tr("This changes %1 in your name. Nothing happens until you decide.")
                       : TurnText::tr("This is sent to %1 in your name. Nothing happens until you decide."))
                  .arg(service);
        break;
    case Card::State::Approved:
        content.sentence = TurnText::tr("Approved by you at %1.").arg(when);
        break;
    case Card::State::Declined:
        content.sentence = TurnText::tr("Declined by you. Nothing was changed.");
        break;
    default:
        content.sentence = TurnText::tr("Not decided. Nothing was changed.");
        break;
    }
    for (const Session::Approval::Argument &argument : approval.arguments)
        content.facts.append(
            {line(argument.title.isEmpty() ? argument.name : argument.title), line(argument.value), {}});
    return content;
}

CardContent parkedContent(const Card &card, const Session::Person &me)
{
    CardContent content;
    content.icon = QStringLiteral("clock");
    switch (card.state) {
    case Card::State::Resumed:
        content.title = TurnText::tr("You signed in again");
        content.sentence = TurnText::tr("The question went on by itself.");
        break;
    case Card::State::Dropped:
        content.title = TurnText::tr("You dropped the question");
        content.sentence = TurnText::tr("Nothing was changed.");
        break;
    default:
        content.title = TurnText::tr("Your question is parked");
        content.sentence = card.reason == QLatin1String("step_up")
            ? TurnText::tr(
                  "This takes a fresh sign-in. Sign in again as %1 and the question goes on by itself.")
                  .arg(line(me.name))
            : card.endedAt.isValid()
            ? TurnText::tr(
                  "Your sign-in ended at %1. Sign in again as %2 and the question goes on by itself.")
                  .arg(TurnText::time(card.endedAt), line(me.name))
            : TurnText::tr("Your sign-in ended. Sign in again as %1 and the question goes on by itself.")
                  .arg(line(me.name));
        break;
    }
    return content;
}

} // namespace

CardContent TurnText::card(const Card &card, const Session::Person &me)
{
    CardContent content;
    switch (card.kind) {
    case Card::Kind::Outcome:
        return outcomeContent(card, me);
    case Card::Kind::Approval:
        return approvalContent(card);
    case Card::Kind::Parked:
        return parkedContent(card, me);
    case Card::Kind::Failure: {
        const ErrorText text = ErrorTexts::of(card.failure, card.wasResume);
        content.title = text.title;
        content.sentence = text.sentence;
        const bool away = card.failure.kind == Session::TurnFailure::Kind::AgentUnavailable;
        const bool unreached = away || card.failure.reason == QLatin1String("model_unreachable");
        content.icon = unreached                                          ? QStringLiteral("plug")
            : card.failure.kind == Session::TurnFailure::Kind::TooFast    ? QStringLiteral("clock")
            : card.failure.kind == Session::TurnFailure::Kind::NotAllowed ? QStringLiteral("lock")
                                                                          : QStringLiteral("warning");
        content.ground = unreached ? CardContent::Ground::Warn : CardContent::Ground::Neutral;
        return content;
    }
    case Card::Kind::Stopped:
        content.icon = QStringLiteral("stopped");
        content.title = tr("Stopped by you.");
        content.sentence = tr("What had come until then is kept.");
        return content;
    case Card::Kind::Hidden:
        content.icon = QStringLiteral("lock");
        content.title = tr("This answer takes a role that you do not have");
        content.sentence = tr("It holds what you read about others while you had the role.");
        if (!card.outcome.requiredRoles.isEmpty())
            content.facts.append({tr("Role it takes"), roles(card.outcome.requiredRoles), {}});
        break;
    case Card::Kind::NoAnswer:
        content.icon = QStringLiteral("warning");
        content.title = tr("The model did not answer.");
        content.sentence = tr("Nothing was done.");
        return content;
    }
    return content;
}

QString TurnText::requestToSend(const Card &card)
{
    const Session::Outcome &outcome = card.outcome;
    const QString who = outcome.whoCanHelp.isEmpty() ? QString() : u' ' + line(outcome.whoCanHelp);
    QString text = tr("Hello%1, I need %2.")
                       .arg(who, line(outcome.about.isEmpty() ? outcome.operation : outcome.about));
    if (!outcome.requiredRoles.isEmpty())
        text
            += u' ' + tr("It takes the role %1.").arg(line(outcome.requiredRoles.join(QStringLiteral(", "))));
    if (!card.correlationId.isEmpty())
        text += u' ' + tr("Correlation id: %1").arg(line(card.correlationId));
    return text;
}

} // namespace Ui
