// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/windowmemory.h"

#include "ui/adminpage.h"
#include "ui/chatarea.h"
#include "ui/tableview.h"

#include <QDateTime>
#include <QEvent>
#include <QFileInfo>
#include <QSettings>

namespace Ui {

namespace {

constexpr qint64 maxFile = 256 * 1024;
const QString geometryKey = QStringLiteral("window/geometry");
const QString pageKey = QStringLiteral("window/page");
const QString sideKey = QStringLiteral("chat/sideList");
const QString splitKey = QStringLiteral("admin/split");

QString columnsKey(const TableView *table)
{
    return QStringLiteral("columns/") + table->objectName();
}

} // namespace

WindowMemory::WindowMemory(const QString &file, const Parts &parts, QObject *parent)
    : QObject(parent), m_file(file), m_parts(parts)
{
    if (m_file.isEmpty())
        return;
    keepBrokenAside();
    m_saving.setSingleShot(true);
    m_saving.setInterval(std::chrono::milliseconds(500));
    connect(&m_saving, &QTimer::timeout, this, &WindowMemory::save);
    m_parts.window.installEventFilter(this);
    connect(&m_parts.chat, &ChatArea::sideListToggled, this, &WindowMemory::saveLater);
    connect(&m_parts.top, &TopBar::pageChanged, this, [this] {
        m_page = m_parts.top.page();
        saveLater();
    });
}

WindowMemory::~WindowMemory()
{
    if (m_saving.isActive())
        save();
}

void WindowMemory::keepBrokenAside()
{
    const QFileInfo info(m_file);
    if (!info.exists())
        return;
    bool broken = info.size() > maxFile;
    if (!broken) {
        const QSettings kept(m_file, QSettings::IniFormat);
        broken = kept.status() != QSettings::NoError;
    }
    if (!broken)
        return;
    const QString aside
        = m_file + u'.' + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    if (QFile::rename(m_file, aside))
        m_keptAside = aside;
}

void WindowMemory::restore()
{
    m_restored = true;
    if (m_file.isEmpty())
        return;
    const QSettings kept(m_file, QSettings::IniFormat);
    m_parts.window.restoreGeometry(kept.value(geometryKey).toByteArray());
    m_parts.chat.setSideListShown(kept.value(sideKey, true).toBool());
    const int page = kept.value(pageKey, int(TopBar::Chat)).toInt();
    if (page >= TopBar::Chat && page <= TopBar::Admin)
        m_page = TopBar::Page(page);
}

void WindowMemory::take(QWidget &page)
{
    if (m_file.isEmpty())
        return;
    const QSettings kept(m_file, QSettings::IniFormat);
    if (auto *admin = qobject_cast<AdminPage *>(&page)) {
        admin->restoreSplit(kept.value(splitKey).toByteArray());
        connect(admin, &AdminPage::splitMoved, this, &WindowMemory::saveLater);
    }
    const auto tables = page.findChildren<TableView *>();
    for (TableView *table : tables) {
        table->restoreWidths(kept.value(columnsKey(table)).toByteArray());
        connect(table, &TableView::widthsChosen, this, &WindowMemory::saveLater);
    }
}

void WindowMemory::saveLater()
{
    if (m_restored)
        m_saving.start();
}

void WindowMemory::save()
{
    m_saving.stop();
    QSettings kept(m_file, QSettings::IniFormat);
    kept.setValue(geometryKey, m_parts.window.saveGeometry());
    kept.setValue(pageKey, int(m_page));
    kept.setValue(sideKey, m_parts.chat.isSideListShown());
    // What stands in the file of pages that nobody opened stays.
    if (const auto *admin = m_parts.window.findChild<AdminPage *>())
        kept.setValue(splitKey, admin->split());
    const auto tables = m_parts.window.findChildren<TableView *>();
    for (const TableView *table : tables)
        kept.setValue(columnsKey(table), table->widths());
}

bool WindowMemory::eventFilter(QObject *object, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::WindowStateChange:
        if (m_restored && m_parts.window.isVisible())
            m_saving.start();
        break;
    case QEvent::Close:
        save();
        break;
    default:
        break;
    }
    return QObject::eventFilter(object, event);
}

} // namespace Ui
