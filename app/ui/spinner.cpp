// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spinner.h"

#include "ui/appearance.h"
#include "ui/icons.h"

#include <QPainter>

namespace Ui {

Spinner::Spinner(QWidget *parent) : QWidget(parent)
{
    setFixedSize(16, 16);
    m_timer.setInterval(std::chrono::milliseconds(80));
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_step = (m_step + 1) % 12;
        update();
    });
}

void Spinner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = currentTokens();
    paintSpinner(&painter, rect(), m_step, tokens.line2, tokens.accent);
}

void Spinner::showEvent(QShowEvent *)
{
    m_timer.start();
}

void Spinner::hideEvent(QHideEvent *)
{
    m_timer.stop();
}

} // namespace Ui
