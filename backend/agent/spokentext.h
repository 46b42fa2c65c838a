// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Agent {

/// What of a model's text is for the person, however the stream is cut.
///
/// Left out are thoughts (`<think>…</think>` at the start), and tool calls that the model writes into its
/// text instead of making them: by the marks of the known chat templates, and as a text that is nothing
/// but the JSON of a call to one of the tools. From such a mark on nothing is shown.
class SpokenText
{
public:
    explicit SpokenText(QStringList toolNames) : m_toolNames(std::move(toolNames)) { }

    /// \return what may be shown now; what may still become a mark waits
    QString feed(const QString &piece);
    /// The text is complete. \return what waited
    QString finish();
    /// A call was written as text.
    bool wroteCall() const { return m_state == State::Call; }

private:
    enum class State {
        Start, ///< nothing but blanks so far
        Thinking,
        Json, ///< it began like JSON: only the end tells whether it is a call
        Speaking,
        Call,
    };

    bool leaveStart();
    QString speak();
    bool isCall() const;

    const QStringList m_toolNames;
    State m_state = State::Start;
    QString m_waiting;
};

} // namespace Agent
