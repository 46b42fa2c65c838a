// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/choices.h"

#include "ui/icons.h"

#include <QPainter>

namespace Ui {

namespace {

constexpr int mark = 16;
constexpr int gap = 14;
constexpr int checkGap = 10;

QSize sizeOf(const QFontMetrics &metrics, const QString &words, int between)
{
    const int text = words.isEmpty() ? 0 : between + metrics.horizontalAdvance(words) + 7; // and the ring
    return {2 + mark + text, qMax(mark + 6, metrics.height() + 4)};
}

void paintWords(QPainter *painter, const QWidget *widget, const QString &words, int between)
{
    const Tokens &tokens = currentTokens();
    painter->setFont(widget->font());
    painter->setPen(widget->isEnabled() ? tokens.text : tokens.hint);
    painter->drawText(widget->rect().adjusted(1 + mark + between, 0, 0, 0), Qt::AlignVCenter, words);
}

} // namespace

Radio::Radio(const QString &words, QLatin1String objectName, Type type, QWidget *parent)
    : QRadioButton(words, parent)
{
    setObjectName(objectName);
    setAccessibleName(words);
    setFont(typeFont(font(), type));
    setShortcut({});
    setCursor(Qt::PointingHandCursor);
}

QSize Radio::sizeHint() const
{
    return sizeOf(fontMetrics(), text(), gap);
}

void Radio::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle(1, (height() - mark) / 2.0, mark, mark);
    painter.setBrush(isChecked() ? tokens.fill : tokens.base);
    painter.setPen(QPen(isChecked() ? tokens.fill : tokens.control, 1));
    painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5));
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.onFill);
        painter.drawEllipse(circle.adjusted(5, 5, -5, -5));
    }
    paintWords(&painter, this, text(), gap);
    if (!hasFocus())
        return;
    painter.setPen(QPen(tokens.accent, 2));
    painter.setBrush(Qt::NoBrush);
    // Around the words, however wide the row is that can be pressed.
    const int words = text().isEmpty() ? 0 : fontMetrics().horizontalAdvance(text()) + 12;
    const QRectF ring(words == 0 ? 1 : 1 + mark + gap - 6, 1, words == 0 ? mark + 2 : words, height() - 2);
    painter.drawRoundedRect(ring.intersected(QRectF(rect()).adjusted(1, 1, -1, -1)), 4, 4);
}

void paintCheckBox(QPainter *painter, const QRect &box, bool checked, bool enabled, bool focused)
{
    const Tokens &tokens = currentTokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF inner = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->setBrush(checked && enabled ? tokens.fill : enabled ? tokens.base : tokens.raised);
    painter->setPen(QPen(checked && enabled ? tokens.fill : enabled ? tokens.control : tokens.line2, 1));
    painter->drawRoundedRect(inner, 4, 4);
    if (checked)
        paintIcon(painter, QRectF(box).adjusted(3, 3, -3, -3), QStringLiteral("check"),
                  enabled ? tokens.onFill : tokens.hint);
    if (focused) {
        painter->setPen(QPen(tokens.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(box).adjusted(-3, -3, 3, 3), 6, 6);
    }
    painter->restore();
}

Check::Check(const QString &words, QLatin1String objectName, QWidget *parent) : QCheckBox(words, parent)
{
    setObjectName(objectName);
    setAccessibleName(words);
    setShortcut({});
    setCursor(Qt::PointingHandCursor);
}

QSize Check::sizeHint() const
{
    return sizeOf(fontMetrics(), text(), checkGap);
}

void Check::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCheckBox(&painter, QRect(1, (height() - mark) / 2, mark, mark), isChecked(), isEnabled(), false);
    paintWords(&painter, this, text(), checkGap);
    if (!hasFocus())
        return;
    painter.setPen(QPen(currentTokens().accent, 2));
    painter.setBrush(Qt::NoBrush);
    const QRectF ring(1 + mark + checkGap - 5, 1, fontMetrics().horizontalAdvance(text()) + 10, height() - 2);
    painter.drawRoundedRect(ring.intersected(QRectF(rect()).adjusted(1, 1, -1, -1)), 4, 4);
}

} // namespace Ui
