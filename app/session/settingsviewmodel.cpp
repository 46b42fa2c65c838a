// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/settingsviewmodel.h"

#include <tuple>

namespace Session {

namespace {

auto agentPart(const Settings &settings)
{
    return std::tuple(settings.model.kind, settings.model.url, settings.model.name, settings.model.hasKey,
                      settings.keepHistory, settings.historyDays);
}

auto builtPart(const Settings &settings)
{
    return std::tuple(settings.way, settings.issuer, settings.clientId, settings.agentUrl, settings.hrUrl,
                      settings.language);
}

} // namespace

SettingsViewModel::SettingsViewModel(SettingsStore &store, SettingsHost &host, QObject *parent)
    : QObject(parent), m_store(store), m_host(host), m_builtBy(store.settings())
{
    connect(&store, &SettingsStore::changed, this, &SettingsViewModel::changed);
}

bool SettingsViewModel::wantsRestart() const
{
    return builtPart(settings()) != builtPart(m_builtBy);
}

void SettingsViewModel::apply(const Settings &settings, bool agentAnew)
{
    const Settings before = m_store.settings();
    if (settings == before && !agentAnew)
        return;
    m_problem.clear();
    const Core::Result<> saved = m_store.save(settings);
    m_notKept = !saved;
    if (settings.look != before.look)
        m_host.showLook(settings.look);
    if (m_host.hostsAgent() && (agentAnew || agentPart(settings) != agentPart(before))) {
        m_applying = true;
        Core::whenDone(this, m_host.useAgentSettings(settings), [this](const Core::Result<> &used) {
            m_applying = false;
            if (!used)
                m_problem = used.error().detail;
            Q_EMIT changed();
        });
    }
    Q_EMIT changed();
}

} // namespace Session
