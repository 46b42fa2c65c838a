// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>

namespace Doubles {

/// A real X server without a screen (Xvfb), on the first display that is free. It ends with its object.
class VirtualDisplay
{
public:
    /// Whether this machine has what it takes: Xvfb, and xdotool to press keys on it.
    static bool isInstalled();

    ~VirtualDisplay();

    /// Waits until it takes clients, turning the event loop; false when it does not start.
    bool start();
    /// For DISPLAY, like ":1".
    QString name() const { return m_name; }

private:
    QProcess m_server;
    QString m_name;
};

} // namespace Doubles
