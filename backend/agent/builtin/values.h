// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/builtin/text.h"

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QTime>

namespace Agent::BuiltIn {

/// Something in a question that can fill an argument: a number, a date, an id.
struct Value
{
    enum class Kind {
        Number,
        Money, ///< `number` with `text` as its currency, ISO 4217
        Date, ///< `date`, `lastDate` the same
        DateSpan, ///< `date` to `lastDate`, both included
        Time, ///< `time`
        TimeSpan, ///< `time` to `lastTime`
        DateTime, ///< `date` and `time`, written as one
        Duration, ///< `minutes`
        Id, ///< `text`: "A12"
        Quoted, ///< `text`
        Email,
        Url,
        Uuid,
    };
    Kind kind = Kind::Number;
    int begin = 0; ///< first token
    int end = 0; ///< one past the last token
    double number = 0;
    QString text;
    QDate date;
    QDate lastDate;
    QTime time;
    QTime lastTime;
    int minutes = 0;
    bool sure = true; ///< false: a bare number that may be an hour ("at 10"), a month that may be a word
};

/// More values than a question has: what is pasted beyond them is not read, so that the time stays bounded.
constexpr qsizetype mostValues = 40;

/// The values of the text, at most mostValues, in order, none overlapping another.
/// \param now  the person's clock: what "tomorrow" counts from
QList<Value> readValues(const Text &text, const QDateTime &now);

/// The number that token `i` says, in digits or as a word, and how many tokens it takes; 0 when none.
struct NumberRead
{
    int length = 0;
    double value = 0;
};
NumberRead numberAt(const Text &text, int i);

// Parts of readValues(): what begins at token `i`, its `end` == `i` when nothing does.
Value dateAt(const Text &text, int i, const QDate &today);
Value timeAt(const Text &text, int i);
Value durationAt(const Text &text, int i);

} // namespace Agent::BuiltIn
