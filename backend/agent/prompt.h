// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Agent {

/// What stands before every conversation for a model that reads instructions.
///
/// It only helps a model to be useful: nothing that must hold depends on it. What is allowed is
/// decided by services, approvals and code.
QString systemPrompt(const QString &personName, const QStringList &servicesAway);

} // namespace Agent
