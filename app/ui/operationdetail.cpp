// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operationdetail.h"

#include "ui/choices.h"
#include "ui/formparts.h"
#include "ui/servicetext.h"
#include "ui/settingsnames.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace Ui {

using Session::ServiceEffect;

OperationDetail::OperationDetail(Session::OperationsModel &operations, QWidget *parent)
    : QWidget(parent), m_operations(operations), m_title(wordsLabel({}, Type::Body)),
      m_words(wordsLabel({}, Type::Body, "muted")), m_choices(new QWidget),
      m_reads(new Radio(ServiceTexts::effect(ServiceEffect::Reads), ObjectNames::readsChoice)),
      m_asks(new Radio(ServiceTexts::effect(ServiceEffect::AsksFirst), ObjectNames::asksFirstChoice)),
      m_roles(new FormField(tr("Role it takes"), ObjectNames::rolesField))
{
    m_words->setObjectName(ObjectNames::operationWords);
    m_roles->useWholeWidth();
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    auto *choices = new QHBoxLayout(m_choices);
    choices->setContentsMargins(0, 0, 0, 0);
    choices->setSpacing(24);
    choices->addWidget(m_reads);
    choices->addWidget(m_asks);
    choices->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 14);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_words);
    column->addWidget(m_choices);
    column->addWidget(m_roles);
    connect(m_reads, &QAbstractButton::clicked, this,
            [this] { m_operations.setEffect(m_row, ServiceEffect::Reads); });
    connect(m_asks, &QAbstractButton::clicked, this,
            [this] { m_operations.setEffect(m_row, ServiceEffect::AsksFirst); });
    connect(m_roles->edit(), &QLineEdit::textEdited, this, &OperationDetail::takeRoles);
    connect(&operations, &QAbstractItemModel::dataChanged, this, &OperationDetail::follow);
    connect(&operations, &QAbstractItemModel::modelReset, this, [this] { show(-1); });
    show(-1);
}

void OperationDetail::show(int row)
{
    m_row = row < m_operations.rowCount() ? row : -1;
    setVisible(m_row >= 0);
    if (m_row < 0)
        return;
    m_roles->setText(m_operations.roles(m_row).join(QStringLiteral(", ")));
    follow();
}

void OperationDetail::follow()
{
    if (m_row < 0 || m_row >= m_operations.rowCount())
        return;
    const Session::ServiceOperation &operation = m_operations.at(m_row);
    const QString reason = m_operations.reason(m_row);
    m_title->setText(ServiceTexts::line(operation.summary));
    if (!reason.isEmpty())
        m_words->setText(tr("It cannot be used: %1.").arg(ServiceTexts::line(reason)));
    else if (operation.reads)
        m_words->setText(tr("It only reads. It can ask first all the same."));
    else if (operation.mayOnlyRead)
        m_words->setText(
            tr("It waits for your decision each time. Where you know that it changes nothing, say "
               "that it reads: that holds until its document changes."));
    else
        m_words->setText(tr("It changes something and waits for your decision each time."));
    m_choices->setVisible(m_operations.canChooseEffect(m_row));
    m_reads->setChecked(m_operations.effect(m_row) == ServiceEffect::Reads);
    m_asks->setChecked(m_operations.effect(m_row) == ServiceEffect::AsksFirst);
    m_roles->setVisible(reason.isEmpty());
    m_roles->edit()->setPlaceholderText(tr("Not stated: the service decides"));
}

void OperationDetail::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(1, 0, width() - 2, 1, currentTokens().line); // below the table
}

void OperationDetail::takeRoles()
{
    QStringList roles;
    const QStringList parts = m_roles->text().split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString role = part.simplified();
        if (!role.isEmpty() && !roles.contains(role))
            roles.append(role);
    }
    m_operations.setRoles(m_row, roles);
}

} // namespace Ui
