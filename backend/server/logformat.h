// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

class QMessageLogContext;

namespace Server {

/// Makes every line of the log a JSON object on standard error: `time` (UTC), `level`, `category`, `message`;
/// a request's line is its own object (Http::RequestJournal). Requests are logged unless QT_LOGGING_RULES
/// says otherwise.
void installLogFormat();

/// One such line, without its end: no character in it controls a terminal or begins another line.
QByteArray logLine(QtMsgType type, const QMessageLogContext &context, const QString &message);

} // namespace Server
