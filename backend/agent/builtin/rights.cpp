// SPDX-License-Identifier: GPL-3.0-or-later
// "Who is allowed to see my days off?": no record tells that, but the document says which role it takes.
#include "agent/builtin/plan.h"

#include "agent/builtin/wording.h"
#include "agent/outcomes.h"

namespace Agent::BuiltIn {

namespace {

/// Asks who may look at or change something, in place of who did.
bool asksWhoMay(const QString &text)
{
    return mentionsAny(
        {text},
        "\\b(?:who|whom|which (?:people|persons|colleagues|employees|roles?)) (?:else )?(?:"
        "(?:is|are) (?:actually |really |also )?(?:allowed|permitted|authori[sz]ed|entitled|able) to|"
        "(?:can|could|may|might)(?: actually| also| all)?|"
        "(?:has|have) (?:the |any )?(?:right|rights|permissions?|access|authority)(?: to)?)\\b");
}

} // namespace

std::optional<Plan> planRights(const Conversation &conversation, const Question &question)
{
    static const char *const looks
        = "\\b(?:see|view|look|check|read|know|access|rights?|permissions?|find out)\\b";
    static const char *const changes = "\\b(?:change|edit|update|set|adjust|alter|modify|write)\\b";
    const QString &text = question.text.plain;
    const bool change = mentionsAny({text}, changes);
    if (!asksWhoMay(text) || !(change || mentionsAny({text}, looks)))
        return std::nullopt;
    const Range whole {0, int(question.text.tokens.size())};
    const Match *best = nullptr;
    const Profile *record = nullptr;
    QList<Match> matches;
    matches.reserve(conversation.profiles.size());
    constexpr double aboutIt = 0.5;
    constexpr double touched = 0.25; // of a record, which is about more than what was asked
    for (const Profile &profile : conversation.profiles) {
        matches.append(matchOperation(profile, question, whole, Intent()));
        const Match &match = matches.last();
        if (profile.answersWho && match.coverage >= touched
            && isAllowed(profile.operation, conversation.request.roles))
            record = &profile;
        if (match.coverage < aboutIt)
            continue;
        const bool fits = !profile.answersWho && !profile.operation.requiredRoles.isEmpty()
            && profile.changes == change && profile.subject != Profile::Subject::Caller;
        // The operation on one person before the table of all: that is what "my …" is looked up with.
        const double named = profile.subject == Profile::Subject::Named ? 1 : 0;
        const auto rank = [](const Match &of, double bonus) { return of.coverage + of.point + bonus; };
        if (fits
            && (!best
                || rank(match, named)
                    > rank(*best, best->profile->subject == Profile::Subject::Named ? 1 : 0)))
            best = &match;
    }
    Plan plan;
    plan.text = best ? takesRole(best->profile->operation) : nobodyTellsRights();
    if (record && !record->operation.texts.ask.isEmpty())
        plan.text += u' ' + onRecordInstead(record->operation);
    return plan;
}

} // namespace Agent::BuiltIn
