// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/settingsviewmodel.h"

#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace Ui {

class Radio;

/// One choice of several, which takes effect when it is made.
class ChoiceSettings : public QWidget
{
    Q_OBJECT
protected:
    ChoiceSettings(const QString &title, const QString &words, Session::SettingsViewModel &settings,
                   QWidget *parent);

    void addChoice(const QString &name, QLatin1String objectName,
                   std::function<bool(const Session::Settings &)> holds,
                   std::function<void(Session::Settings &)> choose);
    void follow();

    Session::SettingsViewModel &m_settings;

private:
    QVBoxLayout *m_rows;
    QList<std::pair<Radio *, std::function<bool(const Session::Settings &)>>> m_choices;
};

/// As the system, light, or dark.
class AppearanceSettings : public ChoiceSettings
{
    Q_OBJECT
public:
    explicit AppearanceSettings(Session::SettingsViewModel &settings, QWidget *parent = nullptr);
};

/// As the system, or one of the languages that the program speaks.
class LanguageSettings : public ChoiceSettings
{
    Q_OBJECT
public:
    explicit LanguageSettings(Session::SettingsViewModel &settings, QWidget *parent = nullptr);
};

} // namespace Ui
