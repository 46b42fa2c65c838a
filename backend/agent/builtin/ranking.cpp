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
constexpr double foreignCost = 0.2; // of a word that another operation is for
constexpr double mostForeignCost = 0.25;
constexpr double mostMissingCost = 0.2;
constexpr double ownBonus = 0.08; // "my …" and an operation on the caller's own data
constexpr double weakOwnBonus = 0.03; // "can I …"
constexpr double ownCost = 0.04; // the same operation when nobody said "my"
constexpr double writtenIdBonus = 0.05; // before an operation that could take any word in its place
constexpr double tracePoint = 0.4; // of "who saw …" for what answers "who …" at all
constexpr double traceCoverage = 0.3;
constexpr double statedCoverage = 0.8; // of a sentence that asks nothing by its form
constexpr double mostlyCovered = 0.75;
constexpr double mostlySaid = 0.6;
constexpr double saidPoint = 0.2; // of an operation of which nearly all is said in other words
constexpr double echoPoint = 0.5; // of what the description says word by word
constexpr double toldPoint = 0.3; // of naming a person and what comes back of one
constexpr double whoBonus = 0.12; // "who …" and an operation whose own question begins so
constexpr double whenBonus
    = 0.22; // the same of when and where, which more operations tell beside other things
constexpr double allCovered = 0.97;
constexpr double wholeBonus = 0.05; // where every word has its place, and two name a thing or choose
constexpr double calledBonus = 0.1; // "in the interview stage" is of what has stages
constexpr double sameVerbBonus = 0.06;
constexpr double priceBonus = 0.05;
constexpr double timelyBonus = 0.1;
constexpr double timelyCost = 0.15;
constexpr double nowBonus = 0.04;

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

/// "Is my leave approved?", of what knows of no such state.
bool asksUnknownState(const Profile &profile, const Question &question, const Range &range,
                      const Intent &intent, const Filling &filling)
{
    const QList<Token> &tokens = question.text.tokens;
    int last = range.last - 1;
    while (last > range.first && tokens[last].kind == Token::Kind::Sign)
        --last;
    if (intent.asks != Intent::Asks::YesOrNo || filling.used[last]
        || !oneOf(tokens[skipFillers(question.text, range.first, last)].word, {"is", "are", "was", "were"})
        || !tokens[last].word.endsWith(QLatin1String("ed")))
        return false;
    const QList<Term> &terms = question.terms(range);
    return std::any_of(terms.begin(), terms.end(), [&](const Term &term) {
        return term.begin <= last && term.end > last && term.weight >= 0.8 && meets(profile.topic, term) <= 0;
    });
}

/// "Which surveys do I still have to answer?", of "surveys that you still have to answer".
Run echoIn(const Profile &profile, const Question &question, const Range &range)
{
    constexpr int shortest = 3;
    constexpr int plain = 4; // words, of which one says something
    const Run run = commonRun(question.text.tokens, range.first, range.last, profile.said);
    const QList<Term> &terms = question.terms(range);
    const auto telling = std::count_if(terms.begin(), terms.end(), [&](const Term &term) {
        return run.contains(term.begin) && term.weight >= 0.8;
    });
    const int length = run.end - run.begin;
    return (length >= plain && telling > 0) || (length >= shortest && telling > 1) ? run : Run();
}

/// Whether a price is asked for, and told by what is for just that.
bool tellsPrice(const Profile &profile, const QList<Term> &terms)
{
    const auto isPrice = [](const Term &term) {
        return std::any_of(term.senses.begin(), term.senses.end(),
                           [](const Sense &sense) { return sense.key == QLatin1String("=price"); });
    };
    return !profile.changes && std::any_of(profile.core.begin(), profile.core.end(), isPrice)
        && std::any_of(terms.begin(), terms.end(), isPrice);
}

/// What a question says of time, held against an operation that only tells of the past, of what will be, or
/// of what is now.
double timeliness(const Profile &profile, const Question &question, const Range &range)
{
    bool before = false;
    bool after = false;
    for (const Value &value : question.values) {
        const bool date = (value.kind == Value::Kind::Date || value.kind == Value::Kind::DateSpan)
            && value.sure && range.contains(value.begin);
        before = before || (date && value.lastDate < question.now.date());
        after = after || (date && value.date > question.now.date());
    }
    bool now = false;
    for (int i = range.first; i < range.last; ++i)
        now = now || oneOf(question.text.tokens[i].word, {"now", "currently", "moment", "present"});
    if (before != after && (profile.tellsPast || profile.tellsFuture))
        return profile.tellsPast == before ? timelyBonus : -timelyCost;
    return now && !before && !after && profile.tellsNow ? nowBonus : 0;
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

/// "The balance of roberto": nothing of the operation's point, but all that is said is what comes back of
/// that person. \param names  tokens that name the one who asks
bool saysWhatComesBack(const Profile &profile, const QList<Term> &terms, const Filling &filling,
                       const Intent &intent, bool self, const QList<int> &names)
{
    const bool own = profile.subject == Profile::Subject::Caller && self
        && (profile.tellsAmount || intent.asks == Intent::Asks::When || intent.asks == Intent::Asks::Where);
    const bool named = profile.subject == Profile::Subject::Named && filling.filled.contains(profile.person);
    if (profile.changes || (!own && !named))
        return false;
    double said = 0;
    for (const Term &term : terms) {
        if (filling.used[term.begin] || names.contains(term.begin) || isChatter(term.lemma))
            continue;
        if (meets(profile.told, term) < 0.5)
            return false;
        said += term.weight;
    }
    return said >= 0.5;
}

/// "When is high water tomorrow?": no word of the operation's name, but nearly all is what its texts speak
/// of. "Do I have to pay anything yet?" likewise, of what is the caller's own.
bool isMostlySaid(const Profile &profile, const Match &match, bool self)
{
    const bool searched
        = std::any_of(match.filling.filled.begin(), match.filling.filled.end(),
                      [&](int index) { return profile.arguments[index].kind == Slot::Kind::Search; });
    const bool fits = profile.subject == Profile::Subject::Anything
        || (profile.subject == Profile::Subject::Caller && self);
    return fits && !profile.changes && !searched && match.asked && match.coverage >= mostlySaid;
}

} // namespace

Match matchOperation(const Profile &profile, const Question &question, const Range &range,
                     const Intent &intent, const QJsonObject &known)
{
    Match match;
    match.profile = &profile;
    match.filling = fillArguments(profile, question, range, intent, known);
    const bool ofThing = profile.changes && isToldOfThing(profile, question, intent, match.filling);
    const bool told = ofThing || isTold(profile, question, range, intent, match.filling);
    const Match::Obstacle deed = deedObstacle(profile, question.people, intent, told, match);
    match.confirm = match.confirm || ofThing;
    const int start = skipFillers(question.text, range.first, range.last);
    const QString opening = question.text.tokens[start < range.last ? start : range.first].word;
    match.asked = intent.asks != Intent::Asks::Anything || intent.readVerb || opening == QLatin1String("any")
        || (!match.filling.filled.isEmpty() && !(intent.states && oneOf(opening, {"my", "our"}))
            && !oneOf(opening, {"i", "we", "he", "she", "it", "they", "there", "this", "that"}));
    match.obstacle = personObstacle(profile, question, intent, match.filling);
    if (match.obstacle == Match::Obstacle::None || (profile.changes && deed != Match::Obstacle::None))
        match.obstacle = deed;
    if (match.obstacle == Match::Obstacle::None
        && isAnotherKind(profile, question, range, intent, match.filling))
        match.obstacle = Match::Obstacle::NotAsked;
    const bool agrees = intent.deeds.intersects(profile.actions);
    const QList<Term> &terms = question.terms(range);
    const Run echo = profile.changes ? Run() : echoIn(profile, question, range);
    const Coverage coverage = coverageOf(profile, question, range, intent, match.filling, echo, agrees);
    match.coverage = coverage.share;
    match.point = pointOf(profile, question, range, intent, match.filling, agrees || told);
    if (match.obstacle == Match::Obstacle::None && !profile.changes
        && ((intent.states && (match.coverage < statedCoverage || opening == QLatin1String("there")))
            || isAboutAnother(profile, question, range, intent, match.filling)
            || asksUnknownState(profile, question, range, intent, match.filling)))
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
    if (echo.end > echo.begin)
        match.point = qMax(match.point, echoPoint);
    if (isMostlySaid(profile, match, question.people.self && question.people.others.isEmpty()))
        match.point = qMax(match.point, saidPoint);
    if (saysWhatComesBack(profile, terms, match.filling, intent, question.people.selfCertain,
                          question.people.selfNames))
        match.point = qMax(match.point, toldPoint);
    match.score = coverageShare * match.coverage + pointShare * match.point;
    if (match.coverage > 0 && match.point > 0)
        match.score += agreementShare
            * (!profile.changes || agrees || isShown(profile, intent, match.filling)
               || namesDeed(profile, intent) || told);
    // "How expensive is electricity": what is priced need not be known to what tells the price.
    const bool priced = tellsPrice(profile, terms);
    match.score += priced ? priceBonus : -qMin(mostForeignCost, foreignCost * coverage.foreign);
    if (!profile.changes)
        match.score += timeliness(profile, question, range);
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
    const bool leavesThing
        = std::any_of(people.others.begin(), people.others.end(), [&](const Mention &mention) {
              return range.contains(mention.begin) && !match.filling.used[mention.begin]
                  && isThingsName(question, mention);
          });
    if (leavesThing && !profile.changes)
        match.score -= foreignCost;
    if (intent.asks == Intent::Asks::Who && profile.answersWho)
        match.score += whoBonus;
    const bool leavesOne
        = std::any_of(question.values.begin(), question.values.end(), [&](const Value &value) {
              return (value.kind == Value::Kind::Number || value.kind == Value::Kind::Id)
                  && range.contains(value.begin) && !match.filling.used[value.begin];
          });
    if (!leavesOne
        && ((intent.asks == Intent::Asks::When && profile.answersWhen)
            || (intent.asks == Intent::Asks::Where && profile.answersWhere)))
        match.score += whenBonus;
    const bool readsSo = intent.readVerb && !profile.changes && profile.firstStem == intent.verbStem;
    if (readsSo || (agrees && profile.verbs.contains(intent.verbStem)))
        match.score += sameVerbBonus;
    // "Remove me from shift 31" is rather for what takes somebody.
    if (profile.changes && intent.order && intent.verb >= 0 && intent.verb + 1 < range.last
        && question.text.tokens[intent.verb + 1].is("me") && profile.person < 0
        && profile.subject == Profile::Subject::Anything)
        match.score -= nobodyCost;
    if (isWrittenId(profile, match.filling))
        match.score += writtenIdBonus;
    const auto named
        = std::count_if(match.filling.filled.begin(), match.filling.filled.end(), [&](int index) {
              return profile.arguments[index].kind == Slot::Kind::Choice
                  || profile.arguments[index].kind == Slot::Kind::Id;
          });
    if (!profile.changes && match.coverage >= allCovered && named > 1)
        match.score += wholeBonus;
    if (!profile.changes && match.filling.optionCalled)
        match.score += calledBonus;
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
    if (!matches.isEmpty()) {
        const bool alone = matches.size() == 1 || matches[1].obstacle != Match::Obstacle::None;
        matches[0].lead = matches[0].score - (alone ? 0 : matches[1].score);
    }
    return matches;
}

} // namespace Agent::BuiltIn
