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

bool areSwapped(const QString &a, const QString &b)
{
    return a.size() == b.size() && QString(a).size() >= shortestCorrected
        && QSet<QChar>(a.begin(), a.end()) == QSet<QChar>(b.begin(), b.end()) && slipsBetween(a, b, 1) == 1;
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
    for (const QString &word : plainWords()) {
        if (areSwapped(token.word, word))
            return word;
    }
    if (!thing)
        return {};
    for (const QStringList &words : {plainWords(), everydayWords()}) {
        for (const QString &word : words) {
            if (word.size() >= shortestCorrected && word.front() == token.word.front()
                && slipsBetween(token.word, word, 1) == 1)
                return word;
        }
    }
    return {};
}

/// "days of" for "days off", "who many" for "how many": slips that leave two good words.
void correctOff(Text &text)
{
    for (int i = 1; i < text.tokens.size(); ++i) {
        Token &token = text.tokens[i];
        Token &lead = text.tokens[i - 1];
        if ((token.is("many") || token.is("much")) && lead.is("who")) {
            lead.word = QStringLiteral("how");
            lead.stem = lead.word;
        }
        if (!token.is("of") || text.tokens[i - 1].stem != QLatin1String("day"))
            continue;
        const QString after = i + 1 < text.tokens.size() ? text.tokens[i + 1].word : QString();
        static const QStringList verbs {
            QStringLiteral("do"),   QStringLiteral("does"),     QStringLiteral("did"),
            QStringLiteral("have"), QStringLiteral("has"),      QStringLiteral("are"),
            QStringLiteral("i"),    QStringLiteral("left"),     QStringLiteral("can"),
            QStringLiteral("is"),   QStringLiteral("for"),      QStringLiteral("still"),
            QStringLiteral("will"), QStringLiteral("remaining")};
        if (after.isEmpty() || verbs.contains(after) || text.tokens[i + 1].kind == Token::Kind::Sign) {
            token.word = QStringLiteral("off");
            token.stem = token.word;
        }
    }
}

} // namespace

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
        if (token.kind != Token::Kind::Word || token.word.size() < shortestCorrected
            || token.word.size() > longestCorrected || (token.capital && !token.first) || token.possessive
            || isEnglishWord(token.word, token.stem) || Thesaurus::english().contains(token.stem))
            continue;
        if (correct.contains(token.word) || isShortFirstName(token.word))
            continue;
        // Where a name stands, a name is meant: "does dave have", "for dave", "and dave?"
        const QString before = i > 0 ? text.tokens[i - 1].word : QString();
        static const QStringList slots {
            QStringLiteral("does"),     QStringLiteral("has"),       QStringLiteral("for"),
            QStringLiteral("about"),    QStringLiteral("and"),       QStringLiteral("by"),
            QStringLiteral("with"),     QStringLiteral("colleague"), QStringLiteral("to"),
            QStringLiteral("employee"), QStringLiteral("of")};
        const bool last = i + 1 >= text.tokens.size() || text.tokens[i + 1].kind == Token::Kind::Sign;
        if (slots.contains(before) && (token.word.size() < 6 || last || before == QLatin1String("does")))
            continue;
        // A short word at the end is as likely a name ("days off dave") as a slip.
        if (token.word.size() < 6 && last && i > 0)
            continue;
        const bool thing
            = oneOf(before, {"you", "my", "our", "a", "an", "any", "some", "enough", "much", "many"});
        const QString meant = meantBy(token, correct, thing);
        if (meant.isEmpty())
            continue;
        token.word = meant;
        token.stem = stemmer.stem(meant);
    }
    correctOff(text);
}

} // namespace Agent::BuiltIn
