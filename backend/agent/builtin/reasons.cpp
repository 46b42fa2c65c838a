// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of a question as they were typed, and the reason that it gives ("because …").
#include "agent/builtin/arguments.h"

#include "agent/builtin/words.h"

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

/// "roberto's training budget" is a question about roberto, no search for him.
bool namesSomebody(const Claims &claims, int begin, int end)
{
    const QList<Mention> &others = claims.question.people.others;
    return std::any_of(others.begin(), others.end(), [&](const Mention &mention) {
        return mention.certainty == Mention::Certainty::Certain && mention.begin >= begin
            && mention.begin < end;
    });
}

/// "my pto", of which some tool tells, is nothing to search for.
bool isMine(const Claims &claims, int begin, int end)
{
    const QList<Term> &terms = claims.question.terms(claims.range);
    const bool mine
        = oneOf(claims.word(begin), {"my", "our"}) || oneOf(claims.word(begin - 1), {"my", "our"});
    return mine && std::any_of(terms.begin(), terms.end(), [&](const Term &term) {
               return term.begin >= begin && term.end <= end
                   && std::any_of(term.senses.begin(), term.senses.end(), [&](const Sense &sense) {
                          return claims.question.pointSenses.contains(sense.key);
                      });
           });
}

/// "because he worked on Saturday": nothing in a reason is a person or number of the order.
/// \param aside  not so, but "…, he worked on Saturday"
bool fillBecause(int index, const Slot &slot, const Intent &intent, Claims &claims, bool aside)
{
    for (int i = claims.range.first; i + 1 < claims.range.last; ++i) {
        // "turn it down, the budget is used up"
        bool stated = false;
        constexpr int near = 5;
        for (int k = i + 3;
             k < i + near && oneOf(claims.word(i + 1), {"the", "this", "that", "our", "their"}); ++k)
            stated = stated || oneOf(claims.word(k), {"is", "are", "was", "were", "has", "have"});
        const bool clause = claims.token(i).isSign(u',') && i > intent.verb && intent.verb >= 0
            && (stated || oneOf(claims.word(i + 1), {"he", "she", "they", "it", "there", "we", "i"}))
            && !oneOf(claims.word(i + 2),
                      {"think", "guess", "mean", "believe", "hope", "suppose", "said", "should"});
        if (aside) {
            if (clause && claims.putPhrase(index, slot, i + 1, claims.phraseEnd(i + 1), false))
                return true;
            continue;
        }
        // "reason: he worked on Saturday"
        const bool called = claims.token(i).kind == Token::Kind::Word
            && slot.nouns.contains(claims.token(i).stem)
            && (claims.token(i + 1).isSign(u':') || claims.token(i + 1).isSign(u'=')
                || oneOf(claims.word(i + 1), {"is", "being"}));
        if (called && claims.putPhrase(index, slot, i + 2, claims.phraseEnd(i + 2), false)) {
            claims.take(i, i + 2);
            return true;
        }
        const bool opens = claims.word(i) == QLatin1String("because")
            || (oneOf(claims.word(i), {"due", "owing", "thanks"})
                && claims.word(i + 1) == QLatin1String("to"))
            || (claims.word(i) == QLatin1String("account") && claims.word(i + 1) == QLatin1String("of"))
            || (oneOf(claims.word(i), {"as", "since"})
                && oneOf(claims.word(i + 1), {"he", "she", "they", "i", "we", "it", "there"}));
        if (!opens)
            continue;
        const int begin = i
            + (claims.word(i) == QLatin1String("because") || oneOf(claims.word(i), {"as", "since"}) ? 1 : 2);
        int end = claims.phraseEnd(begin);
        // "Because of overtime, set …"
        const bool opening = i == skipFillers(claims.question.text, claims.range.first, claims.range.last);
        for (int k = begin; opening && k < end; ++k) {
            if (claims.token(k).isSign(u','))
                end = k;
        }
        if (claims.putPhrase(index, slot, begin, end, false)) {
            claims.take(i, end);
            return true;
        }
    }
    return false;
}

} // namespace

bool Claims::putPhrase(int index, const Slot &slot, int begin, int end, bool trimArticle)
{
    while (begin < end
           && (token(begin).kind == Token::Kind::Sign || oneOf(word(begin), {"is", "that", "of"})
               || (trimArticle && oneOf(word(begin), {"the", "a", "an", "my", "our"}))))
        ++begin;
    while (
        end > begin
        && ((token(end - 1).kind == Token::Kind::Sign && !QStringLiteral(")]%").contains(token(end - 1).text))
            || oneOf(word(end - 1),
                     {"on", "at", "from", "for", "in", "and", "of", "to", "by", "with", "please", "the",
                      "until", "dated", "costing", "thanks", "but", "which", "was"})))
        --end;
    // "find courses about leadership for me"
    if (end - begin > 2 && word(end - 2) == QLatin1String("for") && oneOf(word(end - 1), {"me", "us"}))
        end -= 2;
    bool content = false;
    for (int i = begin; i < end; ++i)
        content = content || (token(i).kind != Token::Kind::Sign && !isFunctionWord(word(i)));
    if (!content
        || (slot.kind == Slot::Kind::Search
            && (namesSomebody(*this, begin, end) || isMine(*this, begin, end))))
        return false;
    const QString text = question.text.between(begin, end);
    if (!fits(slot, text))
        return false;
    put(index, slot, text, begin, end);
    return true;
}

int Claims::phraseEnd(int begin) const
{
    int end = begin;
    const int sentence = range.contains(begin) ? token(begin).sentence : 0;
    while (range.contains(end) && isFree(end, end + 1) && token(end).sentence == sentence) {
        // "…, from 2 to 3 pm": the argument that is taken begins with its preposition
        if (token(end).isSign(u',') && range.contains(end + 2) && !isFree(end + 1, end + 3))
            break;
        ++end;
    }
    return end;
}

void fillReason(const Profile &profile, const Intent &intent, Claims &claims)
{
    if (!profile.changes)
        return;
    for (int i = 0; i < profile.arguments.size(); ++i) {
        const Slot &slot = profile.arguments[i];
        if (slot.kind == Slot::Kind::Text && slot.cues.contains(QStringLiteral("=reason"))
            && (fillBecause(i, slot, intent, claims, false) || fillBecause(i, slot, intent, claims, true)))
            return;
    }
}

} // namespace Agent::BuiltIn
