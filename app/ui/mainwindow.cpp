// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "ui/adminpage.h"
#include "ui/answernotices.h"
#include "ui/appearance.h"
#include "ui/chatarea.h"
#include "ui/icons.h"
#include "ui/lazystack.h"
#include "ui/mydatapage.h"
#include "ui/shortcutsheet.h"
#include "ui/signinpage.h"
#include "ui/statusbar.h"
#include "ui/systemtray.h"
#include "ui/topbar.h"
#include "ui/windowmemory.h"

#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>
#include <functional>

namespace Ui {

MainWindow::MainWindow(const WindowModels &models, const WindowOptions &options, QWidget *parent)
    : QMainWindow(parent), m_account(models.account), m_adminModel(models.admin), m_pages(new QStackedWidget),
      m_signIn(new SignInPage(models.account, options)), m_work(new QWidget),
      m_top(new TopBar(models.account, models.conversations, options.demo)), m_tabs(new LazyStack),
      m_chat(new ChatArea(models.conversations, models.status)),
      m_statusBar(new StatusBar(models.account, models.status, options.demo)),
      m_shortcuts(new ShortcutSheet(this)), m_conversations(models.conversations),
      m_staysInTray(options.staysInTray)
{
    setWindowTitle(options.title.isEmpty() ? tr("Secure Agent") : options.title);
    setWindowIcon(applicationIcon());
    setMinimumSize(720, 480);
    resize(QSize(1280, 800).boundedTo(screen()->availableSize()));

    auto *column = new QVBoxLayout(m_work);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_statusBar);
    m_pages->addWidget(m_signIn);
    m_pages->addWidget(m_work);
    setCentralWidget(m_pages);

    connect(&m_account, &Session::AccountViewModel::changed, this, &MainWindow::follow);
    offerPages(models);
    connect(m_top, &TopBar::pageChanged, this, &MainWindow::showPage);
    addShortcuts();
    addNotifier(options);
    m_memory
        = std::make_unique<WindowMemory>(options.stateFile, WindowMemory::Parts {*this, *m_top, *m_chat});
    m_memory->restore();
    follow();
}

MainWindow::~MainWindow() = default;

void MainWindow::addNotifier(const WindowOptions &options)
{
    m_notifier = options.notifier ? options.notifier : new SystemTray(this);
    auto *notices = new AnswerNotices(m_conversations, *m_notifier, *this, this);
    connect(notices, &AnswerNotices::opened, this, [this] {
        m_top->setPage(TopBar::Chat);
        bringToFront();
    });
    connect(m_notifier, &Notifier::openWanted, this, &MainWindow::bringToFront);
    connect(m_notifier, &Notifier::newWanted, this, [this] {
        bringToFront();
        if (m_pages->currentWidget() != m_work)
            return;
        m_top->setPage(TopBar::Chat);
        m_chat->startNew();
    });
    connect(m_notifier, &Notifier::quitWanted, this, &MainWindow::quitWanted);
}

void MainWindow::bringToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_staysInTray || !m_notifier->isAvailable()) {
        QMainWindow::closeEvent(event);
        return;
    }
    event->ignore();
    hide();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    // Wherever the focus is: the way back does not lead through the page only.
    if (event->key() == Qt::Key_Escape && settingsAreOpen())
        closeSettings();
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    // A window that starts hidden or minimised is never painted.
    if (!m_appeared)
        QTimer::singleShot(std::chrono::seconds(1), this, &MainWindow::appear);
}

void MainWindow::appear()
{
    if (std::exchange(m_appeared, true))
        return;
    m_notifier->start();
    Q_EMIT appeared();
}

void MainWindow::say(const QString &sentence)
{
    m_statusBar->sayFor(sentence, std::chrono::seconds(30));
}

void MainWindow::offerPages(const WindowModels &models)
{
    connect(m_tabs, &LazyStack::made, this, [this](QWidget *made) {
        auto *page = static_cast<Page *>(made);
        connect(page, &Page::said, m_statusBar, &StatusBar::say);
        if (m_memory)
            m_memory->take(*page);
    });
    m_tabs->offer(TopBar::Chat, [this] { return m_chat; });
    m_tabs->open(TopBar::Chat);
    if (models.myData) {
        m_tabs->offer(TopBar::MyData, [model = models.myData] { return new MyDataPage(*model); });
        m_top->setPageVisible(TopBar::MyData, true);
    }
    if (models.admin) {
        m_tabs->offer(TopBar::Admin, [model = models.admin] { return new AdminPage(*model); });
        connect(models.admin, &Session::AdminViewModel::offeredChanged, this, &MainWindow::followPages);
        followPages();
    }
    if (models.settings)
        offerSettings(models);
}

void MainWindow::offerSettings(const WindowModels &models)
{
    m_tabs->offer(TopBar::Settings, [this, models = *models.settings] {
        auto *settings = new SettingsPage(models);
        connect(settings, &SettingsPage::backWanted, this, &MainWindow::closeSettings);
        return settings;
    });
    const auto openAt
        = [this](SettingsPage::Category category) { return [this, category] { openSettings(category); }; };
    m_top->offerSettings();
    m_signIn->offerSettings();
    connect(m_top, &TopBar::settingsWanted, this, openAt(SettingsPage::Connection));
    connect(m_top, &TopBar::checkWanted, this, openAt(SettingsPage::CheckSetup));
    connect(m_signIn, &SignInPage::settingsWanted, this, openAt(SettingsPage::Connection));
    connect(m_signIn, &SignInPage::checkWanted, this, openAt(SettingsPage::CheckSetup));
    connect(&models.status, &Session::StatusViewModel::setupCheckWanted, this,
            openAt(SettingsPage::CheckSetup));
    connect(new QShortcut(Qt::CTRL | Qt::Key_Comma, this), &QShortcut::activated, this,
            openAt(SettingsPage::Connection));
}

bool MainWindow::settingsAreOpen() const
{
    return m_top->page() == TopBar::Settings;
}

void MainWindow::openSettings(SettingsPage::Category category)
{
    m_top->setPage(TopBar::Settings);
    static_cast<SettingsPage &>(page()).show(category);
    follow();
}

void MainWindow::closeSettings()
{
    m_top->setPage(TopBar::Chat);
    follow();
}

void MainWindow::followPages()
{
    // Whoever is reading there finds the card in its place; the tab goes when they leave.
    const bool stays = m_top->page() == TopBar::Admin && m_account.hasPerson();
    m_top->setPageVisible(TopBar::Admin, m_adminModel->isOffered() || stays);
}

void MainWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    const auto addToChat = [this, add](const QKeySequence &keys, void (ChatArea::*action)()) {
        add(keys, [this, action] {
            if (m_pages->currentWidget() != m_work)
                return;
            m_top->setPage(TopBar::Chat);
            std::invoke(action, m_chat);
        });
    };
    add(Qt::Key_F6, &MainWindow::nextArea);
    add(Qt::Key_F1, [this] { m_shortcuts->toggle(); });
    addToChat(Qt::CTRL | Qt::Key_N, &ChatArea::startNew);
    addToChat(Qt::CTRL | Qt::Key_K, &ChatArea::find);
    addToChat(Qt::CTRL | Qt::Key_B, &ChatArea::toggleSideList);
    add(Qt::CTRL | Qt::Key_1, [this] { m_top->setPage(TopBar::Chat); });
    add(Qt::CTRL | Qt::Key_2, [this] { m_top->setPage(TopBar::MyData); });
    add(Qt::CTRL | Qt::Key_3, [this] { m_top->setPage(TopBar::Admin); });
}

void MainWindow::follow()
{
    m_top->setPersonVisible(m_account.hasPerson());
    const bool works = m_account.hasPerson() || settingsAreOpen();
    QWidget *wanted = works ? m_work : static_cast<QWidget *>(m_signIn);
    if (m_pages->currentWidget() == wanted)
        return;
    m_pages->setCurrentWidget(wanted);
    if (settingsAreOpen())
        return;
    if (wanted == m_work) {
        const bool first = !std::exchange(m_worked, true);
        if (m_adminModel)
            followPages();
        m_top->setPage(TopBar::Chat);
        m_chat->takeFocus();
        if (first)
            m_top->setPage(m_memory->page());
        if (const QString aside = m_memory->keptAside(); first && !aside.isEmpty())
            m_statusBar->say(tr("How this window was left could not be read. It is kept as %1.").arg(aside));
    } else {
        m_signIn->firstControl()->setFocus();
    }
}

void MainWindow::showPage()
{
    m_tabs->open(m_top->page());
    follow(); // the settings are there without a person too, the others are not
    if (m_adminModel)
        followPages();
    if (m_top->tabs()->hasFocus())
        return; // the person goes from tab to tab
    if (m_top->page() == TopBar::Chat)
        m_chat->takeFocus();
    else if (const QList<QWidget *> here = page().areas(); !here.isEmpty())
        here.first()->setFocus(Qt::OtherFocusReason);
}

Page &MainWindow::page() const
{
    return *static_cast<Page *>(m_tabs->currentWidget());
}

QList<QWidget *> MainWindow::controls() const
{
    QList<QWidget *> order {m_top->tabs(), m_top->accountButton()};
    order += page().controls();
    order += m_statusBar->controls();
    order.removeIf([](const QWidget *widget) {
        return !widget->isVisible() || !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus)
            || widget->focusProxy(); // its proxy stands in the list itself
    });
    return order;
}

// Rows, cards and their buttons come and go: the order is asked for, not kept. (QWidget::setTabOrder,
// used again and again, made a ring of its own of the last widgets.)
bool MainWindow::focusNextPrevChild(bool next)
{
    const QList<QWidget *> order = controls();
    if (m_pages->currentWidget() != m_work || order.isEmpty())
        return QMainWindow::focusNextPrevChild(next);
    qsizetype now = -1;
    for (QWidget *focus = focusWidget(); focus && now < 0; focus = focus->parentWidget())
        now = order.indexOf(focus);
    qsizetype then = next ? now + 1 : now - 1;
    if (then < 0)
        then = order.size() - 1;
    if (then >= order.size())
        then = 0;
    order.at(then)->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void MainWindow::nextArea()
{
    if (m_pages->currentWidget() != m_work)
        return;
    QList<QWidget *> areas {m_top->tabs()};
    areas += page().areas();
    areas.append(m_statusBar);
    areas.removeAll(nullptr);
    qsizetype now = -1;
    for (qsizetype i = 0; i < areas.size(); ++i) {
        QWidget *focus = QApplication::focusWidget();
        if (areas.at(i) == focus || areas.at(i)->isAncestorOf(focus))
            now = i;
    }
    for (qsizetype step = 1; step <= areas.size(); ++step) {
        QWidget *area = areas.at((now + step) % areas.size());
        if (!area->isVisible())
            continue;
        if (area == m_statusBar)
            m_statusBar->controls().first()->setFocus(Qt::ShortcutFocusReason);
        else
            area->setFocus(Qt::ShortcutFocusReason);
        return;
    }
}

void MainWindow::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), currentTokens().base);
    if (!m_appeared)
        QTimer::singleShot(0, this, &MainWindow::appear); // when this painting is on the screen
}

} // namespace Ui
