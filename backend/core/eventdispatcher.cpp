// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eventdispatcher.h"

#include <QtGlobal>

namespace Core {

void waitWithoutGlib()
{
    constexpr const char *name = "QT_NO_GLIB";
    if (!qEnvironmentVariableIsSet(name))
        qputenv(name, "1");
}

} // namespace Core
