// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changeform.h"

#include "ui/announcements.h"
#include "ui/appearance.h"
#include "ui/buttons.h"
#include "ui/hrtext.h"
#include "ui/iconview.h"
#include "ui/numberbox.h"
#include "ui/objectnames.h"
#include "ui/turntext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace Ui {

using Edit = Session::AdminViewModel::Edit;

namespace {
constexpr int mostDays = 366; // what HR takes
constexpr int longestReason = 500;
} // namespace

ChangeForm::ChangeForm(Session::AdminViewModel &admin, QWidget *parent)
    : QWidget(parent), m_admin(admin), m_notice(new QWidget), m_words(new QLabel),
      m_theirs(new Button(QString(), QLatin1String("small"), ObjectNames::useTheirsButton)),
      m_days(new NumberBox), m_reason(new QLineEdit),
      m_save(new Button(tr("Save"), QLatin1String("primary"), ObjectNames::saveButton)),
      m_cancel(new Button(tr("Cancel"), QLatin1String(), ObjectNames::cancelChangeButton))
{
    setObjectName(ObjectNames::changeForm);
    m_days->setObjectName(ObjectNames::daysField);
    m_days->setRange(0, mostDays);
    m_days->setFixedWidth(72);
    m_reason->setObjectName(ObjectNames::reasonField);
    m_reason->setMaxLength(longestReason);
    m_save->setKeyCap(tr("Enter"));
    m_cancel->setKeyCap(tr("Esc"));
    m_words->setObjectName(ObjectNames::changeNotice);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);

    auto *notice = new QHBoxLayout(m_notice);
    notice->setContentsMargins(0, 0, 0, 8);
    notice->setSpacing(8);
    notice->addWidget(new IconView(QStringLiteral("warning"), IconRole::Warn, 16));
    notice->addWidget(m_words, 1);
    notice->addWidget(m_theirs);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(12);
    auto *days = new QLabel(tr("Days off"));
    days->setBuddy(m_days);
    m_days->setAccessibleName(tr("Days off"));
    auto *reason = new QLabel(tr("Reason"));
    reason->setBuddy(m_reason);
    m_reason->setAccessibleName(tr("Reason"));
    fields->addWidget(days);
    fields->addWidget(m_days);
    fields->addWidget(reason);
    fields->addWidget(m_reason, 1);
    fields->addWidget(m_save);
    fields->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 13);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addLayout(fields);

    const Edit &edit = admin.edit();
    m_days->setValue(edit.daysOff);
    m_reason->setText(edit.reason);
    connect(m_save, &QPushButton::clicked, this, &ChangeForm::save);
    connect(m_cancel, &QPushButton::clicked, &admin, &Session::AdminViewModel::cancelChange,
            Qt::QueuedConnection);
    connect(m_theirs, &QPushButton::clicked, &admin, &Session::AdminViewModel::useTheirs,
            Qt::QueuedConnection);
    connect(m_reason, &QLineEdit::textChanged, this, &ChangeForm::follow);
    connect(&admin, &Session::AdminViewModel::editChanged, this, &ChangeForm::follow);
    follow();
}

void ChangeForm::takeFocus()
{
    m_days->setFocus(Qt::OtherFocusReason);
    m_days->selectAll();
}

void ChangeForm::follow()
{
    const Edit &edit = m_admin.edit();
    const bool saving = edit.state == Edit::State::Saving;
    const QString theirs = QString::number(edit.theirs.daysOff);
    QString words;
    switch (edit.state) {
    case Edit::State::Conflict:
        words = (edit.theirs.changedAt.isValid()
                     ? tr("Someone changed this to %1 at %2. Your %3 is not saved.")
                           .arg(theirs, TurnText::time(edit.theirs.changedAt.toLocalTime()))
                     : tr("Someone changed this to %1. Your %2 is not saved.").arg(theirs))
                    .arg(edit.daysOff);
        break;
    case Edit::State::Uncertain:
        words = tr("It is not known whether %1’s days off were changed. HR took the request but did not "
                   "answer. "
                   "Look it up before you try again.")
                    .arg(HrText::line(edit.before.name));
        break;
    case Edit::State::Refused:
        words = tr("HR does not take this number or this reason. Nothing was changed.");
        break;
    case Edit::State::Failed:
        words = tr("HR could not save this. Nothing was changed.");
        break;
    case Edit::State::Closed:
    case Edit::State::Open:
    case Edit::State::Saving:
        break;
    }
    const bool conflict = edit.state == Edit::State::Conflict;
    const bool fresh = m_words->text() != words;
    m_words->setText(words);
    m_notice->setVisible(!words.isEmpty());
    m_theirs->setText(tr("Use %1").arg(theirs));
    m_theirs->setAccessibleName(m_theirs->text());
    m_theirs->setVisible(conflict);
    m_save->setText(conflict ? tr("Save %1").arg(edit.daysOff) : tr("Save"));
    m_save->setAccessibleName(m_save->text());
    m_save->setEnabled(!m_reason->text().simplified().isEmpty());
    // Disabled, they would lose the focus.
    m_days->setReadOnly(saving);
    m_reason->setReadOnly(saving);
    if (fresh && !words.isEmpty())
        announce(this, words);
}

void ChangeForm::save()
{
    m_admin.save(m_days->value(), m_reason->text());
}

void ChangeForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        QMetaObject::invokeMethod(&m_admin, &Session::AdminViewModel::cancelChange, Qt::QueuedConnection);
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (m_save->isEnabled())
            save();
        else
            m_reason->setFocus(Qt::OtherFocusReason);
        return;
    }
    QWidget::keyPressEvent(event);
}

bool ChangeForm::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        Q_EMIT resized();
    return QWidget::event(event);
}

void ChangeForm::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = currentTokens();
    QPainter painter(this);
    painter.fillRect(rect(), tokens.selected);
    painter.fillRect(0, height() - 1, width(), 1, tokens.line);
}

} // namespace Ui
