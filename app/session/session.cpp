// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/session.h"

#include "core/logging.h"
#include "session/grant.h"
#include "session/providersignout.h"
#include "session/remedy.h"
#include "session/resumption.h"

#include <QTimer>

#include <algorithm>

namespace Session {

using Core::Error;
using Core::Secret;

namespace {

Core::Future<Secret> nobody()
{
    return Core::ready<Secret>(
        Core::failure(Error::Code::Unauthorized, QStringLiteral("nobody is signed in")));
}

} // namespace

struct Session::Private
{
    Private(Session *session, IdentitySettings identity, Http::NetworkClient &client, Browser &pages,
            Core::Clock now, SessionLimits times, std::unique_ptr<TokenStore> tokens)
        : q(session), settings(std::move(identity)), http(client), browser(pages), clock(std::move(now)),
          limits(times), scopes(settings.scopes),
          store(tokens ? std::move(tokens) : std::make_unique<MemoryTokenStore>())
    {
    }

    void setState(State next);
    void tryToResume();
    void endResume(const SignInFailure &failure, bool mayTryAgain);
    void keep(const SignedIn &result);
    void adopt(const SignedIn &result);
    void endSignIn(const SignInFailure &failure);
    void sayGoodbye();
    void dropAttempt();
    void dropGrant();

    Session *const q;
    const IdentitySettings settings;
    Http::NetworkClient &http;
    Browser &browser;
    const Core::Clock clock;
    const SessionLimits limits;
    QStringList scopes; ///< of the session: what is asked for anyway, and what services needed
    const std::unique_ptr<TokenStore> store;

    QStringList attemptScopes;
    State state = State::SignedOut;
    State stateBefore = State::SignedOut; ///< where a sign-in that fails leads back to
    Person person;
    QUrl page;
    std::unique_ptr<SignIn> attempt;
    std::unique_ptr<QObject> keeping; ///< the context in which an attempt's tokens are stored
    std::unique_ptr<Resumption> resumption;
    QTimer resumeTimer;
    std::chrono::milliseconds nextResume {};
    bool isFirstResume = false; ///< the later ones are not shown
    std::unique_ptr<Grant> grant;
};

Session::Session(IdentitySettings settings, Http::NetworkClient &http, Browser &browser, QObject *parent,
                 Core::Clock clock, SessionLimits limits, std::unique_ptr<TokenStore> store)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(settings), http, browser, std::move(clock),
                                                   limits, std::move(store)))
{
    connect(d->store.get(), &TokenStore::troubleChanged, this, &Session::keychainTroubleChanged);
    d->resumeTimer.setSingleShot(true);
    connect(&d->resumeTimer, &QTimer::timeout, this, [this] { d->tryToResume(); });
}

Session::~Session() = default;

Session::State Session::state() const
{
    return d->state;
}

Person Session::person() const
{
    return d->person;
}

Core::Time Session::signedInUntil() const
{
    return d->grant ? d->grant->expires() : Core::Time {};
}

IdentitySettings Session::settings() const
{
    return d->settings;
}

void Session::resume()
{
    if (d->state != State::SignedOut)
        return;
    d->dropAttempt();
    d->nextResume = d->limits.firstRetry;
    d->stateBefore = State::SignedOut;
    d->isFirstResume = true;
    d->tryToResume();
}

void Session::signIn(const AuthorizationNeeds &needs)
{
    const bool onceMore = d->state == State::SignedIn && !needs.isEmpty();
    if (d->state != State::SignedOut && d->state != State::Ended && !onceMore)
        return;
    d->dropAttempt();
    d->stateBefore = d->state;
    const Core::Result<QStringList> scopes = scopesFor(d->scopes, needs);
    if (!scopes) {
        d->endSignIn({SignInFailure::Kind::NotEnough, {}, scopes.error().detail});
        return;
    }
    IdentitySettings identity = d->settings;
    identity.scopes = d->attemptScopes = *scopes;
    d->attempt = std::make_unique<SignIn>(identity, d->http,
                                          AuthorizationLimits {d->limits.signInTime, d->limits.requestTime},
                                          d->clock, needs);
    SignIn *attempt = d->attempt.get();
    connect(attempt, &SignIn::browserNeeded, this, [this](const QUrl &url) {
        d->page = url;
        d->setState(State::WaitingForBrowser);
        openBrowserAgain();
    });
    connect(attempt, &SignIn::finishing, this, [this] {
        d->page = {};
        d->setState(State::Finishing);
    });
    connect(attempt, &SignIn::done, this, [this](const SignedIn &result) { d->keep(result); });
    connect(attempt, &SignIn::failed, this, [this](const SignInFailure &failure) { d->endSignIn(failure); });
    attempt->start();
    d->setState(State::Starting);
}

void Session::openBrowserAgain()
{
    if (d->state != State::WaitingForBrowser || d->browser.open(d->page))
        return;
    d->endSignIn({SignInFailure::Kind::BrowserNotOpened, {}, QStringLiteral("no browser could be started")});
}

void Session::cancelSignIn()
{
    if (d->attempt || d->keeping || d->state == State::Starting)
        d->endSignIn({SignInFailure::Kind::Cancelled, {}, QStringLiteral("cancelled")});
}

void Session::signOut()
{
    if (d->state == State::SignedOut)
        return;
    d->dropAttempt();
    d->page = {};
    d->sayGoodbye();
    d->dropGrant();
    d->scopes = d->settings.scopes;
    d->person = {};
    d->setState(State::SignedOut);
    Q_EMIT signedOut();
}

Core::Future<Secret> Session::accessToken()
{
    return d->grant ? d->grant->accessToken() : nobody();
}

Core::Future<Secret> Session::renewedToken(const Secret &refused)
{
    return d->grant ? d->grant->renewedToken(refused) : nobody();
}

Core::Future<Secret> Session::renewedToken()
{
    return renewedToken(Secret());
}

KeychainTrouble Session::keychainTrouble() const
{
    return d->store->trouble();
}

Core::Future<> Session::settled() const
{
    return d->store->settled();
}

void Session::Private::setState(State next)
{
    if (state == next)
        return;
    state = next;
    qCInfo(lcSession) << "session:" << next;
    Q_EMIT q->stateChanged();
}

void Session::Private::tryToResume()
{
    resumption = std::make_unique<Resumption>(settings, http, *store, clock, limits.requestTime);
    // Until there is something to go on with, the person may as well sign in.
    QObject::connect(resumption.get(), &Resumption::found, q, [this] {
        if (isFirstResume)
            setState(State::Starting);
    });
    QObject::connect(resumption.get(), &Resumption::done, q,
                     [this](const SignedIn &result) { adopt(result); });
    QObject::connect(resumption.get(), &Resumption::nothing, q, [this] {
        dropAttempt();
        setState(State::SignedOut);
        Q_EMIT q->signInNeeded();
    });
    QObject::connect(
        resumption.get(), &Resumption::failed, q,
        [this](const SignInFailure &failure, bool mayTryAgain) { endResume(failure, mayTryAgain); });
    resumption->start();
}

void Session::Private::endResume(const SignInFailure &failure, bool mayTryAgain)
{
    const SignInFailure kept = failure;
    const bool isFirst = std::exchange(isFirstResume, false);
    qCInfo(lcSession) << "the session does not go on:" << int(kept.kind) << kept.detail;
    dropAttempt();
    if (mayTryAgain) {
        resumeTimer.start(nextResume);
        nextResume = std::min(nextResume * 2, limits.lastRetry);
    }
    setState(State::SignedOut);
    if (isFirst || !mayTryAgain) // the person has read it once
        Q_EMIT q->signInFailed(kept);
}

/// What the provider has granted is stored before it is used.
void Session::Private::keep(const SignedIn &result)
{
    dropAttempt();
    keeping = std::make_unique<QObject>();
    QObject *context = keeping.get();
    Core::whenDone(context, store->claim(), [this, context, result](const Core::Result<Claim> &claim) {
        const Secret &refreshToken = result.tokens.refreshToken;
        const Core::Future<> kept = refreshToken.isEmpty() ? store->remove() : store->write(refreshToken);
        Core::whenDone(context, kept, [this, result, claim](const Core::Result<> &) {
            scopes = attemptScopes;
            adopt(result);
        });
    });
}

/// The refresh token is removed at once, whoever uses it just now, and revoked. Whoever does is waited
/// for as well: what it left in the keychain, not knowing of this, goes too.
void Session::Private::sayGoodbye()
{
    const auto provider = grant ? std::optional(grant->provider()) : std::nullopt;
    const Secret idToken = grant ? grant->idToken() : Secret();
    Core::whenDone(q, store->withdraw(), [this, provider, idToken](const Core::Result<Secret> &refreshToken) {
        if (!provider)
            return;
        Core::whenDone(q,
                       endAtProvider(http, *provider, settings.clientId, refreshToken.value_or(Secret()),
                                     idToken, limits.requestTime, q),
                       [work = store->work()](const Core::Result<> &) {});
    });
    Core::whenDone(q, store->claim(), [this](const Core::Result<Claim> &claim) {
        if (claim)
            Core::whenDone(q, store->read(), [claim = *claim](const Core::Result<Secret> &) {});
    });
}

void Session::Private::adopt(const SignedIn &result)
{
    dropAttempt();
    dropGrant();
    grant = std::make_unique<Grant>(result, settings, http, *store, clock, limits);
    person = result.person;
    QObject::connect(grant.get(), &Grant::personChanged, q, [this] {
        person = grant->person();
        Q_EMIT q->personChanged();
    });
    QObject::connect(grant.get(), &Grant::ended, q, [this] {
        dropGrant();
        if (attempt || keeping)
            stateBefore = State::Ended; // a new one is under way already
        else
            setState(State::Ended);
    });
    QObject::connect(grant.get(), &Grant::rejected, q, [this](const SignInFailure &failure) {
        const SignInFailure kept = failure;
        dropAttempt();
        dropGrant();
        page = {};
        person = {};
        setState(State::SignedOut);
        Q_EMIT q->signedOut();
        Q_EMIT q->signInFailed(kept);
    });
    setState(State::SignedIn);
    Q_EMIT q->signedIn();
}

void Session::Private::endSignIn(const SignInFailure &failure)
{
    const SignInFailure kept = failure;
    qCInfo(lcSession) << "no sign-in:" << int(kept.kind) << kept.detail;
    dropAttempt();
    page = {};
    setState(stateBefore);
    Q_EMIT q->signInFailed(kept);
}

// Neither is deleted at once: it may be what is just calling us. Nothing of it is heard any more.

void Session::Private::dropAttempt()
{
    resumeTimer.stop();
    if (resumption) {
        resumption->disconnect(q);
        resumption.release()->deleteLater();
    }
    if (keeping)
        keeping.release()->deleteLater();
    if (!attempt)
        return;
    attempt->cancel();
    attempt->disconnect(q);
    attempt.release()->deleteLater();
}

void Session::Private::dropGrant()
{
    if (!grant)
        return;
    grant->close();
    grant->disconnect(q);
    grant.release()->deleteLater();
}

} // namespace Session
