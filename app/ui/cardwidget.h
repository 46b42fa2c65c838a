// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/chatviewmodel.h"
#include "ui/column.h"

#include <QElapsedTimer>
#include <QFrame>

class QVBoxLayout;

namespace Ui {

class Button;
class FlowLayout;
struct CardContent;

/// The open card of the conversation, with its buttons. Fills the row: the frame stands in the
/// column, and the row's gaps are the margins around it.
class CardWidget : public QWidget
{
    Q_OBJECT
public:
    /// \param rowId  of the card's row in the model
    CardWidget(Session::ChatViewModel &chat, quint64 rowId, QWidget *parent = nullptr);

    quint64 rowId() const { return m_rowId; }
    /// Stands in `column` of an area that begins at this widget's left edge.
    void setColumn(const Column &column);
    /// The height of the row, with its gaps, for the column that was set.
    int rowHeight() const;
    /// Puts the focus on the card itself, for an approval that is wanted.
    void takeFocus();
    /// The first control that the Tab key reaches, or nothing.
    QWidget *firstControl() const;

Q_SIGNALS:
    /// rowHeight() is another one.
    void resized();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build(const Session::Card &card);
    void addHead(const CardContent &content);
    void addFacts(const CardContent &content, const Session::Card &card);
    void addSuggestions(const Session::Card &card);
    void addRequest(const Session::Card &card);
    void addButtons(const Session::Card &card);
    void decide(bool approve);
    int row() const;

    Session::ChatViewModel &m_chat;
    const quint64 m_rowId;
    QFrame *m_frame = nullptr;
    QVBoxLayout *m_column = nullptr;
    QVBoxLayout *m_besideIcon = nullptr;
    QElapsedTimer m_shown; ///< an approval is deaf to keys at first
};

} // namespace Ui
