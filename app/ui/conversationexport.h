// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/chatviewmodel.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace Ui {

/// Saves a conversation as Markdown where the person says. Deletes itself when that is over.
class ConversationExport : public QObject
{
    Q_OBJECT
public:
    /// \param over  the dialog belongs to its window
    ConversationExport(Session::ChatViewModel &chat, QWidget *over);

    /// Asks for the file. \param title  of the conversation, for the file's name
    void start(const QString &title);

    /// The conversation as Markdown: questions, answers, cards and receipts.
    static QString markdown(Session::ChatViewModel &chat, const QString &title);
    /// A name for a file that every system takes.
    static QString fileName(const QString &title);

Q_SIGNALS:
    void said(const QString &words);

private:
    void write(const QString &file);

    QPointer<Session::ChatViewModel> m_chat;
    QString m_title;
};

} // namespace Ui
