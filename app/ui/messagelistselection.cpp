// SPDX-License-Identifier: GPL-3.0-or-later
// MessageList: what is selected, and which part of a row has the focus.
#include "ui/messagedelegate.h"
#include "ui/messagelist.h"
#include "ui/messagelistaccess.h"
#include "ui/messagemodel.h"
#include "ui/turntext.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextCursor>
#include <QTextDocumentFragment>

namespace Ui {

using Session::TurnRow;

TextSpot MessageList::spotAt(const QPoint &point, bool exactly) const
{
    const QModelIndex index = indexAt(point);
    if (!index.isValid())
        return {};
    return m_delegate->spotAt(point, visualRect(index), index.row(), exactly);
}

void MessageList::select(const TextSelection &selection)
{
    if (selection.isEmpty() && m_selection.isEmpty()) {
        m_selection = selection;
        return;
    }
    m_selection = selection;
    m_delegate->setSelection(selection);
    viewport()->update();
}

QString MessageList::selectedText() const
{
    QStringList out;
    for (int row = m_selection.first().row; !m_selection.isEmpty() && row <= m_selection.last().row; ++row) {
        if (row >= m_messages->rowCount())
            break;
        const TurnRow &r = m_chat.turns().row(row);
        if (r.kind != TurnRow::Kind::Answer && r.kind != TurnRow::Kind::Question) {
            out.append(TurnText::copied(r, m_chat.account().person()));
            continue;
        }
        RowLayouts &layouts = m_delegate->layouts();
        const RowText &text = layouts.text(row);
        QString selected;
        for (int i = 0; i < int(text.pieces.size()); ++i) {
            if (row == m_selection.first().row && i < m_selection.first().piece)
                continue;
            if (row == m_selection.last().row && i > m_selection.last().piece)
                break;
            QTextDocument &document = layouts.document(row, i);
            const auto range = m_selection.in(row, i, document.characterCount() - 1);
            if (!range)
                continue;
            QTextCursor cursor(&document);
            cursor.setPosition(range->first);
            cursor.setPosition(range->second, QTextCursor::KeepAnchor);
            selected += cursor.selection().toPlainText();
            // Pieces begin where a paragraph does; those of a long text where a line does, or inside of one.
            selected += !text.isLong                                 ? QStringLiteral("\n\n")
                : text.pieces[std::size_t(i)].source.endsWith(u'\n') ? QStringLiteral("\n")
                                                                     : QString();
        }
        while (selected.endsWith(u'\n'))
            selected.chop(1);
        out.append(selected);
    }
    QString all = out.join(QStringLiteral("\n\n"));
    return all.remove(QChar(0x200B)); // where words were broken, see harmless()
}

void MessageList::mouseDoubleClickEvent(QMouseEvent *event)
{
    const TextSpot spot = spotAt(event->pos(), false);
    if (!spot.isValid())
        return;
    QTextCursor cursor(&m_delegate->layouts().document(spot.row, spot.piece));
    cursor.setPosition(spot.position);
    cursor.select(QTextCursor::WordUnderCursor);
    select({{spot.row, spot.piece, cursor.selectionStart()}, {spot.row, spot.piece, cursor.selectionEnd()}});
    m_selecting = true;
}

/// Shift with arrows, Home and End selects in the current row; Ctrl+A all of it.
void MessageList::selectByKey(QKeyEvent *event)
{
    event->ignore();
    const int row = currentIndex().row();
    const TurnRow &r = m_chat.turns().row(row);
    if (r.kind != TurnRow::Kind::Answer && r.kind != TurnRow::Kind::Question)
        return;
    const RowText &text = m_delegate->layouts().text(row);
    const int lastPiece = int(text.pieces.size()) - 1;
    const auto document
        = [this, row](int piece) -> QTextDocument & { return m_delegate->layouts().document(row, piece); };
    const TextSpot end {row, lastPiece, document(lastPiece).characterCount() - 1};
    if (event->matches(QKeySequence::SelectAll)) {
        select({{row, 0, 0}, end});
        event->accept();
        return;
    }
    if (!event->modifiers().testFlag(Qt::ShiftModifier))
        return;
    TextSelection next = m_selection;
    if (!next.head.isValid() || next.head.row != row)
        next = {{row, 0, 0}, {row, 0, 0}};
    const bool word = event->modifiers().testFlag(Qt::ControlModifier);
    TextSpot &head = next.head;
    QTextCursor cursor(&document(head.piece));
    cursor.setPosition(qMin(head.position, document(head.piece).characterCount() - 1));
    switch (event->key()) {
    case Qt::Key_Right:
        if (cursor.movePosition(word ? QTextCursor::NextWord : QTextCursor::NextCharacter))
            head.position = cursor.position();
        else if (head.piece < lastPiece)
            head = {row, head.piece + 1, 0};
        break;
    case Qt::Key_Left:
        if (cursor.movePosition(word ? QTextCursor::PreviousWord : QTextCursor::PreviousCharacter))
            head.position = cursor.position();
        else if (head.piece > 0)
            head = {row, head.piece - 1, document(head.piece - 1).characterCount() - 1};
        break;
    case Qt::Key_Home:
        head = {row, 0, 0};
        break;
    case Qt::Key_End:
        head = end;
        break;
    default:
        return;
    }
    event->accept();
    select(next);
}

void MessageList::moveSelection(int by)
{
    for (TextSpot *spot : {&m_selection.anchor, &m_selection.head})
        if (spot->isValid())
            spot->row += by;
    m_delegate->setSelection(m_selection);
}

void MessageList::focusPart(int part)
{
    if (part == m_part)
        return;
    m_part = part;
    m_delegate->setFocusedPart(part);
    viewport()->update();
    const int row = currentIndex().row();
    if (row < 0 || part < 0)
        return;
    const QList<RowPart> parts = partsOf(row);
    if (part >= parts.size())
        return;
    const RowPart &now = parts.at(part);
    // A long answer is taller than the view.
    const QRectF bounds = now.bounds();
    if (bounds.top() < 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + int(bounds.top()) - 24);
    else if (bounds.bottom() > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + int(bounds.bottom())
                                      - viewport()->height() + 24);
    if (now.kind == RowPart::Kind::Link)
        Q_EMIT linkShown(now.text);
    MessageListAccess::focusMoved(this);
}

void MessageList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    m_part = -1;
    m_delegate->setFocusedPart(-1);
    QListView::currentChanged(current, previous);
}

} // namespace Ui
