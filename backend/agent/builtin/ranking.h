// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/builtin/arguments.h"

namespace Agent::BuiltIn {

/// How well an operation answers a question, and with which arguments.
struct Match
{
    const Profile *profile = nullptr;
    double score = 0; ///< 0 to about 1
    double coverage = 0; ///< how much of the question the operation accounts for
    double point = 0; ///< how much of the operation's own point the question says
    bool asked = false; ///< as a question or a request, or with something that went into an argument
    double lead = 0; ///< of the best one: how far the next is behind it
    bool confirm = false; ///< it changes something and was not plainly ordered: ask first
    /// What forbids the call whatever the score.
    enum class Obstacle {
        None,
        WrongPerson, ///< names somebody, or a group, whom the operation cannot take
        NotAsked ///< changes something unasked, or another thing was ordered
    };
    Obstacle obstacle = Obstacle::None;
    Filling filling;
};

/// Below this score nothing is called.
constexpr double enoughToCall = 0.5;
/// Off the score for each argument that is still needed.
constexpr double missingCost = 0.08;
/// For an operation on a person, when nobody is named.
constexpr double nobodyCost = 0.1;

/// The operations that know a word of the question, the best first; those with an obstacle behind the others.
QList<Match> rankOperations(const QList<Profile> &profiles, const Question &question, const Range &range,
                            const Intent &intent);

/// One operation against one question.
Match matchOperation(const Profile &profile, const Question &question, const Range &range,
                     const Intent &intent, const QJsonObject &known = {});

// Parts of matchOperation() on what is to be done (agreement.cpp).

/// Whether an order whose verb says little names all that the operation takes, or nearly.
bool isShown(const Profile &profile, const Intent &intent, const Filling &filling);
/// "could the crane lift NL-4821", of what is for lifting: a verb that no list knows is its very point.
bool namesDeed(const Profile &profile, const Intent &intent);
/// "I lost my umbrella", of what is told that something was lost; "my answer to S-12 is no".
bool isTold(const Profile &profile, const Question &question, const Range &range, const Intent &intent,
            const Filling &filling);
/// "Loan 55 was returned damaged", "candidate 4 is hired": told of the very thing that the operation takes by
/// its id, by the operation's verb or by what it sets. Asked back about.
bool isToldOfThing(const Profile &profile, const Question &question, const Intent &intent,
                   const Filling &filling);
/// Whether the operation does what is asked, apart from what it does it to.
Match::Obstacle deedObstacle(const Profile &profile, const People &people, const Intent &intent, bool told,
                             Match &match);

// Parts of it on how much is said (coverage.cpp).

/// Whether an id of the very form that an argument wants went into one.
bool isWrittenId(const Profile &profile, const Filling &filling);
struct Coverage
{
    double share = 0; ///< of the question, accounted for by the operation's words or by its arguments
    double foreign = 0; ///< weight of words that it does not know, and another operation is for
};
Coverage coverageOf(const Profile &profile, const Question &question, const Range &range,
                    const Intent &intent, const Filling &filling, const Run &echo, bool agrees);
/// How much of what the operation is for is said in the question.
double pointOf(const Profile &profile, const Question &question, const Range &range, const Intent &intent,
               const Filling &filling, bool agrees);

} // namespace Agent::BuiltIn
