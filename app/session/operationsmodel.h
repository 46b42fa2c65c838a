// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/servicechoice.h"

#include <QAbstractTableModel>

namespace Session {

/// The operations of a service that is being connected, and what the person says of each. Knows no words:
/// views choose them.
class OperationsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Allowed, Summary, Request, Effect, Roles, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows a document by what was set before. A POST of which somebody said that it only reads is a reading
    /// one only in the document of which that was said.
    void show(const ServiceDocument &document, const ServiceChoice &choice);
    /// Another way for the service to know who asks: some operations can be used with one only.
    void setAccess(ServiceAccess access);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    /// Qt::CheckStateRole of the first column, for screen readers too; everything else is the view's.
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    const ServiceOperation &at(int row) const { return m_rows.at(row).operation; }
    QString reason(int row) const; ///< why it cannot be used; empty: it can
    bool isAllowed(int row) const; ///< chosen, and usable
    ServiceEffect effect(int row) const;
    /// Whether there is a choice: what only the document can say is not the person's to lower.
    bool canChooseEffect(int row) const;
    /// As the person set them, else as the document says.
    QStringList roles(int row) const;
    int allowed() const; ///< how many

    void setAllowed(int row, bool allowed);
    void setAllAllowed(bool allowed);
    void setEffect(int row, ServiceEffect effect);
    void setRoles(int row, const QStringList &roles);

    /// The choice with the operations and rules of these rows.
    ServiceChoice applyTo(ServiceChoice choice) const;

private:
    struct Row
    {
        ServiceOperation operation;
        bool allowed = true;
        std::optional<ServiceEffect> effect;
        QStringList roles; ///< empty: the document's
    };
    void changed(int row) { Q_EMIT dataChanged(index(row, 0), index(row, Columns - 1)); }

    QList<Row> m_rows;
    QString m_hash;
    ServiceAccess m_access = ServiceAccess::None;
};

} // namespace Session
