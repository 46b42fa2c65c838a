// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lazystack.h"

namespace Ui {

LazyStack::LazyStack(QWidget *parent) : QStackedWidget(parent)
{
}

void LazyStack::offer(int page, Maker maker)
{
    m_makers.insert(page, std::move(maker));
}

void LazyStack::open(int page)
{
    if (const Maker make = m_makers.take(page)) {
        QWidget *widget = make();
        m_made.insert(page, widget);
        addWidget(widget);
        Q_EMIT made(widget);
    }
    if (QWidget *widget = m_made.value(page))
        setCurrentWidget(widget);
}

} // namespace Ui
