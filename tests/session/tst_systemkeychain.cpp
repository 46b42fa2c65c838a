// SPDX-License-Identifier: GPL-3.0-or-later
// Against a real gnome-keyring on a bus of the test's own. libsecret keeps one connection for each process,
// so that every step is a process of its own: this program again, with --probe.
#include "doubles/keyring.h"
#include "doubles/realcomponent.h"
#include "session/doubles/await.h"
#include "session/keychaintokenstore.h"
#include "session/systemkeychain.h"

#include <QDirIterator>
#include <QTest>

#include <cstdio>

using namespace std::chrono_literals;
using Core::Result;
using Core::Secret;

namespace {

const QByteArray longToken = QByteArray(5000, 'T') + "end";

QString wordFor(Session::KeychainTrouble trouble)
{
    using Session::KeychainTrouble;
    switch (trouble) {
    case KeychainTrouble::None:
        return QStringLiteral("kept");
    case KeychainTrouble::Missing:
        return QStringLiteral("missing");
    case KeychainTrouble::Closed:
        return QStringLiteral("closed");
    case KeychainTrouble::Damaged:
        return QStringLiteral("damaged");
    case KeychainTrouble::Remembers:
        return QStringLiteral("remembers");
    }
    return {};
}

/// Does what the arguments say with a store, and prints for each what came of it and how the keychain is.
int probe(const QStringList &steps)
{
    QTemporaryDir profile;
    Session::KeychainTokenStore store(
        std::make_unique<Session::SystemKeychain>(20s),
        Session::KeychainTokenStore::entryFor(QStringLiteral("https://id.example"), QStringLiteral("test")),
        profile.filePath(QStringLiteral("session.lock")));
    for (const QString &step : steps) {
        QString said;
        if (step == QLatin1String("write")) {
            said = Doubles::await(store.write(Secret(longToken))) ? QStringLiteral("ok")
                                                                  : QStringLiteral("not kept");
        } else if (step == QLatin1String("read")) {
            const Result<Secret> token = Doubles::await(store.read());
            said = !token                      ? QStringLiteral("nothing")
                : token->expose() == longToken ? QStringLiteral("the token")
                                               : QStringLiteral("something else");
        } else if (step == QLatin1String("remove")) {
            said = Doubles::await(store.remove()) ? QStringLiteral("ok") : QStringLiteral("not removed");
        } else if (step == QLatin1String("withdraw")) {
            said = Doubles::await(store.withdraw())->isEmpty() ? QStringLiteral("nothing")
                                                               : QStringLiteral("the token");
        }
        std::printf("%s: %s, %s\n", qPrintable(step), qPrintable(said), qPrintable(wordFor(store.trouble())));
    }
    return 0;
}

} // namespace

class tst_SystemKeychain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_keyring.reset(); }

    void keepsATokenInAnUnlockedKeyring();
    void keepsItInMemoryWhileTheKeyringIsLocked();
    void keepsItInMemoryWithoutAKeyring();
    void keepsItInMemoryWithoutABus();

private:
    /// The lines that a process of its own prints.
    QStringList run(const QStringList &steps, const QProcessEnvironment &environment);
    QStringList run(const QStringList &steps) { return run(steps, m_keyring->environment()); }
    bool isTokenInAFile() const;

    std::unique_ptr<Doubles::Keyring> m_keyring;
};

void tst_SystemKeychain::init()
{
    SECUREAGENT_NEEDS_REAL(Doubles::Keyring::isInstalled(), "gnome-keyring");
    m_keyring = std::make_unique<Doubles::Keyring>();
    QVERIFY(m_keyring->startBus());
}

QStringList tst_SystemKeychain::run(const QStringList &steps, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(), QStringList {QStringLiteral("--probe")} + steps);
    if (!process.waitForFinished(90000)) {
        process.kill();
        process.waitForFinished();
        return {QStringLiteral("never ended")};
    }
    qInfo().noquote() << process.readAllStandardError();
    return QString::fromUtf8(process.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

bool tst_SystemKeychain::isTokenInAFile() const
{
    QDirIterator files(m_keyring->home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains("TTTTTTTTTT"))
            return true;
    }
    return false;
}

void tst_SystemKeychain::keepsATokenInAnUnlockedKeyring()
{
    QVERIFY(m_keyring->startKeyring(true));
    QCOMPARE(run({QStringLiteral("read"), QStringLiteral("write")}),
             (QStringList {QStringLiteral("read: nothing, kept"), QStringLiteral("write: ok, kept")}));
    QCOMPARE(run({QStringLiteral("read")}), QStringList {QStringLiteral("read: the token, kept")});
    QVERIFY(!isTokenInAFile()); // not as it is
    QCOMPARE(run({QStringLiteral("remove"), QStringLiteral("read")}),
             (QStringList {QStringLiteral("remove: ok, kept"), QStringLiteral("read: nothing, kept")}));
    QCOMPARE(run({QStringLiteral("remove")}), QStringList {QStringLiteral("remove: ok, kept")});
    QCOMPARE(run({QStringLiteral("write"), QStringLiteral("withdraw"), QStringLiteral("withdraw")}),
             (QStringList {QStringLiteral("write: ok, kept"), QStringLiteral("withdraw: the token, kept"),
                           QStringLiteral("withdraw: nothing, kept")}));
    QCOMPARE(run({QStringLiteral("read")}), QStringList {QStringLiteral("read: nothing, kept")});
}

void tst_SystemKeychain::keepsItInMemoryWhileTheKeyringIsLocked()
{
    QVERIFY(m_keyring->startKeyring(true));
    QCOMPARE(run({QStringLiteral("write")}), QStringList {QStringLiteral("write: ok, kept")});
    QVERIFY(m_keyring->startKeyring(false));
    QCOMPARE(run({QStringLiteral("read"), QStringLiteral("write"), QStringLiteral("read"),
                  QStringLiteral("withdraw")}),
             // A locked one says that there is nothing, and takes nothing.
             (QStringList {QStringLiteral("read: nothing, kept"), QStringLiteral("write: not kept, closed"),
                           QStringLiteral("read: the token, closed"),
                           QStringLiteral("withdraw: the token, closed")}));
    QVERIFY(!isTokenInAFile());
}

void tst_SystemKeychain::keepsItInMemoryWithoutAKeyring()
{
    QCOMPARE(
        run({QStringLiteral("read"), QStringLiteral("write"), QStringLiteral("read")}),
        (QStringList {QStringLiteral("read: nothing, missing"), QStringLiteral("write: not kept, missing"),
                      QStringLiteral("read: the token, missing")}));
    QVERIFY(!isTokenInAFile());
}

void tst_SystemKeychain::keepsItInMemoryWithoutABus()
{
    QProcessEnvironment environment = m_keyring->environment();
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                       QStringLiteral("unix:path=") + m_keyring->home() + QStringLiteral("/no-bus"));
    QCOMPARE(run({QStringLiteral("write"), QStringLiteral("read")}, environment),
             (QStringList {QStringLiteral("write: not kept, missing"),
                           QStringLiteral("read: the token, missing")}));
    QVERIFY(!isTokenInAFile());
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--probe"))
        return probe(arguments.mid(2));
    tst_SystemKeychain test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_systemkeychain.moc"
