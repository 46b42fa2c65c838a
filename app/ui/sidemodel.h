// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/conversationsviewmodel.h"

#include <QSortFilterProxyModel>

namespace Ui {

/// The conversations as the side list shows them: newest first, those that fit the search, with the
/// words that a screen reader says. Setting a row's text renames its conversation.
class SideModel : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit SideModel(Session::ConversationsViewModel &conversations, QObject *parent = nullptr);

    void setSearch(const QString &words);
    Session::ConversationRow row(int row) const;
    /// Where the row with this key stands, or an invalid index.
    QModelIndex find(quint64 key) const;

    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &parent) const override;

private:
    Session::ConversationsViewModel &m_conversations;
    QString m_search;
};

} // namespace Ui
