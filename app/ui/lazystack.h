// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStackedWidget>

#include <functional>

namespace Ui {

/// Shows one of several pages. Each is made when it is shown for the first time, so that a page which nobody
/// opens costs nothing.
class LazyStack : public QStackedWidget
{
    Q_OBJECT
public:
    using Maker = std::function<QWidget *()>;

    explicit LazyStack(QWidget *parent = nullptr);

    void offer(int page, Maker maker);
    /// Shows a page that was offered; otherwise nothing changes.
    void open(int page);

Q_SIGNALS:
    /// Before it is shown.
    void made(QWidget *page);

private:
    QHash<int, Maker> m_makers; ///< of the pages that are not made yet
    QHash<int, QWidget *> m_made;
};

} // namespace Ui
