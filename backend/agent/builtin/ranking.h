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

} // namespace Agent::BuiltIn
