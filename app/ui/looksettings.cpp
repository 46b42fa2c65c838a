// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/looksettings.h"

#include "ui/choices.h"
#include "ui/formparts.h"
#include "ui/language.h"
#include "ui/settingsnames.h"

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

namespace Ui {

using Session::Settings;

ChoiceSettings::ChoiceSettings(const QString &title, const QString &words,
                               Session::SettingsViewModel &settings, QWidget *parent)
    : QWidget(parent), m_settings(settings), m_rows(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(wordsLabel(title, Type::Heading));
    column->addWidget(wordsLabel(words, Type::Body, "muted"));
    column->addSpacing(8);
    auto *card = new QFrame;
    card->setProperty("kind", QLatin1String("card"));
    card->setLayout(m_rows);
    m_rows->setContentsMargins(16, 12, 16, 12);
    m_rows->setSpacing(10);
    column->addWidget(card);
    connect(&settings, &Session::SettingsViewModel::changed, this, &ChoiceSettings::follow);
}

void ChoiceSettings::addChoice(const QString &name, QLatin1String objectName,
                               std::function<bool(const Settings &)> holds,
                               std::function<void(Settings &)> choose)
{
    auto *radio = new Radio(name, objectName);
    m_rows->addWidget(radio);
    connect(radio, &QAbstractButton::clicked, this, [this, choose = std::move(choose)] {
        Settings settings = m_settings.settings();
        choose(settings);
        m_settings.apply(settings);
    });
    m_choices.append({radio, std::move(holds)});
}

void ChoiceSettings::follow()
{
    for (const auto &[radio, holds] : m_choices) {
        if (holds(m_settings.settings()))
            radio->setChecked(true);
    }
}

AppearanceSettings::AppearanceSettings(Session::SettingsViewModel &settings, QWidget *parent)
    : ChoiceSettings(tr("Appearance"), tr("It takes effect at once."), settings, parent)
{
    const struct
    {
        QString name;
        QLatin1String objectName;
        Settings::Look look;
    } all[] = {
        {tr("As the system"), ObjectNames::systemLookChoice, Settings::Look::System},
        {tr("Light"), ObjectNames::lightChoice, Settings::Look::Light},
        {tr("Dark"), ObjectNames::darkChoice, Settings::Look::Dark},
    };
    for (const auto &one : all)
        addChoice(
            one.name, one.objectName, [look = one.look](const Settings &now) { return now.look == look; },
            [look = one.look](Settings &chosen) { chosen.look = look; });
    follow();
}

LanguageSettings::LanguageSettings(Session::SettingsViewModel &settings, QWidget *parent)
    : ChoiceSettings(tr("Language"),
                     tr("Dates and numbers follow it. It takes effect when the window is built anew."),
                     settings, parent)
{
    // Each in its own language, so that whoever cannot read this one finds theirs.
    QList<Language> all {{QString(), tr("As the system")}};
    all += languages();
    for (const auto &[code, name] : all)
        addChoice(
            name, ObjectNames::languageChoice,
            [code = code](const Settings &now) { return now.language == code; },
            [code = code](Settings &chosen) { chosen.language = code; });
    follow();
}

} // namespace Ui
