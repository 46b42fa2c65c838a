// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/welcomeview.h"

#include "ui/appearance.h"
#include "ui/buttons.h"
#include "ui/column.h"
#include "ui/errortext.h"
#include "ui/harmless.h"
#include "ui/icons.h"
#include "ui/objectnames.h"
#include "ui/spinner.h"
#include "ui/turntext.h"

#include <QFrame>
#include <QLabel>
#include <QPainter>
#include <QTime>
#include <QTimer>
#include <QVBoxLayout>

namespace Ui {

namespace {

constexpr int rowHeight = 56;
constexpr int mostRows = 5; // of what services offer

QString line(const QString &text)
{
    return harmless(text).simplified().left(300);
}

/// "How many days off does {person_name} have?" with the gap as people mark one.
QString withGaps(const QString &ask)
{
    QString out;
    bool inside = false;
    for (const QChar c : ask) {
        if (c == u'{') {
            inside = true;
            out += QChar(0x2026);
        } else if (c == u'}') {
            inside = false;
        } else if (!inside) {
            out += c;
        }
    }
    return out;
}

} // namespace

SuggestionRow::SuggestionRow(const QString &iconName, const QString &question, const QString &note,
                             QWidget *parent)
    : QAbstractButton(parent), m_icon(iconName), m_note(note)
{
    setText(question);
    setShortcut({}); // no mnemonic: an ampersand in a question is a letter
    setObjectName(ObjectNames::suggestionRow);
    setAccessibleName(question);
    setAccessibleDescription(note);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize SuggestionRow::sizeHint() const
{
    const int text = QFontMetrics(typeFont(font(), Type::Reading)).height()
        + QFontMetrics(typeFont(font(), Type::Caption)).height();
    return {300, qMax(rowHeight, text + 25)};
}

void SuggestionRow::enterEvent(QEnterEvent *)
{
    update();
}

void SuggestionRow::leaveEvent(QEvent *)
{
    update();
}

void SuggestionRow::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown())
        painter.fillRect(rect().adjusted(1, 1, -1, -1), tokens.raised);
    paintIcon(&painter, QRect(16, (height() - 16) / 2, 16, 16), m_icon,
              isEnabled() ? tokens.accent : tokens.muted);
    const QRect textRect(46, 0, width() - 46 - 44, height());
    painter.setFont(typeFont(font(), Type::Reading));
    painter.setPen(isEnabled() ? tokens.text : tokens.muted);
    const int upper = painter.fontMetrics().height();
    const int lower = QFontMetrics(typeFont(font(), Type::Caption)).height();
    const int top = (height() - upper - lower - 2) / 2;
    painter.drawText(QRect(textRect.x(), top, textRect.width(), upper), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, textRect.width()));
    painter.setFont(typeFont(font(), Type::Caption));
    painter.setPen(tokens.muted);
    painter.drawText(QRect(textRect.x(), top + upper + 2, textRect.width(), lower), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_note, Qt::ElideRight, textRect.width()));
    if (isEnabled())
        paintIcon(&painter, QRect(width() - 33, (height() - 15) / 2, 15, 15), QStringLiteral("chevron-right"),
                  tokens.muted);
    if (hasFocus()) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(3, 3, -3, -3), 6, 6);
    }
}

WelcomeView::WelcomeView(Session::ChatViewModel &chat, QWidget *parent)
    : QWidget(parent), m_chat(chat), m_column(new QVBoxLayout(this)), m_greeting(new QLabel),
      m_lead(new QLabel), m_notice(new QLabel)
{
    setObjectName(ObjectNames::welcomeView);
    setType(m_greeting, Type::Heading);
    setType(m_lead, Type::Reading, "muted");
    setType(m_notice, Type::Body, "muted");
    for (QLabel *label : {m_greeting, m_lead, m_notice}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_notice->setObjectName(ObjectNames::welcomeNotice);
    m_column->setSpacing(0);
    m_column->addWidget(m_notice);
    m_column->addWidget(m_greeting);
    m_column->addSpacing(8);
    m_column->addWidget(m_lead);
    m_column->addSpacing(22);
    m_column->addStretch(1);
    connect(&chat, &Session::ChatViewModel::toolsChanged, this, &WelcomeView::rebuild);
    connect(&chat, &Session::ChatViewModel::noticeChanged, this, &WelcomeView::updateTexts);
    connect(&chat.account(), &Session::AccountViewModel::changed, this, &WelcomeView::updateTexts);
    updateTexts();
    rebuild();
}

void WelcomeView::updateTexts()
{
    m_greeting->setText(TurnText::greeting(m_chat.personName(), QTime::currentTime()));
    using Notice = Session::ChatViewModel::Notice;
    QString notice;
    if (m_chat.notice() == Notice::HistoryRemoved)
        notice = tr("Hi %1, we removed your history.").arg(line(m_chat.personName()));
    else if (m_chat.notice() == Notice::QuestionDropped)
        notice = tr("The parked question was dropped, because somebody else signed in.");
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
    m_notice->setContentsMargins(0, 0, 0, 16);
}

void WelcomeView::showEvent(QShowEvent *event)
{
    updateTexts(); // the time of day
    QWidget::showEvent(event);
}

void WelcomeView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const Column column = Column::in(width());
    // The greeting stands where the eye rests, and gives way when there is little room.
    const int top = qBound(24, (height() - 440) / 2, 95);
    m_column->setContentsMargins(column.x, top, width() - column.x - column.width, 8);
}

void WelcomeView::rebuild()
{
    const bool empty = m_chat.tools().tools.isEmpty();
    if (m_body && m_chat.tools() == m_shown && !empty)
        return;
    m_shown = m_chat.tools();
    delete m_body;
    m_body = new QWidget;
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    m_column->insertWidget(m_column->count() - 1, m_body);
    m_lead->setText(tr("These are things you can ask. What you ask is done in your name."));

    QList<Session::ToolList::Tool> locked;
    QList<Session::ToolList::Tool> open;
    for (const auto &tool : m_shown.tools)
        if (tool.usable && !tool.ask.isEmpty())
            (tool.allowed ? open : locked).append(tool);
    if (open.isEmpty()) {
        QString words;
        if (m_chat.isLoadingTools()) {
            words.clear(); // nothing for a moment; the composer works meanwhile
        } else if (m_chat.haveToolsFailed()) {
            words = ErrorTexts::of(Core::Error {Core::Error::Code::Unavailable, {}}).title + u' '
                + tr("What you can ask appears here when it is back.");
        } else if (!m_shown.services.isEmpty() || !m_shown.tools.isEmpty()) {
            words = tr("No service offers you anything to ask at the moment.");
        }
        m_lead->setText(words);
    } else {
        auto *card = new QFrame;
        card->setProperty("kind", QLatin1String("card"));
        auto *rows = new QVBoxLayout(card);
        rows->setContentsMargins(0, 0, 0, 0);
        rows->setSpacing(0);
        for (const Session::ToolList::Tool &tool : open.first(qMin<qsizetype>(open.size(), mostRows))) {
            addRow(rows, tool);
            auto *rule = new QFrame;
            rule->setProperty("kind", QLatin1String("rule"));
            rule->setFixedHeight(1);
            rows->addWidget(rule);
        }
        // In the language of the other questions: those are the services' own.
        auto *help = new SuggestionRow(QStringLiteral("list"), QStringLiteral("What can you do for me?"),
                                       tr("Lists the services and what you may ask them"));
        connect(help, &QAbstractButton::clicked, this, [this, help] { ask(help->text()); });
        rows->addWidget(help);
        body->addWidget(card);
    }
    if (!locked.isEmpty())
        addFolded(locked);
}

void WelcomeView::addRow(QVBoxLayout *to, const Session::ToolList::Tool &tool)
{
    const QString ask = line(tool.ask);
    const bool gaps = ask.contains(u'{');
    const bool change = tool.effect == QLatin1String("write");
    const QString service = line(tool.service);
    const QString about = line(withGaps(tool.about));
    const QString note = change ? tr("%1 · changes %2, after you approve").arg(service, about)
                                : tr("%1 · reads %2").arg(service, about);
    auto *row = new SuggestionRow(change     ? QStringLiteral("edit")
                                      : gaps ? QStringLiteral("search")
                                             : QStringLiteral("clock"),
                                  withGaps(ask), note);
    connect(row, &QAbstractButton::clicked, this, [this, ask, gaps] {
        if (gaps) {
            Q_EMIT draftWanted(withGaps(ask));
            return;
        }
        this->ask(ask);
    });
    to->addWidget(row);
}

void WelcomeView::ask(const QString &question)
{
    // Later: asking hides this row while it is being pressed.
    QTimer::singleShot(0, this, [this, question] {
        if (m_chat.ask(question))
            Q_EMIT asked();
    });
}

void WelcomeView::addFolded(const QList<Session::ToolList::Tool> &locked)
{
    auto *fold = new FoldButton(tr("%Ln more need a role that you do not have", nullptr, int(locked.size())),
                                QStringLiteral("lock"), Type::Caption);
    fold->setObjectName(ObjectNames::foldedTools);
    fold->setChecked(!m_folded);
    auto *list = new QLabel;
    setType(list, Type::Body, "muted");
    list->setTextFormat(Qt::PlainText);
    list->setWordWrap(true);
    list->setContentsMargins(24, 4, 0, 0);
    QStringList lines;
    for (const auto &tool : locked)
        lines.append(tr("%1 It takes the role %2.")
                         .arg(withGaps(line(tool.ask)), TurnText::roles(tool.requiredRoles)));
    list->setText(lines.join(u'\n'));
    list->setVisible(!m_folded);
    connect(fold, &QAbstractButton::toggled, list, [this, list](bool unfolded) {
        m_folded = !unfolded;
        list->setVisible(unfolded);
    });
    auto *layout = static_cast<QVBoxLayout *>(m_body->layout());
    layout->addSpacing(8);
    layout->addWidget(fold, 0, Qt::AlignLeft);
    layout->addWidget(list);
}

} // namespace Ui
