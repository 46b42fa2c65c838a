// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/employeespanel.h"

#include "ui/appearance.h"
#include "ui/buttons.h"
#include "ui/changeform.h"
#include "ui/csv.h"
#include "ui/employeetable.h"
#include "ui/findfield.h"
#include "ui/hrtext.h"
#include "ui/icons.h"
#include "ui/objectnames.h"
#include "ui/spinner.h"
#include "ui/tableview.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSaveFile>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace Ui {

using Session::EmployeesModel;
using State = Session::PagedModel::State;
using Edit = Session::AdminViewModel::Edit;

EmployeesPanel::EmployeesPanel(Session::AdminViewModel &admin, QWidget *parent)
    : QWidget(parent), m_admin(admin),
      m_find(new FindField(tr("Find a person"), tr("Find a person"), QString())), m_count(new QLabel),
      m_spinner(new Spinner),
      m_export(new Button(tr("Export CSV"), QLatin1String(), ObjectNames::exportButton)), m_frame(new QFrame),
      m_table(new TableView), m_model(new EmployeeTable(admin, this)), m_notice(new QLabel)
{
    setObjectName(ObjectNames::employeesPanel);
    auto *title = new QLabel(tr("Employees"));
    setType(title, Type::Title);
    m_find->setObjectName(ObjectNames::findPersonField);
    m_find->setFixedWidth(230);
    m_count->setObjectName(ObjectNames::employeeCount);
    setType(m_count, Type::Caption, "muted");
    m_export->setIcon(icon(QStringLiteral("download")));
    m_table->setObjectName(ObjectNames::employeeTable);
    m_table->setAccessibleName(tr("Employees"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(EmployeesModel::Name, Qt::AscendingOrder);
    m_frame->setProperty("kind", QLatin1String("table"));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setObjectName(ObjectNames::employeeNotice);
    setType(m_notice, Type::Body, "muted");

    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(title);
    head->addSpacing(10);
    head->addWidget(m_find);
    head->addStretch(1);
    head->addWidget(m_spinner);
    head->addWidget(m_count);
    head->addWidget(m_export);
    auto *inside = new QVBoxLayout(m_frame);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(10);
    column->addLayout(head);
    column->addWidget(m_frame, 1);
    column->addWidget(m_notice);
    column->addStretch(0);

    m_searching.setSingleShot(true);
    m_searching.setInterval(std::chrono::milliseconds(200));
    connect(&m_searching, &QTimer::timeout, this,
            [this] { m_admin.employees().setSearch(m_find->text().simplified()); });
    connect(m_find, &QLineEdit::textChanged, this, [this] { m_searching.start(); });
    connect(m_find, &FindField::downWanted, this, [this] { m_table->setFocus(Qt::TabFocusReason); });
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(std::chrono::milliseconds(200));
    connect(&m_quiet, &QTimer::timeout, m_spinner, &QWidget::show);
    connect(m_export, &QPushButton::clicked, this, &EmployeesPanel::exportCsv);
    connect(m_table, &TableView::copied, this, &EmployeesPanel::said);
    connect(m_table, &TableView::actionWanted, &admin, &Session::AdminViewModel::beginChange);
    connect(m_table, &TableView::menuWanted, this, &EmployeesPanel::showMenu);
    connect(m_table, &TableView::contentChanged, this, &EmployeesPanel::fit);
    // Before the view takes the form away, and the focus with it.
    connect(&admin, &Session::AdminViewModel::changeEnding, this,
            [this] { m_formHadFocus = m_form && m_form->isAncestorOf(QApplication::focusWidget()); });
    connect(&admin.employees(), &Session::PagedModel::stateChanged, this, &EmployeesPanel::follow);
    connect(&admin, &Session::AdminViewModel::editChanged, this, &EmployeesPanel::followEdit);
    connect(&admin, &Session::AdminViewModel::saved, this, [this](const QString &name) {
        Q_EMIT said(tr("%1’s days off are changed.").arg(HrText::line(name)));
        m_table->setFocus(Qt::OtherFocusReason);
    });
    follow();
}

QWidget *EmployeesPanel::table() const
{
    return m_table;
}

QList<QWidget *> EmployeesPanel::controls() const
{
    QList<QWidget *> order {m_find, m_export, m_table};
    if (m_form)
        order += m_form->findChildren<QWidget *>();
    return order;
}

void EmployeesPanel::follow()
{
    const EmployeesModel &employees = m_admin.employees();
    const bool loading = employees.state() == State::Loading;
    if (loading)
        m_quiet.start();
    else
        m_quiet.stop();
    if (!loading)
        m_spinner->hide();
    const int total = employees.total();
    m_count->setText(tr("%Ln people", nullptr, total));
    m_count->setVisible(employees.state() == State::Loaded || total > 0);
    QString words;
    if (employees.state() == State::Failed && !employees.refusal())
        words = tr("HR did not answer. What you see may be old.");
    else if (employees.state() == State::Loaded && total == 0)
        words = m_find->text().isEmpty() ? tr("HR has no employees yet.") : tr("Nobody is called that.");
    m_notice->setText(words);
    m_notice->setVisible(!words.isEmpty());
    m_export->setEnabled(total > 0);
    fit();
    m_table->fill();
}

void EmployeesPanel::followEdit()
{
    const int row = m_admin.employees().formRow();
    if (row < 0) {
        m_table->clearSpans();
        if (std::exchange(m_formHadFocus, false))
            m_table->setFocus(Qt::OtherFocusReason);
        fit();
        return;
    }
    if (m_form)
        return;
    m_form = new ChangeForm(m_admin);
    m_table->setSpan(row, 0, 1, EmployeesModel::Columns);
    m_table->setIndexWidget(m_model->index(row, 0), m_form);
    const auto place = [this] {
        const int now = m_admin.employees().formRow();
        if (!m_form || now < 0)
            return;
        m_table->setRowHeight(now, m_form->wantedHeight());
        fit();
    };
    connect(m_form, &ChangeForm::resized, this, place);
    place();
    m_table->setCurrentIndex(m_model->index(row - 1, 0));
    m_table->scrollTo(m_model->index(row, 0));
    m_form->takeFocus();
}

int EmployeesPanel::wantedHeight() const
{
    const QMargins around = layout()->contentsMargins();
    const int notice = m_notice->isHidden() ? 0 : layout()->spacing() + m_notice->sizeHint().height();
    return around.top() + m_export->sizeHint().height() + layout()->spacing() + m_table->contentHeight()
        + notice + around.bottom();
}

void EmployeesPanel::fit()
{
    m_frame->setMaximumHeight(m_table->contentHeight());
    const int width = m_table->viewport()->width();
    const int action = qMax(100, m_table->fontMetrics().horizontalAdvance(tr("Change")) + 60);
    QList<int> widths(EmployeesModel::Columns, 0);
    widths[EmployeesModel::Name] = int(width * 0.30);
    widths[EmployeesModel::DaysOff] = int(width * 0.145);
    widths[EmployeesModel::Action] = action;
    m_table->setWidths(widths, EmployeesModel::Changed);
    Q_EMIT heightChanged();
}

void EmployeesPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void EmployeesPanel::showMenu(int row, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const Session::Employee *employee = m_admin.employees().at(row)) {
        // By name: rows may move while the menu is open.
        const auto now = [this, name = employee->name] { return m_admin.employees().find(name); };
        menu->addAction(icon(QStringLiteral("edit")), tr("Change"), this,
                        [this, now] { m_admin.beginChange(now()); });
        menu->addAction(icon(QStringLiteral("copy")), tr("Copy the row"), this, [this, now] {
            if (now() < 0)
                return;
            QApplication::clipboard()->setText(m_table->rowText(now()));
            Q_EMIT said(tr("The row is copied."));
        });
        menu->addSeparator();
    }
    for (const int column : {EmployeesModel::Name, EmployeesModel::DaysOff, EmployeesModel::Changed})
        menu->addAction(
            tr("Sort by: %1").arg(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()),
            this, [this, column] {
                const QHeaderView *header = m_table->horizontalHeader();
                const bool again = header->sortIndicatorSection() == column
                    && header->sortIndicatorOrder() == Qt::AscendingOrder;
                m_table->sortByColumn(column, again ? Qt::DescendingOrder : Qt::AscendingOrder);
            });
    menu->popup(at);
}

void EmployeesPanel::exportCsv()
{
    auto *dialog = new QFileDialog(this, tr("Export the employees"),
                                   QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                                   tr("Comma-separated values (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(tr("Employees") + QStringLiteral(".csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        Core::whenDone(this, m_admin.everyone(),
                       [this, file](const Core::Result<QList<Session::Employee>> &employees) {
                           if (employees)
                               write(file, *employees);
                           else
                               Q_EMIT said(tr("HR did not answer. No file was written."));
                       });
    });
    dialog->open();
}

void EmployeesPanel::write(const QString &file, const QList<Session::Employee> &employees)
{
    QString text = csvLine({tr("Person"), tr("Days off left"), tr("Last changed by"), tr("Last changed")});
    for (const Session::Employee &employee : employees)
        text += csvLine({employee.name, QString::number(employee.daysOff), employee.changedBy,
                         employee.changedAt.toString(Qt::ISODate)});
    QSaveFile out(file);
    const QByteArray bytes
        = QByteArrayLiteral("\xEF\xBB\xBF") + text.toUtf8(); // table programs want the mark
    const bool written = out.open(QFile::WriteOnly) && out.write(bytes) == bytes.size() && out.commit();
    Q_EMIT said(written ? tr("The file is saved.")
                        : tr("The file could not be written. Choose another place."));
}

} // namespace Ui
