// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QFile>
#include <QTcpSocket>
#include <QUrl>

#include <cstdio>

namespace {

/// Reads one answer with a Content-Length. \return its status; 0 when none came
int readStatus(QTcpSocket &socket, QByteArray &received)
{
    for (;;) {
        const qsizetype end = received.indexOf("\r\n\r\n");
        const qsizetype field = received.indexOf("Content-Length: ");
        if (end > 0 && field > 0) {
            const qsizetype size
                = received.mid(field + 16, received.indexOf('\r', field) - field - 16).toInt();
            if (received.size() >= end + 4 + size) {
                const int status = received.mid(9, 3).toInt();
                received.remove(0, end + 4 + size);
                return status;
            }
        }
        if (!socket.waitForReadyRead(10000))
            return 0;
        received += socket.readAll();
    }
}

} // namespace

/// bench_requests URL COUNT TOKENS: sends exactly COUNT requests, POST /daysOff, one after the other on one
/// connection, with the tokens of the file in turn; prints how many a second were answered 200.
int main(int argc, char *argv[])
{
    if (argc != 4)
        return 2;
    const QUrl url(QString::fromLocal8Bit(argv[1]));
    const int count = QByteArray(argv[2]).toInt();
    QFile file(QString::fromLocal8Bit(argv[3]));
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    const QByteArrayList tokens = file.readAll().trimmed().split('\n');
    QTcpSocket socket;
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    if (!socket.waitForConnected(10000))
        return 1;
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    QElapsedTimer time;
    time.start();
    QByteArray received;
    for (int i = 0; i < count; ++i) {
        socket.write("POST /daysOff HTTP/1.1\r\nHost: " + url.authority().toLatin1()
                     + "\r\nAuthorization: Bearer " + tokens[i % tokens.size()]
                     + "\r\nContent-Length: 0\r\n\r\n");
        socket.flush();
        if (const int status = readStatus(socket, received); status != 200) {
            std::fprintf(stderr, "request %d was answered %d\n", i, status);
            return 1;
        }
    }
    std::printf("%.0f\n", count * 1e9 / double(time.nsecsElapsed()));
    return 0;
}
