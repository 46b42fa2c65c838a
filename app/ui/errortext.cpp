// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errortext.h"

#include "ui/harmless.h"

namespace Ui {

namespace {

/// Names that came over the network, fit for one line.
QString name(const QString &text)
{
    return harmless(text).simplified().left(200);
}

QString serviceOf(const Session::Outcome &outcome)
{
    return outcome.service.isEmpty() ? ErrorTexts::tr("The service") : name(outcome.service);
}

} // namespace

ErrorText ErrorTexts::of(const Session::SignInFailure &failure, const QString &issuer)
{
    using Kind = Session::SignInFailure::Kind;
    if (!failure.reason.isEmpty()) {
        // The service has answered, and said why not; its words stand apart from ours.
        const QString said = tr("It gave as its reason: “%1”").arg(name(failure.reason));
        if (failure.kind == Kind::Denied)
            return {tr("The sign-in page did not let you in."), tr("You are not signed in. %1").arg(said)};
        return {tr("The sign-in service did not accept the request."),
                tr("You are not signed in. %1").arg(said)};
    }
    switch (failure.kind) {
    case Kind::ProviderUnreachable:
        return {tr("The sign-in service does not answer."),
                tr("You are not signed in. See whether you are online, then try again. It should be at %1.")
                    .arg(issuer)};
    case Kind::ProviderNotUnderstood:
        return {tr("What answers at %1 is no sign-in service.").arg(issuer),
                tr("You are not signed in. Check the sign-in address, or ask who gave it to you.")};
    case Kind::IssuerMismatch:
        if (failure.issuerSaid + u'/' == issuer)
            return {tr("The service calls itself %1, without the slash at the end.")
                        .arg(name(failure.issuerSaid)),
                    tr("You are not signed in. Use exactly this address.")};
        return {tr("The service calls itself %1.").arg(name(failure.issuerSaid)),
                tr("You are not signed in. The address that is set is %1, and the two must be the same.")
                    .arg(issuer)};
    case Kind::Denied:
        return {tr("The sign-in page did not let you in."),
                tr("You are not signed in. Nothing was changed. You can try again.")};
    case Kind::Cancelled:
        return {tr("You did not sign in."), tr("Nothing was changed.")};
    case Kind::TimedOut:
        return {tr("Nothing came back from your browser."),
                tr("You are not signed in. The page waits five minutes. You can open it again.")};
    case Kind::BrowserNotOpened:
        return {tr("Your browser could not be opened."),
                tr("You are not signed in. Choose a default browser in the settings of your computer, then "
                   "try again.")};
    case Kind::PortUnavailable:
        return {tr("The answer of the sign-in page cannot be received on this computer."),
                tr("You are not signed in. Close programs that you do not need, then try again.")};
    case Kind::NotEnough:
        return {tr("This sign-in is not as strong as the service asks for."),
                tr("Nothing was changed. Ask who looks after the sign-in service.")};
    case Kind::Rejected:
        return {tr("What came back from the sign-in page cannot be trusted."),
                tr("You are not signed in. Try again. When it happens again, tell who looks after the "
                   "sign-in service.")};
    }
    return {};
}

ErrorText ErrorTexts::of(const Session::TurnFailure &failure, bool wasDecision)
{
    using Kind = Session::TurnFailure::Kind;
    switch (failure.kind) {
    case Kind::AgentUnavailable:
        if (wasDecision)
            return {tr("The agent did not answer"),
                    tr("It is not known whether your decision arrived. Look it up before you try again.")};
        return {tr("The agent did not answer"),
                tr("Nothing was changed. Your question is kept: ask it again when the agent is back.")};
    case Kind::SignInNeeded:
        return {tr("Your sign-in ended"), tr("Nothing was changed. Sign in again, then ask again.")};
    case Kind::NotAllowed:
        return {tr("You may not use this agent"),
                tr("Nothing was done. Whoever looks after Secure Agent can give you the right to use it.")};
    case Kind::TooFast:
        if (failure.retryAfterSeconds > 0)
            return {tr("That was too fast"),
                    tr("You can go on in %1 s. Your question is kept.").arg(failure.retryAfterSeconds)};
        return {tr("That was too fast"), tr("You can go on in a moment. Your question is kept.")};
    case Kind::Refused:
        if (wasDecision)
            return {tr("This request is no longer the one you saw"),
                    tr("Nothing was changed. Ask again, and decide again.")};
        return {tr("The agent did not take this question"),
                tr("Nothing was done. It may be too long: make it shorter and ask again.")};
    case Kind::Interrupted:
        return {tr("The answer stopped in the middle"),
                tr("What you see may be incomplete. Ask again to get the whole answer.")};
    case Kind::ModelFailed:
        return ofModel(failure);
    case Kind::Internal:
        return {tr("The agent could not answer"),
                tr("That is not your doing. Your question is kept: you can ask it again.")};
    }
    return {};
}

ErrorText ErrorTexts::of(const Session::Outcome &outcome, const QString &subject, bool change)
{
    const QString service = serviceOf(outcome);
    const QString about = name(outcome.about);
    const QString person = name(subject);
    const QString &c = outcome.outcomeClass;
    if (c == QLatin1String("not_permitted")) {
        const QString title = about.isEmpty() ? tr("You may not do this")
            : change                          ? tr("You may not change %1").arg(about)
                                              : tr("You may not see %1").arg(about);
        // "roberto’s days off" becomes "someone else’s days off".
        QString kindOfData = about;
        const bool others = !person.isEmpty() && about.contains(person);
        if (others)
            kindOfData.replace(person, tr("someone else", "stands within a service’s own words"));
        const QString nothing
            = change ? tr("%1 changed nothing.").arg(service) : tr("%1 gave no data.").arg(service);
        QString why = tr("This takes a role that you do not have.");
        if (others && !outcome.requiredRoles.isEmpty())
            why = (change ? tr("Changing %1 takes a role that you do not have.")
                          : tr("Seeing %1 takes a role that you do not have."))
                      .arg(kindOfData);
        return {title, nothing + u' ' + why};
    }
    if (c == QLatin1String("not_found")) {
        if (!person.isEmpty() && !outcome.arguments.isEmpty())
            return {tr("%1 knows no person called %2.").arg(service, person),
                    tr("Nothing was changed. Check how the name is written, then ask again.")};
        return {about.isEmpty() ? tr("%1 found nothing").arg(service)
                                : tr("%1 found nothing about %2").arg(service, about),
                tr("Nothing was changed.")};
    }
    if (c == QLatin1String("unavailable"))
        return {tr("%1 did not answer").arg(service),
                tr("Nothing was changed. Your question is kept: ask it again when %1 is back.").arg(service)};
    if (c == QLatin1String("uncertain"))
        return {about.isEmpty() ? tr("It is not known whether anything was changed")
                                : tr("It is not known whether %1 were changed").arg(about),
                tr("%1 took the request but did not answer. Look it up before you try again.").arg(service)};
    if (c == QLatin1String("step_up_required") || c == QLatin1String("sign_in_required"))
        return {tr("%1 asks you to sign in again").arg(service),
                tr("Nothing was changed. Sign in again, then ask again.")};
    if (outcome.reason == QLatin1String("changed_meanwhile"))
        return {about.isEmpty() ? tr("Somebody changed this meanwhile")
                                : tr("Somebody changed %1 meanwhile").arg(about),
                tr("Nothing was changed now. Look it up, then ask again.")};
    if (c == QLatin1String("invalid"))
        return {tr("%1 could not use this").arg(service),
                tr("Nothing was changed. Put your question in other words.")};
    return {tr("%1 could not do this").arg(service),
            tr("That is not your doing. Your question is kept: you can ask it again.")};
}

ErrorText ErrorTexts::of(Session::KeychainTrouble trouble, bool signedIn)
{
    using Session::KeychainTrouble;
    const QString after = signedIn
        ? tr("You stay signed in until you close this window. Next time you sign in again.")
        : trouble == KeychainTrouble::Damaged
        ? tr("Sign in once more, and it is kept anew.")
        : tr("Your sign-in is kept nowhere else: without it you sign in at each start.");
    switch (trouble) {
    case KeychainTrouble::None:
        return {};
    case KeychainTrouble::Missing:
        return {tr("The keychain of this computer does not answer."), after};
    case KeychainTrouble::Closed:
        return {tr("The keychain of this computer is locked, or did not let Secure Agent in."), after};
    case KeychainTrouble::Damaged:
        return {tr("What the keychain of this computer kept of your sign-in is damaged."), after};
    case KeychainTrouble::Remembers:
        return {tr("You are signed out, but the keychain of this computer did not remove your sign-in."),
                tr("Secure Agent does not use it any more, and removes it when the keychain opens.")};
    }
    return {};
}

ErrorText ErrorTexts::of(const Core::Error &error)
{
    switch (error.code) {
    case Core::Error::Code::Unavailable:
        return {tr("The agent does not answer."), tr("Nothing was changed. Try again in a moment.")};
    case Core::Error::Code::Unauthorized:
        return {tr("Your sign-in ended."), tr("Nothing was changed. Sign in again.")};
    case Core::Error::Code::Forbidden:
        return {tr("You may not do this."), tr("Nothing was changed.")};
    default:
        return {tr("That did not work."), tr("Nothing was changed. Try again in a moment.")};
    }
}

} // namespace Ui
