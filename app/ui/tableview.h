// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableView>

namespace Ui {

/// What a model says about a cell beside its text.
enum TableRole {
    MutedRole = Qt::UserRole + 100, ///< bool: in the softer colour
    FixedRole, ///< bool: in the fixed-pitch font
    WarnRole, ///< bool: in the colour of what needs the person
    SignIconRole, ///< QString: an icon before the text, in its colour
    LinkIconRole, ///< QString: an icon before the text, which is then a link
    ChosenRole, ///< bool: the row that is being changed
    CopyRole, ///< QString: what copying takes, where that is not the text
};

/// Titles in small letters; the sorted one has a mark. It shows the table's focus where no row can.
class TableHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit TableHeader(QTableView *table);
    QSize sizeHint() const override;

protected:
    QSize sectionSizeFromContents(int section) const override;
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void paintEvent(QPaintEvent *event) override;
};

/// Cells with room around the text and a hairline below.
class TableDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

/// A table of rows: chosen, copied and acted on by row, as high as what stands in it.
class TableView : public QTableView
{
    Q_OBJECT
public:
    static constexpr int rowHeight = 34;
    static constexpr int headerHeight = 30;

    explicit TableView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    /// How high it is when all its rows are seen, with the frame of 1 px.
    int contentHeight() const;
    /// Shares the width among the columns: each is as wide as the person made it, else as `wanted` says
    /// (0: not shown), and `stretch` takes the rest.
    void setWidths(const QList<int> &wanted, int stretch);
    /// What the person made of the columns, for restoreWidths() at another start; empty: nothing.
    QByteArray widths() const;
    void restoreWidths(const QByteArray &widths);
    /// Asks for more rows while they fit into the view.
    void fill();
    /// The row as text: cells with tabs between.
    QString rowText(int row) const;

Q_SIGNALS:
    void copied(const QString &what);
    /// Enter, F2, or a click on a link of the row.
    void actionWanted(int row);
    /// At the row, or -1 where there is none.
    void menuWanted(int row, const QPoint &global);
    void contentChanged();
    void widthsChosen(); ///< by the person

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void begin();
    void sectionResized(int section, int width);

    QHash<int, int> m_chosen; ///< widths, by column
    QList<int> m_wanted;
    int m_stretch = -1;
    bool m_sharing = false;
};

} // namespace Ui
