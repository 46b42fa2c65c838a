// SPDX-License-Identifier: GPL-3.0-or-later
#include "structure/sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace Structure {

bool SourceFile::isCMake() const
{
    return path.endsWith(QLatin1String("CMakeLists.txt")) || path.endsWith(QLatin1String(".cmake"));
}

QString SourceFile::folder() const
{
    const QStringList parts = path.split(u'/');
    return parts.size() < 3 ? QString() : parts[0] + u'/' + parts[1];
}

QString violation(const QString &path, qsizetype line, const QString &why)
{
    return QStringLiteral("%1:%2: %3").arg(path).arg(line).arg(why);
}

QStringList codeOf(const QStringList &lines)
{
    static const QRegularExpression hidden(
        QStringLiteral("//[^\\n]*"
                       "|/\\*.*?(?:\\*/|\\z)"
                       "|R\"(?<fence>[^(\\s\\\\]{0,16})\\(.*?\\)\\k<fence>\""
                       "|\"(?:[^\"\\\\\\n]|\\\\.)*\""
                       // Not the separator of 1'000.
                       "|(?<![0-9A-Fa-f])'(?:[^'\\\\\\n]|\\\\.)+'"),
        QRegularExpression::DotMatchesEverythingOption);
    QString text = lines.join(u'\n');
    qsizetype from = 0;
    for (;;) {
        const QRegularExpressionMatch match = hidden.match(text, from);
        if (!match.hasMatch())
            return text.split(u'\n');
        const qsizetype start = match.capturedStart();
        // A quote stays a quote, so that a literal is still seen to be there.
        const QString blank = match.captured().startsWith(u'/') ? QString() : QStringLiteral("\"\"");
        const QString kept = blank + QString(match.captured().count(u'\n'), u'\n');
        text.replace(start, match.capturedLength(), kept);
        from = start + kept.size();
    }
}

static SourceFile readFile(const QString &root, const QString &path)
{
    QFile file(root + u'/' + path);
    if (!file.open(QIODevice::ReadOnly))
        return {path, {}, {}};
    QString text = QString::fromUtf8(file.readAll());
    if (text.endsWith(u'\n'))
        text.chop(1);
    SourceFile read {path, text.split(u'\n'), {}};
    if (read.isCpp())
        read.code = codeOf(read.lines);
    return read;
}

QList<SourceFile> readTree(const QString &root, const QStringList &folders)
{
    QStringList paths;
    for (const QString &folder : folders) {
        const bool top = folder == QLatin1String(".");
        QDirIterator entries(root + u'/' + folder, QDir::Files,
                             top ? QDirIterator::NoIteratorFlags : QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QString path = QDir(root).relativeFilePath(QDir::cleanPath(entries.next()));
            if (!path.startsWith(QLatin1String("tests/structure/fixtures/")))
                paths.append(path);
        }
    }
    paths.sort();
    QList<SourceFile> files;
    files.reserve(paths.size());
    std::transform(paths.cbegin(), paths.cend(), std::back_inserter(files),
                   [&root](const QString &path) { return readFile(root, path); });
    return files;
}

} // namespace Structure
