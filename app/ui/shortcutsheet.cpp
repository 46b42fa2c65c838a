// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shortcutsheet.h"

#include "ui/appearance.h"
#include "ui/objectnames.h"

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLabel>

namespace Ui {

namespace {

QLabel *cell(const QString &text, Type type, const char *kind)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    setType(label, type, kind);
    return label;
}

} // namespace

ShortcutSheet::ShortcutSheet(QWidget *window) : QFrame(window)
{
    setObjectName(ObjectNames::shortcutSheet);
    setProperty("kind", QLatin1String("card"));
    setFocusPolicy(Qt::StrongFocus);
    // The system's own way to write them: on a Mac the modifiers are signs.
    const auto keys = [](const char *portable) {
        return QKeySequence(QLatin1String(portable)).toString(QKeySequence::NativeText);
    };
    const QList<QPair<QString, QString>> lines {
        {keys("Return"), tr("Send the question")},
        {keys("Shift+Return"), tr("New line")},
        {keys("Up"), tr("Edit the last question, in an empty field")},
        {keys("Esc"), tr("Stop, decline, cancel, back")},
        {keys("Ctrl+N"), tr("New conversation")},
        {keys("Ctrl+K"), tr("Find a conversation")},
        {keys("Ctrl+B"), tr("Show or hide the conversations")},
        {keys("F2"), tr("Rename a conversation, change a row")},
        {keys("Del"), tr("Delete a conversation")},
        {keys("Ctrl+1") + QStringLiteral(" / 2 / 3"), tr("Chat, My data, Admin")},
        {keys("Ctrl+,"), tr("Settings")},
        {keys("F6"), tr("Next area")},
        {keys("Ctrl+C"), tr("Copy the row or the message")},
        {keys("Space"), tr("Unfold the receipt")},
        {keys("Menu"), tr("What can be done with a row")},
        {keys("Ctrl+Return"), tr("Approve, while the request has the focus")},
        {keys("F1"), tr("This sheet")},
    };
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(24, 20, 24, 20);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    grid->addWidget(cell(tr("Keys"), Type::Title, nullptr), 0, 0, 1, 2);
    QString spoken = tr("Keys");
    int row = 1;
    for (const auto &[key, what] : lines) {
        grid->addWidget(cell(key, Type::Body, nullptr), row, 0);
        grid->addWidget(cell(what, Type::Body, "muted"), row, 1);
        spoken += QStringLiteral(". %1: %2").arg(key, what);
        ++row;
    }
    setAccessibleName(spoken);
    window->installEventFilter(this);
    hide();
}

void ShortcutSheet::toggle()
{
    if (isVisible()) {
        hide();
        if (m_before)
            m_before->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_before = QApplication::focusWidget();
    place();
    raise();
    show();
    setFocus(Qt::PopupFocusReason);
}

void ShortcutSheet::place()
{
    adjustSize();
    move((parentWidget()->width() - width()) / 2, qMax(8, (parentWidget()->height() - height()) / 2));
}

void ShortcutSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        toggle();
    else
        QFrame::keyPressEvent(event);
}

bool ShortcutSheet::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(object, event);
}

} // namespace Ui
