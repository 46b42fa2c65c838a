// SPDX-License-Identifier: GPL-3.0-or-later
#include "structure/includerules.h"

#include <QRegularExpression>

namespace Structure {

namespace {

/// A library that only some files may know.
struct LibraryRule
{
    const char *headers; ///< what stands between the brackets of the include
    const char *where; ///< the paths that the rule holds for
    const char *except; ///< those of them that may
    const char *why;
};

// Matched from the start of the name and of the path.
constexpr LibraryRule libraryRules[] = {
    {"QtWidgets|QApplication|QWidget|QMainWindow|QDialog|QLabel|QFrame|QMenu|QAction$|QStyle(?!Hints)|"
     "QShortcut"
     "|QSystemTray|QMessageBox|QFileDialog|QInputDialog|QCompleter|QSizeGrip|QSplashScreen|QToolTip"
     "|Q(?!\\w*(?:ByteArray|String)View$)\\w+(?:Layout|Button|Edit|Box|View|Widget|Area|Bar|Splitter|"
     "Delegate|Slider)$",
     "(?:app|backend)/", "app/(?:ui|main)/", "Widgets are for app/ui and app/main"},
    {"QtHttpServer|QHttpServer|QAbstractHttpServer", "(?:app|backend)/",
     "backend/http/qthttpserveradapter\\.", "the HTTP server is known to its adapter in backend/http only"},
    {"QtNetwork|QNetwork|QTcp|QUdp|QSsl|QLocal(?:Socket|Server)|QAbstractSocket|QAbstractOAuth|QOAuth",
     "app/ui/", "$^", "a window knows no network"},
};

/// A folder within a folder of the graph, and the headers that may be included across its border.
struct InnerFolder
{
    QLatin1String inner; ///< as an include begins
    QStringList inwards; ///< what the rest of the folder may include of it
    QStringList outwards; ///< what it may include of the rest
};

const QList<InnerFolder> &innerFolders()
{
    static const QList<InnerFolder> folders {
        {QLatin1String("agent/builtin/"),
         {QStringLiteral("agent/builtin/assistant.h")},
         {QStringLiteral("agent/chatmodel.h"), QStringLiteral("agent/outcomes.h")}}};
    return folders;
}

const QRegularExpression &includeLine()
{
    static const QRegularExpression expression(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"));
    return expression;
}

QRegularExpression fromStart(const char *pattern)
{
    return QRegularExpression(QStringLiteral("^(?:%1)").arg(QLatin1String(pattern)));
}

bool isOurs(const SourceFile &file)
{
    return file.path.startsWith(QLatin1String("app/")) || file.path.startsWith(QLatin1String("backend/"));
}

class GraphCheck
{
public:
    GraphCheck(const QList<SourceFile> &files, const FolderGraph &graph) : m_files(files), m_graph(graph)
    {
        for (const SourceFile &file : files)
            m_paths.insert(file.path);
    }

    QStringList run()
    {
        for (const SourceFile &file : m_files) {
            if (!isOurs(file) || file.folder().isEmpty())
                continue;
            if (m_graph.folderNamed(file.folder().section(u'/', 1)) != file.folder())
                report(file, 0,
                       QStringLiteral("%1 is not in the graph of docs/architecture.md").arg(file.folder()));
            for (qsizetype i = 0; i < file.lines.size(); ++i) {
                if (file.isCpp())
                    checkInclude(file, i);
                else if (file.isCMake())
                    checkLink(file, i);
            }
        }
        return m_violations;
    }

private:
    void report(const SourceFile &file, qsizetype index, const QString &why)
    {
        m_violations.append(violation(file.path, index + 1, why));
    }

    void checkInclude(const SourceFile &file, qsizetype index)
    {
        const QRegularExpressionMatch match = includeLine().match(file.lines[index]);
        if (!match.hasMatch())
            return;
        const bool quoted = match.captured(1) == QLatin1String("\"");
        const QString header = match.captured(2);
        const QString folder = m_graph.folderNamed(header.section(u'/', 0, 0));
        if (quoted && header.endsWith(QLatin1String(".moc")))
            return;
        if (folder.isEmpty() || !header.contains(u'/')) {
            if (quoted)
                report(file, index, QStringLiteral("\"%1\" does not name one of our folders").arg(header));
            return; // A system header.
        }
        const QString path = folder + header.mid(header.indexOf(u'/'));
        if (!m_paths.contains(path))
            report(file, index, QStringLiteral("there is no %1").arg(path));
        checkUse(file, index, folder);
    }

    void checkLink(const SourceFile &file, qsizetype index)
    {
        static const QRegularExpression link(QStringLiteral("SecureAgent::(\\w+)"));
        const QString line = file.lines[index].section(u'#', 0, 0);
        for (auto links = link.globalMatch(line); links.hasNext();) {
            const QString name = links.next().captured(1);
            const QString folder = m_graph.folderNamed(name);
            if (folder.isEmpty())
                report(file, index, QStringLiteral("SecureAgent::%1 is not one of our folders").arg(name));
            else
                checkUse(file, index, folder);
        }
    }

    void checkUse(const SourceFile &file, qsizetype index, const QString &other)
    {
        if (!m_graph.allows(file.folder(), other))
            report(file, index, QStringLiteral("%1 may not use %2").arg(file.folder(), other));
    }

    const QList<SourceFile> &m_files;
    const FolderGraph &m_graph;
    QSet<QString> m_paths;
    QStringList m_violations;
};

} // namespace

QStringList graphViolations(const QList<SourceFile> &files, const FolderGraph &graph)
{
    return GraphCheck(files, graph).run();
}

QStringList libraryViolations(const QList<SourceFile> &files)
{
    QStringList violations;
    for (const LibraryRule &rule : libraryRules) {
        const QRegularExpression headers = fromStart(rule.headers);
        const QRegularExpression where = fromStart(rule.where);
        const QRegularExpression except = fromStart(rule.except);
        for (const SourceFile &file : files) {
            if (!file.isCpp() || !where.match(file.path).hasMatch() || except.match(file.path).hasMatch())
                continue;
            for (qsizetype i = 0; i < file.lines.size(); ++i) {
                const QRegularExpressionMatch include = includeLine().match(file.lines[i]);
                // <QtWidgets/QLabel> and <QLabel> are the same header.
                const QString whole = include.captured(2);
                const QString last = whole.section(u'/', -1);
                if (include.hasMatch() && include.captured(1) == QLatin1String("<")
                    && (headers.match(whole).hasMatch() || headers.match(last).hasMatch()))
                    violations.append(violation(file.path, i + 1, QLatin1String(rule.why)));
            }
        }
    }
    return violations;
}

QStringList innerViolations(const QList<SourceFile> &files)
{
    QStringList violations;
    for (const InnerFolder &rule : innerFolders()) {
        const QString outer = rule.inner.left(rule.inner.indexOf(u'/') + 1);
        for (const SourceFile &file : files) {
            const bool inside = file.path.startsWith(QLatin1String("backend/") + rule.inner);
            if (!file.isCpp() || !isOurs(file))
                continue;
            for (qsizetype i = 0; i < file.lines.size(); ++i) {
                const QString header = includeLine().match(file.lines[i]).captured(2);
                const bool leads = header.startsWith(rule.inner);
                const QStringList &may = leads ? rule.inwards : rule.outwards;
                if (!header.startsWith(outer) || leads == inside || may.contains(header))
                    continue;
                violations.append(
                    violation(file.path, i + 1,
                              QStringLiteral("%1 is not for this side of %2").arg(header, rule.inner)));
            }
        }
    }
    return violations;
}

QStringList differenceViolations(const QList<SourceFile> &files, const QStringList &document)
{
    static const QRegularExpression question(
        QStringLiteral("\\b(?:QT_VERSION(?:_CHECK)?|Q_OS_\\w+|_WIN32|__APPLE__|__linux__)\\b"));
    const QString listed = document.join(u'\n');
    QStringList violations;
    for (const SourceFile &file : files) {
        if (!isOurs(file) || listed.contains(u'`' + file.path + u'`'))
            continue;
        for (qsizetype i = 0; i < file.code.size(); ++i) {
            const QRegularExpressionMatch match = question.match(file.code[i]);
            if (match.hasMatch())
                violations.append(violation(
                    file.path, i + 1,
                    match.captured()
                        + QStringLiteral(": docs/architecture.md does not list this file for a difference")));
        }
    }
    return violations;
}

} // namespace Structure
