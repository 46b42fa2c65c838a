// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/printedbrowser.h"

#include <QCoreApplication>
#include <QTextStream>

#include <cstdio>

namespace Main {

bool PrintedBrowser::open(const QUrl &url)
{
    QTextStream(stderr) << QCoreApplication::translate("Main::PrintedBrowser",
                                                       "Open this address in a browser on this computer:")
                        << '\n'
                        << url.toString(QUrl::FullyEncoded) << Qt::endl;
    return true;
}

} // namespace Main
