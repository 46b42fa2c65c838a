// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/servicesviewmodel.h"

#include <QFrame>

class QBoxLayout;
class QLabel;

namespace Ui {

/// One connected service: what it is, how it is, and where it can be changed and removed.
class ServiceRow : public QFrame
{
    Q_OBJECT
public:
    /// \param asked  whether to remove it is asked, in place
    ServiceRow(const Session::ServicesViewModel::Row &row, bool asked, QWidget *parent = nullptr);

Q_SIGNALS:
    void changeWanted();
    void removalWanted(); ///< to be asked about
    void removalConfirmed();
    void removalDeclined();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeQuestion(const QString &name);
    /// Name and summary beside each other, or below where there is no room.
    void placeWords();

    QLabel *m_title;
    QLabel *m_summary;
    QBoxLayout *m_words;
};

} // namespace Ui
