// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace Session {

/// Reads the members of one JSON object. An absent or null member is empty; one of another type,
/// or a required one that is absent, is a fault, and the first fault is what result() gives.
class JsonReader
{
public:
    explicit JsonReader(const QJsonObject &object) : m_object(object) { }

    QString requiredText(const char *member);
    QString text(const char *member);
    QStringList texts(const char *member);
    bool flag(const char *member, bool otherwise);
    QJsonObject object(const char *member);
    QList<QJsonObject> objects(const char *member);
    /// ISO 8601 with an offset; comes as UTC.
    QDateTime time(const char *member);

    /// A required object, read by T::fromJson.
    template<class T>
    std::optional<T> item(const char *member)
    {
        if (!m_object.value(QLatin1String(member)).isObject()) {
            fault(member);
            return {};
        }
        return take(T::fromJson(object(member)));
    }

    /// An array of objects, each read by T::fromJson.
    template<class T>
    QList<T> items(const char *member)
    {
        QList<T> read;
        for (const QJsonObject &json : objects(member)) {
            if (std::optional<T> value = take(T::fromJson(json)))
                read.append(std::move(*value));
        }
        return read;
    }

    /// Another reader's fault is this one's.
    void adopt(const JsonReader &part);

    template<class T>
    Core::Result<T> result(const T &value) const
    {
        if (m_error)
            return Core::failure(*m_error);
        return value;
    }

private:
    template<class T>
    std::optional<T> take(Core::Result<T> result)
    {
        if (result)
            return std::move(*result);
        if (!m_error)
            m_error = result.error();
        return {};
    }

    QJsonValue value(const char *member) const { return m_object.value(QLatin1String(member)); }
    void fault(const char *member);

    const QJsonObject m_object;
    std::optional<Core::Error> m_error;
};

} // namespace Session
