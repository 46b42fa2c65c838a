// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/startfailure.h"

#include "ui/appearance.h"
#include "ui/buttons.h"
#include "ui/icons.h"
#include "ui/objectnames.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace Ui {

StartFailureWindow::StartFailureWindow(const QString &sentence, QWidget *parent) : QMainWindow(parent)
{
    setObjectName(ObjectNames::startFailure);
    setWindowTitle(tr("Secure Agent"));
    setWindowIcon(applicationIcon());
    setMinimumSize(480, 240);
    resize(720, 320);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(32, 28, 32, 24);
    column->setSpacing(12);
    auto *title = new QLabel(tr("Secure Agent could not start"));
    setType(title, Type::Heading);
    auto *words = new QLabel;
    words->setTextFormat(Qt::PlainText);
    words->setText(sentence);
    words->setWordWrap(true);
    words->setObjectName(ObjectNames::cardSentence);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setType(words, Type::Reading);
    auto *kept = new QLabel(tr("Nothing was changed."));
    setType(kept, Type::Body, "muted");
    auto *close = new Button(tr("Close"), QLatin1String("primary"), QLatin1String("closeButton"));
    close->setAutoDefault(true);
    connect(close, &QPushButton::clicked, this, &QWidget::close);
    column->addWidget(title);
    column->addWidget(words);
    column->addWidget(kept);
    column->addStretch(1);
    column->addWidget(close, 0, Qt::AlignRight);
    setCentralWidget(page);
    close->setFocus();
}

void StartFailureWindow::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), currentTokens().base);
}

} // namespace Ui
