// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cardwidget.h"

#include "ui/appearance.h"
#include "ui/buttons.h"
#include "ui/flowlayout.h"
#include "ui/harmless.h"
#include "ui/icons.h"
#include "ui/objectnames.h"
#include "ui/requestview.h"
#include "ui/turntext.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

namespace Ui {

using Session::Card;
namespace Names = ObjectNames;

namespace {

constexpr int gapAbove = 10;
constexpr int gapBelow = 10;
constexpr int deafMilliseconds = 500;

/// A label that shows text as it is, never as markup, and can be selected.
QLabel *label(const QString &text, Type type, const char *kind = nullptr)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setType(label, type, kind);
    return label;
}

QLatin1String nameOf(const Card &card)
{
    switch (card.kind) {
    case Card::Kind::Approval:
        return Names::approvalCard;
    case Card::Kind::Parked:
        return Names::parkedCard;
    case Card::Kind::Stopped:
        return Names::stoppedCard;
    case Card::Kind::Outcome:
        return card.outcome.outcomeClass == QLatin1String("not_permitted") ? Names::refusalCard
                                                                           : Names::failureCard;
    default:
        return Names::failureCard;
    }
}

/// The icon on its ground.
class IconTile : public QWidget
{
public:
    IconTile(QString name, CardContent::Ground ground) : m_name(std::move(name)), m_ground(ground)
    {
        setFixedSize(32, 32);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = currentTokens();
        const bool accent = m_ground == CardContent::Ground::Accent;
        const bool warn = m_ground == CardContent::Ground::Warn;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(accent ? t.tint : warn ? t.warnGround : t.neutral);
        painter.drawRoundedRect(rect(), 6, 6);
        paintIcon(&painter, QRect(8, 8, 16, 16), m_name, accent ? t.accent : warn ? t.warn : t.muted);
    }

private:
    QString m_name;
    CardContent::Ground m_ground;
};

} // namespace

CardWidget::CardWidget(Session::ChatViewModel &chat, quint64 rowId, QWidget *parent)
    : QWidget(parent), m_chat(chat), m_rowId(rowId)
{
    const Card card = m_chat.turns().row(row()).card;
    m_frame = new QFrame(this);
    m_frame->setProperty(
        "kind", card.kind == Card::Kind::Approval ? QLatin1String("approval") : QLatin1String("card"));
    m_frame->setObjectName(nameOf(card));
    m_frame->setFocusPolicy(card.kind == Card::Kind::Approval ? Qt::StrongFocus : Qt::NoFocus);
    build(card);
    m_frame->setAccessibleName(TurnText::spoken(m_chat.turns().row(row()), m_chat.account().person()));
    m_frame->installEventFilter(this);
    if (card.kind == Card::Kind::Approval) {
        m_shown.start();
        // Keys count while the card, or something in it, has the focus.
        for (QWidget *child : m_frame->findChildren<QWidget *>())
            child->installEventFilter(this);
    }
}

int CardWidget::row() const
{
    return m_chat.turns().find(m_rowId);
}

void CardWidget::setColumn(const Column &column)
{
    const int height = m_frame->layout()->hasHeightForWidth()
        ? m_frame->layout()->totalHeightForWidth(column.width)
        : m_frame->sizeHint().height();
    m_frame->setGeometry(column.x, gapAbove, column.width, height);
}

int CardWidget::rowHeight() const
{
    return gapAbove + m_frame->height() + gapBelow;
}

void CardWidget::takeFocus()
{
    m_frame->setFocus(Qt::OtherFocusReason);
}

QWidget *CardWidget::firstControl() const
{
    if (m_frame->focusPolicy() != Qt::NoFocus)
        return m_frame;
    const QList<Button *> buttons = m_frame->findChildren<Button *>();
    return buttons.isEmpty() ? nullptr : buttons.first();
}

bool CardWidget::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        Q_EMIT resized();
    return QWidget::event(event);
}

void CardWidget::paintEvent(QPaintEvent *)
{
    if (!m_frame->hasFocus())
        return;
    // Its own border is of this colour already.
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(currentTokens().accent, 2));
    painter.drawRoundedRect(QRectF(m_frame->geometry()).adjusted(-4, -4, 4, 4), 14, 14);
}

bool CardWidget::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_frame && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        update();
    if (event->type() == QEvent::LayoutRequest && object == m_frame)
        Q_EMIT resized();
    if (event->type() != QEvent::KeyPress || !m_shown.isValid())
        return QWidget::eventFilter(object, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
        decide(true);
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        decide(false);
        return true;
    }
    return QWidget::eventFilter(object, event);
}

void CardWidget::decide(bool approve)
{
    // A key that was meant for something else must not decide.
    if (!m_shown.hasExpired(deafMilliseconds))
        return;
    // Later: deciding replaces this widget.
    QTimer::singleShot(0, &m_chat, [chat = &m_chat, approve] { chat->decide(approve); });
}

void CardWidget::build(const Card &card)
{
    m_column = new QVBoxLayout(m_frame);
    const int line = card.kind == Card::Kind::Approval ? 2 : 1;
    m_column->setContentsMargins(19 - line, 17 - line, 19 - line, 19 - line);
    m_column->setSpacing(0);
    const CardContent content = TurnText::card(card, m_chat.account().person());
    addHead(content);
    addFacts(content, card);
    if (card.kind == Card::Kind::Approval)
        addRequest(card);
    addButtons(card);
    addSuggestions(card);
}

void CardWidget::addHead(const CardContent &content)
{
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(new IconTile(content.icon, content.ground), 0, Qt::AlignTop);
    m_besideIcon = new QVBoxLayout;
    m_besideIcon->setSpacing(7);
    m_besideIcon->setContentsMargins(0, 0, 0, 0);
    auto *title = label(content.title, Type::Title);
    title->setObjectName(Names::cardTitle);
    auto *sentence = label(content.sentence, Type::Body,
                           content.ground == CardContent::Ground::Accent ? "muted" : nullptr);
    sentence->setObjectName(Names::cardSentence);
    m_besideIcon->addWidget(title);
    m_besideIcon->addWidget(sentence);
    head->addLayout(m_besideIcon, 1);
    m_column->addLayout(head);
}

void CardWidget::addFacts(const CardContent &content, const Card &card)
{
    if (content.facts.isEmpty())
        return;
    auto *rule = new QFrame;
    rule->setProperty("kind", QLatin1String("rule"));
    rule->setFixedHeight(1);
    m_column->addSpacing(15);
    m_column->addWidget(rule);
    m_column->addSpacing(10);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(0);
    grid->setColumnMinimumWidth(0, 112);
    grid->setColumnStretch(1, 1);
    for (const CardContent::Fact &fact : content.facts) {
        const int line = grid->rowCount();
        auto *name = label(fact.label, Type::Body, "muted");
        name->setWordWrap(false);
        name->setMinimumHeight(26);
        auto *value = label(fact.value, Type::Body);
        value->setObjectName(Names::cardFact);
        value->setMinimumHeight(26);
        auto *cell = new QHBoxLayout;
        cell->setSpacing(4);
        const bool help = card.kind == Card::Kind::Outcome && &fact == &content.facts.last()
            && card.outcome.outcomeClass == QLatin1String("not_permitted");
        if (!fact.muted.isEmpty() || help)
            value->setWordWrap(false);
        cell->addWidget(value, fact.muted.isEmpty() && !help ? 1 : 0);
        if (!fact.muted.isEmpty())
            cell->addWidget(label(fact.muted, Type::Body, "muted"), 1);
        if (help) {
            auto *copy
                = new Button(tr("Copy a request to send"), QLatin1String("link"), Names::copyRequestButton);
            copy->setIcon(icon(QStringLiteral("copy"), IconRole::Accent));
            copy->setIconSize({13, 13});
            connect(copy, &QPushButton::clicked, this, [copy, card] {
                QApplication::clipboard()->setText(TurnText::requestToSend(card));
                copy->setText(tr("Copied"));
            });
            cell->addSpacing(6);
            cell->addWidget(copy);
            cell->addStretch(1);
        }
        grid->addWidget(name, line, 0, Qt::AlignTop);
        grid->addLayout(cell, line, 1);
    }
    m_column->addLayout(grid);
}

void CardWidget::addSuggestions(const Card &card)
{
    const QString &c = card.outcome.outcomeClass;
    const bool helps = c == QLatin1String("not_permitted") || c == QLatin1String("not_found");
    if (card.kind != Card::Kind::Outcome || !helps || card.outcome.suggestions.isEmpty())
        return;
    auto *heading = label(tr("You can ask instead"), Type::Body);
    QFont font = heading->font();
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    m_column->addSpacing(13);
    m_column->addWidget(heading);
    m_column->addSpacing(10);
    auto *flow = new FlowLayout(8);
    for (const QString &text : card.outcome.suggestions.mid(0, 4)) {
        const QString question = harmless(text).simplified().left(300);
        auto *button = new Button(question, QLatin1String("suggestion"), Names::suggestionButton);
        button->setTrailingIcon(QStringLiteral("chevron-right"));
        connect(button, &QPushButton::clicked, &m_chat, [chat = &m_chat, question] {
            // Later: asking replaces the card that holds this button.
            QTimer::singleShot(0, chat, [chat, question] { chat->ask(question); });
        });
        flow->addWidget(button);
    }
    m_column->addLayout(flow);
}

void CardWidget::addRequest(const Card &card)
{
    auto *fold = new FoldButton(tr("Exactly this is sent, once"), QString(), Type::Body);
    fold->setChecked(true); // what is decided about is in sight
    auto *request = new RequestView(card.approval);
    request->setObjectName(Names::exactRequest);
    connect(fold, &QAbstractButton::toggled, request, &QWidget::setVisible);
    m_column->addSpacing(6);
    m_column->addWidget(fold, 0, Qt::AlignLeft);
    m_column->addSpacing(4);
    m_column->addWidget(request);
}

void CardWidget::addButtons(const Card &card)
{
    auto *buttons = new FlowLayout(10);
    const auto add = [this, buttons](const QString &text, const char *kind, QLatin1String name, auto action) {
        auto *button = new Button(text, QLatin1String(kind), name);
        connect(button, &QPushButton::clicked, &m_chat, [chat = &m_chat, action] {
            QTimer::singleShot(0, chat, action); // the action may replace this card
        });
        buttons->addWidget(button);
        return button;
    };
    Session::ChatViewModel *chat = &m_chat;
    const auto here = [chat, id = m_rowId] { return chat->turns().find(id); };
    const auto addAgain = [&] {
        auto *again
            = add(tr("Ask again"), "", Names::askAgainButton, [chat, here] { chat->askAgain(here()); });
        again->setIcon(icon(QStringLiteral("retry")));
    };
    const auto addEdit
        = [&] { add(tr("Edit the question"), "", Names::editButton, [chat, here] { chat->edit(here()); }); };
    switch (card.kind) {
    case Card::Kind::Approval: {
        auto *approve = add(tr("Approve"), "primary", Names::approveButton, [chat] { chat->decide(true); });
        approve->setKeyCap(tr("Ctrl Enter"));
        auto *decline = add(tr("Decline"), "", Names::declineButton, [chat] { chat->decide(false); });
        decline->setKeyCap(tr("Esc"));
        auto *line = new QHBoxLayout;
        line->addLayout(buttons, 1);
        auto *word = label(tr("Digest"), Type::Caption, "muted");
        word->setWordWrap(false);
        auto *digest = label(RequestView::grouped(card.approval.digest), Type::Caption);
        digest->setFont(fixedFont(QApplication::font(), Type::Caption));
        digest->setWordWrap(false);
        line->setSpacing(4);
        line->addWidget(word);
        line->addWidget(digest);
        m_column->addSpacing(16);
        m_column->addLayout(line);
        return;
    }
    case Card::Kind::Parked: {
        auto *open = add(tr("Open the sign-in page"), "primary", Names::signInAgainButton,
                         [chat] { chat->signInAgain(); });
        open->setTrailingIcon(QStringLiteral("open"));
        add(tr("Drop the question"), "", Names::dropButton, [chat] { chat->dropParked(); });
        break;
    }
    case Card::Kind::Outcome: {
        const QString &c = card.outcome.outcomeClass;
        if (c == QLatin1String("not_permitted") || c == QLatin1String("uncertain"))
            break; // asking again changes nothing, or may do a thing twice
        if (c != QLatin1String("not_found") && c != QLatin1String("invalid"))
            addAgain();
        addEdit();
        break;
    }
    case Card::Kind::Failure:
        if (card.failure.kind == Session::TurnFailure::Kind::NotAllowed || card.wasResume)
            break;
        if (card.failure.kind != Session::TurnFailure::Kind::Refused)
            addAgain();
        addEdit();
        break;
    case Card::Kind::Hidden: // never open
        break;
    case Card::Kind::Stopped:
    case Card::Kind::NoAnswer:
        addAgain();
        addEdit();
        break;
    }
    if (buttons->count() == 0) {
        delete buttons;
        return;
    }
    m_besideIcon->addSpacing(11);
    m_besideIcon->addLayout(buttons);
}

} // namespace Ui
