// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/serverprocess.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

namespace Doubles {

ServerProcess::ServerProcess(const QString &program, const QStringList &arguments)
{
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] {
        m_output += m_process.readAllStandardOutput();
        readLines();
    });
    QObject::connect(&m_process, &QProcess::readyReadStandardError, &m_process,
                     [this] { m_errors += m_process.readAllStandardError(); });
    m_process.start(program, arguments, QIODevice::ReadOnly);
}

ServerProcess::~ServerProcess()
{
    if (!isRunning())
        return;
    m_process.kill();
    m_process.waitForFinished();
}

namespace {

bool tellsOfARequest(const QByteArray &line)
{
    return line.startsWith("{\"time\":") && line.contains("\"route\":");
}

} // namespace

QByteArray ServerProcess::errors() const
{
    QByteArrayList lines = m_errors.split('\n');
    lines.removeIf(tellsOfARequest);
    return lines.join('\n');
}

QByteArrayList ServerProcess::requestLines() const
{
    QByteArrayList lines = m_errors.split('\n');
    lines.removeIf([](const QByteArray &line) { return !tellsOfARequest(line); });
    return lines;
}

void ServerProcess::readLines()
{
    const QList<QByteArray> lines = m_output.split('\n');
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        const QJsonObject line = QJsonDocument::fromJson(lines.at(i)).object();
        m_urls.insert(line.value(QStringLiteral("service")).toString(),
                      QUrl(line.value(QStringLiteral("url")).toString()));
    }
}

bool ServerProcess::waitForServices(const QStringList &services)
{
    const auto complete = [this, &services] {
        return std::all_of(services.cbegin(), services.cend(),
                           [this](const QString &service) { return m_urls.contains(service); });
    };
    // The event loop's turn after the end brings the last output.
    return QTest::qWaitFor([&] { return complete() || !isRunning(); }, 20000) && complete();
}

int ServerProcess::waitForEnd(int milliseconds)
{
    if (!QTest::qWaitFor([this] { return !isRunning(); }, milliseconds))
        return -1;
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -2;
}

} // namespace Doubles
