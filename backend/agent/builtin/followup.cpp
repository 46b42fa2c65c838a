// SPDX-License-Identifier: GPL-3.0-or-later
// Questions that lean on those before: "and roberto?", "what about tomorrow?", "how many does he have?"
#include "agent/builtin/plan.h"

#include "agent/builtin/wording.h"
#include "agent/builtin/words.h"
#include "agent/outcomes.h"

#include <QJsonArray>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

constexpr int furthestBack = 3; // questions
constexpr double leanLimit = 0.45; // weight of words that the earlier operation does not know
constexpr double standsAlone = 0.62;

/// The last turn before `turn` that called something; -1: none near enough.
int lastWithCalls(const Conversation &conversation, int turn)
{
    for (int i = turn - 1; i >= 0 && i >= turn - furthestBack; --i) {
        if (!conversation.turns[i].calls.isEmpty())
            return i;
    }
    return -1;
}

/// Other people whom a turn was about: as it called, else as it named.
QStringList peopleOf(const Conversation &conversation, int turn)
{
    QStringList names;
    for (const ToolCall &call : conversation.turns[turn].calls) {
        const Profile *profile = conversation.profileOf(call.name);
        if (!profile || profile->person < 0)
            continue;
        const QJsonValue value = call.arguments[profile->arguments[profile->person].argument.name];
        QStringList values {value.toString()};
        for (const QJsonValue &each : value.toArray())
            values.append(each.toString());
        for (const QString &name : std::as_const(values)) {
            if (!name.isEmpty() && !names.contains(name) && !isSamePerson(name, conversation.personName()))
                names.append(name);
        }
    }
    if (!names.isEmpty() || !conversation.turns[turn].calls.isEmpty())
        return names;
    for (const Mention &mention : conversation.question(turn).people.others) {
        if (mention.certainty != Mention::Certainty::Loose && !names.contains(mention.name))
            names.append(mention.name);
    }
    const QList<Mention> others = conversation.question(turn).people.others;
    if (names.isEmpty() && others.size() == 1 && !others.first().place)
        names.append(others.first().name);
    return names;
}

struct Lean
{
    bool marked = false; ///< "and …", "what about …", "same for …"
    int begin = 0; ///< behind the marker
};

Lean readLean(const Text &text)
{
    const auto word = [&](int i) { return i < text.tokens.size() ? text.tokens[i].word : QString(); };
    Lean lean;
    int i = 0;
    while (oneOf(word(i),
                 {"ok", "okay", "thanks", "great", "hmm", "please", "hm", "sorry", "no", "oops", "oh", "wait",
                  "actually", "well", "thx"})
           || (i < text.tokens.size() && i < 3 && text.tokens[i].kind == Token::Kind::Sign))
        ++i;
    // "never mind her, what about me?"
    if ((word(i) == QLatin1String("never") && word(i + 1) == QLatin1String("mind"))
        || oneOf(word(i), {"forget", "skip"})) {
        for (int comma = i + 1; comma < qMin<int>(int(text.tokens.size()) - 1, i + 5); ++comma) {
            if (text.tokens[comma].isSign(u',')) {
                i = comma + 1;
                break;
            }
        }
    }
    const int start = i;
    for (;;) {
        const QString a = word(i);
        const QString b = word(i + 1);
        if (oneOf(a, {"what", "how"}) && b == QLatin1String("about"))
            i += 2;
        else if (a == QLatin1String("what") && b == QLatin1String("if"))
            i += 2;
        else if (a == QLatin1String("the") && b == QLatin1String("same"))
            i += 2;
        else if (a == QLatin1String("i") && oneOf(b, {"meant", "mean"}))
            i += 2;
        else if (oneOf(a, {"and", "also", "same", "or", "now", "then", "but"}))
            ++i;
        else
            break;
    }
    lean.marked = i > start;
    lean.begin = i;
    return lean;
}

/// A name that only its place shows: "and office?", "what about mark".
void readBareName(const Lean &lean, const QSet<QString> &known, Question &question)
{
    QList<int> words;
    for (int i = lean.begin; i < question.text.tokens.size(); ++i) {
        const Token &token = question.text.tokens[i];
        if (token.kind == Token::Kind::Sign || isFunctionWord(token.word))
            continue;
        words.append(i);
    }
    if (!lean.marked || words.size() != 1 || !question.people.others.isEmpty() || question.people.self)
        return;
    const Token &token = question.text.tokens[words.first()];
    if (token.kind != Token::Kind::Word || known.contains(token.stem) || isTimeWord(token.word)
        || isGroupWord(token.word) || isGenericWord(token.word) || isRelationWord(token.word)
        || isPersonNoun(token.word))
        return;
    if (isSamePerson(token.word, question.personName)) {
        question.people.selfNames.append(words.first());
        question.people.self = question.people.selfCertain = true;
        return;
    }
    Mention mention;
    mention.begin = words.first();
    mention.end = mention.begin + 1;
    mention.certainty = Mention::Certainty::Likely;
    mention.name = token.text;
    if (token.possessive)
        mention.name.chop(token.text.endsWith(u'\'') ? 1 : 2);
    question.people.others.append(mention);
}

/// What the question says that the earlier operation knows nothing of.
double foreignWeight(const Profile &profile, const Question &question, const Filling &filling, int from)
{
    double foreign = 0;
    for (const Term &term : readTerms(question.text.tokens, from)) {
        if (!filling.used[term.begin] && !question.people.selfNames.contains(term.begin)
            && !question.people.denied.contains(term.begin))
            foreign += term.weight * (1 - qMin(1.0, 1.3 * meets(profile.topic, term)));
    }
    for (const Value &value : question.values) {
        if (!filling.used[value.begin])
            foreign += 0.3;
    }
    return foreign;
}

/// "no, jettro", "not him, jettro", "jettro too": puts somebody in place of, or beside, the one before.
bool corrects(const Question &question)
{
    const auto has = [&](std::initializer_list<const char *> words) {
        return std::any_of(question.text.tokens.begin(), question.text.tokens.end(),
                           [&](const Token &token) { return oneOf(token.word, words); });
    };
    constexpr qsizetype few = 8;
    const QList<Token> &tokens = question.text.tokens;
    const bool named = !question.people.others.isEmpty() || question.people.selfCertain;
    return named && tokens.size() <= few && !has({"thanks", "thank"})
        && (!question.people.denied.isEmpty()
            || oneOf(tokens.first().word, {"no", "sorry", "oops", "wait", "oh", "actually"})
            || has({"too", "also", "well", "again"}));
}

/// "check that again", "once more": the same once more.
bool asksAgain(const Question &question)
{
    static constexpr std::initializer_list<const char *> other {"again", "repeat", "recheck", "refresh"};
    const QList<Token> &tokens = question.text.tokens;
    bool again = false;
    for (int i = 0; i < tokens.size(); ++i) {
        const Token &token = tokens[i];
        again = again || oneOf(token.word, other)
            || (token.is("more") && i > 0 && oneOf(tokens[i - 1].word, {"once", "time"}));
        const bool plain = token.kind == Token::Kind::Sign || isFunctionWord(token.word)
            || isGenericWord(token.word) || oneOf(token.word, other);
        if (!plain || oneOf(token.word, {"not", "never", "no", "thanks"}))
            return false;
    }
    constexpr qsizetype few = 9;
    return again && tokens.size() > 1 && tokens.size() <= few;
}

/// "Now sorted by price", of a list that an argument orders: the same list once more, unless another one is
/// asked for.
bool wantsOrder(const Profile &profile, const Question &question, const Intent &intent)
{
    const Match match = matchOperation(profile, question, {0, int(question.text.tokens.size())}, intent);
    return !intent.readVerb && intent.asks == Intent::Asks::Anything
        && std::any_of(match.filling.filled.begin(), match.filling.filled.end(),
                       [&](int slot) { return isOrder(profile.arguments[slot]); });
}

/// "Why so few?": says little of its own, or only of what the operation before is about.
bool leansOn(const Profile &profile, const Question &question)
{
    double foreign = 0;
    for (const Term &term : readTerms(question.text.tokens)) {
        if (!oneOf(question.text.tokens[term.begin].word,
                   {"low", "lower", "high", "higher", "small", "big", "short"}))
            foreign += term.weight * (1 - qMin(1.0, 1.3 * meets(profile.topic, term)));
    }
    return foreign <= leanLimit;
}

/// "At most 90 euros", "only the free ones": what no sentence begins with narrows down what was just listed.
bool narrows(const Profile &profile, const Question &question, int begin)
{
    const int count = int(question.text.tokens.size());
    const int first = skipFillers(question.text, begin, count);
    // "only the ones of miguel": of a list that a person may narrow down, and that is no one's data
    const bool somebody = profile.person >= 0 && profile.subject == Profile::Subject::Anything;
    const bool just = first > begin && question.text.tokens[first - 1].is("just");
    return !profile.changes && first < count && (somebody || question.people.others.isEmpty())
        && !question.people.self
        && (just
            || oneOf(question.text.tokens[first].word,
                     {"only", "at",      "in",   "on",      "under",  "over",  "below", "above",
                      "with", "without", "from", "between", "before", "after", "since", "until",
                      "near", "cheaper", "max",  "maximum", "up",     "for"}));
}

} // namespace

std::optional<Plan> planWhy(const Conversation &conversation, const Question &asked, int turn)
{
    const int before = lastWithCalls(conversation, turn);
    const int count = int(asked.text.tokens.size());
    Intent intent = readIntent(asked.text, 0, count, conversation.verbs);
    const Profile *earlier
        = before < 0 ? nullptr : conversation.profileOf(conversation.turns[before].calls.last().name);
    if (intent.asks != Intent::Asks::Why || !earlier || !leansOn(*earlier, asked))
        return std::nullopt;
    // What was changed, by whom and for which reason is the nearest that a service may tell.
    Question question = asked;
    if (question.people.others.isEmpty()) {
        for (const QString &name : peopleOf(conversation, before))
            question.people.others.append({name, 0, 1, Mention::Certainty::Certain});
        if (question.people.others.isEmpty() && earlier->subject == Profile::Subject::Caller)
            question.people.self = question.people.selfCertain = true;
    }
    intent.traces = intent.tracesChanges = true;
    for (const Profile &profile : conversation.profiles) {
        if (!profile.answersWho || earlier == &profile
            || !isAllowed(profile.operation, conversation.request.roles))
            continue;
        const Match match = matchOperation(profile, question, {0, count}, intent);
        const bool about = match.filling.filled.contains(profile.person) || question.people.selfCertain;
        if (match.obstacle == Match::Obstacle::None && about && match.filling.missing.isEmpty()
            && match.filling.severalSlot < 0)
            return planMatch(conversation, question, match, turn);
    }
    Plan plan;
    plan.text = cannotExplain();
    return plan;
}

void resolvePronouns(const Conversation &conversation, Question &question, int turn)
{
    if (question.people.pronoun == People::Pronoun::None)
        return;
    QStringList names;
    for (int i = turn - 1; i >= 0 && i >= turn - furthestBack && names.isEmpty(); --i)
        names = peopleOf(conversation, i);
    const bool several = question.people.pronoun == People::Pronoun::Several;
    if (names.isEmpty() || (names.size() > 1 && !several))
        return;
    int position = 0;
    while (position + 1 < question.text.tokens.size()
           && !oneOf(question.text.tokens[position].word,
                     {"he", "she", "him", "his", "her", "hers", "they", "them", "their", "theirs"}))
        ++position;
    for (const QString &name : std::as_const(names))
        question.people.others.append({name, position, position + 1, Mention::Certainty::Certain});
    question.people.pronoun = People::Pronoun::None;
}

std::optional<Plan> planFollowUp(const Conversation &conversation, const Question &asked, int turn)
{
    const int before = lastWithCalls(conversation, turn);
    if (before < 0)
        return std::nullopt;
    const ToolCall &call = conversation.turns[before].calls.last();
    const Profile *profile = conversation.profileOf(call.name);
    if (!profile)
        return std::nullopt;
    if (asksAgain(asked) && !profile->changes && asked.people.others.isEmpty()
        && (!asked.people.selfCertain || profile->subject == Profile::Subject::Caller)) {
        Plan plan;
        plan.kind = Plan::Kind::Call;
        for (ToolCall again : conversation.turns[before].calls) {
            again.id = callId(turn, int(plan.calls.size()));
            plan.calls.append(again);
        }
        return plan;
    }
    Question question = asked;
    const Lean lean = readLean(question.text);
    readBareName(lean, conversation.known, question);
    const int count = int(question.text.tokens.size());
    const Range whole {0, count};
    const Intent intent = readIntent(question.text, lean.begin, count, conversation.verbs);
    if (intent.negated || intent.otherVerb || (intent.order && !intent.readVerb)
        || intent.asks == Intent::Asks::HowTo || intent.asks == Intent::Asks::Why)
        return std::nullopt;
    // "roberto?" leans on what was before; "roberto" alone, or "asdf", is no question.
    const bool questionMark = count > 0 && question.text.tokens.last().isSign(u'?');
    const bool pronoun
        = std::any_of(question.people.others.begin(), question.people.others.end(), [&](const Mention &m) {
              const QString typed = question.text.between(m.begin, m.end).toLower();
              return m.name.toLower() != typed && !areSwapped(m.name.toLower(), typed);
          });
    const bool capital = count > 0 && count <= 3 && question.text.tokens.first().capital;
    const bool leans = lean.marked || questionMark || pronoun
        || (capital && question.people.others.size() == 1) || corrects(question)
        || narrows(*profile, question, lean.begin);
    const bool reorders = wantsOrder(*profile, question, intent);
    if (!leans && !reorders)
        return std::nullopt;

    const People &people = question.people;
    const Profile *target = profile;
    if (!people.others.isEmpty()) {
        // "and 2 hours on Mercury": a name that an argument of its own takes is nobody
        const Match same = matchOperation(*profile, question, whole, intent);
        const bool taken = !same.filling.filled.isEmpty() && !same.filling.namesLeft
            && std::all_of(people.others.begin(), people.others.end(),
                           [&](const Mention &mention) { return same.filling.used[mention.begin]; });
        if (profile->person < 0 && !taken) {
            if (const Profile *other = counterpart(conversation, *profile, Profile::Subject::Named))
                target = other;
        }
    } else if (people.self && profile->subject == Profile::Subject::Named) {
        if (const Profile *own = counterpart(conversation, *profile, Profile::Subject::Caller))
            target = own;
    }
    QJsonObject known;
    for (const Slot &slot : target->arguments) {
        if (call.arguments.contains(slot.argument.name))
            known.insert(slot.argument.name, call.arguments[slot.argument.name]);
    }
    Match match = matchOperation(*target, question, whole, intent, known);
    const bool other = target != profile;
    const bool notTold = match.obstacle == Match::Obstacle::NotAsked && !target->changes;
    if (match.obstacle == Match::Obstacle::WrongPerson || notTold
        || (match.filling.filled.isEmpty() && !other)
        || foreignWeight(*target, question, match.filling, lean.begin) > leanLimit)
        return std::nullopt;
    // A question that stands on its own feet is answered as it stands; "and of S-10?" says nothing of its
    // own.
    const QList<Term> terms = readTerms(question.text.tokens, lean.begin, count);
    const QList<Match> alone = rankOperations(conversation.profiles, question, {lean.begin, count}, intent);
    // "and for event 17?": a word that only calls what was put in says nothing of its own either.
    const auto calls = [&](const Term &term) {
        return lean.marked
            && std::any_of(match.filling.filled.begin(), match.filling.filled.end(), [&](int slot) {
                   return target->arguments[slot].nouns.contains(term.senses.first().key);
               });
    };
    const bool says = std::any_of(terms.begin(), terms.end(), [&](const Term &term) {
        return term.weight >= 0.5 && !match.filling.used[term.begin] && !calls(term);
    });
    if (!reorders && says && !alone.isEmpty() && alone.first().profile != target
        && alone.first().profile != profile && alone.first().obstacle == Match::Obstacle::None
        && alone.first().score >= standsAlone && alone.first().point >= 0.5)
        return std::nullopt;
    // "and 2 hours on Mercury", behind an order: orders the same of what it says, and waits for its approval.
    const bool onceMore = target == profile && lean.marked && !questionMark && match.filling.filled.size() > 1
        && target->measure == Profile::Measure::None && target->subject != Profile::Subject::Named;
    match.confirm = target->changes && !onceMore;
    return planMatch(conversation, question, match, turn);
}

} // namespace Agent::BuiltIn
