// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secret.h"

namespace Core {

struct Secret::Buffer
{
    explicit Buffer(QByteArray value) : bytes(std::move(value)) { }
    ~Buffer()
    {
        // Volatile, so that the compiler may not drop the write to memory that is freed next.
        // Shared bytes belong to somebody else too: writing would only detach a copy.
        if (!bytes.isDetached())
            return;
        volatile char *p = bytes.data();
        for (qsizetype i = 0; i < bytes.size(); ++i)
            p[i] = 0;
    }
    Buffer(const Buffer &) = delete;
    Buffer &operator=(const Buffer &) = delete;

    QByteArray bytes;
};

Secret::Secret(QByteArray bytes) : m_buffer(std::make_shared<const Buffer>(std::move(bytes)))
{
}

bool Secret::isEmpty() const
{
    return !m_buffer || m_buffer->bytes.isEmpty();
}

const QByteArray &Secret::expose() const
{
    static const QByteArray none;
    return m_buffer ? m_buffer->bytes : none;
}

bool Secret::equals(const Secret &other) const
{
    const QByteArray &a = expose();
    const QByteArray &b = other.expose();
    if (a.size() != b.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
    return difference == 0;
}

} // namespace Core
