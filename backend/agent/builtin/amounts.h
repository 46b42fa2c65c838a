// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/builtin/arguments.h"

#include <optional>

namespace Agent::BuiltIn {

/// What a number in an order is to an operation that changes an amount, by the words around it.
struct Amount
{
    enum class Kind {
        NewValue, ///< "to 12", "= 12": what it shall be
        Plain, ///< "12 days": what it shall be, if nothing speaks of more or less
        Difference, ///< "by 2", "two more", "minus 3": more or less than it is
        Before, ///< "from 10" of "from 10 to 12": what it is
        Unclear, ///< "about 12", "at least 12", "10 %"
    };
    Kind kind = Kind::Plain;
    int sign = 0; ///< of a difference: 1 more, -1 less, 0 not known
};

Amount readAmount(const Question &question, const Range &range, const Value &value);

/// Whether a number fits type and limits of the slot's schema.
Doubt doubtOf(const Slot &slot, double number);

/// The one number among `numbers` that an operation of this measure may take for the slot; else why none.
struct AmountChoice
{
    qsizetype index = -1;
    Doubt doubt = Doubt::None;
};
AmountChoice chooseAmount(const Profile &profile, const Slot &slot, const Question &question,
                          const Range &range, const QList<Value> &numbers);

/// By how much the question wants it changed, with its sign; empty when it says no such thing.
std::optional<double> differenceOf(const Question &question, const Range &range);

/// "make it 12", "make roberto's days off 12": a new value. \param at  the verb
bool makesNewValue(const Text &text, int at, int last);
/// "It should be 12": near an order.
bool saysWhatShouldBe(const Text &text, int first, int last);

/// "increase", "add", "deduct": a verb of more or less. 1: more, -1: less, 0: no such verb.
int directionOf(const QString &word);

} // namespace Agent::BuiltIn
