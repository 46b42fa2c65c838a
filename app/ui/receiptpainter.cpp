// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/receiptpainter.h"

#include "ui/appearance.h"
#include "ui/icons.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace Ui {

namespace {

constexpr int labelX = 15;
constexpr int valueX = 139;
constexpr int boxPadding = 10;
constexpr int lineHeight = 22;
constexpr int boxGap = 8;
constexpr int headGap = 2; // between the line and the box

QRect copyRect(const QRect &box)
{
    return QRect(box.right() - 52, box.top(), 26, RowPainter::receiptHeight);
}

QRect retryRect(const QRect &box)
{
    return QRect(box.right() - 25, box.top(), 26, RowPainter::receiptHeight);
}

/// An answer can be copied and asked for again; where a card stands instead, it says what to do.
bool isAnswered(const Session::TurnRow &row)
{
    return std::any_of(row.receipts.begin(), row.receipts.end(), [](const Session::Receipt &receipt) {
        return receipt.outcome == QLatin1String("ok");
    });
}

QRect centred(const QRect &rect, int size)
{
    return QRect(rect.center().x() - size / 2 + 1, rect.center().y() - size / 2 + 1, size, size);
}

} // namespace

ReceiptPainter::ReceiptPainter(const QFont &font, const Tokens &tokens)
    : m_caption(typeFont(font, Type::Caption)), m_fixed(fixedFont(font, Type::Caption)), m_tokens(tokens)
{
}

int ReceiptPainter::valueHeight(const ReceiptLine &line, int width) const
{
    const int available = qMax(60, width - valueX - labelX - 20);
    const QString text = line.value + (line.muted.isEmpty() ? QString() : u' ' + line.muted);
    const QFontMetrics caption(m_caption);
    const QFontMetrics fixed(m_fixed);
    if (caption.horizontalAdvance(text) + fixed.horizontalAdvance(line.fixed) <= available)
        return lineHeight;
    const QRect area(0, 0, available, 10000);
    int height = lineHeight - caption.height();
    if (!text.isEmpty())
        height += caption.boundingRect(area, Qt::TextWordWrap | Qt::TextWrapAnywhere, text).height();
    if (!line.fixed.isEmpty())
        height += fixed.boundingRect(area, Qt::TextWrapAnywhere, line.fixed).height() + 2;
    return qMax(lineHeight, height);
}

QList<ReceiptPainter::Placed> ReceiptPainter::place(const Session::TurnRow &row, int width) const
{
    QList<Placed> placed;
    int top = RowPainter::receiptHeight + headGap;
    for (const Session::Receipt &receipt : row.receipts) {
        const QList<ReceiptLine> lines = TurnText::receiptLines(receipt);
        const qsizetype first = placed.size();
        top += boxPadding;
        for (const ReceiptLine &line : lines) {
            const int height = valueHeight(line, width);
            placed.append({line, top, height, &line == &lines.last() && !line.fixed.isEmpty(), false, false});
            top += height;
        }
        placed[first].startsBox = true;
        placed.last().endsBox = true;
        top += boxPadding + boxGap;
    }
    return placed;
}

int ReceiptPainter::height(const Session::TurnRow &row, int width) const
{
    if (!row.unfolded || row.receipts.isEmpty())
        return RowPainter::receiptHeight;
    const QList<Placed> placed = place(row, width);
    return placed.last().top + placed.last().height + boxPadding;
}

void ReceiptPainter::paint(QPainter *painter, const QRect &box, const Session::TurnRow &row) const
{
    const QRect head(box.left(), box.top(), box.width(), RowPainter::receiptHeight);
    paintIcon(painter, QRect(box.left(), head.top() + 7, 14, 14),
              row.unfolded ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
              m_tokens.muted);
    paintIcon(painter, QRect(box.left() + 20, head.top() + 7, 14, 14), QStringLiteral("receipt"),
              m_tokens.muted);
    QFont strong(m_caption);
    strong.setWeight(QFont::DemiBold);
    painter->setFont(strong);
    painter->setPen(m_tokens.text);
    const QString word = TurnText::tr("Receipt");
    int x = box.left() + 40;
    painter->drawText(QRect(x, head.top(), 200, head.height()), Qt::AlignVCenter, word);
    x += painter->fontMetrics().horizontalAdvance(word);
    painter->setFont(m_caption);
    painter->setPen(m_tokens.muted);
    const QString summary = TurnText::tr(" · ") + TurnText::receiptSummary(row.receipts);
    const QRect summaryRect(x, head.top(), copyRect(box).left() - x - 8, head.height());
    painter->drawText(summaryRect, Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(summary, Qt::ElideRight, summaryRect.width()));
    if (isAnswered(row)) {
        paintIcon(painter, centred(copyRect(box), 14), QStringLiteral("copy"), m_tokens.muted);
        paintIcon(painter, centred(retryRect(box), 14), QStringLiteral("retry"), m_tokens.muted);
    }
    if (!row.unfolded)
        return;

    int boxTop = 0;
    for (const Placed &placed : place(row, box.width())) {
        if (placed.startsBox)
            boxTop = placed.top - boxPadding;
        if (placed.endsBox) {
            // Drawn with the last line, under everything: the lines follow below.
            painter->setPen(QPen(m_tokens.line, 1));
            painter->setBrush(m_tokens.raised);
            painter->setCompositionMode(QPainter::CompositionMode_SourceOver);
            const QRectF frame(box.left() + 0.5, box.top() + boxTop + 0.5, box.width() - 1,
                               placed.top + placed.height + boxPadding - boxTop - 1);
            painter->drawRoundedRect(frame, 6, 6);
        }
    }
    for (const Placed &placed : place(row, box.width())) {
        const int y = box.top() + placed.top;
        painter->setFont(m_caption);
        painter->setPen(m_tokens.muted);
        painter->drawText(
            QRect(box.left() + labelX, y, valueX - labelX - 8, lineHeight), Qt::AlignVCenter,
            painter->fontMetrics().elidedText(placed.line.label, Qt::ElideRight, valueX - labelX - 8));
        const int left = box.left() + valueX;
        const int available = qMax(60, box.width() - valueX - labelX - 20);
        const bool single = placed.height == lineHeight;
        const QRect area(left, y + (single ? 0 : (lineHeight - painter->fontMetrics().height()) / 2),
                         available, single ? lineHeight : placed.height);
        const int align
            = (single ? Qt::AlignVCenter : Qt::AlignTop) | Qt::TextWordWrap | Qt::TextWrapAnywhere;
        QRect used;
        painter->setPen(m_tokens.text);
        if (!placed.line.value.isEmpty())
            painter->drawText(area, align, placed.line.value, &used);
        if (!placed.line.muted.isEmpty()) {
            painter->setPen(m_tokens.muted);
            const QString text = placed.line.value.isEmpty() ? placed.line.muted : u' ' + placed.line.muted;
            const int shift = placed.line.value.isEmpty() ? 0 : used.width();
            painter->drawText(area.adjusted(single ? shift : 0, single ? 0 : used.height(), 0, 0), align,
                              text, &used);
        }
        if (!placed.line.fixed.isEmpty()) {
            const int shift = placed.line.value.isEmpty() ? 0 : used.width() + 1;
            const int drop = placed.line.value.isEmpty() ? 0 : used.height();
            painter->setFont(m_fixed);
            painter->setPen(m_tokens.text);
            QRect end;
            painter->drawText(area.adjusted(single ? shift : 0, single ? 0 : drop, 0, 0),
                              (single ? Qt::AlignVCenter : Qt::AlignTop) | Qt::TextWrapAnywhere,
                              placed.line.fixed, &end);
            if (placed.isId)
                paintIcon(painter, QRect(end.right() + 8, y + 5, 12, 12), QStringLiteral("copy"),
                          m_tokens.muted);
        }
    }
}

QList<RowPart> ReceiptPainter::parts(const QRect &box, const Session::TurnRow &row) const
{
    using Kind = RowPart::Kind;
    QRect head(box.left(), box.top(), box.width(), RowPainter::receiptHeight);
    head.setRight(copyRect(box).left() - 1);
    QList<RowPart> parts {{Kind::Unfold, {}, {}, {QRectF(head)}}};
    if (isAnswered(row)) {
        parts.append({Kind::Copy, {}, {}, {QRectF(copyRect(box))}});
        parts.append({Kind::Retry, {}, {}, {QRectF(retryRect(box))}});
    }
    if (!row.unfolded)
        return parts;
    for (const Placed &placed : place(row, box.width()))
        if (placed.isId)
            parts.append({Kind::CopyId,
                          placed.line.fixed,
                          {},
                          {QRectF(box.left(), box.top() + placed.top, box.width(), placed.height)}});
    return parts;
}

} // namespace Ui
