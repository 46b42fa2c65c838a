// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/callbacklistener.h"

#include <QStringDecoder>
#include <QTcpSocket>
#include <QTimer>

#include <cctype>

namespace Session {

using Core::Error;
using Core::Result;

namespace {

constexpr char path[] = "/callback";
constexpr std::chrono::milliseconds closingTime {2000}; ///< for the browser to read its answer

/// `application/x-www-form-urlencoded`, one name or value.
Result<QString> decode(QByteArray text)
{
    for (qsizetype i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
        const auto isHex = [&text](qsizetype at) {
            return at < text.size() && std::isxdigit(static_cast<unsigned char>(text[at])) != 0;
        };
        if (!isHex(i + 1) || !isHex(i + 2))
            return Core::failure(Error::Code::Invalid, QStringLiteral("bad percent encoding"));
    }
    text.replace('+', ' ');
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString decoded = utf8(QByteArray::fromPercentEncoding(text));
    if (utf8.hasError() || decoded.contains(QChar(0)))
        return Core::failure(Error::Code::Invalid, QStringLiteral("not UTF-8"));
    return decoded;
}

/// The single value of a header field, or an empty one when it is absent or there twice.
QByteArray singleField(const QList<QByteArray> &lines, const QByteArray &name)
{
    QByteArray found;
    int count = 0;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon == name.size() && lines[i].left(colon).compare(name, Qt::CaseInsensitive) == 0) {
            found = lines[i].mid(colon + 1).trimmed();
            ++count;
        }
    }
    return count == 1 ? found : QByteArray();
}

} // namespace

Result<CallbackListener::Parameters> readCallbackQuery(const QByteArray &query)
{
    CallbackListener::Parameters parameters;
    for (const QByteArray &item : query.split('&')) {
        if (item.isEmpty())
            continue;
        const qsizetype equals = item.indexOf('=');
        const Result<QString> name = decode(equals < 0 ? item : item.left(equals));
        const Result<QString> value = decode(equals < 0 ? QByteArray() : item.mid(equals + 1));
        if (!name)
            return Core::failure(name.error());
        if (!value)
            return Core::failure(value.error());
        if (parameters.contains(*name))
            return Core::failure(Error::Code::Invalid, QStringLiteral("a parameter is there twice"));
        parameters.insert(*name, *value);
    }
    return parameters;
}

CallbackListener::CallbackListener(Judge judge, QObject *parent, CallbackLimits limits)
    : QObject(parent), m_judge(std::move(judge)), m_limits(limits)
{
    connect(&m_server, &QTcpServer::newConnection, this, &CallbackListener::accept);
}

CallbackListener::~CallbackListener()
{
    for (QTcpSocket *socket : m_connections.keys()) {
        socket->disconnect(this);
        socket->abort();
    }
}

Result<> CallbackListener::open()
{
    // The default address of QTcpServer is every network interface.
    if (!m_server.listen(QHostAddress(QHostAddress::LocalHost), 0))
        return Core::failure(Error::Code::Unavailable, QStringLiteral("no port on 127.0.0.1"));
    m_port = m_server.serverPort();
    return {};
}

void CallbackListener::close()
{
    m_server.close();
}

void CallbackListener::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        // The oldest one makes room: whoever holds connections open cannot keep the browser out.
        if (m_order.size() >= m_limits.maxConnections)
            m_order.first()->abort();
        m_connections.insert(socket, {});
        m_order.append(socket);
        socket->setReadBufferSize(m_limits.maxHeader);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            drop(socket);
            socket->deleteLater();
        });
        QTimer::singleShot(m_limits.headerTime, socket, [socket] { socket->abort(); });
        read(socket);
    }
}

void CallbackListener::read(QTcpSocket *socket)
{
    const auto connection = m_connections.find(socket);
    if (connection == m_connections.end())
        return;
    connection->append(socket->readAll());
    // TCP may bring the header in any number of pieces.
    const qsizetype end = connection->indexOf("\r\n\r\n");
    if (end > m_limits.maxHeader || (end < 0 && connection->size() > m_limits.maxHeader))
        finish(socket, plainAnswer("431 Request Header Fields Too Large"));
    else if (end >= 0)
        finish(socket, answerTo(connection->left(end)));
}

QByteArray CallbackListener::answerTo(const QByteArray &header)
{
    if (header.contains('\0'))
        return plainAnswer("400 Bad Request");
    QList<QByteArray> lines = header.split('\n');
    for (QByteArray &line : lines) {
        if (line.endsWith('\r'))
            line.chop(1);
    }
    const QList<QByteArray> words = lines.first().split(' ');
    if (words.size() != 3 || (words[2] != "HTTP/1.1" && words[2] != "HTTP/1.0") || !words[1].startsWith('/'))
        return plainAnswer("400 Bad Request");
    // A page elsewhere whose name was made to lead here (DNS rebinding) says its own name.
    if (singleField(lines, "Host") != "127.0.0.1:" + QByteArray::number(m_port))
        return plainAnswer("421 Misdirected Request");
    const qsizetype mark = words[1].indexOf('?');
    if ((mark < 0 ? words[1] : words[1].left(mark)) != path)
        return plainAnswer("404 Not Found");
    if (words[0] != "GET")
        return plainAnswer("405 Method Not Allowed");
    const Result<Parameters> parameters = readCallbackQuery(mark < 0 ? QByteArray() : words[1].mid(mark + 1));
    if (!parameters)
        return plainAnswer("400 Bad Request");
    // What was accepted before close() may still be read, but counts no more.
    if (!isOpen())
        return signInAnswer(SignInPage::NotExpected);
    return signInAnswer(m_judge(*parameters));
}

void CallbackListener::drop(QTcpSocket *socket)
{
    m_connections.remove(socket);
    m_order.removeOne(socket);
}

void CallbackListener::finish(QTcpSocket *socket, const QByteArray &answer)
{
    drop(socket);
    socket->disconnect(this);
    // What else it sends is read and dropped: unread bytes would turn the close into a reset, and
    // the browser might lose the answer.
    socket->setReadBufferSize(0);
    connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->skip(socket->bytesAvailable()); });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(closingTime, socket, [socket] { socket->abort(); });
    socket->write(answer);
    socket->flush(); // now: this listener may be gone before the next turn of the event loop
    socket->disconnectFromHost();
}

} // namespace Session
