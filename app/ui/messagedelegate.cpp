// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messagedelegate.h"

#include "ui/appearance.h"

#include <QPainter>

namespace Ui {

MessageDelegate::MessageDelegate(Session::ChatViewModel &chat, QObject *parent)
    : QStyledItemDelegate(parent), m_chat(chat), m_layouts(chat.turns()), m_painter(m_layouts)
{
}

QList<RowPart> MessageDelegate::parts(const QRect &rect, int row)
{
    return m_painter.parts(rect, row, m_chat.turns().row(row));
}

RowPart MessageDelegate::partAt(const QPoint &point, const QRect &rect, int row)
{
    const QList<RowPart> all = parts(rect, row);
    for (const RowPart &part : all)
        if (part.contains(point))
            return part;
    return {};
}

TextSpot MessageDelegate::spotAt(const QPoint &point, const QRect &rect, int row, bool exactly)
{
    return m_painter.spotAt(point, rect, row, m_chat.turns().row(row), exactly);
}

void MessageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    ++m_paintCount;
    const Tokens &tokens = currentTokens();
    m_painter.paint(painter, option.rect, option.rect & m_exposed, index.row(),
                    m_chat.turns().row(index.row()), m_chat.account().person(), tokens, m_step, m_selection);
    if (!option.state.testFlag(QStyle::State_HasFocus))
        return;
    if (m_part >= 0) {
        const QList<RowPart> all = m_painter.parts(option.rect, index.row(), m_chat.turns().row(index.row()));
        if (m_part < all.size()) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QPen(tokens.accent, 2));
            for (const QRectF &rect : all.at(m_part).rects)
                painter->drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 4, 4);
            painter->restore();
            return;
        }
    }
    m_painter.paintFocus(painter, option.rect, tokens);
}

QSize MessageDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {0, m_layouts.heightOrEstimate(index.row())};
}

} // namespace Ui
