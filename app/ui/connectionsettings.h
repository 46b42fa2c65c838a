// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/settingsviewmodel.h"
#include "session/statusviewmodel.h"

#include <QWidget>

class QGridLayout;

namespace Ui {

/// Where the person signs in and where the services are; choosing another way goes back to the first page.
class ConnectionSettings : public QWidget
{
    Q_OBJECT
public:
    ConnectionSettings(Session::SettingsViewModel &settings, Session::StatusViewModel &status,
                       QWidget *parent = nullptr);

private:
    void follow();

    Session::SettingsViewModel &m_settings;
    Session::StatusViewModel &m_status;
    QGridLayout *m_facts;
};

} // namespace Ui
