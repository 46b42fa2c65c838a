// SPDX-License-Identifier: GPL-3.0-or-later
#include "structure/includerules.h"

#include <QTest>

using namespace Structure;

namespace {

QStringList architecture()
{
    for (const SourceFile &file : readTree(QStringLiteral(SECUREAGENT_TREE), {QStringLiteral("docs")})) {
        if (file.path == QLatin1String("docs/architecture.md"))
            return file.lines;
    }
    return {};
}

QList<SourceFile> product(const QString &root)
{
    return readTree(root, {QStringLiteral("app"), QStringLiteral("backend")});
}

QStringList drawing(const QStringList &lines)
{
    return QStringList {QStringLiteral("```graph")} + lines + QStringList {QStringLiteral("```")};
}

} // namespace

class tst_Includes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theGraphIsDrawnAndEveryFolderExists();
    void everyIncludeAndLinkFollowsTheGraph();
    void everyLibraryStaysWhereItBelongs();
    void everyInnerFolderKeepsItsBorder();
    void everyDifferenceIsListed();

    void findsWhatBreaksTheGraph();
    void findsWhatLeavesItsPlace();
    void findsWhatCrossesAnInnerBorder();
    void findsDifferencesThatAreNotListed();
    void arrowsGoOn();
    void aCircleIsAProblem();
    void anUnknownFolderIsAProblem();
    void aMissingDrawingIsAProblem();
};

void tst_Includes::theGraphIsDrawnAndEveryFolderExists()
{
    const FolderGraph graph(architecture());
    QVERIFY2(graph.problems().isEmpty(), qPrintable(graph.problems().join(u'\n')));
    QStringList there;
    for (const SourceFile &file : product(QStringLiteral(SECUREAGENT_TREE))) {
        if (!file.folder().isEmpty() && !there.contains(file.folder()))
            there.append(file.folder());
    }
    there.sort();
    QCOMPARE(graph.folders(), there);
}

void tst_Includes::everyIncludeAndLinkFollowsTheGraph()
{
    const QStringList found
        = graphViolations(product(QStringLiteral(SECUREAGENT_TREE)), FolderGraph(architecture()));
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void tst_Includes::everyLibraryStaysWhereItBelongs()
{
    const QStringList found = libraryViolations(product(QStringLiteral(SECUREAGENT_TREE)));
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void tst_Includes::everyInnerFolderKeepsItsBorder()
{
    const QStringList found = innerViolations(product(QStringLiteral(SECUREAGENT_TREE)));
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void tst_Includes::everyDifferenceIsListed()
{
    const QStringList found = differenceViolations(product(QStringLiteral(SECUREAGENT_TREE)), architecture());
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void tst_Includes::findsWhatBreaksTheGraph()
{
    const QStringList found
        = graphViolations(product(QStringLiteral(SECUREAGENT_FIXTURES)), FolderGraph(architecture()));
    const QStringList expected {
        QStringLiteral("app/session/CMakeLists.txt:3: app/session may not use backend/hr"),
        QStringLiteral("app/stray/stray.h:1: app/stray is not in the graph of docs/architecture.md"),
        QStringLiteral("backend/core/upward.h:4: backend/core may not use backend/http"),
        QStringLiteral("backend/core/upward.h:5: backend/core may not use backend/http"),
        QStringLiteral("backend/core/upward.h:6: there is no backend/core/gone.h"),
        QStringLiteral("backend/core/upward.h:7: \"upward.h\" does not name one of our folders"),
        QStringLiteral("backend/hr/sideways.cpp:2: backend/hr may not use app/session"),
    };
    QCOMPARE(found, expected);
}

void tst_Includes::findsWhatLeavesItsPlace()
{
    const QStringList found = libraryViolations(product(QStringLiteral(SECUREAGENT_FIXTURES)));
    const QStringList expected {
        QStringLiteral("app/session/widget.cpp:2: Widgets are for app/ui and app/main"),
        QStringLiteral("app/session/widget.cpp:3: Widgets are for app/ui and app/main"),
        QStringLiteral(
            "backend/hr/server.cpp:2: the HTTP server is known to its adapter in backend/http only"),
        QStringLiteral("app/ui/network.cpp:3: a window knows no network"),
    };
    QCOMPARE(found, expected);
}

void tst_Includes::findsWhatCrossesAnInnerBorder()
{
    const auto file = [](const char *path, const QStringList &lines) {
        return SourceFile {QLatin1String(path), lines, codeOf(lines)};
    };
    const QStringList found = innerViolations({file("backend/agent/service.cpp",
                                                    {QStringLiteral("#include \"agent/turns.h\""),
                                                     QStringLiteral("#include \"agent/builtin/assistant.h\""),
                                                     QStringLiteral("#include \"agent/builtin/words.h\"")}),
                                               file("backend/agent/builtin/words.cpp",
                                                    {QStringLiteral("#include \"agent/builtin/words.h\""),
                                                     QStringLiteral("#include \"agent/chatmodel.h\""),
                                                     QStringLiteral("#include \"agent/turns.h\"")})});
    const QStringList expected {
        QStringLiteral(
            "backend/agent/service.cpp:3: agent/builtin/words.h is not for this side of agent/builtin/"),
        QStringLiteral(
            "backend/agent/builtin/words.cpp:3: agent/turns.h is not for this side of agent/builtin/"),
    };
    QCOMPARE(found, expected);
}

void tst_Includes::findsDifferencesThatAreNotListed()
{
    const QStringList lines {QStringLiteral("// Q_OS_WIN"),
                             QStringLiteral("#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)")};
    const SourceFile file {QStringLiteral("app/ui/new.cpp"), lines, codeOf(lines)};
    const QStringList found = differenceViolations({file}, {QStringLiteral("| concern | app/ui/new.cpp |")});
    QCOMPARE(found.size(), 1);
    QVERIFY(found.constFirst().startsWith(QLatin1String("app/ui/new.cpp:2: QT_VERSION")));
    QCOMPARE(differenceViolations({file}, {QStringLiteral("| concern | `app/ui/new.cpp` |")}).size(), 0);
}

void tst_Includes::arrowsGoOn()
{
    const FolderGraph graph(
        drawing({QStringLiteral("a/one →"), QStringLiteral("a/two → one"), QStringLiteral("b/three → two")}));
    QVERIFY(graph.problems().isEmpty());
    QVERIFY(graph.allows(QStringLiteral("b/three"), QStringLiteral("a/one")));
    QVERIFY(graph.allows(QStringLiteral("a/one"), QStringLiteral("a/one")));
    QVERIFY(!graph.allows(QStringLiteral("a/one"), QStringLiteral("a/two")));
}

void tst_Includes::aCircleIsAProblem()
{
    const FolderGraph graph(drawing({QStringLiteral("a/one → two"), QStringLiteral("a/two → one")}));
    QCOMPARE(graph.problems().size(), 1);
}

void tst_Includes::anUnknownFolderIsAProblem()
{
    const FolderGraph graph(drawing({QStringLiteral("a/one → nowhere")}));
    QCOMPARE(graph.problems().size(), 1);
}

void tst_Includes::aMissingDrawingIsAProblem()
{
    QCOMPARE(FolderGraph({QStringLiteral("# Architecture")}).problems().size(), 1);
}

QTEST_GUILESS_MAIN(tst_Includes)
#include "tst_includes.moc"
