// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "main/commandline.h"
#include "session/settings.h"
#include "ui/appearancechoice.h"

namespace Main {

/// The command line, completed by what is stored. What the command line says wins; the demo takes nothing.
/// With `--issuer` of another provider, or another `--agent-url`, nothing of the stored connection is taken.
Options withSettings(Options given, const Session::Settings &stored);

/// The same for the agent alone: its model, and how long it keeps conversations.
void applyAgentSettings(Options &options, const Session::Settings &stored);

/// The command line says which model answers: nothing stored about it is taken.
bool givesModel(const Options &options);

Ui::Appearance appearanceOf(Session::Settings::Look look);

/// The settings file of this start: the profile's, or empty in a demo, which keeps nothing.
QString settingsFileOf(const Options &given, const QString &ofProfile);

/// Neither the command line nor the settings say where the person signs in.
bool needsFirstStart(const Options &complete);

} // namespace Main
