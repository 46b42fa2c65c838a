// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checksetuppage.h"

#include "ui/buttons.h"
#include "ui/emptylayout.h"
#include "ui/formparts.h"
#include "ui/icons.h"
#include "ui/settingsnames.h"
#include "ui/setuptext.h"
#include "ui/turntext.h"

#include <QClipboard>
#include <QFrame>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSysInfo>
#include <QVBoxLayout>

#include <utility>

namespace Ui {

using Session::SetupFinding;
using State = SetupFinding::State;

namespace {

constexpr int columns = 4; // sign, name, sentence, button
constexpr int roomForButton = 560;

QFrame *rule()
{
    auto *line = new QFrame;
    line->setProperty("kind", QLatin1String("rule"));
    line->setFixedHeight(1);
    return line;
}

} // namespace

CheckSetupPage::CheckSetupPage(Session::SetupCheck &check, QWidget *parent)
    : QWidget(parent), m_check(check), m_summary(wordsLabel({}, Type::Body, "muted")),
      m_rows(new QGridLayout),
      m_copy(new Button(tr("Copy report"), QLatin1String(), ObjectNames::copyReportButton)),
      m_again(new Button(tr("Check again"), QLatin1String("primary"), ObjectNames::checkAgainButton))
{
    setObjectName(ObjectNames::checkSetupPage);
    m_summary->setObjectName(ObjectNames::checkSummary);
    m_copy->setIcon(icon(QStringLiteral("copy")));
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(wordsLabel(tr("Check my setup"), Type::Heading), 1);
    head->addWidget(m_copy);
    head->addWidget(m_again);
    auto *card = new QFrame;
    card->setProperty("kind", QLatin1String("table"));
    card->setLayout(m_rows);
    m_rows->setContentsMargins(1, 1, 1, 1);
    m_rows->setSpacing(0);
    m_rows->setColumnMinimumWidth(0, 46);
    m_rows->setColumnMinimumWidth(1, 164);
    m_rows->setColumnStretch(2, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addSpacing(4);
    column->addWidget(m_summary);
    column->addSpacing(18);
    column->addWidget(card);
    column->addSpacing(10);
    column->addWidget(
        wordsLabel(tr("The report has no tokens, keys or passwords in it."), Type::Caption, "muted"));
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(report());
        Q_EMIT said(tr("The report was copied."));
    });
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (m_check.isRunning())
            m_check.cancel();
        else
            m_check.start();
    });
    connect(&check, &Session::SetupCheck::changed, this, &CheckSetupPage::follow);
    follow();
}

void CheckSetupPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_check.start();
}

void CheckSetupPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (std::exchange(m_narrow, width() < roomForButton) != m_narrow)
        follow();
}

QString CheckSetupPage::summary() const
{
    const Session::SetupFindings all = m_check.findings();
    int good = 0;
    int attention = 0;
    for (const SetupFinding &finding : all) {
        good += finding.state == State::Good;
        attention += finding.state == State::Attention;
    }
    if (m_check.isRunning())
        return tr("Looking at %n parts.", nullptr, int(all.size()));
    if (!m_check.checkedAt().isValid())
        return {};
    const QString fine = tr("%1 of %2 are fine.").arg(good).arg(all.size());
    const QString needs = attention == 0 ? QString() : tr("%n need you.", nullptr, attention) + u' ';
    return fine + u' ' + needs
        + tr("Checked today at %1, in %2 s.")
              .arg(TurnText::time(m_check.checkedAt()),
                   QLocale().toString(double(m_check.took().count()) / 1000.0, 'f', 1));
}

QString CheckSetupPage::report() const
{
    QStringList lines {QStringLiteral("Secure Agent " SECUREAGENT_VERSION ", Qt %1, %2")
                           .arg(QLatin1String(qVersion()), QSysInfo::prettyProductName()),
                       summary()};
    for (const SetupFinding &finding : m_check.findings()) {
        const SetupText text = SetupTexts::of(finding);
        const QString mark = finding.state == State::Good ? tr("fine")
            : finding.state == State::Attention           ? tr("needs you")
                                                          : tr("not looked at");
        lines.append(QStringLiteral("%1 (%2): %3").arg(text.name, mark, text.all()));
    }
    return lines.join(u'\n') + u'\n';
}

void CheckSetupPage::follow()
{
    emptyLayout(*m_rows);
    int row = 0;
    for (const SetupFinding &finding : m_check.findings()) {
        const SetupText text = SetupTexts::of(finding);
        const bool needs = finding.state == State::Attention;
        if (row > 0)
            m_rows->addWidget(rule(), row++, 0, 1, columns);
        QWidget *sign = findingSign(finding.state);
        sign->setFixedSize(16, 16);
        auto *signRow = new QWidget;
        auto *signLayout = new QVBoxLayout(signRow);
        signLayout->setContentsMargins(16, needs ? 13 : 10, 0, 0);
        signLayout->addWidget(sign, 0, Qt::AlignTop);
        auto *name = wordsLabel(text.name, Type::Body);
        QFont font = name->font();
        font.setWeight(needs ? QFont::DemiBold : QFont::Normal);
        name->setFont(font);
        name->setContentsMargins(0, needs ? 12 : 9, 12, needs ? 12 : 9);
        auto *words = wordsLabel(text.cure.isEmpty() ? text.sentence : text.sentence + u'\n' + text.cure,
                                 Type::Body, needs ? nullptr : "muted");
        words->setContentsMargins(0, needs ? 12 : 9, 16, needs ? 12 : 9);
        words->setObjectName(ObjectNames::checkRow);
        words->setAccessibleName(text.name + QStringLiteral(": ") + text.all());
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_rows->addWidget(signRow, row, 0, Qt::AlignTop);
        m_rows->addWidget(name, row, 1, Qt::AlignTop);
        m_rows->addWidget(words, row, 2, Qt::AlignTop);
        if (needs && finding.what == SetupFinding::What::Model) {
            auto *button
                = new Button(tr("Model settings"), QLatin1String("small"), ObjectNames::modelSettingsButton);
            connect(button, &QPushButton::clicked, this, &CheckSetupPage::modelWanted);
            auto *buttonRow = new QWidget;
            auto *buttonLayout = new QHBoxLayout(buttonRow);
            buttonLayout->setContentsMargins(0, m_narrow ? 0 : 11, 16, m_narrow ? 12 : 0);
            buttonLayout->addWidget(button);
            if (m_narrow)
                m_rows->addWidget(buttonRow, ++row, 2, Qt::AlignLeft);
            else
                m_rows->addWidget(buttonRow, row, 3, Qt::AlignTop);
        }
        ++row;
    }
    m_summary->setText(summary());
    const bool running = m_check.isRunning();
    m_again->setText(running ? tr("Stop") : tr("Check again"));
    m_again->setAccessibleName(m_again->text());
    m_copy->setEnabled(!running && !m_check.findings().isEmpty());
}

} // namespace Ui
