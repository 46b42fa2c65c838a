// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace Ui {

/// How the system tells a person something while they look elsewhere, and how they come back. The seam
/// where tests put a double.
class Notifier : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Takes its place on the screen, when there is one.
    virtual void start() = 0;
    /// Whether a window that hides can be found again. May change: a panel comes and goes.
    virtual bool isAvailable() const = 0;
    virtual void tell(const QString &title, const QString &text) = 0;

Q_SIGNALS:
    void pressed(); ///< on what was told last
    void openWanted();
    void newWanted(); ///< a new conversation
    void quitWanted();
};

} // namespace Ui
