// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/modelsettingspage.h"

#include "ui/buttons.h"
#include "ui/choices.h"
#include "ui/emptylayout.h"
#include "ui/errortext.h"
#include "ui/formparts.h"
#include "ui/harmless.h"
#include "ui/modelname.h"
#include "ui/settingsnames.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace Ui {

using Session::ModelChoice;
using Trial = Session::ModelSetup::Trial;

ModelSettingsPage::ModelSettingsPage(Session::ModelSetup &model, Session::StatusViewModel &status,
                                     QWidget *parent)
    : QWidget(parent), m_model(model), m_status(status), m_now(wordsLabel({}, Type::Body, "muted"))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(wordsLabel(tr("Model"), Type::Heading));
    column->addWidget(m_now);
    column->addSpacing(8);
    m_now->setObjectName(ObjectNames::modelNow);
    if (m_model.settings().host().hostsAgent())
        addForm(column);
    connect(&model, &Session::ModelSetup::changed, this, &ModelSettingsPage::follow);
    connect(&status, &Session::StatusViewModel::changed, this, &ModelSettingsPage::follow);
    follow();
}

void ModelSettingsPage::addForm(QVBoxLayout *column)
{
    m_builtIn = new Radio(tr("The built-in assistant"), ObjectNames::builtInChoice);
    m_server = new Radio(tr("A language model on a server"), ObjectNames::modelServerChoice);
    m_form = makeServerForm();
    auto *card = new QFrame;
    card->setProperty("kind", QLatin1String("card"));
    auto *rows = new QVBoxLayout(card);
    rows->setContentsMargins(16, 14, 16, 16);
    rows->setSpacing(6);
    auto *builtInWords = wordsLabel(
        tr("It answers what your services offer, on this computer alone, and sends nothing anywhere."),
        Type::Body, "muted");
    builtInWords->setContentsMargins(30, 0, 0, 8);
    auto *serverWords
        = wordsLabel(tr("Any server that speaks the OpenAI protocol: OpenAI, Azure, Ollama, llama.cpp, "
                        "vLLM, LM Studio."),
                     Type::Body, "muted");
    serverWords->setContentsMargins(30, 0, 0, 4);
    rows->addWidget(m_builtIn);
    rows->addWidget(builtInWords);
    rows->addWidget(m_server);
    rows->addWidget(serverWords);
    rows->addWidget(m_form);
    card->setEnabled(!m_model.settings().host().isFixed("model-url")
                     && !m_model.settings().host().isFixed("model"));
    column->addWidget(card);
    fillFields();
    connect(m_builtIn, &QAbstractButton::clicked, this, [this] {
        m_model.use({}, {});
        follow();
    });
    connect(m_server, &QAbstractButton::clicked, this, &ModelSettingsPage::follow);
}

QWidget *ModelSettingsPage::makeServerForm()
{
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(30, 4, 0, 0);
    column->setSpacing(8);
    m_find = new Button(tr("Look on this computer"), QLatin1String("small"), ObjectNames::findModelsButton);
    connect(m_find, &QPushButton::clicked, &m_model, &Session::ModelSetup::find);
    auto *findRow = new QHBoxLayout;
    findRow->addWidget(m_find);
    findRow->addStretch(1);
    column->addLayout(findRow);
    m_found = new QVBoxLayout;
    m_found->setSpacing(6);
    column->addLayout(m_found);
    m_url = new FormField(tr("Address"), ObjectNames::modelUrlField,
                          QStringLiteral("https://api.openai.com/v1"));
    m_name = new FormField(tr("Model"), ObjectNames::modelNameField, QStringLiteral("gpt-4.1"));
    m_key = new FormField(tr("Key"), ObjectNames::modelKeyField);
    m_key->edit()->setEchoMode(QLineEdit::Password);
    for (FormField *field : {m_url, m_name, m_key}) {
        field->useWholeWidth();
        column->addWidget(field);
        connect(field->edit(), &QLineEdit::textEdited, &m_model, &Session::ModelSetup::clearTrial);
        connect(field->edit(), &QLineEdit::textChanged, this, &ModelSettingsPage::follow);
    }
    m_disclosure = wordsLabel({}, Type::Caption, "muted");
    m_disclosure->setObjectName(ObjectNames::modelDisclosure);
    m_disclosure->setContentsMargins(144, 0, 0, 0);
    column->addWidget(m_disclosure);
    m_trial = wordsLabel({}, Type::Body);
    m_trial->setObjectName(ObjectNames::modelTrial);
    m_trial->setContentsMargins(144, 0, 0, 0);
    column->addWidget(m_trial);
    m_test = new Button(tr("Test"), QLatin1String(), ObjectNames::testModelButton);
    m_use = new Button(tr("Use this model"), QLatin1String("primary"), ObjectNames::useModelButton);
    connect(m_test, &QPushButton::clicked, this, [this] { m_model.test(choice(), typedKey()); });
    connect(m_use, &QPushButton::clicked, this, [this] {
        m_model.use(choice(), typedKey());
        m_key->edit()->clear();
    });
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addSpacing(144);
    buttons->addWidget(m_use);
    buttons->addWidget(m_test);
    buttons->addStretch(1);
    column->addLayout(buttons);
    return form;
}

void ModelSettingsPage::fillFields()
{
    const ModelChoice &now = m_model.settings().settings().model;
    m_url->setText(now.url.toString());
    m_name->setText(now.name);
    m_server->setChecked(now.kind == ModelChoice::Kind::Server);
    m_builtIn->setChecked(now.kind == ModelChoice::Kind::BuiltIn);
}

ModelChoice ModelSettingsPage::choice() const
{
    const ModelChoice &now = m_model.settings().settings().model;
    ModelChoice choice;
    choice.kind = ModelChoice::Kind::Server;
    choice.url
        = QUrl(m_url->text().isEmpty() ? m_url->edit()->placeholderText() : m_url->text(), QUrl::StrictMode);
    choice.name = m_name->text();
    // A key goes to the place that it was given for, and to no other one.
    choice.hasKey = !m_key->edit()->text().isEmpty() || (now.hasKey && now.url == choice.url);
    return choice;
}

Core::Secret ModelSettingsPage::typedKey()
{
    return Core::Secret(m_key->edit()->text().trimmed().toUtf8());
}

QString ModelSettingsPage::trialWords() const
{
    switch (m_model.trial()) {
    case Trial::Running:
        return tr("Asking it for one word.");
    case Trial::Good:
        return tr("%1 answers.").arg(modelName(m_model.modelName()));
    case Trial::Failed: {
        Session::TurnFailure failure;
        failure.reason = m_model.reason();
        return ErrorTexts::ofModel(failure).title + u'.';
    }
    case Trial::Wrong:
        return harmless(m_model.sentence());
    case Trial::NoKeychain:
        return tr("Nothing was changed: this computer has no password store that could keep the key.");
    case Trial::None:
        break;
    }
    return {};
}

void ModelSettingsPage::fillFound()
{
    const QList<Session::FoundModelServer> found = m_model.found();
    const bool nothing = m_model.hasLooked() && !m_model.isLooking() && found.isEmpty();
    if (found == m_shown && nothing == (m_found->count() == 1 && m_shown.isEmpty()))
        return;
    m_shown = found;
    emptyLayout(*m_found);
    if (nothing)
        m_found->addWidget(wordsLabel(tr("No model server answers on the usual ports of this computer."),
                                      Type::Body, "muted"));
    for (const Session::FoundModelServer &server : found) {
        auto *line = new QWidget;
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(10);
        const QString models
            = harmless(server.models.mid(0, 5).join(QStringLiteral(", "))).simplified().left(200);
        row->addWidget(
            wordsLabel(tr("%1 at %2: %3").arg(server.program, server.url.toDisplayString(), models),
                       Type::Body),
            1);
        auto *choose = new Button(tr("Fill in"), QLatin1String("small"), ObjectNames::fillInModelButton);
        choose->setAccessibleName(tr("Fill in %1").arg(server.program));
        connect(choose, &QPushButton::clicked, this, [this, server] {
            m_url->setText(server.url.toString());
            m_name->setText(server.models.value(0));
            m_key->edit()->clear();
            m_model.clearTrial();
        });
        row->addWidget(choose);
        m_found->addWidget(line);
    }
}

void ModelSettingsPage::follow()
{
    const Session::SettingsHost &host = m_model.settings().host();
    const QString name = modelName(m_status.modelName());
    if (!host.hostsAgent()) {
        m_now->setText(
            tr("The agent at %1 chooses its model%2. Ask who looks after it.")
                .arg(host.agentUrl().host(), name.isEmpty() ? QString() : tr(", which is %1 now").arg(name)));
        return;
    }
    if (host.isFixed("model-url") || host.isFixed("model"))
        m_now->setText(
            tr("The command line of this window says which model answers, and wins over what is set."));
    else
        m_now->setText(name.isEmpty() ? tr("Who answers your questions.") : tr("%1 answers now.").arg(name));
    m_form->setVisible(m_server->isChecked());
    const ModelChoice wanted = choice();
    m_key->edit()->setPlaceholderText(
        wanted.hasKey && m_key->edit()->text().isEmpty() ? tr("Kept in the password store") : tr("None"));
    m_disclosure->setText(
        wanted.isLocal()
            ? tr("What you ask, what services answer to it, and your name go to the program at %1. On a "
                 "computer "
                 "that several people use it may be somebody else’s.")
                  .arg(wanted.url.authority())
            : tr("What you ask, what services answer to it, and your name go to %1.").arg(wanted.url.host()));
    m_trial->setText(trialWords());
    m_trial->setVisible(!m_trial->text().isEmpty());
    m_find->setEnabled(!m_model.isLooking());
    m_test->setEnabled(m_model.trial() != Trial::Running);
    const ModelChoice &now = m_model.settings().settings().model;
    m_use->setEnabled(!m_model.settings().isApplying()
                      && (wanted != now || !m_key->edit()->text().isEmpty()));
    m_use->setText(wanted == now && m_key->edit()->text().isEmpty() ? tr("In use") : tr("Use this model"));
    fillFound();
}

} // namespace Ui
