// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QUrl>

namespace Session {

/// Which language model answers, when the agent runs on this computer. Its key is in the keychain.
struct ModelChoice
{
    enum class Kind { BuiltIn, Server };
    Kind kind = Kind::BuiltIn;
    QUrl url; ///< of an OpenAI-compatible server
    QString name; ///< of the model there; may be empty where the server has one by default
    bool hasKey = false; ///< the keychain holds one: without it, it is not asked

    /// The server is a program on this computer.
    bool isLocal() const;

    bool operator==(const ModelChoice &) const = default;
};

/// What a person has chosen once, for every start after it. Holds no secret.
struct Settings
{
    enum class Way {
        None, ///< nothing chosen yet
        Company, ///< signs in at a company; the services run on this computer
        Remote, ///< the company's services run elsewhere
    };
    enum class Look { System, Light, Dark };

    Way way = Way::None;
    QString issuer; ///< as the provider calls itself
    QString clientId; ///< empty: the program's default
    QUrl agentUrl; ///< with Remote
    QUrl hrUrl; ///< with Remote; empty: only the agent knows HR
    ModelChoice model;
    Look look = Look::System;
    QString language; ///< "en", "nl", "de"; empty: the system's
    bool keepHistory = true; ///< else conversations go with the program
    int historyDays = 90; ///< 1 to 3650

    bool operator==(const Settings &) const = default;
};

/// Whether such an address can be somebody's: https, or http on this computer, and nothing secret in it.
bool isServiceAddress(const QUrl &url);

/// Reads what toJson() wrote. A member that is absent has its default; one of another type, an unknown word,
/// a number out of its range and an address that is not safe make the whole text Invalid.
Core::Result<Settings> readSettings(QByteArrayView json);
QByteArray toJson(const Settings &settings);

} // namespace Session
