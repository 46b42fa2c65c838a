// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/wiretap.h"

#include <QRegularExpression>
#include <QTcpSocket>

WireTap::WireTap(quint16 target) : m_target(target)
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port");
    connect(&m_server, &QTcpServer::newConnection, this, &WireTap::accept);
}

void WireTap::accept()
{
    while (QTcpSocket *client = m_server.nextPendingConnection()) {
        auto *server = new QTcpSocket(client);
        const auto handOn = [this](QTcpSocket *from, QTcpSocket *to) {
            const QByteArray bytes = from->readAll();
            m_said += bytes;
            to->write(bytes); // kept until it is connected
        };
        connect(client, &QTcpSocket::readyRead, server, [=] { handOn(client, server); });
        connect(server, &QTcpSocket::readyRead, client, [=] { handOn(server, client); });
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
        connect(server, &QTcpSocket::errorOccurred, client, &QTcpSocket::disconnectFromHost);
        server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
    }
}

QList<QByteArray> WireTap::values(const QByteArray &name) const
{
    const QString text = QString::fromLatin1(m_said);
    const QRegularExpression pattern(
        QStringLiteral("(?:[?&\\n]%1=([^&\\s\"]+))|(?:\"%1\"\\s*:\\s*\"([^\"]+)\")")
            .arg(QLatin1String(name)));
    QList<QByteArray> found;
    for (auto match = pattern.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch one = match.next();
        const QByteArray value = one.captured(1).isEmpty()
            ? one.captured(2).toLatin1()
            : QByteArray::fromPercentEncoding(one.captured(1).toLatin1());
        if (!found.contains(value))
            found.append(value);
    }
    return found;
}
