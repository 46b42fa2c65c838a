// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

namespace Ui {

/// The keys of the program, over the window and not beside it. F1 or Escape closes it.
class ShortcutSheet : public QFrame
{
    Q_OBJECT
public:
    /// \param window  it lies over, in the middle
    explicit ShortcutSheet(QWidget *window);

    void toggle();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void place();

    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace Ui
