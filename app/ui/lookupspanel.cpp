// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lookupspanel.h"

#include "ui/appearance.h"
#include "ui/buttons.h"
#include "ui/findfield.h"
#include "ui/hrtext.h"
#include "ui/icons.h"
#include "ui/lookuptable.h"
#include "ui/objectnames.h"
#include "ui/spinner.h"
#include "ui/tableview.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

namespace Ui {

using Session::LookupsModel;
using State = Session::PagedModel::State;

namespace {
constexpr int roomForAll = 780; // below that the columns are as narrow as they can be
}

LookupsPanel::LookupsPanel(LookupsModel &lookups, Kind kind, QWidget *parent)
    : QWidget(parent), m_lookups(lookups), m_kind(kind),
      m_period(new Button(QString(), QLatin1String(), ObjectNames::periodButton)), m_frame(new QFrame),
      m_table(new TableView), m_model(new LookupTable(lookups, kind == Kind::Own, this)), m_foot(new QLabel),
      m_spinner(new Spinner)
{
    const bool own = kind == Kind::Own;
    auto *title = new QLabel(own ? tr("Who looked at your data") : tr("Who looked at or changed what"));
    setType(title, Type::Title);
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(title);
    if (!own) {
        m_find = new FindField(tr("Find in the log"), tr("Find in the log"), QString());
        m_find->setObjectName(ObjectNames::findLogField);
        m_find->setMaximumWidth(230);
        m_find->setMinimumWidth(120);
        head->addSpacing(10);
        head->addWidget(m_find, 1);
    }
    head->addStretch(own ? 1 : 0);
    head->addWidget(m_spinner);
    if (!own) {
        m_scope = new Button(tr("Everyone’s data"), QLatin1String(), ObjectNames::scopeButton);
        m_scope->setTrailingIcon(QStringLiteral("chevron-down"));
        head->addWidget(m_scope);
    }
    m_period->setTrailingIcon(QStringLiteral("chevron-down"));
    head->addWidget(m_period);
    m_table->setObjectName(own ? ObjectNames::ownLookupTable : ObjectNames::lookupTable);
    m_table->setAccessibleName(title->text());
    m_table->setModel(m_model);
    m_table->horizontalHeader()->setSectionsClickable(false); // newest first, and no other way
    m_table->setColumnHidden(LookupsModel::Whose, own);
    m_frame->setProperty("kind", QLatin1String("table"));
    m_foot->setObjectName(own ? ObjectNames::ownLookupFoot : ObjectNames::lookupFoot);
    m_foot->setTextFormat(Qt::PlainText);
    m_foot->setWordWrap(true);
    setType(m_foot, Type::Caption, "muted");

    auto *inside = new QVBoxLayout(m_frame);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(own ? 0 : 24, own ? 0 : 15, own ? 0 : 24, 16);
    column->setSpacing(10);
    column->addLayout(head);
    if (own) {
        auto *lead = new QLabel(tr(
            "Every look-up by someone else is written down before the answer is given. Your own are not."));
        lead->setWordWrap(true);
        setType(lead, Type::Body, "muted");
        column->setSpacing(5);
        column->addWidget(lead);
        column->addSpacing(8);
        m_foot->setContentsMargins(0, 6, 0, 0);
    }
    column->addWidget(m_frame, 1);
    column->addWidget(m_foot);
    column->addStretch(0);

    addPeriods();
    if (!own) {
        addScopes();
        m_searching.setSingleShot(true);
        m_searching.setInterval(std::chrono::milliseconds(200));
        connect(&m_searching, &QTimer::timeout, this,
                [this] { m_lookups.setSearch(m_find->text().simplified()); });
        connect(m_find, &QLineEdit::textChanged, this, [this] { m_searching.start(); });
        connect(m_find, &FindField::downWanted, this, [this] { m_table->setFocus(Qt::TabFocusReason); });
    }
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(std::chrono::milliseconds(200));
    connect(&m_quiet, &QTimer::timeout, m_spinner, &QWidget::show);
    connect(m_table, &TableView::copied, this, &LookupsPanel::said);
    connect(m_table, &TableView::menuWanted, this, &LookupsPanel::showMenu);
    connect(m_table, &TableView::contentChanged, this, &LookupsPanel::fit);
    connect(&lookups, &Session::PagedModel::stateChanged, this, &LookupsPanel::follow);
    follow();
}

QWidget *LookupsPanel::table() const
{
    return m_table;
}

QList<QWidget *> LookupsPanel::controls() const
{
    QList<QWidget *> order;
    if (m_find)
        order += {m_find, m_scope};
    return order + QList<QWidget *> {m_period, m_table};
}

void LookupsPanel::addPeriods()
{
    auto *menu = new QMenu(this);
    const QList<QPair<int, QString>> periods {{7, tr("Last 7 days")},
                                              {30, tr("Last 30 days")},
                                              {365, tr("Last 12 months")},
                                              {0, tr("From the beginning")}};
    for (const auto &[days, name] : periods)
        menu->addAction(name, this, [this, d = days, n = name] { setPeriod(d, n); });
    connect(m_period, &QPushButton::clicked, menu,
            [this, menu] { menu->popup(m_period->mapToGlobal(QPoint(0, m_period->height() + 2))); });
    const auto &first = periods.at(m_kind == Kind::Own ? 2 : 1);
    setPeriod(first.first, first.second);
}

void LookupsPanel::setPeriod(int days, const QString &name)
{
    m_period->setText(name);
    m_period->setAccessibleName(tr("Period: %1").arg(name));
    m_period->updateGeometry();
    // From the start of a day, so that asking again asks for the same.
    m_lookups.setSince(days == 0 ? QDateTime() : QDate::currentDate().addDays(-days).startOfDay());
}

void LookupsPanel::addScopes()
{
    auto *menu = new QMenu(this);
    const auto add = [this, menu](const QString &name, bool everybody, const QString &action) {
        menu->addAction(name, this, [this, name, everybody, action] {
            m_scope->setText(name);
            m_scope->setAccessibleName(tr("Whose data: %1").arg(name));
            m_scope->updateGeometry();
            m_lookups.setEverybody(everybody);
            m_lookups.setAction(action);
        });
    };
    add(tr("Everyone’s data"), true, {});
    add(tr("Only changes"), true, QStringLiteral("change"));
    add(tr("Only look-ups"), true, QStringLiteral("lookup"));
    add(tr("My own data"), false, {});
    m_scope->setAccessibleName(tr("Whose data: %1").arg(m_scope->text()));
    connect(m_scope, &QPushButton::clicked, menu,
            [this, menu] { menu->popup(m_scope->mapToGlobal(QPoint(0, m_scope->height() + 2))); });
}

QString LookupsPanel::footText() const
{
    if (m_lookups.state() == State::Failed && !m_lookups.refusal())
        return tr("HR did not answer. What you see may be old.");
    const int total = m_lookups.total();
    if (m_lookups.state() != State::Loaded && total == 0)
        return {};
    if (total == 0)
        return m_kind == Kind::Own ? tr("Nobody has looked at your data in this time.")
                                   : tr("Nothing was found.");
    if (m_kind == Kind::Everybody)
        return {};
    QString who = m_lookups.rowCount() > 0 ? HrText::line(m_lookups.at(0).actor) : QString();
    for (int row = 1; row < m_lookups.rowCount(); ++row)
        if (HrText::line(m_lookups.at(row).actor) != who)
            who.clear();
    const QString count = tr("%Ln entries.", nullptr, total);
    return count + u' '
        + (who.isEmpty() ? tr("Something looks wrong? Ask who is named there, and name the correlation id.")
                         : tr("Something looks wrong? Ask %1, and name the correlation id.").arg(who));
}

void LookupsPanel::follow()
{
    const bool loading = m_lookups.state() == State::Loading;
    if (loading) {
        m_quiet.start();
    } else {
        m_quiet.stop();
        m_spinner->hide();
    }
    const QString foot = footText();
    m_foot->setText(foot);
    m_foot->setVisible(!foot.isEmpty());
    fit();
    m_table->fill();
}

void LookupsPanel::fit()
{
    m_frame->setMaximumHeight(m_table->contentHeight());
    const bool own = m_kind == Kind::Own;
    const bool small = m_table->viewport()->width() < roomForAll;
    const auto either = [small](int normal, int narrow) { return small ? narrow : normal; };
    const QList<QPair<int, int>> fixed {{LookupsModel::When, either(own ? 170 : 150, 120)},
                                        {LookupsModel::Who, either(own ? 110 : 90, 76)},
                                        {LookupsModel::Whose, own ? 0 : either(100, 80)},
                                        {LookupsModel::AllowedBy, either(own ? 180 : 160, own ? 150 : 110)},
                                        {LookupsModel::Correlation, either(120, 90)}};
    QList<int> widths(LookupsModel::Columns, 0);
    for (const auto &[column, size] : fixed)
        widths[column] = size;
    m_table->setWidths(widths, LookupsModel::What);
}

void LookupsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void LookupsPanel::showMenu(int row, const QPoint &at)
{
    if (row < 0)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(QStringLiteral("copy")), tr("Copy the row"), this,
                    [this, text = m_table->rowText(row)] {
                        QApplication::clipboard()->setText(text);
                        Q_EMIT said(tr("The row is copied."));
                    });
    menu->addAction(tr("Copy the correlation id"), this, [this, id = m_lookups.at(row).correlationId] {
        QApplication::clipboard()->setText(HrText::line(id));
        Q_EMIT said(tr("The id is copied."));
    });
    menu->popup(at);
}

} // namespace Ui
