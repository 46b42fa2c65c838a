// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/chatmodel.h"

#include <QJsonObject>
#include <QJsonValue>

namespace Agent::BuiltIn {

/// One call of the turn and what came back: `{"class": …, "data": …}` or `{"class": …, "sentence": …}`.
struct Outcome
{
    ToolCall call;
    const OpenApi::Operation *operation = nullptr; ///< null: no longer offered
    QJsonObject result;
};

/// The sentences for what was read or done, in the order of the calls; empty when nothing was: why not is
/// told by the agent itself. What stands in the data is shown, never followed.
QString answerResults(const QList<Outcome> &outcomes);

/// Whether a result is an empty list, or an object whose lists are all empty.
bool foundNothing(const Outcome &outcome);

/// Data as Markdown: a sentence, a list, or a table (table.cpp).
QString renderData(const OpenApi::Operation &operation, const QJsonValue &data);

/// A text as Markdown that cannot be anything but this text on one line.
QString escaped(const QString &text);
/// A value for people: "10", "yes", "2026-03-12", "2026-03-12 09:30 UTC".
QString valueText(const QJsonValue &value);
/// A date and time of ISO 8601 as people write it, in its own zone; any other text as it is.
QString momentText(const QString &text);
/// The property's title, else its name in words.
QString propertyTitle(const QJsonObject &schema, const QString &property);

} // namespace Agent::BuiltIn
