// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/privacysettings.h"

#include "ui/buttons.h"
#include "ui/choices.h"
#include "ui/formparts.h"
#include "ui/numberbox.h"
#include "ui/settingsnames.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace Ui {

using State = Session::HistoryClearing::State;

PrivacySettings::PrivacySettings(Session::SettingsViewModel &settings, Session::HistoryClearing &history,
                                 QWidget *parent)
    : QWidget(parent), m_settings(settings), m_history(history),
      m_keep(new Check(tr("Keep my conversations on this computer"), ObjectNames::keepHistoryChoice)),
      m_daysRow(new QWidget), m_days(new NumberBox), m_words(wordsLabel({}, Type::Body)),
      m_clear(new Button(tr("Clear my conversations"), QLatin1String(), ObjectNames::clearHistoryButton)),
      m_clearNow(new Button(tr("Clear all of them"), QLatin1String(), ObjectNames::clearNowButton)),
      m_dontClear(new Button(tr("Keep them"), QLatin1String(), ObjectNames::dontClearButton)),
      m_undo(new Button(tr("Undo"), QLatin1String(), ObjectNames::undoClearButton))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(wordsLabel(tr("Privacy"), Type::Heading));
    const bool here = settings.host().hostsAgent();
    column->addWidget(wordsLabel(
        settings.host().isDemo() ? tr("Demo on this computer: nothing is kept")
            : here ? tr("Conversations are kept in a file that only your account on this computer can "
                        "read.")
                   : tr("The agent at %1 keeps your conversations. Ask who looks after it how long.")
                         .arg(settings.host().agentUrl().host()),
        Type::Body, "muted"));
    column->addSpacing(8);
    m_days->setObjectName(ObjectNames::historyDaysField);
    m_days->setAccessibleName(tr("Days after which a conversation is deleted"));
    m_days->setRange(1, 3650);
    m_days->setFixedWidth(90);
    auto *days = new QHBoxLayout(m_daysRow);
    days->setContentsMargins(28, 0, 0, 0);
    days->setSpacing(10);
    days->addWidget(new QLabel(tr("Delete them when nothing was added for")));
    days->addWidget(m_days);
    days->addWidget(new QLabel(tr("days")));
    days->addStretch(1);
    auto *card = new QFrame;
    card->setProperty("kind", QLatin1String("card"));
    auto *rows = new QVBoxLayout(card);
    rows->setContentsMargins(16, 12, 16, 12);
    rows->setSpacing(10);
    rows->addWidget(m_keep);
    rows->addWidget(m_daysRow);
    const bool fixed = settings.host().isFixed("keep-history") || settings.host().isFixed("agent-database");
    if (fixed)
        rows->addWidget(
            wordsLabel(tr("The command line of this window says so, and wins over what is set here."),
                       Type::Caption, "muted"));
    card->setEnabled(!fixed);
    column->addWidget(card);
    card->setVisible(here && !settings.host().isDemo());
    column->addSpacing(16);
    column->addWidget(wordsLabel(tr("Clear"), Type::Title));
    column->addWidget(m_words);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    for (Button *button : {m_clear, m_clearNow, m_dontClear, m_undo})
        buttons->addWidget(button);
    buttons->addStretch(1);
    column->addLayout(buttons);

    connect(m_keep, &QAbstractButton::clicked, this, &PrivacySettings::apply);
    connect(m_days, &QAbstractSpinBox::editingFinished, this, &PrivacySettings::apply);
    connect(m_clear, &QPushButton::clicked, &history, &Session::HistoryClearing::ask);
    connect(m_clearNow, &QPushButton::clicked, &history, &Session::HistoryClearing::clear);
    connect(m_dontClear, &QPushButton::clicked, &history, &Session::HistoryClearing::dontClear);
    connect(m_undo, &QPushButton::clicked, &history, &Session::HistoryClearing::undo);
    connect(&settings, &Session::SettingsViewModel::changed, this, &PrivacySettings::follow);
    connect(&history, &Session::HistoryClearing::changed, this, &PrivacySettings::followClearing);
    follow();
    followClearing();
}

void PrivacySettings::apply()
{
    Session::Settings settings = m_settings.settings();
    settings.keepHistory = m_keep->isChecked();
    settings.historyDays = m_days->value();
    m_settings.apply(settings);
}

void PrivacySettings::follow()
{
    m_keep->setChecked(m_settings.settings().keepHistory);
    m_days->setValue(m_settings.settings().historyDays);
    m_daysRow->setEnabled(m_settings.settings().keepHistory);
}

void PrivacySettings::followClearing()
{
    const State state = m_history.state();
    const bool asked = state == State::Asked;
    QString words
        = tr("Deletes every conversation of the person who is signed in. Receipts in HR’s record stay.");
    if (asked)
        words
            = tr("All your conversations go. For 10 seconds you can undo it, and then they cannot be brought "
                 "back. Export those that you want to keep.");
    else if (state == State::Waiting)
        words = tr("Deleted: %n conversations.", nullptr, m_history.waiting());
    else if (state == State::Reading || state == State::Running)
        words = tr("Deleting your conversations.");
    else if (state == State::Done)
        words = m_history.removed() == 0 ? tr("There were no conversations.")
                                         : tr("%n conversations were deleted.", nullptr, m_history.removed());
    else if (state == State::Failed)
        words = tr("The agent did not answer. What was not deleted is still there; try again.");
    m_words->setText(words);
    m_clear->setVisible(!asked && state != State::Waiting);
    m_clear->setEnabled(state != State::Reading && state != State::Running);
    m_undo->setVisible(state == State::Waiting);
    m_clearNow->setVisible(asked);
    m_dontClear->setVisible(asked);
    if (asked && isVisible())
        m_dontClear->setFocus(Qt::OtherFocusReason);
    else if (state == State::Waiting && isVisible())
        m_undo->setFocus(Qt::OtherFocusReason);
}

} // namespace Ui
