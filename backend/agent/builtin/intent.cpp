// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/intent.h"

#include "agent/builtin/amounts.h"
#include "agent/builtin/profile.h"
#include "agent/builtin/thesaurus.h"
#include "agent/builtin/values.h"
#include "agent/builtin/words.h"

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

class Sentence
{
public:
    Sentence(const Text &text, int first, int last, const QSet<QString> &verbs)
        : m_text(text), m_verbs(verbs), m_first(first), m_last(last)
    {
    }

    Intent read()
    {
        m_intent.asks = readAsks(m_text, m_first, m_last);
        m_intent.possible = readPossible(m_text, m_first, m_last);
        m_intent.thing = readThing(m_text, m_first, m_last);
        m_intent.states = m_intent.asks == Intent::Asks::Anything && isStatement(m_text, m_first, m_last);
        readTraces(m_text, m_first, m_last, m_intent);
        m_intent.whoever = m_intent.asks == Intent::Asks::Who && !m_intent.traces
            && !oneOf(word(skipFillers(m_text, m_first, m_last)), {"who", "whom"})
            && oneOf(word(skipFillers(m_text, m_first, m_last) + 1),
                     {"anyone", "anybody", "someone", "somebody"});
        readOrder();
        if (!m_intent.order && !m_intent.wish && m_intent.asks == Intent::Asks::Anything)
            m_intent.told = readTold(m_text, m_first, m_last);
        // An order under a condition is asked back about.
        if (m_intent.order && !m_intent.readVerb && !m_intent.deeds.isEmpty()
            && saysCondition(m_text, m_intent.verb + 1, m_last)) {
            m_intent.order = false;
            m_intent.wish = true;
        }
        return m_intent;
    }

private:
    void readOrder()
    {
        // Where an order may begin: at the start, behind "please", behind a comma.
        if (readVerbAt(m_first))
            return;
        for (int i = m_first; i + 1 < m_last; ++i) {
            const bool opens = oneOf(word(i), {"please", "kindly"}) || m_text.tokens[i].isSign(u',')
                || m_text.tokens[i].isSign(u':')
                || (oneOf(word(i), {"to", "so", "then", "but"}) && wishesBefore(i));
            if (!opens || !readVerbAt(i + 1))
                continue;
            // "roberto said: set …" tells what somebody else wants.
            if (m_intent.order && !m_intent.readVerb && othersSpeak(m_text, m_first, i)) {
                m_intent.order = false;
                m_intent.negated = true;
            }
            return;
        }
        if (saysFault(m_text, m_first, m_last)) {
            m_intent.states = false;
            readReport(-1);
            return;
        }
        readWish();
        if (needsDone(m_text, m_first, m_last)) {
            // "I need roberto's days off changed": what is done is said, and asked back about.
            for (int i = m_first; i < m_last; ++i) {
                for (const QString &sense : Thesaurus::english().senses(m_text.tokens[i].stem)) {
                    if ((word(i).endsWith(QLatin1String("ed")) || oneOf(word(i), {"set", "cut", "put"}))
                        && Thesaurus::english().action(sense) == Action::Write)
                        m_intent.deeds.insert(sense);
                }
            }
            m_intent.order = true;
            m_intent.wish = !m_intent.deeds.isEmpty();
            m_intent.light = !m_intent.wish;
            return;
        }
        if (const int verb = indirectVerb(m_text, m_first, m_last); verb >= 0 && !m_intent.wish) {
            m_intent.order = true;
            m_intent.verb = verb;
            m_intent.verbStem = m_text.tokens[verb].stem;
            readSenses(verb);
            m_intent.light = m_intent.indirect = !m_intent.readVerb;
            // Whether it can do so may just as well be a question.
            m_intent.readVerb = true;
            return;
        }
        m_intent.supposed = exclaims(m_text, m_first, m_last)
            || (!m_intent.wish
                && isSupposed(m_text, m_first, m_last, m_intent, [this](int at) { return isDeedAt(at); }));
    }

    QString word(int i) const { return i >= m_first && i < m_last ? m_text.tokens[i].word : QString(); }

    /// "as I would like to", "I need you to": the words of wanting stand before "to".
    bool wishesBefore(int to) const
    {
        for (int i = qMax(m_first, to - 4); i < to; ++i) {
            if (oneOf(word(i), {"want", "like", "need", "wish", "love"}) && word(to) == QLatin1String("to")
                && !oneOf(word(to + 1), {"know", "see", "ask", "hear", "have", "be"}))
                return isWisher(i);
        }
        return oneOf(word(to), {"so", "then", "but"});
    }
    bool isWisher(int i) const
    {
        return oneOf(word(i - 1), {"i", "we", "would", "really", "also", "just", "do", "not"});
    }

    /// A verb in its plain form that only changes something.
    bool isDeedAt(int i) const
    {
        if (i >= m_last || m_text.tokens[i].kind != Token::Kind::Word || !isVerb(i))
            return false;
        bool writes = false;
        for (const QString &sense : Thesaurus::english().senses(m_text.tokens[i].stem)) {
            if (Thesaurus::english().action(sense) == Action::Read)
                return false;
            writes = writes || Thesaurus::english().action(sense) == Action::Write;
        }
        return writes;
    }

    bool readVerbAt(int start)
    {
        Request request;
        const int at = skipRequest(m_text, start, m_last, request);
        if (at < 0 || at >= m_last || m_text.tokens[at].kind != Token::Kind::Word)
            return false;
        if (request.negated)
            m_intent.negated = request.refusedWish
                || !oneOf(word(at),
                          {"know", "remember", "recall", "understand", "think", "see", "have", "forget", "i",
                           "you", "we", "they"});
        if (letsKnow(m_text, at, m_last))
            return readReport(at);
        if (const int caused = causedVerb(m_text, at, m_last); caused >= 0) {
            m_intent.verb = caused;
            m_intent.verbStem = m_text.tokens[caused].stem;
            readSenses(caused);
            m_intent.readVerb = false;
            m_intent.order = m_intent.light = true;
            return true;
        }
        if (tellsSomebody(m_text, at, m_last)) {
            m_intent.otherVerb = true;
            return true;
        }
        if (!isVerb(at)) {
            m_intent.otherVerb = isOtherDeed(m_text, at, m_last);
            if (m_intent.otherVerb || m_intent.negated || request.wish || !isUnlistedVerb(m_text, at, m_last))
                return m_intent.otherVerb || m_intent.negated;
            m_intent.verb = at;
            m_intent.verbStem = m_text.tokens[at].stem;
            m_intent.order = m_intent.light = true;
            return true;
        }
        m_intent.verb = at;
        m_intent.verbStem = m_text.tokens[at].stem;
        readSenses(at);
        m_intent.direction = readDirection(at);
        m_intent.light = isLightVerb(word(at)) && !m_intent.readVerb && at + 2 < m_last
            && !oneOf(word(at + 1),
                      {"i", "you", "we", "he", "she", "they", "it", "not", "so", "that", "this"});
        if (m_intent.deeds.isEmpty() && !m_intent.readVerb && !m_intent.light) {
            m_intent.otherVerb = isOtherDeed(m_text, at, m_last);
            return m_intent.otherVerb || m_intent.negated;
        }
        m_intent.wish = request.wish;
        m_intent.order = !request.wish;
        return true;
    }

    /// "let the crew know", "the lamp is broken": something to be reported.
    bool readReport(int at)
    {
        m_intent.verb = at;
        m_intent.deeds = {QStringLiteral("=report")};
        m_intent.order = true;
        return true;
    }

    bool namesId(int at) const
    {
        return std::any_of(m_text.tokens.begin() + at, m_text.tokens.begin() + m_last,
                           [](const Token &token) { return token.kind == Token::Kind::Mixed; });
    }

    /// A verb in its plain form, and not a noun that looks like one ("order status", "open tickets").
    bool isVerb(int at) const
    {
        const QString each = word(at);
        if (!isPlainVerb(each))
            return false;
        const bool joined = at + 1 < m_last
            && Thesaurus::english().entryAt({m_text.tokens[at].stem, m_text.tokens[at + 1].stem}, 0).length
                == 2;
        if (!joined && Thesaurus::english().senses(m_text.tokens[at].stem).isEmpty()
            && !m_verbs.contains(m_text.tokens[at].stem)
            && !oneOf(each, {"mark", "turn", "put", "get", "take", "bring", "sign", "hand", "do", "keep"})
            && !isLightVerb(each))
            return false;
        const QString after = word(at + 1);
        if (oneOf(after,
                  {"of", "status", "history", "date", "list", "number", "overview", "details", "balance",
                   "information", "info", "count", "request", "requests", "days", "allowance"})
            && !oneOf(each,
                      {"show", "list", "get", "give", "check", "find", "see", "display", "view", "fetch",
                       "update", "cancel", "change", "approve", "reject", "delete", "close", "submit",
                       "set"}))
            return false;
        const bool many = after.size() > 3 && after.endsWith(u's') && !after.endsWith(QLatin1String("ss"))
            && !isFunctionWord(after);
        return !(
            oneOf(each, {"open", "free", "clear", "close", "complete", "lower", "present", "claim", "order"})
            && many);
    }

    /// "add two days", "increase it by 2": more or less of something that is counted.
    int readDirection(int at) const
    {
        const int direction = directionOf(word(at));
        if (direction == 0)
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
        return number && (!forMe || more) ? direction : 0;
    }

    void readSenses(int at)
    {
        const Thesaurus &thesaurus = Thesaurus::english();
        QStringList stems;
        for (int i = at; i < qMin(m_last, at + 5); ++i)
            stems.append(m_text.tokens[i].stem);
        const Thesaurus::Entry entry = thesaurus.entryAt(stems, 0);
        QStringList senses = entry.length > 0 ? entry.senses : thesaurus.senses(stems.first());
        // "turn the request down", "mark 42 as done"
        constexpr int farthest = 9;
        for (int i = at + 2; i < qMin(m_last, at + farthest); ++i) {
            if (oneOf(word(i), {"out", "back", "off", "down", "up", "over", "in", "forward", "on"}))
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
        if (m_verbs.contains(m_intent.verbStem))
            m_intent.deeds.insert(verbKey(m_intent.verbStem));
        for (const QString &sense : std::as_const(senses)) {
            if (thesaurus.action(sense) == Action::Write)
                m_intent.deeds.insert(sense);
            else if (thesaurus.action(sense) == Action::Read)
                m_intent.readVerb = true;
        }
        // "send me the list"
        if (oneOf(word(at), {"send", "mail", "email", "forward", "bring"})
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
        // "new deadline for TR-190 is Monday"
        for (int i = at + 2; word(at) == QLatin1String("new") && i + 1 < m_last; ++i) {
            if (word(i) == QLatin1String("is") || m_text.tokens[i].isSign(u'='))
                m_intent.deeds = {QStringLiteral("=change")};
        }
        // "make it 12": a new value of what was just read
        if (makesNewValue(m_text, at, m_last))
            m_intent.deeds = {QStringLiteral("=change")};
        // "make a booking", "do a reservation", "get me a booking": the noun says what is to be done.
        if (const int direction = readDirection(at); direction != 0) {
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

    /// "I need a room", "I'd like a parking space", "is it possible to book …"
    void readWish()
    {
        if (m_intent.asks == Intent::Asks::Anything && saysWhatShouldBe(m_text, m_first, m_last)) {
            m_intent.wish = true;
            m_intent.deeds = {QStringLiteral("=change")};
            return;
        }
        for (int i = m_first; i < m_last; ++i) {
            const bool somebody = i > m_first && oneOf(word(i), {"needs", "requires"})
                && m_intent.asks == Intent::Asks::Anything && !isFunctionWord(word(i - 1));
            if (!somebody
                && (!oneOf(word(i), {"need", "want", "like", "require"})
                    || !oneOf(word(i - 1), {"i", "we", "would"})))
                continue;
            if (oneOf(word(i + 1), {"a", "an", "another", "some", "to", "the", "one", "two", "new"})
                || (i + 1 < m_last && numberAt(m_text, i + 1).length > 0)) {
                m_intent.wish = true;
                m_intent.deeds = {QStringLiteral("=reserve"), QStringLiteral("=create"),
                                  QStringLiteral("=buy"), QStringLiteral("=lend")};
                return;
            }
        }
    }

    const Text &m_text;
    const QSet<QString> &m_verbs;
    const int m_first;
    const int m_last;
    Intent m_intent;
};

} // namespace

Intent readIntent(const Text &text, int first, int last, const QSet<QString> &verbs)
{
    return Sentence(text, first, last, verbs).read();
}

} // namespace Agent::BuiltIn
