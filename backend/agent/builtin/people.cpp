// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/people.h"

#include "agent/builtin/intent.h"
#include "agent/builtin/terms.h"
#include "agent/builtin/thesaurus.h"
#include "agent/builtin/words.h"

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

/// Reads the names of one text. Holds references: it lives no longer than the call that made it.
class Names
{
public:
    Names(const Text &text, const QList<Value> &values, const QSet<QString> &known, const QString &personName)
        : m_text(text), m_tokens(text.tokens), m_known(known), m_personName(personName),
          m_taken(text.tokens.size(), false)
    {
        for (const Value &value : values) {
            const bool mayName = value.kind == Value::Kind::Quoted || value.kind == Value::Kind::Email;
            for (int i = value.begin; i < value.end && !mayName; ++i)
                m_taken[i] = true;
        }
    }

    QList<Mention> read()
    {
        for (int i = 0; i < m_tokens.size();) {
            const Mention mention = mentionAt(i);
            if (mention.end > i) {
                m_mentions.append(mention);
                i = mention.end;
            } else {
                ++i;
            }
        }
        return m_mentions;
    }

private:
    QString word(int i) const { return i >= 0 && i < m_tokens.size() ? m_tokens[i].word : QString(); }

    bool isParticle(int i) const
    {
        return oneOf(word(i),
                     {"van", "von", "de", "der", "den", "di", "da", "la", "el", "bin", "ten", "ter", "du",
                      "dos", "o"});
    }

    /// "Jan de Vries": what is a month elsewhere is a first name here.
    bool beginsFullName(int i) const
    {
        return m_tokens[i].capital && isParticle(i + 1) && i + 2 < m_tokens.size() && m_tokens[i + 2].capital;
    }

    bool isNameable(int i) const
    {
        if (i < 0 || i >= m_tokens.size() || (m_taken[i] && !beginsFullName(i)))
            return false;
        const Token &token = m_tokens[i];
        return token.kind == Token::Kind::Word && token.word.size() >= 2 && !isFunctionWord(token.word)
            && (!isTimeWord(token.word) || beginsFullName(i)) && !isGroupWord(token.word)
            && !isRelationWord(token.word) && !isPersonNoun(token.word);
    }

    /// What somebody may have, by the tools' words or by those of like meaning: "leave".
    bool isThing(int i) const
    {
        const QStringList senses = Thesaurus::english().senses(m_tokens[i].stem);
        return !isFunctionWord(m_tokens[i].word)
            && (isTopical(i) || std::any_of(senses.begin(), senses.end(), [](const QString &sense) {
                    return Thesaurus::english().action(sense) == Action::None;
                }));
    }

    /// "robertos remaining leave"
    bool isBeforeThing(int i) const
    {
        while (oneOf(word(i), {"remaining", "own", "current", "total"}))
            ++i;
        return i < m_tokens.size() && isThing(i);
    }

    bool isTopical(int i) const { return m_known.contains(m_tokens[i].stem); }

    /// A word that no list knows, or one with a capital where English writes none.
    bool isName(int i) const
    {
        if (!isNameable(i))
            return false;
        const Token &token = m_tokens[i];
        if (isTopical(i) || Thesaurus::english().contains(token.stem))
            return false;
        // "3 portions": what is counted is nobody
        if (i > 0 && m_tokens[i - 1].kind == Token::Kind::Number && !token.capital
            && token.word.endsWith(u's'))
            return false;
        // "I should be obliged", "I am totally knackered": how somebody is
        if (!token.capital
            && oneOf(word(i - 1),
                     {"be", "been", "being", "very", "too", "so", "totally", "completely", "absolutely",
                      "utterly", "really", "pretty", "quite", "rather", "extremely", "bit", "feeling", "i",
                      "we"}))
            return false;
        // "out of curiosity"
        if (word(i - 1) == QLatin1String("of") && word(i - 2) == QLatin1String("out"))
            return false;
        const bool proper = token.capital && !token.first && !m_text.capitalised;
        return proper || (!isEnglishWord(token.word, token.stem) && !isCounted(i));
    }

    /// "my vacaton", "how much hols do I …": behind such a word an unknown one is a thing.
    bool isCounted(int i) const
    {
        const Token &token = m_tokens[i];
        if (token.capital || token.possessive || isPossession(word(i + 1)))
            return false;
        if (oneOf(word(i - 1), {"my", "our", "a", "an", "the", "this", "another", "enough", "no"}))
            return true;
        return oneOf(word(i - 1), {"much", "many", "any", "some", "more"})
            && oneOf(word(i + 1), {"i", "we", "he", "she", "do", "does", "did", "is", "are", "left"});
    }

    /// "in Utrecht", "flight to Crete": where, unless it is the only one who could be meant.
    bool isPlace(int i) const
    {
        if (oneOf(word(i - 1), {"in", "at", "near", "via", "around"}))
            return true;
        return oneOf(word(i - 1), {"to", "from"})
            && oneOf(word(i - 2),
                     {"trip",    "trips",     "flight", "flights", "fly",  "flying", "travel", "travelling",
                      "travels", "traveling", "go",     "going",   "goes", "move",   "moving", "drive",
                      "journey", "tickets",   "ticket", "holiday", "off",  "train",  "way",    "back"});
    }

    int runEnd(int i) const
    {
        int end = i + 1;
        while (end < m_tokens.size() && end - i < 4 && !m_tokens[end - 1].possessive) {
            if (isParticle(end) && isNameable(end + 1) && !isTopical(end + 1)) {
                ++end;
                continue;
            }
            const bool alike = isName(end) && m_tokens[end].capital == m_tokens[i].capital;
            if (!alike)
                break;
            ++end;
        }
        return end;
    }

    /// The position before `i` that shows its part in the sentence: over "my colleague", "employee", "the".
    int slotBefore(int i, bool *role) const
    {
        int at = i - 1;
        while (at >= 0
               && (isRelationWord(word(at)) || isPersonNoun(word(at))
                   || oneOf(word(at), {"mr", "mrs", "ms", "miss", "dr"}))) {
            *role = *role || !oneOf(word(at), {"other", "new", "who", "whom"});
            --at;
        }
        while (at >= 0 && oneOf(word(at), {"my", "our", "the", "a", "named", "called", "dear"}))
            --at;
        return at;
    }

    bool followsMention(int at) const
    {
        const int start = at;
        while (at >= 0 && oneOf(word(at), {"for", "of", "about", "does", "with", "also", "as", "well"}))
            --at;
        if (start - at >= 3 && word(start - 1) == QLatin1String("well") && !m_mentions.isEmpty()
            && m_mentions.last().end == at + 1)
            return true; // "roberto as well as jettro"
        if (at < 0 || !(isCoordinator(m_tokens[at])) || m_mentions.isEmpty())
            return false;
        // "does johndoe have, and jettro"
        while (at >= 0 && (isCoordinator(m_tokens[at]) || oneOf(word(at), {"have", "has"})))
            --at;
        return m_mentions.last().end == at + 1;
    }

    Mention made(int begin, int end, Mention::Certainty certainty) const
    {
        Mention mention;
        mention.begin = begin;
        mention.end = end;
        mention.certainty = certainty;
        mention.name
            = m_tokens[begin].kind == Token::Kind::Quoted ? m_tokens[begin].text : m_text.between(begin, end);
        const Token &last = m_tokens[end - 1];
        if (last.possessive && last.kind == Token::Kind::Word)
            mention.name.chop(last.text.endsWith(u'\'') ? 1 : 2);
        else if (last.kind == Token::Kind::Word && isBeforeThing(end) && lacksApostrophe(mention.name)) {
            mention.name.chop(1);
            mention.certainty = qMax(mention.certainty, Mention::Certainty::Likely);
        }
        mention.place = certainty != Mention::Certainty::Certain && isPlace(begin);
        return mention;
    }

    bool isQuotedName(int i) const
    {
        const Token &token = m_tokens[i];
        const QStringList words = token.text.toLower().split(u' ', Qt::SkipEmptyParts);
        return token.kind == Token::Kind::Quoted && !words.isEmpty() && words.size() <= 3
            && std::none_of(words.begin(), words.end(), [&](const QString &each) {
                   return isEnglishWord(each, each) || m_known.contains(each)
                       || std::none_of(each.begin(), each.end(), [](QChar c) { return c.isLetter(); });
               });
    }

    Mention mentionAt(int i) const
    {
        const Token &token = m_tokens[i];
        Mention none;
        none.begin = none.end = i;
        // "mark it as done", "bill me": an order, unless something follows that only a person has
        const bool order = oneOf(token.word, {"mark", "bill", "frank", "chase", "grant", "pat"})
            && !token.possessive && (token.first || oneOf(word(i - 1), {"to", "please", "and", "you"}))
            && !isPossession(word(i + 1));
        if (order)
            return none;
        const bool whole = token.kind == Token::Kind::Email || isQuotedName(i);
        const QString after = word(whole ? i + 1 : qMin(runEnd(i), int(m_tokens.size()) - 1));
        bool role = false;
        const int at = slotBefore(i, &role);
        const QString before = word(at);
        const bool auxiliary = oneOf(before, {"does", "do", "did", "has"})
            || (oneOf(before, {"have", "had"})
                && !oneOf(word(at - 1), {"i", "you", "we", "they", "to", "not"}));
        if (!whole && !isName(i)) {
            // "does mark have", "roberto and office", "office's days off"
            const bool hidden = isNameable(i) && (!isTopical(i) || isSamePerson(token.word, m_personName))
                && ((auxiliary && (isPossession(word(i + 1)) || isTraceVerb(word(i + 1))))
                    || (followsMention(i - 1)
                        && (i + 1 >= m_tokens.size() || isPossession(word(i + 1))
                            || m_tokens[i + 1].kind == Token::Kind::Sign))
                    || (token.possessive && i + 1 < m_tokens.size() && isTopical(i + 1)
                        && !oneOf(word(i - 1), {"the", "a", "an", "this", "my", "our"})));
            return hidden ? made(i, i + 1, Mention::Certainty::Certain) : none;
        }
        const int end = whole ? i + 1 : runEnd(i);
        if (role || auxiliary || m_tokens[end - 1].possessive || isPossession(after))
            return made(i, end, Mention::Certainty::Certain);
        if (!whole && end == i + 1 && (!token.capital || token.first) && endsAsNoName(token.word))
            return none;
        if (followsMention(i - 1))
            return made(i, end, m_mentions.last().certainty);
        const bool likely = oneOf(before,
                                  {"for", "of", "about", "regarding", "concerning", "from", "than", "is",
                                   "are", "was", "can", "could", "will", "would", "should", "may"})
            || oneOf(after, {"wants", "needs",  "asks",   "asked", "wishes", "says", "said",
                             "told",  "called", "works",  "is",    "was",    "will", "would",
                             "could", "thinks", "claims", "plans", "likes",  "just"});
        return made(i, end, likely ? Mention::Certainty::Likely : Mention::Certainty::Loose);
    }

    const Text &m_text;
    const QList<Token> &m_tokens;
    const QSet<QString> &m_known;
    const QString &m_personName;
    QList<bool> m_taken;
    QList<Mention> m_mentions;
};

/// "me and roberto", "my days and roberto's", "do I have more than roberto?", "compare mine with roberto's"
bool areCoordinated(const QList<Token> &tokens, const QList<int> &self, const QList<Mention> &others)
{
    const bool compares = std::any_of(tokens.begin(), tokens.end(), [](const Token &token) {
        return oneOf(token.word, {"compare", "comparison", "difference"});
    });
    for (const int position : self) {
        for (const Mention &other : others) {
            const int from = qMin(position + 1, other.end);
            const int to = qMax(position, other.begin);
            for (int i = from; i < to; ++i) {
                if (isCoordinator(tokens[i])
                    || (compares && oneOf(tokens[i].word, {"with", "to", "between"})))
                    return true;
            }
        }
    }
    return false;
}

/// "roberto and johndoe's days off": who is named beside somebody is as certainly a person.
void shareCertainty(const QList<Token> &tokens, QList<Mention> &mentions)
{
    for (qsizetype m = mentions.size() - 1; m > 0; --m) {
        Mention &earlier = mentions[m - 1];
        bool joined = earlier.end < mentions[m].begin;
        for (int i = earlier.end; i < mentions[m].begin; ++i)
            joined = joined && (isCoordinator(tokens[i]) || oneOf(tokens[i].word, {"i", "me"}));
        if (joined && earlier.certainty < mentions[m].certainty)
            earlier.certainty = mentions[m].certainty;
    }
}

/// "I promised roberto to check his leave": who is named before "his" is asked about, and not the "I" before
/// the name.
void turnToNamed(const QList<Token> &tokens, People &people, QList<int> &self)
{
    if (people.others.size() != 1)
        return;
    Mention &mention = people.others.first();
    const bool theirs = std::any_of(people.pronouns.begin(), people.pronouns.end(), [&](int at) {
        return at > mention.begin && oneOf(tokens[at].word, {"he", "she", "his", "her", "hers"});
    });
    const bool own = std::any_of(self.begin(), self.end(),
                                 [&](int at) { return at > mention.begin || !tokens[at].is("i"); });
    if (!theirs || own)
        return;
    mention.certainty = qMax(mention.certainty, Mention::Certainty::Likely);
    self.clear();
    people.selfCertain = false;
}

/// "lukas days off and mine": a word that no list knows, right before what somebody has, or beside "me".
void raiseCoordinated(const QList<Token> &tokens, const QSet<QString> &known, const QList<int> &self,
                      QList<Mention> &mentions)
{
    for (Mention &mention : mentions) {
        const bool owns = mention.end < tokens.size() && known.contains(tokens[mention.end].stem)
            && !isFunctionWord(tokens[mention.end].word);
        const bool beside = std::any_of(self.begin(), self.end(), [&](int at) {
            return (at + 2 == mention.begin && isCoordinator(tokens[at + 1]))
                || (mention.end + 1 == at && isCoordinator(tokens[mention.end]));
        });
        // "what have I got left, and roberto?"
        const bool ends = mention.end >= tokens.size() || tokens[mention.end].kind == Token::Kind::Sign;
        const bool added = ends && mention.begin > 0 && isCoordinator(tokens[mention.begin - 1]);
        const bool joined = areCoordinated(tokens, self, {mention});
        if (mention.certainty == Mention::Certainty::Loose && joined && (owns || beside || added))
            mention.certainty = Mention::Certainty::Likely;
    }
}

} // namespace

People readPeople(const Text &text, const QList<Value> &values, const QSet<QString> &known,
                  const QSet<QString> &points, const QString &personName)
{
    People people;
    people.denied = readDenied(text.tokens);
    QList<Token> meant = text.tokens;
    for (const int token : std::as_const(people.denied))
        meant[token].word.clear();
    QList<int> self = readSelf(meant, people);
    readOthers(meant, people);
    leaveCompared(text.tokens, self, people);
    QList<Mention> mentions = Names(text, values, known, personName).read();
    if (const QList<int> speakers = leaveSpeakers(text.tokens, self, mentions); !speakers.isEmpty()) {
        people.denied += speakers;
        people.unnamed = false;
    }
    if (!mentions.isEmpty()) {
        leaveAsides(text.tokens, known, points, self, mentions);
        people.selfCertain = !self.isEmpty();
    }
    for (const Mention &mention : mentions) {
        if (people.denied.contains(mention.begin)) {
            continue;
        } else if (isSamePerson(mention.name, personName)) {
            self.append(mention.begin);
            for (int i = mention.begin; i < mention.end; ++i)
                people.selfNames.append(i);
            people.self = people.selfCertain = true;
        } else {
            people.others.append(mention);
        }
    }
    // "As office I need …": who speaks, and nothing that is asked for
    for (int i = 1; i < text.tokens.size(); ++i) {
        if (text.tokens[i - 1].is("as") && isSamePerson(text.tokens[i].word, personName)
            && !people.selfNames.contains(i))
            people.selfNames.append(i);
    }
    shareCertainty(text.tokens, people.others);
    turnToNamed(text.tokens, people, self);
    people.selfWords = self;
    raiseCoordinated(text.tokens, known, self, people.others);
    people.selfAsWell = areCoordinated(text.tokens, self, people.others);
    const bool named = std::any_of(people.others.begin(), people.others.end(), [](const Mention &mention) {
        return mention.certainty != Mention::Certainty::Loose;
    });
    if (named) {
        people.pronoun = People::Pronoun::None;
        people.unnamed = false;
    }
    return people;
}

} // namespace Agent::BuiltIn
