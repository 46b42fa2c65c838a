// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/builtinpeople.h"
#include "agent/builtintext.h"
#include "agent/builtinvalues.h"

#include <QDateTime>

namespace Agent::BuiltIn {

/// A question with everything that can be read from it before any tool is looked at.
struct Question
{
    Text text;
    QList<Value> values;
    People people;
    QSet<QString> known; ///< stems of the tools' own words
    QString personName; ///< the one who asks
    QDateTime now;
};

/// A piece of a question: tokens `first` up to and not including `last`.
struct Range
{
    int first = 0;
    int last = 0;

    bool contains(int token) const { return token >= first && token < last; }
};

} // namespace Agent::BuiltIn
