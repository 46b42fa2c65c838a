// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/program.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace {

constexpr int patience = 90000; // ms
#ifdef Q_OS_UNIX
constexpr uid_t nobody = 65534;
#endif

} // namespace

Program::Program(const QString &home) : environment(QProcessEnvironment::systemEnvironment())
{
    const QDir folder(home);
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(name));
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nowhere"));
    environment.insert(QStringLiteral("HOME"), home);
    for (const auto &[name, path] :
         {std::pair("XDG_DATA_HOME", "data"), std::pair("XDG_CONFIG_HOME", "config"),
          std::pair("XDG_STATE_HOME", "state"), std::pair("XDG_CACHE_HOME", "cache"),
          std::pair("XDG_RUNTIME_DIR", "run"), std::pair("TMPDIR", "tmp")}) {
        folder.mkpath(QString::fromLatin1(path));
        QFile::setPermissions(folder.filePath(QString::fromLatin1(path)),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        environment.insert(QString::fromLatin1(name), folder.filePath(QString::fromLatin1(path)));
    }
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process,
                     [this] { m_output += m_process.readAllStandardOutput(); });
    QObject::connect(&m_process, &QProcess::readyReadStandardError, &m_process,
                     [this] { m_errors += m_process.readAllStandardError(); });
}

Program::~Program()
{
    if (!isRunning())
        return;
    m_process.kill();
    m_process.waitForFinished();
}

void Program::becomeNobody()
{
#ifdef Q_OS_UNIX
    if (geteuid() != 0)
        return;
    // Temporary files are nobody's own.
    const QByteArray temporary = QFile::encodeName(environment.value(QStringLiteral("TMPDIR")));
    QVERIFY(chown(temporary.constData(), nobody, nobody) == 0);
    m_process.setChildProcessModifier([] {
        if (setgid(nobody) != 0 || setuid(nobody) != 0)
            _exit(1);
    });
#endif
}

void Program::start(const QString &program, const QStringList &arguments)
{
    m_process.setProcessEnvironment(environment);
    m_process.start(program, arguments, QIODevice::ReadOnly);
}

bool Program::waitFor(const QByteArray &stream, const QByteArray &text)
{
    return QTest::qWaitFor([&] { return stream.contains(text) || !isRunning(); }, patience)
        && stream.contains(text);
}

bool Program::waitForOutput(const QByteArray &text)
{
    return waitFor(m_output, text);
}

bool Program::waitForErrors(const QByteArray &text)
{
    return waitFor(m_errors, text);
}

QUrl Program::signInPage()
{
    static const QRegularExpression line(QStringLiteral("^(https?://\\S+)\\n"),
                                         QRegularExpression::MultilineOption);
    const auto shown = [&] { return line.match(QString::fromUtf8(m_errors)).captured(1); };
    const bool ended = QTest::qWaitFor([&] { return !shown().isEmpty() || !isRunning(); }, patience);
    return ended ? QUrl(shown()) : QUrl();
}

int Program::waitForEnd()
{
    const bool ended = QTest::qWaitFor([this] { return !isRunning(); }, patience);
    return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}
