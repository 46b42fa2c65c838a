// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

namespace Ui {

/// The program could not start what it needs: says why and what to do, and closes.
class StartFailureWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// \param sentence  for people, plain text: what stands in the way and what to do
    explicit StartFailureWindow(const QString &sentence, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Ui
