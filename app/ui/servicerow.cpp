// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/servicerow.h"

#include "ui/buttons.h"
#include "ui/formparts.h"
#include "ui/servicetext.h"
#include "ui/settingsnames.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace Ui {

using Row = Session::ServicesViewModel::Row;

namespace {

constexpr int wordsGap = 12;

/// Full while the service is there, else a ring.
class StateDot : public QWidget
{
public:
    explicit StateDot(Row::State state) : m_state(state) { setFixedSize(8, 8); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &tokens = currentTokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool reached = m_state == Row::State::Reached;
        painter.setBrush(reached ? tokens.ok : QBrush(Qt::NoBrush));
        painter.setPen(QPen(reached                           ? tokens.ok
                                : m_state == Row::State::Away ? tokens.warn
                                                              : tokens.hint,
                            1.5));
        painter.drawEllipse(QRectF(rect()).adjusted(1, 1, -1, -1));
    }

private:
    const Row::State m_state;
};

} // namespace

ServiceRow::ServiceRow(const Row &row, bool asked, QWidget *parent)
    : QFrame(parent), m_title(wordsLabel(ServiceTexts::line(row.name, 60), Type::Body)),
      m_summary(wordsLabel(ServiceTexts::summary(row), Type::Body, "muted")),
      m_words(new QBoxLayout(QBoxLayout::LeftToRight))
{
    const QString name = m_title->text();
    setObjectName(ObjectNames::serviceRow);
    setProperty("kind", QLatin1String("card"));
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    for (QLabel *label : {m_title, m_summary})
        label->setMinimumWidth(1); // as wide as there is room, see placeWords()
    m_words->addWidget(m_title);
    m_words->addWidget(m_summary, 1);
    setAccessibleName(QStringLiteral("%1, %2, %3").arg(name, ServiceTexts::state(row), m_summary->text()));
    auto *line = new QHBoxLayout;
    line->setSpacing(12);
    auto *dot = new StateDot(row.state);
    dot->setToolTip(ServiceTexts::state(row));
    line->addWidget(dot);
    line->addLayout(m_words, 1);
    if (row.canBeChanged) {
        auto *change = new Button(tr("Change"), QLatin1String("small"), ObjectNames::changeServiceButton);
        change->setAccessibleName(tr("Change %1").arg(name));
        connect(change, &QPushButton::clicked, this, &ServiceRow::changeWanted);
        auto *remove = new Button(tr("Remove"), QLatin1String("small"), ObjectNames::removeServiceButton);
        remove->setAccessibleName(tr("Remove %1").arg(name));
        connect(remove, &QPushButton::clicked, this, &ServiceRow::removalWanted);
        line->addWidget(change);
        line->addWidget(remove);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 10, 14, 10);
    column->setSpacing(6);
    column->addLayout(line);
    if (const QString notes = ServiceTexts::notes(row); !notes.isEmpty()) {
        auto *words = wordsLabel(notes, Type::Body, "warn");
        words->setContentsMargins(20, 0, 0, 2);
        column->addWidget(words);
    }
    if (asked)
        column->addWidget(makeQuestion(name));
}

void ServiceRow::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    placeWords();
}

void ServiceRow::placeWords()
{
    const int needed = m_title->fontMetrics().horizontalAdvance(m_title->text()) + wordsGap
        + m_summary->fontMetrics().horizontalAdvance(m_summary->text());
    const bool beside = needed <= m_words->geometry().width();
    m_words->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_words->setSpacing(beside ? wordsGap : 2);
    for (QLabel *label : {m_title, m_summary})
        label->setWordWrap(!beside);
}

QWidget *ServiceRow::makeQuestion(const QString &name)
{
    auto *question = new QWidget;
    auto *column = new QVBoxLayout(question);
    column->setContentsMargins(20, 2, 0, 4);
    column->setSpacing(8);
    column->addWidget(
        wordsLabel(tr("Remove %1? Nobody can ask it any more in this window, and its key, where "
                      "it has one, leaves the password store.")
                       .arg(name),
                   Type::Body));
    auto *now = new Button(tr("Remove it"), QLatin1String("small"), ObjectNames::removeNowButton);
    auto *keep = new Button(tr("Keep it"), QLatin1String("small"), ObjectNames::keepServiceButton);
    connect(now, &QPushButton::clicked, this, &ServiceRow::removalConfirmed);
    connect(keep, &QPushButton::clicked, this, &ServiceRow::removalDeclined);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(now);
    buttons->addWidget(keep);
    buttons->addStretch(1);
    column->addLayout(buttons);
    return question;
}

} // namespace Ui
