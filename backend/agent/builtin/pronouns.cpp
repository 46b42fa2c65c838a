// SPDX-License-Identifier: GPL-3.0-or-later
// "I", "my", "he", "everybody", "a colleague": whom a question means without a name.
#include "agent/builtin/people.h"

#include "agent/builtin/intent.h"
#include "agent/builtin/words.h"

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

/// "Does intern have …", "trainee's balance": a relation that stands for somebody without an article.
bool isWithoutArticle(const QList<Token> &tokens, int at)
{
    const auto word = [&](int i) { return i >= 0 && i < tokens.size() ? tokens[i].word : QString(); };
    if (oneOf(word(at), {"report", "new", "other", "dear", "direct", "lead"}))
        return false;
    const int before = oneOf(word(at - 1), {"new", "old", "young", "other"}) ? at - 2 : at - 1;
    const bool ends = at + 1 >= tokens.size() || tokens[at + 1].kind == Token::Kind::Sign;
    // "is mentor 5 free", "does colleague Roberto have": that one, who is named
    const bool called = !ends && (tokens[at + 1].kind != Token::Kind::Word || tokens[at + 1].capital);
    return tokens[at].possessive || (before < 0 && oneOf(word(at + 1), {"has", "have", "still"}))
        || (oneOf(word(before), {"of", "for", "about"}) && ends)
        || (!called
            && oneOf(word(before),
                     {"does", "has", "did", "is", "can", "could", "will", "would", "should", "may"}));
}

/// "I and my colleague", "my wife and I", and no other word for the one who asks.
bool isBesideRelation(const QList<Token> &tokens, const QList<int> &self)
{
    if (self.size() != 1)
        return false;
    const auto is = [&](int i, std::initializer_list<const char *> words) {
        return i >= 0 && i < tokens.size() && oneOf(tokens[i].word, words);
    };
    const auto relation
        = [&](int i) { return i >= 0 && i < tokens.size() && isRelationWord(tokens[i].word); };
    const int at = self.first();
    return is(at, {"i", "me"})
        && ((is(at + 1, {"and"}) && is(at + 2, {"my", "a", "the"}) && relation(at + 3))
            || (is(at - 1, {"and"}) && relation(at - 2)));
}

} // namespace

QList<int> readSelf(const QList<Token> &tokens, People &people)
{
    QList<int> certain;
    const auto word = [&](int i) { return i >= 0 && i < tokens.size() ? tokens[i].word : QString(); };
    for (int i = 0; i < tokens.size(); ++i) {
        const QString &each = tokens[i].word;
        const QString before = word(i - 1);
        QString after = word(i + 1);
        if (oneOf(each, {"my", "our"})) {
            int noun = i + 1;
            while (oneOf(word(noun), {"own", "dear", "direct", "new", "old", "other", "fellow"}))
                ++noun;
            after = word(noun);
            if (isGroupWord(after)) {
                people.group = true;
            } else if (isRelationWord(after)) {
                people.unnamed = true;
            } else if (each == QLatin1String("my")) {
                certain.append(i);
            } else {
                people.self = true;
            }
        } else if (oneOf(each, {"mine", "myself"})) {
            certain.append(i);
        } else if (each == QLatin1String("i")) {
            const bool asks
                = oneOf(after, {"want", "wonder", "need",  "would",  "like",   "ask",  "asked", "know",
                                "see",  "check",  "think", "guess",  "hope",   "mean", "heard", "just",
                                "see",  "look",   "find",  "view",   "please", "wish", "am",    "will",
                                "did",  "do",     "could", "should", "meant"})
                || oneOf(before, {"may", "can", "could", "should", "shall", "might"})
                || (after == QLatin1String("have") && !oneOf(before, {"do", "did", "and", "or"})
                    && oneOf(word(i + 2), {"a", "an", "one", "another", "some", "the", "to"}));
            // "I was wondering how many … my boss has"
            const int how = oneOf(word(i + 2), {"just", "only", "also"}) ? i + 3 : i + 2;
            const bool wonders = oneOf(after, {"was", "am"})
                && oneOf(word(how),
                         {"wondering", "asking", "curious", "checking", "hoping", "thinking", "interested",
                          "asked", "trying", "told"});
            // "to which I am still entitled"
            const bool entitled = after == QLatin1String("am")
                && (oneOf(word(i + 2), {"entitled", "owed", "due", "low", "short", "out"})
                    || (word(i + 2) == QLatin1String("still")
                        && !word(i + 3).endsWith(QLatin1String("ing"))));
            people.self = true;
            if ((!asks && !wonders) || entitled)
                certain.append(i);
        } else if (each == QLatin1String("me")) {
            if (oneOf(before,
                      {"and", "or", "about", "of", "than", "also", "to", "as", "by", "not", "but", "&", "+",
                       "looked", "checked", "seen", "saw", "viewed", "searched"})
                || before.isEmpty() || tokens[i - 1].kind == Token::Kind::Sign)
                certain.append(i);
            else if (before == QLatin1String("for"))
                people.self = true;
        } else if (oneOf(each, {"we", "us"})) {
            people.self = true;
        }
    }
    people.selfCertain = !certain.isEmpty();
    people.self = people.self || people.selfCertain;
    return certain;
}

void readOthers(const QList<Token> &tokens, People &people)
{
    const auto word = [&](int i) { return i >= 0 && i < tokens.size() ? tokens[i].word : QString(); };
    bool reason = false; // "because of the company anniversary": nobody is meant there
    for (int i = 0; i < tokens.size(); ++i) {
        const QString &each = tokens[i].word;
        reason = (reason || oneOf(each, {"because", "reason"}))
            && (i == 0 || tokens[i].sentence == tokens[i - 1].sentence);
        if (reason && isGroupWord(each))
            continue;
        if (oneOf(each, {"he", "she", "him", "his", "her", "hers", "they", "them", "their", "theirs"}))
            people.pronouns.append(i);
        if (oneOf(each, {"he", "she", "him", "his", "her", "hers"})) {
            people.pronoun = People::Pronoun::One;
        } else if (oneOf(each, {"they", "them", "their", "theirs"})
                   && people.pronoun == People::Pronoun::None) {
            people.pronoun = People::Pronoun::Several;
        } else if (isGroupWord(each)) {
            const bool counted = i > 0 && tokens[i - 1].kind == Token::Kind::Number;
            const bool somebody = oneOf(each, {"someone", "somebody"});
            const bool owns
                = somebody && tokens[i].possessive; // "look up somebody's days": whose is not known yet
            // "has anybody looked at …" asks who, and is about nobody yet
            const bool asks = !owns && (somebody || oneOf(each, {"anyone", "anybody"}))
                && oneOf(word(i - 1), {"has", "have", "had", "did", "does", "do", "was", "is", "by"});
            // nor is "has jettro looked anyone up"
            const bool lookedAt = !owns && (somebody || oneOf(each, {"anyone", "anybody"}))
                && (isTraceVerb(word(i - 1)) || isTraceVerb(word(i - 2)));
            people.anybody = people.anybody || lookedAt;
            if (asks || lookedAt)
                continue;
            if (somebody)
                people.unnamed = true;
            else if (!counted
                     && !oneOf(word(i + 1), {"meeting", "room", "event", "lunch", "dinner", "outing"}))
                people.group = true;
        } else if (isRelationWord(each)
                   && oneOf(word(oneOf(word(i - 1), {"new", "old", "young", "other"}) ? i - 2 : i - 1),
                            {"a", "an", "another", "some", "other", "that", "this", "the"})
                   && !oneOf(each, {"report", "new", "other", "dear", "direct", "lead"})) {
            people.unnamed = true;
        } else if (isRelationWord(each) && isWithoutArticle(tokens, i)) {
            people.unnamed = true;
        } else if (each == QLatin1String("all") && word(i + 1) == QLatin1String("of")
                   && oneOf(word(i + 2), {"us", "them", "you"})) {
            people.group = true;
        }
    }
}

void leaveCompared(const QList<Token> &tokens, QList<int> &self, People &people)
{
    const bool compared
        = std::all_of(self.begin(), self.end(), [&](int at) { return at > 0 && tokens[at - 1].is("than"); });
    if (people.unnamed && !self.isEmpty() && (compared || isBesideRelation(tokens, self))) {
        self.clear();
        people.self = people.selfCertain = false;
    }
}

} // namespace Agent::BuiltIn
