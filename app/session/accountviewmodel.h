// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session.h"

#include <QDateTime>
#include <QObject>

#include <memory>
#include <optional>

namespace Session {

/// What the window needs of a Session. The seam where tests put a double.
class SignInControl : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual Session::State state() const = 0;
    virtual Person person() const = 0;
    virtual Core::Time signedInUntil() const = 0;
    virtual IdentitySettings settings() const = 0;
    virtual KeychainTrouble keychainTrouble() const = 0;
    virtual void signIn(const AuthorizationNeeds &needs) = 0;
    virtual void openBrowserAgain() = 0;
    virtual void cancelSignIn() = 0;
    virtual void signOut() = 0;

Q_SIGNALS:
    void changed();
    /// A sign-in came to a good end.
    void completed();
    void failed(const SignInFailure &failure);
};

/// Who is signed in, and what is under way about it.
class AccountViewModel : public QObject
{
    Q_OBJECT
public:
    /// `session` (or `control`) must outlive this.
    explicit AccountViewModel(Session &session, QObject *parent = nullptr,
                              Core::Clock clock = Core::systemNow);
    explicit AccountViewModel(SignInControl &control, QObject *parent = nullptr,
                              Core::Clock clock = Core::systemNow);
    ~AccountViewModel() override;

    enum class State {
        SignedOut,
        Starting, ///< asks the provider
        WaitingForBrowser,
        Finishing,
        SignedIn,
    };
    Q_ENUM(State)

    State state() const;
    /// A sign-in is under way.
    bool isSigningIn() const;
    /// Whose window this is: the person who is signed in, or whose sign-in ended and who can sign
    /// in again without losing the conversation. Empty name: nobody's.
    Person person() const { return m_person; }
    bool hasPerson() const { return !m_person.name.isEmpty(); }
    /// The provider ended the sign-in; person() is still there.
    bool hasEnded() const { return m_endedAt.isValid(); }
    QDateTime endedAt() const { return m_endedAt; } ///< local time
    QDateTime signedInUntil() const; ///< local time; invalid while nobody is signed in
    IdentitySettings settings() const;
    /// Why the sign-in does not outlive this window, or did not outlive the last one.
    KeychainTrouble keychainTrouble() const;
    /// Why the last sign-in came to nothing; gone when another one starts.
    std::optional<SignInFailure> failure() const { return m_failure; }

    void signIn();
    /// The person who is signed in signs in once more, with what a service wants besides.
    void stepUp(const AuthorizationNeeds &needs);
    void openBrowserAgain();
    void cancelSignIn();
    void signOut();

Q_SIGNALS:
    void changed();
    /// person() is another one now, or nobody.
    void personChanged();
    /// The person of before, or a new one, has signed in, or has once more (personChanged() came first).
    void signedIn();

private:
    void follow();

    std::unique_ptr<SignInControl> m_owned;
    SignInControl &m_control;
    const Core::Clock m_clock;
    Person m_person;
    QDateTime m_endedAt;
    std::optional<SignInFailure> m_failure;
    bool m_wasSignedIn = false;
    bool m_told = false; ///< signedIn(), of the sign-in that is completed next
};

} // namespace Session
