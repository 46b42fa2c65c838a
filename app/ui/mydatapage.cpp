// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mydatapage.h"

#include "ui/appearance.h"
#include "ui/buttons.h"
#include "ui/hrtext.h"
#include "ui/icons.h"
#include "ui/lookupspanel.h"
#include "ui/objectnames.h"
#include "ui/turntext.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace Ui {

using State = Session::MyDataViewModel::State;

MyDataPage::MyDataPage(Session::MyDataViewModel &model, QWidget *parent)
    : Page(parent), m_data(model), m_number(new QLabel), m_title(new QLabel), m_note(new QLabel),
      m_refresh(new Button(tr("Refresh"), QLatin1String(), ObjectNames::refreshButton)),
      m_lookups(new LookupsPanel(model.lookups(), LookupsPanel::Kind::Own))
{
    setObjectName(ObjectNames::myDataPage);
    m_number->setObjectName(ObjectNames::ownDaysOff);
    m_number->setFont(typeFont(font(), Type::Number));
    m_title->setObjectName(ObjectNames::ownDaysTitle);
    setType(m_title, Type::Title);
    setType(m_note, Type::Caption, "muted");
    for (QLabel *label : {m_number, m_title, m_note})
        label->setTextFormat(Qt::PlainText);
    m_refresh->setIcon(icon(QStringLiteral("retry")));

    auto *words = new QVBoxLayout;
    words->setSpacing(3);
    words->addStretch(1);
    words->addWidget(m_title);
    words->addWidget(m_note);
    words->addStretch(1);
    auto *head = new QHBoxLayout;
    head->setSpacing(17);
    head->addWidget(m_number);
    head->addLayout(words);
    head->addStretch(1);
    head->addWidget(m_refresh, 0, Qt::AlignBottom);
    auto *rule = new QFrame;
    rule->setProperty("kind", QLatin1String("rule"));
    rule->setFixedHeight(1);
    auto *inside = new QWidget;
    inside->setMaximumWidth(960);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 28, 0, 0);
    column->setSpacing(24);
    column->addLayout(head);
    column->addWidget(rule);
    column->addWidget(m_lookups, 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(24, 0, 24, 0);
    row->addStretch(1);
    row->addWidget(inside, 100);
    row->addStretch(1);

    connect(m_refresh, &QPushButton::clicked, &model, &Session::MyDataViewModel::refresh);
    connect(&model, &Session::MyDataViewModel::changed, this, &MyDataPage::follow);
    connect(m_lookups, &LookupsPanel::said, this, &MyDataPage::said);
    follow();
}

void MyDataPage::follow()
{
    const bool known = m_data.readAt().isValid();
    m_number->setText(known ? QLocale().toString(m_data.daysOff()) : QString());
    m_number->setVisible(known);
    QString title = known ? tr("days off left", "below the number", m_data.daysOff()) : QString();
    QString note;
    if (known) {
        const QDate today = QDate::currentDate();
        const QString clock = TurnText::time(m_data.readAt());
        note = m_data.readAt().date() == today
            ? tr("As HR had it today at %1").arg(clock)
            : tr("As HR had it on %1 at %2").arg(HrText::day(m_data.readAt().date(), today), clock);
    }
    if (m_data.state() == State::NoRow) {
        m_number->hide();
        title = tr("HR has no days off about you");
        note = tr("Ask the people who look after HR to add you.");
    } else if (m_data.state() == State::Failed) {
        title = known ? title : tr("HR did not answer");
        note = known ? tr("HR did not answer just now. %1").arg(note)
                     : tr("Your days off appear here when it is back.");
    }
    m_title->setText(title);
    m_title->setAccessibleName(known ? m_number->text() + u' ' + title : title);
    m_note->setText(note);
    m_refresh->setEnabled(m_data.state() != State::Loading);
}

QList<QWidget *> MyDataPage::controls() const
{
    return QList<QWidget *> {m_refresh} + m_lookups->controls();
}

QList<QWidget *> MyDataPage::areas() const
{
    return {m_lookups->table()};
}

void MyDataPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_data.refresh();
}

void MyDataPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), currentTokens().base);
}

} // namespace Ui
