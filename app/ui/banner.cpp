// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/banner.h"

#include "ui/appearance.h"
#include "ui/buttons.h"
#include "ui/harmless.h"
#include "ui/iconview.h"
#include "ui/objectnames.h"
#include "ui/settingsnames.h"

#include <QHBoxLayout>
#include <QLabel>

namespace Ui {

namespace {

constexpr int roomForBoth = 640;

} // namespace

Banner::Banner(Session::ChatViewModel &chat, Session::StatusViewModel &status, QWidget *parent)
    : QFrame(parent), m_chat(chat), m_status(status), m_what(new QLabel), m_sentence(new QLabel)
{
    setObjectName(ObjectNames::banner);
    setProperty("kind", QLatin1String("banner"));
    setMinimumHeight(49);
    m_sign = new IconView(QStringLiteral("plug"), IconRole::Warn, 16);
    auto *again = new Button(tr("Try now"), QLatin1String("small"), ObjectNames::tryNowButton);
    m_again = again;
    QFont bold = m_what->font();
    bold.setWeight(QFont::DemiBold);
    m_what->setFont(bold);
    for (QLabel *label : {m_what, m_sentence})
        label->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(0);
    row->addWidget(m_sign);
    row->addSpacing(12);
    row->addWidget(m_what);
    row->addSpacing(4);
    row->addWidget(m_sentence, 1);
    row->addSpacing(12);
    row->addWidget(again);
    auto *check = new Button(tr("Check my setup"), QLatin1String("small"), ObjectNames::checkSetupLink);
    row->addSpacing(12);
    row->addWidget(check);
    m_check = check;
    connect(check, &QPushButton::clicked, &status, &Session::StatusViewModel::setupCheckWanted);
    connect(again, &QPushButton::clicked, this, [this] {
        if (m_chat.notice() == Session::ChatViewModel::Notice::ResetFailed)
            m_chat.reset();
        m_status.tryNow();
    });
    m_tick.setSingleShot(true);
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &Banner::follow);
    connect(&status, &Session::StatusViewModel::changed, this, &Banner::follow);
    connect(&chat, &Session::ChatViewModel::noticeChanged, this, &Banner::follow);
    follow();
}

void Banner::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    // Where both would squeeze the words, the states in the status bar lead to the check too.
    m_check->setVisible(width() >= roomForBoth);
}

void Banner::follow()
{
    bool isTrouble = true;
    const QString away = harmless(m_status.away()).simplified().left(60);
    if (m_chat.notice() == Session::ChatViewModel::Notice::ResetFailed) {
        m_what->setText(tr("The conversation could not be removed."));
        m_sentence->setText(tr("The agent did not answer. The conversation is still here."));
        setAccessibleName(m_what->text() + u' ' + m_sentence->text());
    } else if (!away.isEmpty()) {
        m_what->setText(tr("%1 does not answer.").arg(away));
        tick();
    } else if (m_chat.notice() == Session::ChatViewModel::Notice::EarlierLeftOut) {
        m_tick.stop();
        m_what->setText(tr("This conversation is very long."));
        m_sentence->setText(tr("Only its newest questions are shown here."));
        setAccessibleName(m_what->text() + u' ' + m_sentence->text());
        isTrouble = false;
    } else {
        m_tick.stop();
        hide();
        return;
    }
    m_sign->setVisible(isTrouble);
    m_again->setVisible(isTrouble);
    show();
}

void Banner::tick()
{
    const auto wait = m_status.untilNextTry();
    const QString safe = tr("Your conversations and drafts are safe.");
    setAccessibleName(m_what->text() + u' ' + safe); // read out once, not by the second
    if (wait) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(*wait).count();
        m_sentence->setText(safe + u' ' + tr("Next try in %1 s.").arg(seconds));
    } else {
        m_sentence->setText(safe);
    }
    m_tick.start(); // it counts down, and begins anew after each try
}

} // namespace Ui
