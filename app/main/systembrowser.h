// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/browser.h"

namespace Main {

/// The person's own browser (RFC 8252, section 6): no window of ours ever sees a password.
class SystemBrowser : public Session::Browser
{
public:
    bool open(const QUrl &url) override;
};

} // namespace Main
