// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/spokentext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace Agent {

namespace {

constexpr qsizetype longestJson = 64 * 1024; ///< a longer text is no call
constexpr QLatin1String thought("<think>");
constexpr QLatin1String thoughtEnd("</think>");
constexpr QLatin1String fence("```json");

/// How the chat templates of open models begin a tool call.
constexpr std::array<const char *, 10> marks {
    "<tool_call>",       "<tool_calls>",   "<|tool_call",
    "<function=",        "<function_call", "<|python_tag|>",
    "<invoke ",          "[TOOL_CALLS]",   "<|tool_calls_section_begin|>",
    "<\xef\xbd\x9ctool", // DeepSeek's, with a fullwidth bar
};

/// How many characters at the end of `text` may be the beginning of `mark`.
qsizetype beginningOf(const QString &mark, const QString &text)
{
    for (qsizetype length = std::min(mark.size() - 1, text.size()); length > 0; --length) {
        if (text.endsWith(QStringView(mark).left(length)))
            return length;
    }
    return 0;
}

} // namespace

QString SpokenText::feed(const QString &piece)
{
    if (m_state == State::Call)
        return {};
    m_waiting += piece;
    while (m_state == State::Start || m_state == State::Thinking) {
        if (m_state == State::Start) {
            if (!leaveStart())
                return {};
            continue;
        }
        const qsizetype end = m_waiting.indexOf(thoughtEnd);
        if (end < 0) {
            m_waiting = m_waiting.right(thoughtEnd.size());
            return {};
        }
        m_waiting.remove(0, end + thoughtEnd.size());
        m_state = State::Start;
    }
    if (m_state == State::Json) {
        if (m_waiting.size() <= longestJson)
            return {};
        m_state = State::Speaking;
    }
    return speak();
}

bool SpokenText::leaveStart()
{
    qsizetype blanks = 0;
    while (blanks < m_waiting.size() && m_waiting.at(blanks).isSpace())
        ++blanks;
    m_waiting.remove(0, blanks);
    if (m_waiting.isEmpty())
        return false;
    if (m_waiting.startsWith(thought)) {
        m_waiting.remove(0, thought.size());
        m_state = State::Thinking;
        return true;
    }
    if (thought.startsWith(m_waiting) || (fence.startsWith(m_waiting) && m_waiting.size() < fence.size()))
        return false;
    const bool json = m_waiting.startsWith(QLatin1Char('{')) || m_waiting.startsWith(fence);
    m_state = json ? State::Json : State::Speaking;
    return true;
}

QString SpokenText::speak()
{
    qsizetype markAt = -1;
    qsizetype held = 0;
    for (const char *bytes : marks) {
        const QString mark = QString::fromUtf8(bytes);
        const qsizetype at = m_waiting.indexOf(mark);
        if (at >= 0 && (markAt < 0 || at < markAt))
            markAt = at;
        held = std::max(held, beginningOf(mark, m_waiting));
    }
    QString shown;
    if (markAt >= 0) {
        m_state = State::Call;
        shown = m_waiting.left(markAt);
        m_waiting.clear();
    } else {
        shown = m_waiting.left(m_waiting.size() - held);
        m_waiting.remove(0, shown.size());
    }
    return shown;
}

bool SpokenText::isCall() const
{
    QString text = m_waiting;
    if (text.startsWith(fence)) {
        text.remove(0, fence.size());
        text = text.left(text.lastIndexOf(QLatin1String("```")));
    }
    const QJsonObject object = QJsonDocument::fromJson(text.trimmed().toUtf8()).object();
    const QJsonValue function = object.value(QLatin1String("function"));
    for (const QJsonValue &name :
         {object.value(QLatin1String("name")), function, function[QLatin1String("name")]}) {
        if (name.isString() && m_toolNames.contains(name.toString()))
            return true;
    }
    return false;
}

QString SpokenText::finish()
{
    QString shown;
    if (m_state == State::Json && isCall())
        m_state = State::Call;
    else if (m_state == State::Json)
        shown = speak() + m_waiting;
    else if (m_state != State::Thinking && m_state != State::Call)
        shown = m_waiting;
    m_waiting.clear();
    return shown;
}

} // namespace Agent
