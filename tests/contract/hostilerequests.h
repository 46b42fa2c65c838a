// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace Contract {

/// A request that a well-meaning client would not send, or seldom, and what must come of it at any service.
struct HostileRequest
{
    QByteArray name; ///< unique
    /// As it goes over the wire. HOST stands for "127.0.0.1:PORT" or "[::1]:PORT", PORT for its port.
    QByteArray bytes;
    QList<int> statuses; ///< any of them
    bool closes = false; ///< the connection ends after the answer
};

/// Some three hundred, after RFC 9110 and 9112.
QList<HostileRequest> hostileRequests();

} // namespace Contract
