// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iconview.h"

#include <QPainter>

namespace Ui {

IconView::IconView(const QString &name, IconRole role, int size, QWidget *parent)
    : QWidget(parent), m_icon(icon(name, role))
{
    setFixedSize(size, size);
}

void IconView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect());
}

} // namespace Ui
