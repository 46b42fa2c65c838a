// SPDX-License-Identifier: GPL-3.0-or-later
// What a sentence tells of deeds, in place of ordering them: that they were done, that somebody else wants
// them.
#include "agent/builtin/intent.h"

#include "agent/builtin/people.h"
#include "agent/builtin/words.h"

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

bool isLook(const QString &word)
{
    return oneOf(word, {"look",     "looked",    "looking",  "saw",      "seen",     "see",    "view",
                        "viewed",   "check",     "checked",  "read",     "opened",   "open",   "access",
                        "accessed", "inspected", "touched",  "searched", "peek",     "peeked", "peeking",
                        "snoop",    "snooped",   "snooping", "spy",      "spied",    "pried",  "viewing",
                        "checking", "reading",   "seeing",   "opening",  "accessing"});
}

/// "has office looked …", "what did roberto change": the auxiliary before whoever did it.
bool opensDeed(const QString &auxiliary, const QString &next, const QString &afterNext)
{
    const bool mine = next == QLatin1String("my") && isRelationWord(afterNext);
    return oneOf(auxiliary, {"did", "has", "have", "had"}) && !next.isEmpty()
        && (!isFunctionWord(next) || mine || oneOf(next, {"i", "he", "she"}));
}

/// \param before  the word before it
/// \param past    only as it is told of: "changed", "set" behind "who"
bool isChange(const QString &word, const QString &before, bool past)
{
    return oneOf(word,
                 {"changed", "edited", "modified", "updated", "altered", "adjusted", "corrected", "raised",
                  "increased", "lowered", "reduced"})
        || (word == QLatin1String("set") && oneOf(before, {"who", "was", "were", "been"}))
        || (!past && oneOf(word, {"change", "edit", "update"}));
}

} // namespace

bool isTraceVerb(const QString &word)
{
    return isLook(word) || isChange(word, QString(), false);
}

void readTraces(const Text &text, int first, int last, Intent &intent)
{
    const auto word = [&](int i) { return i >= first && i < last ? text.tokens[i].word : QString(); };
    constexpr int near = 6;
    bool looks = false;
    bool changes = false;
    bool records = false;
    constexpr int farthestDeed = 4; // "has office ever looked"
    for (int i = first; i < last && intent.asks != Intent::Asks::Who; ++i) {
        bool deed = false;
        for (int k = i + 2; k < qMin(last, i + farthestDeed + 1); ++k)
            deed = deed || isTraceVerb(word(k));
        if (!deed || !opensDeed(word(i), word(i + 1), word(i + 2)))
            continue;
        changes = changes
            || std::any_of(text.tokens.begin() + i + 2, text.tokens.begin() + last,
                           [](const Token &token) { return isChange(token.word, QString(), false); });
        looks = !changes;
        // Whether it was office is a question for who did it.
        if (intent.asks != Intent::Asks::When && intent.asks != Intent::Asks::Why)
            intent.asks = Intent::Asks::Who;
        break;
    }
    const bool who = intent.asks == Intent::Asks::Who;
    for (int i = first; i < last; ++i) {
        bool told = false; // "was … changed", "has it been changed"
        for (int k = qMax(first, i - near); k < i; ++k)
            told = told || oneOf(word(k), {"was", "were", "been", "did", "has", "have", "had"});
        // "everything that was looked up or changed"
        const bool passive = oneOf(word(i), {"looked", "viewed", "checked", "seen", "accessed"});
        looks = looks || ((who || (told && passive)) && isLook(word(i)));
        changes = changes || (who && isChange(word(i), word(i - 1), false))
            || (told && isChange(word(i), word(i - 1), true));
        records = records || oneOf(word(i), {"history", "log", "audit", "trail"});
    }
    for (int i = first; i < last; ++i) {
        const bool noun = oneOf(word(i), {"changes", "edits", "updates", "modifications"});
        // "show me all changes to roberto's allowance"
        const bool made = noun
            && oneOf(word(i - 1), {"all", "any", "which", "what", "recent", "latest", "last"})
            && oneOf(word(i + 1), {"to", "of", "in", "on", "for", "since", "made"});
        changes = changes || made || (records && (noun || word(i) == QLatin1String("change")));
    }
    intent.traces = looks || changes || intent.asks == Intent::Asks::Why;
    intent.tracesChanges = changes && !looks;
}

QList<int> readDenied(const QList<Token> &tokens)
{
    const auto word = [&](int i) { return i >= 0 && i < tokens.size() ? tokens[i].word : QString(); };
    QList<int> denied;
    for (int i = 0; i < tokens.size(); ++i) {
        // not "does not roberto have …"
        const bool opens = i == 0 || tokens[i - 1].kind == Token::Kind::Sign
            || oneOf(word(i - 1),
                     {"and", "but", "no", "sorry", "please", "oh", "wait", "ok", "okay", "well", "thanks"});
        const bool instead = (word(i) == QLatin1String("instead") && word(i + 1) == QLatin1String("of"))
            || (word(i) == QLatin1String("rather") && word(i + 1) == QLatin1String("than"));
        const bool except = oneOf(word(i), {"except", "excluding"})
            || (word(i) == QLatin1String("but") && i > 0 && isGroupWord(word(i - 1)));
        const bool other = word(i) == QLatin1String("other") && word(i + 1) == QLatin1String("than");
        // "never mind her, what about me?"
        int dropped = i;
        if (word(i) == QLatin1String("never") && word(i + 1) == QLatin1String("mind"))
            dropped = i + 2;
        else if (oneOf(word(i), {"forget", "skip"}))
            dropped = word(i + 1) == QLatin1String("about") ? i + 2 : i + 1;
        const bool ends = dropped + 1 < tokens.size() && tokens[dropped + 1].kind == Token::Kind::Sign;
        if (opens && dropped > i && ends)
            denied.append(dropped);
        if (!instead && !except && !other && !(word(i) == QLatin1String("not") && opens))
            continue;
        int at = i + (instead || other ? 2 : 1);
        while (oneOf(word(at), {"for", "about", "of", "from", "the"}))
            ++at;
        if (at < tokens.size())
            denied.append(at);
    }
    return denied;
}

bool saysWho(const Text &text)
{
    return std::any_of(text.tokens.begin(), text.tokens.end(), [](const Token &token) {
        return oneOf(token.word,
                     {"who", "whom", "whose", "anyone", "anybody", "someone", "somebody", "nobody"});
    });
}

bool isOtherDeed(const Text &text, int at, int last)
{
    // "remind me how many …" only asks
    const bool asks = text.tokens[at].is("remind") && at + 2 < last && text.tokens[at + 1].is("me")
        && oneOf(text.tokens[at + 2].word, {"how", "what", "which", "who", "when", "of", "where"});
    // "double-check …"
    const bool twice = text.tokens[at].is("double") && at + 1 < last
        && (text.tokens[at + 1].is("check") || text.tokens[at + 1].isSign(u'-'));
    return !asks && !twice && at + 1 < last
        && oneOf(text.tokens[at].word,
                 {"sing",    "translate", "play",     "draw",    "compose",   "guess",     "write",
                  "invent",  "recommend", "imagine",  "pretend", "paint",     "teach",     "predict",
                  "hack",    "simulate",  "solve",    "plan",    "summarize", "summarise", "suggest",
                  "spell",   "define",    "remind",   "ignore",  "forget",    "wake",      "cook",
                  "bake",    "convert",   "multiply", "double",  "steal",     "fire",      "hire",
                  "promote", "gift",      "donate",   "sell",    "throw",     "kick",      "punish",
                  "praise",  "marry",     "burn",     "destroy", "drive",     "carry",     "pull",
                  "hide",    "lose",      "break",    "eat",     "drink",     "visit"});
}

bool saysCondition(const Text &text, int first, int last)
{
    const auto word = [&](int i) { return i >= first && i < last ? text.tokens[i].word : QString(); };
    bool reason = false; // nothing in a reason is a condition, but for "unless"
    for (int i = first; i < last; ++i) {
        if (word(i) == QLatin1String("unless"))
            return true;
        reason = reason || oneOf(word(i), {"because", "due", "reason"}) || text.tokens[i].isSign(u':');
        if (reason)
            continue;
        const QString next = word(i + 1);
        if (word(i) == QLatin1String("provided")
            || (word(i) == QLatin1String("if")
                && !oneOf(next, {"possible", "you", "so", "needed", "necessary", "that", "please"}))
            || (oneOf(word(i), {"once", "when", "after", "until"})
                && oneOf(next, {"he", "she", "they", "it", "i", "we"}))
            || (word(i) == QLatin1String("as") && next == QLatin1String("soon")))
            return true;
    }
    return false;
}

bool isStatement(const Text &text, int first, int last)
{
    // "Somebody changed my …"
    if (first + 2 < last && oneOf(text.tokens[first].word, {"somebody", "someone"})
        && text.tokens[first + 1].word.endsWith(QLatin1String("ed")) && !text.tokens[last - 1].isSign(u'?'))
        return true;
    // "I had a dog once."
    bool is = first + 1 < last && oneOf(text.tokens[first].word, {"i", "we", "he", "she", "they"})
        && oneOf(text.tokens[first + 1].word, {"had", "was", "were", "saw", "went", "met", "bought", "used"});
    for (int i = first; i < last; ++i) {
        const QString &word = text.tokens[i].word;
        const bool joins = word == QLatin1String("when") && i > first && i + 1 < last
            && oneOf(text.tokens[i + 1].word, {"he", "she", "it", "they", "i", "we"});
        if (joins)
            continue;
        if (text.tokens[i].isSign(u'?')
            || oneOf(word,
                     {"what", "how", "who", "which", "when", "where", "why", "whether", "if", "please",
                      "need", "want", "show", "tell", "give"}))
            return false;
        is = is
            || (i > first && i + 1 < last
                && oneOf(word, {"is", "am", "are", "was", "were", "feels", "seems", "looks"}));
    }
    return is;
}

bool saysLooking(const Text &text, int first, int last)
{
    const auto word = [&](int i) { return i < last ? text.tokens[i].word : QString(); };
    const int start = skipFillers(text, first, last);
    if (!oneOf(word(start), {"i", "we"}) || !oneOf(word(start + 1), {"am", "are", "was", "were"}))
        return false;
    const int verb = oneOf(word(start + 2), {"just", "still", "actually", "also"}) ? start + 3 : start + 2;
    return (oneOf(word(verb), {"looking", "searching"}) && word(verb + 1) == QLatin1String("for"))
        || (word(verb) == QLatin1String("interested") && word(verb + 1) == QLatin1String("in"))
        || (oneOf(word(verb), {"trying", "hoping"}) && word(verb + 1) == QLatin1String("to")
            && oneOf(word(verb + 2), {"find", "see", "look"}));
}

bool exclaims(const Text &text, int first, int last)
{
    return first + 2 < last && text.tokens[first].is("what")
        && oneOf(text.tokens[first + 1].word, {"a", "an"}) && !text.tokens[last - 1].isSign(u'?');
}

int readThing(const Text &text, int first, int last)
{
    for (int i = first; i + 3 < last; ++i) {
        if (oneOf(text.tokens[i].word, {"a", "an", "another", "some"})
            && text.tokens[i + 1].kind == Token::Kind::Word && oneOf(text.tokens[i + 2].word, {"about", "on"})
            && i > first && oneOf(text.tokens[i - 1].word, {"me", "us", "tell", "give", "show", "write"}))
            return i + 1;
    }
    return -1;
}

int readPossible(const Text &text, int first, int last)
{
    const auto word = [&](int i) { return i >= first && i < last ? text.tokens[i].word : QString(); };
    const int start = skipPreamble(text, skipFillers(text, first, last), last);
    if (!oneOf(word(start), {"which", "what"}))
        return -1;
    for (int i = start + 2; i + 2 < last; ++i) {
        if (oneOf(word(i), {"can", "could", "may"}) && oneOf(word(i + 1), {"i", "we", "you", "one"}))
            return i + 2;
    }
    return -1;
}

int readTold(const Text &text, int first, int last)
{
    const auto word = [&](int i) { return i >= first && i < last ? text.tokens[i].word : QString(); };
    for (int i = first; i < last; ++i) {
        if (text.tokens[i].isSign(u'?')
            || oneOf(word(i),
                     {"what", "how", "who", "which", "when", "where", "why", "whether", "if", "not"}))
            return -1;
    }
    int at = skipFillers(text, first, last);
    // "Yesterday I worked …"
    while (at < last
           && (isTimeWord(word(at)) || text.tokens[at].isSign(u',')
               || (oneOf(word(at), {"on", "this", "last"}) && isTimeWord(word(at + 1)))))
        ++at;
    if (at >= last)
        return -1;
    const bool mine = oneOf(word(at), {"my", "our"});
    const bool named = text.tokens[at].kind == Token::Kind::Mixed
        || (at + 1 < last && text.tokens[at + 1].kind != Token::Kind::Word
            && text.tokens[at + 1].kind != Token::Kind::Sign);
    if (oneOf(word(at), {"i", "we", "somebody", "someone"})) {
        ++at;
    } else if (mine) {
        constexpr int farthest = 4; // "my grey winter coat is …"
        int is = at + 2;
        while (is < qMin(last, at + farthest + 1)
               && !oneOf(word(is), {"is", "are", "was", "were", "got", "has"}))
            ++is;
        if (!oneOf(word(is), {"is", "are", "was", "were", "got", "has"}))
            return -1;
        at = is;
    } else if (named) {
        at += text.tokens[at].kind == Token::Kind::Mixed ? 1 : 2;
    } else {
        return -1;
    }
    int got = -1; // "plant 6 got 1.5 litres"
    while (oneOf(word(at), {"have", "has",  "had",  "just",         "also", "already", "is",
                            "are",  "was",  "were", "got",          "been", "think",   "believe",
                            "must", "seem", "to",   "accidentally", "am",   "might"})) {
        if (oneOf(word(at), {"had", "got"}))
            got = at;
        ++at;
    }
    if (got >= 0 && at < last && text.tokens[at].kind == Token::Kind::Number)
        return got;
    // "KL-482-B has a minor damage"
    if (named && at > first && oneOf(word(at - 1), {"has", "got"}) && oneOf(word(at), {"a", "an", "some"})) {
        int noun = at;
        while (noun + 1 < last && text.tokens[noun + 1].kind == Token::Kind::Word
               && !isFunctionWord(word(noun + 1)))
            ++noun;
        return noun > at ? noun : -1;
    }
    return at < last && text.tokens[at].kind == Token::Kind::Word && !isFunctionWord(word(at)) ? at : -1;
}

int readGiven(const Text &text, int first, int last)
{
    const auto word = [&](int i) { return i >= first && i < last ? text.tokens[i].word : QString(); };
    const int start = skipFillers(text, first, last);
    const bool mine = oneOf(word(start), {"my", "our", "the", "new"});
    const int noun = mine ? start + 1 : start;
    if (noun + 3 >= last || text.tokens[noun].kind != Token::Kind::Word || isFunctionWord(word(noun)))
        return -1;
    bool says = false;
    for (int i = noun + 1; i < last; ++i) {
        if (text.tokens[i].isSign(u'?') || oneOf(word(i), {"what", "how", "who", "which", "when", "not"}))
            return -1;
        says = says || text.tokens[i].isSign(u':') || (mine && word(i) == QLatin1String("is"));
    }
    // "my badge is gone" tells of the badge: something is given for, or to, another thing
    return says && oneOf(word(noun + 1), {"to", "for", "on", "of", "in", "about"}) ? noun : -1;
}

bool tellsSomebody(const Text &text, int at, int last)
{
    const auto word = [&](int i) { return i < last ? text.tokens[i].word : QString(); };
    return oneOf(word(at), {"tell", "inform", "notify", "message", "email", "ask"})
        && !oneOf(word(at + 1),
                  {"me", "us", "how", "what", "that", "if", "when", "who", "the", "about", "you"})
        && oneOf(word(at + 2),
                 {"that", "to", "how", "about", "he", "she", "his", "her", "they", "if", "when"});
}

bool othersSpeak(const Text &text, int first, int last)
{
    for (int i = first + 1; i < last; ++i) {
        if (oneOf(text.tokens[i].word,
                  {"said",    "says",      "told",     "tells",   "wrote",   "writes", "asked",
                   "asks",    "suggested", "suggests", "claims",  "claimed", "wants",  "wanted",
                   "demands", "demanded",  "thinks",   "thought", "say",     "reads"})
            && !oneOf(text.tokens[i - 1].word, {"i", "we"}))
            return true;
    }
    return false;
}

bool isSupposed(const Text &text, int first, int last, const Intent &intent,
                const std::function<bool(int)> &isDeed)
{
    const auto word = [&](int i) { return i >= first && i < last ? text.tokens[i].word : QString(); };
    for (int i = first; i < last; ++i) {
        const bool somebody
            = oneOf(word(i + 1), {"i", "we", "you", "he", "she", "they", "somebody", "someone"});
        if (word(i) == QLatin1String("if") && somebody && isDeed(i + 2))
            return true;
        const bool wanted
            = oneOf(word(i),
                    {"ask", "asks", "asked", "want", "wants", "wanted", "plan", "plans", "planned", "try",
                     "tried", "tries", "refuse", "refused", "help", "sense", "worth", "wise", "allowed"});
        if (wanted && word(i + 1) == QLatin1String("to") && isDeed(i + 2))
            return true;
        if (intent.asks == Intent::Asks::Anything && i > first
            && oneOf(word(i), {"wants", "wishes", "deserves"}) && word(i + 1) != QLatin1String("to"))
            return true;
    }
    return false;
}

} // namespace Agent::BuiltIn
