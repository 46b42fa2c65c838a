// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace Session {

/// Why a sign-in ended without a session, or a session ended in a way that has to be explained.
struct SignInFailure
{
    enum class Kind {
        ProviderUnreachable, ///< no answer, too slow, 5xx, or a certificate that is not trusted
        ProviderNotUnderstood, ///< not an OpenID provider that we can use: HTML, a missing endpoint
        IssuerMismatch, ///< it says that it is another issuer; `issuerSaid` is which
        Denied, ///< the person, or the provider, said no (access_denied and the like)
        Cancelled, ///< by the person, in the window
        TimedOut, ///< nothing came back from the browser in time
        BrowserNotOpened,
        PortUnavailable, ///< no port on 127.0.0.1 for the answer
        NotEnough, ///< somebody signed in, but not as strongly as a service asks for, or it asks for too much
        Rejected, ///< the answer came, and it is not to be trusted: ID token, issuer or subject
    };
    Kind kind = Kind::Rejected;
    QString issuerSaid; ///< with IssuerMismatch: plain text, at most 200 characters
    /// For the log: English, plain text of at most 200 characters, never a secret.
    QString detail;
    /// What the provider gave as its reason (`error_description`, RFC 6749, section 4.1.2.1), for
    /// people: plain text of at most 200 characters, empty when it gave none. A stranger's words.
    QString reason {};

    bool operator==(const SignInFailure &) const = default;
};

} // namespace Session

Q_DECLARE_METATYPE(Session::SignInFailure)
