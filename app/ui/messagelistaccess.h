// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

#include <map>

namespace Ui {

class MessageList;

/// The conversation as a screen reader walks through it: a list of rows; in a row its links and what can
/// be pressed there, and in the row of the open card the card's own widgets.
class MessageListAccess : public QAccessibleWidget
{
public:
    explicit MessageListAccess(MessageList *list);
    ~MessageListAccess() override;

    /// Makes Qt use this for every MessageList. May be called again.
    static void install();
    /// Tells that a part of the current row has the focus.
    static void focusMoved(MessageList *list);

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

private:
    MessageList *list() const;
    QAccessibleInterface *rowInterface(quint64 id) const;

    mutable std::map<quint64, QAccessible::Id> m_rows; ///< by the row's id in the model
};

} // namespace Ui
