// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/storedoptions.h"

namespace Main {

using Session::Settings;

namespace {

void applyConnection(Options &options, const Settings &stored)
{
    const bool otherPlace = (options.isGiven("issuer") && options.issuer != stored.issuer)
        || (options.isGiven("agent-url") && options.agentUrl != stored.agentUrl);
    if (stored.way == Settings::Way::None || otherPlace)
        return;
    options.issuer = stored.issuer;
    if (!options.isGiven("client-id") && !stored.clientId.isEmpty()) {
        options.clientId = stored.clientId;
        if (!options.isGiven("role-client"))
            options.roleClient = stored.clientId;
    }
    if (stored.way != Settings::Way::Remote)
        return;
    options.agentUrl = stored.agentUrl;
    if (!options.isGiven("hr-url"))
        options.hr.remoteUrl = stored.hrUrl;
}

} // namespace

void applyAgentSettings(Options &options, const Settings &stored)
{
    Agent::ServiceOptions &agent = options.agent.service;
    if (!givesModel(options)) {
        const Session::ModelChoice &model = stored.model;
        agent.languageModel = {};
        options.modelKeyIsKept = model.hasKey && model.kind == Session::ModelChoice::Kind::Server;
        if (model.kind == Session::ModelChoice::Kind::Server) {
            agent.languageModel.url = model.url;
            agent.languageModel.model = model.name;
        }
    }
    if (!options.isGiven("keep-history"))
        agent.keepHistoryDays = stored.historyDays;
    if (!options.isGiven("agent-database"))
        agent.database = stored.keepHistory ? QString() : QStringLiteral("sqlite::memory:");
}

Options withSettings(Options given, const Settings &stored)
{
    if (!given.demo)
        applyConnection(given, stored);
    if (given.agentUrl.isEmpty())
        applyAgentSettings(given, stored);
    return given;
}

bool givesModel(const Options &options)
{
    return options.isGiven("model-url") || options.isGiven("model");
}

Ui::Appearance appearanceOf(Settings::Look look)
{
    switch (look) {
    case Settings::Look::System:
        break;
    case Settings::Look::Light:
        return Ui::Appearance::Light;
    case Settings::Look::Dark:
        return Ui::Appearance::Dark;
    }
    return Ui::Appearance::System;
}

QString settingsFileOf(const Options &given, const QString &ofProfile)
{
    return given.demo ? QString() : ofProfile;
}

bool needsFirstStart(const Options &complete)
{
    return !complete.demo && complete.issuer.isEmpty();
}

} // namespace Main
