// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/database.h"
#include "hr/migrations.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QVariant>

using Core::Error;
using Hr::Database;
using Hr::DatabaseLocation;

namespace {

const QFile::Permissions onlyOwnerFile = QFile::ReadOwner | QFile::WriteOwner;
const QFile::Permissions onlyOwnerFolder = onlyOwnerFile | QFile::ExeOwner;
/// What others may do with it; QFile also reports "user", which depends on who asks.
const QFile::Permissions ofOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
    | QFile::WriteOther | QFile::ExeOther;

QVariant pragma(const Database &database, const QString &name)
{
    QSqlQuery query(database.connection());
    query.exec(QStringLiteral("PRAGMA ") + name);
    return query.next() ? query.value(0) : QVariant();
}

} // namespace

class tst_Database : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void readsWhereTheDataIs_data();
    void readsWhereTheDataIs();
    void refusesOtherLocations_data();
    void refusesOtherLocations();
    void makesAFolderAndFileThatOnlyTheOwnerReads();
    void keepsThePermissionsOfAnExistingFile();
    void setsWhatSafetyNeeds();
    void keepsNothingOfAMemoryDatabase();
    void opensTheSameFileAgain();
    void opensOneFileTwiceAtOnce();
    void saysWhyItCannotBeUsed_data();
    void saysWhyItCannotBeUsed();
    void refusesAReadOnlyFile();
    void leavesNoConnectionBehind();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_Database::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_Database::readsWhereTheDataIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("file");
    QTest::newRow("memory") << QStringLiteral("sqlite::memory:") << QString();
    QTest::newRow("absolute") << QStringLiteral("sqlite:/var/lib/hr.db") << QStringLiteral("/var/lib/hr.db");
    QTest::newRow("relative") << QStringLiteral("sqlite:hr.db") << QStringLiteral("hr.db");
    QTest::newRow("with slashes of a URL")
        << QStringLiteral("sqlite:///var/hr.db") << QStringLiteral("/var/hr.db");
    QTest::newRow("with spaces") << QStringLiteral("sqlite:/my data/hr.db")
                                 << QStringLiteral("/my data/hr.db");
}

void tst_Database::readsWhereTheDataIs()
{
    QFETCH(QString, text);
    QFETCH(QString, file);
    const Core::Result<DatabaseLocation> location = DatabaseLocation::parse(text);
    QVERIFY(location);
    QCOMPARE(location->file, file);
}

void tst_Database::refusesOtherLocations_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("no file") << QStringLiteral("sqlite:");
    QTest::newRow("blank file") << QStringLiteral("sqlite:  ");
    QTest::newRow("a bare file") << QStringLiteral("/var/lib/hr.db");
    QTest::newRow("another database") << QStringLiteral("postgresql://localhost/hr");
    QTest::newRow("upper case") << QStringLiteral("SQLITE:hr.db");
}

void tst_Database::refusesOtherLocations()
{
    QFETCH(QString, text);
    const Core::Result<DatabaseLocation> location = DatabaseLocation::parse(text);
    QVERIFY(!location);
    QCOMPARE(location.error().code, Error::Code::Invalid);
    QVERIFY(location.error().detail.contains(QStringLiteral("sqlite:FILE")));
}

void tst_Database::makesAFolderAndFileThatOnlyTheOwnerReads()
{
    const QString file = path(QStringLiteral("new/deeper/hr.db"));
    const auto database = Database::open({file});
    QVERIFY2(database, qPrintable(database ? QString() : database.error().detail));
    QCOMPARE(QFile::permissions(file) & (ofOthers | onlyOwnerFolder), onlyOwnerFile);
    for (const char *folder : {"new", "new/deeper"})
        QCOMPARE(QFile::permissions(path(QString::fromLatin1(folder))) & (ofOthers | onlyOwnerFolder),
                 onlyOwnerFolder);
    // What is not in the file yet is beside it.
    QVERIFY(QFileInfo::exists(file + QStringLiteral("-wal")));
    QCOMPARE(QFile::permissions(file + QStringLiteral("-wal")) & ofOthers, QFile::Permissions());
}

void tst_Database::keepsThePermissionsOfAnExistingFile()
{
    const QString file = path(QStringLiteral("hr.db"));
    QVERIFY(Database::open({file}));
    const QFile::Permissions chosen = onlyOwnerFile | QFile::ReadGroup;
    QVERIFY(QFile::setPermissions(file, chosen));
    QVERIFY(Database::open({file}));
    QCOMPARE(QFile::permissions(file) & (ofOthers | onlyOwnerFolder), chosen);
}

void tst_Database::setsWhatSafetyNeeds()
{
    const auto database = Database::open({path(QStringLiteral("hr.db"))}, std::chrono::milliseconds {1234});
    QVERIFY(database);
    QCOMPARE(pragma(**database, QStringLiteral("journal_mode")).toString(), QStringLiteral("wal"));
    QCOMPARE(pragma(**database, QStringLiteral("foreign_keys")).toInt(), 1);
    QCOMPARE(pragma(**database, QStringLiteral("synchronous")).toInt(), 2);
    QCOMPARE(pragma(**database, QStringLiteral("busy_timeout")).toInt(), 1234);
    QCOMPARE(pragma(**database, QStringLiteral("user_version")).toInt(), int(Hr::migrations().size()));
}

void tst_Database::keepsNothingOfAMemoryDatabase()
{
    const QDir before(QDir::current());
    const QStringList files = before.entryList();
    const auto database = Database::open({});
    QVERIFY(database);
    QVERIFY((*database)->connection().tables().contains(QStringLiteral("employees")));
    QCOMPARE(QDir(before).entryList(), files);
    const auto other = Database::open({});
    QSqlQuery query((*database)->connection());
    QVERIFY(query.exec(
        QStringLiteral("INSERT INTO employees (person_name, days_off_available, changed_at, changed_by)"
                       " VALUES ('a', 1, '2026-01-01T00:00:00Z', 'test')")));
    QSqlQuery count((*other)->connection());
    QVERIFY(count.exec(QStringLiteral("SELECT count(*) FROM employees")) && count.next());
    QCOMPARE(count.value(0).toInt(), 0);
}

void tst_Database::opensTheSameFileAgain()
{
    const QString file = path(QStringLiteral("hr.db"));
    {
        const auto database = Database::open({file});
        QSqlQuery query((*database)->connection());
        QVERIFY(
            query.exec(QStringLiteral("INSERT INTO employees (person_name, days_off_available, changed_at,"
                                      " changed_by) VALUES ('a', 1, '2026-01-01T00:00:00Z', 'test')")));
    }
    const auto database = Database::open({file});
    QVERIFY(database);
    QSqlQuery count((*database)->connection());
    QVERIFY(count.exec(QStringLiteral("SELECT count(*) FROM employees")) && count.next());
    QCOMPARE(count.value(0).toInt(), 1);
}

void tst_Database::opensOneFileTwiceAtOnce()
{
    const QString file = path(QStringLiteral("hr.db"));
    const auto first = Database::open({file});
    const auto second = Database::open({file});
    QVERIFY(first);
    QVERIFY2(second, qPrintable(second ? QString() : second.error().detail));
}

void tst_Database::saysWhyItCannotBeUsed_data()
{
    QTest::addColumn<QString>("prepare");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("says");
    QTest::newRow("a folder") << "folder"
                              << "thing"
                              << "is a folder";
    QTest::newRow("a file where a folder should be") << "file"
                                                     << "thing/hr.db"
                                                     << "is not a folder";
    QTest::newRow("a folder that nobody can make") << ""
                                                   << "/proc/none/hr.db"
                                                   << "cannot be made";
    QTest::newRow("a file that nobody can make") << ""
                                                 << "/proc/hr.db"
                                                 << "cannot be created";
    QTest::newRow("not a database") << "text"
                                    << "thing"
                                    << "not an SQLite database";
    QTest::newRow("another program's") << "other"
                                       << "thing"
                                       << "another program";
    QTest::newRow("another program's, by its mark") << "marked"
                                                    << "thing"
                                                    << "another program";
    QTest::newRow("a newer version's") << "newer"
                                       << "thing"
                                       << "newer version";
}

void tst_Database::saysWhyItCannotBeUsed()
{
    QFETCH(QString, prepare);
    QFETCH(QString, file);
    QFETCH(QString, says);
    const QString thing = path(QStringLiteral("thing"));
    if (prepare == QLatin1String("folder")) {
        QVERIFY(QDir().mkpath(thing));
    } else if (prepare == QLatin1String("file") || prepare == QLatin1String("text")) {
        QFile text(thing);
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write(QByteArray("Dear diary, ").repeated(1000));
    } else if (prepare == QLatin1String("newer")) {
        const auto database = Database::open({thing});
        QSqlQuery query((*database)->connection());
        QVERIFY(query.exec(QStringLiteral("PRAGMA user_version = 99")));
    } else if (!prepare.isEmpty()) {
        {
            QSqlDatabase other
                = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
            other.setDatabaseName(thing);
            QVERIFY(other.open());
            QSqlQuery query(other);
            QVERIFY(query.exec(prepare == QLatin1String("other")
                                   ? QStringLiteral("CREATE TABLE songs (title TEXT)")
                                   : QStringLiteral("PRAGMA application_id = 7")));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("other"));
    }
    const QString absolute = file.startsWith(QLatin1Char('/')) ? file : path(file);
    const auto database = Database::open({absolute});
    QVERIFY(!database);
    const QString detail = database.error().detail;
    QVERIFY2(detail.contains(says), qPrintable(detail));
    QVERIFY2(detail.contains(absolute), qPrintable(detail));
    if (prepare == QLatin1String("text")) {
        QFile text(thing);
        QVERIFY(text.open(QIODevice::ReadOnly));
        QVERIFY(text.readAll().startsWith("Dear diary"));
    }
}

void tst_Database::refusesAReadOnlyFile()
{
    const QString file = path(QStringLiteral("hr.db"));
    QVERIFY(Database::open({file}));
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner));
    if (QFileInfo(file).isWritable())
        QSKIP("the superuser may write everything");
    const auto database = Database::open({file});
    QVERIFY(!database);
    QCOMPARE(database.error().code, Error::Code::Unavailable);
}

void tst_Database::leavesNoConnectionBehind()
{
    const QStringList before = QSqlDatabase::connectionNames();
    {
        const auto database = Database::open({});
        QVERIFY(database);
        QCOMPARE(QSqlDatabase::connectionNames().size(), before.size() + 1);
    }
    QVERIFY(!Database::open({path(QString())}));
    QCOMPARE(QSqlDatabase::connectionNames(), before);
}

QTEST_GUILESS_MAIN(tst_Database)
#include "tst_database.moc"
