// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/firststart.h"

#include <QWidget>

class QFrame;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace Ui {

class Button;
class FindingLines;
class FormField;
class Radio;

/// The first page of all: three ways, of which the chosen one unfolds, and a button that says what follows.
class FirstStartPage : public QWidget
{
    Q_OBJECT
public:
    /// \param notice  stands above the ways: that broken settings were kept aside; empty: nothing does
    FirstStartPage(Session::FirstStart &model, const QString &notice, QWidget *parent = nullptr);

    QWidget *firstControl() const;

    /// Shows the way back to what held before.
    void offerBack();

Q_SIGNALS:
    void backWanted();
    void checkWanted(); ///< Check my setup
    /// \param code  of languages()
    void languageChosen(const QString &code);
    /// The person made a choice, and everything that it needs is there.
    void chosen();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QWidget *makeCard();
    QWidget *addWay(QVBoxLayout *rows, Session::FirstStart::Way way, Radio *radio, const QString &words,
                    QLayout *inside);
    QLayout *companyForm();
    QLayout *remoteForm();
    FormField *field(const QString &label, QLatin1String name, Session::FirstStart::Field which,
                     const QString &placeholder);
    void makeFoot();
    Button *makeLanguageButton();
    void goOn();
    void follow();

    Session::FirstStart &m_model;
    bool m_tried = false; ///< the button was pressed: fields say what they lack
    QScrollArea *m_scroll;
    QWidget *m_column;
    QFrame *m_foot;
    QWidget *m_footColumn;
    Button *m_back;
    Button *m_go;
    Button *m_check;
    Button *m_useSuggestion;
    FindingLines *m_findings;
    QList<std::pair<Session::FirstStart::Way, Radio *>> m_radios;
    QList<std::pair<Session::FirstStart::Way, QWidget *>> m_insides;
    QList<std::pair<Session::FirstStart::Field, FormField *>> m_fields;
};

} // namespace Ui
