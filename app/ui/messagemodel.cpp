// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messagemodel.h"

#include "ui/turntext.h"

namespace Ui {

MessageModel::MessageModel(Session::ChatViewModel &chat, QObject *parent)
    : QIdentityProxyModel(parent), m_chat(chat)
{
    setSourceModel(&chat.turns());
}

QVariant MessageModel::data(const QModelIndex &index, int role) const
{
    if ((role == Qt::DisplayRole || role == Qt::AccessibleTextRole) && index.isValid())
        return TurnText::spoken(m_chat.turns().row(index.row()), m_chat.account().person());
    return QIdentityProxyModel::data(index, role);
}

} // namespace Ui
