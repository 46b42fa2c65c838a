// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/chatmodel.h"
#include "agent/spokentext.h"
#include "http/sse.h"

#include <QJsonObject>
#include <QMap>
#include <QSet>

#include <optional>

namespace Agent {

/// Reads one chat completion, whole or streamed, as servers write them and not only as OpenAI does.
///
/// The pieces of a tool call belong together by their index; its id and name count once, however often
/// they are repeated. A call is complete only with arguments that are a JSON object, and none is given out
/// of an answer that was cut off.
class CompletionReader
{
public:
    /// \param request  whose answer this is: which tools there are, and which ids are taken
    explicit CompletionReader(const ModelRequest &request);

    /// A whole answer's body, instead of take() and finish().
    ModelResult readWhole(const QByteArray &body);

    /// One event of a stream.
    /// \param shown  gets the text that the person may read now
    /// \return why the stream is of no use any more
    std::optional<ModelFailure> take(const Http::SseEvent &event, QString &shown);
    /// The stream has ended as a transport sees it.
    /// \param shown  gets the rest of the text
    ModelResult finish(QString &shown);
    /// The model has said that it is done; what follows does not matter.
    bool isDone() const { return m_isDone; }

private:
    struct Call
    {
        QString id;
        QString name;
        QString arguments; ///< JSON, as far as it has come
    };

    QString takeMessage(const QJsonObject &message);
    void takeCall(const QJsonObject &call);
    void takeUsage(const QJsonValue &usage);
    ModelResult conclude();
    QString freeId(const QString &wanted);

    SpokenText m_spoken;
    QSet<QString> m_takenIds;
    QString m_text;
    QMap<int, Call> m_calls; ///< by index
    int m_newestCall = -1;
    bool m_hasWildCall = false; ///< numbered as no server would
    QString m_finishReason;
    TokenUsage m_usage;
    bool m_hasBegun = false;
    bool m_isDone = false;
};

} // namespace Agent
