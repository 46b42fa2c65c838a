// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

namespace Session {

/// Opens a page where the person signs in: the system's browser, or what plays one.
///
/// The URL is for the browser alone: its `state` and `nonce` belong into no log.
class Browser
{
public:
    virtual ~Browser() = default;
    /// \return false when no browser could be started; must not block
    virtual bool open(const QUrl &url) = 0;
};

} // namespace Session
