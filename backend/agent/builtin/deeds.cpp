// SPDX-License-Identifier: GPL-3.0-or-later
// What the verb of an order asks to be done, by the words around it: "turn the request down", "get me a
// spot".
#include "agent/builtin/intent.h"

#include "agent/builtin/amounts.h"
#include "agent/builtin/profile.h"
#include "agent/builtin/thesaurus.h"
#include "agent/builtin/values.h"
#include "agent/builtin/words.h"

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

class Deeds
{
public:
    Deeds(const Text &text, int last, const QSet<QString> &verbs, Intent &intent)
        : m_text(text), m_verbs(verbs), m_last(last), m_intent(intent)
    {
    }

    /// "add two days", "increase it by 2": more or less of something that is counted.
    int direction(int at) const
    {
        const int sign = directionOf(word(at));
        if (sign == 0)
            return 0;
        const bool plain
            = Thesaurus::english().senses(m_text.tokens[at].stem).contains(QStringLiteral("=change"));
        const bool forMe = oneOf(word(at + 1), {"me", "us"});
        // "remove booking 5" names a booking; "give me the 5 latest" asks to see them
        constexpr int near = 4;
        bool number = false;
        bool more = false;
        for (int i = at + 1; i < m_last; ++i) {
            const int length = numberAt(m_text, i).length;
            // "remove booking 5 from the list"
            const bool ends = i + length >= m_last || m_text.tokens[i + length].kind == Token::Kind::Sign
                || isFunctionWord(word(i + length));
            const bool named = i - 1 > at && !plain && ends && !isFunctionWord(word(i - 1))
                && isEnglishWord(word(i - 1), m_text.tokens[i - 1].stem);
            number = number || (!named && (plain || i < at + near) && length > 0);
            more = more || directionOf(word(i)) != 0;
        }
        return number && (!forMe || more) ? sign : 0;
    }

    void read(int at)
    {
        const Thesaurus &thesaurus = Thesaurus::english();
        QStringList stems;
        for (int i = at; i < qMin(m_last, at + 5); ++i)
            stems.append(m_text.tokens[i].stem);
        const Thesaurus::Entry entry = thesaurus.entryAt(stems, 0);
        QStringList senses = entry.length > 0 ? entry.senses : thesaurus.senses(stems.first());
        // "turn the request down", "mark 42 as done"
        constexpr int farthest = 9;
        bool another = false; // "take lucia off shift 40" takes no shift
        for (int i = at + 2; i < qMin(m_last, at + farthest); ++i) {
            // "put sandra down for 3 days off" puts nothing off
            const bool free = word(i) == QLatin1String("off")
                && oneOf(word(i - 1),
                         {"day", "days", "time", "week", "weeks", "month", "hours", "morning", "afternoon"});
            const bool joined = !free && oneOf(word(i), {"off", "out", "away", "down"})
                && thesaurus.entryAt({stems.first(), m_text.tokens[i].stem}, 0).length == 2;
            another = another || joined;
            if (!free && oneOf(word(i), {"out", "back", "off", "down", "up", "over", "in", "forward", "on"}))
                senses += thesaurus.entryAt({stems.first(), m_text.tokens[i].stem}, 0).length == 2
                    ? thesaurus.entryAt({stems.first(), m_text.tokens[i].stem}, 0).senses
                    : QStringList();
            if (word(at) == QLatin1String("mark") || oneOf(word(at), {"set", "put"})) {
                const QString stem = m_text.tokens[i].stem;
                if (oneOf(word(i),
                          {"done", "closed", "resolved", "fixed", "finished", "completed", "solved"}))
                    senses.append(QStringLiteral("=close"));
                else if (oneOf(word(i),
                               {"approved", "rejected", "cancelled", "canceled", "paid", "returned"}))
                    senses += thesaurus.senses(stem);
            }
        }
        if (m_verbs.contains(m_intent.verbStem) && !another)
            m_intent.deeds.insert(verbKey(m_intent.verbStem));
        for (const QString &sense : std::as_const(senses)) {
            if (thesaurus.action(sense) == Action::Write)
                m_intent.deeds.insert(sense);
            else if (thesaurus.action(sense) == Action::Read)
                m_intent.readVerb = true;
        }
        // "please confirm the balance": where nothing is there to be confirmed
        if (word(at) == QLatin1String("confirm") && !m_verbs.contains(m_text.tokens[at].stem))
            m_intent.readVerb = true;
        // "send me the list"
        if (oneOf(word(at), {"send", "mail", "email", "forward", "bring", "inform"})
            && oneOf(word(at + 1), {"me", "us"}))
            m_intent.readVerb = true;
        // "get me a spot in class 7", "get two seats on departure 37"
        const int thing = oneOf(word(at + 1), {"me", "us"}) ? at + 3 : at + 2;
        if (oneOf(word(at), {"get", "save", "grab", "keep"})
            && (oneOf(word(thing - 1), {"a", "an", "the", "one", "another"})
                || (thing < m_last && numberAt(m_text, thing - 1).length == 1))
            && oneOf(word(thing),
                     {"spot", "place", "seat", "slot", "booking", "reservation", "appointment", "spots",
                      "places", "seats", "slots", "tickets"})) {
            m_intent.readVerb = false;
            m_intent.deeds.unite({QStringLiteral("=reserve"), QStringLiteral("=buy")});
        }
        // "give me a refund for T-103"
        if (oneOf(word(at), {"give", "get"}) && oneOf(word(at + 1), {"me", "us"})
            && oneOf(word(at + 3), {"refund", "upgrade", "reset", "repair"})) {
            m_intent.readVerb = false;
            m_intent.deeds.insert(verbKey(m_text.tokens[at + 3].stem));
        }
        // "open survey S-9"
        if (word(at) == QLatin1String("open") && namesId(at)) {
            m_intent.deeds.remove(QStringLiteral("=create"));
            m_intent.readVerb = true;
        }
        // "can I get a new one"
        if (word(at) == QLatin1String("get") && oneOf(word(at + 1), {"a", "another"})
            && (word(at + 1) == QLatin1String("another")
                || oneOf(word(at + 2), {"new", "spare", "replacement", "second"}))) {
            m_intent.readVerb = false;
            m_intent.deeds.unite({QStringLiteral("=create"), QStringLiteral("=buy")});
        }
        // "give roberto five days" changes something; "give me", "give roberto's days" only asks.
        if (word(at) == QLatin1String("give")
            && !oneOf(word(at + 1), {"me", "us", "the", "a", "an", "my", "all", "back"}) && at + 1 < m_last
            && !m_text.tokens[at + 1].possessive && !isGenericWord(word(at + 1))) {
            m_intent.readVerb = false;
            m_intent.deeds.insert(QStringLiteral("=assign"));
        }
        // "put johndoe on 20 days off"
        for (int i = at + 2; word(at) == QLatin1String("put") && i < qMin(m_last - 1, at + 5); ++i) {
            if (oneOf(word(i), {"on", "at"}) && numberAt(m_text, i + 1).length > 0)
                m_intent.deeds.insert(QStringLiteral("=change"));
        }
        // "make sandra lead of …": what somebody is to be
        if (word(at) == QLatin1String("make") && at + 2 < m_last
            && (!isFunctionWord(word(at + 1)) || oneOf(word(at + 1), {"me", "him", "her", "them"}))
            && !isGenericWord(word(at + 1)) && m_text.tokens[at + 1].kind == Token::Kind::Word
            && !m_text.tokens[at + 1].possessive && !makesNewValue(m_text, at, m_last))
            m_intent.deeds.insert(QStringLiteral("=assign"));
        // "new deadline for TR-190 is Monday"
        for (int i = at + 2; word(at) == QLatin1String("new") && i + 1 < m_last; ++i) {
            if (word(i) == QLatin1String("is") || m_text.tokens[i].isSign(u'='))
                m_intent.deeds = {QStringLiteral("=change")};
        }
        // "make it 12": a new value of what was just read
        if (makesNewValue(m_text, at, m_last))
            m_intent.deeds = {QStringLiteral("=change")};
        // "make a booking", "do a reservation", "get me a booking": the noun says what is to be done.
        if (const int more = direction(at); more != 0) {
            m_intent.readVerb = false;
            m_intent.deeds.insert(QStringLiteral("=change"));
        }
        const bool light = m_intent.deeds.contains(QStringLiteral("=create"))
            || oneOf(word(at), {"get", "do", "give", "take", "put"});
        for (int i = at + 1; light && i < m_last; ++i) {
            const QString &each = word(i);
            const bool deed = each.endsWith(QLatin1String("ing")) || each.endsWith(QLatin1String("tion"))
                || each.endsWith(QLatin1String("sion")) || each.endsWith(QLatin1String("ment"))
                || each.endsWith(QLatin1String("wal")) || each.endsWith(QLatin1String("change"));
            const bool plain = oneOf(word(i - 1), {"a", "an", "another", "new", "my", "me", "the"});
            if (!deed || !plain)
                continue;
            for (const QString &sense : thesaurus.senses(m_text.tokens[i].stem)) {
                if (thesaurus.action(sense) == Action::Write)
                    m_intent.deeds.insert(sense);
            }
        }
    }

private:
    QString word(int i) const { return i >= 0 && i < m_last ? m_text.tokens[i].word : QString(); }

    bool namesId(int at) const
    {
        // "open article 230", "open the article no. 7", but not "open a ticket for 3 people"
        const int noun = word(at + 1) == QLatin1String("the") ? at + 2 : at + 1;
        const int number = oneOf(word(noun + 1), {"number", "no", "nr"}) ? noun + 2 : noun + 1;
        const bool numbered = number < m_last && m_text.tokens[noun].kind == Token::Kind::Word
            && !isFunctionWord(word(noun)) && m_text.tokens[number].kind == Token::Kind::Number;
        return numbered
            || std::any_of(m_text.tokens.begin() + at, m_text.tokens.begin() + m_last,
                           [](const Token &token) { return token.kind == Token::Kind::Mixed; });
    }

    const Text &m_text;
    const QSet<QString> &m_verbs;
    const int m_last;
    Intent &m_intent;
};

} // namespace

int readDirection(const Text &text, int at, int last)
{
    Intent intent;
    return Deeds(text, last, {}, intent).direction(at);
}

void readDeeds(const Text &text, int at, int last, const QSet<QString> &verbs, Intent &intent)
{
    Deeds(text, last, verbs, intent).read(at);
}

} // namespace Agent::BuiltIn
