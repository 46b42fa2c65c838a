// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/modelsetup.h"

namespace Session {

using Core::Error;
using Core::Result;

ModelSetup::ModelSetup(SettingsViewModel &settings, ModelTools &tools, QObject *parent)
    : QObject(parent), m_settings(settings), m_tools(tools)
{
    connect(&settings, &SettingsViewModel::changed, this, &ModelSetup::changed);
}

void ModelSetup::find()
{
    if (m_looking)
        return;
    m_looking = true;
    Core::whenDone(this, m_tools.find(), [this](const Result<QList<FoundModelServer>> &found) {
        m_looking = false;
        m_looked = true;
        m_found = found.value_or(QList<FoundModelServer>());
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void ModelSetup::setTrial(Trial trial, const QString &words)
{
    m_trial = trial;
    (trial == Trial::Good ? m_modelName : trial == Trial::Failed ? m_reason : m_sentence) = words;
    Q_EMIT changed();
}

void ModelSetup::clearTrial()
{
    ++m_number;
    if (m_trial != Trial::None)
        setTrial(Trial::None);
}

void ModelSetup::test(const ModelChoice &choice, const Core::Secret &key)
{
    const int number = ++m_number;
    setTrial(Trial::Running);
    Core::whenDone(this, m_tools.test(choice, key), [this, number](const Result<QString> &name) {
        if (number != m_number)
            return;
        if (name)
            setTrial(Trial::Good, *name);
        else if (name.error().code == Error::Code::Invalid)
            setTrial(Trial::Wrong, name.error().detail);
        else
            setTrial(Trial::Failed, name.error().detail);
    });
}

void ModelSetup::use(const ModelChoice &choice, const Core::Secret &key)
{
    const auto take = [this, choice, keyChanged = !key.isEmpty()] {
        Settings settings = m_settings.settings();
        settings.model = choice;
        m_settings.apply(settings, keyChanged);
    };
    clearTrial();
    // A choice without a key takes the kept one along only while the address is the same.
    const ModelChoice &before = m_settings.settings().model;
    const bool keyGoes = key.isEmpty() && before.hasKey && !choice.hasKey;
    if (key.isEmpty() && !keyGoes) {
        take();
        return;
    }
    Core::whenDone(this, m_tools.keepKey(key), [this, take, keyGoes](const Result<> &kept) {
        if (!kept && !keyGoes) {
            setTrial(Trial::NoKeychain);
            return;
        }
        take();
    });
}

} // namespace Session
