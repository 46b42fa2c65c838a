// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer.h"

#include "ui/appearance.h"
#include "ui/buttons.h"
#include "ui/harmless.h"
#include "ui/icons.h"
#include "ui/modelname.h"
#include "ui/objectnames.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QTextBlock>

namespace Ui {

namespace {

constexpr int mostLines = 8;
constexpr int longestQuestion = 16 * 1024; // what the agent takes
constexpr int sideX = 15;
constexpr int topY = 13;
constexpr int footHeight = 42;

} // namespace

QuestionEdit::QuestionEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setFont(typeFont(font(), Type::Reading));
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
}

int QuestionEdit::wantedHeight() const
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && lines < mostLines; block = block.next())
        lines += qMax(1, block.lineCount());
    return qBound(1, lines, mostLines) * fontMetrics().lineSpacing() + 4;
}

void QuestionEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const Qt::KeyboardModifiers held = event->modifiers() & ~Qt::KeypadModifier;
    if (enter && held == Qt::NoModifier) {
        Q_EMIT sendWanted();
        return;
    }
    if (event->key() == Qt::Key_Up && held == Qt::NoModifier && document()->isEmpty()) {
        Q_EMIT lastQuestionWanted();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void QuestionEdit::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    Q_EMIT focusChanged();
}

void QuestionEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    Q_EMIT focusChanged();
}

void QuestionEdit::insertFromMimeData(const QMimeData *source)
{
    // A megabyte from the clipboard would be refused later anyway.
    insertPlainText(source->text().left(longestQuestion));
    ensureCursorVisible();
}

Composer::Composer(Session::ChatViewModel &chat, Session::StatusViewModel &status, QWidget *parent)
    : QFrame(parent), m_chat(chat), m_status(status), m_edit(new QuestionEdit(this)),
      m_send(new Button(QString(), QLatin1String("send"), ObjectNames::sendButton, this)),
      m_stop(new Button(tr("Stop"), QLatin1String("stop"), ObjectNames::stopButton, this))
{
    setObjectName(ObjectNames::composer);
    m_edit->setObjectName(ObjectNames::composerEdit);
    setFocusProxy(m_edit);
    m_send->setIcon(icon(QStringLiteral("send"), IconRole::Muted));
    m_send->setAccessibleName(tr("Send"));
    m_send->setToolTip(tr("Send (Enter)"));
    m_stop->setIcon(icon(QStringLiteral("stop")));
    m_stop->setIconSize({12, 12});
    m_stop->setKeyCap(tr("Esc"));
    m_stop->setAccessibleName(tr("Stop"));

    connect(m_edit, &QuestionEdit::sendWanted, this, &Composer::send);
    connect(m_edit, &QuestionEdit::lastQuestionWanted, this, &Composer::fetchLastQuestion);
    connect(m_edit, &QuestionEdit::focusChanged, this, qOverload<>(&QWidget::update));
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_send->setEnabled(m_chat.canAsk() && !isEmpty());
        m_chat.setDraft(text());
        place();
    });
    connect(&chat, &Session::ChatViewModel::draftReplaced, this, [this] { setText(m_chat.draft()); });
    // A wrapped line makes the text taller without changing it.
    connect(m_edit->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &Composer::place);
    connect(m_send, &QPushButton::clicked, this, &Composer::send);
    connect(m_stop, &QPushButton::clicked, &chat, &Session::ChatViewModel::stop);
    connect(&chat, &Session::ChatViewModel::stateChanged, this, &Composer::update_);
    connect(&chat, &Session::ChatViewModel::toolsChanged, this, &Composer::update_);
    connect(&chat.account(), &Session::AccountViewModel::changed, this, &Composer::update_);
    connect(&status, &Session::StatusViewModel::changed, this, &Composer::update_);
    connect(&chat, &Session::ChatViewModel::editRequested, this, [this](const QString &question) {
        setText(question);
        takeFocus();
    });
    setText(chat.draft());
    update_();
}

QString Composer::text() const
{
    return m_edit->toPlainText();
}

void Composer::setText(const QString &text)
{
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
    // A gap to fill in is selected: what is typed takes its place.
    if (const auto gap = text.indexOf(QChar(0x2026)); gap >= 0) {
        QTextCursor cursor = m_edit->textCursor();
        cursor.setPosition(int(gap));
        cursor.setPosition(int(gap) + 1, QTextCursor::KeepAnchor);
        m_edit->setTextCursor(cursor);
    }
}

void Composer::takeFocus()
{
    m_edit->setFocus(Qt::OtherFocusReason);
}

void Composer::send()
{
    const QString question = text();
    if (!m_chat.ask(question))
        return; // it stays where it is
    m_edit->clear();
    m_edit->setFocus();
    Q_EMIT sent();
}

void Composer::fetchLastQuestion()
{
    for (int row = m_chat.turns().rowCount() - 1; row >= 0; --row)
        if (m_chat.turns().row(row).kind == Session::TurnRow::Kind::Question) {
            setText(m_chat.turns().row(row).text);
            return;
        }
}

void Composer::update_()
{
    const QString person = harmless(m_chat.personName()).simplified();
    m_actsAs = tr("Acts as %1").arg(person);
    m_model = modelName(m_status.modelName());
    m_edit->setAccessibleName(tr("Ask as %1").arg(person));
    using State = Session::ChatViewModel::State;
    switch (m_chat.state()) {
    case State::Busy:
        m_edit->setPlaceholderText(tr("You can type your next question"));
        break;
    case State::AwaitingDecision:
        m_edit->setPlaceholderText(tr("Waiting for your decision above"));
        break;
    case State::Parked:
        m_edit->setPlaceholderText(tr("Waiting for your sign-in"));
        break;
    case State::Idle: {
        QString about;
        for (const auto &tool : m_chat.tools().tools)
            if (tool.allowed && tool.usable && !tool.about.isEmpty() && !tool.about.contains(u'{')) {
                about = harmless(tool.about).simplified().left(80);
                break;
            }
        m_edit->setPlaceholderText(about.isEmpty() ? tr("Ask something")
                                                   : tr("Ask something about %1").arg(about));
        break;
    }
    }
    // The focus must not fall out of the window with the button that goes.
    if (!m_chat.isBusy() && m_stop->hasFocus())
        m_edit->setFocus();
    m_stop->setVisible(m_chat.isBusy());
    m_send->setVisible(!m_chat.isBusy());
    m_send->setEnabled(m_chat.canAsk() && !isEmpty());
    update();
}

QSize Composer::sizeHint() const
{
    return {400, topY + m_edit->wantedHeight() + 3 + footHeight};
}

void Composer::place()
{
    const int text = m_edit->wantedHeight();
    m_edit->setGeometry(sideX, topY, width() - 2 * sideX, text);
    const QSize stop = m_stop->sizeHint();
    m_send->setGeometry(width() - 9 - 32, height() - 9 - 32, 32, 32);
    m_stop->setGeometry(width() - 9 - stop.width(), height() - 9 - stop.height(), stop.width(),
                        stop.height());
    updateGeometry();
}

void Composer::resizeEvent(QResizeEvent *)
{
    place();
}

void Composer::mousePressEvent(QMouseEvent *)
{
    takeFocus();
}

void Composer::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focus = m_edit->hasFocus();
    const qreal half = focus ? 1 : 0.5;
    painter.setPen(QPen(focus ? tokens.accent : tokens.control, focus ? 2 : 1));
    painter.setBrush(tokens.base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), 10, 10);

    painter.setFont(typeFont(font(), Type::Caption));
    const int centre = height() - 25;
    int x = sideX;
    const auto note
        = [&painter, &tokens, &x, centre](const QString &iconName, const QString &text, int room) {
              if (text.isEmpty() || room < 60)
                  return;
              paintIcon(&painter, QRect(x, centre - 7, 14, 14), iconName, tokens.muted);
              painter.setPen(tokens.muted);
              const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, room - 20);
              painter.drawText(QRect(x + 20, centre - 12, room, 24), Qt::AlignVCenter, shown);
              x += 20 + painter.fontMetrics().horizontalAdvance(shown) + 14;
          };
    const int end = (m_chat.isBusy() ? m_stop->x() : m_send->x()) - 8;
    note(QStringLiteral("person"), m_actsAs, end - x);
    note(QStringLiteral("assistant"), m_model, end - x);
}

} // namespace Ui
