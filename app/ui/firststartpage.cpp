// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/firststartpage.h"

#include "session/identitysettings.h"
#include "ui/buttons.h"
#include "ui/choices.h"
#include "ui/formparts.h"
#include "ui/icons.h"
#include "ui/iconview.h"
#include "ui/language.h"
#include "ui/settingsnames.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Ui {

using Session::FirstStart;
using Way = FirstStart::Way;
using Field = FirstStart::Field;
using Problem = FirstStart::Problem;

namespace {

constexpr int columnWidth = 720;
constexpr int footHeight = 56;
constexpr int indent = 31; // of what belongs to a radio's words

} // namespace

FirstStartPage::FirstStartPage(FirstStart &model, const QString &notice, QWidget *parent)
    : QWidget(parent), m_model(model), m_scroll(new QScrollArea(this)), m_column(new QWidget),
      m_foot(new QFrame(this)), m_findings(new FindingLines)
{
    setObjectName(ObjectNames::firstStartPage);
    auto *column = new QVBoxLayout(m_column);
    column->setContentsMargins(0, 0, 0, 24);
    column->setSpacing(0);
    column->addWidget(wordsLabel(tr("Welcome to Secure Agent"), Type::Welcome));
    column->addSpacing(10);
    column->addWidget(wordsLabel(
        tr("Ask in your own words. The agent acts as you: it can do what you may do, and nothing more."),
        Type::Reading, "muted"));
    if (!notice.isEmpty()) {
        auto *line = new QHBoxLayout;
        line->setSpacing(10);
        line->addWidget(new IconView(QStringLiteral("warning"), IconRole::Warn, 16), 0, Qt::AlignTop);
        QLabel *words = wordsLabel(notice, Type::Body);
        words->setObjectName(ObjectNames::settingsNotice);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        line->addWidget(words, 1);
        column->addSpacing(16);
        column->addLayout(line);
    }
    column->addSpacing(27);
    column->addWidget(makeCard());
    column->addStretch(1);
    auto *centre = new QWidget;
    auto *middle = new QHBoxLayout(centre);
    middle->setContentsMargins(24, 0, 24, 0);
    middle->addStretch(1);
    m_column->setMaximumWidth(columnWidth);
    middle->addWidget(m_column, 100);
    middle->addStretch(1);
    showScrolled(*m_scroll, centre);
    makeFoot();
    connect(&model, &FirstStart::changed, this, &FirstStartPage::follow);
    follow();
}

QWidget *FirstStartPage::makeCard()
{
    auto *card = new QFrame;
    card->setProperty("kind", QLatin1String("card"));
    auto *rows = new QVBoxLayout(card);
    rows->setContentsMargins(1, 1, 1, 1);
    rows->setSpacing(0);
    const auto rule = [rows] {
        auto *line = new QFrame;
        line->setProperty("kind", QLatin1String("rule"));
        line->setFixedHeight(1);
        rows->addWidget(line);
    };
    addWay(rows, Way::Demo, new Radio(tr("Try the demo"), ObjectNames::demoChoice, Type::Title),
           tr("Everything runs on this computer with made-up people. No account, and nothing is kept."),
           nullptr);
    rule();
    addWay(
        rows, Way::Company, new Radio(tr("Sign in at my company"), ObjectNames::companyChoice, Type::Title),
        tr("The sign-in page opens in your browser. This window never sees your password."), companyForm());
    rule();
    addWay(rows, Way::Remote,
           new Radio(tr("Connect to remote services"), ObjectNames::remoteChoice, Type::Title),
           tr("Your company runs the agent and HR for you. You need their two addresses."), remoteForm());
    return card;
}

QWidget *FirstStartPage::addWay(QVBoxLayout *rows, Way way, Radio *radio, const QString &words,
                                QLayout *inside)
{
    auto *section = new QWidget;
    auto *column = new QVBoxLayout(section);
    column->setContentsMargins(16, 14, 18, 18);
    column->setSpacing(2);
    column->addWidget(radio);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(indent, 0, 0, 0);
    below->setSpacing(16);
    below->addWidget(wordsLabel(words, Type::Body, "muted"));
    radio->setAccessibleDescription(words);
    if (inside) {
        auto *form = new QWidget;
        inside->setContentsMargins(0, 0, 0, 0);
        form->setLayout(inside);
        below->addWidget(form);
        m_insides.append({way, form});
    }
    column->addLayout(below);
    rows->addWidget(section);
    m_radios.append({way, radio});
    // Each section is a parent of its own, so that Qt's exclusive group does not reach across: the model
    // does.
    radio->setAutoExclusive(false);
    radio->installEventFilter(this);
    connect(radio, &QAbstractButton::clicked, this, [this, way] {
        m_tried = false;
        m_model.setWay(way);
        follow();
    });
    return section;
}

/// Up and Down go from way to way, past the fields of the one that is unfolded.
bool FirstStartPage::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(object, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
    if (step == 0)
        return QWidget::eventFilter(object, event);
    for (qsizetype i = 0; i < m_radios.size(); ++i) {
        const qsizetype next = i + step;
        if (m_radios.at(i).second != object || next < 0 || next >= m_radios.size())
            continue;
        Radio *radio = m_radios.at(next).second;
        radio->setFocus(Qt::TabFocusReason);
        radio->click();
        break;
    }
    return true;
}

FormField *FirstStartPage::field(const QString &label, QLatin1String name, Field which,
                                 const QString &placeholder)
{
    auto *made = new FormField(label, name, placeholder);
    m_fields.append({which, made});
    connect(made->edit(), &QLineEdit::textEdited, this,
            [this, which](const QString &text) { m_model.setText(which, text); });
    connect(made->edit(), &QLineEdit::returnPressed, this, &FirstStartPage::goOn);
    return made;
}

QLayout *FirstStartPage::companyForm()
{
    auto *form = new QVBoxLayout;
    form->setSpacing(8);
    FormField *issuer = field(tr("Sign-in address"), ObjectNames::issuerField, Field::Issuer,
                              QStringLiteral("https://login.example.com/realms/office"));
    m_check = new Button(tr("Check"), QLatin1String(), ObjectNames::checkIssuerButton);
    issuer->addButton(m_check);
    connect(m_check, &QPushButton::clicked, this, [this] { m_model.check(); });
    form->addWidget(issuer);
    form->addWidget(field(tr("Client id"), ObjectNames::clientIdField, Field::ClientId,
                          Session::IdentitySettings().clientId));
    form->addSpacing(6);
    form->addWidget(m_findings);
    m_useSuggestion
        = new Button(tr("Use this address"), QLatin1String("suggestion"), ObjectNames::useSuggestionButton);
    connect(m_useSuggestion, &QPushButton::clicked, &m_model, &FirstStart::useSuggestion);
    auto *row = new QHBoxLayout;
    row->addSpacing(144 + 26);
    row->addWidget(m_useSuggestion);
    row->addStretch(1);
    form->addLayout(row);
    return form;
}

QLayout *FirstStartPage::remoteForm()
{
    auto *form = new QVBoxLayout;
    form->setSpacing(8);
    form->addWidget(field(tr("Agent"), ObjectNames::agentUrlField, Field::AgentUrl,
                          QStringLiteral("https://agent.example.com")));
    form->addWidget(
        field(tr("HR"), ObjectNames::hrUrlField, Field::HrUrl, QStringLiteral("https://hr.example.com")));
    form->addWidget(field(tr("Sign-in address"), ObjectNames::remoteIssuerField, Field::Issuer,
                          QStringLiteral("https://login.example.com/realms/office")));
    return form;
}

void FirstStartPage::makeFoot()
{
    m_foot->setProperty("kind", QLatin1String("bar"));
    m_footColumn = new QWidget(m_foot);
    auto *row = new QHBoxLayout(m_footColumn);
    row->setContentsMargins(0, 0, 0, 0);
    m_back = new Button(tr("Back"), QLatin1String("link"), ObjectNames::backButton);
    m_back->setIcon(icon(QStringLiteral("chevron-left"), IconRole::Accent));
    m_back->setIconSize({12, 12});
    m_back->hide();
    row->setSpacing(14);
    row->addWidget(m_back);
    connect(m_back, &QPushButton::clicked, this, &FirstStartPage::backWanted);
    row->addWidget(makeLanguageButton());
    auto *check = new Button(tr("Check my setup"), QLatin1String("link"), ObjectNames::firstCheckLink);
    connect(check, &QPushButton::clicked, this, &FirstStartPage::checkWanted);
    row->addWidget(check);
    row->addStretch(1);
    m_go = new Button(tr("Start the demo"), QLatin1String("primary"), ObjectNames::goOnButton);
    m_go->setAutoDefault(true);
    row->addWidget(m_go);
    connect(m_go, &QPushButton::clicked, this, &FirstStartPage::goOn);
}

Button *FirstStartPage::makeLanguageButton()
{
    const Language now = spokenLanguage();
    auto *button = new Button(now.name, QLatin1String(), ObjectNames::languageButton);
    button->setAccessibleName(tr("Language: %1").arg(now.name));
    button->setIcon(icon(QStringLiteral("globe"), IconRole::Muted));
    button->setTrailingIcon(QStringLiteral("chevron-down"));
    auto *menu = new QMenu(button);
    menu->setObjectName(ObjectNames::languageMenu);
    // Each in its own language, so that whoever cannot read this one finds theirs.
    for (const Language &language : languages())
        menu->addAction(language.name, this, [this, code = language.code] { Q_EMIT languageChosen(code); });
    connect(button, &QPushButton::clicked, menu,
            [button, menu] { menu->popup(button->mapToGlobal(QPoint(0, -menu->sizeHint().height() - 2))); });
    return button;
}

void FirstStartPage::offerBack()
{
    m_back->show();
}

void FirstStartPage::goOn()
{
    if (m_model.canGoOn()) {
        Q_EMIT chosen();
        return;
    }
    m_tried = true;
    follow();
    for (const auto &[which, formField] : m_fields) {
        if (formField->isVisible() && m_model.problem(which) != Problem::None) {
            formField->edit()->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

QWidget *FirstStartPage::firstControl() const
{
    for (const auto &[way, radio] : m_radios) {
        if (way == m_model.way())
            return radio;
    }
    return m_go;
}

void FirstStartPage::follow()
{
    const Way way = m_model.way();
    for (const auto &[which, radio] : m_radios)
        radio->setChecked(which == way);
    for (const auto &[which, inside] : m_insides)
        inside->setVisible(which == way);
    for (const auto &[which, formField] : m_fields) {
        formField->setText(m_model.text(which));
        const Problem problem = m_tried ? m_model.problem(which) : Problem::None;
        formField->setProblem(problem == Problem::None          ? QString()
                                  : problem == Problem::Missing ? tr("This address is needed.")
                                  : problem == Problem::NoAddress
                                  ? tr("This is no web address. One begins with https://.")
                                  : tr("This address is not safe. It has to begin with https://, and hold "
                                       "no name, password or question mark."));
    }
    m_findings->setFindings(m_model.findings(), m_model.isChecking());
    m_useSuggestion->setVisible(!m_model.suggestion().isEmpty());
    m_go->setText(way == Way::Demo          ? tr("Start the demo")
                      : way == Way::Company ? tr("Open the sign-in page")
                                            : tr("Connect"));
    m_go->setTrailingIcon(way == Way::Company ? QStringLiteral("open") : QString());
    m_go->setAccessibleName(m_go->text());
}

void FirstStartPage::resizeEvent(QResizeEvent *)
{
    m_scroll->setGeometry(0, 0, width(), height() - footHeight - 1);
    const int top = qBound(24, (height() - footHeight - 420) / 2, 120);
    m_column->layout()->setContentsMargins(0, top, 0, 24);
    const int width_ = qMin(columnWidth, width() - 48);
    m_foot->setGeometry(0, height() - footHeight, width(), footHeight);
    m_footColumn->setGeometry((width() - width_) / 2, 1, width_, footHeight - 1);
}

void FirstStartPage::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = currentTokens();
    QPainter painter(this);
    painter.fillRect(rect(), tokens.base);
    painter.fillRect(0, height() - footHeight - 1, width(), 1, tokens.line);
}

} // namespace Ui
