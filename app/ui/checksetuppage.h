// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/setupcheck.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace Ui {

class Button;

/// Check my setup: a row for each part, good or with the cure, and a report to copy.
class CheckSetupPage : public QWidget
{
    Q_OBJECT
public:
    explicit CheckSetupPage(Session::SetupCheck &check, QWidget *parent = nullptr);

    /// What *Copy report* puts on the clipboard: versions and sentences, no secret.
    QString report() const;

Q_SIGNALS:
    void said(const QString &words);
    /// The settings of the model.
    void modelWanted();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QString summary() const;
    void follow();

    Session::SetupCheck &m_check;
    bool m_narrow = false; ///< no room for a button beside the sentences
    QLabel *m_summary;
    QGridLayout *m_rows;
    Button *m_copy;
    Button *m_again;
};

} // namespace Ui
