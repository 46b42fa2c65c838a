// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/request.h"
#include "http/responder.h"

#include <QByteArrayList>

#include <functional>
#include <vector>

namespace Http {

/// Called in the server's thread with the whole request. Must not block.
using Handler = std::function<void(const Request &, Responder)>;

/// Which handler answers which method and path.
///
/// Patterns are paths with whole-segment parameters: "/employees/{person_name}/daysOff". A literal
/// segment wins over a parameter. HEAD is answered by GET without its body.
class Router
{
public:
    void add(const QByteArray &method, const QString &pattern, Handler handler);

    struct Match
    {
        const Handler *handler = nullptr;
        QByteArray pattern; ///< of the route
        QHash<QString, QString> pathParameters;
        /// Where no route answers: methods that the path knows, for `Allow`; empty: the path is unknown
        /// (404).
        QByteArrayList allowed;
    };
    /// \param rawPath  as it came, still percent-encoded
    Match match(const QByteArray &method, const QByteArray &rawPath) const;

private:
    struct Route
    {
        QByteArray method;
        QByteArray pattern;
        QStringList segments;
        Handler handler;
    };
    std::vector<Route> m_routes;
};

} // namespace Http
