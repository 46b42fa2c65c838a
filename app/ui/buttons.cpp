// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/buttons.h"

#include "ui/appearance.h"
#include "ui/icons.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace Ui {

namespace {
constexpr int gap = 10;
constexpr int iconGap = 8;

int sizeOf(const QString &trailing)
{
    return trailing.startsWith(QLatin1String("chevron")) ? 14 : 12;
}
} // namespace

Button::Button(const QString &text, QLatin1String kind, QLatin1String objectName, QWidget *parent)
    : QPushButton(text, parent)
{
    setProperty("kind", kind);
    setObjectName(objectName);
    setAutoDefault(false);
    setShortcut({}); // no mnemonic: an ampersand in a question is a letter
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(text);
    setIconSize({16, 16});
}

void Button::setKeyCap(const QString &key)
{
    m_key = key;
    updateGeometry();
}

void Button::setTrailingIcon(const QString &name)
{
    m_trailing = name;
    updateGeometry();
}

int Button::sideMargin() const
{
    const QString kind = property("kind").toString();
    if (kind == QLatin1String("link"))
        return 4;
    return kind == QLatin1String("stop") || kind == QLatin1String("small") ? 10 : 14;
}

QFont Button::textFont() const
{
    QFont bold(font());
    if (property("kind").toString() == QLatin1String("primary"))
        bold.setWeight(QFont::DemiBold); // as the sheet draws it
    return bold;
}

int Button::keyWidth() const
{
    return m_key.isEmpty() ? 0 : QFontMetrics(typeFont(textFont(), Type::Key)).horizontalAdvance(m_key) + 12;
}

QSize Button::sizeHint() const
{
    const QSize style = QPushButton::sizeHint();
    if (text().isEmpty())
        return style;
    int width = 2 * sideMargin() + QFontMetrics(textFont()).horizontalAdvance(text());
    if (!icon().isNull())
        width += iconSize().width() + iconGap;
    if (!m_key.isEmpty())
        width += gap + keyWidth();
    if (!m_trailing.isEmpty())
        width += gap + sizeOf(m_trailing);
    return {width, style.height()};
}

QSize Button::minimumSizeHint() const
{
    return sizeHint();
}

/// Enter presses what has the focus, as Space does; with Ctrl it may be the key of what is around it.
void Button::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !event->isAutoRepeat() && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier)
        click();
    else
        QPushButton::keyPressEvent(event);
}

void Button::paintEvent(QPaintEvent *event)
{
    if (text().isEmpty()) {
        QPushButton::paintEvent(event);
        return;
    }
    // The style draws the ground; what stands on it is drawn here, for the style knows no key caps
    // and leaves icons too close to the words.
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    option.icon = {};
    painter.drawControl(QStyle::CE_PushButton, option);

    const Tokens &tokens = currentTokens();
    const QString kind = property("kind").toString();
    const bool primary = kind == QLatin1String("primary");
    QColor ink = tokens.text;
    if (!isEnabled())
        ink = tokens.hint;
    else if (primary)
        ink = tokens.onFill;
    else if (kind == QLatin1String("suggestion") || kind == QLatin1String("link"))
        ink = tokens.accent;
    painter.setRenderHint(QPainter::Antialiasing);
    // Where a form makes it wider than its words, these stand in the middle.
    int x = sideMargin() + qMax(0, (width() - sizeHint().width()) / 2);
    if (!icon().isNull()) {
        const QSize size = iconSize();
        icon().paint(&painter, QRect(QPoint(x, (height() - size.height()) / 2), size), Qt::AlignCenter,
                     isEnabled() ? QIcon::Normal : QIcon::Disabled);
        x += size.width() + iconGap;
    }
    painter.setFont(textFont());
    painter.setPen(ink);
    int room = width() - x - sideMargin() + 2; // a text that just fits is not cut
    room -= m_key.isEmpty() ? 0 : gap + keyWidth();
    room -= m_trailing.isEmpty() ? 0 : gap + sizeOf(m_trailing);
    const QString shown = painter.fontMetrics().elidedText(text(), Qt::ElideRight, room);
    painter.drawText(QRect(x, 0, room + 1, height()), Qt::AlignVCenter | Qt::AlignLeft, shown);
    x += painter.fontMetrics().horizontalAdvance(shown) + gap;
    if (!m_trailing.isEmpty()) {
        const int size = sizeOf(m_trailing);
        paintIcon(&painter, QRect(x, (height() - size) / 2, size, size), m_trailing,
                  ink == tokens.text ? tokens.muted : ink);
        x += size + gap;
    }
    if (m_key.isEmpty())
        return;
    painter.setFont(typeFont(textFont(), Type::Key));
    const int keyHeight = painter.fontMetrics().height() + 4;
    const QRectF cap(x + 0.5, (height() - keyHeight) / 2 + 0.5, keyWidth() - 1, keyHeight - 1);
    painter.setPen(QPen(primary ? tokens.onFill : tokens.line2, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(cap, 4, 4);
    painter.setPen(primary ? tokens.onFill : tokens.muted);
    painter.drawText(cap, Qt::AlignCenter, m_key);
}

FoldButton::FoldButton(const QString &text, const QString &iconName, Type type, QWidget *parent)
    : QAbstractButton(parent), m_icon(iconName)
{
    setText(text);
    setFont(typeFont(font(), type));
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    const auto name = [this] {
        setAccessibleName(isChecked() ? tr("%1, unfolded").arg(this->text())
                                      : tr("%1, folded").arg(this->text()));
    };
    connect(this, &QAbstractButton::toggled, this, name);
    name();
}

QSize FoldButton::sizeHint() const
{
    return {(m_icon.isEmpty() ? 20 : 44) + fontMetrics().horizontalAdvance(text()) + 6,
            qMax(24, fontMetrics().height() + 8)};
}

void FoldButton::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintIcon(&painter, QRect(0, (height() - 14) / 2, 14, 14),
              isChecked() ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), tokens.muted);
    int x = 20;
    if (!m_icon.isEmpty()) {
        paintIcon(&painter, QRect(x + 2, (height() - 14) / 2, 14, 14), m_icon, tokens.muted);
        x = 44;
    }
    painter.setFont(font());
    painter.setPen(tokens.muted);
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter, text());
    if (!hasFocus())
        return;
    painter.setPen(QPen(tokens.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

} // namespace Ui
