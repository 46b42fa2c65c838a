// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rowpainter.h"

#include "ui/appearance.h"
#include "ui/icons.h"
#include "ui/receiptpainter.h"
#include "ui/turntext.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>

namespace Ui {

using Session::TurnRow;

namespace {

QColor activityColour(const TurnRow &row, const Tokens &tokens)
{
    const QString &c = row.outcomeClass;
    if (c == QLatin1String("unavailable") || c == QLatin1String("uncertain"))
        return tokens.warn;
    if (c == QLatin1String("waiting"))
        return tokens.accent;
    return tokens.muted;
}

} // namespace

QRect RowPainter::content(const QRect &rect, int index) const
{
    const Column column = m_layouts.column();
    return QRect(column.x, rect.top() + m_layouts.gapAbove(index), column.width,
                 rect.height() - m_layouts.gapAbove(index));
}

void RowPainter::paint(QPainter *painter, const QRect &rect, const QRect &clip, int index, const TurnRow &row,
                       const Session::Person &me, const Tokens &tokens, int step)
{
    if (row.id == m_layouts.liveCard())
        return; // a widget stands there
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect box = content(rect, index);
    switch (row.kind) {
    case TurnRow::Kind::Question:
        paintQuestion(painter, box, clip, index, tokens);
        break;
    case TurnRow::Kind::Answer:
        paintAnswer(painter, box, clip, index, row, tokens);
        break;
    case TurnRow::Kind::Activity:
        paintActivity(painter, box, row, tokens, step);
        break;
    case TurnRow::Kind::Receipt:
        paintReceipt(painter, box, row, tokens);
        break;
    case TurnRow::Kind::Card:
        paintCard(painter, box, row, me, tokens);
        break;
    }
    painter->restore();
}

void RowPainter::paintFocus(QPainter *painter, const QRect &rect, const Tokens &tokens) const
{
    const Column column = m_layouts.column();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(tokens.accent, 2));
    painter->drawRoundedRect(QRectF(column.x - 8, rect.top() + 2, column.width + 16, rect.height() - 4), 6,
                             6);
    painter->restore();
}

void RowPainter::paintText(QPainter *painter, const QPoint &at, const QRect &clip, int index,
                           const Tokens &tokens)
{
    const RowText &text = m_layouts.text(index);
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, tokens.text);
    for (const RowText::Piece &piece : text.pieces) {
        const qreal top = at.y() + piece.top;
        if (top > clip.bottom() || top + piece.height < clip.top())
            continue;
        painter->save();
        painter->translate(at.x(), top);
        context.clip = QRectF(clip).translated(-at.x(), -top);
        painter->setClipRect(context.clip);
        piece.document->documentLayout()->draw(painter, context);
        painter->restore();
    }
}

void RowPainter::paintQuestion(QPainter *painter, const QRect &box, const QRect &clip, int index,
                               const Tokens &tokens)
{
    const RowText &text = m_layouts.text(index);
    const int width = qMin(qCeil(text.width) + 2 * bubblePaddingX, box.width());
    const QRectF bubble(box.right() + 1 - width, box.top(), width, qRound(text.height) + 2 * bubblePaddingY);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.bubble);
    painter->drawRoundedRect(bubble, 10, 10);
    paintText(painter, {int(bubble.left()) + bubblePaddingX, int(bubble.top()) + bubblePaddingY}, clip, index,
              tokens);
}

void RowPainter::paintAnswer(QPainter *painter, const QRect &box, const QRect &clip, int index,
                             const TurnRow &row, const Tokens &tokens)
{
    paintText(painter, box.topLeft(), clip, index, tokens);
    if (!row.streaming)
        return;
    // The caret after the last letter, as long as more will come.
    const RowText &text = m_layouts.text(index);
    const RowText::Piece &last = text.pieces.back();
    const QTextBlock block = last.document->lastBlock();
    const QTextLayout *layout = block.layout();
    if (!layout || layout->lineCount() == 0)
        return;
    const QTextLine line = layout->lineAt(layout->lineCount() - 1);
    const QRectF blockRect = last.document->documentLayout()->blockBoundingRect(block);
    const QPointF at(box.left() + layout->position().x() + line.naturalTextRect().right() + 2,
                     box.top() + last.top + blockRect.top() + line.y());
    painter->fillRect(QRectF(at.x(), at.y(), 2, line.ascent() + line.descent()), tokens.accent);
}

QRect RowPainter::spinnerRect(const QRect &rect) const
{
    return QRect(m_layouts.column().x, rect.top() + 4, 16, 16);
}

void RowPainter::paintActivity(QPainter *painter, const QRect &box, const TurnRow &row, const Tokens &tokens,
                               int step) const
{
    const QRect iconRect(box.left(), box.top() + (activityHeight - 16) / 2, 16, 16);
    const QString icon = TurnText::activityIcon(row);
    if (icon.isEmpty())
        paintSpinner(painter, iconRect, step, tokens.line2, tokens.accent);
    else
        paintIcon(painter, iconRect, icon, activityColour(row, tokens));
    painter->setFont(m_layouts.font());
    painter->setPen(tokens.muted);
    const QRect textRect(box.left() + 24, box.top(), box.width() - 24, activityHeight);
    painter->drawText(
        textRect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(TurnText::activity(row), Qt::ElideRight, textRect.width()));
}

void RowPainter::paintReceipt(QPainter *painter, const QRect &box, const TurnRow &row,
                              const Tokens &tokens) const
{
    ReceiptPainter(m_layouts.font(), tokens).paint(painter, box, row);
}

int RowPainter::heightOfReceipt(const TurnRow &row, int width, const QFont &font)
{
    return ReceiptPainter(font, lightTokens()).height(row, width);
}

RowHit RowPainter::hitAt(const QPoint &point, const QRect &rect, int index, const TurnRow &row)
{
    const QRect box = content(rect, index);
    if (row.id == m_layouts.liveCard() || !box.contains(point))
        return {};
    if (row.kind == TurnRow::Kind::Receipt)
        return ReceiptPainter(m_layouts.font(), lightTokens()).hitAt(point, box, row);
    if (row.kind != TurnRow::Kind::Answer)
        return {};
    const RowText &text = m_layouts.text(index);
    for (const RowText::Piece &piece : text.pieces) {
        const QPointF local = point - QPointF(box.left(), box.top() + piece.top);
        if (local.y() < 0 || local.y() > piece.height)
            continue;
        const QString link = piece.document->documentLayout()->anchorAt(local);
        if (!link.isEmpty())
            return {RowHit::Kind::Link, link, {}};
    }
    return {};
}

} // namespace Ui
