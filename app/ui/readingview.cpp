// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/readingview.h"

#include "ui/appearance.h"
#include "ui/buttons.h"
#include "ui/objectnames.h"
#include "ui/spinner.h"

#include <QLabel>
#include <QVBoxLayout>

namespace Ui {

using Reading = Session::ChatViewModel::Reading;

ReadingView::ReadingView(Session::ChatViewModel &chat, QWidget *parent)
    : QWidget(parent), m_chat(chat), m_spinner(new Spinner), m_sentence(new QLabel),
      m_again(new Button(tr("Try again"), QLatin1String(), ObjectNames::readAgainButton))
{
    setObjectName(ObjectNames::readingView);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    setType(m_sentence, Type::Reading, "muted");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(12);
    column->addStretch(1);
    column->addWidget(m_spinner, 0, Qt::AlignHCenter);
    column->addWidget(m_sentence);
    column->addWidget(m_again, 0, Qt::AlignHCenter);
    column->addStretch(2);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(std::chrono::milliseconds(200));
    connect(&m_quiet, &QTimer::timeout, this,
            [this] { m_spinner->setVisible(m_chat.reading() == Reading::UnderWay); });
    connect(m_again, &QPushButton::clicked, &chat, &Session::ChatViewModel::readAgain);
    connect(&chat, &Session::ChatViewModel::readingChanged, this, &ReadingView::follow);
    follow();
}

void ReadingView::follow()
{
    const bool failed = m_chat.reading() == Reading::Failed;
    m_spinner->hide();
    if (m_chat.reading() == Reading::UnderWay)
        m_quiet.start();
    m_sentence->setText(failed ? tr("This conversation could not be read just now. Nothing of it is lost.")
                               : QString());
    m_again->setVisible(failed);
}

} // namespace Ui
