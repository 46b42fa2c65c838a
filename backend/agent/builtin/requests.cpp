// SPDX-License-Identifier: GPL-3.0-or-later
// Orders whose verb says little of the deed: "bring 150 litres to …", "have the crane lift …", "could the
// courier come …", "the lamp is broken". What they name has to show which operation is meant.
#include "agent/builtin/intent.h"

#include "agent/builtin/profile.h"
#include "agent/builtin/values.h"
#include "agent/builtin/words.h"

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

bool isArticle(const QString &word)
{
    return oneOf(word, {"the", "a", "an", "your", "my", "our", "someone", "somebody", "them", "another"});
}

/// "the crane lift NL-4821": the plain verb behind an article and at most two words; -1: none.
int verbBehindNoun(const Text &text, int article, int last)
{
    constexpr int farthest = 4;
    for (int i = article + 2; i < qMin(last - 1, article + farthest); ++i) {
        const Token &token = text.tokens[i];
        const Token &next = text.tokens[i + 1];
        const bool object = next.kind != Token::Kind::Word || next.capital || next.possessive
            || isArticle(next.word)
            || oneOf(next.word,
                     {"to", "on", "by", "at", "for", "back", "out", "it", "him", "her", "me", "us"});
        if (isFunctionWord(text.tokens[i - 1].word))
            return -1; // "make an appointment with …"
        if (token.kind == Token::Kind::Word && object && isPlainVerb(token.word)
            && !isFunctionWord(token.word))
            return i;
    }
    return -1;
}

/// "I would be grateful if you could change …": the token behind "could"; -1: no such request.
int politelyAsked(const Text &text, int at, int last)
{
    constexpr int farthest = 7;
    const auto word = [&](int i) { return i < last ? text.tokens[i].word : QString(); };
    if (!oneOf(word(at), {"i", "we", "it"}) || !oneOf(word(at + 1), {"would", "should", "will"}))
        return -1;
    for (int i = at + 2; i < at + farthest; ++i) {
        if (word(i) == QLatin1String("if") && word(i + 1) == QLatin1String("you"))
            return oneOf(word(i + 2), {"could", "can", "would", "might"}) ? i + 3 : i + 2;
    }
    return -1;
}

} // namespace

int skipRequest(const Text &text, int i, int last, Request &request)
{
    const auto word = [&](int at) { return at >= 0 && at < last ? text.tokens[at].word : QString(); };
    for (int round = 0; round < 6; ++round) {
        const int before = i;
        i = skipFillers(text, i, last);
        const QString a = word(i);
        const QString b = word(i + 1);
        if (oneOf(a, {"do", "does", "did"}) && b == QLatin1String("not")) {
            if (word(i + 2) == QLatin1String("forget") && word(i + 3) == QLatin1String("to")) {
                i += 4;
            } else {
                request.negated = true;
                i += 2;
            }
        } else if (oneOf(a, {"never"})) {
            request.negated = true;
            ++i;
        } else if (oneOf(a, {"can", "could", "will", "would"}) && b == QLatin1String("you")) {
            i += word(i + 2) == QLatin1String("not") ? 3 : 2;
            if (word(i - 1) == QLatin1String("not"))
                request.negated = true;
        } else if (a == QLatin1String("you") && oneOf(b, {"can", "could", "may", "should", "must"})) {
            i += 2;
        } else if (oneOf(a, {"can", "could", "may", "might", "should", "shall", "would"})
                   && oneOf(b, {"i", "we"})) {
            request.wish = true;
            i += 2;
        } else if (const int asked = politelyAsked(text, i, last); asked > i) {
            i = asked;
        } else if (oneOf(a, {"i", "we"})) {
            int at = i + 1;
            bool refuses = false;
            while (oneOf(word(at),
                         {"would", "really", "do", "not", "just", "also", "am", "will", "have", "was",
                          "still", "urgently", "going", "hereby", "already", "did", "never"})) {
                refuses = refuses || oneOf(word(at), {"not", "never"});
                ++at;
            }
            const bool wants = oneOf(word(at),
                                     {"want", "like", "need", "wish", "love", "ask", "prefer", "rather",
                                      "plan", "intend", "have", "must", "planning", "trying", "hope"});
            if (!wants && !refuses && !oneOf(word(at), {"to"}) && word(at - 1) != QLatin1String("hereby"))
                return -1;
            if (refuses
                && oneOf(word(at),
                         {"know", "remember", "recall", "see", "understand", "think", "have", "find"}))
                return -1;
            request.negated = request.negated || refuses;
            request.refusedWish = refuses && wants;
            i = wants ? at + 1 : at;
            if (oneOf(word(i), {"you", "for"}))
                i += word(i) == QLatin1String("for") ? 2 : 1;
            if (oneOf(word(i), {"to", "that"}))
                ++i;
            else if (wants)
                return -1; // "I want a room" is a wish
        } else if (a == QLatin1String("go") && b == QLatin1String("ahead")) {
            i += word(i + 2) == QLatin1String("and") ? 3 : 2;
        } else if (oneOf(a, {"help", "let"}) && oneOf(b, {"me", "us"})) {
            i += word(i + 2) == QLatin1String("to") ? 3 : 2;
        } else if (a == QLatin1String("be") && b == QLatin1String("so")) {
            i += 2;
            while (i < last && word(i) != QLatin1String("to"))
                ++i;
            ++i;
        } else if (oneOf(a, {"make", "try", "remember", "able", "possible", "like"})
                   && (b == QLatin1String("to")
                       || (b == QLatin1String("sure") && word(i + 2) == QLatin1String("to")))) {
            i += b == QLatin1String("to") ? 2 : 3;
        } else if (oneOf(a, {"is", "would"}) && b == QLatin1String("it")) {
            request.wish = true;
            i += 2;
        } else if (a == QLatin1String("how") && oneOf(b, {"do", "can", "to", "would", "should", "about"})) {
            return -1;
        }
        if (i == before)
            break;
    }
    return i;
}

bool isLightVerb(const QString &word)
{
    return oneOf(word,
                 {"bring", "get", "put", "send", "have", "do", "deliver", "give", "arrange", "organise",
                  "organize", "provide", "supply", "take"});
}

int causedVerb(const Text &text, int at, int last)
{
    const bool causes = at + 2 < last && oneOf(text.tokens[at].word, {"have", "let", "get"});
    return causes && isArticle(text.tokens[at + 1].word) ? verbBehindNoun(text, at + 1, last) : -1;
}

int indirectVerb(const Text &text, int first, int last)
{
    const int start = skipFillers(text, first, last);
    const bool asks = start + 3 < last && oneOf(text.tokens[start].word, {"can", "could", "would", "will"});
    return asks && isArticle(text.tokens[start + 1].word) ? verbBehindNoun(text, start + 1, last) : -1;
}

int passiveVerb(const Text &text, int first, int last)
{
    constexpr int farthest = 7;
    const int start = skipFillers(text, first, last);
    if (start >= last || !oneOf(text.tokens[start].word, {"can", "could", "may"}))
        return -1;
    for (int i = start + 2; i + 1 < qMin(last, start + farthest); ++i) {
        if (text.tokens[i].is("be") && text.tokens[i + 1].word.endsWith(QLatin1String("ed")))
            return i + 1;
    }
    return -1;
}

int neededVerb(const Text &text, int first, int last)
{
    const auto is = [&](int i, std::initializer_list<const char *> words) {
        return i >= first && i < last && oneOf(text.tokens[i].word, words);
    };
    for (int i = first + 2; i + 1 < last; ++i) {
        const bool needed = is(i - 1, {"must", "should", "shall"})
            || (is(i - 1, {"to"}) && is(i - 2, {"needs", "need", "has", "have", "ought"}));
        if (is(i, {"be"}) && needed && text.tokens[i + 1].word.endsWith(QLatin1String("ed"))
            && !text.tokens[last - 1].isSign(u'?'))
            return i + 1;
    }
    return -1;
}

bool isUnlistedVerb(const Text &text, int at, int last)
{
    const QString &word = text.tokens[at].word;
    return at + 2 < last && word.size() > 2 && isPlainVerb(word) && !isFunctionWord(word)
        && !isGenericWord(word) && !isTimeWord(word) && !isGroupWord(word)
        && oneOf(text.tokens[at + 1].word, {"the", "a", "an", "my", "our", "this", "that", "these"});
}

bool needsDone(const Text &text, int first, int last)
{
    bool needs = false;
    for (int i = first; i < last; ++i) {
        const QString &word = text.tokens[i].word;
        needs = needs
            || (i > first && oneOf(word, {"need", "want", "like"})
                && oneOf(text.tokens[i - 1].word, {"i", "we", "would"}))
            || (i > first && word == QLatin1String("needs"));
        const bool ends = i + 1 >= last || text.tokens[i + 1].kind == Token::Kind::Sign
            || oneOf(text.tokens[i + 1].word,
                     {"from", "into", "by", "to", "on", "at", "for", "before", "until", "in", "please",
                      "tomorrow"});
        // "roberto needs his days off set to 12"
        const bool set = oneOf(word, {"set", "cut", "put"}) && i + 1 < last && text.tokens[i + 1].is("to");
        if (needs && ends && (set || (word.size() > 4 && word.endsWith(QLatin1String("ed")))) && i > first
            && !oneOf(text.tokens[i - 1].word,
                      {"to", "not", "am", "is", "are", "was", "have", "has", "need", "want"})
            && !oneOf(word, {"need", "indeed"}))
            return true;
    }
    return false;
}

bool saysFault(const Text &text, int first, int last)
{
    const auto word = [&](int i) { return i < last ? text.tokens[i].word : QString(); };
    bool states = false;
    bool fault = false;
    for (int i = first; i < last; ++i) {
        if (text.tokens[i].isSign(u'?')
            || oneOf(word(i), {"who", "which", "what", "when", "how", "if", "list"}))
            return false;
        states = states || oneOf(word(i), {"is", "are", "has", "does", "do", "keeps", "there"});
        fault = fault
            || (i > first && word(i - 1) != QLatin1String("not")
                && oneOf(word(i), {"broken",  "defect",      "defective", "faulty",  "leaking", "leaks",
                                   "rotten",  "cracked",     "stuck",     "blocked", "clogged", "flickering",
                                   "damaged", "dead",        "loose",     "jammed",  "unsafe",  "dripping",
                                   "drips",   "overflowing", "smells",    "burst",   "flooded", "crashed",
                                   "crashes", "frozen"}))
            || (word(i) == QLatin1String("not") && oneOf(word(i + 1), {"work", "working", "function"}))
            || (word(i) == QLatin1String("out") && word(i + 1) == QLatin1String("of")
                && word(i + 2) == QLatin1String("order"));
    }
    return states && fault;
}

bool asksFor(const Text &text, int at, int last)
{
    bool wanted = false;
    for (int i = at + 2; text.tokens[at].is("ask") && i + 2 < last; ++i)
        wanted = wanted
            || (text.tokens[i].is("for") && oneOf(text.tokens[i + 1].word, {"a", "an", "another", "some"}));
    return wanted;
}

bool asksForNews(const Text &text, int at, int last)
{
    const auto word = [&](int i) { return i < last ? text.tokens[i].word : QString(); };
    bool event = false;
    for (int i = at + 2; i + 2 < last; ++i)
        event = event || word(i) == QLatin1String("whenever")
            || (oneOf(word(i), {"when", "if"}) && oneOf(word(i + 1), {"there", "a", "an", "any", "new"}))
            || (word(i) == QLatin1String("as") && word(i + 1) == QLatin1String("soon"));
    return event && oneOf(word(at + 1), {"me", "us"})
        && oneOf(word(at),
                 {"send", "email", "mail", "text", "message", "tell", "notify", "warn", "alert", "inform",
                  "ping"});
}

bool isNoLongerWanted(const Text &text, int first, int last)
{
    const auto word = [&](int i) { return i >= first && i < last ? text.tokens[i].word : QString(); };
    bool refuses = false;
    for (int i = first + 1; i < last; ++i) {
        if (text.tokens[i].isSign(u'?'))
            return false;
        const bool wants
            = oneOf(word(i), {"want", "wants", "need", "needs"}) && word(i + 1) != QLatin1String("to");
        const bool wanted = oneOf(word(i), {"needed", "required", "wanted", "necessary"});
        // "I can not make it to shift 31"
        if (word(i) == QLatin1String("not") && word(i - 1) == QLatin1String("can")
            && oneOf(word(i - 2), {"i", "we"})
            && ((word(i + 1) == QLatin1String("make") && word(i + 2) == QLatin1String("it"))
                || oneOf(word(i + 1), {"come", "attend", "join"})))
            return true;
        refuses = refuses || ((wants || wanted) && oneOf(word(i - 1), {"not", "longer"}));
    }
    return refuses
        && (oneOf(word(last - 1), {"anymore", "more", "longer"})
            || oneOf(word(last - 2), {"anymore", "more", "longer"})
            || std::any_of(text.tokens.begin() + first, text.tokens.begin() + last,
                           [](const Token &token) { return token.is("longer"); }));
}

bool saysReading(const Text &text, int first, int last)
{
    const auto word = [&](int i) { return i >= first && i < last ? text.tokens[i].word : QString(); };
    bool reads = false;
    for (int i = first + 2; i + 1 < last; ++i) {
        const bool at = oneOf(word(i), {"stands", "is"}) && oneOf(word(i + 1), {"at", "now"});
        const int number = i + (at ? 2 : 1);
        reads = reads
            || ((at || oneOf(word(i), {"shows", "reads", "indicates"})) && number < last
                && text.tokens[number].kind == Token::Kind::Number);
    }
    const QString opening = word(skipFillers(text, first, last));
    return reads && oneOf(opening, {"the", "my", "our"}) && !text.tokens[last - 1].isSign(u'?');
}

bool saysNew(const Text &text, int first, int last)
{
    constexpr int farthest = 6;
    if (text.tokens[last - 1].isSign(u'?'))
        return false;
    const int start = skipFillers(text, first, last);
    for (int i = start + 1; i + 2 < qMin(last, start + farthest); ++i) {
        const bool thing
            = text.tokens[i - 1].kind == Token::Kind::Number || text.tokens[i - 1].kind == Token::Kind::Mixed;
        if (thing && oneOf(text.tokens[i].word, {"needs", "requires"}) && numberAt(text, i + 1).length > 0)
            return true;
        if (thing && oneOf(text.tokens[i].word, {"has", "got", "gets", "have"})
            && oneOf(text.tokens[i + 1].word, {"a", "an", "another"})
            && oneOf(text.tokens[i + 2].word, {"new", "different", "other"}))
            return true;
    }
    return false;
}

bool letsKnow(const Text &text, int at, int last)
{
    constexpr int farthest = 5;
    for (int i = at + 2; text.tokens[at].is("let") && i < qMin(last, at + farthest); ++i) {
        if (text.tokens[i].is("know"))
            return true;
    }
    return false;
}

} // namespace Agent::BuiltIn
