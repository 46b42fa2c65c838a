// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>

namespace Core {

/// A token, code, verifier, password or key.
///
/// It has no conversion to text and no QDebug operator, so it cannot reach a log by accident; only
/// expose() gives the bytes, and the name shows where to look in a review. Copies share one buffer,
/// which is overwritten when the last copy goes.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes);

    bool isEmpty() const;
    /// The bytes; valid as long as this Secret. Do not store a copy.
    const QByteArray &expose() const;
    /// Compares in a time that depends on the lengths only.
    bool equals(const Secret &other) const;

private:
    struct Buffer;
    std::shared_ptr<const Buffer> m_buffer;
};

} // namespace Core
