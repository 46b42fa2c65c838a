// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/formparts.h"

#include "ui/emptylayout.h"
#include "ui/iconview.h"
#include "ui/setuptext.h"
#include "ui/spinner.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Ui {

namespace {
constexpr int labelWidth = 144;
constexpr int buttonWidth = 84;
} // namespace

QLabel *wordsLabel(const QString &words, Type type, const char *kind)
{
    auto *label = new QLabel(words);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    setType(label, type, kind);
    return label;
}

void showScrolled(QScrollArea &area, QWidget *page)
{
    area.setWidget(page);
    area.setWidgetResizable(true);
    area.setFrameShape(QFrame::NoFrame);
    area.setFocusPolicy(Qt::NoFocus);
    area.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area.viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false); // setWidget() gave it one
}

FormField::FormField(const QString &label, QLatin1String objectName, const QString &placeholder,
                     QWidget *parent)
    : QWidget(parent), m_edit(new QLineEdit), m_problem(wordsLabel({}, Type::Caption, "warn")),
      m_row(new QWidget)
{
    m_edit->setObjectName(objectName);
    m_edit->setAccessibleName(label);
    m_edit->setPlaceholderText(placeholder);
    m_edit->setMaxLength(2000);
    auto *name = new QLabel(label);
    name->setTextFormat(Qt::PlainText);
    name->setMinimumWidth(labelWidth);
    name->setBuddy(m_edit);
    auto *row = new QHBoxLayout(m_row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(name);
    row->addWidget(m_edit, 1);
    row->addSpacing(12);
    row->addSpacing(buttonWidth);
    auto *problem = new QHBoxLayout;
    problem->addSpacing(labelWidth);
    problem->addWidget(m_problem, 1);
    problem->addSpacing(12 + buttonWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_row);
    column->addLayout(problem);
    m_problem->hide();
}

QString FormField::text() const
{
    return m_edit->text().trimmed();
}

void FormField::setText(const QString &text)
{
    if (text != m_edit->text().trimmed())
        m_edit->setText(text);
}

void FormField::setProblem(const QString &words)
{
    m_problem->setText(words);
    m_problem->setVisible(!words.isEmpty());
    m_edit->setAccessibleDescription(words);
}

void FormField::useWholeWidth()
{
    QLayout *row = m_row->layout();
    for (int spaces = 0; spaces < 2; ++spaces)
        delete row->takeAt(row->count() - 1);
}

void FormField::addButton(QWidget *button)
{
    auto *row = static_cast<QHBoxLayout *>(m_row->layout());
    delete row->takeAt(row->count() - 1);
    button->setMinimumWidth(buttonWidth);
    row->addWidget(button);
}

QWidget *findingSign(Session::SetupFinding::State state)
{
    using State = Session::SetupFinding::State;
    switch (state) {
    case State::Good:
        return new IconView(QStringLiteral("check"), IconRole::Ok, 16);
    case State::Skipped:
        return new IconView(QStringLiteral("clock"), IconRole::Muted, 16);
    case State::Attention:
        return new IconView(QStringLiteral("warning"), IconRole::Warn, 16);
    case State::Waiting:
        break;
    }
    return new Spinner;
}

FindingLines::FindingLines(QWidget *parent) : QWidget(parent)
{
    setLayout(new QVBoxLayout);
    layout()->setContentsMargins(labelWidth, 0, 0, 0);
    layout()->setSpacing(10);
    hide();
}

void FindingLines::setFindings(const Session::SetupFindings &findings, bool looking)
{
    emptyLayout(*layout());
    Session::SetupFindings shown = findings;
    if (looking)
        shown = {{Session::SetupFinding::What::SignInService, Session::SetupFinding::State::Waiting}};
    QStringList spoken;
    for (const Session::SetupFinding &finding : shown) {
        const SetupText text = SetupTexts::brief(finding);
        auto *line = new QWidget;
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(10);
        row->addWidget(findingSign(finding.state), 0, Qt::AlignTop);
        // One label, so that the sentence goes on behind its headline: escaped, it is still plain text.
        auto *words = new QLabel(
            QStringLiteral("<b>%1</b> <span style=\"color:%2\">%3</span>")
                .arg(text.sentence.toHtmlEscaped(), currentTokens().muted.name(), text.cure.toHtmlEscaped()));
        words->setTextFormat(Qt::RichText);
        words->setWordWrap(true);
        words->setAccessibleName(text.all());
        row->addWidget(words, 1);
        layout()->addWidget(line);
        spoken.append(text.all());
    }
    setAccessibleName(spoken.join(u' '));
    setVisible(!shown.isEmpty());
}

} // namespace Ui
