// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/setupfinding.h"
#include "ui/appearance.h"

#include <QLatin1String>
#include <QString>
#include <QWidget>

class QLabel;
class QLineEdit;
class QScrollArea;

namespace Ui {

/// Plain words that break into lines.
QLabel *wordsLabel(const QString &words, Type type, const char *kind = nullptr);

/// Shows a page that goes up and down, without a frame or a ground of its own.
void showScrolled(QScrollArea &area, QWidget *page);

/// A label, a field, and below it what is wrong with it.
class FormField : public QWidget
{
    Q_OBJECT
public:
    FormField(const QString &label, QLatin1String objectName, const QString &placeholder = {},
              QWidget *parent = nullptr);

    QLineEdit *edit() const { return m_edit; }
    QString text() const;
    void setText(const QString &text);
    /// \param words  empty: nothing is wrong
    void setProblem(const QString &words);
    /// Takes the room that is kept for a button behind the field.
    void useWholeWidth();
    /// Puts a button behind the field.
    void addButton(QWidget *button);

private:
    QLineEdit *m_edit;
    QLabel *m_problem;
    QWidget *m_row;
};

/// Findings about a sign-in service in short lines, each with a sign.
class FindingLines : public QWidget
{
    Q_OBJECT
public:
    explicit FindingLines(QWidget *parent = nullptr);
    void setFindings(const Session::SetupFindings &findings, bool looking);
};

/// The icon of a state, in its colour.
QWidget *findingSign(Session::SetupFinding::State state);

} // namespace Ui
