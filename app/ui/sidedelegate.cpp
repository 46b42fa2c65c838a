// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidedelegate.h"

#include "ui/appearance.h"
#include "ui/icons.h"
#include "ui/objectnames.h"
#include "ui/sidetext.h"

#include <QLineEdit>
#include <QPainter>

namespace Ui {

using Session::ConversationRow;

namespace {
constexpr int textX = 20;
constexpr int sideX = 8; // of the ground of a row
} // namespace

SideDelegate::SideDelegate(Session::ConversationsViewModel &conversations, SideModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_conversations(conversations), m_model(model)
{
}

bool SideDelegate::startsGroup(const QModelIndex &index) const
{
    if (index.row() == 0)
        return true;
    const QDate today = QDate::currentDate();
    return SideText::group(m_model.row(index.row()).time, today)
        != SideText::group(m_model.row(index.row() - 1).time, today);
}

QRect SideDelegate::bodyOf(const QModelIndex &index, const QRect &rect) const
{
    return rect.adjusted(0, startsGroup(index) ? groupHeight : 0, 0, 0);
}

QRect SideDelegate::spinnerRect(const QModelIndex &index, const QRect &rect) const
{
    const QRect body = bodyOf(index, rect);
    return QRect(body.left() + textX, body.top() + 29, 12, 12);
}

QSize SideDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int text
        = QFontMetrics(option.font).height() + QFontMetrics(typeFont(option.font, Type::Caption)).height();
    return {100, qMax(rowHeight, text + 23) + (startsGroup(index) ? groupHeight : 0)};
}

void SideDelegate::paintDeleted(QPainter *painter, const QRect &body, const Tokens &tokens) const
{
    painter->setPen(tokens.muted);
    const QString deleted = tr("Deleted.");
    const QRect line(body.left() + textX, body.top(), body.width() - 2 * textX, body.height());
    painter->drawText(line, Qt::AlignVCenter, deleted);
    QFont underlined(painter->font());
    underlined.setUnderline(true);
    const int after = painter->fontMetrics().horizontalAdvance(deleted) + 6;
    painter->setFont(underlined);
    painter->setPen(tokens.accent);
    painter->drawText(line.adjusted(after, 0, 0, 0), Qt::AlignVCenter, tr("Undo"));
}

void SideDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Tokens &tokens = currentTokens();
    const ConversationRow row = m_model.row(index.row());
    const QDate today = QDate::currentDate();
    const QRect body = bodyOf(index, option.rect);
    const bool current = row.key == m_conversations.currentKey() && !row.deleted;
    const QFont caption = typeFont(option.font, Type::Caption);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (body.top() != option.rect.top()) {
        painter->setFont(caption);
        painter->setPen(tokens.muted);
        painter->drawText(QRect(body.left() + textX, body.top() - 24, body.width() - 2 * textX, 24),
                          Qt::AlignVCenter, SideText::group(row.time, today));
    }
    const QRectF ground = QRectF(body).adjusted(sideX, 0, -sideX, 0);
    if (current || (option.state.testFlag(QStyle::State_MouseOver) && !row.deleted)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(current ? tokens.selected : tokens.neutral);
        painter->drawRoundedRect(ground, 6, 6);
    }
    painter->setFont(option.font);
    if (row.deleted) {
        paintDeleted(painter, body, tokens);
    } else {
        const int half = body.height() / 2;
        const QRect upper(body.left() + textX, body.top() + 6, body.width() - 2 * textX, half - 5);
        const QRect lower(upper.left(), upper.bottom() + 1, upper.width(), half - 9);
        const bool fresh = row.id.isEmpty() && row.title.isEmpty();
        const QString time = fresh ? QString() : SideText::time(row.time, today);
        painter->setFont(caption);
        painter->setPen(tokens.muted);
        painter->drawText(upper, Qt::AlignRight | Qt::AlignVCenter, time);
        const int timeRoom = time.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(time) + 10;
        QFont title(option.font);
        if (current)
            title.setWeight(QFont::DemiBold);
        painter->setFont(title);
        painter->setPen(tokens.text);
        painter->drawText(upper, Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(SideText::title(row), Qt::ElideRight,
                                                            upper.width() - timeRoom));
        painter->setFont(caption);
        painter->setPen(tokens.muted);
        int x = lower.left();
        using Note = ConversationRow::Note;
        const QRect sign(x, lower.center().y() - 5, 12, 12);
        if (row.note == Note::Busy)
            paintSpinner(painter, sign, m_step, tokens.line2, tokens.accent);
        const bool waits
            = row.note == Note::AwaitingDecision || row.note == Note::Parked || row.note == Note::Paused;
        if (waits)
            paintIcon(painter, sign, QStringLiteral("clock"), tokens.accent);
        if (waits || row.note == Note::Busy)
            x += 18;
        const QRect noteRect(x, lower.top(), lower.right() - x + 1, lower.height());
        painter->drawText(
            noteRect, Qt::AlignVCenter,
            painter->fontMetrics().elidedText(SideText::note(row), Qt::ElideRight, noteRect.width()));
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(tokens.accent, 2));
        painter->drawRoundedRect(ground.adjusted(1, 1, -1, -1), 6, 6);
    }
    painter->restore();
}

QWidget *SideDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(ObjectNames::renameField);
    edit->setAccessibleName(tr("New name of the conversation"));
    edit->setProperty("kind", QLatin1String("rename"));
    edit->setMaxLength(200);
    return edit;
}

void SideDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const
{
    const QRect body = bodyOf(index, option.rect);
    editor->setGeometry(body.left() + textX - 6, body.top() + 4, body.width() - 2 * textX + 12, 26);
}

} // namespace Ui
