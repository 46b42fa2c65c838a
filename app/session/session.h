// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"
#include "http/networkclient.h"
#include "session/authorizationneeds.h"
#include "session/browser.h"
#include "session/identitysettings.h"
#include "session/person.h"
#include "session/sessionlimits.h"
#include "session/signinfailure.h"
#include "session/tokensource.h"
#include "session/tokenstore.h"

#include <QObject>

#include <memory>

namespace Session {

/// One person's session: signing in and out, and an access token that is always fresh.
///
/// Tokens live in this object and in its TokenStore, and leave it only through accessToken() and
/// renewedToken(). Belongs to one thread; nothing here blocks.
class Session : public QObject, public TokenSource
{
    Q_OBJECT
public:
    enum class State {
        SignedOut,
        Starting, ///< asks the provider what it is, or goes on with an earlier session
        WaitingForBrowser, ///< the person is signing in there
        Finishing, ///< fetches, checks and stores the tokens
        SignedIn,
        Ended, ///< the provider ended it: person() still tells whose it was; sign in again
    };
    Q_ENUM(State)

    /// \param http, browser  must outlive this
    /// \param store  empty: the refresh token stays in memory
    Session(IdentitySettings settings, Http::NetworkClient &http, Browser &browser, QObject *parent = nullptr,
            Core::Clock clock = Core::systemNow, SessionLimits limits = {},
            std::unique_ptr<TokenStore> store = nullptr);
    ~Session() override;

    State state() const;
    /// Whose session it is, or was until it Ended; empty when it is nobody's.
    Person person() const;
    /// The end of the present access token; it is replaced before that while the provider agrees.
    Core::Time signedInUntil() const;
    IdentitySettings settings() const;

    /// Goes on with the session that an earlier process of this profile left in the store, without
    /// the person. Ends in signedIn(), signInNeeded() or signInFailed(); after the last, where the
    /// token is still there, it is tried again in the background, more and more slowly, until
    /// somebody signs in. Does nothing unless SignedOut.
    void resume();
    /// Starts a sign-in; does nothing while one is under way or somebody is signed in. Ends in
    /// signedIn() or signInFailed().
    /// \param needs  what a service wants besides; where there is something, the person who is signed
    ///               in signs in once more, and stays signed in as before when that comes to nothing
    void signIn(const AuthorizationNeeds &needs = {});
    /// The same page once more, while WaitingForBrowser.
    void openBrowserAgain();
    void cancelSignIn();
    /// Forgets everything at once, and then tells the provider, as well as that goes (OpenID
    /// Connect RP-Initiated Logout 1.0; RFC 7009).
    void signOut();

    Core::Future<Core::Secret> accessToken() override;
    Core::Future<Core::Secret> renewedToken(const Core::Secret &refused) override;
    /// Whatever token there is, replace it.
    Core::Future<Core::Secret> renewedToken();

    /// Why the sign-in does not outlive this process, or did not outlive the last one.
    KeychainTrouble keychainTrouble() const;
    /// Ends when nothing is under way that a program should not be ended in: the refresh token is
    /// where it belongs, and the provider knows of a sign-out.
    Core::Future<> settled() const;

Q_SIGNALS:
    void stateChanged();
    void signedIn();
    /// resume() found no session that goes on: there was none, or the provider has ended it.
    void signInNeeded();
    /// A sign-in ended without a session; or, Rejected, a refresh brought somebody else's tokens.
    void signInFailed(const SignInFailure &failure);
    void signedOut();
    /// The same person, with other roles or another name, after a refresh.
    void personChanged();
    void keychainTroubleChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Session
