// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/historyclearing.h"
#include "session/modelsetup.h"
#include "session/servicesviewmodel.h"
#include "session/setupcheck.h"
#include "session/statusviewmodel.h"

#include <QWidget>

class QFrame;
class QLabel;
class QListWidget;
class QStackedWidget;

namespace Ui {

class Button;

/// What the settings show. All of it must outlive the page.
struct SettingsModels
{
    Session::SettingsViewModel &settings;
    Session::ServicesViewModel &services;
    Session::ModelSetup &model;
    Session::HistoryClearing &history;
    Session::SetupCheck &check;
    Session::StatusViewModel &status;
};

/// The settings: categories in the side list's place, and what the chosen one holds.
class SettingsPage : public QWidget
{
    Q_OBJECT
public:
    enum Category { Connection, Services, Model, Appearance, Language, Privacy, CheckSetup };

    explicit SettingsPage(const SettingsModels &models, QWidget *parent = nullptr);

    void show(Category category);
    Category category() const;
    /// For the focus order, and where F6 goes.
    QList<QWidget *> controls() const;
    QList<QWidget *> areas() const;

Q_SIGNALS:
    void backWanted();
    /// A sentence for the status bar.
    void said(const QString &words);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addCategory(const QString &name, const QString &icon, QWidget *page, int widest = 920);
    void follow();

    Session::SettingsViewModel &m_settings;
    QFrame *m_side;
    QListWidget *m_categories;
    QStackedWidget *m_pages;
    QFrame *m_notice;
    QLabel *m_noticeText;
    Button *m_restart;
};

} // namespace Ui
