// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/session.h"

#include "core/logging.h"
#include "session/grant.h"
#include "session/providersignout.h"

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
          limits(times), store(tokens ? std::move(tokens) : std::make_unique<MemoryTokenStore>())
    {
    }

    void setState(State next);
    void adopt(const SignedIn &result);
    void endSignIn(const SignInFailure &failure);
    void dropAttempt();
    void dropGrant();

    Session *const q;
    const IdentitySettings settings;
    Http::NetworkClient &http;
    Browser &browser;
    const Core::Clock clock;
    const SessionLimits limits;
    const std::unique_ptr<TokenStore> store;

    State state = State::SignedOut;
    State stateBefore = State::SignedOut; ///< where a sign-in that fails leads back to
    Person person;
    QUrl page;
    std::unique_ptr<SignIn> attempt;
    std::unique_ptr<Grant> grant;
};

Session::Session(IdentitySettings settings, Http::NetworkClient &http, Browser &browser, QObject *parent,
                 Core::Clock clock, SessionLimits limits, std::unique_ptr<TokenStore> store)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(settings), http, browser, std::move(clock),
                                                   limits, std::move(store)))
{
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

void Session::signIn()
{
    if (d->state != State::SignedOut && d->state != State::Ended)
        return;
    d->stateBefore = d->state;
    d->attempt = std::make_unique<SignIn>(
        d->settings, d->http, AuthorizationLimits {d->limits.signInTime, d->limits.requestTime}, d->clock);
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
    connect(attempt, &SignIn::done, this, [this](const SignedIn &result) { d->adopt(result); });
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
    if (d->attempt)
        d->endSignIn({SignInFailure::Kind::Cancelled, {}, QStringLiteral("cancelled")});
}

void Session::signOut()
{
    if (d->state == State::SignedOut)
        return;
    d->dropAttempt();
    d->page = {};
    if (d->grant) {
        // The store does what it is told in the order of the calls: this reads what is removed next.
        Core::whenDone(this, d->store->read(),
                       [&http = d->http, provider = d->grant->provider(), client = d->settings.clientId,
                        idToken = d->grant->idToken(),
                        limit = d->limits.requestTime](const Core::Result<Secret> &refreshToken) {
                           endAtProvider(http, provider, client, refreshToken.value_or(Secret()), idToken,
                                         limit);
                       });
    }
    d->store->remove();
    d->dropGrant();
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

void Session::Private::setState(State next)
{
    if (state == next)
        return;
    state = next;
    qCInfo(lcSession) << "session:" << next;
    Q_EMIT q->stateChanged();
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
        setState(State::Ended);
    });
    QObject::connect(grant.get(), &Grant::rejected, q, [this](const SignInFailure &failure) {
        const SignInFailure kept = failure;
        dropGrant();
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
