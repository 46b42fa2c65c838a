// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/chatmodel.h"

#include <QTimer>

#include <functional>
#include <optional>

namespace Doubles {

/// A ChatModel that does what a test's script says. Use it in the thread of the agent service.
///
/// Header only: whoever includes it links SecureAgent::agent.
class ScriptedModel : public Agent::ChatModel
{
public:
    /// What the model says to a request; nothing: it stays silent for ever.
    using Script = std::function<std::optional<Agent::ModelResult>(const Agent::ModelRequest &)>;

    explicit ScriptedModel(Script script) : m_script(std::move(script)) { }

    QString name() const override { return QStringLiteral("Scripted model"); }

    std::unique_ptr<Agent::ModelRun> run(const Agent::ModelRequest &request) override
    {
        auto run = std::make_unique<Agent::ModelRun>();
        const auto answer = m_script(request);
        if (!answer)
            return run;
        QTimer::singleShot(0, run.get(), [run = run.get(), answer = *answer] {
            // In two pieces, as a stream would come.
            const QString text = answer ? answer->text : QString();
            const qsizetype half = text.size() / 2;
            if (!text.isEmpty()) {
                Q_EMIT run->text(text.left(half));
                Q_EMIT run->text(text.mid(half));
            }
            Q_EMIT run->finished(answer);
        });
        return run;
    }

    /// An answer that only says something.
    static Agent::ModelAnswer say(const QString &text) { return {text, {}, {}}; }
    /// An answer that calls one tool.
    static Agent::ModelAnswer call(const QString &tool, const QJsonObject &arguments = {},
                                   const QString &id = QStringLiteral("call_1"))
    {
        return {QString(), {Agent::ToolCall {id, tool, arguments}}, {}};
    }
    /// No answer.
    static Agent::ModelResult fail(Agent::ModelFailure::Reason reason)
    {
        return tl::unexpected(Agent::ModelFailure {reason, QStringLiteral("scripted"), {}});
    }

private:
    const Script m_script;
};

} // namespace Doubles
