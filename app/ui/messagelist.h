// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/chatviewmodel.h"
#include "ui/rowpainter.h"

#include <QListView>
#include <QPersistentModelIndex>
#include <QTimer>

namespace Ui {

class Button;
class CardWidget;
class MessageDelegate;
class MessageModel;

/// The conversation: painted rows, and one real widget for the newest card that is open.
///
/// See docs/adr/0008-message-list.md. Rows that were never seen have an estimated height; whenever
/// layout changes, the row at the top of the view stays where it is, or the end does while the
/// person is there.
class MessageList : public QListView
{
    Q_OBJECT
public:
    MessageList(Session::ChatViewModel &chat, QWidget *parent = nullptr);
    ~MessageList() override;

    /// The open card, or nothing.
    CardWidget *openCard() const { return m_card; }
    MessageDelegate &delegate() { return *m_delegate; }
    /// Goes to the end and stays there while text comes.
    void followEnd();
    bool isFollowing() const { return m_following; }

    void doItemsLayout() override;
    QRect visualRect(const QModelIndex &index) const override;

    /// What can be pressed in a row, in reading order.
    QList<RowPart> partsOf(int row) const;
    void press(const RowPart &part, int row);
    /// The part of the current row that has the keyboard's focus, or -1.
    int focusedPart() const { return m_part; }
    const Session::TurnModel &turns() const { return m_chat.turns(); }

    bool hasSelection() const { return !m_selection.isEmpty(); }
    QString selectedText() const;

Q_SIGNALS:
    /// Something was copied, and what to say about it.
    void copied(const QString &what);
    /// A link has the focus, and where it leads.
    void linkShown(const QString &address);
    /// The card that had the focus is decided about, or asked from: it is there no more.
    void cardLeft();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void updateSurroundings();
    void rowChanged(const QModelIndex &topLeft);
    void updateCard();
    void placeCard();
    void updateSpinner();
    void updateNewTextButton();
    /// Lays out the rows from `first`, there from `piece`, in direction `step` until `pixels` are filled.
    bool measure(int first, int piece, int step, int pixels);
    bool measureAroundAnchor();
    int anchorTop() const;
    void rememberPlace();
    void scrolled();
    RowPart partAt(const QPoint &point, int *row) const;
    void focusPart(int part);
    TextSpot spotAt(const QPoint &point, bool exactly) const;
    void select(const TextSelection &selection);
    void selectByKey(QKeyEvent *event);
    void moveSelection(int by);
    void toggle(int row);
    void copyRow(int row);
    void openLink(const QString &link);

    Session::ChatViewModel &m_chat;
    MessageModel *m_messages;
    MessageDelegate *m_delegate;
    CardWidget *m_card = nullptr;
    Button *m_newText;
    QTimer m_spin;
    QPersistentModelIndex m_anchor; ///< the row at the top of the view
    int m_anchorPiece = -1; ///< and which piece of it, where it is a long text
    int m_anchorTop = 0; ///< where the top of that is in the viewport
    bool m_following = true;
    bool m_inLayout = false;
    QPoint m_pressed;
    bool m_selecting = false;
    TextSelection m_selection;
    int m_part = -1;
};

} // namespace Ui
