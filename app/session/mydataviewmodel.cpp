// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/mydataviewmodel.h"

namespace Session {

MyDataViewModel::MyDataViewModel(Hr &hr, AccountViewModel &account, QObject *parent)
    : QObject(parent), m_hr(hr), m_account(account), m_lookups(hr)
{
    connect(&account, &AccountViewModel::personChanged, this, [this] {
        ++m_generation;
        m_lookups.forget();
        m_state = State::Empty;
        m_daysOff = 0;
        m_readAt = {};
        Q_EMIT changed();
    });
    connect(&m_lookups, &PagedModel::missed, this, &MyDataViewModel::missed);
}

void MyDataViewModel::refresh()
{
    if (m_account.state() != AccountViewModel::State::SignedIn)
        return;
    m_lookups.refresh();
    m_state = State::Loading;
    Q_EMIT changed();
    Core::whenDone(this, m_hr.ownDaysOff(),
                   [this, generation = ++m_generation](const Core::Result<int> &days) {
                       if (generation != m_generation)
                           return;
                       if (days) {
                           m_daysOff = *days;
                           m_readAt = QDateTime::currentDateTime();
                           m_state = State::Loaded;
                       } else if (days.error().code == Core::Error::Code::NotFound) {
                           m_state = State::NoRow;
                       } else {
                           m_state = State::Failed;
                           if (days.error().code == Core::Error::Code::Unavailable)
                               Q_EMIT missed();
                       }
                       Q_EMIT changed();
                   });
}

} // namespace Session
