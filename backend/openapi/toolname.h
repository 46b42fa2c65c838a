// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

namespace OpenApi {

/// Whether models take it as the name of a tool: ^[A-Za-z0-9_-]{1,64}$.
bool isToolName(const QString &name);

/// A tool name for one operation that does not change while the operation stays: its operationId
/// where that is one, else made of that, else of method and path ("get_employees_person_name").
QString toolName(const QString &operationId, const QByteArray &method, const QString &path);

/// The name with an ending that only `key` decides ("get_pets_1f3a09bc"), for names that several
/// operations would share: independent of what other operations there are and of their order.
QString distinctName(const QString &name, const QString &key);

/// As distinctName(), and another one as long as it is among `taken` already; the result is added to them.
QString takeDistinctName(const QString &name, const QString &key, QSet<QString> &taken);

/// A parameter's or a member's name for people: "person_name" and "personName" are "Person name".
QString inWords(const QString &name);

} // namespace OpenApi
