// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/statusbar.h"

#include "ui/appearance.h"
#include "ui/errortext.h"
#include "ui/harmless.h"
#include "ui/iconview.h"
#include "ui/modelname.h"
#include "ui/objectnames.h"
#include "ui/turntext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>

#include <utility>

namespace Ui {

namespace {
constexpr int wide = 1000;
}

StateButton::StateButton(QWidget *parent) : QAbstractButton(parent)
{
    setFont(typeFont(font(), Type::Caption));
    setFocusPolicy(Qt::TabFocus);
}

void StateButton::setState(Look look, const QString &words)
{
    if (look == m_look && words == text())
        return;
    m_look = look;
    setText(words);
    setShortcut({}); // no mnemonic: an ampersand in a name is a letter
    setAccessibleName(words);
    updateGeometry();
    update();
}

QSize StateButton::sizeHint() const
{
    return {14 + fontMetrics().horizontalAdvance(text()) + 6, 24};
}

void StateButton::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF dot(0, height() / 2.0 - 4, 8, 8);
    if (m_look == Look::Ready) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.ok);
        painter.drawEllipse(dot);
    } else {
        painter.setPen(QPen(m_look == Look::Away ? tokens.warn : tokens.hint, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(dot.adjusted(1, 1, -1, -1));
    }
    painter.setFont(font());
    painter.setPen(tokens.muted);
    painter.drawText(rect().adjusted(14, 0, 0, 0), Qt::AlignVCenter, text());
    if (!hasFocus())
        return;
    painter.setPen(QPen(tokens.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(11, 1, -1, -1), 4, 4);
}

StatusBar::StatusBar(Session::AccountViewModel &account, Session::StatusViewModel &status, bool demo,
                     QWidget *parent)
    : QFrame(parent), m_account(account), m_status(status), m_demo(demo), m_row(new QHBoxLayout(this)),
      m_model(new StateButton), m_sign(new IconView(QStringLiteral("clock"), IconRole::Warn, 14)),
      m_right(new QLabel)
{
    setObjectName(ObjectNames::statusBar);
    setProperty("kind", QLatin1String("bar"));
    setFixedHeight(28);
    m_row->setContentsMargins(14, 1, 14, 0);
    m_row->setSpacing(12);
    m_model->setObjectName(ObjectNames::modelState);
    connect(m_model, &QAbstractButton::clicked, &m_status, &Session::StatusViewModel::setupCheckWanted);
    m_row->addWidget(m_model);
    m_row->addStretch(1);
    m_row->addWidget(m_sign);
    m_row->addWidget(m_right);
    setType(m_right, Type::Caption, "muted");
    m_right->setObjectName(ObjectNames::signedInUntil);
    m_right->setTextFormat(Qt::PlainText);
    m_saying.setSingleShot(true);
    connect(&m_saying, &QTimer::timeout, this, &StatusBar::followAccount);
    connect(&status, &Session::StatusViewModel::changed, this, &StatusBar::followServices);
    connect(&status, &Session::StatusViewModel::restarted, this,
            [this](const QString &name, const QDateTime &when) {
                sayFor(tr("%1 stopped and was started again at %2.")
                           .arg(harmless(name).simplified(), TurnText::time(when)),
                       std::chrono::seconds(60));
            });
    connect(&account, &Session::AccountViewModel::changed, this, &StatusBar::followAccount);
    followServices();
    followAccount();
}

QList<QWidget *> StatusBar::controls() const
{
    QList<QWidget *> all;
    for (StateButton *button : m_services)
        all.append(button);
    all.append(m_model);
    return all;
}

void StatusBar::followServices()
{
    const QList<Session::StatusViewModel::Service> services = m_status.services();
    while (m_services.size() > services.size())
        delete m_services.takeLast();
    while (m_services.size() < services.size()) {
        auto *button = new StateButton;
        button->setObjectName(ObjectNames::serviceState);
        button->setToolTip(tr("Check my setup"));
        connect(button, &QAbstractButton::clicked, &m_status, &Session::StatusViewModel::tryNow);
        connect(button, &QAbstractButton::clicked, &m_status, &Session::StatusViewModel::setupCheckWanted);
        m_row->insertWidget(int(m_services.size()), button);
        m_services.append(button);
    }
    using State = Session::HealthCheck::State;
    for (qsizetype i = 0; i < services.size(); ++i) {
        const QString name = harmless(services.at(i).name).simplified().left(60);
        switch (services.at(i).state) {
        case State::Ready:
            m_services.at(i)->setState(StateButton::Look::Ready, tr("%1 ready").arg(name));
            break;
        case State::Unknown:
            m_services.at(i)->setState(StateButton::Look::Waiting, tr("Asking %1").arg(name));
            break;
        case State::Starting:
            m_services.at(i)->setState(StateButton::Look::Waiting, tr("%1 is starting").arg(name));
            break;
        case State::Away:
            m_services.at(i)->setState(StateButton::Look::Away, tr("%1 does not answer").arg(name));
            break;
        }
    }
    const QString model = modelName(m_status.modelName());
    m_model->setVisible(!model.isEmpty());
    m_model->setState(StateButton::Look::Ready, model);
}

void StatusBar::followAccount()
{
    if (m_saying.isActive() || m_unseen.count() > 0)
        return;
    const bool ended = m_account.hasEnded();
    const bool signedIn = m_account.signedInUntil().isValid();
    const ErrorText trouble = ErrorTexts::of(m_account.keychainTrouble(), signedIn);
    const bool onlyHere = signedIn && !trouble.title.isEmpty();
    m_right->setAccessibleName(QString()); // its words
    QString words;
    if (ended)
        words = tr("Sign-in ended at %1").arg(TurnText::time(m_account.endedAt()));
    else if (const auto failure = m_account.failure(); failure && signedIn)
        words = ErrorTexts::of(*failure, m_account.settings().issuer).title;
    else if (m_demo && width() < wide)
        words = tr("Demo on this computer: nothing is kept");
    else if (onlyHere)
        words = tr("Signed in until you close this window");
    else if (signedIn)
        words = tr("Signed in until %1").arg(TurnText::time(m_account.signedInUntil()));
    m_right->setText(words);
    const QString why = onlyHere ? trouble.title + u' ' + trouble.sentence : QString();
    m_right->setToolTip(why);
    m_right->setAccessibleDescription(why);
    const QLatin1String kind(ended || onlyHere ? "warn" : "muted");
    if (m_right->property("kind") != QVariant(kind)) {
        m_right->setProperty("kind", kind);
        style()->unpolish(m_right);
        style()->polish(m_right);
    }
    m_sign->setVisible(ended || onlyHere);
}

void StatusBar::say(const QString &words)
{
    sayFor(words, std::chrono::seconds(4));
}

void StatusBar::sayFor(const QString &words, std::chrono::seconds time)
{
    int room = width() - 60;
    for (const QWidget *button : controls())
        room -= button->isVisible() ? button->width() + 12 : 0;
    m_right->setText(m_right->fontMetrics().elidedText(words, Qt::ElideRight, qMax(120, room)));
    m_right->setAccessibleName(words);
    m_right->setToolTip(words); // it may be longer than its place
    m_said = words;
    if (isVisible())
        m_saying.start(time);
    else
        m_unseen = time; // nobody is signed in: the page of the sign-in has no bar
}

void StatusBar::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    if (m_unseen.count() > 0)
        sayFor(m_said, std::exchange(m_unseen, std::chrono::seconds(0)));
}

void StatusBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    followAccount();
}

void StatusBar::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, currentTokens().line);
}

} // namespace Ui
