// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setuptext.h"

#include "ui/errortext.h"
#include "ui/harmless.h"
#include "ui/turntext.h"

namespace Ui {

using Session::SetupFinding;
using What = SetupFinding::What;
using State = SetupFinding::State;
using Reason = SetupFinding::Reason;

namespace {

QString name(const QString &text)
{
    return harmless(text).simplified().left(200);
}

} // namespace

QString SetupText::all() const
{
    return cure.isEmpty() ? sentence : sentence + u' ' + cure;
}

QString SetupTexts::nameOf(What what)
{
    switch (what) {
    case What::SignInService:
        return tr("Sign-in service");
    case What::Keys:
        return tr("Keys");
    case What::SafeSignIn:
        return tr("Safe sign-in");
    case What::Clock:
        return tr("Clock");
    case What::ReturnAddress:
        return tr("Return address");
    case What::Audience:
        return tr("Audience");
    case What::Roles:
        return tr("Roles");
    case What::Hr:
        return tr("HR");
    case What::Agent:
        return tr("Agent");
    case What::Model:
        return tr("Model");
    case What::PasswordStore:
        return tr("Password store");
    }
    return {};
}

SetupText SetupTexts::good(const SetupFinding &f)
{
    const QString subject = name(f.subject);
    QString sentence;
    switch (f.what) {
    case What::SignInService:
        sentence = tr("%1 answers and names itself correctly").arg(subject);
        break;
    case What::Keys:
        sentence = tr("%n keys for checking signatures", nullptr, int(f.number));
        break;
    case What::SafeSignIn:
        sentence = f.reason == Reason::NotStated ? tr("It does not say whether it supports PKCE; it is used")
                                                 : tr("Authorization code with PKCE (S256)");
        break;
    case What::Clock:
        sentence = tr("No more than 2 s apart from the sign-in service");
        break;
    case What::ReturnAddress:
        sentence = tr("The browser can hand the sign-in back to this window");
        break;
    case What::Audience:
        sentence = tr("Your sign-in opens %1, and nothing else").arg(f.names.join(tr(" and ")));
        break;
    case What::Roles:
        sentence = f.names.isEmpty() ? tr("%1: no roles, so you can see your own data").arg(subject)
                                     : tr("%1: %2").arg(subject, TurnText::roles(f.names));
        break;
    case What::Hr:
    case What::Agent:
        sentence = tr("%1 answers in %2 ms").arg(subject).arg(f.number);
        break;
    case What::Model:
        sentence = f.reason == Reason::NoModel  ? tr("The built-in assistant, which needs no model")
            : f.reason == Reason::FromElsewhere ? tr("%1, chosen by who looks after the agent").arg(subject)
                                                : tr("%1 answers").arg(subject);
        break;
    case What::PasswordStore:
        sentence = f.reason == Reason::NotKept ? tr("Not used: the demo keeps nothing")
                                               : tr("It keeps your sign-in, and nothing else");
        break;
    }
    return {nameOf(f.what), sentence, {}};
}

SetupText SetupTexts::ofSignIn(const SetupFinding &f)
{
    const QString subject = name(f.subject);
    const QString who = subject.isEmpty() ? tr("The sign-in service") : subject;
    switch (f.reason) {
    case Reason::NoAddress:
        return {{}, tr("The sign-in address is no web address."), tr("A web address begins with https://.")};
    case Reason::NotSafe:
        return {{},
                tr("This sign-in address is not safe."),
                tr("It has to begin with https://, and hold no name, password or question mark.")};
    case Reason::OtherName:
        return {{},
                f.names.value(0) == f.subject + u'/'
                    ? tr("The service calls itself %1, without the slash at the end.").arg(subject)
                    : tr("The service calls itself %1.").arg(subject),
                tr("The address that is set must be exactly the same.")};
    case Reason::NotUnderstood:
        return {{},
                f.what == What::Keys ? tr("The keys of %1 cannot be read.").arg(who)
                                     : tr("What answers at %1 is no sign-in service.").arg(who),
                tr("Check the sign-in address, or ask who gave it to you.")};
    case Reason::NoKeys:
        return {{},
                tr("%1 has no keys that can be used.").arg(who),
                tr("It takes RSA keys for RS256 of 2048 bits or more. Ask who looks after it.")};
    case Reason::NoPkce:
        return {{},
                tr("It does not support safe sign-in (PKCE, S256)."),
                tr("Ask who looks after the sign-in service to turn it on.")};
    case Reason::Ahead:
        return {{},
                tr("This computer’s clock is %1 s ahead.").arg(f.number),
                tr("Sign-in works up to 30 s. Turn on automatic time.")};
    case Reason::Behind:
        return {{},
                tr("This computer’s clock is %1 s behind.").arg(f.number),
                tr("Sign-in works up to 30 s. Turn on automatic time.")};
    case Reason::NotStated:
        return {{}, tr("It does not say what time it has."), {}};
    default:
        return {{}, tr("%1 does not answer.").arg(who), tr("See whether you are online, then check again.")};
    }
}

SetupText SetupTexts::ofService(const SetupFinding &f)
{
    const QString subject = name(f.subject);
    if (f.reason == Reason::Starting)
        return {{}, tr("It is starting."), tr("Check again in a moment.")};
    if (f.reason == Reason::NotUnderstood)
        return {{},
                tr("What answers at %1 is another program.").arg(subject),
                tr("Check the address in Connection, or ask who gave it to you.")};
    if (f.reason == Reason::TooSlow)
        return {{}, tr("%1 did not answer in time.").arg(subject), tr("Check again in a moment.")};
    return {{},
            tr("%1 does not answer.").arg(subject),
            tr("See whether you are online, or ask who looks after it.")};
}

SetupText SetupTexts::of(const SetupFinding &f)
{
    if (f.state == State::Good)
        return good(f);
    SetupText text;
    if (f.state == State::Waiting)
        text.sentence = tr("Looking");
    else if (f.reason == Reason::Cancelled)
        text.sentence = tr("You stopped this check.");
    else if (f.reason == Reason::NotSignedIn)
        text.sentence = tr("Sign in first, then check again.");
    else if (f.reason == Reason::TooSlow && f.what != What::Hr && f.what != What::Agent)
        text = {{}, tr("There was no answer in time."), tr("Check again in a moment.")};
    else {
        switch (f.what) {
        case What::ReturnAddress:
            text = {{},
                    tr("The browser cannot hand the sign-in back to this window."),
                    tr("No port of 127.0.0.1 is free. Close programs that you do not need.")};
            break;
        case What::Audience:
            text = {{},
                    tr("Your sign-in does not open %1.").arg(f.names.join(tr(" and "))),
                    tr("Ask who looks after the sign-in service to add the audience to this program.")};
            break;
        case What::Roles:
            text = {{}, tr("Your sign-in names no person."), tr("Sign out and in again.")};
            break;
        case What::Hr:
            text = f.reason == Reason::NoAddress
                ? SetupText {{}, tr("Only the agent knows HR, so My data and Admin are not shown."), {}}
                : ofService(f);
            break;
        case What::Agent:
            text = ofService(f);
            break;
        case What::Model: {
            Session::TurnFailure failure;
            failure.kind = Session::TurnFailure::Kind::ModelFailed;
            failure.reason = f.subject;
            text = {{},
                    ErrorTexts::ofModel(failure).title + u'.',
                    tr("Choose another in the settings of the model, or the built-in assistant.")};
            break;
        }
        case What::PasswordStore:
            text = f.reason == Reason::Closed
                ? SetupText {{},
                             tr("The password store is locked, so you sign in at every start."),
                             tr("Unlock it, then check again.")}
                : SetupText {{},
                             tr("No password store runs here, so you sign in at every start."),
                             tr("Start GNOME Keyring or KWallet, then check again.")};
            break;
        default:
            text = ofSignIn(f);
            break;
        }
    }
    text.name = nameOf(f.what);
    return text;
}

SetupText SetupTexts::brief(const SetupFinding &f)
{
    SetupText text = of(f);
    if (f.what == What::Clock && f.state == State::Attention) {
        text.sentence = f.reason == Reason::Ahead ? tr("Clock %1 s ahead.").arg(f.number)
                                                  : tr("Clock %1 s behind.").arg(f.number);
    } else if (f.reason == Reason::OtherName) {
        text.cure = tr("The two must be the same.");
    } else if (f.state == State::Good) {
        switch (f.what) {
        case What::SignInService:
            return {text.name, tr("Sign-in service found."), tr("It calls itself by exactly this address.")};
        case What::Keys:
            return {text.name, tr("Keys readable."),
                    tr("%n signing keys, RS256, 2048 bits or more.", nullptr, int(f.number))};
        case What::SafeSignIn:
            return {text.name, tr("Safe sign-in supported."), text.sentence + u'.'};
        case What::Clock:
            return {text.name, tr("Clock right."), text.sentence + u'.'};
        default:
            break;
        }
    }
    return text;
}

} // namespace Ui
