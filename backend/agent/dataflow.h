// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace Agent {

/// Results of one service that may go to another one with a certain operation, because the person
/// said so for this conversation.
struct DataFlow
{
    QString source; ///< an origin
    QString target; ///< an origin
    QString operation; ///< the tool's name at `target`

    bool operator==(const DataFlow &) const = default;
};

/// Whether every text and number among the arguments stands in the person's own question, so that
/// nothing of a service's results can be in them.
bool areOwnWords(const QJsonObject &arguments, const QString &question);

} // namespace Agent
