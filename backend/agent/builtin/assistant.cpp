// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/assistant.h"

#include "agent/builtin/answer.h"
#include "agent/builtin/plan.h"
#include "agent/builtin/wording.h"

#include <QJsonDocument>
#include <QTimer>

namespace Agent {

namespace {

const OpenApi::Operation *operationOf(const ModelRequest &request, const QString &name)
{
    for (const OpenApi::Operation &operation : request.tools) {
        if (operation.name == name)
            return &operation;
    }
    return nullptr;
}

/// The results behind the last question, each with its call.
QList<BuiltIn::Outcome> resultsOf(const ModelRequest &request)
{
    QList<ToolCall> calls;
    QList<BuiltIn::Outcome> outcomes;
    for (const ChatMessage &message : request.messages) {
        if (message.role == ChatMessage::Role::User) {
            calls.clear();
            outcomes.clear();
        } else if (message.role == ChatMessage::Role::Assistant) {
            calls += message.toolCalls;
        } else if (message.role == ChatMessage::Role::Tool) {
            BuiltIn::Outcome outcome;
            for (const ToolCall &call : std::as_const(calls)) {
                if (call.id == message.toolCallId)
                    outcome.call = call;
            }
            outcome.operation = operationOf(request, outcome.call.name);
            outcome.result = QJsonDocument::fromJson(message.text.toUtf8()).object();
            outcomes.append(outcome);
        }
    }
    return outcomes;
}

/// The results in words that fit what was asked.
QString tell(const BuiltIn::Conversation &conversation, const QList<BuiltIn::Outcome> &outcomes)
{
    const QString told = BuiltIn::answerResults(outcomes);
    if (told.isEmpty() || conversation.turns.isEmpty())
        return told;
    const bool nothing = outcomes.size() == 1 && BuiltIn::foundNothing(outcomes.first());
    const BuiltIn::Question question = conversation.question(int(conversation.turns.size()) - 1);
    const int last = int(question.text.tokens.size());
    if (BuiltIn::readIntent(question.text, 0, last, conversation.verbs).asks == BuiltIn::Intent::Asks::Why)
        return nothing ? BuiltIn::cannotExplain() + u' ' + BuiltIn::nothingOnRecord()
                       : BuiltIn::onlyOnRecord() + QStringLiteral("\n\n") + told;
    // "Nobody." answers who, but not "has office …?" nor "when …?".
    const BuiltIn::Profile *profile = nothing ? conversation.profileOf(outcomes.first().call.name) : nullptr;
    return profile && profile->answersWho && !BuiltIn::saysWho(question.text) ? BuiltIn::nothingOnRecord()
                                                                              : told;
}

/// The run of an assistant that needs no time: it answers as soon as the event loop turns.
class ImmediateRun : public ModelRun
{
public:
    explicit ImmediateRun(ModelAnswer answer) : m_answer(std::move(answer))
    {
        QTimer::singleShot(0, this, [this] {
            if (!m_answer.text.isEmpty())
                Q_EMIT text(m_answer.text);
            Q_EMIT finished(m_answer);
        });
    }

private:
    const ModelAnswer m_answer;
};

} // namespace

ModelAnswer answer(const ModelRequest &request, const QDateTime &now)
{
    BuiltIn::ToolReader reader;
    return answer(request, reader, now);
}

ModelAnswer answer(const ModelRequest &request, BuiltIn::ToolReader &reader, const QDateTime &now)
{
    ModelAnswer reply;
    const bool afterResults
        = !request.messages.isEmpty() && request.messages.last().role == ChatMessage::Role::Tool;
    if (afterResults) {
        reply.text
            = tell(BuiltIn::readConversation(request, reader.read(request.tools), now), resultsOf(request));
        return reply;
    }
    const BuiltIn::Conversation conversation
        = BuiltIn::readConversation(request, reader.read(request.tools), now);
    if (conversation.turns.isEmpty()) {
        reply.text = BuiltIn::capabilities(request);
        return reply;
    }
    const BuiltIn::Plan plan = BuiltIn::planTurn(conversation, int(conversation.turns.size()) - 1);
    reply.text = plan.text;
    reply.toolCalls = plan.calls;
    return reply;
}

BuiltInAssistant::BuiltInAssistant(LocalClock clock)
    : m_clock(std::move(clock)), m_reader(std::make_unique<BuiltIn::ToolReader>())
{
}

BuiltInAssistant::~BuiltInAssistant() = default;

QString BuiltInAssistant::name() const
{
    return QStringLiteral("Built-in assistant");
}

std::unique_ptr<ModelRun> BuiltInAssistant::run(const ModelRequest &request)
{
    return std::make_unique<ImmediateRun>(answer(request, *m_reader, m_clock()));
}

} // namespace Agent
