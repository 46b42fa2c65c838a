// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/numberbox.h"

#include "ui/appearance.h"
#include "ui/icons.h"

#include <QPainter>

namespace Ui {

void NumberBox::paintEvent(QPaintEvent *event)
{
    QSpinBox::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int x = width() - 22;
    paintIcon(&painter, QRect(x, height() / 2 - 12, 11, 11), QStringLiteral("chevron-up"),
              currentTokens().text);
    paintIcon(&painter, QRect(x, height() / 2 + 2, 11, 11), QStringLiteral("chevron-down"),
              currentTokens().text);
}

} // namespace Ui
