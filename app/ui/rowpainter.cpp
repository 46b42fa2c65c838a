// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rowpainter.h"

#include "ui/appearance.h"
#include "ui/icons.h"
#include "ui/receiptpainter.h"
#include "ui/turntext.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextLayout>

namespace Ui {

using Session::TurnRow;

namespace {

QColor activityColour(const TurnRow &row, const Tokens &tokens)
{
    const QString &c = row.outcomeClass;
    if (c == QLatin1String("unavailable") || c == QLatin1String("uncertain"))
        return tokens.warn;
    if (c == QLatin1String("waiting") && row.activity.effect == QLatin1String("write"))
        return tokens.accent; // it waits for this person's decision
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
                       const Session::Person &me, const Tokens &tokens, int step,
                       const TextSelection &selection)
{
    if (row.id == m_layouts.liveCard())
        return; // a widget stands there
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect box = content(rect, index);
    switch (row.kind) {
    case TurnRow::Kind::Question:
        painter->setPen(Qt::NoPen);
        painter->setBrush(tokens.bubble);
        painter->drawRoundedRect(bubble(box, index), 10, 10);
        paintText(painter, textOrigin(box, index, row), clip, index, tokens, selection);
        break;
    case TurnRow::Kind::Answer:
        paintAnswer(painter, box, clip, index, row, tokens, selection);
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

QRectF RowPainter::bubble(const QRect &box, int index)
{
    const RowText &text = m_layouts.text(index);
    const int width = qMin(qCeil(text.width) + 2 * bubblePaddingX, box.width());
    return QRectF(box.right() + 1 - width, box.top(), width, qRound(text.height) + 2 * bubblePaddingY);
}

QPoint RowPainter::textOrigin(const QRect &box, int index, const TurnRow &row)
{
    if (row.kind != TurnRow::Kind::Question)
        return box.topLeft();
    return bubble(box, index).topLeft().toPoint() + QPoint(bubblePaddingX, bubblePaddingY);
}

void RowPainter::paintText(QPainter *painter, const QPoint &at, const QRect &clip, int index,
                           const Tokens &tokens, const TextSelection &selection)
{
    const RowText &text = m_layouts.text(index);
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, tokens.text);
    for (std::size_t i = 0; i < text.pieces.size(); ++i) {
        const RowText::Piece &piece = text.pieces[i];
        const qreal top = at.y() + piece.top;
        if (!piece.isLaidOut || top > clip.bottom() || top + piece.height < clip.top())
            continue;
        ++m_paintedPieces;
        context.selections.clear();
        const int length = piece.document->characterCount() - 1;
        if (const auto range = selection.in(index, int(i), length)) {
            QAbstractTextDocumentLayout::Selection selected;
            selected.cursor = QTextCursor(piece.document.get());
            selected.cursor.setPosition(range->first);
            selected.cursor.setPosition(range->second, QTextCursor::KeepAnchor);
            selected.format.setBackground(tokens.fill);
            selected.format.setForeground(tokens.onFill);
            context.selections.append(selected);
        }
        painter->save();
        painter->translate(at.x(), top);
        context.clip = QRectF(clip).translated(-at.x(), -top);
        painter->setClipRect(context.clip);
        piece.document->documentLayout()->draw(painter, context);
        painter->restore();
    }
}

void RowPainter::paintAnswer(QPainter *painter, const QRect &box, const QRect &clip, int index,
                             const TurnRow &row, const Tokens &tokens, const TextSelection &selection)
{
    paintText(painter, box.topLeft(), clip, index, tokens, selection);
    for (const RowPart &part : RowParts::inText(m_layouts.text(index), box.topLeft(), box.width(), clip))
        if (part.kind == RowPart::Kind::CopyCode)
            paintIcon(painter, part.bounds().adjusted(6, 6, -6, -6), QStringLiteral("copy"), tokens.muted);
    if (!row.streaming)
        return;
    // The caret after the last letter, as long as more will come.
    const RowText &text = m_layouts.text(index);
    const RowText::Piece &last = text.pieces.back();
    if (!last.isLaidOut)
        return; // out of sight
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

QList<RowPart> RowPainter::parts(const QRect &rect, int index, const TurnRow &row)
{
    const QRect box = content(rect, index);
    if (row.id == m_layouts.liveCard())
        return {};
    if (row.kind == TurnRow::Kind::Receipt)
        return ReceiptPainter(m_layouts.font(), lightTokens()).parts(box, row);
    if (row.kind == TurnRow::Kind::Answer)
        return RowParts::inText(m_layouts.text(index), box.topLeft(), box.width());
    return {};
}

TextSpot RowPainter::spotAt(const QPoint &point, const QRect &rect, int index, const TurnRow &row,
                            bool exactly)
{
    if (row.kind != TurnRow::Kind::Answer && row.kind != TurnRow::Kind::Question)
        return {};
    const QPoint origin = textOrigin(content(rect, index), index, row);
    const RowText &text = m_layouts.text(index);
    for (std::size_t i = 0; i < text.pieces.size(); ++i) {
        const RowText::Piece &piece = text.pieces[i];
        const bool last = i + 1 == text.pieces.size();
        const QPointF local = point - QPointF(origin.x(), origin.y() + piece.top);
        if (local.y() > piece.height && !last)
            continue;
        if (!piece.isLaidOut)
            return {}; // out of sight
        const int hit
            = piece.document->documentLayout()->hitTest(local, exactly ? Qt::ExactHit : Qt::FuzzyHit);
        if (hit < 0 && exactly)
            return {};
        return {index, int(i), qMax(0, hit)};
    }
    return {};
}

} // namespace Ui
