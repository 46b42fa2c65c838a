// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/appearance.h"

#include <QCheckBox>
#include <QLatin1String>
#include <QRadioButton>

namespace Ui {

/// One of several ways: a circle and words in the size of `type`.
class Radio : public QRadioButton
{
    Q_OBJECT
public:
    Radio(const QString &words, QLatin1String objectName, Type type = Type::Body, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &position) const override { return rect().contains(position); }
};

/// Yes or no: a box and words.
class Check : public QCheckBox
{
    Q_OBJECT
public:
    Check(const QString &words, QLatin1String objectName, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &position) const override { return rect().contains(position); }
};

/// Paints a box of 16 px, for tables.
void paintCheckBox(QPainter *painter, const QRect &box, bool checked, bool enabled, bool focused);

} // namespace Ui
