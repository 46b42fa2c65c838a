// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operationtable.h"

#include "ui/choices.h"
#include "ui/servicetext.h"
#include "ui/settingsnames.h"

#include <QKeyEvent>

namespace Ui {

using Session::OperationsModel;
using Session::ServiceEffect;

namespace {

constexpr int box = 16;
constexpr int shownRows = 10;
constexpr int roomForRequest = 560;

/// Boxes in the first column.
class OperationDelegate : public TableDelegate
{
public:
    using TableDelegate::TableDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem row = option;
        // The focus belongs to the row: its frame would run through the boxes otherwise.
        row.state.setFlag(QStyle::State_HasFocus, false);
        TableDelegate::paint(painter, row, index);
        if (index.column() != OperationsModel::Allowed)
            return;
        const QPoint middle = option.rect.center();
        const bool focused
            = option.widget && option.widget->hasFocus() && option.state.testFlag(QStyle::State_Selected);
        paintCheckBox(painter, QRect(middle.x() - box / 2, middle.y() - box / 2, box, box),
                      index.data(Qt::CheckStateRole).toInt() == Qt::Checked,
                      index.flags().testFlag(Qt::ItemIsUserCheckable), focused);
    }
};

} // namespace

OperationWords::OperationWords(OperationsModel &operations, QObject *parent)
    : QIdentityProxyModel(parent), m_operations(operations)
{
    setSourceModel(&operations);
}

QString OperationWords::text(const QModelIndex &index) const
{
    const Session::ServiceOperation &operation = m_operations.at(index.row());
    switch (index.column()) {
    case OperationsModel::Summary:
        return ServiceTexts::line(operation.summary);
    case OperationsModel::Request:
        return ServiceTexts::line(operation.method + u' ' + operation.path);
    case OperationsModel::Effect:
        return m_operations.reason(index.row()).isEmpty()
            ? ServiceTexts::effect(m_operations.effect(index.row()))
            : tr("Not usable");
    case OperationsModel::Roles: {
        const QStringList roles = m_operations.roles(index.row());
        return roles.isEmpty() ? tr("Not stated") : ServiceTexts::line(roles.join(QStringLiteral(", ")));
    }
    default:
        return {};
    }
}

/// Escaped, and said to be markup, or Qt would guess: a document wrote it.
QString OperationWords::tip(const QModelIndex &index) const
{
    const QString reason = m_operations.reason(index.row());
    QStringList lines {reason.isEmpty() ? text(index) : ServiceTexts::line(reason)};
    if (reason.isEmpty() && index.column() == OperationsModel::Summary)
        lines.append(text(index.siblingAtColumn(OperationsModel::Request)));
    return QStringLiteral("<qt>%1</qt>")
        .arg(lines.join(u'\n').toHtmlEscaped().replace(u'\n', QLatin1String("<br>")));
}

QVariant OperationWords::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const int row = index.row();
    const bool usable = m_operations.reason(row).isEmpty();
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::ToolTipRole:
        return tip(index);
    case Qt::AccessibleTextRole: {
        const auto of = [&](int column) { return text(index.siblingAtColumn(column)); };
        return tr("%1, %2, %3, role: %4")
            .arg(of(OperationsModel::Summary), of(OperationsModel::Request), of(OperationsModel::Effect),
                 of(OperationsModel::Roles));
    }
    case Qt::TextAlignmentRole:
        return int(Qt::AlignLeft);
    case FixedRole:
        return index.column() == OperationsModel::Request;
    case MutedRole:
        if (index.column() == OperationsModel::Effect)
            return m_operations.effect(row) == ServiceEffect::Reads;
        return !usable || index.column() != OperationsModel::Summary;
    case WarnRole:
        return !usable && index.column() == OperationsModel::Effect;
    case SignIconRole:
        if (index.column() != OperationsModel::Effect)
            return {};
        return !usable                                         ? QStringLiteral("warning")
            : m_operations.effect(row) == ServiceEffect::Reads ? QStringLiteral("eye")
                                                               : QStringLiteral("edit");
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant OperationWords::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft);
    if (role == Qt::AccessibleTextRole && section == OperationsModel::Allowed)
        return tr("Allowed");
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (section) {
    case OperationsModel::Summary:
        return tr("What you can ask");
    case OperationsModel::Request:
        return tr("Request");
    case OperationsModel::Effect:
        return tr("Effect");
    case OperationsModel::Roles:
        return tr("Role it takes");
    default:
        return {};
    }
}

OperationTable::OperationTable(OperationsModel &operations, QWidget *parent)
    : TableView(parent), m_operations(operations)
{
    setObjectName(ObjectNames::operationTable);
    setAccessibleName(tr("Operations"));
    setItemDelegate(new OperationDelegate(this));
    horizontalHeader()->setSectionsClickable(false);
    setModel(new OperationWords(operations, this));
    connect(this, &TableView::contentChanged, this, &OperationTable::share);
    connect(this, &TableView::actionWanted, this, &OperationTable::toggle);
}

void OperationTable::toggle(int row)
{
    if (m_operations.reason(row).isEmpty())
        m_operations.setAllowed(row, !m_operations.isAllowed(row));
}

void OperationTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && currentIndex().isValid())
        toggle(currentIndex().row());
    else
        TableView::keyPressEvent(event);
}

void OperationTable::mousePressEvent(QMouseEvent *event)
{
    TableView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && index.column() == OperationsModel::Allowed && event->button() == Qt::LeftButton)
        toggle(index.row());
}

void OperationTable::share()
{
    const int width = viewport()->width();
    const QFontMetrics metrics(font());
    const int effect = 52
        + qMax(metrics.horizontalAdvance(tr("Not usable")),
               metrics.horizontalAdvance(ServiceTexts::effect(ServiceEffect::AsksFirst)));
    const int roles
        = qMax(width * 16 / 100, metrics.horizontalAdvance(OperationWords::tr("Not stated")) + 24);
    const bool room = width >= roomForRequest;
    setColumnHidden(OperationsModel::Request, !room); // the tip of a row says it too
    setWidths({40, 0, room ? width * 26 / 100 : 0, effect, roles}, OperationsModel::Summary);
    const int rows = qBound(1, m_operations.rowCount(), shownRows);
    setFixedHeight(horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize()
                   + 1);
}

void OperationTable::resizeEvent(QResizeEvent *event)
{
    TableView::resizeEvent(event);
    clearMask(); // inside a card, whose corners are elsewhere
}

} // namespace Ui
