// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/toolname.h"

#include <QCryptographicHash>

namespace OpenApi {

namespace {

constexpr qsizetype maxLength = 64;

bool isNameCharacter(QChar c)
{
    return c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('-'));
}

/// Every run of other characters becomes one "_"; none at the ends.
QString clean(const QString &text)
{
    QString name;
    for (const QChar c : text) {
        if (isNameCharacter(c))
            name += c;
        else if (!name.isEmpty() && !name.endsWith(QLatin1Char('_')))
            name += QLatin1Char('_');
    }
    while (name.endsWith(QLatin1Char('_')))
        name.chop(1);
    return name;
}

} // namespace

bool isToolName(const QString &name)
{
    if (name.isEmpty() || name.size() > maxLength)
        return false;
    for (const QChar c : name) {
        if (!isNameCharacter(c))
            return false;
    }
    return true;
}

QString toolName(const QString &operationId, const QByteArray &method, const QString &path)
{
    if (isToolName(operationId))
        return operationId;
    const QString key = QString::fromLatin1(method) + QLatin1Char(' ') + path;
    QString name = clean(operationId);
    if (name.isEmpty())
        name = clean(QString::fromLatin1(method).toLower() + path);
    return name.size() <= maxLength ? name : distinctName(name, key);
}

QString distinctName(const QString &name, const QString &key)
{
    const QByteArray digest = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex();
    return name.left(maxLength - 9) + QLatin1Char('_') + QString::fromLatin1(digest.left(8));
}

QString takeDistinctName(const QString &name, const QString &key, QSet<QString> &taken)
{
    QString free = distinctName(name, key);
    for (int again = 2; taken.contains(free); ++again)
        free = distinctName(name, QStringLiteral("%1 %2").arg(key).arg(again));
    taken.insert(free);
    return free;
}

QString inWords(const QString &name)
{
    QString words;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const QChar c = name.at(i);
        const bool separator
            = c == QLatin1Char('_') || c == QLatin1Char('-') || c == QLatin1Char('.') || c.isSpace();
        if (separator) {
            if (!words.isEmpty() && !words.endsWith(QLatin1Char(' ')))
                words += QLatin1Char(' ');
            continue;
        }
        const bool startsWord = c.isUpper() && i > 0 && name.at(i - 1).isLower();
        if (startsWord)
            words += QLatin1Char(' ');
        words += startsWord ? c.toLower() : c;
    }
    words = words.trimmed();
    if (!words.isEmpty())
        words[0] = words.at(0).toUpper();
    return words;
}

} // namespace OpenApi
