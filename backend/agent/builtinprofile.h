// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/builtinslot.h"
#include "agent/builtinterms.h"

#include <QSet>

namespace Agent::BuiltIn {

/// What an operation is about, as its own texts say it.
struct Profile
{
    /// Whose data it concerns.
    enum class Subject {
        Anything, ///< no person: rooms, tickets
        Caller, ///< "my …", "of the person who asks"
        Named, ///< the person whom an argument names
    };
    OpenApi::Operation operation;
    Subject subject = Subject::Anything;
    int person = -1; ///< the slot of the subject person, or another person's; -1: none
    QList<Slot> arguments;
    Topic topic; ///< all it says, with strengths
    QList<Term> core; ///< what it says in name, summary and question: its point
    QSet<QString> actions; ///< senses of what it does ("=cancel"); empty: it only shows something
    QSet<QString> verbs; ///< their stems as the document writes them
    bool changes = false; ///< needs an express order
    bool listing = false; ///< gives many of a kind
    bool tellsTime = false; ///< its result, or an argument, has a date or time
    bool tellsPlace = false;
    bool resultKnown = false; ///< whether the document says what comes back
};

Profile readProfile(const OpenApi::Operation &operation, const Stemmer &stemmer);

/// Reads what the operation does into actions, verbs and changes (builtinactions.cpp).
void readActions(Profile &profile, const Stemmer &stemmer);

/// Whether one of the texts matches a pattern, whatever the case.
bool mentionsAny(const QStringList &texts, const char *pattern);

/// The stems that the tools use for their things, so that these are not taken for people's names.
QSet<QString> knownStems(const QList<Profile> &profiles);

/// The key of a verb in actions and deeds beside its senses.
QString verbKey(const QString &stem);

/// Whether `word` is a verb in its plain form: "book", not "booking", "booked" or "books".
bool isPlainVerb(const QString &word);

} // namespace Agent::BuiltIn
