// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lookuptable.h"

#include "ui/hrtext.h"
#include "ui/tableview.h"
#include "ui/turntext.h"

namespace Ui {

using Session::LookupsModel;

LookupTable::LookupTable(LookupsModel &lookups, bool own, QObject *parent)
    : QIdentityProxyModel(parent), m_lookups(lookups), m_own(own)
{
    setSourceModel(&lookups);
}

QVariant LookupTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Session::Lookup &lookup = m_lookups.at(index.row());
    const bool correlation = index.column() == LookupsModel::Correlation;
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case LookupsModel::When:
            return HrText::moment(lookup.at.toLocalTime(), QDate::currentDate());
        case LookupsModel::Who:
            return HrText::line(lookup.actor);
        case LookupsModel::What:
            return HrText::what(lookup, m_own);
        case LookupsModel::Whose:
            return HrText::line(lookup.personName);
        case LookupsModel::AllowedBy:
            return lookup.role.isEmpty() ? tr("not stated") : TurnText::role(HrText::line(lookup.role));
        default: {
            const QString id = HrText::line(lookup.correlationId);
            return id.size() > 8 ? id.left(8) + QChar(0x2026) : id;
        }
        }
    case Qt::AccessibleTextRole:
        return tr("%1, %2: %3 %4. Allowed by %5.", "when, who, what, whose, role")
            .arg(HrText::moment(lookup.at.toLocalTime(), QDate::currentDate()), HrText::line(lookup.actor),
                 HrText::what(lookup, m_own), m_own ? QString() : HrText::line(lookup.personName),
                 lookup.role.isEmpty() ? tr("not stated") : TurnText::role(HrText::line(lookup.role)));
    case CopyRole:
        return correlation ? QVariant(HrText::line(lookup.correlationId)) : QVariant();
    case Qt::ToolTipRole:
        return correlation ? QVariant(HrText::line(lookup.correlationId).toHtmlEscaped()) : QVariant();
    case FixedRole:
        return correlation;
    case MutedRole:
        return correlation || (index.column() == LookupsModel::AllowedBy && lookup.role.isEmpty());
    default:
        return {};
    }
}

QVariant LookupTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case LookupsModel::When:
        return tr("When");
    case LookupsModel::Who:
        return tr("Who");
    case LookupsModel::What:
        return tr("What");
    case LookupsModel::Whose:
        return tr("Whose data");
    case LookupsModel::AllowedBy:
        return tr("Allowed by");
    default:
        return tr("Correlation id");
    }
}

} // namespace Ui
