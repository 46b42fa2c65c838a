// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/composition.h"

#include "demo/identityprovider.h"
#include "main/demobrowser.h"
#include "main/memorykeychain.h"
#include "main/printedbrowser.h"
#include "main/systembrowser.h"
#include "session/keychaintokenstore.h"
#include "session/systemkeychain.h"

namespace Main {

using Core::Error;
using Core::Result;

namespace {

std::unique_ptr<Session::Keychain> openKeychain(const Options &options, const Surroundings &surroundings)
{
    if (options.demo)
        return std::make_unique<MemoryKeychain>();
    if (surroundings.keychain)
        return surroundings.keychain();
    return std::make_unique<Session::SystemKeychain>();
}

/// Nothing of a demo is kept, and it touches no keychain.
std::unique_ptr<Session::TokenStore> tokenStore(const Options &options,
                                                std::unique_ptr<Session::Keychain> keychain,
                                                const Session::IdentitySettings &identity,
                                                const Profile &profile)
{
    if (options.demo)
        return std::make_unique<Session::MemoryTokenStore>();
    return std::make_unique<Session::KeychainTokenStore>(
        std::move(keychain), Session::KeychainTokenStore::entryFor(identity.issuer, identity.clientId),
        profile.file(QStringLiteral("session.lock")));
}

} // namespace

Result<std::unique_ptr<Composition>> Composition::create(const Options &given, const BrowserFactory &browser,
                                                         const Surroundings &surroundings)
{
    Options options = given;
    Result<Http::Authorities> authorities;
    if (!options.authoritiesFile.isEmpty())
        authorities = Http::readAuthorities(options.authoritiesFile);
    if (!authorities)
        return Core::failure(authorities.error());
    options.hr.service.authorities = *authorities;
    options.agent.service.authorities = *authorities;
    const Result<Profile> profile = Profile::open(options.demo);
    if (!profile)
        return Core::failure(profile.error());
    auto services = EmbeddedServices::bind(
        options, profile->folder(), surroundings.sockets ? surroundings.sockets : std::make_shared<Sockets>(),
        surroundings.hung ? surroundings.hung : std::make_shared<HungThreads>());
    if (!services)
        return Core::failure(services.error());
    std::unique_ptr<Composition> made(new Composition(*authorities));
    made->m_profile = *profile;
    made->m_services = std::move(*services);
    made->m_keychain = openKeychain(options, surroundings);
    made->m_browser = browser(made->m_http);
    Session::IdentitySettings identity;
    identity.issuer = made->m_services->issuer();
    identity.clientId = options.clientId;
    identity.roleClient = options.roleClient;
    made->m_session = std::make_unique<Session::Session>(
        identity, made->m_http, *made->m_browser, nullptr, Core::systemNow, Session::SessionLimits {},
        tokenStore(options, openKeychain(options, surroundings), identity, *profile));
    made->m_agent = std::make_unique<Session::AgentClient>(made->m_http, *made->m_session,
                                                           made->m_services->agentUrl());
    return made;
}

Result<Composition::BrowserFactory> browserFor(const Options &options, bool hasDisplay)
{
    if (options.demoUser.isEmpty() && hasDisplay)
        return Composition::BrowserFactory([](Http::Client &) { return std::make_unique<SystemBrowser>(); });
    if (options.demoUser.isEmpty())
        return Composition::BrowserFactory([](Http::Client &) { return std::make_unique<PrintedBrowser>(); });
    QStringList known;
    for (const Demo::Person &person : Demo::people()) {
        if (person.username == options.demoUser) {
            return Composition::BrowserFactory([person](Http::Client &client) {
                return std::make_unique<DemoBrowser>(client, person.username, person.password);
            });
        }
        known.append(person.username);
    }
    return Core::failure(Error::Code::Invalid,
                         QStringLiteral("The demo does not know \"%1\"; it knows %2.")
                             .arg(options.demoUser, known.join(QStringLiteral(" and "))));
}

} // namespace Main
