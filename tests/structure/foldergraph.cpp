// SPDX-License-Identifier: GPL-3.0-or-later
#include "structure/foldergraph.h"

#include <functional>

namespace Structure {

FolderGraph::FolderGraph(const QStringList &document)
{
    const qsizetype open = document.indexOf(QStringLiteral("```graph"));
    if (open < 0) {
        m_problems.append(QStringLiteral("docs/architecture.md has no block that opens with ```graph"));
        return;
    }
    for (qsizetype i = open + 1; i < document.size() && document[i] != QLatin1String("```"); ++i)
        readLine(document[i]);
    follow();
}

void FolderGraph::readLine(const QString &line)
{
    const qsizetype arrow = line.indexOf(QChar(0x2192));
    const QString folder = line.left(arrow).trimmed();
    if (arrow < 0 || folder.count(u'/') != 1) {
        m_problems.append(QStringLiteral("docs/architecture.md: not a line of the graph: %1").arg(line));
        return;
    }
    m_folders.insert(folder.section(u'/', 1), folder);
    m_drawn.insert(folder, line.mid(arrow + 1).simplified().split(u' ', Qt::SkipEmptyParts));
}

void FolderGraph::follow()
{
    // Depth first; a folder that is met again on the way to itself closes a circle.
    QSet<QString> underWay;
    const std::function<void(const QString &)> reach = [&](const QString &folder) {
        if (m_mayUse.contains(folder))
            return;
        if (underWay.contains(folder)) {
            m_problems.append(
                QStringLiteral("docs/architecture.md: the graph goes in a circle at %1").arg(folder));
            return;
        }
        underWay.insert(folder);
        QSet<QString> reached {folder};
        for (const QString &name : m_drawn.value(folder)) {
            const QString next = m_folders.value(name);
            if (next.isEmpty()) {
                m_problems.append(
                    QStringLiteral("docs/architecture.md: %1 → %2: no such folder").arg(folder, name));
                continue;
            }
            reach(next);
            reached |= m_mayUse.value(next);
        }
        m_mayUse.insert(folder, reached);
    };
    for (const QString &folder : folders())
        reach(folder);
}

QStringList FolderGraph::folders() const
{
    QStringList all = m_drawn.keys();
    all.sort();
    return all;
}

bool FolderGraph::allows(const QString &folder, const QString &other) const
{
    return m_mayUse.value(folder).contains(other);
}

} // namespace Structure
