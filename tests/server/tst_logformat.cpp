// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/logformat.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace {

QByteArray lineOf(const QString &message, const char *category = "secureagent.http")
{
    const QMessageLogContext context("file.cpp", 1, "function", category);
    return Server::logLine(QtWarningMsg, context, message);
}

} // namespace

class tst_LogFormat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesOneObjectALine();
    void noMessageControlsATerminal_data();
    void noMessageControlsATerminal();
    void aRequestsLineIsItsOwnObject();
};

void tst_LogFormat::writesOneObjectALine()
{
    const QJsonObject line = QJsonDocument::fromJson(lineOf(QStringLiteral("it \"broke\""))).object();
    QCOMPARE(line.value(QStringLiteral("level")).toString(), QStringLiteral("warning"));
    QCOMPARE(line.value(QStringLiteral("category")).toString(), QStringLiteral("secureagent.http"));
    QCOMPARE(line.value(QStringLiteral("message")).toString(), QStringLiteral("it \"broke\""));
    QVERIFY(
        QDateTime::fromString(line.value(QStringLiteral("time")).toString(), Qt::ISODateWithMs).isValid());
}

void tst_LogFormat::noMessageControlsATerminal_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("line feed") << QStringLiteral("a\nb");
    QTest::newRow("carriage return") << QStringLiteral("a\rb");
    QTest::newRow("escape") << QStringLiteral("a\x1b[31mb");
    QTest::newRow("NUL") << QStringLiteral("a%1b").arg(QChar(0));
    QTest::newRow("DEL") << QStringLiteral("a\x7f"
                                           "b");
    QTest::newRow("CSI") << QStringLiteral("a%1b").arg(QChar(0x9b));
    QTest::newRow("line separator") << QStringLiteral("a%1b").arg(QChar(0x2028));
    QTest::newRow("right to left") << QStringLiteral("a%1b").arg(QChar(0x202e));
    QTest::newRow("zero width") << QStringLiteral("a%1b").arg(QChar(0x200b));
}

void tst_LogFormat::noMessageControlsATerminal()
{
    QFETCH(QString, text);
    const QString line = QString::fromUtf8(lineOf(text));
    for (const QChar c : line)
        QVERIFY2(c.isPrint() || c == QLatin1Char(' '), qPrintable(line));
    QVERIFY(!QJsonDocument::fromJson(line.toUtf8()).isNull());
}

void tst_LogFormat::aRequestsLineIsItsOwnObject()
{
    const QString object = QStringLiteral("{\"time\":\"x\",\"status\":200}");
    QCOMPARE(QString::fromUtf8(lineOf(object, "secureagent.requests")), object);
}

QTEST_GUILESS_MAIN(tst_LogFormat)
#include "tst_logformat.moc"
