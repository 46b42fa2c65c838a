// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/networkclient.h"
#include "main/commandline.h"
#include "main/embeddedservices.h"
#include "main/profile.h"
#include "session/agentclient.h"
#include "session/browser.h"
#include "session/keychain.h"
#include "session/session.h"
#include "session/settingsstore.h"

#include <functional>
#include <memory>
#include <optional>

namespace Main {

class ServicesStore;

/// What outlives a Composition, where the program composes more than one.
struct Surroundings
{
    std::shared_ptr<Sockets> sockets; ///< null: of its own
    Session::SettingsStore *settings = nullptr; ///< null: nothing is stored
    ServicesStore *services = nullptr; ///< null: none are connected, and nothing is stored
    /// Empty: the system's. The demo has one in memory.
    std::function<std::unique_ptr<Session::Keychain>()> keychain {};
    std::shared_ptr<HungThreads> hung {}; ///< null: of its own
};

/// What the window and the terminal have in common: the services that are hosted here, the person's
/// session, and the client of the agent. Members are destroyed in the opposite order.
class Composition
{
public:
    using BrowserFactory = std::function<std::unique_ptr<Session::Browser>(Http::Client &)>;

    /// Takes the ports and builds the rest; starts nothing.
    /// \return Unavailable with a sentence for people, when a port cannot be had; Invalid, when the file of
    ///         certificate authorities is of no use
    static Core::Result<std::unique_ptr<Composition>>
    create(const Options &options, const BrowserFactory &browser, const Surroundings &surroundings = {});

    EmbeddedServices &services() { return *m_services; }
    Http::NetworkClient &http() { return m_http; }
    Session::Session &session() { return *m_session; }
    Session::AgentClient &agent() { return *m_agent; }
    const Profile &profile() const { return *m_profile; }
    /// For keys; the demo's goes with the process.
    Session::Keychain &keychain() { return *m_keychain; }

private:
    /// To the agent: every conversation that is being answered keeps a stream open, and nothing else may have
    /// to wait for those.
    static constexpr int connectionsPerPeer = 24;

    explicit Composition(const Http::Authorities &authorities)
        : m_http(authorities, nullptr, connectionsPerPeer)
    {
    }

    std::optional<Profile> m_profile;
    std::unique_ptr<EmbeddedServices> m_services;
    Http::NetworkClient m_http;
    std::unique_ptr<Session::Keychain> m_keychain;
    std::unique_ptr<Session::Browser> m_browser;
    std::unique_ptr<Session::Session> m_session;
    std::unique_ptr<Session::AgentClient> m_agent;
};

/// The person's own browser, or, where no window can be shown, its address for the person to open; with
/// `ask --demo --as USER`, one that fills in the demo's page itself.
/// \return Invalid with a sentence when the demo knows no such person
Core::Result<Composition::BrowserFactory> browserFor(const Options &options, bool hasDisplay);

} // namespace Main
