// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"
#include "openapi/invoker.h"
#include "openapi/operation.h"

#include <QJsonObject>

namespace Agent {

/// What was done in a person's name by one call.
struct Receipt
{
    QString operation;
    QString service;
    QString summary;
    QString method;
    QString url;
    QString subject; ///< the person concerned
    QString acting; ///< whose identity was used
    QString allowedBy; ///< the role, as the service said it; empty: not stated
    OpenApi::OutcomeClass outcome = OpenApi::OutcomeClass::Failed;
    QString reason; ///< as Outcome has it
    Core::Time time;
    QString correlationId; ///< the same as in the service's own log
    QString lookupId; ///< the entry in the service's own log; empty: not stated
    QString tokenMode; ///< "pass-through"
};

QJsonObject toJson(const Receipt &receipt);
Receipt receiptFromJson(const QJsonObject &object);

/// "2026-11-23T14:29:41Z" (RFC 3339).
QString timeText(Core::Time time);
Core::Time timeFromText(const QString &text);

} // namespace Agent
