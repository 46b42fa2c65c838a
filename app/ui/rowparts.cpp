// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rowparts.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextLayout>

namespace Ui {

namespace {

bool isCode(const QTextBlock &block)
{
    const QTextBlockFormat format = block.blockFormat();
    return format.hasProperty(QTextFormat::BlockCodeFence)
        || format.hasProperty(QTextFormat::BlockCodeLanguage);
}

/// The rectangles of letters [from, from + length) of a block, one for each line.
QList<QRectF> rectsOf(const QTextBlock &block, int from, int length, const QPointF &origin)
{
    QList<QRectF> rects;
    const QTextLayout *layout = block.layout();
    for (int i = 0; i < layout->lineCount(); ++i) {
        const QTextLine line = layout->lineAt(i);
        const int start = qMax(from, line.textStart());
        const int end = qMin(from + length, line.textStart() + line.textLength());
        if (start >= end)
            continue;
        const qreal left = line.cursorToX(start);
        const qreal right = line.cursorToX(end);
        rects.append(
            QRectF(qMin(left, right), line.y(), qAbs(right - left), line.height()).translated(origin));
    }
    return rects;
}

void addLinks(const QTextBlock &block, const QPointF &origin, QList<RowPart> &parts)
{
    QString open; // an address may be cut into fragments, by emphasis
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        const QString href
            = fragment.charFormat().isAnchor() ? fragment.charFormat().anchorHref() : QString();
        if (!href.isEmpty()) {
            if (href != open)
                parts.append({RowPart::Kind::Link, href, {}, {}});
            parts.last().label += fragment.text();
            parts.last().rects
                += rectsOf(block, fragment.position() - block.position(), fragment.length(), origin);
        }
        open = href;
    }
}

} // namespace

bool RowPart::contains(const QPointF &point) const
{
    for (const QRectF &rect : rects)
        if (rect.contains(point))
            return true;
    return false;
}

QRectF RowPart::bounds() const
{
    QRectF all;
    for (const QRectF &rect : rects)
        all |= rect;
    return all;
}

QList<RowPart> RowParts::inText(const RowText &text, const QPointF &origin, int width, const QRect &clip)
{
    QList<RowPart> parts;
    if (text.isLong)
        return parts; // shown as it was written: nothing in it can be pressed
    for (const RowText::Piece &piece : text.pieces) {
        const qreal top = origin.y() + piece.top;
        if (!clip.isEmpty() && (top > clip.bottom() || top + piece.height < clip.top()))
            continue;
        const QAbstractTextDocumentLayout *layout = piece.document->documentLayout();
        bool inCode = false;
        for (QTextBlock block = piece.document->begin(); block.isValid(); block = block.next()) {
            const QPointF at = layout->blockBoundingRect(block).topLeft() + origin + QPointF(0, piece.top);
            if (isCode(block)) {
                if (!inCode)
                    parts.append({RowPart::Kind::CopyCode,
                                  {},
                                  {},
                                  {QRectF(origin.x() + width - codeIcon, at.y(), codeIcon, codeIcon)}});
                parts.last().text += (inCode ? QStringLiteral("\n") : QString()) + block.text();
                inCode = true;
                continue;
            }
            inCode = false;
            addLinks(block, at, parts);
        }
    }
    return parts;
}

QString RowParts::name(const RowPart &part)
{
    switch (part.kind) {
    case RowPart::Kind::Link:
        return tr("%1, opens %2", "words of the link, address").arg(part.label, part.text);
    case RowPart::Kind::CopyCode:
        return tr("Copy the code");
    case RowPart::Kind::Unfold:
        return tr("Fold or unfold the receipt");
    case RowPart::Kind::Copy:
        return tr("Copy the receipt");
    case RowPart::Kind::Retry:
        return tr("Ask again");
    case RowPart::Kind::CopyId:
        return tr("Copy the id");
    case RowPart::Kind::None:
        break;
    }
    return {};
}

} // namespace Ui
