// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSpinBox>

namespace Ui {

/// A number with two arrows, in the look of the other fields.
class NumberBox : public QSpinBox
{
    Q_OBJECT
public:
    explicit NumberBox(QWidget *parent = nullptr) : QSpinBox(parent) { }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Ui
