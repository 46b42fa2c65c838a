// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/rawclient.h"

#include <QNetworkProxy>
#include <QTest>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace Doubles {

namespace {

/// The chunks' bytes, and where they end in `text`; -1 while the last one is missing.
qsizetype readChunks(const QByteArray &text, qsizetype begin, QByteArray &body)
{
    body.clear();
    while (true) {
        const qsizetype lineEnd = text.indexOf("\r\n", begin);
        if (lineEnd < 0)
            return -1;
        const qsizetype size = text.mid(begin, lineEnd - begin).toLongLong(nullptr, 16);
        begin = lineEnd + 2;
        if (text.size() < begin + size + 2)
            return -1;
        body += text.mid(begin, size);
        begin += size + 2;
        if (size == 0)
            return begin;
    }
}

} // namespace

bool RawClient::connectTo(const QUrl &server)
{
    m_host = server.authority().toLatin1();
    m_received.clear();
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.connectToHost(server.host(), static_cast<quint16>(server.port(80)));
    return QTest::qWaitFor([this] { return isConnected(); }, static_cast<int>(patience.count()));
}

void RawClient::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

void RawClient::request(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                        const QByteArray &fields)
{
    QByteArray text = method + ' ' + target + " HTTP/1.1\r\nHost: " + m_host + "\r\n" + fields;
    if (!body.isEmpty() || method == "POST" || method == "PUT" || method == "PATCH")
        text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    send(text + "\r\n" + body);
}

void RawClient::take()
{
    if (m_isReading)
        m_received += m_socket.readAll();
}

std::optional<RawResponse> RawClient::response(bool isHead, Milliseconds limit)
{
    RawResponse response;
    qsizetype end = -1;
    const auto isWhole = [&] {
        take();
        const qsizetype headEnd = m_received.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return false;
        response = {};
        const QByteArrayList lines = m_received.left(headEnd).split('\n');
        response.statusLine = lines.first().trimmed();
        response.status = response.statusLine.split(' ').value(1).toInt();
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines[i].indexOf(':');
            response.headers.add(lines[i].left(colon).trimmed(), lines[i].mid(colon + 1).trimmed());
        }
        const qsizetype begin = headEnd + 4;
        if (isHead || response.status < 200 || response.status == 204 || response.status == 304) {
            end = begin;
        } else if (response.headers.value("Transfer-Encoding").toLower() == "chunked") {
            end = readChunks(m_received, begin, response.body);
        } else if (response.headers.contains("Content-Length")) {
            const qsizetype size = response.headers.value("Content-Length").toLongLong();
            response.body = m_received.mid(begin, size);
            end = m_received.size() >= begin + size ? begin + size : -1;
        } else {
            response.body = m_received.mid(begin);
            end = isConnected() ? -1 : m_received.size();
        }
        return end >= 0;
    };
    const bool isComplete
        = QTest::qWaitFor([&] { return isWhole() || !isConnected(); }, static_cast<int>(limit.count()))
        && isWhole();
    if (!isComplete)
        return std::nullopt;
    m_received.remove(0, end);
    return response;
}

bool RawClient::waitFor(const QByteArray &bytes, Milliseconds limit)
{
    return QTest::qWaitFor(
        [&] {
            take();
            return m_received.contains(bytes);
        },
        static_cast<int>(limit.count()));
}

bool RawClient::waitForClosed(Milliseconds limit)
{
    return QTest::qWaitFor(
        [this] {
            take();
            return !isConnected();
        },
        static_cast<int>(limit.count()));
}

void RawClient::halfClose()
{
    while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten()) { }
#ifdef Q_OS_WIN
    ::shutdown(static_cast<SOCKET>(m_socket.socketDescriptor()), SD_SEND);
#else
    ::shutdown(static_cast<int>(m_socket.socketDescriptor()), SHUT_WR);
#endif
}

void RawClient::leave()
{
    m_socket.close();
}

void RawClient::reset()
{
    // Closing with a linger time of zero sends RST.
    const linger atOnce {1, 0};
    ::setsockopt(
#ifdef Q_OS_WIN
        static_cast<SOCKET>(m_socket.socketDescriptor()),
#else
        static_cast<int>(m_socket.socketDescriptor()),
#endif
        SOL_SOCKET, SO_LINGER, reinterpret_cast<const char *>(&atOnce), sizeof atOnce);
    m_socket.abort();
}

void RawClient::stopReading()
{
    m_isReading = false;
    m_socket.setReadBufferSize(1024);
}

} // namespace Doubles
