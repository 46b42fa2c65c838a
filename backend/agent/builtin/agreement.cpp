// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an operation does what a sentence orders, tells or asks for, apart from what it does it to.
#include "agent/builtin/arguments.h"
#include "agent/builtin/ranking.h"

#include "agent/builtin/thesaurus.h"
#include "agent/builtin/words.h"

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

/// Whether a needed argument that names nothing got its value: an amount, one of an enumeration.
bool givesValue(const Profile &profile, const Filling &filling, bool onlyAmounts)
{
    return std::any_of(filling.filled.begin(), filling.filled.end(), [&](int index) {
        const Slot &slot = profile.arguments[index];
        const bool amount = slot.kind == Slot::Kind::Integer || slot.kind == Slot::Kind::Number
            || slot.kind == Slot::Kind::Duration;
        return slot.argument.required && (amount || (!onlyAmounts && slot.kind == Slot::Kind::Choice));
    });
}

/// "My answer to S-12 is no", of what is for answering.
bool isGiven(const Profile &profile, const Question &question, const Intent &intent, const Filling &filling)
{
    if (intent.given < 0 || !givesValue(profile, filling, false))
        return false;
    const Token &noun = question.text.tokens[intent.given];
    const QStringList senses = Thesaurus::english().senses(noun.stem);
    return profile.verbs.contains(noun.stem)
        || std::any_of(senses.begin(), senses.end(),
                       [&](const QString &sense) { return profile.actions.contains(sense); })
        || isCore(profile, noun.stem);
}

/// "I worked 3 hours on Apollo", of what takes down one's own hours; not "I logged 3 hours", which is done,
/// nor "about 3 hours".
bool isOwnDeed(const Profile &profile, const Question &question, const Intent &intent, const Filling &filling)
{
    const Token &verb = question.text.tokens[intent.told];
    const QStringList senses = Thesaurus::english().senses(verb.stem);
    const bool done = profile.verbs.contains(verb.stem)
        || std::any_of(senses.begin(), senses.end(), [](const QString &sense) {
                          return Thesaurus::english().action(sense) == Action::Write;
                      });
    const bool past = verb.word.endsWith(QLatin1String("ed"))
        || oneOf(verb.word, {"spent", "did", "ran", "drove", "wrote", "taught"});
    const bool vague
        = std::any_of(question.text.tokens.begin(), question.text.tokens.end(), [](const Token &token) {
              return token.isSign(u'?')
                  || oneOf(token.word,
                           {"about", "almost", "nearly", "around", "roughly", "approximately", "or", "maybe",
                            "probably", "think", "believe", "might", "must", "seem"});
          });
    return question.people.selfCertain && past && !done && !vague && filling.severalSlot < 0;
}

/// "I gave plant 17 half a litre": how much of what, told of a deed that is done; not "I booked two seats",
/// which tells of the very deed that the operation would do once more.
bool isRecorded(const Profile &profile, const Question &question, const Intent &intent,
                const Filling &filling)
{
    const bool own = profile.subject == Profile::Subject::Caller;
    if (intent.told < 0 || (profile.subject != Profile::Subject::Anything && !own)
        || !givesValue(profile, filling, true) || (own && !isOwnDeed(profile, question, intent, filling)))
        return false;
    const Token &verb = question.text.tokens[intent.told];
    if (oneOf(verb.word, {"wants", "want", "needs", "need", "asks", "wishes", "requires"}))
        return false;
    const QStringList senses = Thesaurus::english().senses(verb.stem);
    return std::none_of(senses.begin(), senses.end(), [](const QString &sense) {
        return oneOf(sense, {"=reserve", "=buy", "=lend"});
    });
}

/// "Lucia needs gloves in size S": all that it takes is said.
bool isNeeded(const Profile &profile, const Intent &intent, const Filling &filling)
{
    constexpr qsizetype enough = 2;
    // "I need a van tomorrow" gets one, and records nothing.
    const bool gets = std::any_of(profile.actions.begin(), profile.actions.end(), [](const QString &action) {
        return oneOf(action, {"=reserve", "=buy", "=lend"});
    });
    if (intent.needed && !gets)
        return false;
    const bool needs = (intent.fromOther || intent.needed)
        && !intent.deeds.contains(QStringLiteral("=change")); // not "would like"
    return needs && filling.missing.isEmpty() && filling.filled.size() >= enough;
}

} // namespace

bool isShown(const Profile &profile, const Intent &intent, const Filling &filling)
{
    constexpr qsizetype enough = 2; // of one argument alone there may be many operations
    const bool deed
        = profile.measure == Profile::Measure::None && !profile.actions.contains(QStringLiteral("=cancel"));
    if (filling.verbChosen)
        return true;
    // "Give EQ-7 to lucia until Friday": where somebody is wanted too, nothing may lack
    const bool forSomebody = profile.subject == Profile::Subject::Named && filling.missing.isEmpty()
        && filling.filled.contains(profile.person) && isWrittenId(profile, filling);
    return intent.light && deed && (profile.subject == Profile::Subject::Anything || forSomebody)
        && filling.filled.size() >= enough && (filling.missing.isEmpty() || !intent.indirect);
}

bool namesDeed(const Profile &profile, const Intent &intent)
{
    return intent.light && profile.changes && !intent.verbStem.isEmpty()
        && profile.measure == Profile::Measure::None && isCore(profile, intent.verbStem);
}

bool isTold(const Profile &profile, const Question &question, const Range &range, const Intent &intent,
            const Filling &filling)
{
    if (!profile.changes || profile.measure != Profile::Measure::None
        || profile.actions.contains(QStringLiteral("=cancel")))
        return false;
    constexpr qsizetype enough = 2;
    if (filling.missing.isEmpty() && filling.filled.size() >= enough
        && (isGiven(profile, question, intent, filling) || isRecorded(profile, question, intent, filling)))
        return true;
    const QList<Term> &terms = question.terms(range);
    return intent.told >= 0 && std::any_of(terms.begin(), terms.end(), [&](const Term &term) {
               return intent.told >= term.begin && intent.told < term.end
                   && meets(profile.reported, term) >= 0.5;
           });
}

bool isToldOfThing(const Profile &profile, const Question &question, const Intent &intent,
                   const Filling &filling)
{
    if (intent.told < 1 || profile.subject != Profile::Subject::Anything || !filling.missing.isEmpty()
        || profile.measure != Profile::Measure::None || profile.actions.contains(QStringLiteral("=cancel")))
        return false;
    const Token &verb = question.text.tokens[intent.told];
    if (!oneOf(question.text.tokens[intent.told - 1].word, {"is", "are", "was", "were", "been", "got"}))
        return false;
    const bool identified = std::any_of(filling.filled.begin(), filling.filled.end(), [&](int index) {
        const Slot &slot = profile.arguments[index];
        return slot.argument.place == OpenApi::Argument::Place::Path && slot.argument.required;
    });
    const bool chosen = std::any_of(filling.filled.begin(), filling.filled.end(), [&](int index) {
        return profile.arguments[index].kind == Slot::Kind::Choice;
    });
    const QStringList senses = Thesaurus::english().senses(verb.stem);
    const bool done = profile.verbs.contains(verb.stem)
        || std::any_of(senses.begin(), senses.end(),
                       [&](const QString &sense) { return profile.actions.contains(sense); });
    return identified && (done || (chosen && filling.used[intent.told]));
}

Match::Obstacle deedObstacle(const Profile &profile, const People &people, const Intent &intent, bool told,
                             Match &match)
{
    const bool agrees = intent.deeds.intersects(profile.actions) || isShown(profile, intent, match.filling)
        || namesDeed(profile, intent);
    if (profile.changes) {
        match.confirm = (intent.wish && !isNeeded(profile, intent, match.filling))
            || (intent.indirect && !isShown(profile, intent, match.filling));
        // "Roberto wants 12 days off" sets nothing.
        if (intent.fromOther && profile.measure != Profile::Measure::None)
            return Match::Obstacle::NotAsked;
        // "Lucia needs gloves in size S" does not change her size.
        if (intent.fromOther && !intent.deeds.contains(QStringLiteral("=change"))
            && profile.actions.contains(QStringLiteral("=change")))
            return Match::Obstacle::NotAsked;
        if (intent.reading && profile.subject != Profile::Subject::Anything)
            return Match::Obstacle::NotAsked;
        // "Reduce it by 2" is not for what only adds.
        if (intent.direction * profile.direction < 0)
            return Match::Obstacle::NotAsked;
        return told || (agrees && (intent.order || intent.wish)) ? Match::Obstacle::None
                                                                 : Match::Obstacle::NotAsked;
    }
    if (intent.supposed)
        return Match::Obstacle::NotAsked;
    if (intent.otherVerb && !profile.topic.contains(intent.verbStem))
        return Match::Obstacle::NotAsked;
    if (intent.order && !intent.deeds.isEmpty() && !intent.readVerb && !agrees)
        return Match::Obstacle::NotAsked;
    switch (intent.asks) {
    case Intent::Asks::When:
        return profile.resultKnown && !profile.tellsTime ? Match::Obstacle::NotAsked : Match::Obstacle::None;
    case Intent::Asks::Where:
        return profile.resultKnown && !profile.tellsPlace ? Match::Obstacle::NotAsked : Match::Obstacle::None;
    case Intent::Asks::Who:
        // "Who has more, roberto or johndoe?": what it tells of each of them answers that.
        if (profile.subject == Profile::Subject::Named && profile.tellsAmount && !intent.traces
            && (people.others.size() > 1 || people.selfAsWell))
            return Match::Obstacle::None;
        if (intent.whoever && profile.subject == Profile::Subject::Anything)
            return Match::Obstacle::None;
        return profile.resultKnown && !profile.tellsWho ? Match::Obstacle::NotAsked : Match::Obstacle::None;
    case Intent::Asks::Why:
        return profile.topic.contains(QStringLiteral("=reason")) ? Match::Obstacle::None
                                                                 : Match::Obstacle::NotAsked;
    case Intent::Asks::HowTo:
        // "How do we say “invoice” in Dutch?"
        if (match.filling.filled.size() > 1 && match.filling.missing.isEmpty())
            return Match::Obstacle::None;
        return Match::Obstacle::NotAsked;
    default:
        return Match::Obstacle::None;
    }
}

} // namespace Agent::BuiltIn
