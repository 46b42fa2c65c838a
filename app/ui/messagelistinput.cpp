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
#include <QToolTip>
#include <QUrl>

namespace Ui {

using Session::TurnRow;

RowHit MessageList::hitAt(const QPoint &point, int *row)
{
    const QModelIndex index = indexAt(point);
    if (!index.isValid())
        return {};
    *row = index.row();
    return m_delegate->hitAt(point, visualRect(index), index.row());
}

void MessageList::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->pos();
    QListView::mousePressEvent(event);
}

void MessageList::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton
        || (event->pos() - m_pressed).manhattanLength() > QApplication::startDragDistance())
        return;
    int row = -1;
    const RowHit hit = hitAt(event->pos(), &row);
    act(hit, row);
}

void MessageList::mouseMoveEvent(QMouseEvent *event)
{
    QListView::mouseMoveEvent(event);
    int row = -1;
    const bool hot = hitAt(event->pos(), &row).kind != RowHit::Kind::None;
    viewport()->setCursor(hot ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

bool MessageList::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QListView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    int row = -1;
    const RowHit hit = hitAt(help->pos(), &row);
    QString tip;
    switch (hit.kind) {
    case RowHit::Kind::Link:
        tip = hit.link;
        break; // where it leads, before it opens
    case RowHit::Kind::Copy:
        tip = tr("Copy the receipt");
        break;
    case RowHit::Kind::Retry:
        tip = tr("Ask again");
        break;
    case RowHit::Kind::CopyId:
        tip = tr("Copy the id");
        break;
    case RowHit::Kind::Unfold:
    case RowHit::Kind::None:
        break;
    }
    // A link's address comes from the model: escaped, and said to be markup, or Qt would guess.
    if (!tip.isEmpty())
        tip = QStringLiteral("<qt>%1</qt>").arg(tip.toHtmlEscaped());
    QToolTip::showText(help->globalPos(), tip, viewport());
    return true;
}

void MessageList::act(const RowHit &hit, int row)
{
    switch (hit.kind) {
    case RowHit::Kind::None:
        return;
    case RowHit::Kind::Unfold:
        toggle(row);
        return;
    case RowHit::Kind::Copy:
        copyRow(row);
        return;
    case RowHit::Kind::Retry:
        m_chat.askAgain(row);
        return;
    case RowHit::Kind::CopyId:
        QApplication::clipboard()->setText(hit.text);
        Q_EMIT copied(tr("The id is copied."));
        return;
    case RowHit::Kind::Link:
        openLink(hit.link);
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
    if (row >= 0 && event->matches(QKeySequence::Copy)) {
        copyRow(row);
        return;
    }
    const bool press = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return;
    if (row >= 0 && press && m_chat.turns().row(row).kind == TurnRow::Kind::Receipt) {
        toggle(row);
        return;
    }
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
    menu->addAction(icon(QStringLiteral("copy")), tr("Copy"), this, with([this](int now) { copyRow(now); }));
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
