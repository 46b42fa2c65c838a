// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "session/settingsstore.h"

#include <QObject>

namespace Session {

/// What the settings need of the program that they are the settings of.
class SettingsHost
{
public:
    virtual ~SettingsHost() = default;

    virtual bool isDemo() const = 0;
    /// The agent runs inside this program, so that its model and history can be set here.
    virtual bool hostsAgent() const = 0;
    /// The command line says it, so that a choice here would change nothing now.
    virtual bool isFixed(const char *option) const = 0;
    virtual QString issuer() const = 0;
    virtual QUrl agentUrl() const = 0;
    virtual QUrl hrUrl() const = 0; ///< empty: only the agent knows HR
    /// Has the hosted agent work by these settings. The error's detail is a sentence for people.
    virtual Core::Future<> useAgentSettings(const Settings &settings) = 0;
    virtual void showLook(Settings::Look look) = 0;
    /// Builds everything anew by the settings, without ending the program.
    virtual void composeAnew(bool chooseAgain) = 0;
};

/// The settings as they are being changed: what holds at once, and what wants the program built anew.
class SettingsViewModel : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive this.
    SettingsViewModel(SettingsStore &store, SettingsHost &host, QObject *parent = nullptr);

    const Settings &settings() const { return m_store.settings(); }
    SettingsHost &host() const { return m_host; }
    bool isStored() const { return m_store.isStored(); }
    /// Connection or language are other than what this window was built by.
    bool wantsRestart() const;
    /// The agent is being started with other settings.
    bool isApplying() const { return m_applying; }
    /// The file could not be written: what was changed last holds until the program ends.
    bool isNotKept() const { return m_notKept; }
    /// Why the agent could not use what was changed last: a sentence of its own; else empty.
    QString problem() const { return m_problem; }

    /// Keeps the settings, and has what changed take effect where that can be done at once.
    /// \param agentAnew  the agent is started again although no setting is another: for a key, or its
    /// services
    void apply(const Settings &settings, bool agentAnew = false);
    void restartNow() { m_host.composeAnew(false); }
    /// Back to the first page, to choose another way of working.
    void chooseAgain() { m_host.composeAnew(true); }

Q_SIGNALS:
    void changed();

private:
    SettingsStore &m_store;
    SettingsHost &m_host;
    const Settings m_builtBy;
    QString m_problem;
    bool m_notKept = false;
    bool m_applying = false;
};

} // namespace Session
