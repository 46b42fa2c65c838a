// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/accountviewmodel.h"
#include "session/issuercheck.h"
#include "session/keychain.h"
#include "session/setupcheck.h"
#include "session/tokensource.h"

#include <QElapsedTimer>

namespace Session {

/// The sign-in service: what it calls itself, its keys, its clock.
class SignInProbe : public SetupProbe
{
public:
    SignInProbe(Http::Client &client, const QString &issuer) : m_check(client), m_issuer(issuer) { }
    QList<SetupFinding::What> covers() const override;
    Core::Future<SetupFindings> run() override;

private:
    IssuerCheck m_check;
    const QString m_issuer;
    QObject m_context;
};

/// Whether a browser can hand a sign-in back: a port of 127.0.0.1 for a moment.
class ReturnAddressProbe : public SetupProbe
{
public:
    QList<SetupFinding::What> covers() const override { return {SetupFinding::What::ReturnAddress}; }
    Core::Future<SetupFindings> run() override;
};

/// What the person's access token opens, and which roles it names, as this program reads it; the services
/// judge.
class TokenProbe : public SetupProbe
{
public:
    /// \param audiences  what the services ask for
    TokenProbe(TokenSource &tokens, AccountViewModel &account, QStringList audiences)
        : m_tokens(tokens), m_account(account), m_audiences(std::move(audiences))
    {
    }
    QList<SetupFinding::What> covers() const override;
    Core::Future<SetupFindings> run() override;

private:
    TokenSource &m_tokens;
    AccountViewModel &m_account;
    const QStringList m_audiences;
    QObject m_context;
};

/// Whether a service answers, and how fast.
class ServiceProbe : public SetupProbe
{
public:
    /// \param url  empty: it is not known to this program
    ServiceProbe(SetupFinding::What what, Http::Client &client, const QUrl &url)
        : m_what(what), m_client(client), m_url(url)
    {
    }
    QList<SetupFinding::What> covers() const override { return {m_what}; }
    Core::Future<SetupFindings> run() override;

private:
    const SetupFinding::What m_what;
    Http::Client &m_client;
    const QUrl m_url;
    QElapsedTimer m_clock;
    QObject m_context;
};

/// Whether the password store answers: by reading an entry that nobody has written.
class PasswordStoreProbe : public SetupProbe
{
public:
    /// \param keychain  null: nothing is kept, as in the demo
    explicit PasswordStoreProbe(Keychain *keychain) : m_keychain(keychain) { }
    QList<SetupFinding::What> covers() const override { return {SetupFinding::What::PasswordStore}; }
    Core::Future<SetupFindings> run() override;

private:
    Keychain *const m_keychain;
    QObject m_context;
};

} // namespace Session
