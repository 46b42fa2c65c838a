// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/doubles/fakeservicetools.h"
#include "ui/desk.h"
#include "ui/settingsfakes.h"

/// The settings by themselves, on fakes.
struct SettingsDesk
{
    SettingsDesk()
    {
        using State = Session::HealthCheck::State;
        status.setService(QStringLiteral("HR"), State::Ready);
        status.setService(QStringLiteral("Agent"), State::Ready);
        host.servers = {{QStringLiteral("Ollama"),
                         QUrl(QStringLiteral("http://127.0.0.1:11434/v1")),
                         {QStringLiteral("llama3.1"), QStringLiteral("qwen3")}}};
    }

    /// What a check of a whole setup finds: good, with two parts that need the person.
    static Session::SetupFindings findings()
    {
        using What = Session::SetupFinding::What;
        using State = Session::SetupFinding::State;
        using Reason = Session::SetupFinding::Reason;
        const QString where = QStringLiteral("login.example.com");
        return {{What::SignInService, State::Good, Reason::None, where},
                {What::Keys, State::Good, Reason::None, where, {}, 2},
                {What::Clock, State::Good},
                {What::ReturnAddress, State::Good},
                {What::Audience,
                 State::Good,
                 Reason::None,
                 {},
                 {QStringLiteral("secure-agent"), QStringLiteral("hr-api")}},
                {What::Roles,
                 State::Good,
                 Reason::None,
                 QStringLiteral("office"),
                 {QStringLiteral("office-management")}},
                {What::Hr, State::Good, Reason::None, QStringLiteral("hr.example.com"), {}, 18},
                {What::Agent, State::Good, Reason::None, QStringLiteral("agent.example.com"), {}, 21},
                {What::Model, State::Attention, Reason::ModelFailed, QStringLiteral("model_unreachable")},
                {What::PasswordStore, State::Attention, Reason::NoStore}};
    }

    Fakes::Host host;
    Fakes::Conversations conversations;
    Session::SettingsStore store {QString()};
    Session::StatusViewModel status;
    Session::SettingsViewModel settings {store, host};
    Doubles::ServicesHost serviceTools;
    Session::ServicesViewModel services {settings, serviceTools};
    Session::ModelSetup model {settings, host};
    Fakes::SignIn session;
    Session::AccountViewModel account {session};
    Session::Unsent unsent {QString()};
    Session::HistoryClearing history {conversations, unsent, account};
    Session::SetupCheck check {[] {
        Session::SetupCheck::Probes probes;
        probes.push_back(std::make_unique<Fakes::Probe>(findings()));
        return probes;
    }};
    Ui::SettingsPage page {Ui::SettingsModels {settings, services, model, history, check, status}};
};
