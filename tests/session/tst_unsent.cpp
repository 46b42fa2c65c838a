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
    void keepsWhatAnotherWindowWroteMeanwhile();
    void bringsNothingBackThatAnotherWindowTookOut();
    void readsBackWhateverWasTyped_data();
    void readsBackWhateverWasTyped();
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
        unsent.setDeletion(person("b"), QStringLiteral("c2"), true);
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

void tst_Unsent::keepsWhatAnotherWindowWroteMeanwhile()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("unsent.json"));
    Unsent first(file);
    Unsent second(file);
    first.setDraft(person("a"), QStringLiteral("c1"), QStringLiteral("one"));
    first.save();
    second.setDraft(person("a"), QStringLiteral("c2"), QStringLiteral("two"));
    second.setDeletion(person("b"), QStringLiteral("c3"), true);
    second.save();
    first.setDeletion(person("b"), QStringLiteral("c4"), true);
    first.save();
    const Unsent all(file);
    QCOMPARE(all.draft(person("a"), QStringLiteral("c1")), QStringLiteral("one"));
    QCOMPARE(all.draft(person("a"), QStringLiteral("c2")), QStringLiteral("two"));
    QCOMPARE(all.deletions(person("b")).size(), 2);
}

void tst_Unsent::bringsNothingBackThatAnotherWindowTookOut()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("unsent.json"));
    Unsent first(file);
    first.setDraft(person("a"), QStringLiteral("c1"), QStringLiteral("one"));
    first.setDeletion(person("a"), QStringLiteral("c2"), true);
    first.save();
    Unsent second(file);
    first.setDraft(person("a"), QStringLiteral("c1"), {}); // it was sent
    first.setDeletion(person("a"), QStringLiteral("c2"), false); // it was undone
    first.save();
    second.setDraft(person("a"), {}, QStringLiteral("new"));
    second.save();
    const Unsent all(file);
    QCOMPARE(all.draft(person("a"), {}), QStringLiteral("new"));
    QVERIFY(all.draft(person("a"), QStringLiteral("c1")).isEmpty());
    QVERIFY(all.deletions(person("a")).isEmpty());
    QVERIFY(second.deletions(person("a")).isEmpty());
}

void tst_Unsent::readsBackWhateverWasTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("kept");
    const QString half(QChar(0xD83D));
    QTest::newRow("half an emoji") << QStringLiteral("a") + half + QStringLiteral("b")
                                   << QStringLiteral("a\uFFFDb");
    QTest::newRow("half an emoji at the end") << QStringLiteral("a") + half << QStringLiteral("a\uFFFD");
    QTest::newRow("a whole emoji") << QStringLiteral("\U0001F600") << QStringLiteral("\U0001F600");
    QTest::newRow("NUL") << QStringLiteral("a") + QChar(QChar::Null) + QStringLiteral("b")
                         << QStringLiteral("ab");
    QTest::newRow("very much") << QString(9'000'000, QLatin1Char('x')) << QString(100'000, QLatin1Char('x'));
}

void tst_Unsent::readsBackWhateverWasTyped()
{
    QFETCH(QString, typed);
    QFETCH(QString, kept);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("unsent.json"));
    {
        Unsent unsent(file);
        unsent.setDraft(person("a"), {}, typed);
        unsent.setDraft(person("b"), {}, QStringLiteral("somebody else's"));
    }
    const Unsent unsent(file);
    QVERIFY(unsent.keptAside().isEmpty());
    QCOMPARE(unsent.draft(person("b"), {}), QStringLiteral("somebody else's"));
    QVERIFY(unsent.draft(person("a"), {}) == kept); // not printed: it may be long
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
