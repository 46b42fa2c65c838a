// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/builtin/people.h"
#include "agent/builtin/terms.h"
#include "agent/builtin/text.h"
#include "agent/builtin/values.h"

#include <QDateTime>

#include <map>

namespace Agent::BuiltIn {

/// A piece of a question: tokens `first` up to and not including `last`.
struct Range
{
    int first = 0;
    int last = 0;

    bool contains(int token) const { return token >= first && token < last; }
};

/// A question with everything that can be read from it before any tool is looked at.
struct Question
{
    Text text;
    QList<int> clauses; ///< by token, see clauseNumbers()
    QList<Value> values;
    People people;
    QSet<QString> known; ///< stems of the tools' own words
    QSet<QString> points; ///< what some tool is for, in the singular: "interview" of "List interviews"
    QSet<QString> pointSenses; ///< and its stems and synonyms
    QSet<QString>
        named; ///< stems of words for things that are called by a name: "project" of "project Apollo"
    QString personName; ///< the one who asks
    QDateTime now;

    /// The terms of a range, read once: every operation is held against them. Valid as long as this.
    const QList<Term> &terms(const Range &range) const
    {
        const std::pair<int, int> key {range.first, range.last};
        auto read = m_terms.find(key);
        if (read == m_terms.end())
            read = m_terms.emplace(key, readTerms(text.tokens, range.first, range.last)).first;
        return read->second;
    }

private:
    mutable std::map<std::pair<int, int>, QList<Term>> m_terms;
};

} // namespace Agent::BuiltIn
