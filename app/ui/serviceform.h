// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "session/servicesviewmodel.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace Ui {

class Button;
class FormField;
class OperationDetail;
class OperationTable;
class Radio;

/// What a document offers, and how its service is to be connected.
class ServiceForm : public QFrame
{
    Q_OBJECT
public:
    explicit ServiceForm(Session::ServicesViewModel &services, QWidget *parent = nullptr);

    /// The key that was typed; empty: none. It stays in its field until the service is saved, or not.
    Core::Secret key() const;

private:
    void addUnread(QVBoxLayout *column);
    void addFacts(QVBoxLayout *column);
    void addAccess(QVBoxLayout *column);
    void addOperations(QVBoxLayout *form);
    void fill();
    void follow();

    Session::ServicesViewModel &m_services;
    QLabel *m_title;
    QLabel *m_version;
    QLabel *m_changed;
    QWidget *m_unread = nullptr; ///< why there are no operations, and a button
    QLabel *m_unreadWords = nullptr;
    FormField *m_name = nullptr;
    FormField *m_url = nullptr;
    QList<std::pair<Session::ServiceAccess, Radio *>> m_access;
    QLabel *m_accessWords = nullptr;
    FormField *m_audience = nullptr;
    FormField *m_scope = nullptr;
    FormField *m_key = nullptr;
    FormField *m_help = nullptr;
    QWidget *m_offered = nullptr; ///< the operations
    QLabel *m_remarks = nullptr;
    QLabel *m_count = nullptr;
    OperationTable *m_table = nullptr;
    OperationDetail *m_detail = nullptr;
};

} // namespace Ui
