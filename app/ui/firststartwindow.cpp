// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/firststartwindow.h"

#include "ui/buttons.h"
#include "ui/checksetuppage.h"
#include "ui/firststartpage.h"
#include "ui/formparts.h"
#include "ui/icons.h"
#include "ui/lazystack.h"
#include "ui/settingsnames.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Ui {

namespace {

constexpr int columnWidth = 720; // as the page of the ways
constexpr int footHeight = 56;
enum Pages { choice, setupCheck };

QHBoxLayout *centred(QWidget *widget)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(24, 0, 24, 0);
    row->addStretch(1);
    widget->setMaximumWidth(columnWidth);
    row->addWidget(widget, 100);
    row->addStretch(1);
    return row;
}

} // namespace

FirstStartWindow::FirstStartWindow(Session::FirstStart &model, Session::SetupCheck &check,
                                   const QString &notice, QWidget *parent)
    : QMainWindow(parent), m_page(new FirstStartPage(model, notice)), m_pages(new LazyStack)
{
    setWindowTitle(tr("Secure Agent"));
    setWindowIcon(applicationIcon());
    setMinimumSize(720, 480);
    resize(QSize(1280, 800).boundedTo(screen()->availableSize()));
    m_pages->offer(choice, [this] { return m_page; });
    m_pages->offer(setupCheck, [this, &check] { return makeCheckArea(check); });
    m_pages->open(choice);
    setCentralWidget(m_pages);
    connect(m_page, &FirstStartPage::chosen, this, &FirstStartWindow::chosen);
    connect(m_page, &FirstStartPage::backWanted, this, &FirstStartWindow::backWanted);
    connect(m_page, &FirstStartPage::languageChosen, this, &FirstStartWindow::languageChosen);
    connect(m_page, &FirstStartPage::checkWanted, this, [this] {
        m_pages->open(setupCheck);
        m_said->clear();
        m_pages->currentWidget()->findChild<QWidget *>(ObjectNames::checkAgainButton)->setFocus();
    });
    m_page->firstControl()->setFocus();
}

QWidget *FirstStartWindow::makeCheckArea(Session::SetupCheck &check)
{
    m_said = wordsLabel({}, Type::Body, "muted");
    auto *page = new CheckSetupPage(check);
    connect(page, &CheckSetupPage::said, m_said, &QLabel::setText);
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 28, 0, 24);
    column->addLayout(centred(page));
    column->addStretch(1);
    auto *scroll = new QScrollArea;
    showScrolled(*scroll, inside);

    auto *back = new Button(tr("Back"), QLatin1String("link"), ObjectNames::backButton);
    back->setIcon(icon(QStringLiteral("chevron-left"), IconRole::Accent));
    back->setIconSize({12, 12});
    connect(back, &QPushButton::clicked, this, &FirstStartWindow::leaveCheck);
    auto *words = new QWidget;
    auto *row = new QHBoxLayout(words);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    row->addWidget(back);
    row->addWidget(m_said, 1);
    auto *foot = new QFrame;
    foot->setProperty("kind", QLatin1String("bar"));
    foot->setFixedHeight(footHeight);
    foot->setLayout(centred(words));
    auto *rule = new QFrame;
    rule->setProperty("kind", QLatin1String("rule"));
    rule->setFixedHeight(1);

    auto *area = new QWidget;
    auto *all = new QVBoxLayout(area);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(scroll, 1);
    all->addWidget(rule);
    all->addWidget(foot);
    return area;
}

void FirstStartWindow::offerBack()
{
    m_page->offerBack();
}

void FirstStartWindow::leaveCheck()
{
    m_pages->open(choice);
    m_page->findChild<QWidget *>(ObjectNames::firstCheckLink)->setFocus();
}

void FirstStartWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_pages->currentWidget() != m_page)
        leaveCheck();
    else
        QMainWindow::keyPressEvent(event);
}

void FirstStartWindow::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), currentTokens().base);
}

} // namespace Ui
