// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonObject>

namespace OpenApi {

/// Whether a model's arguments fit an operation, before anything is sent.
///
/// \param schema     Operation::argumentsSchema (draft 7)
/// \param arguments  what the model gave; nothing in it is trusted
/// \return Invalid, with sentences that a model and a person understand: which arguments, and what each
/// takes;
///         TooLarge beyond 64 KiB in all; Internal when the schema itself is not usable
Core::Result<> checkArguments(const QJsonObject &schema, const QJsonObject &arguments);

} // namespace OpenApi
