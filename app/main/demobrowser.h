// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/headlesssignin.h"
#include "session/browser.h"

namespace Main {

/// Signs a made-up person of the demo in without a browser, by filling in the demo's own login page.
class DemoBrowser : public Session::Browser
{
public:
    DemoBrowser(Http::Client &client, const QString &username, const QString &password)
        : m_signIn(client, username, password)
    {
    }

    bool open(const QUrl &url) override
    {
        m_signIn.open(url);
        return true;
    }

private:
    Demo::HeadlessSignIn m_signIn;
};

} // namespace Main
