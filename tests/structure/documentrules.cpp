// SPDX-License-Identifier: GPL-3.0-or-later
#include "structure/documentrules.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <functional>

namespace Structure {

namespace {

using Report = std::function<void(const SourceFile &, qsizetype index, const QRegularExpressionMatch &)>;

/// Calls `report` for every match in every line.
void forEachMatch(const QList<SourceFile> &files, const QRegularExpression &expression, const Report &report)
{
    for (const SourceFile &file : files) {
        for (qsizetype i = 0; i < file.lines.size(); ++i) {
            for (auto matches = expression.globalMatch(file.lines[i]); matches.hasNext();)
                report(file, i, matches.next());
        }
    }
}

} // namespace

QStringList linkViolations(const QString &root, const QList<SourceFile> &documents)
{
    // [text](target), ![text](target "title"): not an address with a scheme, not a place in the same file.
    static const QRegularExpression link(
        QStringLiteral("\\]\\((?![a-z]+:)([^)#\\s]+)(?:#[^)\\s]*)?(?:\\s+\"[^\"]*\")?\\)"));
    // `backend/http/server.h`, `docs/`: a path of ours without a placeholder.
    static const QRegularExpression path(
        QStringLiteral("`((?:app|backend|cmake|docs|keycloak|packaging|resources|tests|tools)/[\\w./-]*)`"));
    QStringList violations;
    forEachMatch(
        documents, link, [&](const SourceFile &file, qsizetype index, const QRegularExpressionMatch &match) {
            const QString target = QFileInfo(root + u'/' + file.path).dir().filePath(match.captured(1));
            if (!QFileInfo::exists(target))
                violations.append(
                    violation(file.path, index + 1, QStringLiteral("there is no %1").arg(match.captured(1))));
        });
    forEachMatch(
        documents, path, [&](const SourceFile &file, qsizetype index, const QRegularExpressionMatch &match) {
            if (!QFileInfo::exists(root + u'/' + match.captured(1)))
                violations.append(
                    violation(file.path, index + 1, QStringLiteral("there is no %1").arg(match.captured(1))));
        });
    return violations;
}

QStringList referenceViolations(const QString &root, const QList<SourceFile> &sources)
{
    static const QRegularExpression reference(
        QStringLiteral("\\bdocs/[\\w/-]+\\.md\\b|\\bdocs/adr/[\\w-]+(?![\\w-]|\\.md)"));
    QStringList violations;
    forEachMatch(sources, reference,
                 [&](const SourceFile &file, qsizetype index, const QRegularExpressionMatch &match) {
                     if (!QFileInfo::exists(root + u'/' + match.captured()))
                         violations.append(violation(file.path, index + 1,
                                                     QStringLiteral("there is no %1").arg(match.captured())));
                 });
    return violations;
}

QStringList verbViolations(const QString &root, const QList<SourceFile> &documents)
{
    static const QRegularExpression verb(QStringLiteral("\\./dev ([a-z]+)\\b"));
    QStringList violations;
    forEachMatch(documents, verb,
                 [&](const SourceFile &file, qsizetype index, const QRegularExpressionMatch &match) {
                     const QString name = match.captured(1);
                     if (name != QLatin1String("help")
                         && !QFileInfo::exists(root + QStringLiteral("/tools/dev/verb-%1.sh").arg(name)))
                         violations.append(violation(file.path, index + 1,
                                                     QStringLiteral("./dev has no verb %1").arg(name)));
                 });
    return violations;
}

QStringList testViolations(const QList<SourceFile> &documents, const QList<SourceFile> &tests)
{
    // `tst_claims::readsTheAudience`, and a command that runs it: bin/tst_claims readsTheAudience
    static const QRegularExpression name(
        QStringLiteral("(?|`(tst_\\w+)::(\\w+)`|\\bbin/(tst_\\w+) ([a-z]\\w*))"));
    QStringList violations;
    forEachMatch(
        documents, name, [&](const SourceFile &file, qsizetype index, const QRegularExpressionMatch &match) {
            const QString program = QLatin1Char('/') + match.captured(1) + QStringLiteral(".cpp");
            const QString slot = QStringLiteral("void ") + match.captured(2) + QStringLiteral("();");
            const bool there = std::any_of(tests.cbegin(), tests.cend(), [&](const SourceFile &test) {
                return test.path.endsWith(program)
                    && std::any_of(test.lines.cbegin(), test.lines.cend(),
                                   [&slot](const QString &line) { return line.trimmed() == slot; });
            });
            if (!there)
                violations.append(violation(
                    file.path, index + 1,
                    QStringLiteral("there is no test %1::%2").arg(match.captured(1), match.captured(2))));
        });
    return violations;
}

QStringList pictureViolations(const QString &root, const QList<SourceFile> &documents)
{
    QStringList violations;
    const QStringList pictures = QDir(root + QStringLiteral("/docs/images")).entryList(QDir::Files);
    for (const QString &picture : pictures) {
        const bool shown
            = std::any_of(documents.cbegin(), documents.cend(), [&picture](const SourceFile &document) {
                  return document.lines.join(u'\n').contains(QLatin1String("images/") + picture);
              });
        if (!shown)
            violations.append(QStringLiteral("docs/images/%1: no document shows it").arg(picture));
    }
    return violations;
}

QStringList recordViolations(const QList<SourceFile> &documents)
{
    static const QRegularExpression record(QStringLiteral("^docs/adr/(\\d{4}-.*\\.md)$"));
    static const QRegularExpression state(QStringLiteral("^(Accepted|Superseded|Withdrawn)\\b"));
    const QString index = QStringLiteral("docs/adr/README.md");
    const auto found = std::find_if(documents.cbegin(), documents.cend(),
                                    [&index](const SourceFile &document) { return document.path == index; });
    const QString list = found == documents.cend() ? QString() : found->lines.join(u'\n');
    QStringList violations;
    for (const SourceFile &document : documents) {
        const auto match = record.match(document.path);
        if (!match.hasMatch())
            continue;
        if (!list.contains(QStringLiteral("(%1)").arg(match.captured(1))))
            violations.append(violation(document.path, 1, QStringLiteral("it is not in %1").arg(index)));
        if (!state.match(document.lines.value(2)).hasMatch())
            violations.append(
                violation(document.path, 3,
                          QStringLiteral("it does not begin with Accepted, Superseded or Withdrawn")));
    }
    return violations;
}

} // namespace Structure
