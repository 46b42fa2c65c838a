// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/wording.h"

#include "agent/builtin/thesaurus.h"
#include "agent/builtin/words.h"

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

constexpr qsizetype shortestCorrected = 4; // letters
constexpr qsizetype longestCorrected = 24;

/// Whether one letter put in, left out, exchanged or swapped with its neighbour makes one the other.
bool isOneSlipApart(const QString &a, const QString &b)
{
    const qsizetype difference = a.size() - b.size();
    if (qAbs(difference) > 1)
        return false;
    qsizetype i = 0;
    while (i < a.size() && i < b.size() && a[i] == b[i])
        ++i;
    if (difference == 0) {
        if (QStringView(a).mid(i + 1) == QStringView(b).mid(i + 1))
            return true;
        return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i]
            && QStringView(a).mid(i + 2) == QStringView(b).mid(i + 2);
    }
    return difference > 0 ? QStringView(a).mid(i + 1) == QStringView(b).mid(i)
                          : QStringView(a).mid(i) == QStringView(b).mid(i + 1);
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
    for (const Term &term : profile.core) {
        for (const Sense &sense : term.senses) {
            if (sense.key.startsWith(u'='))
                words += Thesaurus::english().wordsOf(sense.key);
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
        if (correct.contains(token.word))
            continue;
        // Where a name stands, a name is meant: "does dave have", "for dave", "and dave?"
        const QString before = i > 0 ? text.tokens[i - 1].word : QString();
        static const QStringList slots {QStringLiteral("does"), QStringLiteral("has"),
                                        QStringLiteral("for"),  QStringLiteral("about"),
                                        QStringLiteral("and"),  QStringLiteral("by"),
                                        QStringLiteral("with"), QStringLiteral("colleague"),
                                        QStringLiteral("to"),   QStringLiteral("employee")};
        const bool last = i + 1 >= text.tokens.size() || text.tokens[i + 1].kind == Token::Kind::Sign;
        if (slots.contains(before) && (token.word.size() < 6 || last || before == QLatin1String("does")))
            continue;
        // A short word at the end is as likely a name ("days off dave") as a slip.
        if (token.word.size() < 6 && last && i > 0)
            continue;
        static const QStringList plain {QStringLiteral("still"), QStringLiteral("please"),
                                        QStringLiteral("could"), QStringLiteral("which"),
                                        QStringLiteral("would"), QStringLiteral("does")};
        const QStringList all = correct + (token.capital ? QStringList() : plain);
        const auto found = std::find_if(all.begin(), all.end(), [&](const QString &word) {
            return word.size() >= 4 && word.front() == token.word.front() && isOneSlipApart(token.word, word);
        });
        if (found == all.end())
            continue;
        token.word = *found;
        token.stem = stemmer.stem(*found);
    }
    correctOff(text);
}

} // namespace Agent::BuiltIn
