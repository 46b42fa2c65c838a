// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/chatmodel.h"

#include <QDateTime>

#include <functional>

namespace Agent {

/// What the built-in assistant says or calls: rules over the tools' own texts, no model, no network.
///
/// Pure: the same request and time give the same answer. It calls an operation only when the question is
/// about it by the operation's own words, never one about the caller's data for a question about somebody
/// else, and one that changes something only when that was ordered. After tool results it always answers.
/// Time and memory are bounded whatever the text is. English.
/// \param now  the person's local clock: what "tomorrow" counts from
/// How it works: docs/adr/0006-built-in-assistant.md
ModelAnswer answer(const ModelRequest &request, const QDateTime &now = QDateTime::currentDateTime());

namespace BuiltIn {
class ToolReader;
}

/// The same with a reader that keeps what it has read of the tools for the next question.
ModelAnswer answer(const ModelRequest &request, BuiltIn::ToolReader &reader, const QDateTime &now);

/// answer() as a ChatModel: the default until a model is configured. Reads each tool once.
class BuiltInAssistant : public ChatModel
{
public:
    using LocalClock = std::function<QDateTime()>;

    explicit BuiltInAssistant(LocalClock clock = [] { return QDateTime::currentDateTime(); });
    ~BuiltInAssistant() override;

    QString name() const override;
    bool ranksTools() const override { return true; }
    /// One text(), when there is something to say, then finished(); both from the event loop.
    std::unique_ptr<ModelRun> run(const ModelRequest &request) override;

private:
    const LocalClock m_clock;
    std::unique_ptr<BuiltIn::ToolReader> m_reader;
};

} // namespace Agent
