// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Ui {

/// Lines of comma-separated values (RFC 4180), for a table program.
///
/// A value that such a program would take for a formula gets an apostrophe before it: what stands in a
/// name or a reason was written by others.
QString csvLine(const QStringList &values);

} // namespace Ui
