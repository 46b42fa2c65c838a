// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/browser.h"

namespace Main {

/// Shows the address of the sign-in page on standard error, where no browser can be started: the
/// person opens it in one on this computer, because the answer comes back to 127.0.0.1.
class PrintedBrowser : public Session::Browser
{
public:
    bool open(const QUrl &url) override;
};

} // namespace Main
