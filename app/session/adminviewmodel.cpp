// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/adminviewmodel.h"

namespace Session {

using State = AdminViewModel::Edit::State;

AdminViewModel::AdminViewModel(Hr &hr, AccountViewModel &account, QObject *parent, QString role)
    : QObject(parent), m_hr(hr), m_account(account), m_role(std::move(role)), m_employees(hr), m_lookups(hr)
{
    m_lookups.setEverybody(true);
    connect(&account, &AccountViewModel::changed, this, &AdminViewModel::followAccount);
    connect(&account, &AccountViewModel::personChanged, this, [this] {
        m_employees.forget();
        m_lookups.forget();
        cancelChange();
        Q_EMIT refusalChanged();
    });
    for (PagedModel *model :
         {static_cast<PagedModel *>(&m_employees), static_cast<PagedModel *>(&m_lookups)}) {
        connect(model, &PagedModel::refused, this, &AdminViewModel::refusalChanged);
        connect(model, &PagedModel::missed, this, &AdminViewModel::missed);
    }
    // Sorted or searched anew, the row under which the form stood may be gone.
    connect(&m_employees, &QAbstractItemModel::modelReset, this, [this] {
        if (m_edit.state != State::Closed)
            cancelChange();
    });
    followAccount();
}

std::optional<HrRefusal> AdminViewModel::refusal() const
{
    if (!m_offered && m_account.hasPerson())
        return HrRefusal {{m_role}, m_employees.refusal().value_or(HrRefusal {}).whoCanHelp};
    return m_employees.refusal() ? m_employees.refusal() : m_lookups.refusal();
}

void AdminViewModel::followAccount()
{
    const bool offered = m_account.person().roles.contains(m_role);
    if (offered == m_offered)
        return;
    m_offered = offered;
    if (!offered) {
        // What was read with the role goes with it.
        m_employees.forget();
        m_lookups.forget();
        cancelChange();
    }
    Q_EMIT offeredChanged();
    Q_EMIT refusalChanged();
}

void AdminViewModel::enter()
{
    if (!m_offered || m_account.state() != AccountViewModel::State::SignedIn)
        return;
    if (m_edit.state == State::Closed)
        m_employees.refresh();
    m_lookups.refresh();
}

void AdminViewModel::setEdit(Edit::State state)
{
    m_edit.state = state;
    Q_EMIT editChanged();
}

void AdminViewModel::beginChange(int row)
{
    const Employee *employee = m_employees.at(row);
    if (!employee || m_edit.state == State::Saving)
        return;
    const Employee before = *employee;
    ++m_generation;
    m_edit = {};
    m_edit.before = before;
    m_edit.daysOff = before.daysOff;
    m_employees.setFormBelow(row);
    setEdit(State::Open);
}

void AdminViewModel::save(int daysOff, const QString &reason)
{
    if (m_edit.state == State::Closed || m_edit.state == State::Saving || reason.simplified().isEmpty())
        return;
    m_edit.daysOff = daysOff;
    m_edit.reason = reason.simplified();
    setEdit(State::Saving);
    Core::whenDone(this, m_hr.change(m_edit.before.name, daysOff, m_edit.reason, m_edit.before.etag),
                   [this, generation = ++m_generation](const Core::Result<EmployeeChange> &change) {
                       if (generation == m_generation)
                           takeChange(change);
                   });
}

void AdminViewModel::takeChange(const Core::Result<EmployeeChange> &change)
{
    if (!change) {
        switch (change.error().code) {
        case Core::Error::Code::Unavailable:
            // The request may have arrived: nothing is known.
            setEdit(State::Uncertain);
            Q_EMIT missed();
            return;
        case Core::Error::Code::Invalid:
            setEdit(State::Refused);
            return;
        default:
            setEdit(State::Failed);
            return;
        }
    }
    if (change->refusal) {
        cancelChange();
        m_employees.refresh(); // HR says the same there, and the page becomes the card
        return;
    }
    m_employees.put(change->employee);
    if (!change->changed) {
        m_edit.theirs = change->employee;
        m_edit.before = change->employee; // the next try is against what is there now
        setEdit(State::Conflict);
        return;
    }
    cancelChange();
    m_lookups.refresh();
    Q_EMIT saved(change->employee.name);
}

void AdminViewModel::cancelChange()
{
    ++m_generation;
    if (m_edit.state != State::Closed)
        Q_EMIT changeEnding();
    m_employees.setFormBelow(-1);
    if (m_edit.state != State::Closed)
        setEdit(State::Closed);
}

void AdminViewModel::useTheirs()
{
    cancelChange();
}

Core::Future<QList<Employee>> AdminViewModel::everyone()
{
    const Core::Promise<QList<Employee>> promise;
    EmployeeQuery query;
    query.search = m_employees.search();
    query.limit = 200;
    collect(query, {}, promise);
    return promise.future();
}

void AdminViewModel::collect(const EmployeeQuery &query, const QList<Employee> &soFar,
                             const Core::Promise<QList<Employee>> &promise)
{
    Core::whenDone(
        this, m_hr.employees(query), [this, query, soFar, promise](const Core::Result<EmployeePage> &page) {
            if (!page) {
                promise.finish(Core::failure(page.error()));
                return;
            }
            if (page->refusal) {
                promise.finish(Core::failure(Core::Error::Code::Forbidden, QStringLiteral("HR said no")));
                return;
            }
            const QList<Employee> all = soFar + page->employees;
            EmployeeQuery next = query;
            next.offset += int(page->employees.size());
            if (page->employees.isEmpty() || next.offset >= page->total)
                promise.finish(all);
            else
                collect(next, all, promise);
        });
}

} // namespace Session
