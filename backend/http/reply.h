// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/headers.h"

#include <QJsonObject>
#include <QString>

namespace Http {

/// A whole answer.
struct Reply
{
    int status = 200;
    Headers headers; ///< without Content-Length, Date and Connection: the adapter's
    QByteArray body;

    static Reply json(const QJsonObject &object, int status = 200);
    static Reply text(const QByteArray &text, const QByteArray &contentType = "text/plain; charset=utf-8");
};

/// An error answer as application/problem+json (RFC 9457): `type` "about:blank", `title` the
/// status' phrase, `status`, `detail`; then the members of `more`.
/// \param detail  English, for the caller; never an exception's text, an address or a secret
Reply problem(int status, const QString &detail, const QJsonObject &more = {});

/// The status' phrase, for example "Not Found" (RFC 9110, section 15).
QByteArray reasonPhrase(int status);

} // namespace Http
