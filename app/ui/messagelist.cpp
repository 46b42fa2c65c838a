// SPDX-License-Identifier: GPL-3.0-or-later
// MessageList: what it shows and where. What the person does with it is in messagelistinput.cpp.
#include "ui/messagelist.h"

#include "ui/appearance.h"
#include "ui/buttons.h"
#include "ui/cardwidget.h"
#include "ui/messagedelegate.h"
#include "ui/messagelistaccess.h"
#include "ui/messagemodel.h"
#include "ui/objectnames.h"

#include <QApplication>
#include <QEvent>
#include <QPaintEvent>
#include <QResizeEvent>
#include <QScrollBar>

#include <limits>

namespace Ui {

using Session::TurnRow;

MessageList::MessageList(Session::ChatViewModel &chat, QWidget *parent)
    : QListView(parent), m_chat(chat), m_messages(new MessageModel(chat, this)),
      m_delegate(new MessageDelegate(chat, this)),
      m_newText(new Button(tr("New text below"), QLatin1String(), ObjectNames::newTextButton, this))
{
    MessageListAccess::install();
    setObjectName(ObjectNames::messageList);
    setAccessibleName(tr("Messages"));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QListView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setUniformItemSizes(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setItemDelegate(m_delegate);
    setModel(m_messages);
    verticalScrollBar()->setSingleStep(24);

    m_newText->hide();
    connect(m_newText, &QPushButton::clicked, this, &MessageList::followEnd);
    m_spin.setInterval(std::chrono::milliseconds(80));
    connect(&m_spin, &QTimer::timeout, this, [this] {
        m_delegate->nextStep();
        for (int row = m_messages->rowCount() - 1; row >= 0; --row) {
            const TurnRow &r = m_chat.turns().row(row);
            if (r.turn != m_chat.turns().row(m_messages->rowCount() - 1).turn)
                break;
            if (r.kind == TurnRow::Kind::Activity && r.outcomeClass.isEmpty())
                viewport()->update(m_delegate->spinnerRect(visualRect(m_messages->index(row, 0))));
        }
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &MessageList::scrolled);
    connect(m_messages, &QAbstractItemModel::dataChanged, this, &MessageList::rowChanged);
    const auto rowsChanged = [this] {
        updateCard();
        updateSpinner();
        scheduleDelayedItemsLayout();
    };
    connect(m_messages, &QAbstractItemModel::rowsInserted, this,
            [this, rowsChanged](const QModelIndex &, int first, int last) {
                if (hasSelection() && first <= m_selection.first().row)
                    moveSelection(last - first + 1);
                else if (hasSelection() && first <= m_selection.last().row)
                    select({});
                rowsChanged();
            });
    connect(m_messages, &QAbstractItemModel::rowsRemoved, this,
            [this, rowsChanged](const QModelIndex &, int first, int last) {
                if (hasSelection() && last < m_selection.first().row)
                    moveSelection(first - last - 1);
                else if (hasSelection() && first <= m_selection.last().row)
                    select({});
                rowsChanged();
            });
    connect(m_messages, &QAbstractItemModel::modelReset, this, [this, rowsChanged] {
        m_delegate->layouts().clear();
        m_following = true;
        select({});
        rowsChanged();
    });
    updateSurroundings();
    updateCard();
}

MessageList::~MessageList() = default;

void MessageList::updateSurroundings()
{
    // By the list's own width: the column stands still when the scroll bar comes.
    m_delegate->layouts().setSurroundings(width(), font(), currentTokens());
    placeCard();
}

void MessageList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    updateSurroundings();
    updateNewTextButton();
    doItemsLayout();
}

void MessageList::paintEvent(QPaintEvent *event)
{
    m_delegate->setExposed(event->rect());
    QListView::paintEvent(event);
}

void MessageList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange) {
        updateSurroundings();
        scheduleDelayedItemsLayout();
    }
}

void MessageList::rowChanged(const QModelIndex &topLeft)
{
    const int row = topLeft.row();
    updateCard();
    updateSpinner();
    RowLayouts &layouts = m_delegate->layouts();
    const QRect place = visualRect(topLeft);
    if (place.intersects(viewport()->rect()) && layouts.height(row) == place.height()
        && layouts.pieceAt(row, 0) < 0) {
        viewport()->update(place);
        return;
    }
    updateNewTextButton();
    scheduleDelayedItemsLayout();
}

// ---- the open card

void MessageList::updateCard()
{
    const int row = m_chat.turns().newestOpenCard();
    const quint64 id = row < 0 ? 0 : m_chat.turns().row(row).id;
    if (m_card && m_card->rowId() == id)
        return;
    if (!m_card && id == 0)
        return;
    if (m_card) {
        const int before = m_chat.turns().find(m_card->rowId());
        const bool hadFocus = m_card->isAncestorOf(QApplication::focusWidget());
        CardWidget *gone = m_card;
        m_card = nullptr;
        m_delegate->layouts().setLiveCard(0, 0);
        gone->hide(); // at once: it is deleted later
        if (before >= 0)
            setIndexWidget(m_messages->index(before, 0), nullptr); // deletes it later
        else
            gone->deleteLater();
        if (hadFocus)
            Q_EMIT cardLeft();
    }
    if (id != 0) {
        m_card = new CardWidget(m_chat, id, viewport());
        placeCard();
        setIndexWidget(m_messages->index(row, 0), m_card);
        connect(m_card, &CardWidget::resized, this, [this] {
            placeCard();
            scheduleDelayedItemsLayout();
        });
    }
    scheduleDelayedItemsLayout();
}

void MessageList::placeCard()
{
    if (!m_card)
        return;
    m_card->ensurePolished();
    m_card->setColumn(m_delegate->layouts().column());
    m_delegate->layouts().setLiveCard(m_card->rowId(), m_card->rowHeight());
}

// ---- layout that keeps its place

bool MessageList::measure(int first, int piece, int step, int pixels)
{
    RowLayouts &layouts = m_delegate->layouts();
    bool changed = false;
    for (int row = first; row >= 0 && row < m_messages->rowCount() && pixels > 0; row += step)
        changed |= layouts.layOut(row, row == first ? piece : -1, step, pixels);
    return changed;
}

bool MessageList::measureAroundAnchor()
{
    // A page beyond each edge, so that nothing comes into sight by a guess, and then jumps.
    const int page = viewport()->height();
    const int row = m_anchor.row();
    const bool changed = measure(row, m_anchorPiece, 1, 2 * page - m_anchorTop);
    const bool inside = m_anchorPiece > 0;
    return measure(inside ? row : row - 1, inside ? m_anchorPiece - 1 : -1, -1, page + m_anchorTop)
        || changed;
}

void MessageList::doItemsLayout()
{
    if (m_inLayout)
        return;
    m_inLayout = true;
    if (m_following || !m_anchor.isValid())
        measure(m_messages->rowCount() - 1, -1, -1, 2 * viewport()->height());
    else
        measureAroundAnchor();
    QListView::doItemsLayout();
    QScrollBar *bar = verticalScrollBar();
    if (m_following)
        bar->setValue(bar->maximum());
    else if (m_anchor.isValid())
        bar->setValue(bar->value() + anchorTop() - m_anchorTop);
    m_inLayout = false;
    rememberPlace();
    updateNewTextButton();
}

QRect MessageList::visualRect(const QModelIndex &index) const
{
    QRect rect = QListView::visualRect(index);
    if (rect.height() >= std::numeric_limits<qint16>::max()) // QListView keeps no more of it
        rect.setHeight(m_delegate->layouts().heightOrEstimate(index.row()));
    return rect;
}

int MessageList::anchorTop() const
{
    return visualRect(m_anchor).top() + m_delegate->layouts().pieceTop(m_anchor.row(), m_anchorPiece);
}

void MessageList::rememberPlace()
{
    m_anchor = indexAt(QPoint(viewport()->width() / 2, 0));
    m_anchorPiece = m_anchor.isValid()
        ? m_delegate->layouts().pieceAt(m_anchor.row(), -visualRect(m_anchor).top())
        : -1;
    m_anchorTop = m_anchor.isValid() ? anchorTop() : 0;
}

void MessageList::scrolled()
{
    if (m_inLayout)
        return;
    const QScrollBar *bar = verticalScrollBar();
    m_following = bar->value() >= bar->maximum() - 8;
    rememberPlace();
    updateNewTextButton();
    if (m_anchor.isValid() && measureAroundAnchor())
        doItemsLayout();
}

void MessageList::followEnd()
{
    m_following = true;
    doItemsLayout();
}

void MessageList::updateNewTextButton()
{
    const bool wanted = !m_following && m_chat.isBusy();
    if (wanted) {
        m_newText->adjustSize();
        m_newText->move((width() - m_newText->width()) / 2, height() - m_newText->height() - 8);
        m_newText->raise();
    }
    m_newText->setVisible(wanted);
}

void MessageList::updateSpinner()
{
    bool running = false;
    for (int row = m_messages->rowCount() - 1; row >= 0 && !running; --row) {
        const TurnRow &r = m_chat.turns().row(row);
        if (r.turn != m_chat.turns().row(m_messages->rowCount() - 1).turn)
            break;
        running = r.kind == TurnRow::Kind::Activity && r.outcomeClass.isEmpty();
    }
    if (running && !m_spin.isActive())
        m_spin.start();
    else if (!running)
        m_spin.stop();
}

} // namespace Ui
