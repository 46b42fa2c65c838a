// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/testissuer.h"
#include "jose/keyset.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using Jose::KeySet;

class tst_KeySet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsAKeyByItsName();
    void keepsTheGoodKeysBesideBadOnes();
    void keepsTheGoodKeysBesideManyOthers();
    void findsNoneWhenTwoShareAName();
    void findsTheOnlyKeyWithoutAName();
    void isAValueWithoutAUsableKey();
    void refusesWhatIsNotASet_data();
    void refusesWhatIsNotASet();
    void knowsWhetherTheKeysAreTheSame();

private:
    static QByteArray set(const QJsonArray &keys)
    {
        return QJsonDocument(QJsonObject {{QStringLiteral("keys"), keys}}).toJson();
    }
    QJsonObject named(const Jose::PrivateKey &key, const char *name) const
    {
        return Doubles::TestIssuer::changed(key.publicJwk(), {{QStringLiteral("kid"), QLatin1String(name)}});
    }

    const Jose::PrivateKey m_first = Jose::PrivateKey::generate().value();
    const Jose::PrivateKey m_second = Jose::PrivateKey::generate().value();
};

void tst_KeySet::findsAKeyByItsName()
{
    const auto keys = KeySet::parse(set({named(m_first, "a"), named(m_second, "b")}));
    QVERIFY(keys);
    QCOMPARE(keys->size(), 2);
    QVERIFY(keys->find("a")->verifyRs256("x", m_first.signRs256("x")));
    QVERIFY(keys->find("b")->verifyRs256("x", m_second.signRs256("x")));
    QVERIFY(!keys->find("c"));
    QVERIFY(!keys->find("A"));
}

void tst_KeySet::keepsTheGoodKeysBesideBadOnes()
{
    QJsonObject forEncryption = named(m_second, "enc");
    forEncryption.insert(QStringLiteral("use"), QStringLiteral("enc"));
    const auto keys
        = KeySet::parse(set({forEncryption, 7, QJsonValue::Null, QJsonObject(), named(m_first, "a")}));
    QVERIFY(keys);
    QCOMPARE(keys->size(), 1);
    QVERIFY(keys->find("a"));
    QVERIFY(!keys->find("enc"));
}

void tst_KeySet::keepsTheGoodKeysBesideManyOthers()
{
    // Also where the good one is the last of more than anybody needs, usable or not.
    QJsonArray entries;
    for (int i = 0; i < 300; ++i) {
        entries.append(named(m_second, QByteArray("x" + QByteArray::number(i)).constData()));
        entries.append(QJsonObject());
    }
    entries.append(named(m_first, "a"));
    const auto keys = KeySet::parse(set(entries));
    QVERIFY(keys);
    QCOMPARE(keys->size(), 301);
    QVERIFY(keys->find("a") && keys->find("a")->verifyRs256("x", m_first.signRs256("x")));
    QVERIFY(keys->find("x299"));
    QVERIFY(!keys->find({}));
}

void tst_KeySet::findsNoneWhenTwoShareAName()
{
    const auto keys = KeySet::parse(set({named(m_first, "a"), named(m_second, "a")}));
    QVERIFY(keys);
    QVERIFY(!keys->find("a"));
    // Nor when a third one has it too, or many others stand between.
    QVERIFY(!KeySet::parse(set({named(m_first, "a"), named(m_second, "a"), named(m_first, "a")}))->find("a"));
    QJsonArray far {named(m_first, "a")};
    for (int i = 0; i < 200; ++i)
        far.append(named(m_first, QByteArray("x" + QByteArray::number(i)).constData()));
    far.append(named(m_second, "a"));
    QVERIFY(!KeySet::parse(set(far))->find("a"));
    // The same key twice is no question.
    QVERIFY(KeySet::parse(set({named(m_first, "a"), named(m_first, "a"), named(m_second, "b")}))->find("a"));
}

void tst_KeySet::findsTheOnlyKeyWithoutAName()
{
    QVERIFY(KeySet::parse(set({named(m_first, "a")}))->find({}));
    QVERIFY(!KeySet::parse(set({named(m_first, "a"), named(m_second, "b")}))->find({}));
    QVERIFY(!KeySet().find({}));
}

void tst_KeySet::isAValueWithoutAUsableKey()
{
    const auto keys = KeySet::parse(R"({"keys":[]})");
    QVERIFY(keys);
    QCOMPARE(keys->size(), 0);
}

void tst_KeySet::refusesWhatIsNotASet_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("a page") << QByteArray("<!DOCTYPE html>");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("without keys") << QByteArray("{}");
    QTest::newRow("keys are an object") << QByteArray(R"({"keys":{}})");
    QTest::newRow("keys twice") << QByteArray(R"({"keys":[],"keys":[]})");
}

void tst_KeySet::refusesWhatIsNotASet()
{
    QFETCH(QByteArray, json);
    const auto keys = KeySet::parse(json);
    QVERIFY(!keys);
    QCOMPARE(keys.error().code, Core::Error::Code::Invalid);
}

void tst_KeySet::knowsWhetherTheKeysAreTheSame()
{
    const KeySet both = KeySet::parse(set({named(m_first, "a"), named(m_second, "b")})).value();
    QVERIFY(both.sameAs(KeySet::parse(set({named(m_second, "b"), named(m_first, "a")})).value()));
    QVERIFY(both.sameAs(KeySet::parse(set({named(m_first, "a"), 7, named(m_second, "b")})).value()));
    QVERIFY(!both.sameAs(KeySet::parse(set({named(m_first, "a")})).value()));
    QVERIFY(!both.sameAs(KeySet::parse(set({named(m_first, "b"), named(m_second, "a")})).value()));
    QVERIFY(!both.sameAs(KeySet()));
}

QTEST_APPLESS_MAIN(tst_KeySet)
#include "tst_keyset.moc"
