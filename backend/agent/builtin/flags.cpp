// SPDX-License-Identifier: GPL-3.0-or-later
// Words of a question that say yes or no to a flag.
#include "agent/builtin/arguments.h"

#include "agent/builtin/thesaurus.h"
#include "agent/builtin/words.h"

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

bool areSynonyms(const QString &a, const QString &b)
{
    const QStringList senses = Thesaurus::english().senses(a);
    return std::any_of(senses.begin(), senses.end(), [&](const QString &sense) {
        return Thesaurus::english().action(sense) == Action::None
            && Thesaurus::english().senses(b).contains(sense);
    });
}

/// "to take away", for "takeaway": two words that make the flag's name.
bool fillWrittenApart(int index, const Slot &slot, Claims &claims)
{
    const QString name = identifierWords(slot.argument.name).remove(u' ').toLower();
    for (int i = claims.range.first; i + 1 < claims.range.last; ++i) {
        if (claims.word(i).isEmpty() || claims.word(i) + claims.word(i + 1) != name
            || !claims.isFree(i, i + 2))
            continue;
        claims.put(index, slot, !claims.isDenied(i), i, i + 2);
        return true;
    }
    return false;
}

/// "Which plants need water", of a flag that is for "only plants that need water".
bool fillPhrased(const Profile &profile, int index, const Slot &slot, Claims &claims)
{
    const Run run = commonRun(claims.question.text.tokens, claims.range.first, claims.range.last, slot.said);
    bool telling = false;
    for (int i = run.begin; i < run.end; ++i)
        telling = telling || (wordWeight(claims.word(i)) >= 0.8 && !isCore(profile, claims.token(i).stem));
    if (run.end - run.begin < 2 || !telling || profile.changes || !claims.isFree(run.begin, run.end))
        return false;
    claims.put(index, slot, !claims.isDenied(run.begin), run.begin, run.end);
    return true;
}

void fillFlag(const Profile &profile, int index, const QList<Term> &terms, Claims &claims)
{
    const Slot &slot = profile.arguments[index];
    if (fillWrittenApart(index, slot, claims) || fillPhrased(profile, index, slot, claims))
        return;
    for (const Term &term : terms) {
        const Token &token = claims.token(term.begin);
        if (!claims.isFree(term.begin, term.end) || isFunctionWord(token.word) || isGenericWord(token.word))
            continue;
        const bool called = slot.nouns.contains(token.stem)
            || (term.end - term.begin == 1
                && std::any_of(slot.nouns.begin(), slot.nouns.end(),
                               [&](const QString &noun) { return areSynonyms(noun, token.stem); }));
        if (!called || (isCore(profile, token.stem) && !slot.argument.required))
            continue;
        claims.put(index, slot, !claims.isDenied(term.begin), term.begin, term.end);
        return;
    }
}

} // namespace

bool isCore(const Profile &profile, const QString &stem)
{
    return std::any_of(profile.core.begin(), profile.core.end(),
                       [&](const Term &term) { return term.senses.first().key == stem; });
}

bool Claims::isDenied(int begin) const
{
    for (int i = begin - 1; i >= range.first && i >= begin - 2; --i) {
        if (oneOf(word(i), {"not", "non", "no", "without", "except"}))
            return true;
    }
    return false;
}

void fillFlags(const Profile &profile, Claims &claims)
{
    const QList<Term> &terms = claims.question.terms(claims.range);
    for (int i = 0; i < profile.arguments.size(); ++i) {
        if (profile.arguments[i].kind == Slot::Kind::Flag)
            fillFlag(profile, i, terms, claims);
    }
}

} // namespace Agent::BuiltIn
