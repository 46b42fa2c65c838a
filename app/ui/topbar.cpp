// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topbar.h"

#include "ui/appearance.h"
#include "ui/harmless.h"
#include "ui/icons.h"
#include "ui/objectnames.h"
#include "ui/servicetext.h"
#include "ui/settingsnames.h"
#include "ui/turntext.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QResizeEvent>
#include <QTabBar>

namespace Ui {

namespace {

constexpr int height_ = 44;
constexpr int wide = 1000;

QString plainName(const QString &name)
{
    return harmless(name).simplified().left(100);
}

} // namespace

AccountButton::AccountButton(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(ObjectNames::accountButton);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

void AccountButton::setPerson(const QString &name)
{
    setText(name);
    setShortcut({}); // no mnemonic: an ampersand in a name is a letter
    updateGeometry();
    update();
}

QSize AccountButton::sizeHint() const
{
    const int name = qMin(200, fontMetrics().horizontalAdvance(text()));
    return {6 + 24 + 8 + name + 2 + 9 + 12 + 6, 34}; // 2: a name that just fits is not cut
}

void AccountButton::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect circle(6, (height() - 24) / 2, 24, 24);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.tint);
    painter.drawEllipse(circle);
    QFont bold = typeFont(font(), Type::Caption);
    bold.setWeight(QFont::Bold);
    painter.setFont(bold);
    painter.setPen(tokens.accent);
    painter.drawText(circle, Qt::AlignCenter, text().left(1).toUpper());
    painter.setFont(font());
    painter.setPen(tokens.text);
    const QRect nameRect(38, 0, width() - 38 - 27, height());
    painter.drawText(nameRect, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, nameRect.width()));
    paintIcon(&painter, QRect(width() - 19, (height() - 14) / 2, 14, 14), QStringLiteral("chevron-down"),
              tokens.muted);
    if (!hasFocus())
        return;
    painter.setPen(QPen(tokens.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
}

TopBar::TopBar(Session::AccountViewModel &account, Session::ConversationsViewModel &conversations, bool demo,
               QWidget *parent)
    : QFrame(parent), m_account(account), m_conversations(conversations), m_tabs(new QTabBar),
      m_pill(new QLabel), m_button(new AccountButton), m_menu(new QMenu(this))
{
    setObjectName(ObjectNames::topBar);
    setProperty("kind", QLatin1String("bar"));
    setFixedHeight(height_);
    m_tabs->setObjectName(ObjectNames::tabs);
    m_tabs->setAccessibleName(tr("Pages"));
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    // Three short tabs always have room: without this, one that appears later is squeezed behind arrows.
    m_tabs->setUsesScrollButtons(false);
    m_tabs->addTab(tr("Chat"));
    m_tabs->addTab(tr("My data"));
    m_tabs->addTab(tr("Admin"));
    m_tabs->addTab(QString()); // the settings: no tab to see, and none of the others is chosen
    m_tabs->setAccessibleTabName(Settings, tr("Settings…"));
    setPageVisible(MyData, false);
    setPageVisible(Admin, false);
    // The current one is bold, and wider.
    connect(m_tabs, &QTabBar::currentChanged, m_tabs, &QWidget::updateGeometry);
    setPageVisible(Settings, false);
    connect(m_tabs, &QTabBar::currentChanged, this, &TopBar::pageChanged);
    m_pill->setObjectName(ObjectNames::demoPill);
    setType(m_pill, Type::Caption, "pill");
    m_pill->setVisible(demo);
    m_pill->setToolTip(tr("Demo on this computer: nothing is kept"));
    m_pill->setAccessibleName(tr("Demo on this computer: nothing is kept"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 10, 0);
    row->setSpacing(0);
    row->addWidget(m_tabs, 0, Qt::AlignTop);
    row->addStretch(1);
    row->addWidget(m_pill);
    row->addSpacing(10);
    row->addWidget(m_button);

    fillMenu();
    connect(m_button, &QAbstractButton::clicked, this, [this] {
        m_menu->popup(m_button->mapToGlobal(
            QPoint(m_button->width() - m_menu->sizeHint().width(), m_button->height() + 2)));
    });
    connect(&account, &Session::AccountViewModel::changed, this, &TopBar::follow);
    connect(m_menu, &QMenu::aboutToShow, this, &TopBar::follow);
    follow();
    updatePill();
}

void TopBar::fillMenu()
{
    m_menu->setObjectName(ObjectNames::accountMenu);
    m_who = m_menu->addAction(icon(QStringLiteral("account"), IconRole::Muted), QString());
    m_who->setEnabled(false);
    m_roles = m_menu->addAction(icon(QStringLiteral("lock"), IconRole::Muted), QString());
    m_roles->setEnabled(false);
    m_tokenModes = m_menu->addAction(icon(QStringLiteral("plug"), IconRole::Muted), QString());
    m_tokenModes->setEnabled(false);
    m_menu->addSeparator();
    m_reset = m_menu->addAction(icon(QStringLiteral("sweep")), tr("Reset the conversation"), this,
                                [this] { m_conversations.current().reset(); });
    m_reset->setObjectName(ObjectNames::resetAction);
    m_switch = m_menu->addAction(icon(QStringLiteral("swap")), tr("Switch account"), &m_account, [this] {
        m_account.signOut();
        m_account.signIn();
    });
    m_switch->setObjectName(ObjectNames::switchAccountAction);
    m_switch->setToolTip(tr("Signs you out and opens the sign-in page, for somebody else"));
    m_signOut = m_menu->addAction(icon(QStringLiteral("sign-out")), tr("Sign out"), &m_account,
                                  &Session::AccountViewModel::signOut);
    m_signOut->setObjectName(ObjectNames::signOutAction);
}

void TopBar::follow()
{
    const Session::Person person = m_account.person();
    const QString name = plainName(person.name);
    const QString fullName = plainName(person.fullName);
    m_button->setPerson(name);
    const QString roles = person.roles.isEmpty() ? tr("no roles") : TurnText::roles(person.roles);
    m_button->setAccessibleName(tr("Account %1, %2").arg(name, roles));
    const auto escaped = [](QString text) { return text.replace(u'&', QLatin1String("&&")); };
    m_who->setText(escaped(fullName.isEmpty() || fullName == name
                               ? tr("You are %1").arg(name)
                               : tr("You are %1 (%2)").arg(fullName, name)));
    m_roles->setText(escaped(person.roles.isEmpty()
                                 ? tr("No roles: you can see your own data")
                                 : tr("Your roles: %1").arg(TurnText::roles(person.roles))));
    QStringList modes;
    for (const Session::ToolList::Service &service : m_conversations.current().tools().services)
        modes.append(QStringLiteral("%1 (%2)").arg(plainName(service.name),
                                                   ServiceTexts::tokenMode(service.tokenMode)));
    m_tokenModes->setText(escaped(tr("In your name: %1").arg(modes.join(QStringLiteral(", ")))));
    m_tokenModes->setVisible(!modes.isEmpty());
    m_reset->setEnabled(!m_conversations.current().isResetting()
                        && m_account.state() == Session::AccountViewModel::State::SignedIn);
}

void TopBar::offerSettings()
{
    QAction *before = m_switch;
    auto *settings = new QAction(icon(QStringLiteral("settings")), tr("Settings…"), m_menu);
    settings->setObjectName(ObjectNames::settingsAction);
    settings->setShortcut(Qt::CTRL | Qt::Key_Comma);
    settings->setShortcutContext(Qt::WidgetShortcut); // only shown here: the window has it
    auto *check = new QAction(icon(QStringLiteral("check")), tr("Check my setup"), m_menu);
    check->setObjectName(ObjectNames::checkSetupAction);
    connect(settings, &QAction::triggered, this, &TopBar::settingsWanted);
    connect(check, &QAction::triggered, this, &TopBar::checkWanted);
    m_menu->insertActions(before, {settings, check});
    m_menu->insertSeparator(before);
}

void TopBar::setPersonVisible(bool visible)
{
    m_tabs->setVisible(visible);
    m_button->setVisible(visible);
}

void TopBar::setPageVisible(Page page, bool visible)
{
    if (!visible && m_tabs->currentIndex() == page)
        m_tabs->setCurrentIndex(Chat);
    m_tabs->setTabVisible(page, visible);
    m_tabs->updateGeometry(); // Qt 6.11 does not by itself
}

bool TopBar::isPageVisible(Page page) const
{
    return m_tabs->isTabVisible(page);
}

TopBar::Page TopBar::page() const
{
    return Page(m_tabs->currentIndex());
}

void TopBar::setPage(Page page)
{
    if (isPageVisible(page) || page == Settings)
        m_tabs->setCurrentIndex(page);
}

void TopBar::updatePill()
{
    m_pill->setText(width() >= wide ? tr("Demo on this computer: nothing is kept") : tr("Demo"));
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    updatePill();
}

void TopBar::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, currentTokens().line);
}

} // namespace Ui
