// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/headers.h"

#include <algorithm>

namespace Http {

namespace {

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && qstrnicmp(a.data(), a.size(), b.data(), b.size()) == 0;
}

} // namespace

QByteArray Headers::value(QByteArrayView name) const
{
    for (const Field &field : m_fields) {
        if (sameName(field.first, name))
            return field.second;
    }
    return {};
}

QList<QByteArray> Headers::values(QByteArrayView name) const
{
    QList<QByteArray> found;
    for (const Field &field : m_fields) {
        if (sameName(field.first, name))
            found.append(field.second);
    }
    return found;
}

bool Headers::contains(QByteArrayView name) const
{
    return std::any_of(m_fields.cbegin(), m_fields.cend(),
                       [name](const Field &field) { return sameName(field.first, name); });
}

void Headers::add(QByteArray name, QByteArray value)
{
    m_fields.append({std::move(name), std::move(value)});
}

void Headers::set(QByteArray name, QByteArray value)
{
    m_fields.removeIf([&name](const Field &field) { return sameName(field.first, name); });
    add(std::move(name), std::move(value));
}

} // namespace Http
