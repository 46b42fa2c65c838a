// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/modelfailure.h"
#include "openapi/operation.h"

#include <QJsonObject>
#include <QObject>

#include <tl/expected.hpp>

#include <memory>

namespace Agent {

/// A model's wish to call a tool. Nothing in it is trusted.
struct ToolCall
{
    QString id;
    QString name;
    QJsonObject arguments;

    bool operator==(const ToolCall &) const = default;
};

/// One message of what a model sees.
struct ChatMessage
{
    enum class Role { System, User, Assistant, Tool };
    Role role = Role::User;
    QString text; ///< for Tool: a JSON object `{"class":"ok","data":…}` or
                  ///< `{"class":"not_permitted","sentence":…}`
    QList<ToolCall> toolCalls; ///< Assistant only
    QString toolCallId; ///< Tool only: which call this answers
};

struct ModelRequest
{
    QList<ChatMessage> messages; ///< oldest first; ends with the person's question or tool results
    QList<OpenApi::Operation> tools; ///< the usable ones
    QString personName; ///< whom the agent acts as
    QStringList roles; ///< of that person, as far as the agent's token says
};

/// What answers cost, as the model's server counts it; 0 where it does not say.
struct TokenUsage
{
    qint64 promptTokens = 0;
    qint64 completionTokens = 0;

    bool operator==(const TokenUsage &) const = default;
};

/// What a model said at the end of one round: text, tool calls, or both.
struct ModelAnswer
{
    QString text;
    QList<ToolCall> toolCalls;
    TokenUsage usage {};

    bool operator==(const ModelAnswer &) const = default;
};

using ModelResult = tl::expected<ModelAnswer, ModelFailure>;

/// One round under way. Destroying it cancels the request.
class ModelRun : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    void text(const QString &delta);
    /// Once, last.
    void finished(const Agent::ModelResult &answer);
};

/// Whatever decides what to say and which tools to call.
class ChatModel
{
public:
    virtual ~ChatModel() = default;
    /// For people: "Built-in assistant", "gpt-4.1".
    virtual QString name() const = 0;
    /// Whether it finds the fitting ones among any number of tools itself; else it is offered a choice.
    virtual bool ranksTools() const { return false; }
    /// Signals come later, from the event loop, never from inside this call.
    virtual std::unique_ptr<ModelRun> run(const ModelRequest &request) = 0;
};

} // namespace Agent
