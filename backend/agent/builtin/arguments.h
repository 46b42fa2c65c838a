// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/builtin/intent.h"
#include "agent/builtin/profile.h"
#include "agent/builtin/question.h"

#include <QHash>
#include <QJsonObject>

namespace Agent::BuiltIn {

/// Why a number that was said does not go into a slot that wants one.
enum class Doubt {
    None,
    Difference, ///< by how much it shall change, where a new value is wanted
    NewValue, ///< what it shall be, where by how much is wanted
    NotWhole,
    OutOfRange,
    Unclear, ///< several numbers, or "about 12"
};

/// What of a question went into which argument of an operation.
struct Filling
{
    QJsonObject arguments;
    /// The slot that got several values where it takes one, and those: one call each. -1: none.
    int severalSlot = -1;
    QList<QJsonValue> several;
    QList<int> missing; ///< required slots that nothing filled
    QList<bool> used; ///< by token: went into an argument
    QList<int> filled; ///< slots that the question filled, in no order
    QHash<int, Doubt> doubts; ///< of missing slots
    bool namesLeft = false; ///< somebody is named whom the operation cannot take
    bool verbChosen = false; ///< "reject 8": the verb of the order is a value of what can be changed
    bool optionCalled = false; ///< "in the interview stage": a choice beside the noun of its argument
    bool unchanged = false; ///< it changes something, and nothing is said of what
    bool namesBefore = false; ///< … in a sentence before, as "he"
    bool tangled = false; ///< it changes something, and several people are named not as equals
};

/// Fills what the question says; what is in `known` is kept unless the question says something else.
Filling fillArguments(const Profile &profile, const Question &question, const Range &range,
                      const Intent &intent, const QJsonObject &known = {});

/// The tokens of a question as they are taken, one argument after the other.
struct Claims
{
    const Question &question;
    Range range;
    Filling &filling;

    bool isFree(int begin, int end) const;
    void take(int begin, int end);
    /// Also ticks the preposition before it off, and puts the value in.
    void put(int slot, const Slot &target, const QJsonValue &value, int begin, int end);
    /// "floor 3", "room 210": whether a number stands behind a word for a thing, by which a slot is not
    /// called.
    bool isCalledOtherwise(const Profile &profile, const Slot &slot, int begin) const;
    /// From `begin` to the end of the sentence, or to what another argument has taken (reasons.cpp).
    int phraseEnd(int begin) const;
    /// put() with the text as typed, without what does not belong to it at its ends (reasons.cpp).
    /// \return  whether it says anything that fits
    bool putPhrase(int slot, const Slot &target, int begin, int end, bool trimArticle);
    /// "not free": whether a word right before it denies what stands there.
    bool isDenied(int begin) const;
    const Token &token(int i) const { return question.text.tokens[i]; }
    QString word(int i) const { return range.contains(i) ? token(i).word : QString(); }
};

/// "Project Apollo": whether a name is that of a thing of which some operation knows (whom.cpp).
bool isThingsName(const Question &question, const Mention &mention);

// Parts of fillIds() (called.cpp).

bool isNoun(const Slot &slot, const Token &token);
/// A noun before the value that names another thing: "booking 42" is no room.
bool isOtherNoun(const Slot &slot, const Profile &profile, const Token &token);
/// "a cat named Minoes", "with the last name Bakker", of what something is called.
bool isCalled(const Slot &slot, const Claims &claims, int i);
/// "position designer", "set the city to new york": plain words behind the noun, or behind its "to", up to a
/// sign or a function word; `i` when there are none.
int plainNameEnd(const Profile &profile, const Slot &slot, const Claims &claims, int i);
/// "the designer position": a plain word between an article and the noun, which no tool knows otherwise.
bool isBeforeNoun(const Profile &profile, const Slot &slot, const Claims &claims, int i);

// Parts of fillArguments(), each for some kinds of slots.
void fillReason(const Profile &profile, const Intent &intent, Claims &claims); ///< reasons.cpp
void fillPerson(const Profile &profile, const Intent &intent, Claims &claims); ///< whom.cpp
void fillMoments(const Profile &profile, Claims &claims); ///< moments.cpp
void fillNumbers(const Profile &profile, Claims &claims); ///< numbers.cpp
void fillIds(const Profile &profile, Claims &claims, bool onlyCalledByNoun); ///< ids.cpp
/// "deployments of checkout": the one word that nothing accounts for, into the one argument that is needed
/// (leftover.cpp).
void fillLeftOver(const Profile &profile, const Intent &intent, Claims &claims);
void fillChoices(const Profile &profile, const Intent &intent, Claims &claims); ///< choices.cpp
void fillFlags(const Profile &profile, Claims &claims); ///< flags.cpp
/// Whether a word is one of the operation's point.
bool isCore(const Profile &profile, const QString &stem);
/// Whether an argument chooses the order of a list: "name" and "-name".
bool isOrder(const Slot &slot);
/// "Sorted by name", "the most …". \param unnamed  the column where no word names one; empty: none
void fillOrder(const Slot &slot, int index, Claims &claims, const QString &unnamed = {}); ///< order.cpp
void fillTexts(const Profile &profile, const Intent &intent, Claims &claims); ///< phrases.cpp

} // namespace Agent::BuiltIn
