// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/modelname.h"

#include "ui/harmless.h"

#include <QCoreApplication>

namespace Ui {

QString modelName(const QString &said)
{
    if (said == QLatin1String("Built-in assistant"))
        return QCoreApplication::translate("Ui::ModelName", "Built-in assistant");
    return harmless(said).simplified().left(100);
}

} // namespace Ui
