// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signinpage.h"

#include "ui/appearance.h"
#include "ui/buttons.h"
#include "ui/errortext.h"
#include "ui/iconview.h"
#include "ui/objectnames.h"
#include "ui/settingsnames.h"
#include "ui/spinner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace Ui {

namespace {

constexpr int columnWidth = 720;
constexpr int footHeight = 56;

QLabel *text(const QString &words, Type type, const char *kind = nullptr)
{
    auto *label = new QLabel(words);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    setType(label, type, kind);
    return label;
}

} // namespace

SignInPage::SignInPage(Session::AccountViewModel &account, const WindowOptions &options, QWidget *parent)
    : QWidget(parent), m_account(account), m_column(new QWidget(this))
{
    setObjectName(ObjectNames::signInPage);
    m_foot = makeFoot();
    auto *column = new QVBoxLayout(m_column);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(text(tr("Welcome to Secure Agent"), Type::Welcome));
    column->addSpacing(8);
    column->addWidget(
        text(tr("Ask in your own words. The agent acts as you: it can do what you may do, and nothing more."),
             Type::Reading, "muted"));
    column->addSpacing(26);
    column->addWidget(makeCard(options));
    column->addStretch(1);
    connect(&account, &Session::AccountViewModel::changed, this, &SignInPage::follow);
    follow();
}

QWidget *SignInPage::makeCard(const WindowOptions &options)
{
    auto *card = new QFrame;
    card->setProperty("kind", QLatin1String("card"));
    auto *rows = new QVBoxLayout(card);
    rows->setContentsMargins(18, 16, 18, 18);
    rows->setSpacing(0);
    rows->addWidget(text(options.demo ? tr("Try the demo") : tr("Sign in"), Type::Title));
    rows->addSpacing(4);
    if (options.demo)
        rows->addWidget(
            text(tr("Everything runs on this computer with made-up people. No account, and nothing is kept."),
                 Type::Body, "muted"));
    rows->addSpacing(3);
    rows->addWidget(text(tr("The sign-in page opens in your browser. This window never sees your password."),
                         Type::Body, "muted"));
    if (options.demo && !options.demoAccounts.isEmpty()) {
        rows->addSpacing(12);
        for (const DemoAccount &account : options.demoAccounts) {
            auto *line = new QHBoxLayout;
            line->setSpacing(8);
            line->addWidget(new IconView(QStringLiteral("person"), IconRole::Muted, 16));
            line->addWidget(text(tr("Sign in as %1 with the password %2: %3.")
                                     .arg(account.name, account.password, account.description),
                                 Type::Body),
                            1);
            rows->addLayout(line);
            rows->addSpacing(6);
        }
    }

    m_progress = new QWidget;
    auto *progress = new QHBoxLayout(m_progress);
    progress->setContentsMargins(0, 14, 0, 0);
    progress->setSpacing(10);
    progress->addWidget(new Spinner);
    m_progressText = text(QString(), Type::Body);
    m_progressText->setObjectName(ObjectNames::signInProgress);
    progress->addWidget(m_progressText, 1);
    m_again = new Button(tr("Open again"), QLatin1String(), ObjectNames::openAgainButton);
    m_cancel = new Button(tr("Cancel"), QLatin1String(), ObjectNames::cancelSignInButton);
    progress->addWidget(m_again);
    progress->addWidget(m_cancel);
    rows->addWidget(m_progress);
    connect(m_again, &QPushButton::clicked, &m_account, &Session::AccountViewModel::openBrowserAgain);
    connect(m_cancel, &QPushButton::clicked, &m_account, &Session::AccountViewModel::cancelSignIn);

    m_failure = new QWidget;
    auto *failure = new QHBoxLayout(m_failure);
    failure->setContentsMargins(0, 14, 0, 0);
    failure->setSpacing(10);
    failure->addWidget(new IconView(QStringLiteral("warning"), IconRole::Warn, 16), 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    m_failureTitle = text(QString(), Type::Body);
    QFont bold = m_failureTitle->font();
    bold.setWeight(QFont::DemiBold);
    m_failureTitle->setFont(bold);
    m_failureText = text(QString(), Type::Body, "muted");
    words->addWidget(m_failureTitle);
    words->addWidget(m_failureText);
    failure->addLayout(words, 1);
    m_failure->setObjectName(ObjectNames::signInFailure);
    rows->addWidget(m_failure);
    return card;
}

QWidget *SignInPage::makeFoot()
{
    auto *foot = new QFrame(this);
    foot->setProperty("kind", QLatin1String("bar"));
    m_footColumn = new QWidget(foot);
    auto *row = new QHBoxLayout(m_footColumn);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    m_signIn = new Button(tr("Open the sign-in page"), QLatin1String("primary"), ObjectNames::signInButton);
    m_signIn->setTrailingIcon(QStringLiteral("open"));
    m_signIn->setAutoDefault(true);
    row->addWidget(m_signIn);
    connect(m_signIn, &QPushButton::clicked, &m_account, &Session::AccountViewModel::signIn);
    return foot;
}

void SignInPage::offerSettings()
{
    auto *row = static_cast<QHBoxLayout *>(m_footColumn->layout());
    auto *settings = new Button(tr("Settings"), QLatin1String("link"), ObjectNames::settingsLink);
    auto *check = new Button(tr("Check my setup"), QLatin1String("link"), ObjectNames::checkSetupLink);
    row->insertWidget(0, settings);
    row->insertSpacing(1, 12);
    row->insertWidget(2, check);
    connect(settings, &QPushButton::clicked, this, &SignInPage::settingsWanted);
    connect(check, &QPushButton::clicked, this, &SignInPage::checkWanted);
}

QWidget *SignInPage::firstControl() const
{
    return m_account.isSigningIn() ? m_cancel : m_signIn;
}

void SignInPage::follow()
{
    using State = Session::AccountViewModel::State;
    const bool busy = m_account.isSigningIn();
    m_progress->setVisible(busy);
    m_signIn->setEnabled(!busy);
    const bool waiting = m_account.state() == State::WaitingForBrowser;
    const bool waitsNow = waiting && m_again->isHidden();
    m_again->setVisible(waiting);
    m_cancel->setVisible(m_account.state() != State::Finishing);
    switch (m_account.state()) {
    case State::Starting:
        m_progressText->setText(tr("Looking for the sign-in service."));
        break;
    case State::WaitingForBrowser:
        m_progressText->setText(tr("Finish signing in in your browser."));
        break;
    case State::Finishing:
        m_progressText->setText(tr("Signing you in."));
        break;
    default:
        m_progressText->clear();
        break;
    }
    const auto failure = m_account.failure();
    const ErrorText words = failure ? ErrorTexts::of(*failure, m_account.settings().issuer)
                                    : ErrorTexts::of(m_account.keychainTrouble(), false);
    m_failure->setVisible(!busy && !words.title.isEmpty());
    m_failureTitle->setText(words.title);
    m_failureText->setText(words.sentence);
    m_failure->setAccessibleName(words.title + u' ' + words.sentence);
    // The button that was pressed can no longer be: do not lose the keyboard. A key that is pressed twice
    // must not cancel.
    if (isVisible() && busy && (waitsNow || (!m_again->hasFocus() && !m_cancel->hasFocus())))
        (waiting ? m_again : m_cancel)->setFocus();
    else if (isVisible() && !busy && !m_signIn->hasFocus())
        m_signIn->setFocus();
}

void SignInPage::resizeEvent(QResizeEvent *)
{
    const int width_ = qMin(columnWidth, width() - 48);
    const int x = (width() - width_) / 2;
    const int top = qBound(24, (height() - footHeight - 420) / 2, 120);
    m_column->setGeometry(x, top, width_, height() - footHeight - top);
    m_foot->setGeometry(0, height() - footHeight, width(), footHeight);
    m_footColumn->setGeometry(x, 1, width_, footHeight - 1);
}

void SignInPage::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = currentTokens();
    QPainter painter(this);
    painter.fillRect(rect(), tokens.base);
    painter.fillRect(0, height() - footHeight - 1, width(), 1, tokens.line);
}

} // namespace Ui
