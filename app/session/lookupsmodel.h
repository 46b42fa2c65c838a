// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/hrapi.h"
#include "session/pagedmodel.h"

namespace Session {

/// HR's record of who looked at or changed whose data, newest first. Knows no words: views choose them.
class LookupsModel : public PagedModel
{
    Q_OBJECT
public:
    enum Column { When, Who, What, Whose, AllowedBy, Correlation, Columns };

    /// `hr` must outlive this.
    explicit LookupsModel(Hr &hr, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    /// Qt::DisplayRole: the bare value, for copying; everything else is the view's.
    QVariant data(const QModelIndex &index, int role) const override;

    /// Everybody's data, or the person's own.
    void setEverybody(bool everybody);
    bool isEverybody() const { return m_query.everybody; }
    void setSearch(const QString &search);
    void setAction(const QString &action);
    /// Only what is not older. \param since  invalid: everything
    void setSince(const QDateTime &since);

    const Lookup &at(int row) const { return m_lookups.at(row); }

protected:
    void ask(int offset, quint64 ticket) override;
    int loaded() const override { return int(m_lookups.size()); }
    void removeAll() override;

private:
    template<class T>
    void set(T &what, const T &value);

    Hr &m_hr;
    LookupQuery m_query;
    QList<Lookup> m_lookups;
};

} // namespace Session
