// SPDX-License-Identifier: GPL-3.0-or-later
#include "structure/sourcerules.h"

#include <QTest>

using namespace Structure;

namespace {

QList<SourceFile> sources(const QString &root)
{
    return readTree(root,
                    {QStringLiteral("app"), QStringLiteral("backend"), QStringLiteral("tests"),
                     QStringLiteral("cmake"), QStringLiteral("tools")});
}

} // namespace

class tst_Sources : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void noCallBlocksOrNests();
    void filesStaySmall();
    void everyFileNamesItsLicence();
    void namesSayWhatThingsAre();

    void findsForbiddenCalls();
    void commentsAndTextAreNotCalls();
    void findsFilesThatGrewTooLong();
    void findsFilesWithoutALicence();
    void findsNamesThatSayLittle();

private:
    QList<SourceFile> m_tree;
    QList<SourceFile> m_fixtures;
};

void tst_Sources::initTestCase()
{
    m_tree = sources(QStringLiteral(SECUREAGENT_TREE));
    m_fixtures = sources(QStringLiteral(SECUREAGENT_FIXTURES));
    QVERIFY(m_tree.size() > 50);
}

void tst_Sources::noCallBlocksOrNests()
{
    const QStringList found = callViolations(m_tree);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void tst_Sources::filesStaySmall()
{
    const QStringList found = sizeViolations(m_tree);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void tst_Sources::everyFileNamesItsLicence()
{
    const QStringList found = headViolations(m_tree);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void tst_Sources::namesSayWhatThingsAre()
{
    const QStringList found = nameViolations(m_tree);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void tst_Sources::findsForbiddenCalls()
{
    QStringList places;
    for (const QString &found : callViolations(m_fixtures))
        places.append(found.section(u':', 0, 1));
    places.sort();
    QStringList expected;
    // One a line, from the marked first to the marked last.
    for (const SourceFile &file : m_fixtures) {
        if (!file.path.endsWith(QLatin1String("/calls.cpp")))
            continue;
        const qsizetype first = file.lines.indexOf(QStringLiteral("    // forbidden"));
        const qsizetype last = file.lines.indexOf(QStringLiteral("    // allowed"));
        QVERIFY(first > 0 && last > first);
        for (qsizetype i = first + 1; i < last; ++i)
            expected.append(file.path + u':' + QString::number(i + 1));
    }
    expected.sort();
    QVERIFY(!expected.isEmpty());
    QCOMPARE(places, expected);
}

void tst_Sources::commentsAndTextAreNotCalls()
{
    const QStringList lines {QStringLiteral("int a = 1'000; // takeResult("),
                             QStringLiteral("/* takeResult("), QStringLiteral("takeResult( */ b();"),
                             QStringLiteral("f(\"a \\\" takeResult(\"); takeResult(\"http://x\");"),
                             QStringLiteral("R\"x(takeResult( \" )x\";")};
    const QStringList code = codeOf(lines);
    QCOMPARE(code.size(), lines.size());
    QCOMPARE(code.filter(QStringLiteral("takeResult(")).size(), 1);
    QCOMPARE(code[2].trimmed(), QStringLiteral("b();"));
    QVERIFY(code[3].contains(QStringLiteral("takeResult(\"\");")));
}

void tst_Sources::findsFilesThatGrewTooLong()
{
    const QStringList full(400, QStringLiteral("int x;"));
    const QString path = QStringLiteral("app/ui/long.cpp");
    QCOMPARE(sizeViolations({{path, full, full}}).size(), 0);
    QCOMPARE(sizeViolations({{path, full + full.mid(0, 1), {}}}).size(), 1);
}

void tst_Sources::findsFilesWithoutALicence()
{
    QStringList expected {
        QStringLiteral("backend/core/unmarked.h:1: the first line does not name the licence"),
        QStringLiteral("backend/core/unmarked.h:1: a header without #pragma once"),
    };
    QCOMPARE(headViolations(m_fixtures), expected);
}

void tst_Sources::findsNamesThatSayLittle()
{
    QStringList places;
    for (const QString &found : nameViolations(m_fixtures))
        places.append(found.section(u':', 0, 1));
    QCOMPARE(places,
             (QStringList {QStringLiteral("backend/core/stringutils.h:1"),
                           QStringLiteral("backend/core/stringutils.h:5"),
                           QStringLiteral("backend/core/stringutils.h:8")}));
}

QTEST_GUILESS_MAIN(tst_Sources)
#include "tst_sources.moc"
