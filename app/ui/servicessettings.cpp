// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/servicessettings.h"

#include "ui/buttons.h"
#include "ui/formparts.h"
#include "ui/serviceform.h"
#include "ui/servicerow.h"
#include "ui/servicetext.h"
#include "ui/settingsnames.h"
#include "ui/spinner.h"

#include <QApplication>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace Ui {

using Session::ServicesViewModel;
using Problem = ServicesViewModel::Problem;
using Stage = ServicesViewModel::Stage;

namespace {
constexpr int fieldsAt = 144; // where the line of a FormField begins
}

ServicesSettings::ServicesSettings(ServicesViewModel &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_note(wordsLabel({}, Type::Body, "muted")),
      m_rows(new QVBoxLayout), m_adding(new QWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(wordsLabel(tr("Connected services"), Type::Heading));
    m_note->setObjectName(ObjectNames::servicesNote);
    column->addWidget(m_note);
    column->addSpacing(4);
    m_rows->setSpacing(8);
    column->addLayout(m_rows);
    auto *adding = new QVBoxLayout(m_adding);
    adding->setContentsMargins(0, 16, 0, 0);
    adding->setSpacing(10);
    addForm(adding);
    column->addWidget(m_adding);
    m_adding->setVisible(services.canChange());
    connect(&services, &ServicesViewModel::changed, this, &ServicesSettings::follow);
    connect(&services, &ServicesViewModel::saved, this, [this](const QString &name) {
        m_document->edit()->clear();
        Q_EMIT said(tr("%1 is connected.").arg(ServiceTexts::line(name, 60)));
    });
    connect(&services, &ServicesViewModel::removed, this, [this](const QString &name) {
        Q_EMIT said(tr("%1 is connected no more.").arg(ServiceTexts::line(name, 60)));
    });
    follow();
}

void ServicesSettings::addForm(QVBoxLayout *column)
{
    m_title = wordsLabel({}, Type::Title);
    column->addWidget(m_title);
    m_document = new FormField(tr("OpenAPI document"), ObjectNames::documentField,
                               QStringLiteral("rooms.example.com/openapi.json"));
    m_read = new Button(tr("Read"), QLatin1String(), ObjectNames::readDocumentButton);
    auto *choose = new Button(tr("Choose a file…"), QLatin1String("link"), ObjectNames::chooseDocumentButton);
    m_document->addButton(m_read);
    column->addWidget(m_document);
    auto *file = new QHBoxLayout;
    file->setContentsMargins(fieldsAt, 0, 0, 0);
    file->addWidget(choose);
    file->addStretch(1);
    auto *fileRow = new QWidget(m_document);
    fileRow->setLayout(file);
    m_document->layout()->addWidget(fileRow);
    m_reading = new QWidget;
    m_reading->setObjectName(ObjectNames::readingDocument);
    auto *reading = new QHBoxLayout(m_reading);
    reading->setContentsMargins(fieldsAt, 0, 0, 0);
    reading->setSpacing(10);
    reading->addWidget(new Spinner);
    reading->addWidget(wordsLabel(tr("Reading the document."), Type::Body, "muted"), 1);
    column->addWidget(m_reading);
    m_documentProblem = wordsLabel({}, Type::Body, "warn");
    m_documentProblem->setObjectName(ObjectNames::documentProblem);
    m_documentProblem->setContentsMargins(fieldsAt, 0, 0, 0);
    column->addWidget(m_documentProblem);
    m_form = new ServiceForm(m_services);
    column->addWidget(m_form);

    m_save = new Button({}, QLatin1String("primary"), ObjectNames::saveServiceButton);
    auto *cancel = new Button(tr("Cancel"), QLatin1String(), ObjectNames::cancelServiceButton);
    m_problem = wordsLabel({}, Type::Body, "warn");
    m_problem->setObjectName(ObjectNames::serviceProblem);
    m_foot = new QWidget;
    auto *foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(0, 4, 0, 0);
    foot->setSpacing(10);
    foot->addWidget(m_problem);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(m_save);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    foot->addLayout(buttons);
    column->addWidget(m_foot);

    connect(m_read, &QPushButton::clicked, this, &ServicesSettings::readDocument);
    connect(m_document->edit(), &QLineEdit::returnPressed, this, &ServicesSettings::readDocument);
    connect(m_document->edit(), &QLineEdit::textEdited, this, [this](const QString &text) {
        if (!m_changes.isEmpty())
            m_services.setDocumentAddress(text);
    });
    connect(choose, &QPushButton::clicked, this, &ServicesSettings::chooseFile);
    connect(m_save, &QPushButton::clicked, this, [this] { m_services.save(m_form->key()); });
    connect(cancel, &QPushButton::clicked, &m_services, &ServicesViewModel::cancel);
}

void ServicesSettings::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose an OpenAPI document"), QString(),
                                   tr("OpenAPI documents (*.json *.yaml *.yml);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_document->setText(file);
        readDocument();
    });
    dialog->open();
}

void ServicesSettings::readDocument()
{
    if (m_changes.isEmpty()) {
        m_services.add(m_document->text());
        return;
    }
    m_services.setDocumentAddress(m_document->text());
    m_services.readAgain();
}

/// The address of the service that is changed comes and goes with it.
void ServicesSettings::fillDocument()
{
    if (m_changes == m_services.changes())
        return;
    m_changes = m_services.changes();
    m_document->setText(m_changes.isEmpty() ? QString()
                                            : ServiceTexts::documentAddress(m_services.documentUrl()));
}

QString ServicesSettings::note() const
{
    const Session::SettingsHost &host = m_services.settings().host();
    if (!host.hostsAgent())
        return tr("The agent at %1 has its own list. Ask who looks after it.").arg(host.agentUrl().host());
    if (host.isFixed("services"))
        return tr("The command line of this window names the list (--services), and wins over what is set.");
    if (m_services.isNotKept())
        return tr("This holds until you close the program: the list cannot be written.");
    if (m_services.keyIsNotKept())
        return tr("This computer has no password store that could keep the key: it holds until you close the "
                  "program.");
    return tr("What the agent may call in your name. What a call changes always asks you first.");
}

void ServicesSettings::fillRows()
{
    const QList<ServicesViewModel::Row> rows = m_services.rows();
    const QString asked = m_services.asked();
    if (rows == m_shown && asked == m_shownAsked)
        return;
    const bool answered = !m_shownAsked.isEmpty() && asked.isEmpty();
    m_shown = rows;
    m_shownAsked = asked;
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // perhaps it holds the button that was pressed
        delete item;
    }
    for (const ServicesViewModel::Row &row : rows) {
        auto *line = new ServiceRow(row, !asked.isEmpty() && row.name == asked);
        const QString name = row.name;
        connect(line, &ServiceRow::changeWanted, this, [this, name] { m_services.change(name); });
        connect(line, &ServiceRow::removalWanted, this, [this, name] { m_services.askToRemove(name); });
        connect(line, &ServiceRow::removalConfirmed, &m_services, &ServicesViewModel::remove);
        connect(line, &ServiceRow::removalDeclined, &m_services, &ServicesViewModel::dontRemove);
        m_rows->addWidget(line);
        line->show(); // at once: it may get the focus
        auto *keep = line->findChild<QWidget *>(ObjectNames::keepServiceButton);
        if (keep && isVisible())
            keep->setFocus(Qt::OtherFocusReason);
    }
    if (answered && isVisible())
        m_document->edit()->setFocus(Qt::OtherFocusReason);
}

void ServicesSettings::follow()
{
    m_note->setText(note());
    fillRows();
    fillDocument();
    const Stage stage = m_services.stage();
    const bool changing = !m_services.changes().isEmpty();
    const bool open = m_services.isOpen();
    m_title->setText(changing ? tr("Change %1").arg(ServiceTexts::line(m_services.changes(), 60))
                              : tr("Add a service"));
    m_reading->setVisible(stage == Stage::Reading);
    m_read->setEnabled(stage != Stage::Reading && stage != Stage::Saving);
    // What an address of a service leads to, is said below the form.
    const bool aboutDocument = !open || m_services.documentIsElsewhere();
    m_documentProblem->setText(aboutDocument ? ServiceTexts::documentProblem(m_services) : QString());
    m_documentProblem->setVisible(!m_documentProblem->text().isEmpty());
    // A button that goes takes the focus along, to wherever is next.
    const QWidget *focused = QApplication::focusWidget();
    const bool closes = !open && (m_form->isAncestorOf(focused) || m_foot->isAncestorOf(focused));
    if (closes)
        m_document->edit()->setFocus(Qt::OtherFocusReason);
    m_form->setVisible(open);
    m_form->setEnabled(stage != Stage::Saving);
    m_foot->setVisible(open);
    m_save->setVisible(open);
    m_save->setEnabled(stage == Stage::Open && !m_services.settings().isApplying());
    const int allowed = m_services.operations().allowed();
    m_save->setText(m_services.unread() ? tr("Save")
                        : changing      ? tr("Save with %n operations", nullptr, allowed)
                                        : tr("Add with %n operations", nullptr, allowed));
    m_save->setAccessibleName(m_save->text());
    const bool saidAbove = aboutDocument && m_services.problem() == Problem::NotRead;
    m_problem->setText(open && !saidAbove ? ServiceTexts::problem(m_services) : QString());
    m_problem->setVisible(!m_problem->text().isEmpty());
}

} // namespace Ui
