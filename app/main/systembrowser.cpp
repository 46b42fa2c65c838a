// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/systembrowser.h"

#include <QDesktopServices>

namespace Main {

bool SystemBrowser::open(const QUrl &url)
{
    return QDesktopServices::openUrl(url);
}

} // namespace Main
