// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/wording.h"

#include "agent/builtin/people.h"
#include "agent/builtin/thesaurus.h"
#include "agent/builtin/words.h"

#include <QSet>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

constexpr qsizetype shortestCorrected = 4; // letters
constexpr qsizetype longestCorrected = 24;
constexpr qsizetype noName = 6; // with two letters swapped; a shorter one may be: "Brian" is no brain

/// How many slips of the pen make one word the other: a letter put in, left out or exchanged, or two
/// neighbours swapped. More than `most` counts as one more than that.
int slipsBetween(const QString &a, const QString &b, int most)
{
    if (qAbs(a.size() - b.size()) > most)
        return most + 1;
    QList<int> before;
    QList<int> last(b.size() + 1);
    QList<int> row(b.size() + 1);
    for (int k = 0; k <= b.size(); ++k)
        last[k] = k;
    for (int i = 1; i <= a.size(); ++i) {
        row[0] = i;
        int best = i;
        for (int k = 1; k <= b.size(); ++k) {
            row[k] = qMin(qMin(last[k], row[k - 1]) + 1, last[k - 1] + (a[i - 1] == b[k - 1] ? 0 : 1));
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                row[k] = qMin(row[k], before[k - 2] + 1);
            best = qMin(best, row[k]);
        }
        if (best > most)
            return most + 1;
        before = last;
        last = row;
    }
    return last[b.size()];
}

/// One of the words that is a single slip away; empty: none is.
QString nearestOf(const QStringList &words, const QString &typed)
{
    const auto near = std::find_if(words.begin(), words.end(), [&](const QString &word) {
        return word.size() >= shortestCorrected && word.front() == typed.front()
            && slipsBetween(typed, word, 1) == 1;
    });
    return near == words.end() ? QString() : *near;
}

/// "vacationdays": two words in one; the one of them that the tools use. Empty: no such thing.
QString partOf(const QString &typed, const QStringList &correct)
{
    constexpr qsizetype shortest = 4;
    for (qsizetype at = shortest; at + shortest <= typed.size(); ++at) {
        const QString head = typed.left(at);
        const QString tail = typed.mid(at);
        const bool ours = correct.contains(head) || correct.contains(tail);
        if (ours && isEnglishWord(head) && isEnglishWord(tail))
            return correct.contains(head) ? head : tail;
    }
    return {};
}

/// One of the words of which two letters were swapped; empty: none is.
QString swappedOf(const QStringList &words, const QString &typed)
{
    const auto swapped = std::find_if(words.begin(), words.end(), [&](const QString &word) {
        return word.front() == typed.front() && areSwapped(typed, word);
    });
    return swapped == words.end() ? QString() : *swapped;
}

/// The word that was meant; empty: none is near enough, or it may well be a name.
/// \param thing  whether it stands where no name does: "my vacaton"
QString meantBy(const Token &token, const QStringList &correct, bool thing)
{
    static const QStringList plain {QStringLiteral("still"), QStringLiteral("please"),
                                    QStringLiteral("could"), QStringLiteral("which"),
                                    QStringLiteral("would"), QStringLiteral("does")};
    constexpr qsizetype longWord = 9;
    const int most = token.word.size() >= longWord && !token.capital ? 2 : 1;
    for (int slips = 1; slips <= most; ++slips) {
        for (const QString &word : correct + (token.capital ? QStringList() : plain)) {
            if (word.size() >= 4 && word.front() == token.word.front()
                && slipsBetween(token.word, word, slips) == slips)
                return word;
        }
    }
    if (token.capital)
        return {};
    if (const QString swapped = swappedOf(plainWords(), token.word); !swapped.isEmpty())
        return swapped;
    if (token.word.size() >= noName) {
        if (const QString swapped = swappedOf(everydayWords(), token.word); !swapped.isEmpty())
            return swapped;
        // "dealys"
        if (token.word.endsWith(u's')) {
            const QString swapped = swappedOf(everydayWords(), token.word.chopped(1));
            if (!swapped.isEmpty())
                return swapped + u's';
        }
    }
    if (!thing)
        return {};
    const QString near = nearestOf(plainWords(), token.word);
    return near.isEmpty() ? nearestOf(everydayWords(), token.word) : near;
}

/// "wat is my …", "hw many …": the first word of a question.
QString openingFor(const Text &text, int at)
{
    const Token &token = text.tokens[at];
    const QString next = at + 1 < text.tokens.size() ? text.tokens[at + 1].word : QString();
    constexpr qsizetype longest = 6;
    if (!token.first || token.word.size() > longest || isFunctionWord(token.word)
        || !oneOf(next, {"is", "are", "do", "does", "did", "many", "much", "my"}))
        return {};
    for (const char *each : {"what", "how", "when", "where", "which", "who"}) {
        const QString word = QString::fromLatin1(each);
        if (word.front() == token.word.front() && slipsBetween(token.word, word, 1) == 1)
            return word;
    }
    return {};
}

/// "days of" for "days off", "who many" for "how many": slips that leave two good words.
void correctOff(Text &text)
{
    for (int i = 1; i < text.tokens.size(); ++i) {
        Token &token = text.tokens[i];
        Token &lead = text.tokens[i - 1];
        if (oneOf(token.word, {"many", "much"}) && lead.is("who")) {
            lead.word = QStringLiteral("how");
            lead.stem = lead.word;
        }
        if (!token.is("of") || text.tokens[i - 1].stem != QLatin1String("day"))
            continue;
        const QString after = i + 1 < text.tokens.size() ? text.tokens[i + 1].word : QString();
        if (after.isEmpty()
            || oneOf(after,
                     {"do", "does", "did", "have", "has", "are", "i", "left", "can", "is", "for", "still",
                      "will", "remaining"})
            || text.tokens[i + 1].kind == Token::Kind::Sign) {
            token.word = QStringLiteral("off");
            token.stem = token.word;
        }
    }
}

} // namespace

bool areSwapped(const QString &a, const QString &b)
{
    return a.size() == b.size() && QString(a).size() >= shortestCorrected
        && QSet<QChar>(a.begin(), a.end()) == QSet<QChar>(b.begin(), b.end()) && slipsBetween(a, b, 1) == 1;
}

QStringList spellingOf(const Profile &profile)
{
    QStringList words;
    const QString text = identifierWords(profile.operation.name) + u' ' + profile.operation.summary.toLower()
        + u' ' + profile.operation.texts.ask.toLower() + u' ' + profile.operation.texts.about.toLower();
    QString word;
    for (const QChar c : QString(text + u' ')) {
        if (c.isLetter()) {
            word += c;
            continue;
        }
        if (word.size() >= 3 && !isFunctionWord(word))
            words.append(word);
        word.clear();
    }
    constexpr qsizetype longEnough = 5; // a shorter one is soon somebody's name
    for (const Slot &slot : profile.arguments) {
        for (const QString &option : slot.options) {
            if (option.size() >= longEnough
                && std::all_of(option.begin(), option.end(), [](QChar c) { return c.isLetter(); }))
                words << option.toLower()
                      << option.toLower()
                        + (option.endsWith(u's') ? QLatin1String("es") : QLatin1String("s"));
        }
    }
    for (const Term &term : profile.core) {
        for (const Sense &sense : term.senses) {
            if (sense.key.startsWith(u'='))
                words += Thesaurus::english().wordsOf(sense.key);
        }
    }
    // "the holiday balnce": what comes back, in other words, as far as it is too long for a name
    constexpr qsizetype tooLong = 7;
    for (auto told = profile.told.begin(); told != profile.told.end(); ++told) {
        for (const QString &each :
             told.key().startsWith(u'=') ? Thesaurus::english().wordsOf(told.key()) : QStringList()) {
            if (each.size() >= tooLong)
                words.append(each);
        }
    }
    words.removeDuplicates();
    return words;
}

void correctSpelling(Text &text, const QStringList &correct, const Stemmer &stemmer)
{
    for (int i = 0; i < text.tokens.size(); ++i) {
        Token &token = text.tokens[i];
        if (const QString opening = token.kind == Token::Kind::Word ? openingFor(text, i) : QString();
            !opening.isEmpty()) {
            token.word = token.stem = opening;
            continue;
        }
        if (token.kind != Token::Kind::Word || token.word.size() < shortestCorrected
            || token.word.size() > longestCorrected || (token.capital && !token.first) || token.possessive
            || isEnglishWord(token.word, token.stem) || Thesaurus::english().contains(token.stem))
            continue;
        if (correct.contains(token.word) || isShortFirstName(token.word))
            continue;
        // Where a name stands, a name is meant: "does dave have", "for dave", "and dave?"
        const QString before = i > 0 ? text.tokens[i - 1].word : QString();
        const bool last = i + 1 >= text.tokens.size() || text.tokens[i + 1].kind == Token::Kind::Sign;
        // "for toomrrow", "does evreybody have": no name, wherever it stands
        const QString closed = token.word.size() >= noName ? swappedOf(plainWords(), token.word) : QString();
        if (!closed.isEmpty()) {
            token.word = closed;
            token.stem = stemmer.stem(closed);
            continue;
        }
        if (oneOf(before,
                  {"does", "has", "for", "about", "and", "by", "with", "colleague", "to", "employee", "of"})
            && (token.word.size() < 6 || last || before == QLatin1String("does")))
            continue;
        // A short word at the end is as likely a name ("days off dave") as a slip.
        if (token.word.size() < 6 && last && i > 0)
            continue;
        const bool thing = oneOf(before, {"my", "our", "a", "an", "any", "some", "enough", "much", "many"});
        QString meant = meantBy(token, correct, thing);
        // "can you chek miguels …", but not "please shaw days off"
        const bool deed
            = oneOf(before, {"you", "please"}) && !last && !correct.contains(text.tokens[i + 1].word);
        if (meant.isEmpty() && deed && !token.capital)
            meant = nearestOf(plainWords(), token.word);
        if (meant.isEmpty() && !token.capital)
            meant = partOf(token.word, correct);
        if (meant.isEmpty())
            continue;
        token.word = meant;
        token.stem = stemmer.stem(meant);
    }
    correctOff(text);
}

} // namespace Agent::BuiltIn
