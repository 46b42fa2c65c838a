// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errortext.h"

namespace Ui {

ErrorText ErrorTexts::ofModel(const Session::TurnFailure &failure)
{
    const auto is = [&failure](const char *name) { return failure.reason == QLatin1String(name); };
    ErrorText text {tr("The language model did not answer"),
                    tr("Your question is kept: you can ask it again.")};
    if (is("model_unreachable"))
        text = {tr("The language model cannot be reached"),
                tr("Your question is kept: ask it again in a moment.")};
    else if (is("model_timed_out"))
        text.sentence = tr("It took too long. Ask again, or ask for less at once.");
    else if (is("model_busy") && failure.retryAfterSeconds > 0)
        text = {tr("The language model has too much to do just now"),
                tr("Your question is kept: ask it again in %1 s.").arg(failure.retryAfterSeconds)};
    else if (is("model_busy"))
        text = {tr("The language model has too much to do just now"),
                tr("Your question is kept: ask it again in a moment.")};
    else if (is("model_server_error"))
        text = {tr("The language model has a problem of its own"),
                tr("That is not your doing. Your question is kept: ask it again in a moment.")};
    else if (is("model_quota_used_up"))
        text = {tr("What may be spent on the language model is used up"),
                tr("Whoever looks after Secure Agent can raise it.")};
    else if (is("model_key_refused"))
        text = {tr("The language model did not accept its key"),
                tr("That is not your doing. Whoever looks after Secure Agent can set another key.")};
    else if (is("model_wrong_address"))
        text = {tr("No language model is at the address that is set for it"),
                tr("That is not your doing. Whoever looks after Secure Agent can correct the address.")};
    else if (is("model_unknown"))
        text = {tr("The language model that is set does not exist"),
                tr("That is not your doing. Whoever looks after Secure Agent can choose another.")};
    else if (is("model_request_refused"))
        text = {tr("The language model does not work with this agent"),
                tr("That is not your doing. Whoever looks after Secure Agent can choose another.")};
    else if (is("model_context_full"))
        text = {tr("This conversation has grown too long for the language model"),
                tr("Start a new one and ask again.")};
    else if (is("model_empty"))
        text = {tr("The language model gave no answer at all"),
                tr("Ask again. Where much was said already, start a new conversation first.")};
    else if (is("model_broke_off"))
        text = {tr("The language model broke off in the middle"),
                tr("What you see may be incomplete. Ask again to get the whole answer.")};
    else if (is("model_cut_off"))
        text = {tr("The answer became too long for the language model"),
                tr("What you see may be incomplete. Ask for less at once.")};
    else if (is("model_wrote_call"))
        text = {tr("The language model tried to look something up, and it did not work"),
                tr("Ask again. When it happens often, another language model is needed.")};
    else if (is("model_not_understood"))
        text = {tr("The language model gave an answer that cannot be used"),
                tr("Ask again, perhaps in other words.")};
    else if (is("model_withheld"))
        text = {tr("The provider of the language model held its answer back"), tr("Ask in other words.")};
    if (failure.mayHaveChanged)
        text.sentence = tr("Something may have been changed before that: look it up before you try again.");
    else
        text.sentence = tr("Nothing was changed. %1").arg(text.sentence);
    return text;
}

} // namespace Ui
