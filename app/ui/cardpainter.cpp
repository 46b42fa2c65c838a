// SPDX-License-Identifier: GPL-3.0-or-later
// RowPainter: cards that are no longer open. They have no buttons; the open one is a CardWidget.
#include "ui/appearance.h"
#include "ui/icons.h"
#include "ui/rowpainter.h"
#include "ui/turntext.h"

#include <QFontMetrics>
#include <QPainter>

namespace Ui {

namespace {

constexpr int padding = 19; // with the frame's line
constexpr int textX = 63;
constexpr int valueX = 147;
constexpr int factHeight = 26;

struct Measures
{
    int title = 0, sentence = 0, facts = 0, total = 0;
};

int wrapped(const QFont &font, int width, const QString &text)
{
    return QFontMetrics(font)
        .boundingRect(QRect(0, 0, width, 10000), Qt::TextWordWrap | Qt::TextWrapAnywhere, text)
        .height();
}

int factLines(const CardContent::Fact &fact, int width, const QFont &font)
{
    const QString text = fact.value + (fact.muted.isEmpty() ? QString() : u' ' + fact.muted);
    return qMax(factHeight, wrapped(font, qMax(80, width - valueX - padding), text) + 10);
}

Measures measure(const CardContent &content, int width, const QFont &font)
{
    Measures m;
    const int textWidth = width - textX - padding;
    m.title = wrapped(typeFont(font, Type::Title), textWidth, content.title);
    m.sentence = wrapped(font, textWidth, content.sentence);
    for (const CardContent::Fact &fact : content.facts)
        m.facts += factLines(fact, width, font);
    const int head = qMax(32, m.title + 6 + m.sentence);
    m.total = 17 + head + (content.facts.isEmpty() ? 0 : 14 + 1 + 10 + m.facts - 4) + padding;
    return m;
}

} // namespace

int RowPainter::heightOfCard(const Session::TurnRow &row, int width, const QFont &font)
{
    return measure(TurnText::card(row.card, {}), width, font).total;
}

void RowPainter::paintCard(QPainter *painter, const QRect &box, const Session::TurnRow &row,
                           const Session::Person &me, const Tokens &tokens) const
{
    const CardContent content = TurnText::card(row.card, me);
    const QFont font = m_layouts.font();
    const Measures m = measure(content, box.width(), font);
    const QRect card(box.left(), box.top(), box.width(), m.total);
    painter->setPen(QPen(tokens.line2, 1));
    painter->setBrush(tokens.base);
    painter->drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);

    const QRect tile(card.left() + padding, card.top() + 17, 32, 32);
    const bool warn = content.ground == CardContent::Ground::Warn;
    painter->setPen(Qt::NoPen);
    painter->setBrush(warn ? tokens.warnGround : tokens.neutral);
    painter->drawRoundedRect(tile, 6, 6);
    paintIcon(painter, tile.adjusted(8, 8, -8, -8), content.icon, warn ? tokens.warn : tokens.muted);

    const int wrap = Qt::TextWordWrap | Qt::TextWrapAnywhere;
    const int textWidth = card.width() - textX - padding;
    int y = card.top() + 17;
    painter->setPen(tokens.text);
    painter->setFont(typeFont(font, Type::Title));
    painter->drawText(QRect(card.left() + textX, y, textWidth, m.title), wrap, content.title);
    painter->setFont(font);
    painter->drawText(QRect(card.left() + textX, y + m.title + 6, textWidth, m.sentence), wrap,
                      content.sentence);
    if (content.facts.isEmpty())
        return;
    y += qMax(32, m.title + 6 + m.sentence) + 14;
    painter->fillRect(QRect(card.left() + padding, y, card.width() - 2 * padding, 1), tokens.line);
    y += 11;
    for (const CardContent::Fact &fact : content.facts) {
        const int height = factLines(fact, card.width(), font);
        painter->setPen(tokens.muted);
        painter->drawText(
            QRect(card.left() + padding, y, valueX - padding - 8, factHeight), Qt::AlignVCenter,
            painter->fontMetrics().elidedText(fact.label, Qt::ElideRight, valueX - padding - 8));
        painter->setPen(tokens.text);
        const QString text = fact.value + (fact.muted.isEmpty() ? QString() : u' ' + fact.muted);
        painter->drawText(QRect(card.left() + valueX, y, card.width() - valueX - padding, height),
                          Qt::AlignVCenter | wrap, text);
        y += height;
    }
}

} // namespace Ui
