// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/realbrowser.h"

#include <QDir>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTest>

namespace {

/// As ./dev finds it.
QString playwright()
{
    QString cache = qEnvironmentVariable("XDG_CACHE_HOME");
    if (cache.isEmpty())
        cache = QDir::homePath() + QStringLiteral("/.cache");
    const QDir folder(cache + QStringLiteral("/secure-agent"));
    const QStringList versions = folder.entryList({QStringLiteral("playwright-core-*")}, QDir::Dirs);
    return versions.isEmpty() ? QString() : folder.filePath(versions.last() + QStringLiteral("/package"));
}

QString chromium()
{
    return QStandardPaths::findExecutable(QStringLiteral("chromium"));
}

} // namespace

bool RealBrowser::isPresent()
{
    return !chromium().isEmpty() && !playwright().isEmpty()
        && !QStandardPaths::findExecutable(QStringLiteral("node")).isEmpty();
}

QProcessEnvironment RealBrowser::environment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SECUREAGENT_PLAYWRIGHT"), playwright());
    environment.insert(QStringLiteral("SECUREAGENT_CHROMIUM"), chromium());
    return environment;
}

QJsonObject RealBrowser::signIn(const QUrl &page, const QString &username, const QString &password)
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(QStringLiteral("node"),
                  {qEnvironmentVariable("SECUREAGENT_BROWSER_SCRIPT"), page.toString(QUrl::FullyEncoded),
                   username, password});
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 150000))
        process.kill();
    const QByteArray errors = process.readAllStandardError();
    if (!errors.isEmpty())
        qWarning("the browser: %s", errors.constData());
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}
