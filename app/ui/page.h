// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Ui {

/// A page of the window, which a tab or the settings lead to.
class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual QList<QWidget *> controls() const = 0; ///< in the order of the Tab key
    virtual QList<QWidget *> areas() const = 0; ///< for F6

Q_SIGNALS:
    /// Something was done, and what to say about it in the status bar.
    void said(const QString &words);
};

} // namespace Ui
