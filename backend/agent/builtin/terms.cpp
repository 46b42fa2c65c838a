// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/terms.h"

#include "agent/builtin/thesaurus.h"
#include "agent/builtin/words.h"

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

// A synonym meets a little less than the word itself, and one word of an expression less than all of it.
constexpr double synonymStrength = 0.85;
constexpr double partStrength = 0.6;

QString singular(const QString &word)
{
    if (word.size() < 4 || !word.endsWith(u's') || word.endsWith(QLatin1String("ss")))
        return word;
    if (word.endsWith(QLatin1String("ies")))
        return word.chopped(3) + u'y';
    for (const char *ending : {"ses", "xes", "zes", "ches", "shes"}) {
        if (word.endsWith(QLatin1String(ending)))
            return word.chopped(2);
    }
    return word.chopped(1);
}

} // namespace

QList<Term> readTerms(const QList<Token> &tokens, int first, int last)
{
    if (last < 0)
        last = int(tokens.size());
    QStringList stems;
    stems.reserve(last - first);
    for (int i = first; i < last; ++i)
        stems.append(tokens[i].kind == Token::Kind::Word ? tokens[i].stem : QStringLiteral("\n"));
    const Thesaurus &thesaurus = Thesaurus::english();
    QList<Term> terms;
    for (int i = 0; i < stems.size();) {
        const Thesaurus::Entry entry = thesaurus.entryAt(stems, i);
        const int length = qMax(1, entry.length);
        const Token &token = tokens[first + i];
        Term term;
        term.begin = first + i;
        term.end = first + i + length;
        if (length > 1) {
            term.senses.append({stems.mid(i, length).join(u' '), 1.0});
            for (int part = 0; part < length; ++part) {
                const QString &word = tokens[first + i + part].word;
                if (wordWeight(word) > 0)
                    term.senses.append({stems[i + part], partStrength});
            }
        } else if (token.kind == Token::Kind::Word) {
            term.weight = wordWeight(token.word);
            term.senses.append({token.stem, 1.0});
            term.lemma = singular(token.word);
        } else {
            term.weight = 0;
        }
        // A teacher teaches, an approver approves.
        if (length == 1 && token.stem.size() > 5 && token.stem.endsWith(QLatin1String("er")))
            term.senses.append({token.stem.chopped(2), synonymStrength});
        for (const QString &sense : entry.senses)
            term.senses.append({sense, synonymStrength});
        if (term.weight > 0)
            terms.append(term);
        i += length;
    }
    return terms;
}

void addTerm(Topic &topic, const Term &term, double weight)
{
    for (const Sense &sense : term.senses) {
        // A synonym is charged once, on the side of the question.
        const double strength = sense.key.startsWith(u'=') ? weight : weight * sense.strength;
        double &known = topic[sense.key];
        known = qMax(known, strength);
    }
}

bool meansSame(const Term &a, const Term &b)
{
    return std::any_of(a.senses.begin(), a.senses.end(), [&](const Sense &one) {
        return std::any_of(b.senses.begin(), b.senses.end(),
                           [&](const Sense &other) { return one.key == other.key; });
    });
}

Run commonRun(const QList<Token> &tokens, int first, int last, const QStringList &stems)
{
    constexpr int most = 60; // tokens of a question: what is pasted is no echo
    Run best;
    for (int i = first; i < qMin(last, first + most); ++i) {
        for (int k = 0; k < stems.size(); ++k) {
            int length = 0;
            while (i + length < last && k + length < stems.size()
                   && tokens[i + length].kind == Token::Kind::Word
                   && tokens[i + length].stem == stems[k + length])
                ++length;
            if (length > best.end - best.begin)
                best = {i, i + length};
        }
    }
    return best;
}

double meets(const Topic &topic, const Term &term)
{
    double best = 0;
    for (const Sense &sense : term.senses)
        best = qMax(best, sense.strength * topic.value(sense.key));
    return qMin(1.0, best);
}

} // namespace Agent::BuiltIn
