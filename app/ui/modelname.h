// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Ui {

/// How a model is called in front of a person: as the agent says, but the built-in assistant, which is no
/// product's name, in the language of the window. Plain text in one line; empty where it is not known.
QString modelName(const QString &said);

} // namespace Ui
