// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "structure/sourcetree.h"

namespace Structure {

/// Calls that block an event loop, run a nested one, crash on Qt 6.4 or drop a security check.
QStringList callViolations(const QList<SourceFile> &files);
/// Files with more than 400 lines.
QStringList sizeViolations(const QList<SourceFile> &files);
/// Files without their licence in the first line (the second of a script), headers without #pragma once.
QStringList headViolations(const QList<SourceFile> &files);
/// Files and types whose names say that they help or manage, and not what they are.
QStringList nameViolations(const QList<SourceFile> &files);

} // namespace Structure
