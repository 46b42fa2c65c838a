// SPDX-License-Identifier: GPL-3.0-or-later
// Free text of a question ("for the team lunch", "because …", quoted text) into the arguments that take it.
#include "agent/builtin/arguments.h"

#include "agent/builtin/thesaurus.h"
#include "agent/builtin/words.h"

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

/// Whether the operation, or a thing that it takes, is called so.
bool isNamed(const Profile &profile, const QString &stem)
{
    const auto takes
        = [&](const Slot &slot) { return slot.kind == Slot::Kind::Id && slot.nouns.contains(stem); };
    const auto is = [&](const Term &term) { return term.senses.first().key == stem; };
    return std::any_of(profile.arguments.begin(), profile.arguments.end(), takes)
        || std::any_of(profile.core.begin(), profile.core.end(), is);
}

class Phrases
{
public:
    Phrases(const Profile &profile, const Intent &intent, Claims &claims)
        : m_profile(profile), m_intent(intent), m_claims(claims)
    {
    }

    bool fill(int index)
    {
        const Slot &slot = m_profile.arguments[index];
        const bool searching = slot.kind == Slot::Kind::Search;
        return fillQuoted(index, slot) || fillReport(index, slot) || fillBehindNoun(index, slot)
            || fillBehindColon(index, slot) || fillBehindCue(index, slot)
            || ((slot.argument.required || searching) && fillRest(index, slot, searching));
    }

    /// "because he worked on Saturday": nothing in a reason is a person or number of the order.
    /// \param aside  not so, but "…, he worked on Saturday"
    bool fillBecause(int index, const Slot &slot, bool aside)
    {
        for (int i = m_claims.range.first; i + 1 < m_claims.range.last; ++i) {
            const bool clause = m_claims.token(i).isSign(u',') && i > m_intent.verb && m_intent.verb >= 0
                && oneOf(word(i + 1), {"he", "she", "they", "it", "there", "we", "i"})
                && !oneOf(word(i + 2),
                          {"think", "guess", "mean", "believe", "hope", "suppose", "said", "should"});
            if (aside) {
                if (clause && takePhrase(index, slot, i + 1, phraseEnd(i + 1), false))
                    return true;
                continue;
            }
            // "reason: he worked on Saturday"
            const bool called = m_claims.token(i).kind == Token::Kind::Word
                && slot.nouns.contains(m_claims.token(i).stem)
                && (m_claims.token(i + 1).isSign(u':') || m_claims.token(i + 1).isSign(u'=')
                    || oneOf(word(i + 1), {"is", "being"}));
            if (called && takePhrase(index, slot, i + 2, phraseEnd(i + 2), false)) {
                m_claims.take(i, i + 2);
                return true;
            }
            const bool opens = word(i) == QLatin1String("because")
                || (oneOf(word(i), {"due", "owing", "thanks"}) && word(i + 1) == QLatin1String("to"))
                || (word(i) == QLatin1String("account") && word(i + 1) == QLatin1String("of"))
                || (oneOf(word(i), {"as", "since"})
                    && oneOf(word(i + 1), {"he", "she", "they", "i", "we", "it", "there"}));
            if (!opens)
                continue;
            const int begin
                = i + (word(i) == QLatin1String("because") || oneOf(word(i), {"as", "since"}) ? 1 : 2);
            int end = phraseEnd(begin);
            // "Because of overtime, set …"
            for (int k = begin; i == m_claims.range.first && k < end; ++k) {
                if (m_claims.token(k).isSign(u','))
                    end = k;
            }
            if (takePhrase(index, slot, begin, end, false)) {
                m_claims.take(i, end);
                return true;
            }
        }
        return false;
    }

private:
    bool isWord(int i) const
    {
        return m_claims.range.contains(i) && m_claims.token(i).kind == Token::Kind::Word;
    }
    QString word(int i) const { return m_claims.word(i); }

    bool isContent(int i) const
    {
        const Token &token = m_claims.token(i);
        return token.kind != Token::Kind::Sign && !isFunctionWord(token.word);
    }

    /// "roberto's training budget" is a question about roberto, no search for him.
    bool namesSomebody(int begin, int end) const
    {
        const QList<Mention> &others = m_claims.question.people.others;
        return std::any_of(others.begin(), others.end(), [&](const Mention &mention) {
            return mention.certainty == Mention::Certainty::Certain && mention.begin >= begin
                && mention.begin < end;
        });
    }

    bool takePhrase(int index, const Slot &slot, int begin, int end, bool trimArticle)
    {
        while (begin < end
               && (m_claims.token(begin).kind == Token::Kind::Sign || oneOf(word(begin), {"is", "that", "of"})
                   || (trimArticle && oneOf(word(begin), {"the", "a", "an", "my", "our"}))))
            ++begin;
        while (end > begin
               && ((m_claims.token(end - 1).kind == Token::Kind::Sign
                    && !QStringLiteral(")]%").contains(m_claims.token(end - 1).text))
                   || oneOf(word(end - 1),
                            {"on", "at", "from", "for", "in", "and", "of", "to", "by", "with", "please",
                             "the", "until", "dated", "costing", "thanks", "but", "which", "was"})))
            --end;
        bool content = false;
        for (int i = begin; i < end; ++i)
            content = content || isContent(i);
        if (!content || (slot.kind == Slot::Kind::Search && namesSomebody(begin, end)))
            return false;
        const QString text = m_claims.question.text.between(begin, end);
        if (!fits(slot, text))
            return false;
        m_claims.put(index, slot, text, begin, end);
        return true;
    }

    /// From `begin` to the end of the sentence, or to what another argument has taken.
    int phraseEnd(int begin) const
    {
        int end = begin;
        const int sentence = m_claims.range.contains(begin) ? m_claims.token(begin).sentence : 0;
        while (m_claims.range.contains(end) && m_claims.isFree(end, end + 1)
               && m_claims.token(end).sentence == sentence) {
            // "…, from 2 to 3 pm": the argument that is taken begins with its preposition
            if (m_claims.token(end).isSign(u',') && m_claims.range.contains(end + 2)
                && !m_claims.isFree(end + 1, end + 3))
                break;
            ++end;
        }
        return end;
    }

    bool fillQuoted(int index, const Slot &slot)
    {
        for (const Value &value : m_claims.question.values) {
            if (value.kind == Value::Kind::Quoted && m_claims.range.contains(value.begin)
                && m_claims.isFree(value.begin, value.end) && fits(slot, value.text)) {
                m_claims.put(index, slot, value.text, value.begin, value.end);
                return true;
            }
        }
        return false;
    }

    /// "The tap in the kitchen is dripping", "report that the tap …": all of it tells what is to be reported.
    bool fillReport(int index, const Slot &slot)
    {
        const int verb = m_intent.verb;
        const bool that = verb >= 0 && word(verb + 1) == QLatin1String("that");
        if (!m_profile.changes || slot.kind != Slot::Kind::Text || !slot.argument.required
            || !m_intent.deeds.contains(QStringLiteral("=report")) || (verb >= 0 && !that))
            return false;
        const int begin = that
            ? verb + 2
            : skipFillers(m_claims.question.text, m_claims.range.first, m_claims.range.last);
        int end = begin;
        while (m_claims.range.contains(end) && m_claims.token(end).sentence == m_claims.token(begin).sentence)
            ++end;
        return takePhrase(index, slot, begin, end, false);
    }

    /// "reason family visit", "with the title Weekly"
    bool fillBehindNoun(int index, const Slot &slot)
    {
        for (int i = m_claims.range.first; i + 1 < m_claims.range.last; ++i) {
            const Token &token = m_claims.token(i);
            const bool called = token.kind == Token::Kind::Word && m_claims.isFree(i, i + 1)
                && (slot.nouns.contains(token.stem)
                    || (slot.argument.name.contains(QLatin1String("title"))
                        && oneOf(token.word, {"titled", "called", "named", "entitled"})));
            const bool introduced = i == m_claims.range.first || !isWord(i - 1)
                || oneOf(word(i - 1), {"with", "the", "a", "as", "and", "because", "its", "my", "of"})
                || oneOf(token.word, {"titled", "called", "named", "entitled"}) || !m_claims.isFree(i - 1, i);
            if (!called || !introduced || i == m_intent.verb)
                continue;
            int begin = i + 1;
            while (oneOf(word(begin), {"is", "as", ":", "="}))
                ++begin;
            if (oneOf(word(begin), {"for", "of", "on", "about", "to", "in", "at", "and", "that"}))
                continue;
            if (takePhrase(index, slot, begin, phraseEnd(begin), true)) {
                m_claims.take(i, i + 1);
                return true;
            }
        }
        return false;
    }

    bool fillBehindColon(int index, const Slot &slot)
    {
        for (int i = m_claims.range.first; i + 1 < m_claims.range.last; ++i) {
            const Token &token = m_claims.token(i);
            if (!token.isSign(u':') && !(token.isSign(u'-') && isWord(i + 1) && i > m_claims.range.first))
                continue;
            if (slot.kind != Slot::Kind::Search && takePhrase(index, slot, i + 1, phraseEnd(i + 1), false))
                return true;
        }
        return false;
    }

    /// "about my allowance": one of the operation's own words, behind an article.
    bool isOwnWord(int i) const
    {
        while (oneOf(word(i), {"the", "a", "an", "my", "our", "his", "her", "their"}))
            ++i;
        return isWord(i) && m_profile.topic.contains(m_claims.token(i).stem);
    }

    bool isCue(const Slot &slot, int i, bool *article) const
    {
        const QString each = word(i);
        const QString name = slot.argument.name.toLower();
        *article = true;
        if (oneOf(each, {"because", "since"})
            || (each == QLatin1String("to") && word(i - 1) == QLatin1String("due"))) {
            *article = false;
            return true;
        }
        if (slot.kind == Slot::Kind::Search)
            return !(each == QLatin1String("like") && oneOf(word(i - 1), {"would", "i", "we"}))
                && oneOf(each,
                         {"about", "by", "called", "named", "titled", "containing", "matching", "like", "on",
                          "for", "mentioning", "regarding", "with", "contains", "includes", "including"})
                && isWord(i + 1) && !isOwnWord(i + 1);
        if (oneOf(each, {"about", "regarding", "concerning", "saying", "says"}))
            return true;
        if (each == QLatin1String("that") && i > 0 && isWord(i - 1)
            && (i - 1 == m_intent.verb
                || oneOf(word(i - 1), {"saying", "says", "problem", "message", "comment"}))) {
            *article = false;
            return true;
        }
        if (oneOf(each, {"as"}) && oneOf(word(i + 1), {"the", "a", "i", "we", "it"})
            && name.contains(QLatin1String("reason"))) {
            *article = false;
            return true;
        }
        return each == QLatin1String("for")
            && !oneOf(word(i + 1), {"me", "us", "it", "him", "her", "them", "everyone", "all", "both"})
            && !m_profile.topic.contains(isWord(i + 1) ? QLatin1Char('=') + word(i + 1) : QString());
    }

    bool fillBehindCue(int index, const Slot &slot)
    {
        for (const bool strong : {true, false}) {
            for (int i = m_claims.range.first; i + 1 < m_claims.range.last; ++i) {
                bool article = true;
                if (!m_claims.isFree(i, i + 1) || (word(i) == QLatin1String("for")) == strong
                    || !isCue(slot, i, &article))
                    continue;
                int begin = i + 1;
                if (article && oneOf(word(begin), {"the", "a", "an"}))
                    ++begin;
                if (!m_claims.range.contains(begin) || !m_claims.isFree(begin, begin + 1))
                    continue;
                // "cancel the booking for room 4": that is what the operation is about, no text
                if (isWord(begin) && phraseEnd(begin) - begin <= 1
                    && isNamed(m_profile, m_claims.token(begin).stem))
                    continue;
                const int end = slot.kind == Slot::Kind::Search ? searchEnd(i + 1) : phraseEnd(i + 1);
                if (takePhrase(index, slot, i + 1, end, article)) {
                    m_claims.take(i, i + 1);
                    return true;
                }
            }
        }
        return false;
    }

    /// "called rob in the list of employees": up to where only the operation itself is named.
    int searchEnd(int begin) const
    {
        const int end = phraseEnd(begin);
        for (int i = begin + 1; i + 1 < end; ++i) {
            bool own = oneOf(word(i), {"in", "on", "from", "among", "of", "at"});
            for (const Term &term : m_claims.question.terms(m_claims.range)) {
                if (term.begin > i && term.end <= end && !isGenericWord(word(term.begin)))
                    own = own && meets(m_profile.topic, term) >= 0.5;
            }
            if (own)
                return i;
        }
        return end;
    }

    bool isUnknown(int begin, int end) const
    {
        for (int i = begin; i < end; ++i) {
            const Token &token = m_claims.token(i);
            const bool proper = token.capital && !token.first && !m_claims.question.text.capitalised;
            if (token.kind == Token::Kind::Word && !proper && isEnglishWord(token.word, token.stem))
                return false;
        }
        return true;
    }

    /// The longest run of words that neither the operation nor another argument accounts for.
    bool fillRest(int index, const Slot &slot, bool searching)
    {
        const QList<Term> &terms = m_claims.question.terms(m_claims.range);
        QList<bool> open(m_claims.question.text.tokens.size(), false);
        for (const Term &term : terms) {
            const double met = meets(m_profile.topic, term);
            // A search goes for words that no tool uses for its own things.
            const bool theirs = searching && term.end - term.begin == 1
                && (m_claims.question.known.contains(m_claims.token(term.begin).stem)
                    || Thesaurus::english().contains(m_claims.token(term.begin).stem));
            const bool mine = met >= 0.5 || term.begin <= m_intent.verb || theirs;
            for (int i = term.begin; i < term.end; ++i)
                open[i] = !mine && m_claims.isFree(i, i + 1);
        }
        int bestBegin = 0;
        int bestEnd = 0;
        int bestCount = 0;
        for (int i = m_claims.range.first; i < m_claims.range.last; ++i) {
            if (!open[i])
                continue;
            int count = 0;
            int end = i;
            for (int k = i; k < m_claims.range.last && m_claims.isFree(k, k + 1); ++k) {
                if (open[k]) {
                    ++count;
                    end = k + 1;
                } else if (!isFunctionWord(word(k)) || m_claims.token(k).kind == Token::Kind::Sign) {
                    break;
                }
            }
            if (count > bestCount) {
                bestCount = count;
                bestBegin = i;
                bestEnd = end;
            }
        }
        // An optional search term only where it was asked to find something, or for a name.
        if (bestCount < (searching ? 1 : 2)
            || (searching && !slot.argument.required
                && (bestCount > 4 || !(m_intent.readVerb || isUnknown(bestBegin, bestEnd)))))
            return false;
        while (!searching && bestBegin > m_claims.range.first && isWord(bestBegin - 1)
               && m_claims.isFree(bestBegin - 1, bestBegin)
               && oneOf(word(bestBegin - 1), {"my", "our", "no"}))
            --bestBegin;
        return takePhrase(index, slot, bestBegin, bestEnd, searching);
    }

    const Profile &m_profile;
    const Intent &m_intent;
    Claims &m_claims;
};

} // namespace

void fillReason(const Profile &profile, const Intent &intent, Claims &claims)
{
    if (!profile.changes)
        return;
    Phrases phrases(profile, intent, claims);
    for (int i = 0; i < profile.arguments.size(); ++i) {
        const Slot &slot = profile.arguments[i];
        if (slot.kind == Slot::Kind::Text && slot.cues.contains(QStringLiteral("=reason"))
            && (phrases.fillBecause(i, slot, false) || phrases.fillBecause(i, slot, true)))
            return;
    }
}

void fillTexts(const Profile &profile, const Intent &intent, Claims &claims)
{
    Phrases phrases(profile, intent, claims);
    for (const bool required : {true, false}) {
        for (int i = 0; i < profile.arguments.size(); ++i) {
            const Slot &slot = profile.arguments[i];
            const bool text = slot.kind == Slot::Kind::Text || slot.kind == Slot::Kind::Search;
            const bool open = !claims.filling.arguments.contains(slot.argument.name);
            if (text && open && slot.argument.required == required)
                phrases.fill(i);
        }
    }
}

} // namespace Agent::BuiltIn
