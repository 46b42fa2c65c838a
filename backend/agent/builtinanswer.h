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

/// The sentences for results, in the order of the calls. What stands in the data is shown, never followed.
QString answerResults(const QList<Outcome> &outcomes, const QString &personName);

/// Data as Markdown: a sentence, a list, or a table (builtintable.cpp).
QString renderData(const OpenApi::Operation &operation, const QJsonValue &data);

/// A text as Markdown that cannot be anything but this text on one line.
QString escaped(const QString &text);
/// A value for people: "10", "yes", "2026-03-12", without any Markdown in it.
QString valueText(const QJsonValue &value);
/// The property's title, else its name in words.
QString propertyTitle(const QJsonObject &schema, const QString &property);

} // namespace Agent::BuiltIn
