// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/servicesviewmodel.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace Ui {

class Button;
class FormField;
class ServiceForm;
class Spinner;

/// The services that the agent calls: what each is and how it is, and adding one by its OpenAPI document.
class ServicesSettings : public QWidget
{
    Q_OBJECT
public:
    explicit ServicesSettings(Session::ServicesViewModel &services, QWidget *parent = nullptr);

Q_SIGNALS:
    /// A sentence for the status bar.
    void said(const QString &words);

private:
    QString note() const;
    void addForm(QVBoxLayout *column);
    void chooseFile();
    /// Reads what stands in the field: of another service, or of the one that is changed.
    void readDocument();
    void fillDocument();
    void fillRows();
    void follow();

    Session::ServicesViewModel &m_services;
    QLabel *m_note;
    QVBoxLayout *m_rows;
    QList<Session::ServicesViewModel::Row> m_shown;
    QString m_shownAsked;
    QString m_changes; ///< the service whose document's address is in the field; empty: none
    QWidget *m_adding;
    QLabel *m_title = nullptr;
    FormField *m_document = nullptr;
    Button *m_read = nullptr;
    QWidget *m_reading = nullptr;
    QLabel *m_documentProblem = nullptr;
    ServiceForm *m_form = nullptr;
    QWidget *m_foot = nullptr;
    QLabel *m_problem = nullptr;
    Button *m_save = nullptr;
};

} // namespace Ui
