// SPDX-License-Identifier: GPL-3.0-or-later
// What a sentence asks for, by its first words: how many, when, who, why.
#include "agent/builtin/intent.h"

#include "agent/builtin/words.h"

namespace Agent::BuiltIn {

int skipFillers(const Text &text, int i, int last)
{
    const auto is = [&](int at, const char *word) { return at < last && text.tokens[at].is(word); };
    while (i < last) {
        const Token &token = text.tokens[i];
        // "never mind, how many …"
        const bool dismisses
            = ((token.is("never") && is(i + 1, "mind")) || (token.is("forget") && is(i + 1, "it"))
               || (token.is("no") && (is(i + 1, "worries") || is(i + 1, "problem"))))
            && i + 3 < last;
        if (dismisses) {
            i += 2;
            continue;
        }
        // "double-check …"
        if (token.is("double") && (is(i + 1, "check") || (i + 2 < last && text.tokens[i + 1].isSign(u'-')))) {
            ++i;
            continue;
        }
        // "There are 14 of them."
        const bool states = token.is("there") && (is(i + 1, "is") || is(i + 1, "are") || is(i + 1, "was"));
        const bool filler = token.kind == Token::Kind::Sign
            || oneOf(token.word,
                     {"please",    "hi",        "hello",   "hey",    "ok",    "okay",     "now",
                      "then",      "and",       "also",    "so",     "just",  "kindly",   "good",
                      "morning",   "afternoon", "evening", "thanks", "thank", "yes",      "well",
                      "assistant", "bot",       "dear",    "but",    "or",    "great",    "alright",
                      "there",     "hiya",      "oh",      "yeah",   "sure",  "actually", "next",
                      "first",     "finally",   "quickly", "quick",  "maybe", "hm",       "hmm"});
        if (!filler || states)
            break;
        ++i;
    }
    return i;
}

int skipPreamble(const Text &text, int start, int last)
{
    constexpr int longest = 12; // words
    for (int i = start; i < qMin(last, start + longest); ++i) {
        const QString &word = text.tokens[i].word;
        if (oneOf(word, {"who", "whom", "what", "which", "when", "where", "why", "how"}))
            return i;
        const bool empty = text.tokens[i].kind == Token::Kind::Sign || isFunctionWord(word)
            || isGenericWord(word) || isChatter(word);
        if (!empty || oneOf(word, {"about", "than", "not", "if"}))
            break;
    }
    return start;
}

namespace {

Intent::Asks readSentence(const Text &text, int first, int last)
{
    using Asks = Intent::Asks;
    const auto word = [&](int i) { return i >= first && i < last ? text.tokens[i].word : QString(); };
    // "at what time", "which day"
    const auto saysTime = [&](int i) {
        const int at = oneOf(word(i), {"at", "on", "until", "from"}) ? i + 1 : i;
        return oneOf(word(at), {"what", "which"}) && oneOf(word(at + 1), {"time", "day", "date"})
            && word(at + 2) != QLatin1String("off");
    };
    const int start = skipPreamble(text, skipFillers(text, first, last), last);
    const QString each = word(start);
    const QString next = word(start + 1);
    int end = last - 1;
    while (end > start && text.tokens[end].kind == Token::Kind::Sign)
        --end;
    // "What does PTO stand for?", "how do you know …": about words, or about the assistant
    const bool means = word(end) == QLatin1String("mean")
        || (word(end) == QLatin1String("for") && word(end - 1) == QLatin1String("stand"));
    if ((each == QLatin1String("what") && oneOf(next, {"does", "do"}) && means)
        || (each == QLatin1String("how") && oneOf(next, {"do", "did", "can", "would"})
            && word(start + 2) == QLatin1String("you") && word(start + 3) != QLatin1String("think")))
        return Asks::HowTo;
    if (each == QLatin1String("what")
        && (next == QLatin1String("happens")
            || (next == QLatin1String("happened") && word(start + 2) == QLatin1String("if"))
            || (oneOf(next, {"would", "will"}) && word(start + 2) == QLatin1String("happen"))))
        return Asks::HowTo;
    // "when I spoke to sandra …"
    const bool tellsWhen = oneOf(next, {"i", "we", "he", "she", "they"})
        && (word(start + 2).endsWith(QLatin1String("ed"))
            || oneOf(word(start + 2), {"spoke", "met", "saw", "was", "went", "had", "came"}));
    Asks asks = Asks::Anything;
    if (each == QLatin1String("how") && oneOf(next, {"many", "much", "long", "far", "often"}))
        asks = Asks::HowMany;
    else if (each == QLatin1String("why") || (each == QLatin1String("how") && next == QLatin1String("come")))
        asks = Asks::Why;
    else if (each == QLatin1String("how") && oneOf(next, {"do", "can", "to", "would", "should"}))
        asks = Asks::HowTo;
    else if ((each == QLatin1String("when") && !tellsWhen) || saysTime(start))
        asks = Asks::When;
    else if (each == QLatin1String("where")) // "where are we with …", "where do I stand": how far it is
        asks = (next == QLatin1String("are") && word(start + 2) == QLatin1String("we"))
                || (oneOf(next, {"do", "does"}) && word(start + 3) == QLatin1String("stand"))
            ? Asks::Anything
            : Asks::Where;
    else if (oneOf(each, {"who", "whom"}))
        asks = Asks::Who;
    else if (oneOf(each, {"has", "have", "had", "did", "does", "do", "was", "is"})
             && oneOf(next, {"anyone", "anybody", "someone", "somebody"}))
        asks = Asks::Who;
    else if (oneOf(each, {"is", "are", "am", "do", "does", "did", "has", "have", "was", "were", "will"}))
        asks = Asks::YesOrNo;
    for (int i = start; i + 1 < last; ++i) {
        if (word(i) == QLatin1String("how") && oneOf(word(i + 1), {"many", "much"}))
            asks = Asks::HowMany;
        // "tell me who looked", "by whom was it changed"
        if (oneOf(word(i + 1), {"who", "whom"})
            && oneOf(word(i), {"know", "me", "us", "see", "tell", "show", "check", "out", "by", "of"}))
            asks = Asks::Who;
    }
    return asks;
}

} // namespace

Intent::Asks readAsks(const Text &text, int first, int last)
{
    const Intent::Asks asks = readSentence(text, first, last);
    // "Somebody changed my number. Who was that?": the sentence that asks, of several
    for (int i = first + 1; i < last && asks == Intent::Asks::Anything; ++i) {
        const bool asking = text.tokens[i].sentence != text.tokens[i - 1].sentence
            && oneOf(text.tokens[i].word, {"who", "when", "where"});
        if (asking && !text.tokens[i - 1].isSign(u'?'))
            return readSentence(text, i, last);
    }
    return asks;
}

} // namespace Agent::BuiltIn
