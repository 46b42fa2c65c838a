// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace Agent {

enum class TurnState {
    Queued, ///< waits for another turn of the same conversation
    Model, ///< the model is asked
    Tools, ///< calls are under way or to be made
    Paused, ///< waits for the person
    Done,
    Failed, ///< a limit, or the model did not answer
    Cancelled,
};

enum class PauseReason { Approval, SignIn, StepUp };

/// As they are stored and told: "queued", "model", …; "approval", "sign_in", "step_up".
QString stateName(TurnState state);
std::optional<TurnState> turnStateFromString(QStringView text);
QString reasonName(PauseReason reason);
std::optional<PauseReason> pauseReasonFromString(QStringView text);

} // namespace Agent
