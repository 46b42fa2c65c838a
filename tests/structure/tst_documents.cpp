// SPDX-License-Identifier: GPL-3.0-or-later
#include "structure/documentrules.h"

#include <QTest>

#include <algorithm>

using namespace Structure;

namespace {

QList<SourceFile> documents(const QString &root)
{
    QList<SourceFile> files
        = readTree(root, {QStringLiteral("."), QStringLiteral("docs"), QStringLiteral("keycloak")});
    files.erase(
        std::remove_if(files.begin(), files.end(),
                       [](const SourceFile &file) { return !file.path.endsWith(QLatin1String(".md")); }),
        files.end());
    return files;
}

QList<SourceFile> programs()
{
    return readTree(QStringLiteral(SECUREAGENT_TREE),
                    {QStringLiteral("app/main"), QStringLiteral("backend/server")});
}

} // namespace

class tst_Documents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theDocumentsOfEveryProjectAreThere();
    void everyLinkLeadsSomewhere();
    void everyDocumentThatACommentNamesExists();
    void everyVerbExists();
    void everyOptionIsRead();
    void everyTestExists();

    void findsDeadLinks();
    void findsCommentsThatNameNoDocument();
    void findsUnknownVerbs();
    void findsUnknownOptions();
    void findsUnknownTests();

private:
    const QList<SourceFile> m_documents = documents(QStringLiteral(SECUREAGENT_TREE));
    const QList<SourceFile> m_fixtures = documents(QStringLiteral(SECUREAGENT_FIXTURES));
};

void tst_Documents::theDocumentsOfEveryProjectAreThere()
{
    for (const char *name : {"README.md", "CHANGELOG.md", "docs/architecture.md", "docs/dependencies.md",
                             "docs/user-guide.md", "docs/development.md", "docs/security.md"}) {
        const auto there
            = std::any_of(m_documents.cbegin(), m_documents.cend(), [name](const SourceFile &file) {
                  return file.path == QLatin1String(name) && file.lines.size() > 5;
              });
        QVERIFY2(there, name);
    }
}

void tst_Documents::everyLinkLeadsSomewhere()
{
    const QStringList found = linkViolations(QStringLiteral(SECUREAGENT_TREE), m_documents);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void tst_Documents::everyDocumentThatACommentNamesExists()
{
    const QString root = QStringLiteral(SECUREAGENT_TREE);
    const QStringList found = referenceViolations(
        root, readTree(root, {QStringLiteral("app"), QStringLiteral("backend"), QStringLiteral("cmake")}));
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void tst_Documents::everyVerbExists()
{
    const QStringList found = verbViolations(QStringLiteral(SECUREAGENT_TREE), m_documents);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void tst_Documents::everyOptionIsRead()
{
    const QStringList found = optionViolations(m_documents, programs());
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void tst_Documents::everyTestExists()
{
    const QStringList found
        = testViolations(m_documents, readTree(QStringLiteral(SECUREAGENT_TREE), {QStringLiteral("tests")}));
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void tst_Documents::findsDeadLinks()
{
    const QStringList expected {QStringLiteral("docs/claims.md:3: there is no gone.md"),
                                QStringLiteral("docs/claims.md:6: there is no backend/core/gone.h")};
    QCOMPARE(linkViolations(QStringLiteral(SECUREAGENT_FIXTURES), m_fixtures), expected);
}

void tst_Documents::findsCommentsThatNameNoDocument()
{
    const SourceFile source {
        QStringLiteral("a.h"),
        {QStringLiteral("/// docs/claims.md, docs/gone.md"), QStringLiteral("/// (docs/adr/0009-…).")},
        {}};
    const QStringList expected {QStringLiteral("a.h:1: there is no docs/gone.md"),
                                QStringLiteral("a.h:2: there is no docs/adr/0009-")};
    QCOMPARE(referenceViolations(QStringLiteral(SECUREAGENT_FIXTURES), {source}), expected);
}

void tst_Documents::findsUnknownVerbs()
{
    const QStringList expected {QStringLiteral("docs/claims.md:8: ./dev has no verb dance")};
    QCOMPARE(verbViolations(QStringLiteral(SECUREAGENT_TREE), m_fixtures), expected);
}

void tst_Documents::findsUnknownOptions()
{
    const SourceFile program {QStringLiteral("main.cpp"), {QStringLiteral("option(\"demo\");")}, {}};
    const QStringList expected {QStringLiteral("docs/claims.md:10: no program knows --dance")};
    QCOMPARE(optionViolations(m_fixtures, {program}), expected);
}

void tst_Documents::findsUnknownTests()
{
    const SourceFile document {
        QStringLiteral("a.md"),
        {QStringLiteral("| `tst_one::runs` |"), QStringLiteral("`tst_one::gone`, `tst_two::runs`")},
        {}};
    const SourceFile test {QStringLiteral("tests/tst_one.cpp"), {QStringLiteral("    void runs();")}, {}};
    const QStringList expected {QStringLiteral("a.md:2: there is no test tst_one::gone"),
                                QStringLiteral("a.md:2: there is no test tst_two::runs")};
    QCOMPARE(testViolations({document}, {test}), expected);
}

QTEST_GUILESS_MAIN(tst_Documents)
#include "tst_documents.moc"
