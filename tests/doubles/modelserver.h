// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/headers.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

class QTcpSocket;

namespace Doubles {

/// One request as a model server gets it.
struct ModelQuestion
{
    QByteArray method;
    QByteArray target; ///< path and query
    Http::Headers headers;
    QJsonObject body;

    bool wantsStream() const { return body.value(QLatin1String("stream")).toBool(); }
    QJsonArray messages() const { return body.value(QLatin1String("messages")).toArray(); }
    /// The text of the newest message of that role ("user", "tool", …) in the whole request.
    QString newest(const char *role) const;
    /// The tools' results behind the newest answer of the model, one a line; empty when there are none.
    QString freshResults() const;
    /// Whether the model made exactly this call before.
    bool holdsCall(const QString &tool, const QJsonObject &arguments) const;
    QStringList toolNames() const;
};

/// What a model server does with one request. Set the members that a test is about.
struct ModelReply
{
    QString text;
    QJsonArray toolCalls; ///< as OpenAI writes them; see callOf()
    QByteArray finishReason; ///< empty: "stop", or "tool_calls" when there are some
    QJsonObject usage {{QStringLiteral("prompt_tokens"), 7},
                       {QStringLiteral("completion_tokens"), 3},
                       {QStringLiteral("total_tokens"), 10}};
    qsizetype pieceSize = 5; ///< characters in one delta of a stream
    std::chrono::milliseconds interval {0}; ///< between the events of a stream
    int cutAfter = -1; ///< close the connection after so many events; 0: after the head; -1: never
    int stallAfter = -1; ///< say no more after so many events, and keep the connection open
    bool silent = false; ///< take the request and never answer

    int status = 200;
    Http::Headers headers; ///< beside Content-Type
    QByteArray contentType; ///< empty: what fits
    QByteArray body; ///< when not empty: this instead of a completion
    QByteArray bytes; ///< when not empty: exactly these, without any head of ours, then the connection closes

    static ModelReply say(const QString &text);
    static ModelReply call(const QString &tool, const QJsonObject &arguments = {},
                           const QString &id = QStringLiteral("call_1"));
    /// An error as OpenAI writes it.
    static ModelReply fail(int status, const QByteArray &type, const QByteArray &message,
                           const Http::Headers &headers = {});
    static ModelReply silence();
    /// A recorded answer.
    static ModelReply recorded(int status, const QByteArray &contentType, const QByteArray &body);

    /// One member of toolCalls.
    static QJsonObject callOf(const QString &tool, const QJsonObject &arguments, const QString &id);
};

/// An OpenAI-compatible model server on a real port of loopback, for tests of whatever talks to one.
///
/// It follows a script, in JSON or as a stream, as it was asked; it stalls, cuts off and sends garbage where
/// the script says so. Lives in the thread that makes it, which must run its event loop (QTRY_…, qWaitFor).
///
///     Doubles::ModelServer model(Doubles::ModelServer::obeying("daysOff"));
///     options: --model-url model.url() --model any
///     QTRY_COMPARE(model.questions().size(), 2);
class ModelServer : public QObject
{
    Q_OBJECT
public:
    /// \param round  which request this is, from 0
    using Script = std::function<ModelReply(const ModelQuestion &question, int round)>;

    explicit ModelServer(Script script, QObject *parent = nullptr);
    ~ModelServer() override;

    /// A model that can be talked into anything: where the newest results, or the person's question when
    /// there are none, hold `CALL tool {json}` it makes that call, and where they hold `SAY text` (up to the
    /// end of the line, or of the JSON string) it says that. All orders are obeyed, in their order, each call
    /// once. A question without an order makes it call `tool` with `arguments`; results without one are
    /// repeated.
    static Script obeying(const QString &tool, const QJsonObject &arguments = {});
    /// One reply for each request in turn, the last one again and again.
    static Script inTurn(const QList<ModelReply> &replies);

    QUrl url() const; ///< "http://127.0.0.1:PORT/v1"
    void setScript(Script script) { m_script = std::move(script); }
    const QList<ModelQuestion> &questions() const { return m_questions; }
    /// How many clients left before their answer was complete.
    int left() const { return m_left; }
    /// Answers GET …/models with these.
    void setModels(const QStringList &names) { m_models = names; }

private:
    struct Private;
    struct Connection;
    void take(const std::shared_ptr<Connection> &connection);
    void answer(const std::shared_ptr<Connection> &connection, const ModelQuestion &question);
    void send(const std::shared_ptr<Connection> &connection, const QList<QByteArray> &events,
              const ModelReply &reply);

    Script m_script;
    QStringList m_models {QStringLiteral("double")};
    QList<ModelQuestion> m_questions;
    int m_rounds = 0;
    int m_left = 0;
    std::unique_ptr<Private> d;
};

} // namespace Doubles
