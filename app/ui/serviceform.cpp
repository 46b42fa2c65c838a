// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/serviceform.h"

#include "ui/buttons.h"
#include "ui/choices.h"
#include "ui/formparts.h"
#include "ui/operationdetail.h"
#include "ui/operationtable.h"
#include "ui/servicetext.h"
#include "ui/settingsnames.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace Ui {

using Session::ServiceAccess;
using Problem = Session::ServicesViewModel::Problem;

namespace {
constexpr int labelWidth = 144; // as a FormField's
}

ServiceForm::ServiceForm(Session::ServicesViewModel &services, QWidget *parent)
    : QFrame(parent), m_services(services), m_title(wordsLabel({}, Type::Title)),
      m_version(wordsLabel({}, Type::Body, "muted")), m_changed(wordsLabel({}, Type::Body, "warn"))
{
    setObjectName(ObjectNames::serviceForm);
    setProperty("kind", QLatin1String("card"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 14, 0, 0);
    column->setSpacing(0);
    auto *facts = new QVBoxLayout;
    facts->setContentsMargins(16, 0, 16, 12);
    facts->setSpacing(8);
    facts->addWidget(m_title);
    facts->addWidget(m_version);
    facts->addWidget(m_changed);
    addUnread(facts);
    facts->addSpacing(4);
    addFacts(facts);
    addAccess(facts);
    column->addLayout(facts);
    addOperations(column);
    connect(&services, &Session::ServicesViewModel::opened, this, &ServiceForm::fill);
    connect(&services, &Session::ServicesViewModel::changed, this, &ServiceForm::follow);
    follow();
}

void ServiceForm::addUnread(QVBoxLayout *column)
{
    m_unread = new QWidget;
    m_unreadWords = wordsLabel({}, Type::Body, "warn");
    m_unreadWords->setObjectName(ObjectNames::unreadWords);
    auto *again
        = new Button(tr("Read it again"), QLatin1String("small"), ObjectNames::readDocumentAgainButton);
    connect(again, &QPushButton::clicked, &m_services, &Session::ServicesViewModel::readAgain);
    auto *line = new QHBoxLayout(m_unread);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(16);
    line->addWidget(m_unreadWords, 1);
    line->addWidget(again, 0, Qt::AlignTop);
    column->addWidget(m_unread);
}

void ServiceForm::addFacts(QVBoxLayout *column)
{
    m_name = new FormField(tr("Name"), ObjectNames::serviceNameField);
    m_name->edit()->setMaxLength(60);
    m_url = new FormField(tr("Calls go to"), ObjectNames::serviceUrlField,
                          QStringLiteral("https://rooms.example.com/api"));
    m_help = new FormField(tr("Who can help"), ObjectNames::whoCanHelpField,
                           tr("Whom somebody without the role may ask"));
    for (FormField *field : {m_name, m_url, m_help}) {
        field->useWholeWidth();
        column->addWidget(field);
    }
    connect(m_name->edit(), &QLineEdit::textEdited, &m_services, &Session::ServicesViewModel::setName);
    connect(m_url->edit(), &QLineEdit::editingFinished, this, [this] {
        if (m_services.isOpen())
            m_services.setBaseUrl(m_url->text());
    });
    connect(m_help->edit(), &QLineEdit::textEdited, &m_services, &Session::ServicesViewModel::setWhoCanHelp);
}

void ServiceForm::addAccess(QVBoxLayout *column)
{
    auto *name = new QLabel(tr("In your name by"));
    name->setFixedWidth(labelWidth);
    name->setContentsMargins(0, 3, 0, 0);
    auto *ways = new QVBoxLayout;
    ways->setSpacing(4);
    for (const ServiceAccess access : {ServiceAccess::PassThrough, ServiceAccess::TokenExchange,
                                       ServiceAccess::ApiKey, ServiceAccess::None}) {
        auto *radio = new Radio(ServiceTexts::accessName(access), ObjectNames::accessChoice);
        connect(radio, &QAbstractButton::clicked, this, [this, access] { m_services.setAccess(access); });
        ways->addWidget(radio);
        m_access.append({access, radio});
    }
    m_accessWords = wordsLabel({}, Type::Body, "muted");
    m_accessWords->setObjectName(ObjectNames::accessWords);
    ways->addWidget(m_accessWords);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(name, 0, Qt::AlignTop);
    row->addLayout(ways, 1);
    column->addSpacing(4);
    column->addLayout(row);
    m_audience = new FormField(tr("Audience"), ObjectNames::audienceField, QStringLiteral("rooms-api"));
    m_scope = new FormField(tr("Scope"), ObjectNames::scopeField, QStringLiteral("openid rooms"));
    m_key = new FormField(tr("Key"), ObjectNames::serviceKeyField);
    m_key->edit()->setEchoMode(QLineEdit::Password);
    m_key->edit()->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    for (FormField *field : {m_audience, m_scope, m_key}) {
        field->useWholeWidth();
        column->addWidget(field);
    }
    connect(m_audience->edit(), &QLineEdit::textEdited, &m_services,
            &Session::ServicesViewModel::setAudience);
    connect(m_scope->edit(), &QLineEdit::textEdited, &m_services, &Session::ServicesViewModel::setScope);
    connect(m_key->edit(), &QLineEdit::textEdited, this, &ServiceForm::follow);
}

void ServiceForm::addOperations(QVBoxLayout *form)
{
    m_offered = new QWidget;
    form->addWidget(m_offered);
    auto *column = new QVBoxLayout(m_offered);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_count = wordsLabel({}, Type::Body, "muted");
    auto *all = new Button(tr("Allow all"), QLatin1String("link"), ObjectNames::allowAllButton);
    auto *none = new Button(tr("Allow none"), QLatin1String("link"), ObjectNames::allowNoneButton);
    connect(all, &QPushButton::clicked, this, [this] { m_services.operations().setAllAllowed(true); });
    connect(none, &QPushButton::clicked, this, [this] { m_services.operations().setAllAllowed(false); });
    auto *line = new QHBoxLayout;
    line->setContentsMargins(16, 4, 16, 6);
    line->setSpacing(16);
    line->addWidget(m_count, 1);
    line->addWidget(all);
    line->addWidget(none);
    column->addLayout(line);
    m_table = new OperationTable(m_services.operations());
    auto *inset = new QHBoxLayout; // beside the card's own line
    inset->setContentsMargins(1, 0, 1, 0);
    inset->addWidget(m_table);
    column->addLayout(inset);
    m_detail = new OperationDetail(m_services.operations());
    column->addWidget(m_detail);
    m_remarks = wordsLabel({}, Type::Caption, "muted");
    m_remarks->setContentsMargins(16, 8, 16, 10);
    column->addWidget(m_remarks);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { m_detail->show(current.row()); });
    // After the detail, which then shows nothing.
    connect(&m_services.operations(), &QAbstractItemModel::modelReset, this, [this] {
        if (m_services.operations().rowCount() > 0)
            m_table->setCurrentIndex(m_table->model()->index(0, 0));
    });
}

void ServiceForm::fill()
{
    const Session::ServiceChoice &choice = m_services.choice();
    m_name->setText(choice.name);
    m_url->setText(choice.baseUrl.toString());
    m_audience->setText(choice.audience);
    m_scope->setText(choice.scope);
    m_help->setText(choice.whoCanHelp);
}

Core::Secret ServiceForm::key() const
{
    return Core::Secret(m_key->edit()->text().trimmed().toUtf8());
}

void ServiceForm::follow()
{
    if (!m_services.isOpen()) {
        m_key->edit()->clear();
        return;
    }
    const Session::ServiceDocument &document = m_services.document();
    const Session::ServiceChoice &choice = m_services.choice();
    const bool unread = !m_services.hasDocument();
    m_title->setText(ServiceTexts::line(unread ? m_services.changes() : document.title));
    m_version->setVisible(!unread);
    m_unread->setVisible(unread);
    m_unreadWords->setText(ServiceTexts::unread(m_services));
    m_offered->setVisible(!unread);
    m_version->setText(
        tr("version %1 · OpenAPI %2")
            .arg(ServiceTexts::line(document.version, 40), ServiceTexts::line(document.openapi, 20)));
    m_changed->setText(
        tr("The document has changed since you looked at it. Look at what its operations do: those "
           "that only read by your word ask first again."));
    m_changed->setVisible(m_services.documentHasChanged());
    for (const auto &[access, radio] : m_access) {
        radio->setChecked(access == choice.access);
        radio->setEnabled(access != ServiceAccess::TokenExchange || m_services.canExchangeTokens()
                          || access == choice.access);
    }
    m_accessWords->setText(
        ServiceTexts::accessWords(choice.access, choice.baseUrl, m_services.canExchangeTokens()));
    m_audience->setVisible(Session::takesAudience(choice.access));
    m_scope->setVisible(choice.access == ServiceAccess::TokenExchange);
    m_key->setVisible(choice.access == ServiceAccess::ApiKey);
    m_key->edit()->setPlaceholderText(m_services.hasKey() ? tr("Kept in the password store") : tr("None"));
    const Problem problem = m_services.problem();
    const QString words = ServiceTexts::problem(m_services);
    const auto where = [&](bool here) { return here ? words : QString(); };
    m_name->setProblem(where(problem == Problem::NoName || problem == Problem::NameTaken));
    m_url->setProblem(where(problem == Problem::NoBaseAddress || problem == Problem::BaseNotSafe));
    m_audience->setProblem(where(problem == Problem::NoAudience));
    m_key->setProblem(where(problem == Problem::NoKey && key().isEmpty()));
    m_count->setText(tr("%1 of %n operations are allowed.", nullptr, m_services.operations().rowCount())
                         .arg(m_services.operations().allowed()));
    QStringList remarks;
    for (const QString &remark : document.remarks.mid(0, 5))
        remarks.append(ServiceTexts::line(remark, 400));
    m_remarks->setText(remarks.join(u'\n'));
    m_remarks->setVisible(!remarks.isEmpty());
}

} // namespace Ui
