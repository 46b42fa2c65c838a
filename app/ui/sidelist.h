// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/conversationsviewmodel.h"

#include <QFrame>
#include <QTimer>

class QLabel;

namespace Ui {

class Button;
class FindField;
class SideDelegate;
class SideModel;

/// The person's conversations beside the chat: find, open, rename in place, delete with undo, export.
class SideList : public QFrame
{
    Q_OBJECT
public:
    explicit SideList(Session::ConversationsViewModel &conversations, QWidget *parent = nullptr);

    /// In the order of the Tab key.
    QList<QWidget *> controls() const;
    /// Begins a conversation, and shows it.
    void startNew();
    /// Puts the cursor into the field.
    void find();

Q_SIGNALS:
    /// A conversation was chosen: the person goes on there.
    void chosen();
    void left(); ///< Escape in the empty field
    void exportWanted(quint64 key);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    class List;

    void choose(const QModelIndex &index);
    void showMenu(const QModelIndex &index, const QPoint &at);
    bool keyPressed(QKeyEvent *event);
    void remove(const QModelIndex &index);
    void follow();
    void updateSpinner();

    Session::ConversationsViewModel &m_conversations;
    SideModel *m_model;
    FindField *m_find;
    Button *m_new;
    List *m_list;
    SideDelegate *m_delegate;
    QLabel *m_notice;
    QTimer m_spin;
};

} // namespace Ui
