// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/chatviewmodel.h"

#include <QIdentityProxyModel>

namespace Ui {

/// The rows of a conversation with the words that a screen reader says and that copying takes.
class MessageModel : public QIdentityProxyModel
{
    Q_OBJECT
public:
    explicit MessageModel(Session::ChatViewModel &chat, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role) const override;

private:
    Session::ChatViewModel &m_chat;
};

} // namespace Ui
