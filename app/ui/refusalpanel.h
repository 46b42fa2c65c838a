// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/hrdata.h"
#include "session/person.h"

#include <QFrame>

class QVBoxLayout;

namespace Ui {

/// A whole page that the person may not see: what was not done, which role it takes, who can help.
class RefusalPanel : public QFrame
{
    Q_OBJECT
public:
    explicit RefusalPanel(QWidget *parent = nullptr);

    /// \param title, sentence  what was not done, and why
    void show(const QString &title, const QString &sentence, const Session::HrRefusal &refusal,
              const Session::Person &me);

private:
    QVBoxLayout *m_column;
    QWidget *m_body = nullptr; ///< made anew with what it says
};

} // namespace Ui
