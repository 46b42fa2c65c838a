// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "session/signinpage.h"

#include <QHash>
#include <QObject>
#include <QTcpServer>

#include <chrono>
#include <functional>

class QTcpSocket;

namespace Session {

/// What the listener takes from a stranger. Sizes in bytes.
struct CallbackLimits
{
    int maxConnections = 16; ///< a browser opens some that it never uses; beyond, the oldest goes
    qsizetype maxHeader = 16 * 1024; ///< a code, a state and an iss fit many times
    std::chrono::milliseconds headerTime {15000};
};

/// A tiny HTTP/1.1 server for one redirect to `http://127.0.0.1:PORT/callback` (RFC 8252, section
/// 7.3). It listens on 127.0.0.1 only, on a port that the OS chooses, from open() to close().
///
/// Answers nothing but `GET /callback` with exactly this Host and no body; everything else
/// (probes, /favicon.ico, other names, garbage, too much, too slow) is refused and changes nothing.
class CallbackListener : public QObject
{
    Q_OBJECT
public:
    using Parameters = QHash<QString, QString>; ///< decoded; a name given twice is refused before
    /// Decides about a callback, and which page its browser shows.
    using Judge = std::function<SignInPage(const Parameters &)>;

    explicit CallbackListener(Judge judge, QObject *parent = nullptr, CallbackLimits limits = {});
    ~CallbackListener() override;

    /// \return Unavailable when there is no port
    Core::Result<> open();
    /// Takes no further connection; what is being answered still is, and nothing else.
    void close();

    bool isOpen() const { return m_server.isListening(); }
    quint16 port() const { return m_port; } ///< stays after close()

private:
    void accept();
    void read(QTcpSocket *socket);
    QByteArray answerTo(const QByteArray &header);
    void finish(QTcpSocket *socket, const QByteArray &answer);
    void drop(QTcpSocket *socket);

    const Judge m_judge;
    const CallbackLimits m_limits;
    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_connections; ///< and what has been read
    QList<QTcpSocket *> m_order; ///< of them, the oldest first
    quint16 m_port = 0;
};

/// The query of a redirect as it stands in a request target, decoded.
/// \return Invalid when a name stands there twice (RFC 6749, section 3.1), a percent sign does not
///         start an escape, or the text is not UTF-8
Core::Result<CallbackListener::Parameters> readCallbackQuery(const QByteArray &query);

} // namespace Session
