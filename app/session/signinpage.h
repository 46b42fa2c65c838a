// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Session {

/// What the browser shows at the end: our loopback listener's answers.
enum class SignInPage {
    Received, ///< the answer is being checked; the window tells how it ends
    NotSignedIn, ///< the provider, or the person, said no
    NotExpected, ///< does not belong to a sign-in under way
};

/// A whole HTTP answer: a static page without script, form, link or outside resource, which is not
/// stored, not framed, and sends no referrer. It holds nothing of the request.
QByteArray signInAnswer(SignInPage page);

/// An answer without a page, for what no browser of ours sends: "404 Not Found".
QByteArray plainAnswer(const QByteArray &status);

} // namespace Session
