// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace Structure {

/// One file, read whole.
struct SourceFile
{
    QString path; ///< from the root of the tree, with slashes: "backend/http/server.h"
    QStringList lines; ///< as they stand, without line ends
    QStringList code; ///< the same lines with comments and the contents of literals blanked (C++ only)

    bool isCpp() const { return path.endsWith(QLatin1String(".h")) || path.endsWith(QLatin1String(".cpp")); }
    bool isCMake() const;
    /// "backend/http" for "backend/http/server.h": the first two parts; empty for a file above those.
    QString folder() const;
};

/// Where a rule is broken, for people: "backend/http/server.h:12: why".
QString violation(const QString &path, qsizetype line, const QString &why);

/// The files below the given folders of a tree, sorted by path. Skips tests/structure/fixtures, whose
/// files break the rules on purpose. A folder that does not exist has no files.
/// \param root    the tree's root, absolute
/// \param folders from the root; "." reads the files of the root itself, and not its folders
QList<SourceFile> readTree(const QString &root, const QStringList &folders);

/// Blanks comments, string and character literals (raw ones too), keeping the number of lines.
QStringList codeOf(const QStringList &lines);

} // namespace Structure
