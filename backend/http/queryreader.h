// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/reply.h"
#include "http/request.h"

#include <QDateTime>
#include <QStringList>

#include <optional>

namespace Http {

/// Reads a request's query strictly: each known parameter at most once, percent-encoded UTF-8, of its
/// type and within its limits. Parameters that nobody asks for are ignored. A "+" is a space, as forms
/// write it (WHATWG URL, section 5.1).
///
/// Read everything, then look at refusal(): the first complaint is kept.
class QueryReader
{
public:
    explicit QueryReader(const Request &request);

    /// \param maxLength  in code points
    QString text(const QString &name, qsizetype maxLength);
    /// One of `choices`, or `otherwise` where the parameter is absent.
    QString choice(const QString &name, const QStringList &choices, const QString &otherwise);
    /// A whole number written in decimal digits.
    int number(const QString &name, int least, int most, int otherwise);
    /// A date-time with its offset (RFC 3339, section 5.6) in UTC; invalid where the parameter is absent.
    QDateTime time(const QString &name);

    /// 422 that names the parameter (invalidField()).
    const std::optional<Reply> &refusal() const { return m_refusal; }

private:
    std::optional<QString> value(const QString &name);
    void refuse(const QString &name, const QString &message);

    QList<std::pair<QString, QByteArray>> m_items; ///< values percent-decoded, not yet UTF-8 for sure
    std::optional<Reply> m_refusal;
};

} // namespace Http
