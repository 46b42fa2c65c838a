// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/topbar.h"

#include <QObject>
#include <QTimer>

namespace Ui {

class ChatArea;

/// Keeps how the window was left, in one file: its place and size, the page, the side list, the columns
/// and the splitter. Nothing in it is about what people asked.
class WindowMemory : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        QWidget &window;
        TopBar &top;
        ChatArea &chat;
    };

    /// \param file  empty: nothing is kept. One that cannot be read is kept aside under another name.
    WindowMemory(const QString &file, const Parts &parts, QObject *parent = nullptr);
    ~WindowMemory() override;

    /// Puts everything back, before the window is shown. A place on a screen that is gone becomes one on
    /// a screen that is there.
    void restore();
    /// Puts the columns and the splitter of a page back, and keeps what becomes of them. To be called once
    /// for each page, when it is made. Its tables are known by their object names.
    void take(QWidget &page);
    /// The page that is open, or was when the program ended: for after the sign-in.
    TopBar::Page page() const { return m_page; }
    /// Where the file is that could not be read, or nothing.
    QString keptAside() const { return m_keptAside; }

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void keepBrokenAside();
    void save();
    void saveLater();

    const QString m_file;
    Parts m_parts;
    QString m_keptAside;
    QTimer m_saving;
    TopBar::Page m_page = TopBar::Chat;
    bool m_restored = false;
};

} // namespace Ui
