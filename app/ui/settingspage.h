// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/historyclearing.h"
#include "session/modelsetup.h"
#include "session/servicesviewmodel.h"
#include "session/setupcheck.h"
#include "session/statusviewmodel.h"
#include "ui/page.h"

class QFrame;
class QLabel;
class QListWidget;
class QScrollArea;

namespace Ui {

class Button;
class LazyStack;

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
class SettingsPage : public Page
{
    Q_OBJECT
public:
    enum Category { Connection, Services, Model, Appearance, Language, Privacy, CheckSetup };

    explicit SettingsPage(const SettingsModels &models, QWidget *parent = nullptr);

    void show(Category category);
    Category category() const;
    QList<QWidget *> controls() const override;
    QList<QWidget *> areas() const override;

Q_SIGNALS:
    void backWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addCategories(const SettingsModels &models);
    QScrollArea *scrolled(QWidget *page, int widest);
    void giveMargins(QScrollArea *scroll) const;
    bool isSmall() const;
    void follow();

    Session::SettingsViewModel &m_settings;
    QFrame *m_side;
    QListWidget *m_categories;
    LazyStack *m_pages; ///< a page for each Category
    QFrame *m_notice;
    QLabel *m_noticeText;
    Button *m_restart;
};

} // namespace Ui
