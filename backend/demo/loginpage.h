// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/accounts.h"
#include "http/reply.h"

namespace Demo {

/// What stands on the login page.
struct LoginPage
{
    QString transaction; ///< the hidden one-time id that the form sends back
    QString username; ///< what the person typed before, or nothing
    QString sentence; ///< what went wrong, or nothing
    QString redirectUri; ///< where the form's answer leads to: browsers hold a form to its policy there too
    QList<Person> people; ///< named on the page with their passwords: it is a demo
};

/// The page with its form: no script, nothing from elsewhere, never in a frame, never kept.
Http::Reply renderLoginPage(const LoginPage &page);

/// A page with a heading and a sentence.
Http::Reply renderMessagePage(int status, const QString &heading, const QString &sentence);

} // namespace Demo
