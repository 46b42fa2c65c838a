// SPDX-License-Identifier: GPL-3.0-or-later
#include "structure/sourcerules.h"

#include <QRegularExpression>

namespace Structure {

namespace {

/// A call that must not be made.
struct CallRule
{
    const char *call;
    const char *where; ///< matched from the start of the path
    const char *why;
    const char *except = nullptr; ///< a file that may, by its path's start
};

constexpr CallRule callRules[] = {
    {"\\btakeResult\\s*\\(", "", "crashes on Qt 6.4 while the promise lives: Core::whenDone reads a result"},
    {"\\bQEventLoop\\b", "", "a nested event loop"},
    {"\\bprocessEvents\\s*\\(", "", "a nested event loop"},
    {"\\bwaitFor[A-Z]\\w*\\s*\\(", "", "blocks the thread"},
    {"\\bQThread::(?:m|u)?sleep\\s*\\(|\\bsleep_(?:for|until)\\s*\\(", "", "blocks the thread"},
    {"\\bignoreSslErrors\\b|\\bVerifyNone\\b|\\bQueryPeer\\b", "", "an unproven peer is no peer",
     "backend/http/tlsidentity."},
    {"(?:\\.|->)exec\\s*\\(", "app/ui/", "a nested event loop: open() the dialog and connect to finished"},
    {"\\bQMessageBox::(?:about|critical|information|question|warning)\\s*\\(|\\bQInputDialog::get|"
     "\\bQFileDialog::get",
     "", "a nested event loop: open() the dialog and connect to finished"},
};

constexpr qsizetype longestFile = 400; // lines

bool isProduct(const SourceFile &file)
{
    return file.path.startsWith(QLatin1String("app/")) || file.path.startsWith(QLatin1String("backend/"));
}

} // namespace

QStringList callViolations(const QList<SourceFile> &files)
{
    QStringList violations;
    for (const CallRule &rule : callRules) {
        const QRegularExpression call {QLatin1String(rule.call)};
        for (const SourceFile &file : files) {
            if (!isProduct(file) || !file.path.startsWith(QLatin1String(rule.where))
                || (rule.except && file.path.startsWith(QLatin1String(rule.except))))
                continue;
            for (qsizetype i = 0; i < file.code.size(); ++i) {
                const QRegularExpressionMatch match = call.match(file.code[i]);
                if (match.hasMatch())
                    violations.append(violation(
                        file.path, i + 1, match.captured() + QLatin1String(": ") + QLatin1String(rule.why)));
            }
        }
    }
    return violations;
}

QStringList sizeViolations(const QList<SourceFile> &files)
{
    QStringList violations;
    for (const SourceFile &file : files) {
        if (isProduct(file) && file.isCpp() && file.lines.size() > longestFile)
            violations.append(
                violation(file.path, file.lines.size(),
                          QStringLiteral("more than %1 lines: is it one purpose?").arg(longestFile)));
    }
    return violations;
}

QStringList headViolations(const QList<SourceFile> &files)
{
    static const QRegularExpression licence(
        QStringLiteral("^(?://|#) SPDX-License-Identifier: GPL-3\\.0-or-later$"));
    QStringList violations;
    for (const SourceFile &file : files) {
        const bool script = file.path.endsWith(QLatin1String(".sh"));
        if (!file.isCpp() && !file.isCMake() && !script)
            continue;
        const bool marked = licence.match(file.lines.value(0)).hasMatch()
            || (script && licence.match(file.lines.value(1)).hasMatch());
        if (!marked)
            violations.append(
                violation(file.path, 1, QStringLiteral("the first line does not name the licence")));
        if (file.path.endsWith(QLatin1String(".h")) && !file.lines.contains(QStringLiteral("#pragma once")))
            violations.append(violation(file.path, 1, QStringLiteral("a header without #pragma once")));
    }
    return violations;
}

QStringList nameViolations(const QList<SourceFile> &files)
{
    static const QRegularExpression fileName(QStringLiteral("(?:manager|helper|util)s?\\.(?:h|cpp)$"),
                                             QRegularExpression::CaseInsensitiveOption);
    // Qt's own names, which start with Q, are not ours to choose.
    static const QRegularExpression typeName(
        QStringLiteral("\\b(?:class|struct|enum|namespace)\\s+(?!Q[A-Z])(\\w*(?:Manager|Helper|Util)s?)\\b"));
    const QString why = QStringLiteral("says that it helps or manages, not what it is");
    QStringList violations;
    for (const SourceFile &file : files) {
        if (fileName.match(file.path).hasMatch())
            violations.append(violation(file.path, 1, QStringLiteral("its name ") + why));
        for (qsizetype i = 0; i < file.code.size(); ++i) {
            const QRegularExpressionMatch match = typeName.match(file.code[i]);
            if (match.hasMatch())
                violations.append(violation(file.path, i + 1, match.captured(1) + u' ' + why));
        }
    }
    return violations;
}

} // namespace Structure
