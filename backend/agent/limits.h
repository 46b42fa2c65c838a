// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace Agent {

/// How long and how much a turn may take. Every limit ends in a sentence for the person.
struct Limits
{
    int maxRounds = 8; ///< answers of the model in one turn
    int maxCallsPerRound = 16;
    std::chrono::milliseconds modelTime {60000}; ///< one answer of the model
    std::chrono::milliseconds toolTime {15000}; ///< one call of a service
    std::chrono::milliseconds turnTime {300000}; ///< a turn while it works; pauses do not count
    std::chrono::seconds approvalLife {300}; ///< how long a shown request may be approved
    int maxTools = 64; ///< that a model is offered at once
    qsizetype maxToolBytes = 256 * 1024; ///< of what is offered: names, texts and schemas
    qsizetype maxQuestionBytes = 16 * 1024;
    qsizetype maxResultBytes = 16 * 1024; ///< of one result into the model's context; cut with a note
    qsizetype maxHistoryBytes = 256 * 1024; ///< whole turns, the oldest go first
    int maxWorking = 4; ///< turns of one person at the same time; more wait
    int maxQueued = 32; ///< turns of one person that wait; beyond: 429
    std::chrono::milliseconds commentInterval {15000}; ///< a comment line in an event stream
    std::chrono::milliseconds documentTime {10000}; ///< to fetch a service's document
    std::chrono::milliseconds documentWait {3000}; ///< how long a turn waits for documents
    std::chrono::milliseconds documentRetry {1000}; ///< after a failure; doubled up to 30 s
    std::chrono::milliseconds documentRefresh {600000}; ///< read again while all is well
};

} // namespace Agent
