// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/builtinprofile.h"
#include "agent/builtintext.h"
#include "agent/chatmodel.h"

namespace Agent::BuiltIn {

// What the assistant says of its own, other than results (builtinanswer.h).

/// "I am the built-in assistant. I can only answer what your services offer:" and the list.
QString capabilities(const ModelRequest &request);
QString refusal(const ModelRequest &request);
QString groupRefusal();
QString otherPersonRefusal(const QString &name);
QString nothingDone();
/// Asks for arguments: "Which room?", "Which category: travel, meal or lodging?"
QString missingQuestion(const Profile &profile, const QList<int> &missing);
/// Asks for a yes before a change that was not plainly ordered.
QString confirmation(const Profile &profile, const QJsonObject &arguments);
/// "Do you mean …, or …?"
QString whichOne(const QList<const Profile *> &profiles);

/// The id of the n-th call for a question, unique within the conversation.
QString callId(int turn, int n);

/// Puts single slips in the tools' words and their synonyms right ("vacaton", "dayz off"), never in a
/// word that stands where a name would (builtinspelling.cpp).
void correctSpelling(Text &text, const QList<Profile> &profiles, const Stemmer &stemmer);

} // namespace Agent::BuiltIn
