// SPDX-License-Identifier: GPL-3.0-or-later
// Orders whose verb says little of the deed: "bring 150 litres to …", "have the crane lift …", "could the
// courier come …", "the lamp is broken". What they name has to show which operation is meant.
#include "agent/builtin/intent.h"

#include "agent/builtin/profile.h"
#include "agent/builtin/words.h"

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
        const bool object = next.kind != Token::Kind::Word || next.capital || isArticle(next.word)
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

} // namespace

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
            || oneOf(word(i),
                     {"broken", "defect", "defective", "faulty", "leaking", "leaks", "rotten", "cracked",
                      "stuck", "blocked", "clogged", "flickering", "damaged", "dead", "loose", "jammed",
                      "unsafe"})
            || (word(i) == QLatin1String("not") && oneOf(word(i + 1), {"work", "working", "function"}))
            || (word(i) == QLatin1String("out") && word(i + 1) == QLatin1String("of")
                && word(i + 2) == QLatin1String("order"));
    }
    return states && fault;
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
