// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/headers.h"

#include <QJsonObject>
#include <QUrl>

namespace Doubles {

/// A whole answer as it stood on the wire.
struct PlainAnswer
{
    int status = 0; ///< 0: no whole answer came
    Http::Headers headers;
    QByteArray body;

    QJsonObject json() const;
    QString detail() const { return json().value(QStringLiteral("detail")).toString(); }
};

/// One request on a connection of its own, with exactly these fields beside Host and Content-Length.
PlainAnswer ask(const QUrl &server, const QByteArray &method, const QByteArray &target,
                const Http::Headers &headers = {}, const QByteArray &body = {});

/// `headers` as lines of a request, each ended by CR LF.
QByteArray formatFields(const Http::Headers &headers);

} // namespace Doubles
