// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/chatviewmodel.h"
#include "ui/rowlayouts.h"
#include "ui/rowpainter.h"

#include <QStyledItemDelegate>

namespace Ui {

/// Paints the rows of the conversation and tells the list how tall they are.
class MessageDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    MessageDelegate(Session::ChatViewModel &chat, QObject *parent = nullptr);

    RowLayouts &layouts() { return m_layouts; }
    QList<RowPart> parts(const QRect &rect, int row);
    /// What is pressed there, or nothing.
    RowPart partAt(const QPoint &point, const QRect &rect, int row);
    TextSpot spotAt(const QPoint &point, const QRect &rect, int row, bool exactly);
    void setSelection(const TextSelection &selection) { m_selection = selection; }
    /// Which part of the current row has the focus; -1: the row itself.
    void setFocusedPart(int part) { m_part = part; }
    QRect spinnerRect(const QRect &rect) const { return m_painter.spinnerRect(rect); }
    /// What of the viewport is painted next: a view does not hand it on, and a long row is mostly out of
    /// sight.
    void setExposed(const QRect &rect) { m_exposed = rect; }
    void nextStep() { m_step = (m_step + 1) % 12; }
    /// How many rows have been painted since the start: what tests count.
    int paintCount() const { return m_paintCount; }
    /// The same for the pieces of their text.
    int paintedPieces() const { return m_painter.paintedPieces(); }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Session::ChatViewModel &m_chat;
    mutable RowLayouts m_layouts; // painting lays out what is painted for the first time
    mutable RowPainter m_painter;
    mutable int m_paintCount = 0;
    QRect m_exposed;
    TextSelection m_selection;
    int m_part = -1;
    int m_step = 0;
};

} // namespace Ui
