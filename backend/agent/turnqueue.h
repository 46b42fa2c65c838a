// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QList>
#include <QString>

#include <functional>

namespace Agent {

/// Lets one turn of a conversation work at a time, and so many of a person; the others wait in the order in
/// which they came. People do not wait for each other: one alone could keep a language model busy.
class TurnQueue
{
public:
    /// \param maxWorking  turns of one person at the same time, at least 1
    /// \param maxWaiting  turns of one person besides
    /// \param start       called when a turn may work: from inside add() or remove()
    TurnQueue(int maxWorking, int maxWaiting, std::function<void(const QString &turnId)> start);

    /// Whether add() would take one more.
    bool hasRoom(const QString &person, const QString &conversationId) const;
    /// \return TooLarge when too many wait already
    Core::Result<> add(const QString &person, const QString &conversationId, const QString &turnId);
    /// The turn has ended, or it will not work: the next one may.
    void remove(const QString &person, const QString &turnId);

private:
    struct Entry
    {
        QString conversation;
        QString turn;
        bool works = false;
    };
    /// The first that may work now; -1: none.
    qsizetype nextOf(const QList<Entry> &turns) const;
    void startWhatMay(const QString &person);

    const int m_maxWorking;
    const int m_maxWaiting;
    const std::function<void(const QString &)> m_start;
    QHash<QString, QList<Entry>> m_turns; ///< by person, in their order
};

} // namespace Agent
