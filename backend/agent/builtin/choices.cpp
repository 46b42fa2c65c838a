// SPDX-License-Identifier: GPL-3.0-or-later
// Words of a question that choose one of an enumeration.
#include "agent/builtin/arguments.h"

#include "agent/builtin/thesaurus.h"
#include "agent/builtin/words.h"

#include <QJsonArray>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

struct Hit
{
    int begin = 0;
    int end = 0;
    double score = 0;
    int option = -1;
};

/// "expire before 1 April": a verb with its time, and no state.
bool isHappening(const Claims &claims, int at)
{
    const QString &word = claims.token(at).word;
    return !word.endsWith(QLatin1String("ed"))
        && oneOf(claims.word(at + 1),
                 {"before", "after", "on", "by", "until", "in", "within", "this", "next", "soon", "tomorrow",
                  "today", "between"});
}

/// "Published after 1 February", of a list with an argument for just that: no state either.
bool isTimed(const Profile &profile, const Claims &claims, int at)
{
    const QList<Value> &values = claims.question.values;
    return oneOf(claims.word(at + 1), {"before", "after", "since", "on", "until", "from", "between"})
        && std::any_of(values.begin(), values.end(),
                       [&](const Value &value) {
                           return value.begin == at + 2
                               && (value.kind == Value::Kind::Date || value.kind == Value::Kind::DateSpan);
                       })
        && std::any_of(profile.arguments.begin(), profile.arguments.end(), [&](const Slot &slot) {
               return (slot.kind == Slot::Kind::Date || slot.kind == Slot::Kind::DateTime)
                   && slot.cues.contains(claims.token(at).stem);
           });
}

/// What expires before April has not "expired".
bool happens(const Profile &profile, const Claims &claims, const QList<Token> &option)
{
    for (int i = claims.range.first; i < claims.range.last; ++i) {
        const bool same = std::any_of(option.begin(), option.end(), [&](const Token &each) {
            return each.word.endsWith(QLatin1String("ed")) && each.stem == claims.token(i).stem;
        });
        if (same && (isHappening(claims, i) || isTimed(profile, claims, i)))
            return true;
    }
    return false;
}

/// The option's own words in the question: as an option of one letter only as typed.
Hit writtenOption(const Claims &claims, const QList<Token> &option, const QString &raw, const Intent &intent)
{
    Hit hit;
    const int length = int(option.size());
    for (int i = claims.range.first; i + length <= claims.range.last && length > 0; ++i) {
        bool same = true;
        for (int k = 0; k < length && same; ++k) {
            const Token &token = claims.token(i + k);
            same = raw.size() <= 2 ? token.text == raw
                                   : token.stem == option[k].stem && !option[k].stem.isEmpty();
        }
        if (!same || !claims.isFree(i, i + length) || i == intent.verb || claims.isDenied(i))
            continue;
        hit.begin = i;
        hit.end = i + length;
        hit.score = 2 + 0.1 * length;
        return hit;
    }
    // "B204-X" as typed, though it is one token of another kind
    for (int i = claims.range.first; i < claims.range.last; ++i) {
        if (claims.token(i).text.compare(raw, Qt::CaseInsensitive) == 0 && raw.size() > 2
            && claims.isFree(i, i + 1) && !claims.isDenied(i))
            return {i, i + 1, 2, -1};
    }
    return hit;
}

/// "were called off": a state, not a deed.
bool isParticiple(const Claims &claims, const Term &term)
{
    const QString &word = claims.token(term.begin).word;
    constexpr int near = 3;
    bool is = false;
    for (int i = term.begin - near; i < term.begin; ++i)
        is = is || oneOf(claims.word(i), {"is", "are", "was", "were", "be", "been", "being", "got"});
    if (!is)
        return false;
    return word.endsWith(QLatin1String("ed"))
        || oneOf(word, {"sent", "paid", "sold", "done", "withdrawn", "taken", "lent", "broken", "shut"});
}

/// How many words of what the document says of an option stand in the question.
int wordsToldOf(const Profile &profile, const Slot &slot, int option, const Claims &claims,
                const QList<Term> &terms)
{
    constexpr double onlyTold
        = 0.45; // a word that the operation knows from such texts, and from nothing else
    const QList<Token> told = slot.optionWords[option] + slot.optionTexts[option];
    int met = 0;
    for (const Term &wanted : readTerms(told)) {
        const bool said = std::any_of(terms.begin(), terms.end(), [&](const Term &term) {
            return claims.isFree(term.begin, term.end) && term.weight >= 0.5
                && !isCore(profile, claims.token(term.begin).stem) && meansSame(wanted, term);
        });
        const QString &key = wanted.senses.first().key;
        const bool telling = slot.argument.required
            || (profile.topic.value(key) <= onlyTold && !claims.question.known.contains(key));
        met += said && telling ? 1 : 0;
    }
    static const QList<std::pair<const char *, const char *>> directions {
        {"into", "in"}, {"onto", "on"}, {"in", "in"}, {"on", "on"},
        {"out", "out"}, {"off", "off"}, {"up", "up"}, {"down", "down"}};
    for (const Token &token : slot.argument.required ? told : QList<Token>()) {
        for (const auto &[word, plain] : directions) {
            for (int i = claims.range.first; token.is(word) && i < claims.range.last; ++i)
                met += oneOf(claims.word(i), {plain, word}) ? 1 : 0;
        }
    }
    return met;
}

/// "come out of the water", for `haul_out`: by its words and what is said of it.
void fillTold(const Profile &profile, int index, const QList<Term> &terms, Claims &claims)
{
    const Slot &slot = profile.arguments[index];
    int best = 0;
    int second = 0;
    int option = -1;
    for (int i = 0; i < slot.options.size(); ++i) {
        if (happens(profile, claims, slot.optionWords[i]))
            continue;
        const int met = wordsToldOf(profile, slot, i, claims, terms);
        if (met > best) {
            second = best;
            best = met;
            option = i;
        } else {
            second = qMax(second, met);
        }
    }
    if (best > second) {
        claims.filling.arguments.insert(slot.argument.name, slot.options[option]);
        claims.filling.filled.append(index);
    }
}

/// A word of the question that means the same as the option.
Hit impliedOption(const Claims &claims, const QList<Term> &option, const QList<Term> &terms,
                  const Intent &intent)
{
    Hit hit;
    for (const Term &wanted : option) {
        for (const Term &term : terms) {
            if (!claims.isFree(term.begin, term.end) || term.begin == intent.verb
                || claims.isDenied(term.begin))
                continue;
            const bool same = std::any_of(wanted.senses.begin(), wanted.senses.end(), [&](const Sense &a) {
                return std::any_of(term.senses.begin(), term.senses.end(), [&](const Sense &b) {
                    return a.key == b.key && a.strength * b.strength > 0.5
                        && (Thesaurus::english().action(a.key) == Action::None
                            || (isParticiple(claims, term) && !intent.order));
                });
            });
            if (same && hit.score < 1) {
                hit.begin = term.begin;
                hit.end = term.end;
                hit.score = 1 + 0.05 * (term.end - term.begin);
            }
        }
    }
    return hit;
}

bool isDeed(const Token &token)
{
    const QStringList senses = Thesaurus::english().senses(token.stem);
    return std::any_of(senses.begin(), senses.end(), [](const QString &sense) {
        return Thesaurus::english().action(sense) == Action::Write;
    });
}

/// "Who set it to 12?": the one option that means a change, though the question calls it otherwise.
void fillTracedChange(const Slot &slot, Claims &claims)
{
    QStringList changes;
    for (int i = 0; i < slot.options.size(); ++i) {
        for (const Term &term : slot.optionTerms[i]) {
            const bool change = std::any_of(term.senses.begin(), term.senses.end(), [](const Sense &sense) {
                return sense.key == QLatin1String("=change");
            });
            if (change && !changes.contains(slot.options[i]))
                changes.append(slot.options[i]);
        }
    }
    if (changes.size() == 1)
        claims.filling.arguments.insert(slot.argument.name, changes.first());
}

/// "Reject candidate 8", of an operation that sets a stage which may be "rejected".
void fillByVerb(const Profile &profile, int index, const Intent &intent, Claims &claims)
{
    const Slot &slot = profile.arguments[index];
    if (!profile.actions.contains(QStringLiteral("=change")) || !intent.order || intent.verb < 0 || slot.list)
        return;
    for (int i = 0; i < slot.options.size(); ++i) {
        if (slot.optionWords[i].size() != 1 || slot.optionWords[i].first().stem != intent.verbStem)
            continue;
        claims.put(index, slot, slot.options[i], intent.verb, intent.verb + 1);
        claims.filling.verbChosen = true;
        return;
    }
}

void fillChoice(const Profile &profile, int index, const Intent &intent, const QList<Term> &terms,
                Claims &claims)
{
    const Slot &slot = profile.arguments[index];
    QList<Hit> hits;
    for (int i = 0; i < slot.options.size(); ++i) {
        if (happens(profile, claims, slot.optionWords[i]))
            continue;
        Hit hit = writtenOption(claims, slot.optionWords[i], slot.options[i], intent);
        if (hit.score <= 0)
            hit = impliedOption(claims, slot.optionTerms[i], terms, intent);
        if (hit.score <= 0)
            continue;
        const Token &token = claims.token(hit.begin);
        // "a list of …" asks to see something, and chooses nothing
        if (!slot.argument.required && isGenericWord(token.word) && hit.end == hit.begin + 1
            && !token.word.endsWith(QLatin1String("ed")))
            continue;
        // "expenses I have submitted" is what the operation lists anyway, no choice among them.
        // "Who changed it" chooses the changes among all that is on record.
        // as does "show all changes".
        const bool listed = intent.readVerb && token.word.endsWith(u's')
            && oneOf(claims.word(hit.begin - 1), {"all", "the", "only", "show", "list"})
            && profile.answersWho;
        const bool traced = (intent.tracesChanges || listed) && hit.score >= 2;
        // "desks that are free on Monday", of what has an argument for just that: no zone "open"
        const bool calls = hit.score < 2
            && std::any_of(profile.arguments.begin(), profile.arguments.end(), [&](const Slot &other) {
                               return &other != &slot && other.nouns.contains(token.stem);
                           });
        if (calls)
            continue;
        const bool implied = hit.score < 2 && isCore(profile, token.stem) && !traced;
        if (implied || (!slot.argument.required && isCore(profile, token.stem) && !traced && isDeed(token)))
            continue;
        hit.option = i;
        hits.append(hit);
    }
    if (hits.isEmpty()) {
        if (intent.tracesChanges && !slot.argument.required && !slot.list)
            fillTracedChange(slot, claims);
        return;
    }
    std::sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.score > b.score; });
    if (slot.list) {
        for (const Hit &hit : std::as_const(hits)) {
            if (hit.score >= 2 || hits.size() == 1)
                claims.put(index, slot, slot.options[hit.option], hit.begin, hit.end);
        }
        return;
    }
    // Two options that fit equally well, by different words or the same: better ask than guess.
    if (hits.size() > 1 && hits[0].score - hits[1].score < 0.01 && hits[0].score < 2
        && hits[0].begin == hits[1].begin)
        return;
    claims.put(index, slot, slot.options[hits[0].option], hits[0].begin, hits[0].end);
    const auto calls
        = [&](int at) { return claims.range.contains(at) && slot.nouns.contains(claims.token(at).stem); };
    claims.filling.optionCalled
        = claims.filling.optionCalled || calls(hits[0].end) || calls(hits[0].begin - 1);
}

/// "my record": the option that means the caller's own, where the operation can show others' as well.
void fillOwn(const Profile &profile, int index, Claims &claims)
{
    const Slot &slot = profile.arguments[index];
    const People &people = claims.question.people;
    const bool otherFilled = profile.person >= 0 && claims.filling.filled.contains(profile.person);
    if (profile.changes || slot.list || !people.selfCertain || people.group || otherFilled)
        return;
    for (const QString &option : slot.options) {
        if (oneOf(option.toLower(), {"mine", "my", "me", "own", "self", "myself"})) {
            claims.filling.arguments.insert(slot.argument.name, option);
            return;
        }
    }
}

/// "Has roberto looked anyone up?": the option that means everybody's, where there is one.
void fillEverybody(const Slot &slot, Claims &claims)
{
    if (!claims.question.people.anybody || slot.argument.required || slot.list)
        return;
    for (const QString &option : slot.options) {
        if (isGroupWord(option.toLower())) {
            claims.filling.arguments.insert(slot.argument.name, option);
            return;
        }
    }
}

} // namespace

void fillChoices(const Profile &profile, const Intent &intent, Claims &claims)
{
    const QList<Term> &terms = claims.question.terms(claims.range);
    for (int i = 0; i < profile.arguments.size(); ++i) {
        const Slot &slot = profile.arguments[i];
        if (isOrder(slot)) {
            fillOrder(slot, i, claims);
            continue;
        }
        if (slot.kind == Slot::Kind::Choice && !claims.filling.arguments.contains(slot.argument.name))
            fillChoice(profile, i, intent, terms, claims);
        if (slot.kind == Slot::Kind::Choice && !claims.filling.arguments.contains(slot.argument.name))
            fillByVerb(profile, i, intent, claims);
        if (slot.kind == Slot::Kind::Choice && (slot.argument.required || !profile.changes) && !slot.list
            && !claims.filling.arguments.contains(slot.argument.name))
            fillTold(profile, i, terms, claims);
        if (slot.kind == Slot::Kind::Choice && !claims.filling.arguments.contains(slot.argument.name))
            fillEverybody(slot, claims);
        if (slot.kind == Slot::Kind::Choice && !claims.filling.arguments.contains(slot.argument.name))
            fillOwn(profile, i, claims);
    }
}

} // namespace Agent::BuiltIn
