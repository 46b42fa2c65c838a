// SPDX-License-Identifier: GPL-3.0-or-later
// Words that only what stands beside them shows to be the name of a thing: "a cat named Minoes", "position
// designer", "the designer position".
#include "agent/builtin/arguments.h"

#include "agent/builtin/thesaurus.h"
#include "agent/builtin/words.h"

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

bool isPlain(const Claims &claims, int i)
{
    const QString each = claims.word(i);
    return !isFunctionWord(each) && !isGenericWord(each) && !isTimeWord(each);
}

} // namespace

bool isNoun(const Slot &slot, const Token &token)
{
    return token.kind == Token::Kind::Word && slot.nouns.contains(token.stem);
}

bool isOtherNoun(const Slot &slot, const Profile &profile, const Token &token)
{
    if (token.kind != Token::Kind::Word || isFunctionWord(token.word) || isNoun(slot, token))
        return false;
    return std::any_of(profile.arguments.begin(), profile.arguments.end(), [&](const Slot &other) {
        // "borrow EQ-7" is no borrower
        const bool deed = other.kind == Slot::Kind::Person && !isPersonNoun(token.word);
        return &other != &slot && !deed && !slot.nouns.contains(token.stem)
            && other.nouns.contains(token.stem);
    });
}

bool isCalled(const Slot &slot, const Claims &claims, int i)
{
    if (!slot.calls)
        return false;
    int cue = i - 1;
    while (oneOf(claims.word(cue), {"is", "of"}))
        --cue;
    const bool plain = slot.nouns.isEmpty();
    if (oneOf(claims.word(cue), {"named", "called"}))
        return plain || claims.question.points.contains(claims.token(cue - 1).word);
    const bool last = claims.word(cue) == QLatin1String("surname")
        || (claims.word(cue) == QLatin1String("name")
            && oneOf(claims.word(cue - 1), {"last", "family", "sur"}));
    if (last)
        return plain || slot.nouns.contains(QStringLiteral("last"))
            || slot.nouns.contains(QStringLiteral("famili")) || slot.nouns.contains(QStringLiteral("sur"));
    if (claims.word(cue) != QLatin1String("name"))
        return false;
    const QString kind = claims.word(cue - 1);
    return (plain && !oneOf(kind, {"first", "my", "your"}))
        || (claims.range.contains(cue - 1) && slot.nouns.contains(claims.token(cue - 1).stem));
}

int plainNameEnd(const Profile &profile, const Slot &slot, const Claims &claims, int i)
{
    if (slot.kind != Slot::Kind::Name || !claims.range.contains(i - 1))
        return i;
    if (isCalled(slot, claims, i) && isPlain(claims, i) && claims.isFree(i, i + 1)) {
        int end = i + 1;
        while (claims.range.contains(end) && claims.token(end).kind == Token::Kind::Word
               && !isFunctionWord(claims.word(end)) && claims.token(end).capital == claims.token(i).capital
               && claims.isFree(end, end + 1) && claims.token(i).capital)
            ++end;
        return end;
    }
    int noun = i - 1;
    const bool led = oneOf(claims.word(noun), {"to", "as", "is"});
    constexpr int farthest = 6;
    for (int back = 0;
         led && back < farthest && claims.range.contains(noun) && !isNoun(slot, claims.token(noun)); ++back)
        --noun;
    const bool named = claims.range.contains(noun) && isNoun(slot, claims.token(noun))
        && (led ? profile.changes
                : claims.range.contains(noun - 1)
                    && (claims.token(noun - 1).kind == Token::Kind::Sign
                        || oneOf(claims.word(noun - 1), {"with", "and", "as", "for", "in", "on", "of"})
                        || (claims.word(noun - 1) == QLatin1String("the")
                            && oneOf(claims.word(noun - 2), {"with", "for", "in", "on", "to", "of"}))));
    if (!named)
        return i;
    int end = i;
    while (claims.range.contains(end) && claims.token(end).kind == Token::Kind::Word
           && !isFunctionWord(claims.word(end)) && claims.isFree(end, end + 1)
           && !isNoun(slot, claims.token(end)) && (led || !isGenericWord(claims.word(end)))
           && !isOtherNoun(slot, profile, claims.token(end)))
        ++end;
    return end;
}

bool isBeforeNoun(const Profile &profile, const Slot &slot, const Claims &claims, int i)
{
    const Token &token = claims.token(i);
    return slot.kind == Slot::Kind::Name && !claims.token(i).capital && isPlain(claims, i)
        && claims.range.contains(i + 1) && isNoun(slot, claims.token(i + 1))
        && oneOf(claims.word(i - 1), {"the", "for", "in", "as", "of", "from", "on"})
        && profile.topic.value(token.stem) <= 0 && !claims.question.known.contains(token.stem)
        && Thesaurus::english().senses(token.stem).isEmpty()
        && !oneOf(token.word,
                  {"new", "old", "same", "other", "right", "wrong", "whole", "best", "certain", "similar",
                   "different", "specific", "particular", "following", "big", "small", "main"});
}

} // namespace Agent::BuiltIn
