// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/builtin/text.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QStringList>

namespace Agent::BuiltIn {

/// One thing that a term may mean: a stem ("room"), an expression ("day off"), or a sense of the
/// thesaurus ("=leave"), and how well it is met by it, 0 to 1.
struct Sense
{
    QString key;
    double strength = 1;
};

/// A word or an expression of a text that says something about its topic.
struct Term
{
    int begin = 0; ///< first token
    int end = 0; ///< one past the last token
    double weight = 1; ///< how much it says, 0 to 1
    QList<Sense> senses;
    QString lemma; ///< of a single word: in the singular, where translators are no translations; or empty
};

/// The terms of a text, or of the part of it from token `first` to before `last`.
QList<Term> readTerms(const QList<Token> &tokens, int first = 0, int last = -1);

/// Strengths by key: what a text is about.
using Topic = QHash<QString, double>;

/// Adds a term to a topic with `weight` as its strength, keeping the greater one.
void addTerm(Topic &topic, const Term &term, double weight);

/// Whether two terms have a sense in common.
bool meansSame(const Term &a, const Term &b);

/// How well a topic meets a term, 0 to 1.
double meets(const Topic &topic, const Term &term);

/// Words in a row, by token; none when `begin` == `end`.
struct Run
{
    int begin = 0;
    int end = 0;

    bool contains(int token) const { return token >= begin && token < end; }
};
/// The longest row of words of a question that stands just so, by stem, in another text.
Run commonRun(const QList<Token> &tokens, int first, int last, const QStringList &stems);

} // namespace Agent::BuiltIn
