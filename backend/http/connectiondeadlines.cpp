// SPDX-License-Identifier: GPL-3.0-or-later
// How long a connection may stay in each of its states, and which one gives way to others.
#include "http/connectionguard.h"
#include "http/exchange.h"

#include <QSslSocket>

namespace Http {

namespace {

/// How long a client may take to read the last answer and leave; meanwhile its bytes are thrown
/// away, as closing at once would make the system throw away the answer (RFC 9112, section 9.6).
constexpr std::chrono::milliseconds lingerTime {2000};

} // namespace

qint64 ConnectionGuard::idleness() const
{
    constexpr qint64 longer = 24 * 3600 * 1000; // than any limit of a head or a body
    switch (m_state) {
    case State::Idle:
        return longer + m_sinceState.elapsed();
    case State::Head:
    case State::Body:
    case State::Closing:
        return m_sinceState.elapsed();
    case State::Sending:
        return m_sinceState.hasExpired(m_settings.limits.bodyTime.count()) ? m_sinceState.elapsed() : -1;
    default:
        return -1;
    }
}

void ConnectionGuard::sweep()
{
    const ServerLimits &limits = m_settings.limits;
    const auto lasts
        = [this](std::chrono::milliseconds limit) { return m_sinceState.hasExpired(limit.count()); };
    const bool isStuck = hasBeenStuckFor(limits.bodyTime);
    switch (m_state) {
    case State::Idle:
        if (lasts(limits.idleTime))
            close();
        return;
    case State::Head:
        if (lasts(limits.headerTime))
            refuse({408, QStringLiteral("The header took too long.")});
        return;
    case State::Body:
        if (lasts(limits.bodyTime))
            refuse({408, QStringLiteral("The body took too long.")});
        return;
    case State::Answering:
        if (lasts(limits.halfCloseTime))
            holdReading(false);
        if (lasts(limits.handlerTime)) {
            if (const auto exchange = m_exchange.lock())
                exchange->expire();
            else
                cut(); // nobody is left to answer
        }
        return;
    case State::Closing:
        if (m_sslSocket && bytesToWrite() == 0 && lasts(lingerTime)
            && m_socket->state() == QAbstractSocket::ConnectedState)
            m_sslSocket->disconnectFromHost();
        else if (isStuck || lasts(bytesToWrite() == 0 ? lingerTime : m_sendTime))
            cut();
        return;
    case State::Sending:
        if (isStuck || lasts(m_sendTime))
            cut();
        return;
    case State::Streaming:
        if (isStuck)
            cut();
        return;
    case State::Admitted:
        // QHttpServer was given a whole request and delivered nothing.
        if (lasts(limits.bodyTime))
            cut();
        return;
    case State::Gone:
        return;
    }
}

} // namespace Http
