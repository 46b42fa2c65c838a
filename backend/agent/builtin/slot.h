// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/builtin/terms.h"
#include "openapi/operation.h"

#include <QJsonObject>
#include <QRegularExpression>
#include <QStringList>

namespace Agent::BuiltIn {

/// An argument of an operation, with what of a question can fill it.
struct Slot
{
    enum class Kind {
        Person, ///< the name of somebody
        Email,
        Url,
        Uuid,
        Choice, ///< one of `options`
        Flag, ///< true or false
        Integer,
        Number,
        Date,
        DateTime,
        Time,
        Duration,
        Id, ///< names one thing: "A12", 42
        Name, ///< a proper name or a short text: a city, an author, a plate
        Text, ///< free text: a purpose, a reason
        Search, ///< what to look for
        Currency,
        Other, ///< nothing that a question can say: an object
    };
    enum class Role { None, Start, End };

    OpenApi::Argument argument;
    Kind kind = Kind::Other;
    Role role = Role::None;
    bool list = false; ///< an array of such values
    int bound = 0; ///< 1: a number that something may be at most, -1: at least
    bool paging = false; ///< limit, offset: only on express wish
    bool money = false;
    bool cents = false;
    bool lowerCase = false; ///< a user name: those are in lower case on record
    bool calls = false; ///< "name", "lastName": what something is called
    bool byNumber = false; ///< of a person: "name or number of the customer"
    bool numbered = false; ///< what the document gives as an example has a digit: no mere word is one
    int minutesPerUnit = 1; ///< of a duration: 60 for hours; 0 for ISO 8601 ("PT2H")
    QJsonObject schema; ///< of one value: without alternatives, arrays and null
    QStringList options; ///< as the schema writes them
    QList<QList<Token>> optionWords; ///< of each option
    QList<QList<Term>> optionTerms;
    QList<QList<Token>> optionTexts; ///< what the document says of each: "from land into the water"
    QRegularExpression form; ///< the schema's pattern; empty: none, or one that cannot be used
    QStringList nouns; ///< stems that call it: "room" for room_id
    Topic cues; ///< stems and senses of its name and title
    QStringList said; ///< stems of its description, in order
    QString title; ///< for people, in lower case: "room"
};

/// \param path  the operation's path, for the noun before `{id}`
Slot readSlot(const OpenApi::Argument &argument, const QString &path, OpenApi::Effect effect,
              const QString &subjectArgument, const Stemmer &stemmer);

// Parts of readSlot() (options.cpp).

/// Whether the document gives examples of a value, and each of them has a digit: "GH-123-X".
bool isNumbered(const OpenApi::Argument &argument, const QJsonObject &schema);

/// `oneOf` with a `const` each, as an `enum`.
QJsonObject withNamedValues(QJsonObject schema);
void readOptions(const OpenApi::Argument &argument, const Stemmer &stemmer, Slot &slot);

/// Whether a text fits type, enum, pattern and lengths of the slot's schema.
bool fits(const Slot &slot, const QString &value);

} // namespace Agent::BuiltIn
