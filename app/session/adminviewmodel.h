// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/accountviewmodel.h"
#include "session/employeesmodel.h"
#include "session/lookupsmodel.h"

#include <QObject>

namespace Session {

/// What an office manager does: look at everybody's days off, change them, read the record.
///
/// Whether it is offered depends on the role in the token; whether it works, on HR.
class AdminViewModel : public QObject
{
    Q_OBJECT
public:
    /// The change that is being made.
    struct Edit
    {
        enum class State {
            Closed,
            Open,
            Saving,
            Conflict, ///< somebody changed the row meanwhile: `theirs`
            Failed, ///< nothing was changed
            Refused, ///< HR does not take this number or reason
            Uncertain, ///< HR took the request and did not answer
        };
        State state = State::Closed;
        Employee before; ///< as it was when the form opened, or when the conflict was told
        Employee theirs;
        int daysOff = 0;
        QString reason;
    };

    /// `hr` and `account` must outlive this. \param role  that the page is offered with
    AdminViewModel(Hr &hr, AccountViewModel &account, QObject *parent = nullptr,
                   QString role = QStringLiteral("office-management"));

    EmployeesModel &employees() { return m_employees; }
    LookupsModel &lookups() { return m_lookups; }
    const AccountViewModel &account() const { return m_account; }
    /// The token states the role.
    bool isOffered() const { return m_offered; }
    /// HR, or the token, says no: the page is a card.
    std::optional<HrRefusal> refusal() const;
    QString role() const { return m_role; }
    const Edit &edit() const { return m_edit; }

    /// The page is shown: reads what it shows.
    void enter();
    void beginChange(int row);
    void save(int daysOff, const QString &reason);
    void cancelChange();
    /// After a conflict: what stands there now is right.
    void useTheirs();
    /// Every employee that fits the search, for a file.
    Core::Future<QList<Employee>> everyone();

Q_SIGNALS:
    void offeredChanged();
    void refusalChanged();
    void editChanged();
    void changeEnding(); ///< its form goes
    void saved(const QString &name);
    void missed(); ///< HR did not answer

private:
    void followAccount();
    void setEdit(Edit::State state);
    void takeChange(const Core::Result<EmployeeChange> &change);
    void collect(const EmployeeQuery &query, const QList<Employee> &soFar,
                 const Core::Promise<QList<Employee>> &promise);

    Hr &m_hr;
    AccountViewModel &m_account;
    const QString m_role;
    EmployeesModel m_employees;
    LookupsModel m_lookups;
    bool m_offered = false;
    Edit m_edit;
    quint64 m_generation = 0; ///< counts edits and persons: late answers are dropped
};

} // namespace Session
