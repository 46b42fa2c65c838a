// SPDX-License-Identifier: GPL-3.0-or-later
// MessageList: mouse, keyboard and menu.
#include "ui/icons.h"
#include "ui/messagedelegate.h"
#include "ui/messagelist.h"
#include "ui/messagemodel.h"
#include "ui/turntext.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QUrl>

namespace Ui {

using Session::TurnRow;

RowPart MessageList::partAt(const QPoint &point, int *row) const
{
    const QModelIndex index = indexAt(point);
    if (!index.isValid())
        return {};
    *row = index.row();
    return m_delegate->partAt(point, visualRect(index), index.row());
}

QList<RowPart> MessageList::partsOf(int row) const
{
    if (row < 0 || row >= m_messages->rowCount())
        return {};
    return m_delegate->parts(visualRect(m_messages->index(row, 0)), row);
}

void MessageList::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->pos();
    QListView::mousePressEvent(event);
    focusPart(-1);
    if (event->button() != Qt::LeftButton)
        return;
    const TextSpot spot = spotAt(event->pos(), false);
    m_selecting = spot.isValid();
    if (event->modifiers().testFlag(Qt::ShiftModifier) && m_selection.anchor.isValid() && spot.isValid())
        select({m_selection.anchor, spot});
    else
        select({spot, spot});
}

void MessageList::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    m_selecting = false;
    if (event->button() != Qt::LeftButton || hasSelection()
        || (event->pos() - m_pressed).manhattanLength() > QApplication::startDragDistance())
        return;
    int row = -1;
    const RowPart part = partAt(event->pos(), &row);
    press(part, row);
}

void MessageList::mouseMoveEvent(QMouseEvent *event)
{
    if (m_selecting && event->buttons().testFlag(Qt::LeftButton)) {
        // Beyond an edge the view follows.
        QScrollBar *bar = verticalScrollBar();
        if (event->pos().y() < 0)
            bar->setValue(bar->value() + event->pos().y() / 2);
        else if (event->pos().y() > viewport()->height())
            bar->setValue(bar->value() + (event->pos().y() - viewport()->height()) / 2);
        const QPoint inside(event->pos().x(), qBound(0, event->pos().y(), viewport()->height() - 1));
        if (const TextSpot spot = spotAt(inside, false); spot.isValid())
            select({m_selection.anchor, spot});
        return;
    }
    QListView::mouseMoveEvent(event);
    int row = -1;
    if (partAt(event->pos(), &row).kind != RowPart::Kind::None)
        viewport()->setCursor(Qt::PointingHandCursor);
    else
        viewport()->setCursor(spotAt(event->pos(), true).isValid() ? Qt::IBeamCursor : Qt::ArrowCursor);
}

bool MessageList::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QListView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    int row = -1;
    const RowPart part = partAt(help->pos(), &row);
    QString tip;
    if (part.kind == RowPart::Kind::Link)
        tip = part.text; // where it leads, before it opens
    else if (part.kind != RowPart::Kind::Unfold)
        tip = RowParts::name(part);
    // A link's address comes from the model: escaped, and said to be markup, or Qt would guess.
    if (!tip.isEmpty())
        tip = QStringLiteral("<qt>%1</qt>").arg(tip.toHtmlEscaped());
    QToolTip::showText(help->globalPos(), tip, viewport());
    return true;
}

void MessageList::press(const RowPart &part, int row)
{
    switch (part.kind) {
    case RowPart::Kind::None:
        return;
    case RowPart::Kind::Unfold:
        toggle(row);
        return;
    case RowPart::Kind::Copy:
        copyRow(row);
        return;
    case RowPart::Kind::Retry:
        m_chat.askAgain(row);
        return;
    case RowPart::Kind::CopyCode:
        QApplication::clipboard()->setText(part.text);
        Q_EMIT copied(tr("The code is copied."));
        return;
    case RowPart::Kind::CopyId:
        QApplication::clipboard()->setText(part.text);
        Q_EMIT copied(tr("The id is copied."));
        return;
    case RowPart::Kind::Link:
        openLink(part.text);
        return;
    }
}

void MessageList::openLink(const QString &link)
{
    const QUrl url(link, QUrl::StrictMode);
    if (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"))
        QDesktopServices::openUrl(url);
}

void MessageList::toggle(int row)
{
    m_following = false; // what is unfolded stays where it is
    rememberPlace();
    m_chat.turns().change(row, [](TurnRow &r) { r.unfolded = !r.unfolded; });
}

void MessageList::copyRow(int row)
{
    const TurnRow &r = m_chat.turns().row(row);
    QApplication::clipboard()->setText(TurnText::copied(r, m_chat.account().person()));
    Q_EMIT copied(r.kind == TurnRow::Kind::Receipt ? tr("The receipt is copied.")
                                                   : tr("The message is copied."));
}

void MessageList::focusInEvent(QFocusEvent *event)
{
    // Somewhere to begin, so that the focus can be seen.
    if (!currentIndex().isValid() && m_messages->rowCount() > 0 && event->reason() != Qt::MouseFocusReason)
        setCurrentIndex(m_messages->index(m_messages->rowCount() - 1, 0));
    QListView::focusInEvent(event);
}

void MessageList::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    if (event->matches(QKeySequence::Copy) && (hasSelection() || row >= 0)) {
        if (hasSelection()) {
            QApplication::clipboard()->setText(selectedText());
            Q_EMIT copied(tr("The selection is copied."));
        } else {
            copyRow(row);
        }
        return;
    }
    if (row < 0) {
        QListView::keyPressEvent(event);
        return;
    }
    const bool press_
        = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const QList<RowPart> parts = partsOf(row);
    if (press_ && m_part >= 0 && m_part < parts.size()) {
        press(parts.at(m_part), row);
        return;
    }
    if (press_ && m_chat.turns().row(row).kind == TurnRow::Kind::Receipt) {
        toggle(row);
        return;
    }
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (plain && event->key() == Qt::Key_Right) {
        if (m_part + 1 < parts.size())
            focusPart(m_part + 1);
        return;
    }
    if (plain && event->key() == Qt::Key_Left) {
        if (m_part >= 0)
            focusPart(m_part - 1);
        return;
    }
    if (event->key() == Qt::Key_Escape && hasSelection()) {
        select({});
        return;
    }
    selectByKey(event);
    if (!event->isAccepted())
        QListView::keyPressEvent(event);
}

void MessageList::contextMenuEvent(QContextMenuEvent *event)
{
    QModelIndex index = event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    const int row = index.row();
    const TurnRow &r = m_chat.turns().row(row);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // By id: the rows may change while the menu is open.
    const auto with = [this, id = r.id](auto action) {
        return [this, id, action] {
            const int now = m_chat.turns().find(id);
            if (now >= 0)
                action(now);
        };
    };
    if (hasSelection())
        menu->addAction(icon(QStringLiteral("copy")), tr("Copy the selection"), this, [this] {
            QApplication::clipboard()->setText(selectedText());
            Q_EMIT copied(tr("The selection is copied."));
        });
    menu->addAction(icon(QStringLiteral("copy")), tr("Copy the message"), this,
                    with([this](int now) { copyRow(now); }));
    if (r.kind == TurnRow::Kind::Answer) {
        const QList<RowPart> parts = partsOf(row);
        for (const RowPart &part : parts)
            menu->addAction(part.kind == RowPart::Kind::Link ? tr("Open %1").arg(part.text.left(80))
                                                             : RowParts::name(part),
                            this, with([this, part](int now) { press(part, now); }));
    }
    if (r.kind == TurnRow::Kind::Receipt) {
        menu->addAction(r.unfolded ? tr("Fold the receipt") : tr("Unfold the receipt"), this,
                        with([this](int now) { toggle(now); }));
        if (!r.receipts.isEmpty() && !r.receipts.last().correlationId.isEmpty())
            menu->addAction(tr("Copy the correlation id"), this,
                            [this, text = r.receipts.last().correlationId] {
                                QApplication::clipboard()->setText(text);
                                Q_EMIT copied(tr("The id is copied."));
                            });
    }
    QAction *again = menu->addAction(icon(QStringLiteral("retry")), tr("Ask again"), this,
                                     with([this](int now) { m_chat.askAgain(now); }));
    again->setEnabled(m_chat.canAsk());
    menu->addAction(icon(QStringLiteral("edit")), tr("Edit the question"), this,
                    with([this](int now) { m_chat.edit(now); }));
    menu->popup(event->reason() == QContextMenuEvent::Mouse
                    ? event->globalPos()
                    : viewport()->mapToGlobal(visualRect(index).center()));
}

} // namespace Ui
