// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sidemodel.h"

#include <QStyledItemDelegate>

namespace Ui {

struct Tokens;

/// Paints the rows of the side list; the first of a day has the day above it.
class SideDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int rowHeight = 52;
    static constexpr int groupHeight = 32;

    SideDelegate(Session::ConversationsViewModel &conversations, SideModel &model, QObject *parent = nullptr);

    /// The row itself, without the day above it.
    QRect bodyOf(const QModelIndex &index, const QRect &rect) const;
    /// Where the spinner of a busy row turns.
    QRect spinnerRect(const QModelIndex &index, const QRect &rect) const;
    void nextStep() { m_step = (m_step + 1) % 12; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    bool startsGroup(const QModelIndex &index) const;
    void paintDeleted(QPainter *painter, const QRect &body, const Tokens &tokens) const;

    Session::ConversationsViewModel &m_conversations;
    SideModel &m_model;
    int m_step = 0;
};

} // namespace Ui
