// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>

/// Stands between a client and a server on this machine, hands everything on, and remembers it: what a
/// test may look for is what was really said.
class WireTap : public QObject
{
    Q_OBJECT
public:
    /// \param target  a port on 127.0.0.1
    explicit WireTap(quint16 target);

    quint16 port() const { return m_server.serverPort(); }
    const QByteArray &said() const { return m_said; } ///< in both directions
    void forget() { m_said.clear(); }

    /// Every value that stands behind `name` in forms, in queries and in JSON, decoded; each once.
    QList<QByteArray> values(const QByteArray &name) const;

private:
    void accept();

    const quint16 m_target;
    QTcpServer m_server;
    QByteArray m_said;
};
