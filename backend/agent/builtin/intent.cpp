// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/intent.h"

#include "agent/builtin/amounts.h"
#include "agent/builtin/people.h"
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
        const bool looks = saysLooking(m_text, m_first, m_last);
        m_intent.states
            = !looks && m_intent.asks == Intent::Asks::Anything && isStatement(m_text, m_first, m_last);
        readTraces(m_text, m_first, m_last, m_intent);
        m_intent.whoever = m_intent.asks == Intent::Asks::Who && !m_intent.traces
            && !oneOf(word(skipFillers(m_text, m_first, m_last)), {"who", "whom"})
            && oneOf(word(skipFillers(m_text, m_first, m_last) + 1),
                     {"anyone", "anybody", "someone", "somebody"});
        readOrder();
        m_intent.readVerb = m_intent.readVerb || (looks && !m_intent.order);
        if (!m_intent.order && !m_intent.wish && !looks && m_intent.asks == Intent::Asks::Anything)
            m_intent.told = readTold(m_text, m_first, m_last);
        if (!m_intent.wish && m_intent.asks == Intent::Asks::Anything)
            m_intent.given = readGiven(m_text, m_first, m_last);
        // An order under a condition is asked back about.
        if (m_intent.order && !m_intent.readVerb && !m_intent.deeds.isEmpty()
            && saysCondition(m_text, m_intent.verb + 1, m_last)) {
            m_intent.order = false;
            m_intent.wish = m_intent.conditional = true;
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
        if (const int verb = passiveVerb(m_text, m_first, m_last); verb >= 0 && !m_intent.wish) {
            readDeeds(m_text, verb, m_last, m_verbs, m_intent);
            // "… be delivered tomorrow instead": whatever it is, it is to be otherwise
            for (int i = verb; i < m_last; ++i) {
                if (oneOf(word(i), {"instead", "earlier", "later", "sooner"}))
                    m_intent.deeds.insert(QStringLiteral("=change"));
            }
            m_intent.wish = !m_intent.deeds.isEmpty() && !m_intent.readVerb;
            return;
        }
        if (const int verb = indirectVerb(m_text, m_first, m_last); verb >= 0 && !m_intent.wish) {
            m_intent.order = true;
            m_intent.verb = verb;
            m_intent.verbStem = m_text.tokens[verb].stem;
            readDeeds(m_text, verb, m_last, m_verbs, m_intent);
            m_intent.light = m_intent.indirect = !m_intent.readVerb;
            // Whether it can do so may just as well be a question.
            m_intent.readVerb = true;
            return;
        }
        // "Would office change roberto's days off?": what somebody else would do is asked back about.
        const int start = skipFillers(m_text, m_first, m_last);
        if (!m_intent.wish && oneOf(word(start), {"would", "could", "should", "will"}) && start + 3 < m_last
            && m_text.tokens[start + 1].kind == Token::Kind::Word && !isFunctionWord(word(start + 1))
            && isDeedAt(start + 2)) {
            readDeeds(m_text, start + 2, m_last, m_verbs, m_intent);
            m_intent.verb = start + 2;
            m_intent.wish = m_intent.supposed = true;
            return;
        }
        m_intent.supposed = exclaims(m_text, m_first, m_last)
            || ((!m_intent.wish || m_intent.fromOther)
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
        // "sandra would like to …" is no order of the one who asks
        if (word(i - 1) == QLatin1String("would") && i - 2 >= m_first
            && m_text.tokens[i - 2].kind == Token::Kind::Word && !isFunctionWord(word(i - 2)))
            return false;
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
        // "let event 17 start at 17:00"
        if (word(at) == QLatin1String("let") && at + 4 < m_last
            && m_text.tokens[at + 2].kind != Token::Kind::Word
            && oneOf(word(at + 3), {"start", "begin", "end", "run", "last", "be"})) {
            m_intent.verb = at;
            m_intent.deeds = {QStringLiteral("=change")};
            m_intent.order = true;
            return true;
        }
        if (const int caused = causedVerb(m_text, at, m_last); caused >= 0) {
            m_intent.verb = caused;
            m_intent.verbStem = m_text.tokens[caused].stem;
            readDeeds(m_text, caused, m_last, m_verbs, m_intent);
            m_intent.readVerb = false;
            m_intent.order = m_intent.light = true;
            return true;
        }
        if (asksForNews(m_text, at, m_last) && m_verbs.contains(QStringLiteral("subscrib"))) {
            m_intent.verb = at;
            m_intent.verbStem = QStringLiteral("subscrib");
            m_intent.deeds = {QStringLiteral("=join"), verbKey(m_intent.verbStem)};
            m_intent.order = true;
            return true;
        }
        if (asksFor(m_text, at, m_last)) {
            m_intent.verb = at;
            m_intent.verbStem = m_text.tokens[at].stem;
            m_intent.deeds = {QStringLiteral("=create"), QStringLiteral("=reserve")};
            m_intent.order = m_intent.light = true;
            return true;
        }
        if (tellsSomebody(m_text, at, m_last)) {
            m_intent.otherVerb = true;
            return true;
        }
        if (!isVerb(at)) {
            m_intent.otherVerb = isOtherDeed(m_text, at, m_last) && !m_verbs.contains(m_text.tokens[at].stem);
            if (m_intent.otherVerb || m_intent.negated || request.wish || !isUnlistedVerb(m_text, at, m_last))
                return m_intent.otherVerb || m_intent.negated;
            m_intent.verb = at;
            m_intent.verbStem = m_text.tokens[at].stem;
            m_intent.order = m_intent.light = true;
            return true;
        }
        m_intent.verb = at;
        m_intent.verbStem = m_text.tokens[at].stem;
        readDeeds(m_text, at, m_last, m_verbs, m_intent);
        m_intent.direction = readDirection(m_text, at, m_last);
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
        // "loan 55 was returned": the thing, and no order to lend it
        if (at + 2 < m_last && m_text.tokens[at + 1].kind != Token::Kind::Word
            && m_text.tokens[at + 1].kind != Token::Kind::Sign
            && oneOf(word(at + 2),
                     {"is", "are", "was", "were", "has", "have", "had", "needs", "must", "should", "can",
                      "could", "will", "does", "did", "got"}))
            return false;
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
        // "I would like to order boots": behind such a word it is no adjective
        const bool led = oneOf(word(at - 1), {"to", "you", "i", "we"});
        return led || !many
            || !oneOf(each, {"open", "free", "clear", "close", "complete", "lower", "present", "claim"});
    }

    /// "I need a room", "I'd like a parking space", "is it possible to book …"
    void readWish()
    {
        if (m_intent.asks == Intent::Asks::Anything && saysWhatShouldBe(m_text, m_first, m_last)) {
            m_intent.wish = true;
            m_intent.deeds = {QStringLiteral("=change")};
            return;
        }
        if (m_intent.asks == Intent::Asks::Anything && saysReading(m_text, m_first, m_last)
            && readTold(m_text, m_first, m_last) < 0) {
            m_intent.wish = m_intent.reading = true;
            m_intent.deeds = {QStringLiteral("=change"), QStringLiteral("=create")};
            return;
        }
        if (m_intent.asks == Intent::Asks::Anything && saysNew(m_text, m_first, m_last)) {
            m_intent.wish = m_intent.conditional = true;
            m_intent.deeds = {QStringLiteral("=change")};
            return;
        }
        if (isNoLongerWanted(m_text, m_first, m_last)) {
            m_intent.wish = m_intent.conditional = true;
            m_intent.deeds = {QStringLiteral("=cancel"), QStringLiteral("=quit"), QStringLiteral("=stop")};
            return;
        }
        if (const int verb = neededVerb(m_text, m_first, m_last);
            verb >= 0 && m_intent.asks == Intent::Asks::Anything) {
            readDeeds(m_text, verb, m_last, m_verbs, m_intent);
            m_intent.wish = m_intent.conditional = !m_intent.deeds.isEmpty();
            m_intent.readVerb = false;
            return;
        }
        for (int i = m_first; i < m_last; ++i) {
            // "I do not need a van tomorrow"
            const bool nothing = m_intent.asks == Intent::Asks::Anything && oneOf(word(i), {"need", "want"})
                && word(i - 1) == QLatin1String("not") && word(i - 2) == QLatin1String("do")
                && oneOf(word(i + 1), {"a", "an", "any", "another"});
            if (nothing
                && std::none_of(m_text.tokens.begin() + i, m_text.tokens.begin() + m_last, isCoordinator)) {
                m_intent.negated = true;
                return;
            }
            if (isOthersWish(i)) {
                readOthersWish(i);
                return;
            }
            if (!oneOf(word(i), {"need", "want", "like", "require"})
                || !oneOf(word(i - 1), {"i", "we", "would"}))
                continue;
            if (oneOf(word(i + 1), {"a", "an", "another", "some", "to", "the", "one", "two", "new"})
                || (i + 1 < m_last && numberAt(m_text, i + 1).length > 0)) {
                m_intent.wish = true;
                m_intent.needed = isPlainNeed(i);
                m_intent.deeds = {QStringLiteral("=reserve"), QStringLiteral("=create"),
                                  QStringLiteral("=buy"), QStringLiteral("=lend")};
                return;
            }
        }
    }

    /// "I need a van tomorrow", and no "why do I need …", "roberto says I need …", "… if it is free".
    bool isPlainNeed(int i) const
    {
        return oneOf(word(i), {"need", "require"}) && m_intent.asks == Intent::Asks::Anything
            && i - 1 == skipFillers(m_text, m_first, m_last) && !saysCondition(m_text, i + 1, m_last)
            && std::none_of(m_text.tokens.begin() + m_first, m_text.tokens.begin() + m_last,
                            [](const Token &token) { return token.isSign(u'?'); });
    }

    /// "lucia needs gloves", "sandra would like to get …". \param i  of "needs"
    bool isOthersWish(int i) const
    {
        const bool would = word(i) == QLatin1String("like") && word(i - 1) == QLatin1String("would");
        const int name = would ? i - 2 : i - 1;
        return m_intent.asks == Intent::Asks::Anything && name >= m_first && i + 1 < m_last
            && m_text.tokens[name].kind == Token::Kind::Word && !isFunctionWord(word(name))
            && (would || oneOf(word(i), {"needs", "wants", "requires"}));
    }

    void readOthersWish(int i)
    {
        m_intent.wish = m_intent.fromOther = m_intent.light = true;
        const int verb = word(i + 1) == QLatin1String("to") ? i + 2 : -1;
        if (verb >= 0 && verb < m_last && !oneOf(word(verb), {"get", "have", "receive"})) {
            m_intent.verb = verb;
            m_intent.verbStem = m_text.tokens[verb].stem;
            readDeeds(m_text, verb, m_last, m_verbs, m_intent);
            return;
        }
        m_intent.deeds = {QStringLiteral("=reserve"), QStringLiteral("=buy"), QStringLiteral("=lend"),
                          QStringLiteral("=create")};
        if (word(i) != QLatin1String("needs"))
            m_intent.deeds.insert(QStringLiteral("=change"));
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
