// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messagedelegate.h"

#include "ui/appearance.h"

#include <QPainter>

namespace Ui {

MessageDelegate::MessageDelegate(Session::ChatViewModel &chat, QObject *parent)
    : QStyledItemDelegate(parent), m_chat(chat), m_layouts(chat.turns()), m_painter(m_layouts)
{
}

RowHit MessageDelegate::hitAt(const QPoint &point, const QRect &rect, int row)
{
    return m_painter.hitAt(point, rect, row, m_chat.turns().row(row));
}

void MessageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    ++m_paintCount;
    const Tokens &tokens = currentTokens();
    QRect clip = option.rect;
    if (painter->hasClipping())
        clip &= painter->clipBoundingRect().toAlignedRect();
    m_painter.paint(painter, option.rect, clip, index.row(), m_chat.turns().row(index.row()),
                    m_chat.account().person(), tokens, m_step);
    if (option.state.testFlag(QStyle::State_HasFocus))
        m_painter.paintFocus(painter, option.rect, tokens);
}

QSize MessageDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {0, m_layouts.heightOrEstimate(index.row())};
}

} // namespace Ui
