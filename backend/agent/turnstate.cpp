// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/turnstate.h"

#include <array>
#include <utility>

namespace Agent {

namespace {

constexpr std::array<std::pair<TurnState, const char *>, 7> stateNames {{
    {TurnState::Queued, "queued"},
    {TurnState::Model, "model"},
    {TurnState::Tools, "tools"},
    {TurnState::Paused, "paused"},
    {TurnState::Done, "done"},
    {TurnState::Failed, "failed"},
    {TurnState::Cancelled, "cancelled"},
}};

constexpr std::array<std::pair<PauseReason, const char *>, 3> reasonNames {{
    {PauseReason::Approval, "approval"},
    {PauseReason::SignIn, "sign_in"},
    {PauseReason::StepUp, "step_up"},
}};

template<class Names, class Value>
QString nameOf(const Names &names, Value value)
{
    for (const auto &[known, name] : names) {
        if (known == value)
            return QString::fromLatin1(name);
    }
    return {};
}

template<class Value, class Names>
std::optional<Value> valueOf(const Names &names, QStringView text)
{
    for (const auto &[known, name] : names) {
        if (text == QLatin1String(name))
            return known;
    }
    return std::nullopt;
}

} // namespace

QString stateName(TurnState state)
{
    return nameOf(stateNames, state);
}

std::optional<TurnState> turnStateFromString(QStringView text)
{
    return valueOf<TurnState>(stateNames, text);
}

QString reasonName(PauseReason reason)
{
    return nameOf(reasonNames, reason);
}

std::optional<PauseReason> pauseReasonFromString(QStringView text)
{
    return valueOf<PauseReason>(reasonNames, text);
}

} // namespace Agent
