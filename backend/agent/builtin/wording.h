// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/builtin/arguments.h"
#include "agent/builtin/text.h"
#include "agent/chatmodel.h"

namespace Agent::BuiltIn {

// What the assistant says of its own, other than results (answer.h).

/// "I am the built-in assistant. I can only answer what your services offer:" and the list.
QString capabilities(const ModelRequest &request);
QString refusal(const ModelRequest &request);
/// Which roles the person has.
QString rolesOf(const ModelRequest &request);
/// "You are signed in as office …", for somebody who says another name.
QString notThatPerson(const ModelRequest &request);
/// What a question may have meant: its own words with the arguments in them.
QString meaning(const OpenApi::Operation &operation, const QJsonObject &arguments);
/// \param changes  it was an order, no question
QString groupRefusal(bool changes);
QString otherPersonRefusal(const QString &name);
/// More people, or things, than one answer calls for.
QString tooMany(const Profile &profile, int most);
/// An order that names several people who are not to be treated alike.
QString oneAfterTheOther();
QString nothingDone();
/// To "why?", where nothing can be looked up; and before what is on record.
QString cannotExplain();
QString onlyOnRecord();
QString nothingOnRecord();
QString whomDoYouMean();
/// Which role an operation takes; that no service tells who may do something; where to see who did.
QString takesRole(const OpenApi::Operation &operation);
QString nobodyTellsRights();
QString onRecordInstead(const OpenApi::Operation &operation);
/// Asks for arguments: "Which room?", "Which category: travel, meal or lodging?"; says why a number that
/// was said will not do.
QString missingQuestion(const Profile &profile, const Filling &filling);
/// Asks back when a change was ordered and nothing was said of what shall be otherwise.
QString whatToChange(const Profile &profile);
/// Asks for a yes before a change that was not plainly ordered.
QString confirmation(const Profile &profile, const QJsonObject &arguments);
/// "Do you mean …, or …?"
QString whichOne(const QList<const Profile *> &profiles);

/// The id of the n-th call for a question, unique within the conversation.
QString callId(int turn, int n);

/// Whether the two are the same but for two neighbouring letters that were swapped (spelling.cpp).
bool areSwapped(const QString &a, const QString &b);

/// Puts single slips in the tools' words and their synonyms right ("vacaton", "dayz off"), never in a
/// word that stands where a name would (spelling.cpp).
void correctSpelling(Text &text, const QStringList &correct, const Stemmer &stemmer);

} // namespace Agent::BuiltIn
