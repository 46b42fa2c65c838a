// SPDX-License-Identifier: GPL-3.0-or-later
#include "structure/documentrules.h"
#include "structure/optionrules.h"

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

/// Files that start our programs: units of systemd, and what of the examples adds to their command lines.
QList<SourceFile> starters(const QString &root)
{
    QList<SourceFile> files = readTree(root, {QStringLiteral("packaging"), QStringLiteral("docs/examples")});
    for (SourceFile &file : files) {
        if (file.path.endsWith(QLatin1String(".env")))
            file.lines.replaceInStrings(QStringLiteral("OPTIONS="), QStringLiteral("secure-agent-server "));
    }
    return files;
}

QList<Program> programs(const QString &root)
{
    const QString options = QStringLiteral("options.cpp");
    const auto declared = [&root, &options](const QString &folder) {
        QList<SourceFile> files = readTree(root,
                                           {folder, QStringLiteral("backend/hr"),
                                            QStringLiteral("backend/agent"), QStringLiteral("backend/auth")});
        files.erase(std::remove_if(files.begin(), files.end(),
                                   [&](const SourceFile &file) {
                                       return file.folder() != folder && !file.path.endsWith(options);
                                   }),
                    files.end());
        return files;
    };
    return {readProgram(QStringLiteral("secure-agent"), declared(QStringLiteral("app/main"))),
            readProgram(QStringLiteral("secure-agent-server"), declared(QStringLiteral("backend/server")))};
}

/// Where people learn of options.
QList<SourceFile> guides(const QList<SourceFile> &documents)
{
    QList<SourceFile> guides;
    std::copy_if(documents.cbegin(), documents.cend(), std::back_inserter(guides),
                 [](const SourceFile &file) {
                     return file.path == QLatin1String("docs/user-guide.md")
                         || file.path == QLatin1String("docs/operating.md");
                 });
    return guides;
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
    void everyOptionIsInAGuide();
    void commandsAgreeOnTheClient();
    void everyTestExists();
    void everyPictureIsShown();
    void everyRecordIsListed();

    void findsDeadLinks();
    void findsCommentsThatNameNoDocument();
    void findsUnknownVerbs();
    void findsUnknownOptions();
    void findsOptionsThatNoGuideExplains();
    void findsCommandsOfAnotherClient();
    void findsUnknownTests();
    void findsPicturesThatNobodyShows();
    void findsRecordsWithoutAPlace();

private:
    const QList<SourceFile> m_documents = documents(QStringLiteral(SECUREAGENT_TREE));
    const QList<Program> m_programs = programs(QStringLiteral(SECUREAGENT_TREE));
    const QList<SourceFile> m_fixtures = documents(QStringLiteral(SECUREAGENT_FIXTURES));
};

void tst_Documents::theDocumentsOfEveryProjectAreThere()
{
    for (const char *name : {"README.md", "CHANGELOG.md", "docs/architecture.md", "docs/dependencies.md",
                             "docs/user-guide.md", "docs/operating.md", "docs/development.md",
                             "docs/platforms.md", "docs/security.md", "docs/adr/README.md"}) {
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
    const QStringList found
        = optionViolations(m_documents + starters(QStringLiteral(SECUREAGENT_TREE)), m_programs)
        + mentionViolations(guides(m_documents), m_programs);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void tst_Documents::everyOptionIsInAGuide()
{
    for (const Program &program : m_programs)
        QVERIFY2(program.options.size() > 20, "the tables of options were not found");
    const QStringList found = missingOptions(guides(m_documents), m_programs);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void tst_Documents::commandsAgreeOnTheClient()
{
    const QStringList found
        = clientViolations(m_documents + starters(QStringLiteral(SECUREAGENT_TREE)), m_programs);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void tst_Documents::everyTestExists()
{
    const QStringList found
        = testViolations(m_documents, readTree(QStringLiteral(SECUREAGENT_TREE), {QStringLiteral("tests")}));
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void tst_Documents::everyPictureIsShown()
{
    const QStringList found = pictureViolations(QStringLiteral(SECUREAGENT_TREE), m_documents);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void tst_Documents::everyRecordIsListed()
{
    const QStringList found = recordViolations(m_documents);
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
    const SourceFile source {QStringLiteral("main.cpp"),
                             {QStringLiteral("    {\"demo\", nullptr, nullptr,"),
                              QStringLiteral("     \"Demo.\"},"),
                              QStringLiteral("    {\"only-looks-like-it\", line.runsHr},"),
                              QStringLiteral("QCommandLineOption own(QStringLiteral(\"own\"), text);")},
                             {}};
    const Program program = readProgram(QStringLiteral("secure-agent"), {source});
    QCOMPARE(program.options.keys().join(u' '), QStringLiteral("demo help own version"));
    const SourceFile goesOn {QStringLiteral("a.md"),
                             {QStringLiteral("secure-agent --demo \\"), QStringLiteral("  --sing"),
                              QStringLiteral("./dev run -- --hum"),
                              QStringLiteral("secure-agent-server --all-is-unknown"),
                              QStringLiteral("`--demo`, `--whistle TUNE`")},
                             {}};
    const QStringList expected {QStringLiteral("docs/claims.md:10: secure-agent knows no --dance"),
                                QStringLiteral("a.md:1: secure-agent knows no --sing"),
                                QStringLiteral("a.md:3: secure-agent knows no --hum")};
    QCOMPARE(optionViolations(m_fixtures + QList<SourceFile> {goesOn}, {program}), expected);
    QCOMPARE(mentionViolations({goesOn}, {program}),
             QStringList {QStringLiteral("a.md:5: no program knows --whistle")});
}

void tst_Documents::findsOptionsThatNoGuideExplains()
{
    const Program program {
        QStringLiteral("secure-agent"),
        {{QStringLiteral("demo"), {}}, {QStringLiteral("model"), {}}, {QStringLiteral("url"), {}}}};
    const SourceFile guide {
        QStringLiteral("a.md"), {QStringLiteral("`--demo`, --model-url, `--hr-url URL`")}, {}};
    const QStringList expected {QStringLiteral("secure-agent: --model is in no guide"),
                                QStringLiteral("secure-agent: --url is in no guide")};
    QCOMPARE(missingOptions({guide}, {program}), expected);
}

void tst_Documents::findsCommandsOfAnotherClient()
{
    const QList<Program> both {
        {QStringLiteral("secure-agent"), {{QStringLiteral("client-id"), QStringLiteral("desk")}}},
        {QStringLiteral("secure-agent-server"), {{QStringLiteral("role-client"), QStringLiteral("desk")}}}};
    const SourceFile document {
        QStringLiteral("a.md"),
        {QStringLiteral("secure-agent --issuer https://a --client-id ours"),
         QStringLiteral("secure-agent --issuer https://b"),
         QStringLiteral("secure-agent-server hr --issuer https://a --role-client ours"),
         QStringLiteral("secure-agent-server hr --issuer https://b"),
         QStringLiteral("secure-agent ask --issuer https://a"),
         QStringLiteral("secure-agent-server hr --issuer https://a")},
        {}};
    const QStringList expected {
        QStringLiteral("a.md:5: the client at https://a is desk here, and ours above: --client-id"),
        QStringLiteral("a.md:6: the client at https://a is desk here, and ours above: --role-client")};
    QCOMPARE(clientViolations({document}, both), expected);
}

void tst_Documents::findsUnknownTests()
{
    const SourceFile document {QStringLiteral("a.md"),
                               {QStringLiteral("| `tst_one::runs` |"),
                                QStringLiteral("`tst_one::gone`, `tst_two::runs`"),
                                QStringLiteral("build/dev/bin/tst_one runs; build/dev/bin/tst_one strolls")},
                               {}};
    const SourceFile test {QStringLiteral("tests/tst_one.cpp"), {QStringLiteral("    void runs();")}, {}};
    const QStringList expected {QStringLiteral("a.md:2: there is no test tst_one::gone"),
                                QStringLiteral("a.md:2: there is no test tst_two::runs"),
                                QStringLiteral("a.md:3: there is no test tst_one::strolls")};
    QCOMPARE(testViolations({document}, {test}), expected);
}

void tst_Documents::findsPicturesThatNobodyShows()
{
    const QList<SourceFile> documents {
        {QStringLiteral("a.md"), {QStringLiteral("![](docs/images/shown.png)")}, {}}};
    QCOMPARE(pictureViolations(QStringLiteral(SECUREAGENT_FIXTURES), documents),
             QStringList {QStringLiteral("docs/images/hidden.png: no document shows it")});
}

void tst_Documents::findsRecordsWithoutAPlace()
{
    const auto record = [](const char *name, const char *state) {
        return SourceFile {QStringLiteral("docs/adr/") + QLatin1String(name),
                           {QStringLiteral("# A"), QString(), QLatin1String(state)},
                           {}};
    };
    const QList<SourceFile> documents {
        {QStringLiteral("docs/adr/README.md"), {QStringLiteral("[1](0001-one.md), [3](0003-three.md)")}, {}},
        record("0001-one.md", "Accepted."),
        record("0002-two.md", "Superseded by 1."),
        record("0003-three.md", "## Context")};
    const QStringList expected {
        QStringLiteral("docs/adr/0002-two.md:1: it is not in docs/adr/README.md"),
        QStringLiteral("docs/adr/0003-three.md:3: it does not begin with Accepted, Superseded or Withdrawn")};
    QCOMPARE(recordViolations(documents), expected);
}

QTEST_GUILESS_MAIN(tst_Documents)
#include "tst_documents.moc"
