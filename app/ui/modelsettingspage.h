// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/modelsetup.h"
#include "session/statusviewmodel.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace Ui {

class Button;
class FormField;
class Radio;

/// Which language model answers: the built-in assistant, or a server, found on this computer or named.
class ModelSettingsPage : public QWidget
{
    Q_OBJECT
public:
    ModelSettingsPage(Session::ModelSetup &model, Session::StatusViewModel &status,
                      QWidget *parent = nullptr);

private:
    void addForm(QVBoxLayout *column);
    QWidget *makeServerForm();
    void fillFound();
    void follow();
    void fillFields();
    Session::ModelChoice choice() const;
    Core::Secret typedKey();
    QString trialWords() const;

    Session::ModelSetup &m_model;
    Session::StatusViewModel &m_status;
    QLabel *m_now;
    Radio *m_builtIn = nullptr;
    Radio *m_server = nullptr;
    QWidget *m_form = nullptr;
    FormField *m_url = nullptr;
    FormField *m_name = nullptr;
    FormField *m_key = nullptr;
    QLabel *m_disclosure = nullptr;
    QLabel *m_trial = nullptr;
    Button *m_find = nullptr;
    Button *m_test = nullptr;
    Button *m_use = nullptr;
    QVBoxLayout *m_found = nullptr;
    QList<Session::FoundModelServer> m_shown;
};

} // namespace Ui
