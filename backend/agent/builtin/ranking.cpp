// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/ranking.h"

#include "agent/builtin/thesaurus.h"
#include "agent/builtin/words.h"

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

constexpr double coverageShare = 0.55;
constexpr double pointShare = 0.35;
constexpr double agreementShare = 0.1;
constexpr double mostMissingCost = 0.2;
constexpr double ownBonus = 0.08; // "my …" and an operation on the caller's own data
constexpr double weakOwnBonus = 0.03; // "can I …"
constexpr double ownCost = 0.04; // the same operation when nobody said "my"
constexpr double writtenIdPoint = 0.45; // an id of the wanted form shows what is meant
constexpr double writtenIdBonus = 0.05; // before an operation that could take any word in its place
constexpr double namedOptionPoint = 0.2; // so does an option that the document itself names; two of them more
constexpr double tracePoint = 0.4; // of "who saw …" for what answers "who …" at all
constexpr double traceCoverage = 0.3;
constexpr double statedCoverage = 0.8; // of a sentence that asks nothing by its form
constexpr double mostlyCovered = 0.75;
constexpr double toldPoint = 0.3; // of naming a person and what comes back of one
constexpr double whoBonus = 0.12; // "who …" and an operation whose own question begins so
constexpr double sameVerbBonus = 0.06;

/// Whether the operation does what is asked, apart from what it does it to.
Match::Obstacle deedObstacle(const Profile &profile, const Intent &intent, Match &match)
{
    const bool agrees = intent.deeds.intersects(profile.actions);
    if (profile.changes) {
        match.confirm = intent.wish;
        // "Reduce it by 2" is not for what only adds.
        if (intent.direction * profile.direction < 0)
            return Match::Obstacle::NotAsked;
        return agrees && (intent.order || intent.wish) ? Match::Obstacle::None : Match::Obstacle::NotAsked;
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
        return profile.resultKnown && !profile.tellsWho ? Match::Obstacle::NotAsked : Match::Obstacle::None;
    case Intent::Asks::Why:
        return profile.topic.contains(QStringLiteral("=reason")) ? Match::Obstacle::None
                                                                 : Match::Obstacle::NotAsked;
    case Intent::Asks::HowTo:
        return Match::Obstacle::NotAsked;
    default:
        return Match::Obstacle::None;
    }
}

bool meansSame(const Term &a, const Term &b)
{
    return std::any_of(a.senses.begin(), a.senses.end(), [&](const Sense &one) {
        return std::any_of(b.senses.begin(), b.senses.end(),
                           [&](const Sense &other) { return one.key == other.key; });
    });
}

/// "sick days", "parental leave": a word that the operation does not know makes another thing of the one that
/// it tells. In a list everybody sees what stands there; a number says nothing of what it counts.
bool isAnotherKind(const Profile &profile, const Question &question, const Range &range, const Intent &intent,
                   const Filling &filling)
{
    if (profile.changes || profile.listing)
        return false;
    const QList<Term> &terms = question.terms(range);
    for (qsizetype i = 1; i < terms.size(); ++i) {
        const Term &before = terms[i - 1];
        const Token &token = question.text.tokens[before.begin];
        const bool touches = before.end == terms[i].begin && before.end - before.begin == 1;
        if (!touches || filling.used[before.begin] || before.begin == intent.verb || token.possessive
            || before.weight < 0.5 || meets(profile.topic, before) > 0 || isTimeWord(token.word)
            || isGroupWord(token.word) || isRelationWord(token.word) || isPersonNoun(token.word)
            || question.people.selfNames.contains(before.begin))
            continue;
        // A slip of the pen is no other kind, nor is a name: "roberto days off".
        constexpr qsizetype longEnough = 6;
        if (!isEnglishWord(token.word, token.stem)
            && (!question.people.selfCertain || token.word.size() < longEnough))
            continue;
        const QStringList senses = Thesaurus::english().senses(token.stem);
        const bool verb = std::any_of(senses.begin(), senses.end(), [](const QString &sense) {
            return Thesaurus::english().action(sense) != Action::None;
        });
        const bool point = std::any_of(profile.core.begin(), profile.core.end(),
                                       [&](const Term &core) { return meansSame(core, terms[i]); });
        if (!verb && point)
            return true;
    }
    return false;
}

/// "Tell me a joke about holidays": of what the operation knows only the topic.
bool isAboutAnother(const Profile &profile, const Question &question, const Range &range,
                    const Intent &intent, const Filling &filling)
{
    if (intent.thing < 0 || filling.used[intent.thing])
        return false;
    const QList<Term> &terms = question.terms(range);
    return std::any_of(terms.begin(), terms.end(), [&](const Term &term) {
        return term.begin == intent.thing && term.weight >= 0.5 && meets(profile.topic, term) <= 0;
    });
}

bool isAboutPeople(const Profile &profile)
{
    return profile.subject != Profile::Subject::Anything;
}

Match::Obstacle personObstacle(const Profile &profile, const Question &question, const Intent &intent,
                               const Filling &filling)
{
    if (filling.namesLeft)
        return Match::Obstacle::WrongPerson;
    const People &people = question.people;
    // "everybody's record", where an argument is for just that
    const QList<Token> &tokens = question.text.tokens;
    bool groupTaken = false;
    for (int i = 0; i < tokens.size(); ++i)
        groupTaken = groupTaken || (filling.used[i] && isGroupWord(tokens[i].word));
    const bool personFilled = profile.person >= 0 && filling.filled.contains(profile.person);
    const bool who = intent.asks == Intent::Asks::Who && !profile.tellsWho;
    if (profile.subject == Profile::Subject::Caller && !people.selfCertain && !personFilled
        && (people.pronoun != People::Pronoun::None || people.unnamed || (people.group && !groupTaken)
            || who))
        return Match::Obstacle::WrongPerson;
    if (profile.subject == Profile::Subject::Named && !personFilled
        && (people.group || intent.asks == Intent::Asks::Who))
        return Match::Obstacle::WrongPerson;
    return Match::Obstacle::None;
}

bool isWrittenId(const Profile &profile, const Filling &filling)
{
    return std::any_of(filling.filled.begin(), filling.filled.end(), [&](int index) {
        const Slot &slot = profile.arguments[index];
        return slot.kind == Slot::Kind::Id && slot.argument.required
            && slot.schema.contains(QStringLiteral("pattern"));
    });
}

/// How much of the question is accounted for, by the operation's words or by its arguments.
double coverageOf(const Profile &profile, const Question &question, const Range &range, const Intent &intent,
                  const Filling &filling, bool agrees)
{
    double all = 0;
    double met = 0;
    const auto isUsed = [&](int begin, int end) {
        return std::any_of(filling.used.begin() + begin, filling.used.begin() + end,
                           [](bool used) { return used; });
    };
    QList<bool> counted(question.text.tokens.size(), false);
    for (const int token : question.people.selfNames + question.people.denied)
        counted[token] = true;
    // "Which phones can I order?" is about phones, and no order of mine.
    if (!profile.changes && range.contains(intent.possible))
        counted[intent.possible] = true;
    for (const Value &value : question.values) {
        if (!range.contains(value.begin))
            continue;
        const bool said = value.kind == Value::Kind::Id || value.kind == Value::Kind::Quoted
            || value.kind == Value::Kind::Email || value.kind == Value::Kind::Uuid;
        const bool used = isUsed(value.begin, value.end);
        // An id of the very form that an argument wants says more than many words.
        const double weight = said ? (used && isWrittenId(profile, filling) ? 1.5 : 0.7) : 0.35;
        // "this year", "today": asks for what is, unless an argument takes it
        const bool now = value.kind == Value::Kind::Date && value.date == question.now.date();
        const bool present = value.kind == Value::Kind::DateSpan && value.date <= question.now.date()
            && value.lastDate >= question.now.date();
        // "Why do I only have 10?": what is to be explained
        const bool explained = intent.asks == Intent::Asks::Why || intent.tracesChanges;
        if ((now || present || (explained && !said)) && !used) {
            std::fill(counted.begin() + value.begin, counted.begin() + value.end, true);
            continue;
        }
        all += weight;
        met += used ? weight : 0;
        std::fill(counted.begin() + value.begin, counted.begin() + value.end, true);
    }
    for (const Term &term : question.terms(range)) {
        // "Has anyone looked": asks who, and says nothing of what
        const bool anyone = intent.asks == Intent::Asks::Who
            && isGroupWord(question.text.tokens[term.begin].word)
            && question.text.tokens[term.begin].word.endsWith(QLatin1String("one"));
        const bool anybody = intent.asks == Intent::Asks::Who
            && question.text.tokens[term.begin].word.endsWith(QLatin1String("body"));
        // "How much is on my card?": asks for the number that it tells
        const bool amount = profile.tellsAmount && meets(profile.topic, term) <= 0
            && intent.asks == Intent::Asks::HowMany && term.end - term.begin == 2
            && question.text.tokens[term.begin].is("how") && question.text.tokens[term.begin + 1].is("much");
        if (counted[term.begin] || anyone || anybody || amount)
            continue;
        all += term.weight;
        if (isUsed(term.begin, term.end) || (term.begin == intent.verb && (agrees || intent.readVerb)))
            met += term.weight;
        else
            met += term.weight * qMin(1.0, 1.15 * meets(profile.topic, term));
    }
    return all > 0 ? met / all : 0;
}

/// How much of what the operation is for is said in the question.
double pointOf(const Profile &profile, const QList<Term> &terms, const Intent &intent, const Filling &filling,
               bool agrees)
{
    double all = 0;
    double met = 0;
    for (const Term &core : profile.core) {
        double best = 0;
        for (const Term &term : terms) {
            if (term.begin == intent.possible && !profile.changes)
                continue;
            for (const Sense &a : core.senses) {
                for (const Sense &b : term.senses) {
                    if (a.key == b.key)
                        best = qMax(best, qMax(a.strength, b.strength) * qMin(a.strength, b.strength));
                }
            }
        }
        for (const Sense &sense : core.senses) {
            const bool ordered = intent.deeds.contains(sense.key) && profile.actions.contains(sense.key);
            if (agrees && (ordered || profile.verbs.contains(sense.key)))
                best = qMax(best, 1.0);
            for (const int slot : filling.filled) {
                if (profile.arguments[slot].nouns.contains(sense.key))
                    best = qMax(best, 0.8);
            }
        }
        all += core.weight;
        met += core.weight * best;
    }
    const double point = all > 0 ? met / all : 0;
    if (isWrittenId(profile, filling))
        return qMax(point, writtenIdPoint);
    const auto options = std::count_if(filling.filled.begin(), filling.filled.end(), [&](int index) {
        return profile.arguments[index].kind == Slot::Kind::Choice && !isOrder(profile.arguments[index]);
    });
    return profile.changes ? point : qMax(point, namedOptionPoint * double(qMin<qsizetype>(options, 2)));
}

/// "The balance of roberto": nothing of the operation's point, but all that is said is what comes back of
/// that person.
bool saysWhatComesBack(const Profile &profile, const QList<Term> &terms, const Filling &filling,
                       const Intent &intent, bool self)
{
    const bool own = profile.subject == Profile::Subject::Caller && self
        && (profile.tellsAmount || intent.asks == Intent::Asks::When || intent.asks == Intent::Asks::Where);
    const bool named = profile.subject == Profile::Subject::Named && filling.filled.contains(profile.person);
    if (profile.changes || (!own && !named))
        return false;
    double said = 0;
    for (const Term &term : terms) {
        if (filling.used[term.begin])
            continue;
        if (meets(profile.told, term) < 0.5)
            return false;
        said += term.weight;
    }
    return said >= 0.5;
}

} // namespace

Match matchOperation(const Profile &profile, const Question &question, const Range &range,
                     const Intent &intent, const QJsonObject &known)
{
    Match match;
    match.profile = &profile;
    const Match::Obstacle deed = deedObstacle(profile, intent, match);
    match.filling = fillArguments(profile, question, range, intent, known);
    match.obstacle = personObstacle(profile, question, intent, match.filling);
    if (match.obstacle == Match::Obstacle::None || (profile.changes && deed != Match::Obstacle::None))
        match.obstacle = deed;
    if (match.obstacle == Match::Obstacle::None
        && isAnotherKind(profile, question, range, intent, match.filling))
        match.obstacle = Match::Obstacle::NotAsked;
    const bool agrees = intent.deeds.intersects(profile.actions);
    const QList<Term> &terms = question.terms(range);
    match.coverage = coverageOf(profile, question, range, intent, match.filling, agrees);
    match.point = pointOf(profile, terms, intent, match.filling, agrees);
    if (match.obstacle == Match::Obstacle::None && !profile.changes
        && ((intent.states && match.coverage < statedCoverage)
            || isAboutAnother(profile, question, range, intent, match.filling)))
        match.obstacle = Match::Obstacle::NotAsked;
    // Who looked at something is asked of what tells just that, whatever it is called.
    if (intent.traces && profile.answersWho && match.coverage >= traceCoverage)
        match.point = qMax(match.point, tracePoint);
    // "Who is on duty for the network team?": nearly all is said, in other words
    const bool namesOption
        = std::any_of(match.filling.filled.begin(), match.filling.filled.end(), [&](int index) {
              return profile.arguments[index].kind == Slot::Kind::Choice
                  && profile.arguments[index].argument.required;
          });
    if (intent.asks == Intent::Asks::Who && profile.answersWho && namesOption
        && match.coverage >= mostlyCovered)
        match.point = qMax(match.point, toldPoint);
    if (saysWhatComesBack(profile, terms, match.filling, intent, question.people.selfCertain))
        match.point = qMax(match.point, toldPoint);
    match.score = coverageShare * match.coverage + pointShare * match.point;
    if (match.coverage > 0 && match.point > 0)
        match.score += agreementShare * (profile.changes ? (agrees ? 1 : 0) : 1);
    const People &people = question.people;
    if (profile.subject == Profile::Subject::Caller)
        match.score += people.selfCertain        ? ownBonus
            : people.self && intent.possible < 0 ? weakOwnBonus
                                                 : -ownCost;
    else if (profile.subject == Profile::Subject::Anything && people.selfCertain && !profile.changes)
        match.score -= ownCost;
    // The caller's own name in an operation for any person: right, but the own operation is better.
    const bool byName = profile.person >= 0 && match.filling.filled.contains(profile.person);
    if (profile.subject == Profile::Subject::Named && byName && people.others.isEmpty())
        match.score -= ownBonus;
    if (profile.subject == Profile::Subject::Named && !byName && people.pronoun == People::Pronoun::None
        && !people.unnamed)
        match.score -= nobodyCost;
    if (intent.asks == Intent::Asks::Who && profile.answersWho)
        match.score += whoBonus;
    const bool readsSo = intent.readVerb && !profile.changes && profile.firstStem == intent.verbStem;
    if (readsSo || (agrees && profile.verbs.contains(intent.verbStem)))
        match.score += sameVerbBonus;
    if (isWrittenId(profile, match.filling))
        match.score += writtenIdBonus;
    match.score -= qMin(mostMissingCost, missingCost * double(match.filling.missing.size()));
    // Half a match of a person's data by words alone ("how many days are in a year") is no question for it.
    const bool someone = people.self || !people.others.isEmpty() || people.pronoun != People::Pronoun::None
        || people.unnamed || people.group;
    if (isAboutPeople(profile) && !someone && match.point < 0.7)
        match.score -= 0.15;
    return match;
}

namespace {

/// Whether the question says anything at all that the operation knows of: of a thousand, few are worth more.
bool isWorthALook(const Profile &profile, const Question &question, const Range &range, const Intent &intent)
{
    const QList<Term> &terms = question.terms(range);
    return intent.deeds.intersects(profile.actions)
        || std::any_of(question.values.begin(), question.values.end(),
                       [](const Value &value) {
                           return value.kind == Value::Kind::Id || value.kind == Value::Kind::Uuid
                               || value.kind == Value::Kind::Number || value.kind == Value::Kind::Quoted;
                       })
        || std::any_of(terms.begin(), terms.end(),
                       [&](const Term &term) { return meets(profile.topic, term) > 0; });
}

} // namespace

QList<Match> rankOperations(const QList<Profile> &profiles, const Question &question, const Range &range,
                            const Intent &intent)
{
    QList<Match> matches;
    matches.reserve(profiles.size());
    for (const Profile &profile : profiles) {
        if (isWorthALook(profile, question, range, intent))
            matches.append(matchOperation(profile, question, range, intent));
    }
    std::stable_sort(matches.begin(), matches.end(), [](const Match &a, const Match &b) {
        const bool aFree = a.obstacle == Match::Obstacle::None;
        const bool bFree = b.obstacle == Match::Obstacle::None;
        return aFree != bFree ? aFree : a.score > b.score;
    });
    return matches;
}

} // namespace Agent::BuiltIn
