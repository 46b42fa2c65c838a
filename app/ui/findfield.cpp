// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findfield.h"

#include "ui/appearance.h"
#include "ui/icons.h"

#include <QKeyEvent>
#include <QPainter>

namespace Ui {

namespace {
constexpr int iconRoom = 22; // the glass and its gap
}

FindField::FindField(const QString &placeholder, const QString &name, const QString &key, QWidget *parent)
    : QLineEdit(parent), m_key(key)
{
    setPlaceholderText(placeholder);
    setAccessibleName(name);
    setMaxLength(200);
    setTextMargins(iconRoom, 0, 0, 0);
}

void FindField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (text().isEmpty())
            Q_EMIT left();
        else
            clear();
        return;
    }
    if (event->key() == Qt::Key_Down) {
        Q_EMIT downWanted();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void FindField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const Tokens &tokens = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintIcon(&painter, QRect(12, (height() - 14) / 2, 14, 14), QStringLiteral("search"), tokens.muted);
    if (m_key.isEmpty() || !text().isEmpty() || hasFocus())
        return;
    painter.setFont(typeFont(font(), Type::Key));
    const QSize size(painter.fontMetrics().horizontalAdvance(m_key) + 11, painter.fontMetrics().height() + 4);
    const QRectF cap(width() - 11 - size.width() + 0.5, (height() - size.height()) / 2 + 0.5,
                     size.width() - 1, size.height() - 1);
    painter.setPen(QPen(tokens.line2, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(cap, 4, 4);
    painter.setPen(tokens.muted);
    painter.drawText(cap, Qt::AlignCenter, m_key);
}

} // namespace Ui
