// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messagelistaccess.h"

#include "ui/cardwidget.h"
#include "ui/messagelist.h"

#include <QPointer>

namespace Ui {

using Session::TurnRow;

namespace {

/// What all that is painted has in common: it lives in a list, and has no object of its own.
class Painted : public QAccessibleInterface
{
public:
    Painted(MessageList *list, quint64 id) : m_list(list), m_id(id) { }

    bool isValid() const override { return m_list && row() >= 0; }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_list ? m_list->window()->windowHandle() : nullptr; }
    void setText(QAccessible::Text, const QString &) override { }

    MessageList *list() const { return m_list; }
    quint64 id() const { return m_id; }
    int row() const { return m_list ? m_list->turns().find(m_id) : -1; }
    QRect rowRect() const { return m_list->visualRect(m_list->model()->index(row(), 0)); }
    QRect onScreen(const QRect &rect) const
    {
        return QRect(m_list->viewport()->mapToGlobal(rect.topLeft()), rect.size());
    }

private:
    QPointer<MessageList> m_list;
    const quint64 m_id;
};

/// A link, or something that can be pressed.
class PartAccess : public Painted, public QAccessibleActionInterface
{
public:
    PartAccess(MessageList *list, quint64 id, int part) : Painted(list, id), m_part(part) { }

    bool isValid() const override { return Painted::isValid() && part().kind != RowPart::Kind::None; }
    QAccessibleInterface *parent() const override;
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QRect rect() const override { return onScreen(part().bounds().toAlignedRect()); }
    QAccessible::Role role() const override
    {
        return part().kind == RowPart::Kind::Link ? QAccessible::Link : QAccessible::Button;
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.focused
            = list()->hasFocus() && list()->currentIndex().row() == row() && list()->focusedPart() == m_part;
        return state;
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? RowParts::name(part()) : QString();
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &name) override
    {
        if (name == pressAction() && isValid())
            list()->press(part(), row());
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    RowPart part() const { return list()->partsOf(row()).value(m_part); }

    const int m_part;
};

/// A row. Its children are kept here, so that one place lets go of them.
class RowAccess : public Painted
{
public:
    using Painted::Painted;
    ~RowAccess() override
    {
        for (const QAccessible::Id part : m_parts)
            QAccessible::deleteAccessibleInterface(part);
    }

    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(list()); }
    CardWidget *card() const
    {
        CardWidget *open = list()->openCard();
        return open && open->rowId() == id() ? open : nullptr;
    }
    int childCount() const override
    {
        return !isValid() ? 0 : card() ? 1 : int(list()->partsOf(row()).size());
    }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        if (CardWidget *open = card())
            return QAccessible::queryAccessibleInterface(open);
        while (m_parts.size() <= index)
            m_parts.append(
                QAccessible::registerAccessibleInterface(new PartAccess(list(), id(), int(m_parts.size()))));
        return QAccessible::accessibleInterface(m_parts.at(index));
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (int i = 0; i < childCount(); ++i)
            if (this->child(i) == child)
                return i;
        return -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        for (int i = 0; i < childCount(); ++i)
            if (child(i)->rect().contains(x, y))
                return child(i);
        return nullptr;
    }
    QRect rect() const override { return onScreen(rowRect()); }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.readOnly = true;
        state.focused
            = list()->hasFocus() && list()->currentIndex().row() == row() && list()->focusedPart() < 0;
        state.offscreen = !rowRect().intersects(list()->viewport()->rect());
        if (isValid() && list()->turns().row(row()).kind == TurnRow::Kind::Receipt) {
            state.expandable = true;
            state.expanded = list()->turns().row(row()).unfolded;
            state.collapsed = !state.expanded;
        }
        return state;
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name
            ? list()->model()->index(row(), 0).data(Qt::AccessibleTextRole).toString()
            : QString();
    }

private:
    mutable QList<QAccessible::Id> m_parts;
};

QAccessibleInterface *PartAccess::parent() const
{
    QAccessibleInterface *all = QAccessible::queryAccessibleInterface(list());
    return all ? all->child(row()) : nullptr;
}

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    if (auto *list = qobject_cast<MessageList *>(object))
        return new MessageListAccess(list);
    return nullptr;
}

} // namespace

MessageListAccess::MessageListAccess(MessageList *list) : QAccessibleWidget(list, QAccessible::List)
{
}

MessageListAccess::~MessageListAccess()
{
    for (const auto &[row, interface] : m_rows)
        QAccessible::deleteAccessibleInterface(interface);
}

void MessageListAccess::install()
{
    QAccessible::installFactory(&makeInterface); // Qt keeps one, however often it is told
}

MessageList *MessageListAccess::list() const
{
    return static_cast<MessageList *>(object());
}

QAccessibleInterface *MessageListAccess::rowInterface(quint64 id) const
{
    auto found = m_rows.find(id);
    if (found == m_rows.end()) {
        // Rows that are gone are let go of now and then.
        if (m_rows.size() > 64 && m_rows.size() > 2 * std::size_t(list()->turns().rowCount()))
            for (auto it = m_rows.begin(); it != m_rows.end();) {
                if (list()->turns().find(it->first) >= 0) {
                    ++it;
                    continue;
                }
                QAccessible::deleteAccessibleInterface(it->second);
                it = m_rows.erase(it);
            }
        found = m_rows.emplace(id, QAccessible::registerAccessibleInterface(new RowAccess(list(), id))).first;
    }
    return QAccessible::accessibleInterface(found->second);
}

int MessageListAccess::childCount() const
{
    return list()->turns().rowCount();
}

QAccessibleInterface *MessageListAccess::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    return rowInterface(list()->turns().row(index).id);
}

int MessageListAccess::indexOfChild(const QAccessibleInterface *child) const
{
    for (const auto &[id, interface] : m_rows)
        if (QAccessible::accessibleInterface(interface) == child)
            return list()->turns().find(id);
    return -1;
}

QAccessibleInterface *MessageListAccess::childAt(int x, int y) const
{
    const QModelIndex index = list()->indexAt(list()->viewport()->mapFromGlobal(QPoint(x, y)));
    return index.isValid() ? child(index.row()) : nullptr;
}

QAccessibleInterface *MessageListAccess::focusChild() const
{
    if (!list()->hasFocus() || !list()->currentIndex().isValid())
        return QAccessibleWidget::focusChild();
    QAccessibleInterface *row = child(list()->currentIndex().row());
    const int part = list()->focusedPart();
    return row && part >= 0 && part < row->childCount() ? row->child(part) : row;
}

void MessageListAccess::focusMoved(MessageList *list)
{
    if (!QAccessible::isActive())
        return;
    const QAccessibleInterface *all = QAccessible::queryAccessibleInterface(list);
    QAccessibleInterface *now = all ? all->focusChild() : nullptr;
    if (!now)
        return;
    QAccessibleEvent event(now, QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

} // namespace Ui
