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
            || fillBehindColon(index, slot) || fillBehindCue(index, slot) || fillObject(index, slot)
            || ((slot.argument.required || searching) && fillRest(index, slot, searching));
    }

private:
    bool isWord(int i) const
    {
        return m_claims.range.contains(i) && m_claims.token(i).kind == Token::Kind::Word;
    }
    QString word(int i) const { return m_claims.word(i); }

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
        return m_claims.putPhrase(index, slot, begin, end, false);
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
            if (m_claims.putPhrase(index, slot, begin, m_claims.phraseEnd(begin), true)) {
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
            if (slot.kind != Slot::Kind::Search
                && m_claims.putPhrase(index, slot, i + 1, m_claims.phraseEnd(i + 1), false))
                return true;
        }
        return false;
    }

    /// "about my allowance": one of the operation's own words, behind an article.
    bool isOwnWord(int i) const
    {
        while (oneOf(word(i), {"the", "a", "an", "my", "our", "his", "her", "their"}))
            ++i;
        // What only the description of an argument says is rather an example of it: "for example security".
        constexpr double said = 0.5;
        return isWord(i) && m_profile.topic.value(m_claims.token(i).stem) > said;
    }

    bool isCue(const Slot &slot, int i, bool *article) const
    {
        const QString each = word(i);
        const QString name = slot.argument.name.toLower();
        *article = true;
        // "on Monday", "by 4 pm": when, and nothing to look for
        const QList<Value> &values = m_claims.question.values;
        const bool moment = std::any_of(values.begin(), values.end(), [&](const Value &value) {
            return value.begin == i + 1 && value.sure && value.kind >= Value::Kind::Date
                && value.kind <= Value::Kind::Duration;
        });
        if (moment)
            return false;
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
                && isWord(i + 1) && !isOwnWord(i + 1) && !oneOf(word(i + 1), {"their", "his", "her", "its"});
        if (oneOf(each, {"about", "regarding", "concerning", "saying", "says"}))
            return true;
        // "a speaker on accessibility"
        if (each == QLatin1String("on") && isWord(i + 1) && !isOwnWord(i + 1)
            && (name.contains(QLatin1String("topic")) || name.contains(QLatin1String("subject"))))
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
                if (isWord(begin) && m_claims.phraseEnd(begin) - begin <= 1
                    && (isNamed(m_profile, m_claims.token(begin).stem)
                        || m_claims.question.pointSenses.contains(m_claims.token(begin).stem)))
                    continue;
                const int end
                    = slot.kind == Slot::Kind::Search ? searchEnd(i + 1) : m_claims.phraseEnd(i + 1);
                if (m_claims.putPhrase(index, slot, i + 1, end, article)) {
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
        const int end = m_claims.phraseEnd(begin);
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

    /// "request a standing desk for 450 euros": what is ordered, where the operation needs a text for it.
    bool fillObject(int index, const Slot &slot)
    {
        if (!m_profile.changes || slot.kind != Slot::Kind::Text || !slot.argument.required || !m_intent.order
            || m_intent.verb < 0 || !oneOf(word(m_intent.verb + 1), {"a", "an", "some", "another", "new"}))
            return false;
        const int begin = m_intent.verb + 2;
        int end = begin;
        while (isWord(end) && m_claims.isFree(end, end + 1) && !isFunctionWord(word(end)))
            ++end;
        const bool own = end > begin
            && (isNamed(m_profile, m_claims.token(end - 1).stem)
                || m_claims.question.pointSenses.contains(m_claims.token(end - 1).stem));
        return end > begin && !own && m_claims.putPhrase(index, slot, begin, end, true);
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
        return m_claims.putPhrase(index, slot, bestBegin, bestEnd, searching);
    }

    const Profile &m_profile;
    const Intent &m_intent;
    Claims &m_claims;
};

} // namespace

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
