// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "http/client.h"

#include <QObject>

namespace Demo {

/// Plays the browser and the person at the demo provider's login page: for `ask --demo --as USER`, and tests.
///
/// Reads the page, sends its form, and follows the answer to the application's callback; it only ever
/// talks to this machine.
class HeadlessSignIn : public QObject
{
    Q_OBJECT
public:
    /// \param client  must outlive this
    HeadlessSignIn(Http::Client &client, QString username, const QString &password,
                   QObject *parent = nullptr);

    /// Ends when the callback was answered, whatever the provider told it: an error reaches the application
    /// as it would from a browser.
    /// \return Unauthorized when the password is wrong; Invalid when a page is not the demo's or an address
    ///         is not on loopback; Unavailable when nobody answers
    Core::Future<> open(const QUrl &authorizationUrl);

private:
    void readPage(const QUrl &pageUrl, const Core::Result<Http::ClientResponse> &page,
                  const Core::Promise<> &promise);
    void follow(const Http::ClientResponse &response, const Core::Promise<> &promise);

    Http::Client &m_client;
    const QString m_username;
    const Core::Secret m_password;
};

} // namespace Demo
