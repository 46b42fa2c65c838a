// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Session {

/// What somebody else wrote (a provider's error_description, a problem's detail), made fit for a
/// log line and a label: no markup, no control or invisible characters, single spaces, and at most
/// `maxLength` UTF-16 units with "…" at the end where it was cut.
QString plainText(const QString &foreign, qsizetype maxLength = 200);

} // namespace Session
