// SPDX-License-Identifier: GPL-3.0-or-later
// How much of a question an operation accounts for, and how much of the operation's point the question says.
#include "agent/builtin/ranking.h"

#include "agent/builtin/words.h"

#include <QSet>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

constexpr double asideShare = 0.2; // of the weight of words that are beside the question
constexpr double mentionedShare = 0.5;
constexpr double quotedWeight = 1.2; // what is written in quotation marks is surely meant for an argument
constexpr double writtenIdPoint = 0.45; // an id of the wanted form shows what is meant
constexpr double namedOptionPoint = 0.2; // so does an option that the document itself names; two of them more

/// "translators" and "translations", where some operation is for each of them.
bool areDifferent(const Question &question, const Term &a, const Term &b)
{
    return a.senses.first().key == b.senses.first().key && a.lemma != b.lemma
        && question.points.contains(a.lemma) && question.points.contains(b.lemma);
}

} // namespace

bool isWrittenId(const Profile &profile, const Filling &filling)
{
    return std::any_of(filling.filled.begin(), filling.filled.end(), [&](int index) {
        const Slot &slot = profile.arguments[index];
        return slot.kind == Slot::Kind::Id && slot.argument.required
            && slot.schema.contains(QStringLiteral("pattern"));
    });
}

Coverage coverageOf(const Profile &profile, const Question &question, const Range &range,
                    const Intent &intent, const Filling &filling, const Run &echo, bool agrees)
{
    double all = 0;
    double met = 0;
    double foreign = 0;
    const auto isUsed = [&](int begin, int end) {
        return std::any_of(filling.used.begin() + begin, filling.used.begin() + end,
                           [](bool used) { return used; });
    };
    // "I forgot to write it down, what …": a clause that says nothing the operation knows of is an aside.
    QSet<int> about;
    QSet<int> spoken; // … by its words, not only by a value
    for (const Term &term : question.terms(range)) {
        const bool known = term.weight >= 0.3 && meets(profile.topic, term) >= 0.3;
        if (known)
            spoken.insert(question.clauses[term.begin]);
        if (known || isUsed(term.begin, term.end))
            about.insert(question.clauses[term.begin]);
    }
    for (const Value &value : question.values) {
        if (range.contains(value.begin) && isUsed(value.begin, value.end))
            about.insert(question.clauses[value.begin]);
    }
    const auto share = [&](int token) { return about.contains(question.clauses[token]) ? 1.0 : asideShare; };
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
        const double written = used && isWrittenId(profile, filling) ? 1.5 : 0.7;
        const double weight = !said ? 0.35 : value.kind == Value::Kind::Quoted ? quotedWeight : written;
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
        all += weight * share(value.begin);
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
        const bool amount = meets(profile.topic, term) <= 0 && intent.asks == Intent::Asks::HowMany
            && term.end - term.begin == 2 && question.text.tokens[term.begin].is("how")
            && question.text.tokens[term.begin + 1].is("much");
        if (counted[term.begin] || anyone || anybody || amount)
            continue;
        // "Does candidate 4 have an interview?": what another operation is for says less to one that only
        // mentions it.
        const bool named = std::any_of(filling.filled.begin(), filling.filled.end(), [&](int index) {
            return profile.arguments[index].nouns.contains(term.senses.first().key);
        });
        const bool mentioned = !named && question.points.contains(term.lemma)
            && !profile.actions.contains(term.senses.first().key)
            && std::none_of(profile.core.begin(), profile.core.end(), [&](const Term &core) {
                   return meansSame(core, term) && !areDifferent(question, core, term);
               });
        const double known = echo.contains(term.begin)
            ? 1.0
            : meets(profile.topic, term) * (mentioned ? mentionedShare : 1.0);
        const bool used = isUsed(term.begin, term.end);
        const bool chatter = !used && known <= 0 && term.end - term.begin == 1
            && isChatter(question.text.tokens[term.begin].word);
        const double weight = term.weight * share(term.begin) * (chatter ? asideShare : 1.0);
        all += weight;
        // "What does it cost …": what another operation is for, and this one does not even know.
        const bool elsewhere = !used && known <= 0 && spoken.contains(question.clauses[term.begin])
            && term.weight >= 0.8 && term.begin != intent.verb
            && std::any_of(term.senses.begin(), term.senses.end(),
                           [&](const Sense &sense) { return question.pointSenses.contains(sense.key); });
        foreign += elsewhere ? weight : 0;
        if (used || (term.begin == intent.verb && (agrees || intent.readVerb)))
            met += weight;
        else
            met += weight * qMin(1.0, 1.15 * known);
    }
    return {all > 0 ? met / all : 0, foreign};
}

double pointOf(const Profile &profile, const Question &question, const Range &range, const Intent &intent,
               const Filling &filling, bool agrees)
{
    double all = 0;
    double met = 0;
    for (const Term &core : profile.core) {
        double best = 0;
        for (const Term &term : question.terms(range)) {
            if (term.begin == intent.possible && !profile.changes)
                continue;
            const double likeness = areDifferent(question, core, term) ? mentionedShare : 1.0;
            for (const Sense &a : core.senses) {
                for (const Sense &b : term.senses) {
                    if (a.key == b.key)
                        best = qMax(best, likeness * a.strength * b.strength);
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

} // namespace Agent::BuiltIn
