// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/accountviewmodel.h"

namespace Session {

namespace {

QDateTime local(Core::Time time)
{
    return QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count());
}

class SessionControl final : public SignInControl
{
public:
    explicit SessionControl(Session &session) : m_session(session)
    {
        connect(&session, &Session::stateChanged, this, &SignInControl::changed);
        connect(&session, &Session::personChanged, this, &SignInControl::changed);
        connect(&session, &Session::keychainTroubleChanged, this, &SignInControl::changed);
        connect(&session, &Session::signedIn, this, &SignInControl::completed);
        connect(&session, &Session::signInFailed, this, &SignInControl::failed);
    }

    Session::State state() const override { return m_session.state(); }
    Person person() const override { return m_session.person(); }
    Core::Time signedInUntil() const override { return m_session.signedInUntil(); }
    IdentitySettings settings() const override { return m_session.settings(); }
    KeychainTrouble keychainTrouble() const override { return m_session.keychainTrouble(); }
    void signIn(const AuthorizationNeeds &needs) override { m_session.signIn(needs); }
    void openBrowserAgain() override { m_session.openBrowserAgain(); }
    void cancelSignIn() override { m_session.cancelSignIn(); }
    void signOut() override { m_session.signOut(); }

private:
    Session &m_session;
};

bool samePerson(const Person &a, const Person &b)
{
    return a.issuer == b.issuer && a.subject == b.subject;
}

} // namespace

AccountViewModel::AccountViewModel(SignInControl &control, QObject *parent, Core::Clock clock)
    : QObject(parent), m_control(control), m_clock(std::move(clock))
{
    connect(&m_control, &SignInControl::changed, this, &AccountViewModel::follow);
    connect(&m_control, &SignInControl::completed, this, [this] {
        if (!std::exchange(m_told, false))
            Q_EMIT signedIn();
    });
    connect(&m_control, &SignInControl::failed, this, [this](const SignInFailure &failure) {
        m_failure = failure;
        Q_EMIT changed();
    });
    follow();
}

AccountViewModel::AccountViewModel(Session &session, QObject *parent, Core::Clock clock)
    : AccountViewModel(*new SessionControl(session), parent, std::move(clock))
{
    m_owned.reset(&m_control);
}

AccountViewModel::~AccountViewModel() = default;

AccountViewModel::State AccountViewModel::state() const
{
    switch (m_control.state()) {
    case Session::State::SignedOut:
    case Session::State::Ended:
        return State::SignedOut;
    case Session::State::Starting:
        return State::Starting;
    case Session::State::WaitingForBrowser:
        return State::WaitingForBrowser;
    case Session::State::Finishing:
        return State::Finishing;
    case Session::State::SignedIn:
        return State::SignedIn;
    }
    return State::SignedOut;
}

bool AccountViewModel::isSigningIn() const
{
    const State now = state();
    return now != State::SignedOut && now != State::SignedIn;
}

QDateTime AccountViewModel::signedInUntil() const
{
    return state() == State::SignedIn ? local(m_control.signedInUntil()) : QDateTime();
}

IdentitySettings AccountViewModel::settings() const
{
    return m_control.settings();
}

KeychainTrouble AccountViewModel::keychainTrouble() const
{
    return m_control.keychainTrouble();
}

void AccountViewModel::signIn()
{
    stepUp({});
}

void AccountViewModel::stepUp(const AuthorizationNeeds &needs)
{
    m_failure.reset();
    m_control.signIn(needs);
    Q_EMIT changed();
}

void AccountViewModel::openBrowserAgain()
{
    m_control.openBrowserAgain();
}

void AccountViewModel::cancelSignIn()
{
    m_control.cancelSignIn();
}

void AccountViewModel::signOut()
{
    m_failure.reset();
    const bool had = hasPerson();
    // First: the session's signal must not find the person whom it is about to forget.
    m_person = {};
    m_endedAt = {};
    m_wasSignedIn = false;
    m_control.signOut();
    if (had)
        Q_EMIT personChanged();
    Q_EMIT changed();
}

void AccountViewModel::follow()
{
    const Session::State now = m_control.state();
    if (now == Session::State::SignedIn) {
        const Person person = m_control.person();
        const bool another = !samePerson(person, m_person) || !hasPerson();
        const bool fresh = !m_wasSignedIn || another;
        m_person = person;
        m_endedAt = {};
        if (fresh)
            m_failure.reset();
        m_wasSignedIn = true;
        if (another)
            Q_EMIT personChanged();
        if (fresh) {
            m_told = true;
            Q_EMIT signedIn();
        }
    } else {
        m_told = false;
        // While the person signs in once more, the session of before goes on.
        m_wasSignedIn = m_wasSignedIn && now != Session::State::SignedOut && now != Session::State::Ended;
        // From Ended the person stays through another attempt to sign in, even one that fails:
        // what stands in the window is theirs. Only signOut() and another person take it away.
        if (now == Session::State::Ended && hasPerson() && !m_endedAt.isValid())
            m_endedAt = local(m_clock());
        else if (now == Session::State::SignedOut && hasPerson() && !m_endedAt.isValid()) {
            m_person = {};
            Q_EMIT personChanged();
        }
    }
    Q_EMIT changed();
}

} // namespace Session
