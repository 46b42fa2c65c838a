// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/accountviewmodel.h"
#include "session/lookupsmodel.h"

#include <QDateTime>
#include <QObject>

namespace Session {

/// The person's own days off, and who looked at them.
class MyDataViewModel : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Empty,
        Loading,
        Loaded,
        NoRow, ///< HR has no row about this person
        Failed,
    };
    Q_ENUM(State)

    /// `hr` and `account` must outlive this.
    MyDataViewModel(Hr &hr, AccountViewModel &account, QObject *parent = nullptr);

    State state() const { return m_state; }
    int daysOff() const { return m_daysOff; } ///< the last that HR told
    QDateTime readAt() const { return m_readAt; } ///< local time; invalid: never
    LookupsModel &lookups() { return m_lookups; }

    /// Reads the number and the record again.
    void refresh();

Q_SIGNALS:
    void changed();
    void missed(); ///< HR did not answer

private:
    Hr &m_hr;
    AccountViewModel &m_account;
    LookupsModel m_lookups;
    State m_state = State::Empty;
    int m_daysOff = 0;
    QDateTime m_readAt;
    quint64 m_generation = 0;
};

} // namespace Session
