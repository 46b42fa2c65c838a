// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/givensecret.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

class tst_GivenSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void isEmptyWhenNoneIsGiven();
    void readsTheFileThatIsNamed();
    void readsACredentialOfSystemd();
    void takesTheVariableOutOfTheEnvironment();
    void prefersTheFile();
    void refusesWhatIsNoKey_data();
    void refusesWhatIsNoKey();
    void refusesAFileThatIsNotThere();

private:
    QString write(const QString &name, const QByteArray &bytes);

    QTemporaryDir m_folder;
};

void tst_GivenSecret::cleanup()
{
    for (const char *name : {"SA_TEST_KEY", "SA_TEST_KEY_FILE", "CREDENTIALS_DIRECTORY"})
        qunsetenv(name);
}

QString tst_GivenSecret::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    return file.fileName();
}

void tst_GivenSecret::isEmptyWhenNoneIsGiven()
{
    qputenv("CREDENTIALS_DIRECTORY", m_folder.path().toLocal8Bit());
    const auto secret = Core::takeGivenSecret("SA_TEST_KEY");
    QVERIFY(secret);
    QVERIFY(secret->isEmpty());
}

void tst_GivenSecret::readsTheFileThatIsNamed()
{
    for (const char *end : {"", "\n", "\r\n"}) {
        qputenv("SA_TEST_KEY_FILE", write(QStringLiteral("a"), QByteArray("key ä") + end).toLocal8Bit());
        const auto secret = Core::takeGivenSecret("SA_TEST_KEY");
        QVERIFY(secret);
        QCOMPARE(secret->expose(), QByteArray("key ä"));
    }
}

void tst_GivenSecret::readsACredentialOfSystemd()
{
    qputenv("CREDENTIALS_DIRECTORY", m_folder.path().toLocal8Bit());
    const QString path = write(QStringLiteral("SA_TEST_KEY"), "from systemd\n");
    const auto secret = Core::takeGivenSecret("SA_TEST_KEY");
    QFile::remove(path);
    QVERIFY(secret);
    QCOMPARE(secret->expose(), QByteArray("from systemd"));
}

void tst_GivenSecret::takesTheVariableOutOfTheEnvironment()
{
    qputenv("SA_TEST_KEY", "weaker");
    const auto secret = Core::takeGivenSecret("SA_TEST_KEY");
    QVERIFY(secret);
    QCOMPARE(secret->expose(), QByteArray("weaker"));
    QVERIFY(!qEnvironmentVariableIsSet("SA_TEST_KEY"));
}

void tst_GivenSecret::prefersTheFile()
{
    qputenv("SA_TEST_KEY", "weaker");
    qputenv("SA_TEST_KEY_FILE", write(QStringLiteral("b"), "stronger").toLocal8Bit());
    QCOMPARE(Core::takeGivenSecret("SA_TEST_KEY")->expose(), QByteArray("stronger"));
}

void tst_GivenSecret::refusesWhatIsNoKey_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("only a line end") << QByteArray("\n");
    QTest::newRow("two lines") << QByteArray("one\ntwo\n");
    QTest::newRow("too large") << QByteArray(17 * 1024, 'x');
}

void tst_GivenSecret::refusesWhatIsNoKey()
{
    QFETCH(QByteArray, bytes);
    qputenv("SA_TEST_KEY_FILE", write(QStringLiteral("c"), bytes).toLocal8Bit());
    const auto secret = Core::takeGivenSecret("SA_TEST_KEY");
    QVERIFY(!secret);
    QCOMPARE(secret.error().code, Core::Error::Code::Invalid);
    QVERIFY(!secret.error().detail.contains(QLatin1String("two")));
}

void tst_GivenSecret::refusesAFileThatIsNotThere()
{
    for (const QString &path : {m_folder.filePath(QStringLiteral("none")), m_folder.path(), QString()}) {
        qputenv("SA_TEST_KEY_FILE", path.toLocal8Bit());
        const auto secret = Core::takeGivenSecret("SA_TEST_KEY");
        QVERIFY(!secret);
        QVERIFY2(secret.error().detail.startsWith(QLatin1String("SA_TEST_KEY_FILE: ")),
                 qPrintable(secret.error().detail));
    }
}

QTEST_APPLESS_MAIN(tst_GivenSecret)
#include "tst_givensecret.moc"
