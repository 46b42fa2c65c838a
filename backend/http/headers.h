// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace Http {

/// HTTP header fields in their order. Names compare without regard to case (RFC 9110, section 5.1).
class Headers
{
public:
    using Field = std::pair<QByteArray, QByteArray>;

    Headers() = default;
    Headers(std::initializer_list<Field> fields) : m_fields(fields) { }

    /// The first value of that name, or an empty one.
    QByteArray value(QByteArrayView name) const;
    QList<QByteArray> values(QByteArrayView name) const;
    bool contains(QByteArrayView name) const;
    /// Adds a field; keeps what has the same name.
    void add(QByteArray name, QByteArray value);
    /// Replaces every field of that name.
    void set(QByteArray name, QByteArray value);

    const QList<Field> &fields() const { return m_fields; }

private:
    QList<Field> m_fields;
};

} // namespace Http
