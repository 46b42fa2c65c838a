// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/builtin/slot.h"
#include "agent/builtin/terms.h"

#include <QHash>
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
    Topic told; ///< of what comes back, and of the sentence for it
    QStringList said; ///< stems of its description, in order
    QList<Term> core; ///< what it says in name, summary and question: its point
    QSet<QString> actions; ///< senses of what it does ("=cancel"); empty: it only shows something
    Topic reported; ///< what it is told of: "lost", of "report something that you have lost"
    QSet<QString> verbs; ///< their stems as the document writes them
    QString firstStem; ///< of its summary: "search" for "Search the equipment"
    QSet<QString> stems; ///< of the words for its things: no names of people
    QStringList spelling; ///< see spellingOf()
    bool changes = false; ///< needs an express order
    /// What a number means that it takes.
    enum class Measure {
        None, ///< a quantity: how many to order
        NewValue, ///< what something that exists shall be
        Difference, ///< how much more or less of it
    };
    Measure measure = Measure::None;
    int direction = 0; ///< of a difference: 1 more, -1 less
    bool listing = false; ///< gives many of a kind
    bool tellsTime = false; ///< its result, or an argument, has a date or time
    bool tellsWeek = false; ///< "opening times": holds for any day that is asked for
    bool tellsPast = false; ///< only: "the weather on a day in the past"
    bool tellsFuture = false; ///< only: "forecast", "upcoming"
    bool tellsNow = false; ///< "current weather"
    bool tellsPlace = false;
    bool answersWho = false; ///< its summary, or the question that leads to it, begins with "who"
    bool answersWhen = false; ///< its description, or summary, begins with "when"
    bool answersWhere = false; ///< … or "where"
    bool tellsWho = false; ///< its result names people, or its texts say "who"
    bool tellsAmount = false; ///< its result is no list, and a member of it is a number
    bool resultKnown = false; ///< whether the document says what comes back
};

/// What is known of the tools, whatever the question.
struct Tools
{
    QList<OpenApi::Operation> operations;
    QList<Profile> profiles; ///< of the usable ones
    QSet<QString> known; ///< stems of their own words
    QSet<QString> points; ///< what some of them are for: see Question
    QSet<QString> pointSenses;
    QSet<QString> named; ///< what some of their arguments name: see Question
    QSet<QString> verbs; ///< stems of their verbs
    QStringList spelling; ///< the words that a slip of the pen is measured against
};

/// Reads tools, each once, as long as they are the same from question to question.
class ToolReader
{
public:
    /// Valid until the next call.
    const Tools &read(const QList<OpenApi::Operation> &operations);

private:
    QHash<QString, Profile> m_profiles; ///< by operation; some may not be offered any more
    Tools m_tools;
};

/// The words of an operation's point, and their synonyms: what people may mistype (spelling.cpp).
QStringList spellingOf(const Profile &profile);

Profile readProfile(const OpenApi::Operation &operation, const Stemmer &stemmer);

/// Reads what the operation does into actions, verbs and changes (actions.cpp).
void readActions(Profile &profile, const Stemmer &stemmer);

/// Reads what it can tell, "who" to "where" (telling.cpp). \param result  words of what comes back
void readTelling(Profile &profile, const QStringList &result);

/// Whether one of the texts matches a pattern, whatever the case.
bool mentionsAny(const QStringList &texts, const char *pattern);

/// The key of a verb in actions and deeds beside its senses.
QString verbKey(const QString &stem);

/// Whether `word` is a verb in its plain form: "book", not "booking", "booked" or "books".
bool isPlainVerb(const QString &word);

} // namespace Agent::BuiltIn
