// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/emptylayout.h"

#include <QLayout>
#include <QWidget>

#include <memory>

namespace Ui {

void emptyLayout(QLayout &layout)
{
    while (const std::unique_ptr<QLayoutItem> item {layout.takeAt(0)}) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
    }
}

} // namespace Ui
