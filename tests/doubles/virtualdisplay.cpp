// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/virtualdisplay.h"

#include <QStandardPaths>
#include <QTest>

namespace Doubles {

bool VirtualDisplay::isInstalled()
{
    return !QStandardPaths::findExecutable(QStringLiteral("Xvfb")).isEmpty()
        && !QStandardPaths::findExecutable(QStringLiteral("xdotool")).isEmpty();
}

VirtualDisplay::~VirtualDisplay()
{
    m_server.terminate();
    if (!m_server.waitForFinished(20000)) {
        m_server.kill();
        m_server.waitForFinished();
    }
}

bool VirtualDisplay::start()
{
    // -displayfd: the first free display, told when it is ready. -noreset: else the server begins anew
    // whenever its last client has left (an xdotool that looked for a window, say), and drops who connects at
    // that moment.
    m_server.start(QStringLiteral("Xvfb"),
                   {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-noreset"),
                    QStringLiteral("-screen"), QStringLiteral("0"), QStringLiteral("1280x800x24"),
                    QStringLiteral("-nolisten"), QStringLiteral("tcp")});
    QByteArray number;
    const auto hasSaid = [this, &number] {
        number += m_server.readAllStandardOutput();
        return number.endsWith('\n');
    };
    const bool isOver = QTest::qWaitFor(
        [this, &hasSaid] { return hasSaid() || m_server.state() == QProcess::NotRunning; }, 60000);
    m_name = u':' + QString::fromLatin1(number.trimmed());
    return isOver && hasSaid();
}

} // namespace Doubles
