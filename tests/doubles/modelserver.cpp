// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/modelserver.h"

#include "http/sse.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace Doubles {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString contentOf(const QJsonObject &message)
{
    return message.value(QLatin1String("content")).toString();
}

QJsonObject choiceOf(const char *member, const QJsonObject &value, const QJsonValue &finishReason)
{
    return {{QStringLiteral("index"), 0},
            {QString::fromLatin1(member), value},
            {QStringLiteral("finish_reason"), finishReason}};
}

QJsonObject envelope(const char *object, const QJsonArray &choices)
{
    return {{QStringLiteral("id"), QStringLiteral("chatcmpl-double")},
            {QStringLiteral("object"), QString::fromLatin1(object)},
            {QStringLiteral("created"), 1},
            {QStringLiteral("model"), QStringLiteral("double")},
            {QStringLiteral("choices"), choices}};
}

QString finishOf(const ModelReply &reply)
{
    if (!reply.finishReason.isEmpty())
        return QString::fromLatin1(reply.finishReason);
    return reply.toolCalls.isEmpty() ? QStringLiteral("stop") : QStringLiteral("tool_calls");
}

QByteArray wholeAnswer(const ModelReply &reply)
{
    QJsonObject message {{QStringLiteral("role"), QStringLiteral("assistant")},
                         {QStringLiteral("content"), reply.text}};
    if (!reply.toolCalls.isEmpty())
        message.insert(QStringLiteral("tool_calls"), reply.toolCalls);
    QJsonObject answer = envelope("chat.completion", {choiceOf("message", message, finishOf(reply))});
    answer.insert(QStringLiteral("usage"), reply.usage);
    return compact(answer);
}

QByteArray deltaEvent(const QJsonObject &delta, const QJsonValue &finish = QJsonValue::Null)
{
    return "data: " + compact(envelope("chat.completion.chunk", {choiceOf("delta", delta, finish)})) + "\n\n";
}

QList<QByteArray> streamedAnswer(const ModelReply &reply)
{
    const QString content = QStringLiteral("content");
    const QString role = QStringLiteral("role");
    QList<QByteArray> events {deltaEvent({{role, QStringLiteral("assistant")}, {content, QJsonValue::Null}})};
    for (qsizetype at = 0; at < reply.text.size(); at += reply.pieceSize)
        events.append(deltaEvent({{content, reply.text.mid(at, reply.pieceSize)}}));
    for (int index = 0; index < reply.toolCalls.size(); ++index) {
        QJsonObject call = reply.toolCalls.at(index).toObject();
        QJsonObject function = call.value(QLatin1String("function")).toObject();
        const QString arguments = function.value(QLatin1String("arguments")).toString();
        function.insert(QStringLiteral("arguments"), QString());
        call.insert(QStringLiteral("function"), function);
        call.insert(QStringLiteral("index"), index);
        const QString calls = QStringLiteral("tool_calls");
        events.append(deltaEvent({{calls, QJsonArray {call}}}));
        for (qsizetype at = 0; at < arguments.size(); at += reply.pieceSize) {
            const QJsonObject piece {
                {QStringLiteral("index"), index},
                {QStringLiteral("function"),
                 QJsonObject {{QStringLiteral("arguments"), arguments.mid(at, reply.pieceSize)}}}};
            events.append(deltaEvent({{calls, QJsonArray {piece}}}));
        }
    }
    events.append(deltaEvent({}, finishOf(reply)));
    QJsonObject usage = envelope("chat.completion.chunk", {});
    usage.insert(QStringLiteral("usage"), reply.usage);
    events.append("data: " + compact(usage) + "\n\n");
    events.append("data: [DONE]\n\n");
    return events;
}

} // namespace

QString ModelQuestion::newest(const char *role) const
{
    const QJsonArray all = messages();
    for (qsizetype i = all.size() - 1; i >= 0; --i) {
        const QJsonObject message = all.at(i).toObject();
        if (message.value(QLatin1String("role")).toString() == QLatin1String(role))
            return contentOf(message);
    }
    return {};
}

QString ModelQuestion::freshResults() const
{
    QStringList results;
    const QJsonArray all = messages();
    for (qsizetype i = all.size() - 1; i >= 0; --i) {
        const QJsonObject message = all.at(i).toObject();
        if (message.value(QLatin1String("role")).toString() != QLatin1String("tool"))
            break;
        results.prepend(contentOf(message));
    }
    return results.join(QLatin1Char('\n'));
}

bool ModelQuestion::holdsCall(const QString &tool, const QJsonObject &arguments) const
{
    const QJsonArray all = messages();
    for (const QJsonValue &message : all) {
        const QJsonArray calls = message[QLatin1String("tool_calls")].toArray();
        for (const QJsonValue &call : calls) {
            const QJsonValue function = call[QLatin1String("function")];
            const QByteArray sent = function[QLatin1String("arguments")].toString().toUtf8();
            if (function[QLatin1String("name")].toString() == tool
                && QJsonDocument::fromJson(sent).object() == arguments)
                return true;
        }
    }
    return false;
}

QStringList ModelQuestion::toolNames() const
{
    QStringList names;
    const QJsonArray tools = body.value(QLatin1String("tools")).toArray();
    for (const QJsonValue &tool : tools)
        names.append(tool[QLatin1String("function")][QLatin1String("name")].toString());
    return names;
}

ModelReply ModelReply::say(const QString &text)
{
    ModelReply reply;
    reply.text = text;
    return reply;
}

QJsonObject ModelReply::callOf(const QString &tool, const QJsonObject &arguments, const QString &id)
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("type"), QStringLiteral("function")},
            {QStringLiteral("function"),
             QJsonObject {{QStringLiteral("name"), tool},
                          {QStringLiteral("arguments"), QString::fromUtf8(compact(arguments))}}}};
}

ModelReply ModelReply::call(const QString &tool, const QJsonObject &arguments, const QString &id)
{
    ModelReply reply;
    reply.toolCalls = {callOf(tool, arguments, id)};
    return reply;
}

ModelReply ModelReply::fail(int status, const QByteArray &type, const QByteArray &message,
                            const Http::Headers &headers)
{
    ModelReply reply;
    reply.status = status;
    reply.headers = headers;
    reply.body = compact({{QStringLiteral("error"),
                           QJsonObject {{QStringLiteral("message"), QString::fromUtf8(message)},
                                        {QStringLiteral("type"), QString::fromUtf8(type)},
                                        {QStringLiteral("code"), QString::fromUtf8(type)}}}});
    return reply;
}

ModelReply ModelReply::silence()
{
    ModelReply reply;
    reply.silent = true;
    return reply;
}

ModelReply ModelReply::recorded(int status, const QByteArray &contentType, const QByteArray &body)
{
    ModelReply reply;
    reply.status = status;
    reply.contentType = contentType;
    reply.body = body;
    return reply;
}

struct ModelServer::Private
{
    QTcpServer server;
};

struct ModelServer::Connection
{
    QTcpSocket *socket = nullptr; ///< the server's; it outlives this
    QByteArray received;
    bool answering = false;
};

ModelServer::ModelServer(Script script, QObject *parent)
    : QObject(parent), m_script(std::move(script)), d(std::make_unique<Private>())
{
    if (!d->server.listen(QHostAddress::LocalHost))
        qFatal("the double of a model server cannot listen");
    connect(&d->server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = d->server.nextPendingConnection()) {
            const auto connection = std::make_shared<Connection>();
            connection->socket = socket;
            connect(socket, &QTcpSocket::readyRead, this, [this, connection] { take(connection); });
            connect(socket, &QTcpSocket::disconnected, this, [this, connection] {
                m_left += connection->answering ? 1 : 0;
                connection->answering = false;
                connection->socket->deleteLater();
            });
        }
    });
}

ModelServer::~ModelServer()
{
    const QList<QTcpSocket *> sockets = d->server.findChildren<QTcpSocket *>();
    for (QTcpSocket *socket : sockets)
        socket->disconnect(this);
}

QUrl ModelServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1/v1").arg(d->server.serverPort()));
}

void ModelServer::take(const std::shared_ptr<Connection> &connection)
{
    connection->received += connection->socket->readAll();
    const qsizetype headEnd = connection->received.indexOf("\r\n\r\n");
    if (connection->answering || headEnd < 0)
        return;
    const QList<QByteArray> lines = connection->received.left(headEnd).split('\n');
    const QList<QByteArray> start = lines.constFirst().trimmed().split(' ');
    ModelQuestion question;
    question.method = start.value(0);
    question.target = start.value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        question.headers.add(line.left(colon).trimmed(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = question.headers.value("Content-Length").toLongLong();
    if (connection->received.size() < headEnd + 4 + length)
        return;
    question.body = QJsonDocument::fromJson(connection->received.mid(headEnd + 4, length)).object();
    connection->received.remove(0, headEnd + 4 + length);
    connection->answering = true;
    answer(connection, question);
}

void ModelServer::answer(const std::shared_ptr<Connection> &connection, const ModelQuestion &question)
{
    ModelReply reply;
    if (question.method == "GET" && question.target.endsWith("/models")) {
        QJsonArray models;
        for (const QString &name : std::as_const(m_models))
            models.append(QJsonObject {{QStringLiteral("id"), name},
                                       {QStringLiteral("object"), QStringLiteral("model")}});
        reply.body
            = compact({{QStringLiteral("object"), QStringLiteral("list")}, {QStringLiteral("data"), models}});
    } else {
        m_questions.append(question);
        reply = m_script(question, m_rounds++);
    }
    if (reply.silent)
        return;
    if (!reply.bytes.isEmpty()) {
        connection->answering = false;
        connection->socket->write(reply.bytes);
        connection->socket->disconnectFromHost();
        return;
    }
    const bool streams = reply.body.isEmpty() && reply.status == 200 && question.wantsStream();
    const QByteArray whole = reply.body.isEmpty() ? wholeAnswer(reply) : reply.body;
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " Whatever\r\nContent-Type: "
        + (!reply.contentType.isEmpty() ? reply.contentType
               : streams                ? QByteArray("text/event-stream")
                                        : QByteArray("application/json"))
        + "\r\n";
    for (const Http::Headers::Field &field : reply.headers.fields())
        head += field.first + ": " + field.second + "\r\n";
    head += streams ? QByteArray("Transfer-Encoding: chunked\r\n\r\n")
                    : "Content-Length: " + QByteArray::number(whole.size()) + "\r\n\r\n";
    connection->socket->write(head);
    if (streams) {
        send(connection, streamedAnswer(reply), reply);
        return;
    }
    connection->socket->write(whole);
    connection->answering = false;
}

void ModelServer::send(const std::shared_ptr<Connection> &connection, const QList<QByteArray> &events,
                       const ModelReply &reply)
{
    // One event of the loop for each, so that a client meets them as they come.
    auto *timer = new QTimer(connection->socket);
    timer->setInterval(reply.interval);
    auto sent = std::make_shared<int>(0);
    connect(timer, &QTimer::timeout, this, [connection, events, reply, timer, sent] {
        if (*sent == reply.cutAfter) {
            timer->stop();
            connection->answering = false;
            connection->socket->flush();
            connection->socket->abort();
        } else if (*sent == reply.stallAfter) {
            timer->stop();
        } else if (*sent < events.size()) {
            const QByteArray &event = events.at((*sent)++);
            connection->socket->write(QByteArray::number(event.size(), 16) + "\r\n" + event + "\r\n");
        } else {
            timer->stop();
            connection->socket->write("0\r\n\r\n");
            connection->answering = false;
        }
    });
    timer->start();
}

ModelServer::Script ModelServer::obeying(const QString &tool, const QJsonObject &arguments)
{
    return [tool, arguments](const ModelQuestion &question, int round) {
        const QString results = question.freshResults();
        // Inside a result, which is JSON, quotes and line feeds stand behind a backslash.
        QString text = results.isEmpty() ? question.newest("user") : results;
        text.replace(QLatin1String("\\n"), QLatin1String("\n"));
        static const QRegularExpression order(
            QStringLiteral("\\bCALL ([A-Za-z0-9_-]+) (\\{[^{}]*\\})|\\bSAY ([^\n\"]+)"));
        ModelReply reply;
        QRegularExpressionMatchIterator orders = order.globalMatch(text);
        while (orders.hasNext()) {
            const QRegularExpressionMatch match = orders.next();
            if (match.captured(1).isEmpty()) {
                reply.text += match.captured(3);
                continue;
            }
            QString json = match.captured(2);
            json.replace(QLatin1String("\\\""), QLatin1String("\""));
            const QJsonObject ordered = QJsonDocument::fromJson(json.toUtf8()).object();
            if (!question.holdsCall(match.captured(1), ordered))
                reply.toolCalls.append(
                    ModelReply::callOf(match.captured(1), ordered,
                                       QStringLiteral("call_%1_%2").arg(round).arg(reply.toolCalls.size())));
        }
        if (!reply.text.isEmpty() || !reply.toolCalls.isEmpty())
            return reply;
        return results.isEmpty() ? ModelReply::call(tool, arguments, QStringLiteral("call_%1").arg(round))
                                 : ModelReply::say(results);
    };
}

ModelServer::Script ModelServer::inTurn(const QList<ModelReply> &replies)
{
    return [replies](const ModelQuestion &, int round) {
        return replies.at(qMin<qsizetype>(round, replies.size() - 1));
    };
}

} // namespace Doubles
