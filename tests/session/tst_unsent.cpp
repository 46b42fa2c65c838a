// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/unsent.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using Session::Person;
using Session::Unsent;

namespace {

Person person(const char *subject)
{
    Person made;
    made.issuer = QStringLiteral("https://login.example.com");
    made.subject = QLatin1String(subject);
    return made;
}

} // namespace

class tst_Unsent : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsEachPersonsDraftsApart();
    void isReadableByItsOwnerOnly();
    void keepsNothingWithoutAFile();
    void keepsABrokenFileAside_data();
    void keepsABrokenFileAside();
};

void tst_Unsent::keepsEachPersonsDraftsApart()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("a/unsent.json"));
    {
        Unsent unsent(file);
        unsent.setDraft(person("a"), {}, QStringLiteral("new"));
        unsent.setDraft(person("a"), QStringLiteral("c1"), QStringLiteral("one"));
        unsent.setDeletions(person("b"), {QStringLiteral("c2")});
    }
    const Unsent unsent(file);
    QCOMPARE(unsent.draft(person("a"), {}), QStringLiteral("new"));
    QCOMPARE(unsent.draft(person("a"), QStringLiteral("c1")), QStringLiteral("one"));
    QVERIFY(unsent.draft(person("b"), {}).isEmpty());
    QVERIFY(unsent.deletions(person("a")).isEmpty());
    QCOMPARE(unsent.deletions(person("b")), QStringList {QStringLiteral("c2")});
}

void tst_Unsent::isReadableByItsOwnerOnly()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("a/unsent.json"));
    Unsent unsent(file);
    unsent.setDraft(person("a"), {}, QStringLiteral("new"));
    unsent.save();
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(QFile::exists(file));
    QVERIFY(!(QFile::permissions(file) & others));
    QVERIFY(!(QFile::permissions(folder.filePath(QStringLiteral("a"))) & others));
}

void tst_Unsent::keepsNothingWithoutAFile()
{
    Unsent unsent {QString()};
    unsent.setDraft(person("a"), {}, QStringLiteral("new"));
    unsent.save();
    QCOMPARE(unsent.draft(person("a"), {}), QStringLiteral("new"));
}

void tst_Unsent::keepsABrokenFileAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("cut off") << QByteArray("{\"a\": {\"drafts\": {\".new\": \"hal");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no object") << QByteArray("[1]");
    QTest::newRow("bytes") << QByteArray("\x00\xff\xfe", 3);
}

void tst_Unsent::keepsABrokenFileAside()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("unsent.json"));
    QFile broken(file);
    QVERIFY(broken.open(QFile::WriteOnly));
    broken.write(content);
    broken.close();
    Unsent unsent(file);
    QVERIFY(!unsent.keptAside().isEmpty());
    QFile aside(unsent.keptAside());
    QVERIFY(aside.open(QFile::ReadOnly));
    QCOMPARE(aside.readAll(), content);
    unsent.setDraft(person("a"), {}, QStringLiteral("goes on"));
    unsent.save();
    QCOMPARE(Unsent(file).draft(person("a"), {}), QStringLiteral("goes on"));
}

QTEST_GUILESS_MAIN(tst_Unsent)
#include "tst_unsent.moc"
