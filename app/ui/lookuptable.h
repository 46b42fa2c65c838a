// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/lookupsmodel.h"

#include <QIdentityProxyModel>

namespace Ui {

/// HR's record in words.
class LookupTable : public QIdentityProxyModel
{
    Q_OBJECT
public:
    /// \param own  the data are the reader's own: "Looked up your days off"
    LookupTable(Session::LookupsModel &lookups, bool own, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Session::LookupsModel &m_lookups;
    const bool m_own;
};

} // namespace Ui
