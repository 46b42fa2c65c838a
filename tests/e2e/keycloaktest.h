// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "e2e/keycloakpages.h"
#include "e2e/keycloakserver.h"
#include "e2e/wiretap.h"
#include "main/composition.h"

#include <QTemporaryDir>

#include <optional>

/// What the tests against a real Keycloak share: one server for the whole program, with a wire tap before
/// it whose address is the issuer's, and the services and the session as `secure-agent` composes them.
class KeycloakTest : public QObject
{
    Q_OBJECT
protected:
    struct Answer
    {
        std::optional<Session::TurnResult> result;
        std::optional<Session::TurnFailure> failure;

        QString text() const { return result ? result->response : QString(); }
        QString outcome() const { return result ? result->outcome : QString(); }
    };

    /// Once. Without a Keycloak on this computer m_keycloak says so, and there is no m_tap.
    void startKeycloak();
    void stopKeycloak();
    /// The services and nobody signed in, for "secure-agent ask" with these options besides.
    void compose(const QString &realm = QStringLiteral("local-dev"), const QStringList &options = {});
    /// Waits until the session has that state.
    bool reach(Session::Session::State state);
    void signInAs(const QString &who);
    Answer ask(const QString &question);
    /// A new access token, now. \return whether there is one
    bool refresh();

    QString issuer(const QString &realm = QStringLiteral("local-dev")) const;
    QUrl endpoint(const QString &name) const; ///< "token", "auth", "logout" below protocol/openid-connect
    Session::Session &session() { return m_composition->session(); }
    QString userId(const QString &username);
    /// Changes some members of an object that the administration gives and takes whole.
    void change(const QString &path, const QJsonObject &members);
    QJsonObject claims(); ///< of the access token

    std::unique_ptr<KeycloakServer> m_keycloak;
    std::unique_ptr<WireTap> m_tap;
    std::unique_ptr<KeycloakPages> m_pages;
    std::unique_ptr<Main::Composition> m_composition;
    QList<Session::SignInFailure> m_failures;
    QTemporaryDir m_home;
};
