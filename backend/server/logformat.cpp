// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/logformat.h"

#include "core/logging.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace Server {

namespace {

QString levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return QStringLiteral("debug");
    case QtInfoMsg:
        return QStringLiteral("info");
    case QtWarningMsg:
        return QStringLiteral("warning");
    case QtCriticalMsg:
        return QStringLiteral("error");
    case QtFatalMsg:
        break;
    }
    return QStringLiteral("fatal");
}

/// JSON escapes the control characters of ASCII only. DEL, those of Latin-1, separators of lines, and what
/// turns the direction of text or is not seen can deceive whoever reads a log.
QString withoutTricks(const QString &text)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar c : text) {
        const QChar::Category category = c.category();
        const bool isTrick = (category == QChar::Other_Control && c.unicode() >= 0x7f)
            || category == QChar::Other_Format || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph;
        if (isTrick)
            safe += QStringLiteral("<U+%1>").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
        else
            safe += c;
    }
    return safe;
}

void write(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QByteArray line = logLine(type, context, message) + '\n';
    // One call for a line: those of several threads do not mix.
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
    std::fflush(stderr);
}

} // namespace

QByteArray logLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QByteArray category(context.category);
    if (category == lcRequests().categoryName())
        return message.toUtf8();
    const QJsonObject line {
        {QStringLiteral("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
        {QStringLiteral("level"), levelName(type)},
        {QStringLiteral("category"), QString::fromLatin1(category)},
        {QStringLiteral("message"), withoutTricks(message)},
    };
    return QJsonDocument(line).toJson(QJsonDocument::Compact);
}

void installLogFormat()
{
    qInstallMessageHandler(write);
    // The environment's rules come after these.
    QLoggingCategory::setFilterRules(QStringLiteral("secureagent.requests.info=true"));
}

} // namespace Server
