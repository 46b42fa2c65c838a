// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/historyclearing.h"
#include "session/settingsviewmodel.h"

#include <QWidget>

class QLabel;

namespace Ui {

class Button;
class Check;
class NumberBox;

/// Whether and how long conversations are kept, and deleting all of them.
class PrivacySettings : public QWidget
{
    Q_OBJECT
public:
    PrivacySettings(Session::SettingsViewModel &settings, Session::HistoryClearing &history,
                    QWidget *parent = nullptr);

private:
    void follow();
    void followClearing();
    void apply();

    Session::SettingsViewModel &m_settings;
    Session::HistoryClearing &m_history;
    Check *m_keep;
    QWidget *m_daysRow;
    NumberBox *m_days;
    QLabel *m_words;
    Button *m_clear;
    Button *m_clearNow;
    Button *m_dontClear;
    Button *m_undo;
};

} // namespace Ui
