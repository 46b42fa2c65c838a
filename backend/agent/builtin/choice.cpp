// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/choice.h"

#include "agent/builtin/thesaurus.h"
#include "agent/builtin/words.h"

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

constexpr double clearPoint = 0.3; // an operation must be meant, not only mentioned
constexpr double sameScore = 0.012;

/// "Which certificates do I have?" goes to the operation on one's own, where there is one, and not to
/// the one for anybody with the own name in it.
void preferOwn(const Conversation &conversation, const Question &question, const QList<Match> &matches,
               Choice &choice)
{
    constexpr double farthest = 0.35;
    if (!choice.match.profile || choice.match.profile->subject != Profile::Subject::Named
        || !question.people.others.isEmpty() || !question.people.self)
        return;
    const Profile *own = counterpart(conversation, *choice.match.profile, Profile::Subject::Caller);
    for (const Match &match : matches) {
        if (own && match.profile == own && match.obstacle == Match::Obstacle::None
            && match.score > choice.match.score - farthest) {
            choice.match = match;
            choice.second = {};
            return;
        }
    }
}

/// The first reading match that suits takes the place of the choice, where it is not too far behind it.
template<typename Suits>
void preferFirst(const QList<Match> &matches, double farthest, Suits suits, Choice &choice)
{
    for (const Match &match : matches) {
        if (match.obstacle != Match::Obstacle::None || match.profile->changes || !isGood(match)
            || match.score < choice.match.score - farthest || !suits(match))
            continue;
        choice.match = match;
        choice.second = {};
        return;
    }
}

/// Whether the match makes nothing of a value of the range that is of a kind.
template<typename IsOfKind>
bool leavesValue(const Question &question, const Range &range, const Match &match, IsOfKind isOfKind)
{
    return std::any_of(question.values.begin(), question.values.end(), [&](const Value &value) {
        return isOfKind(value) && range.contains(value.begin) && !match.filling.used[value.begin];
    });
}

/// "Show my hours on project Mercury" goes to what gives those of one person rather than to what knows of no
/// person, where it accounts for as much.
void preferMine(const Question &question, const QList<Match> &matches, Choice &choice)
{
    constexpr double farthest = 0.4;
    constexpr double less = 0.15;
    const auto isOwn = [](const Match &match) {
        return match.profile->person >= 0 && match.filling.filled.contains(match.profile->person);
    };
    const auto leavesSomebody = [&](const Match &match) {
        return std::any_of(question.people.others.begin(), question.people.others.end(),
                           [&](const Mention &mention) { return !match.filling.used[mention.begin]; });
    };
    if (!choice.match.profile || choice.match.profile->changes
        || choice.match.profile->subject != Profile::Subject::Anything || isOwn(choice.match))
        return;
    preferFirst(
        matches, farthest,
        [&](const Match &match) {
            return question.people.selfCertain && !leavesSomebody(match)
                && match.profile->subject == Profile::Subject::Anything && isOwn(match)
                && match.coverage >= choice.match.coverage - less;
        },
        choice);
}

/// "Which animals do you have?" goes to the list of all rather than to the one for which an animal is
/// missing; and what is hardly meant makes way for what is.
void preferWhole(const Question &question, const Range &range, const QList<Match> &matches, Choice &choice)
{
    constexpr double farthest = 0.15;
    constexpr double near = 0.05;
    const Profile *best = choice.match.profile;
    if (!best || best->changes)
        return;
    const bool partly = best->subject == Profile::Subject::Anything && choice.match.filling.filled.isEmpty()
        && !choice.match.filling.missing.isEmpty();
    // "What is the current weather?" asks for no warnings of it.
    const auto isAnother = [&](const Profile &whole) {
        return std::any_of(whole.core.begin(), whole.core.end(), [&](const Term &core) {
            const bool reads = std::any_of(core.senses.begin(), core.senses.end(), [](const Sense &sense) {
                return Thesaurus::english().action(sense.key) == Action::Read;
            });
            return core.weight >= 1.0 && !reads && meets(best->topic, core) < 0.5
                && std::none_of(question.terms(range).begin(), question.terms(range).end(),
                                [&](const Term &term) { return meansSame(core, term); });
        });
    };
    for (const Match &match : matches) {
        const bool fits = match.profile != best && match.obstacle == Match::Obstacle::None
            && !match.profile->changes && isGood(match) && match.filling.missing.isEmpty();
        const bool whole = partly && match.profile->subject == Profile::Subject::Anything
            && match.score > choice.match.score - farthest && !isAnother(*match.profile);
        const bool meant = !isGood(choice.match) && match.score > choice.match.score - near;
        if (!fits || (!whole && !meant))
            continue;
        choice.match = match;
        choice.second = {};
        return;
    }
}

/// "My stays from 1 April on" goes to what takes a date rather than to what knows of none.
void preferTimed(const Question &question, const Range &range, const QList<Match> &matches, Choice &choice)
{
    const bool today = std::any_of(question.values.begin(), question.values.end(), [&](const Value &value) {
        return value.kind == Value::Kind::Date && value.date == question.now.date();
    });
    const double farthest = today ? 0.08 : 0.2; // "today" may just as well mean "as it is"
    const auto leavesDate = [&](const Match &match) {
        return leavesValue(question, range, match, [](const Value &value) {
            return (value.kind == Value::Kind::Date || value.kind == Value::Kind::DateSpan) && value.sure;
        });
    };
    if (!choice.match.profile || choice.match.profile->changes || !leavesDate(choice.match))
        return;
    preferFirst(
        matches, farthest,
        [&](const Match &match) { return match.filling.missing.isEmpty() && !leavesDate(match); }, choice);
}

/// "Open article 230" goes to what takes its number rather than to a list that leaves it over.
void preferNumbered(const Question &question, const Range &range, const QList<Match> &matches, Choice &choice)
{
    constexpr double farthest = 0.12;
    const auto leavesNumber = [&](const Match &match) {
        return leavesValue(question, range, match, [](const Value &value) {
            return value.kind == Value::Kind::Number || value.kind == Value::Kind::Id;
        });
    };
    if (!choice.match.profile || choice.match.profile->changes || !leavesNumber(choice.match))
        return;
    preferFirst(
        matches, farthest,
        [&](const Match &match) {
            return match.filling.missing.isEmpty() && !leavesNumber(match)
                && match.coverage >= choice.match.coverage;
        },
        choice);
}

} // namespace

bool isGood(const Match &match)
{
    if (match.obstacle != Match::Obstacle::None || match.score < enoughToCall)
        return false;
    // "When are my books due?" names nothing of "my loans" but what comes back.
    constexpr double clearLead = 0.1;
    const bool ahead = match.profile->subject == Profile::Subject::Anything && !match.profile->changes
        && match.asked && match.lead >= clearLead && match.coverage >= 0.6 && match.point >= 0.15;
    // "Who worked on project Apollo last week?": several arguments take nearly all that is said.
    constexpr qsizetype several = 2;
    const bool taken = match.profile->subject == Profile::Subject::Anything && !match.profile->changes
        && match.asked && match.filling.filled.size() >= several && match.coverage >= 0.75
        && match.point >= 0.15;
    return taken || match.point >= clearPoint || (match.point >= 0.15 && match.coverage >= 0.85) || ahead
        || (match.profile->subject == Profile::Subject::Caller && !match.profile->answersWho
            && match.coverage >= 0.6);
}

Choice choose(const Conversation &conversation, const Question &question, const Range &range)
{
    Choice choice;
    choice.intent = readIntent(question.text, range.first, range.last, conversation.verbs);
    if (choice.intent.negated)
        return choice;
    const QList<Match> matches = rankOperations(conversation.profiles, question, range, choice.intent);
    // "Is it possible to reserve a car?" asks for it just as well.
    const int start = skipFillers(question.text, range.first, range.last);
    const bool possible = choice.intent.wish && choice.intent.verb >= 0 && !choice.intent.readVerb
        && start < range.last
        && oneOf(question.text.tokens[start].word, {"can", "could", "may", "is", "would"});
    // "Reserve a car" is no question for what is reserved, where a car can be reserved.
    const bool ordered
        = (choice.intent.told >= 0 || choice.intent.given >= 0 || choice.intent.conditional || possible
           || (choice.intent.order && (!choice.intent.readVerb || choice.intent.indirect)))
        && std::any_of(matches.begin(), matches.end(), [](const Match &match) {
               return match.profile->changes && match.obstacle != Match::Obstacle::NotAsked
                   && match.point >= clearPoint;
           });
    // "Lucia needs gloves in size S" likewise, where that is all that it takes to get them.
    const bool needed = (choice.intent.fromOther || choice.intent.needed)
        && std::any_of(matches.begin(), matches.end(), [](const Match &match) {
                            return match.profile->changes && match.obstacle == Match::Obstacle::None
                                && match.filling.missing.isEmpty() && match.point >= clearPoint;
                        });
    for (const Match &match : matches) {
        if ((ordered || needed) && !match.profile->changes)
            continue;
        if (match.obstacle != Match::Obstacle::None) {
            if (match.score > choice.blocked.score && match.point >= clearPoint)
                choice.blocked = match;
        } else if (!choice.match.profile) {
            choice.match = match;
        } else if (!choice.second.profile) {
            choice.second = match;
        }
    }
    preferTimed(question, range, matches, choice);
    preferNumbered(question, range, matches, choice);
    preferWhole(question, range, matches, choice);
    preferOwn(conversation, question, matches, choice);
    preferMine(question, matches, choice);
    return choice;
}

bool isTie(const Choice &choice)
{
    constexpr double clearly = 0.2; // more of the question accounted for
    return choice.second.profile && isGood(choice.second)
        && choice.match.score - choice.second.score < sameScore
        && choice.match.coverage - choice.second.coverage < clearly
        && choice.match.filling.filled.size() == choice.second.filling.filled.size()
        && choice.match.filling.missing.isEmpty() == choice.second.filling.missing.isEmpty()
        && choice.match.profile->changes == choice.second.profile->changes;
}

} // namespace Agent::BuiltIn
