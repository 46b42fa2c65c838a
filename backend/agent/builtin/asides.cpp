// SPDX-License-Identifier: GPL-3.0-or-later
// Who is only spoken of beside the question: "roberto is ill, how many days off do I have?"
#include "agent/builtin/people.h"

#include "agent/builtin/terms.h"
#include "agent/builtin/words.h"

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

/// "roberto has 12": tells, and asks nothing.
bool statesNumber(const QList<Token> &tokens, int at)
{
    return oneOf(tokens[at].word, {"has", "had", "got"}) && at + 1 < tokens.size()
        && tokens[at + 1].kind == Token::Kind::Number;
}

/// Which clauses speak of what the tools know, or of having something.
QSet<int> topicalClauses(const QList<Token> &tokens, const QList<int> &clauses, const QSet<QString> &known,
                         const QSet<QString> &points, const QList<Mention> &mentions)
{
    QSet<int> topical;
    const auto isMentioned = [&](int i) {
        return std::any_of(mentions.begin(), mentions.end(),
                           [&](const Mention &mention) { return i >= mention.begin && i < mention.end; });
    };
    for (const Term &term : readTerms(tokens)) {
        const QString &word = tokens[term.begin].word;
        if (isPersonNoun(word) || isRelationWord(word) || isGroupWord(word))
            continue;
        const bool point = std::any_of(term.senses.begin(), term.senses.end(),
                                       [&](const Sense &sense) { return points.contains(sense.key); });
        if (point && !isMentioned(term.begin))
            topical.insert(clauses[term.begin]);
    }
    for (int i = 0; i < tokens.size(); ++i) {
        const bool speaks = (isPossession(tokens[i].word) && !statesNumber(tokens, i)) || tokens[i].is("left")
            || (tokens[i].kind == Token::Kind::Word && !isFunctionWord(tokens[i].word)
                && !isGenericWord(tokens[i].word) && !isPersonNoun(tokens[i].word)
                && !isRelationWord(tokens[i].word) && !isGroupWord(tokens[i].word)
                && known.contains(tokens[i].stem));
        if (speaks && !isMentioned(i))
            topical.insert(clauses[i]);
    }
    return topical;
}

} // namespace

QList<int> leaveSpeakers(const QList<Token> &tokens, const QList<int> &self, QList<Mention> &mentions)
{
    const auto word = [&](int i) { return i < tokens.size() ? tokens[i].word : QString(); };
    const auto speaks = [&](int i) {
        return oneOf(word(i),
                     {"told", "tells", "asked", "asks", "says", "said", "thinks", "claims", "claimed",
                      "reminded", "suggested", "suggests", "mentioned", "wrote", "wants", "believes",
                      "wonders", "advised"});
    };
    QList<int> left;
    if (mentions.isEmpty())
        return left;
    const Mention last = mentions.last();
    const int verb
        = oneOf(word(last.end), {"has", "just", "already", "also", "kindly"}) ? last.end + 1 : last.end;
    const bool mine = std::any_of(self.begin(), self.end(), [&](int at) { return at > verb; });
    const bool theirs = std::any_of(tokens.begin() + last.end, tokens.end(), [](const Token &token) {
        return oneOf(token.word,
                     {"he", "she", "his", "her", "hers", "him", "they", "them", "their", "theirs"});
    });
    if (!speaks(verb) || !mine || theirs || tokens[last.end - 1].possessive)
        return left;
    for (int i = last.begin; i <= verb; ++i)
        left.append(i);
    mentions.removeLast();
    return left;
}

bool isPossession(const QString &word)
{
    return oneOf(word,
                 {"has", "have", "had", "gets", "get", "got", "took", "takes", "take", "his", "her", "their",
                  "still", "owns", "own", "need", "needs", "possess", "possesses"});
}

bool isCoordinator(const Token &token)
{
    return oneOf(token.word, {"and", "or", "plus", "also", "both", "than", "versus", "vs", "compared", "nor"})
        || token.isSign(u'&') || token.isSign(u',') || token.isSign(u'+') || token.isSign(u'/');
}

void leaveAsides(const QList<Token> &tokens, const QSet<QString> &known, const QSet<QString> &points,
                 QList<int> &self, QList<Mention> &mentions)
{
    const QList<int> clauses = clauseNumbers(tokens);
    const QSet<int> topical = topicalClauses(tokens, clauses, known, points, mentions);
    const auto isAsked = [&](int token) { return topical.contains(clauses[token]); };
    const bool asked = std::any_of(self.begin(), self.end(), isAsked)
        || std::any_of(mentions.begin(), mentions.end(),
                       [&](const Mention &mention) { return !mention.place && isAsked(mention.begin); });
    if (!asked)
        return;
    self.removeIf([&](int at) {
        const bool joined = (at + 1 < tokens.size() && isCoordinator(tokens[at + 1]))
            || (at > 0 && isCoordinator(tokens[at - 1]) && !tokens[at - 1].isSign(u','));
        return tokens[at].is("i") && !isAsked(at) && !joined;
    });
    mentions.removeIf([&](const Mention &mention) {
        // Names in a row are no clause.
        bool tells = false;
        for (int i = 0; i < tokens.size(); ++i) {
            const bool named = i >= mention.begin && i < mention.end;
            tells = tells
                || (clauses[i] == clauses[mention.begin] && !named
                    && (statesNumber(tokens, i)
                        || oneOf(tokens[i].word,
                                 {"is",    "was",   "are",       "were",  "wants",  "asked",  "asks",
                                  "told",  "says",  "said",      "needs", "called", "thinks", "will",
                                  "would", "wrote", "mentioned", "met",   "saw",    "think",  "came",
                                  "with",  "told",  "tell",      "know",  "like"})));
        }
        return tells && !isAsked(mention.begin);
    });
}

} // namespace Agent::BuiltIn
