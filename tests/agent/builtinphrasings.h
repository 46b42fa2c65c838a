// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/chatmodel.h"

#include <QDateTime>

/// Reads and plays the phrasings of tests/agent/builtin/*.txt, each line a conversation and what its last
/// question has to lead to.
namespace Phrasings {

struct Phrasing
{
    int line = 0;
    QString person; ///< who asks
    QStringList questions; ///< the turns of the conversation
    enum class Leads { Calls, Asks, Nothing };
    Leads leads = Leads::Calls;
    QList<Agent::ToolCall> calls; ///< without ids
};

/// The operations of an OpenAPI document, by its path below the source tree.
/// \param onlyReading  POST operations that a setting says only read
QList<OpenApi::Operation> readTools(const QString &path, const QStringList &onlyReading = {});

QList<Phrasing> readPhrasings(const QString &path);

/// The clock of all phrasings: Thursday, 12 March 2026, 9:00 UTC.
QDateTime now();

/// What the assistant does with the last question. The turns before it are played with results that have
/// the shape of the operation's result schema.
Agent::ModelAnswer play(const QList<OpenApi::Operation> &tools, const Phrasing &phrasing);

/// A request as the agent makes one after the phrasing's earlier turns.
Agent::ModelRequest request(const QList<OpenApi::Operation> &tools, const QString &person,
                            const QStringList &questions);

/// Empty when it is as expected, else what is wrong, for people.
QString difference(const Phrasing &phrasing, const Agent::ModelAnswer &answer);

/// Whether the answer calls something about a person whom the phrasing does not ask about.
bool isAboutWrongPerson(const QList<OpenApi::Operation> &tools, const Phrasing &phrasing,
                        const Agent::ModelAnswer &answer);

} // namespace Phrasings
