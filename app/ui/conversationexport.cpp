// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversationexport.h"

#include "ui/harmless.h"
#include "ui/turntext.h"

#include <QFileDialog>
#include <QLocale>
#include <QSaveFile>
#include <QStandardPaths>

namespace Ui {

using Session::TurnRow;

ConversationExport::ConversationExport(Session::ChatViewModel &chat, QWidget *over)
    : QObject(over), m_chat(&chat)
{
}

void ConversationExport::start(const QString &title)
{
    m_title = title;
    auto *dialog = new QFileDialog(qobject_cast<QWidget *>(parent()), tr("Export the conversation"),
                                   QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                                   tr("Markdown (*.md)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("md"));
    dialog->selectFile(fileName(title));
    connect(dialog, &QFileDialog::fileSelected, this, &ConversationExport::write);
    connect(dialog, &QObject::destroyed, this, &QObject::deleteLater);
    dialog->open();
}

void ConversationExport::write(const QString &file)
{
    if (!m_chat)
        return;
    QSaveFile out(file);
    const QByteArray text = markdown(*m_chat, m_title).toUtf8();
    const bool written = out.open(QFile::WriteOnly) && out.write(text) == text.size() && out.commit();
    Q_EMIT said(written ? tr("The conversation is saved.")
                        : tr("The file could not be written. Choose another place."));
}

QString ConversationExport::fileName(const QString &title)
{
    QString name;
    for (const QChar c : harmless(title).simplified().left(60))
        name += c.isLetterOrNumber() || c == u' ' || c == u'-' ? c : QChar(u'_');
    name = name.trimmed();
    return (name.isEmpty() ? tr("Conversation") : name) + QStringLiteral(".md");
}

QString ConversationExport::markdown(Session::ChatViewModel &chat, const QString &title)
{
    QStringList out;
    if (!title.isEmpty())
        out.append(QStringLiteral("# ") + harmless(title).simplified());
    const Session::Person me = chat.account().person();
    for (int i = 0; i < chat.turns().rowCount(); ++i) {
        const TurnRow &row = chat.turns().row(i);
        switch (row.kind) {
        case TurnRow::Kind::Question:
            out.append(tr("## %1, %2", "person, date and time")
                           .arg(me.name, QLocale().toString(row.time, QLocale::ShortFormat)));
            out.append(row.text);
            break;
        case TurnRow::Kind::Answer:
            out.append(row.text);
            break;
        case TurnRow::Kind::Card:
            out.append(QStringLiteral("> ")
                       + TurnText::spoken(row, me).replace(u'\n', QLatin1String("\n> ")));
            break;
        case TurnRow::Kind::Receipt:
            out.append(tr("Receipt") + QStringLiteral("\n\n```\n") + TurnText::receiptAsText(row.receipts)
                       + QStringLiteral("\n```"));
            break;
        case TurnRow::Kind::Activity:
            break;
        }
    }
    return out.join(QStringLiteral("\n\n")) + u'\n';
}

} // namespace Ui
