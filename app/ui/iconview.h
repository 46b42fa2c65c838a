// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/icons.h"

#include <QWidget>

namespace Ui {

/// An icon that stands for itself, drawn anew in the colours of the moment.
class IconView : public QWidget
{
    Q_OBJECT
public:
    /// \param size  in pixels, of the square that it fills
    IconView(const QString &name, IconRole role, int size, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const QIcon m_icon;
};

} // namespace Ui
