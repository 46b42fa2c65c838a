// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/headers.h"

#include <QHash>
#include <QHostAddress>
#include <QString>
#include <QUrlQuery>

namespace Http {

/// One request as a handler sees it: complete, within the limits, and free of QHttpServer's types.
struct Request
{
    QByteArray method; ///< upper case, "POST"
    QString path; ///< percent-decoded, without the query, always starts with "/"
    QHash<QString, QString> pathParameters; ///< decoded, by the names in the route's pattern
    QUrlQuery query;
    Headers headers;
    QByteArray body;
    QHostAddress peerAddress;
    quint16 peerPort = 0;
    /// The trace id of `traceparent`, else `X-Request-Id` where it is 1 to 64 characters of
    /// [A-Za-z0-9._-], else a new random id of 32 hexadecimal digits. Goes into logs, receipts and outgoing
    /// requests.
    QString correlationId;
};

} // namespace Http
