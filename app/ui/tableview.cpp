// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tableview.h"

#include "ui/appearance.h"
#include "ui/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

namespace Ui {

namespace {
constexpr int padding = 12;
constexpr int corner = 5;
constexpr int leastStretch = 140;
constexpr int sortSign = 15; // an arrow behind the title
} // namespace

// ---- titles

TableHeader::TableHeader(QTableView *table) : QHeaderView(Qt::Horizontal, table)
{
    setFont(typeFont(font(), Type::Caption));
    viewport()->setAutoFillBackground(false); // it would cover the round corners of the frame
    setSectionsClickable(true);
    setHighlightSections(false);
    setMinimumSectionSize(40);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

QSize TableHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), qMax(TableView::headerHeight, fontMetrics().height() + 14)};
}

QSize TableHeader::sectionSizeFromContents(int section) const
{
    const QString title = model()->headerData(section, orientation()).toString();
    const int sign = isSortIndicatorShown() ? sortSign : 0;
    return {fontMetrics().horizontalAdvance(title) + 2 * padding + sign,
            QHeaderView::sectionSizeFromContents(section).height()};
}

void TableHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Tokens &tokens = currentTokens();
    painter->save();
    // The ends follow the round corners of the frame around the table.
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.window);
    const bool first = visualIndex(section) == 0;
    const bool last = rect.right() >= viewport()->width() - 1;
    painter->setClipRect(rect);
    painter->drawRoundedRect(QRectF(rect).adjusted(first ? 0 : -corner, 0, last ? 0 : corner, corner), corner,
                             corner);
    painter->fillRect(rect.left(), rect.bottom(), rect.width(), 1, tokens.line2);
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    const auto align
        = Qt::Alignment(model()->headerData(section, orientation(), Qt::TextAlignmentRole).toInt());
    const QString title = model()->headerData(section, orientation()).toString();
    painter->setFont(font());
    painter->setPen(sorted ? tokens.text : tokens.muted);
    const QRect room = rect.adjusted(padding, 0, -padding, 0);
    const QString shown
        = painter->fontMetrics().elidedText(title, Qt::ElideRight, // one that just fits is not cut
                                            room.width() + 1 - (sorted ? sortSign : 0));
    const int width = painter->fontMetrics().horizontalAdvance(shown);
    const bool right = align.testFlag(Qt::AlignRight);
    const int x = right ? room.right() + 1 - width - (sorted ? sortSign : 0) : room.left();
    painter->drawText(QRect(x, rect.top(), width + 2, rect.height()), Qt::AlignVCenter, shown);
    if (sorted)
        paintIcon(painter, QRect(x + width + 5, rect.center().y() - 6, 12, 12),
                  sortIndicatorOrder() == Qt::AscendingOrder ? QStringLiteral("chevron-up")
                                                             : QStringLiteral("chevron-down"),
                  tokens.text);
    painter->restore();
}

void TableHeader::paintEvent(QPaintEvent *event)
{
    QHeaderView::paintEvent(event);
    const auto *table = static_cast<const QTableView *>(parentWidget());
    if (!table->hasFocus() || table->currentIndex().isValid())
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(currentTokens().accent, 2));
    painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), corner, corner);
}

// ---- cells

void TableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Tokens &tokens = currentTokens();
    painter->save();
    const bool chosen = index.data(ChosenRole).toBool();
    const bool current = option.state.testFlag(QStyle::State_Selected);
    painter->fillRect(option.rect, chosen || current ? tokens.selected : tokens.base);
    // Below the last row stands the frame's own line.
    const bool last = index.row() == index.model()->rowCount() - 1 && !index.model()->canFetchMore({});
    if (!chosen && !last)
        painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, tokens.line);
    const bool fixed = index.data(FixedRole).toBool();
    const QString linkIcon = index.data(LinkIconRole).toString();
    painter->setFont(fixed ? fixedFont(option.font, Type::Body) : option.font);
    const QColor colour = !linkIcon.isEmpty() ? tokens.accent
        : index.data(WarnRole).toBool()       ? tokens.warn
        : index.data(MutedRole).toBool()      ? tokens.muted
                                              : tokens.text;
    painter->setPen(colour);
    QRect room = option.rect.adjusted(padding, 0, -padding, -1);
    if (const QString sign = linkIcon.isEmpty() ? index.data(SignIconRole).toString() : linkIcon;
        !sign.isEmpty()) {
        paintIcon(painter, QRect(room.left(), room.center().y() - 6, 13, 13), sign, colour);
        room.setLeft(room.left() + 19);
    }
    const auto align = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    painter->drawText(
        room,
        int(Qt::AlignVCenter | (align & Qt::AlignRight ? Qt::AlignRight : Qt::AlignLeft))
            | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width() + 1));
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(tokens.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option.rect).adjusted(1, 1, -1, -2));
    }
    painter->restore();
}

// ---- the table

TableView::TableView(QWidget *parent) : QTableView(parent)
{
    setHorizontalHeader(new TableHeader(this));
    setItemDelegate(new TableDelegate(this));
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(rowHeight);
    verticalHeader()->setDefaultSectionSize(qMax(rowHeight, fontMetrics().height() + 16));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setMouseTracking(true);
    setCornerButtonEnabled(false);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this,
            [this](int section, int, int width) { sectionResized(section, width); });
}

void TableView::setWidths(const QList<int> &wanted, int stretch)
{
    m_wanted = wanted;
    m_stretch = stretch;
    const auto share = [this, &wanted, stretch](bool chosen) {
        int rest = viewport()->width();
        for (int column = 0; column < wanted.size(); ++column) {
            if (column == stretch || wanted.at(column) <= 0)
                continue;
            // Who chose nothing reads the head whole.
            const int whole = qMax(wanted.at(column), horizontalHeader()->sectionSizeHint(column));
            const int width = chosen ? m_chosen.value(column, whole) : whole;
            setColumnWidth(column, width);
            rest -= width;
        }
        return rest;
    };
    m_sharing = true;
    int rest = share(true);
    // What was chosen in a wide window must not push the others out of a narrow one.
    if (rest < leastStretch && !m_chosen.isEmpty())
        rest = share(false);
    setColumnWidth(stretch, qMax(qMax(leastStretch, horizontalHeader()->sectionSizeHint(stretch)), rest));
    m_sharing = false;
}

void TableView::sectionResized(int section, int width)
{
    if (m_sharing || m_stretch < 0 || section == m_stretch || width <= 0)
        return;
    m_chosen.insert(section, width);
    setWidths(QList<int>(m_wanted), m_stretch);
    Q_EMIT widthsChosen();
}

QByteArray TableView::widths() const
{
    QByteArrayList all;
    for (auto it = m_chosen.constBegin(); it != m_chosen.constEnd(); ++it)
        all.append(QByteArray::number(it.key()) + ':' + QByteArray::number(it.value()));
    return all.join(' ');
}

void TableView::restoreWidths(const QByteArray &widths)
{
    for (const QByteArray &one : widths.split(' ')) {
        const QByteArrayList parts = one.split(':');
        const int column = parts.value(0).toInt();
        const int width = parts.value(1).toInt();
        if (parts.size() == 2 && column >= 0 && column < m_wanted.size() && width >= 40 && width <= 4000)
            m_chosen.insert(column, width);
    }
    if (m_stretch >= 0)
        setWidths(QList<int>(m_wanted), m_stretch);
}

void TableView::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    const auto changed = [this] {
        if (hasFocus())
            begin();
        Q_EMIT contentChanged();
    };
    connect(model, &QAbstractItemModel::modelReset, this, changed);
    connect(model, &QAbstractItemModel::rowsInserted, this, changed);
    connect(model, &QAbstractItemModel::rowsRemoved, this, changed);
}

int TableView::contentHeight() const
{
    return horizontalHeader()->sizeHint().height() + verticalHeader()->length() + 2;
}

void TableView::fill()
{
    if (model() && verticalHeader()->length() < viewport()->height() && model()->canFetchMore({}))
        model()->fetchMore({});
}

QString TableView::rowText(int row) const
{
    QStringList cells;
    for (int column = 0; column < model()->columnCount(); ++column) {
        const QModelIndex index = model()->index(row, column);
        if (index.data(LinkIconRole).toString().isEmpty()) {
            const QVariant copy = index.data(CopyRole);
            cells.append((copy.isValid() ? copy : index.data()).toString().simplified());
        }
    }
    while (!cells.isEmpty() && cells.last().isEmpty())
        cells.removeLast();
    return cells.join(u'\t');
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    if (row >= 0 && event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(rowText(row));
        Q_EMIT copied(tr("The row is copied."));
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (row >= 0 && (enter || event->key() == Qt::Key_F2)) {
        Q_EMIT actionWanted(row);
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool mouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = mouse ? indexAt(viewport()->mapFromGlobal(event->globalPos())) : currentIndex();
    Q_EMIT menuWanted(index.row(),
                      mouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center()));
}

void TableView::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && !index.data(LinkIconRole).toString().isEmpty())
        Q_EMIT actionWanted(index.row());
}

void TableView::mouseMoveEvent(QMouseEvent *event)
{
    QTableView::mouseMoveEvent(event);
    const bool link = !indexAt(event->pos()).data(LinkIconRole).toString().isEmpty();
    viewport()->setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void TableView::focusInEvent(QFocusEvent *event)
{
    if (event->reason() != Qt::MouseFocusReason)
        begin();
    QTableView::focusInEvent(event);
    horizontalHeader()->viewport()->update();
}

/// At the first row, so that the focus can be seen.
void TableView::begin()
{
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, 0));
}

void TableView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    horizontalHeader()->viewport()->update();
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    // Rows do not cover the round corners of the frame; above, the titles leave them free themselves.
    QPainterPath inside;
    inside.addRoundedRect(rect().adjusted(0, -2 * corner, 0, 0), corner + 2, corner + 2);
    setMask(QRegion(inside.toFillPolygon().toPolygon()));
    Q_EMIT contentChanged(); // the columns share another width
    fill();
}

} // namespace Ui
