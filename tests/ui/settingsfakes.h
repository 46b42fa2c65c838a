// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/historyclearing.h"
#include "session/modelsetup.h"
#include "session/setupcheck.h"
#include "ui/settingspage.h"

namespace Fakes {

/// A program that notes what the settings want of it.
class Host : public Session::SettingsHost, public Session::ModelTools
{
public:
    bool isDemo() const override { return demo; }
    bool hostsAgent() const override { return hosts; }
    bool isFixed(const char *option) const override { return fixed.contains(QLatin1String(option)); }
    QString issuer() const override { return QStringLiteral("https://login.example.com/realms/office"); }
    QUrl agentUrl() const override { return QUrl(QStringLiteral("https://agent.example.com")); }
    QUrl hrUrl() const override { return QUrl(QStringLiteral("https://hr.example.com")); }
    Core::Future<> useAgentSettings(const Session::Settings &settings) override
    {
        used.append(settings);
        return Core::ready<void>(useAnswer);
    }
    void showLook(Session::Settings::Look look) override { looks.append(look); }
    void composeAnew(bool chooseAgain) override { composed.append(chooseAgain); }

    Core::Future<QList<Session::FoundModelServer>> find() override
    {
        return Core::ready<QList<Session::FoundModelServer>>(servers);
    }
    Core::Future<QString> test(const Session::ModelChoice &choice, const Core::Secret &key) override
    {
        tested.append(choice);
        testedKeys.append(key.expose());
        return Core::ready<QString>(testAnswer);
    }
    Core::Future<> keepKey(const Core::Secret &key) override
    {
        keptKeys.append(key.expose());
        return Core::ready<void>(keepAnswer);
    }

    bool demo = false;
    bool hosts = true;
    QStringList fixed;
    Core::Result<> useAnswer;
    QList<Session::Settings> used;
    QList<Session::Settings::Look> looks;
    QList<bool> composed;
    QList<Session::FoundModelServer> servers;
    Core::Result<QString> testAnswer = QStringLiteral("small-model");
    QList<Session::ModelChoice> tested;
    QList<QByteArray> testedKeys;
    Core::Result<> keepAnswer;
    QList<QByteArray> keptKeys;
};

/// Finds what the test has put there, at once.
class Probe : public Session::SetupProbe
{
public:
    explicit Probe(const Session::SetupFindings &findings) : m_findings(findings) { }
    QList<Session::SetupFinding::What> covers() const override
    {
        QList<Session::SetupFinding::What> all;
        for (const Session::SetupFinding &finding : m_findings)
            all.append(finding.what);
        return all;
    }
    Core::Future<Session::SetupFindings> run() override
    {
        return Core::ready<Session::SetupFindings>(m_findings);
    }

private:
    const Session::SetupFindings m_findings;
};

} // namespace Fakes
