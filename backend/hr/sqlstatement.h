// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QVariantList>

#include <functional>

class QSqlQuery;

namespace Hr {

/// Now, as the database keeps times: ISO 8601 in UTC with milliseconds, so that they sort as text.
QString timestamp();

/// \return as databaseError()
Core::Result<> prepare(QSqlQuery &query, const QString &text);

/// Runs a prepared statement with `values` for its placeholders; `read` gets the query at each row
/// of the answer. It is finished in any case: a statement that is not keeps its read lock, and the
/// write-ahead log could never be trimmed.
/// \return as databaseError()
Core::Result<> run(QSqlQuery &query, const QVariantList &values = {},
                   const std::function<void(const QSqlQuery &)> &read = {});

} // namespace Hr
