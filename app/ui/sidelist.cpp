// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidelist.h"

#include "ui/appearance.h"
#include "ui/buttons.h"
#include "ui/findfield.h"
#include "ui/icons.h"
#include "ui/objectnames.h"
#include "ui/sidedelegate.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QVBoxLayout>

namespace Ui {

using Session::ConversationRow;

/// Only to lay out anew in a moment, which QListView keeps to itself.
class SideList::List : public QListView
{
public:
    using QListView::scheduleDelayedItemsLayout;
};

SideList::SideList(Session::ConversationsViewModel &conversations, QWidget *parent)
    : QFrame(parent), m_conversations(conversations), m_model(new SideModel(conversations, this)),
      m_find(
          new FindField(tr("Find"), tr("Find a conversation"),
                        QKeySequence(tr("Ctrl+K")).toString(QKeySequence::NativeText).replace(u'+', u' '))),
      m_new(new Button(QString(), QLatin1String("square"), ObjectNames::newButton)), m_list(new List),
      m_delegate(new SideDelegate(conversations, *m_model, this)), m_notice(new QLabel)
{
    setObjectName(ObjectNames::sideList);
    setProperty("kind", QLatin1String("side"));
    m_find->setObjectName(ObjectNames::findField);
    m_new->setIcon(icon(QStringLiteral("plus")));
    m_new->setAccessibleName(tr("New conversation"));
    m_new->setToolTip(tr("New conversation (Ctrl+N)"));
    m_list->setObjectName(ObjectNames::conversationList);
    m_list->setAccessibleName(tr("Conversations"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setTabKeyNavigation(false);
    m_list->setMouseTracking(true);
    m_list->setItemDelegate(m_delegate);
    m_list->setModel(m_model);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->installEventFilter(this);
    m_notice->setObjectName(ObjectNames::sideNotice);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setContentsMargins(20, 8, 20, 12);
    setType(m_notice, Type::Caption, "muted");

    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 12, 13, 8);
    head->setSpacing(8);
    head->addWidget(m_find, 1);
    head->addWidget(m_new);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_notice);
    column->addWidget(m_list, 1);

    connect(m_find, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_model->setSearch(words);
        m_conversations.search(words);
        m_list->doItemsLayout();
        follow();
    });
    connect(m_find, &FindField::left, this, &SideList::left);
    const auto intoList = [this] {
        if (m_model->rowCount() == 0)
            return;
        m_list->setFocus(Qt::TabFocusReason);
        m_list->setCurrentIndex(m_model->index(0, 0));
    };
    connect(m_find, &FindField::downWanted, this, intoList);
    connect(m_find, &QLineEdit::returnPressed, this, [this] { choose(m_model->index(0, 0)); });
    connect(m_new, &QPushButton::clicked, this, [this] {
        startNew();
        Q_EMIT chosen();
    });
    connect(m_list, &QListView::clicked, this, &SideList::choose);
    m_spin.setInterval(std::chrono::milliseconds(80));
    connect(&m_spin, &QTimer::timeout, this, [this] {
        m_delegate->nextStep();
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const QModelIndex index = m_model->index(row, 0);
            if (m_model->row(row).note == ConversationRow::Note::Busy)
                m_list->viewport()->update(m_delegate->spinnerRect(index, m_list->visualRect(index)));
        }
    });
    // Who is the first of a day changes with every row that comes, goes or moves.
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &SideList::follow);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &SideList::follow);
    connect(m_model, &QAbstractItemModel::layoutChanged, this, &SideList::follow);
    connect(&conversations, &Session::ConversationsViewModel::changed, this, &SideList::follow);
    connect(&conversations, &Session::ConversationsViewModel::currentChanged, this, &SideList::follow);
    follow();
}

QList<QWidget *> SideList::controls() const
{
    return {m_find, m_new, m_list};
}

void SideList::startNew()
{
    m_find->clear(); // a new conversation has none of the words that were looked for
    m_conversations.startNew();
}

void SideList::find()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void SideList::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const ConversationRow row = m_model->row(index.row());
    if (row.deleted)
        m_conversations.undo(row.key);
    else
        m_conversations.open(row.key);
    Q_EMIT chosen();
}

void SideList::remove(const QModelIndex &index)
{
    m_conversations.remove(m_model->row(index.row()).key);
}

bool SideList::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && keyPressed(static_cast<QKeyEvent *>(event)))
        return true;
    if (event->type() == QEvent::ContextMenu) {
        const auto *menu = static_cast<QContextMenuEvent *>(event);
        const bool mouse = menu->reason() == QContextMenuEvent::Mouse;
        const QModelIndex index = mouse
            ? m_list->indexAt(m_list->viewport()->mapFromGlobal(menu->globalPos()))
            : m_list->currentIndex();
        if (index.isValid())
            showMenu(index,
                     mouse ? menu->globalPos()
                           : m_list->viewport()->mapToGlobal(m_list->visualRect(index).center()));
        return true;
    }
    if (event->type() == QEvent::FocusIn && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->find(m_conversations.currentKey())); // so that the focus is seen
    return QFrame::eventFilter(object, event);
}

bool SideList::keyPressed(QKeyEvent *event)
{
    const QModelIndex index = m_list->currentIndex();
    // The field of a new name hands on the Return that it has taken.
    const QWidget *focus = QApplication::focusWidget();
    if (!index.isValid() || (focus != m_list && m_list->isAncestorOf(focus)))
        return false;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        choose(index);
        return true;
    case Qt::Key_Delete:
        remove(index);
        return true;
    case Qt::Key_F2:
        if (index.flags().testFlag(Qt::ItemIsEditable))
            m_list->edit(index);
        return true;
    default:
        return false;
    }
}

void SideList::showMenu(const QModelIndex &index, const QPoint &at)
{
    const ConversationRow row = m_model->row(index.row());
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // By key: rows may move while the menu is open.
    if (row.deleted) {
        menu->addAction(tr("Undo"), this, [this, key = row.key] { m_conversations.undo(key); });
    } else {
        const QPersistentModelIndex place(index);
        menu->addAction(icon(QStringLiteral("edit")), tr("Rename"), this, [this, place] {
            if (place.isValid())
                m_list->edit(place);
        });
        QAction *save = menu->addAction(icon(QStringLiteral("download")), tr("Export…"), this,
                                        [this, key = row.key] { Q_EMIT exportWanted(key); });
        save->setEnabled(!row.id.isEmpty());
        menu->addAction(icon(QStringLiteral("trash")), tr("Delete"), this,
                        [this, key = row.key] { m_conversations.remove(key); });
    }
    menu->popup(at);
}

void SideList::follow()
{
    QString words;
    if (m_model->rowCount() == 0)
        words = m_find->text().isEmpty() ? tr("Your conversations appear here.") : tr("Nothing was found.");
    if (const QString aside = m_conversations.keptAside(); words.isEmpty() && !aside.isEmpty())
        words = tr("Your drafts could not be read. They are kept as %1; you start with new ones.").arg(aside);
    if (m_conversations.hasFailed())
        words = tr("Your conversations could not be read just now.");
    m_notice->setText(words);
    m_notice->setVisible(!words.isEmpty());
    updateSpinner();
    m_list->scheduleDelayedItemsLayout();
    m_list->viewport()->update();
}

void SideList::updateSpinner()
{
    bool busy = false;
    for (int row = 0; row < m_model->rowCount() && !busy; ++row)
        busy = m_model->row(row).note == ConversationRow::Note::Busy;
    if (busy && !m_spin.isActive())
        m_spin.start();
    else if (!busy)
        m_spin.stop();
}

} // namespace Ui
