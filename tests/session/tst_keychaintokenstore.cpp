// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/doubles/await.h"
#include "session/doubles/fakekeychain.h"
#include "session/keychaintokenstore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;
using Core::Error;
using Core::Secret;
using Doubles::await;
using Session::Claim;
using Session::KeychainTokenStore;
using Session::KeychainTrouble;

Q_DECLARE_METATYPE(Core::Error::Code)

class tst_KeychainTokenStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void keepsATokenForTheNextProcess();
    void keepsTheTokensOfProvidersAndClientsApart();
    void readsTheKeychainAgainEachTime();
    void forgetsWhatAnotherProcessRemoved();
    void livesInMemoryWithoutAKeychain_data();
    void livesInMemoryWithoutAKeychain();
    void livesInMemoryWhenTheKeychainIsLockedMeanwhile();
    void takesALockedKeyringForNoSignOut();
    void storesWhatWasOnlyInMemoryAsSoonAsItCan();
    void tellsADamagedEntryAndReplacesIt();
    void takesNothingForATokenThatIsNone();
    void tellsWhenTheKeychainDoesNotForget();
    void withdrawsWithoutTheClaim();
    void usesNothingThatTheKeychainDidNotForget();
    void tellsThatALockedKeyringRemembers();
    void keepsNoTokenThatComesAfterASignOut();
    void countsANewSignInOnlyWhenItIsKept();
    void doesOneThingAfterTheOther();
    void givesTheTokenToOneAtATime();
    void settlesWhenNothingIsUnderWay();

private:
    std::unique_ptr<KeychainTokenStore> open(Session::ProfileLockTimes times = {})
    {
        return std::make_unique<KeychainTokenStore>(
            std::make_unique<Doubles::FakeKeychain>(m_content), QStringLiteral("entry"),
            m_folder->filePath(QStringLiteral("session.lock")), times);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    Doubles::KeychainContent m_content;
    std::unique_ptr<KeychainTokenStore> m_store;
};

void tst_KeychainTokenStore::init()
{
    m_content = {};
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = open();
}

void tst_KeychainTokenStore::cleanup()
{
    m_store.reset();
}

void tst_KeychainTokenStore::keepsATokenForTheNextProcess()
{
    QCOMPARE(await(m_store->read()).error().code, Error::Code::NotFound);
    QVERIFY(await(m_store->write(Secret("token-1"))));
    m_store = open();
    QCOMPARE(await(m_store->read())->expose(), QByteArray("token-1"));
    QVERIFY(await(m_store->remove()));
    QVERIFY(m_content.entries.isEmpty());
    QCOMPARE(await(m_store->read()).error().code, Error::Code::NotFound);
    QCOMPARE(m_store->trouble(), KeychainTrouble::None);
}

void tst_KeychainTokenStore::keepsTheTokensOfProvidersAndClientsApart()
{
    const QSet<QString> names {
        KeychainTokenStore::entryFor(QStringLiteral("https://id.example"), QStringLiteral("a")),
        KeychainTokenStore::entryFor(QStringLiteral("https://id.example"), QStringLiteral("b")),
        KeychainTokenStore::entryFor(QStringLiteral("https://id.example/"), QStringLiteral("a")),
        KeychainTokenStore::entryFor(QStringLiteral("https://other.example"), QStringLiteral("a"))};
    QCOMPARE(names.size(), qsizetype(4));
}

void tst_KeychainTokenStore::readsTheKeychainAgainEachTime()
{
    QVERIFY(await(m_store->write(Secret("token-1"))));
    QVERIFY(await(open()->write(Secret("token-2"))));
    QCOMPARE(await(m_store->read())->expose(), QByteArray("token-2"));
}

void tst_KeychainTokenStore::forgetsWhatAnotherProcessRemoved()
{
    QVERIFY(await(m_store->write(Secret("token-1"))));
    QVERIFY(await(open()->remove()));
    QCOMPARE(await(m_store->read()).error().code, Error::Code::NotFound);
    m_content.fault = Error::Code::Forbidden;
    QCOMPARE(await(m_store->read()).error().code, Error::Code::Forbidden); // not the old one from memory
}

void tst_KeychainTokenStore::livesInMemoryWithoutAKeychain_data()
{
    QTest::addColumn<Error::Code>("fault");
    QTest::addColumn<KeychainTrouble>("trouble");
    QTest::newRow("none here") << Error::Code::Unavailable << KeychainTrouble::Missing;
    QTest::newRow("locked or denied") << Error::Code::Forbidden << KeychainTrouble::Closed;
    QTest::newRow("anything else") << Error::Code::Internal << KeychainTrouble::Missing;
}

void tst_KeychainTokenStore::livesInMemoryWithoutAKeychain()
{
    QFETCH(Error::Code, fault);
    QFETCH(KeychainTrouble, trouble);
    QSignalSpy changed(m_store.get(), &Session::TokenStore::troubleChanged);
    m_content.fault = fault;
    QCOMPARE(await(m_store->read()).error().code, fault);
    QCOMPARE(m_store->trouble(), trouble);
    QVERIFY(!await(m_store->write(Secret("token-1"))));
    QCOMPARE(await(m_store->read())->expose(), QByteArray("token-1"));
    QVERIFY(!await(m_store->write(Secret("token-2"))));
    QCOMPARE(await(m_store->read())->expose(), QByteArray("token-2"));
    QCOMPARE(m_store->trouble(), trouble);
    QCOMPARE(changed.size(), 1);
    QVERIFY(QDir(m_folder->path()).isEmpty()); // and nothing went anywhere else
}

void tst_KeychainTokenStore::livesInMemoryWhenTheKeychainIsLockedMeanwhile()
{
    QVERIFY(await(m_store->write(Secret("token-1"))));
    m_content.fault = Error::Code::Forbidden;
    QCOMPARE(await(m_store->read())->expose(), QByteArray("token-1"));
    QCOMPARE(m_store->trouble(), KeychainTrouble::Closed);
    m_content.fault.reset();
    QCOMPARE(await(m_store->read())->expose(), QByteArray("token-1"));
    QCOMPARE(m_store->trouble(), KeychainTrouble::None);
}

void tst_KeychainTokenStore::takesALockedKeyringForNoSignOut()
{
    QVERIFY(await(m_store->write(Secret("token-1"))));
    m_content.hidden = true;
    m_content.writeFault = Error::Code::Forbidden;
    QCOMPARE(await(m_store->read())->expose(), QByteArray("token-1"));
    QCOMPARE(m_store->trouble(), KeychainTrouble::Closed);
    m_content.hidden = false;
    m_content.writeFault.reset();
    QVERIFY(await(open()->remove()));
    QCOMPARE(await(m_store->read()).error().code, Error::Code::NotFound);
    QVERIFY(m_content.entries.isEmpty()); // nor is anything left of finding out
}

void tst_KeychainTokenStore::storesWhatWasOnlyInMemoryAsSoonAsItCan()
{
    QVERIFY(await(m_store->write(Secret("token-1"))));
    m_content.fault = Error::Code::Forbidden;
    QVERIFY(!await(m_store->write(Secret("token-2"))));
    m_content.fault.reset();
    QCOMPARE(await(m_store->read())->expose(), QByteArray("token-2"));
    QCOMPARE(m_store->trouble(), KeychainTrouble::None);
    QCOMPARE(await(open()->read())->expose(), QByteArray("token-2"));
}

void tst_KeychainTokenStore::tellsADamagedEntryAndReplacesIt()
{
    m_content.entries.insert(QStringLiteral("entry"), "nonsense");
    QCOMPARE(await(m_store->read()).error().code, Error::Code::Invalid);
    QCOMPARE(m_store->trouble(), KeychainTrouble::Damaged);
    QVERIFY(await(m_store->write(Secret("token-1"))));
    QCOMPARE(m_store->trouble(), KeychainTrouble::None);
    m_content.entries.insert(QStringLiteral("entry"), "nonsense");
    QCOMPARE(await(m_store->read())->expose(), QByteArray("token-1"));
    QCOMPARE(await(open()->read())->expose(), QByteArray("token-1"));
}

void tst_KeychainTokenStore::takesNothingForATokenThatIsNone()
{
    for (const char *bytes :
         {"1:abcdefgh:two words", "1:abcdefgh:line\r\nX-Header: 1", "1:abcdefgh:\xc3\xa9"}) {
        m_content.entries.insert(QStringLiteral("entry"), bytes);
        QCOMPARE(await(m_store->read()).error().code, Error::Code::Invalid);
    }
}

void tst_KeychainTokenStore::tellsWhenTheKeychainDoesNotForget()
{
    QVERIFY(await(m_store->write(Secret("token-1"))));
    m_content.fault = Error::Code::Forbidden;
    QVERIFY(!await(m_store->remove()));
    QCOMPARE(m_store->trouble(), KeychainTrouble::Closed);
    QVERIFY(!await(m_store->read())); // this process has forgotten it
}

void tst_KeychainTokenStore::withdrawsWithoutTheClaim()
{
    QVERIFY(await(m_store->write(Secret(QByteArray(5000, 'a')))));
    const Claim theirs = *await(open()->claim());
    QCOMPARE(await(m_store->withdraw())->expose(), QByteArray(5000, 'a'));
    QVERIFY(m_content.entries.isEmpty());
    QCOMPARE(m_store->trouble(), KeychainTrouble::None);
    QVERIFY(await(m_store->withdraw())->isEmpty());
}

void tst_KeychainTokenStore::usesNothingThatTheKeychainDidNotForget()
{
    const auto other = open();
    QVERIFY(await(m_store->write(Secret("token-1"))));
    QVERIFY(await(other->read()));
    m_content.fault = Error::Code::Forbidden;
    QCOMPARE(await(m_store->withdraw())->expose(), QByteArray("token-1")); // it can still be revoked
    QCOMPARE(m_store->trouble(), KeychainTrouble::Remembers);
    QCOMPARE(await(other->read()).error().code, Error::Code::NotFound); // nor from memory
    m_content.fault.reset();
    QVERIFY(!m_content.entries.isEmpty());
    QCOMPARE(await(open()->read()).error().code, Error::Code::NotFound); // the next start
    QVERIFY(m_content.entries.isEmpty());
}

void tst_KeychainTokenStore::tellsThatALockedKeyringRemembers()
{
    QVERIFY(await(m_store->write(Secret("token-1"))));
    m_content.hidden = true;
    m_content.writeFault = Error::Code::Forbidden;
    QCOMPARE(await(m_store->withdraw())->expose(), QByteArray("token-1"));
    QCOMPARE(m_store->trouble(), KeychainTrouble::Remembers);
    m_content.hidden = false;
    m_content.writeFault.reset();
    QVERIFY(await(m_store->write(Secret("token-2"))));
    QCOMPARE(m_store->trouble(), KeychainTrouble::None);
    QCOMPARE(await(open()->read())->expose(), QByteArray("token-2"));
    // One that was never in the keychain is not remembered by it.
    m_content.fault = Error::Code::Forbidden;
    QVERIFY(!await(m_store->write(Secret("token-3"))));
    QVERIFY(await(m_store->withdraw()));
    QCOMPARE(m_store->trouble(), KeychainTrouble::Closed);
}

void tst_KeychainTokenStore::keepsNoTokenThatComesAfterASignOut()
{
    const auto other = open();
    QVERIFY(await(m_store->write(Secret("token-1"))));
    QVERIFY(await(other->read()));
    QVERIFY(await(m_store->withdraw()));
    QCOMPARE(await(other->replace(Secret("token-2"))).error().code, Error::Code::NotFound);
    QVERIFY(m_content.entries.isEmpty());
    QCOMPARE(await(other->read()).error().code, Error::Code::NotFound);
    QVERIFY(await(other->write(Secret("token-3")))); // somebody signs in there
    QCOMPARE(await(m_store->read())->expose(), QByteArray("token-3"));
    QVERIFY(await(m_store->replace(Secret("token-4"))));
    QCOMPARE(await(other->read())->expose(), QByteArray("token-4"));
}

void tst_KeychainTokenStore::countsANewSignInOnlyWhenItIsKept()
{
    QVERIFY(await(m_store->write(Secret("token-1"))));
    m_content.fault = Error::Code::Forbidden;
    QVERIFY(await(m_store->withdraw()));
    QVERIFY(!await(m_store->write(Secret("token-2"))));
    QCOMPARE(await(m_store->read())->expose(), QByteArray("token-2")); // it lives in memory
    m_content.fault.reset();
    QCOMPARE(await(open()->read()).error().code, Error::Code::NotFound); // token-1 does not come back
    QCOMPARE(await(m_store->read())->expose(), QByteArray("token-2"));
    QCOMPARE(await(open()->read())->expose(), QByteArray("token-2"));
}

void tst_KeychainTokenStore::doesOneThingAfterTheOther()
{
    const auto first = m_store->write(Secret(QByteArray(5000, 'a')));
    const auto second = m_store->write(Secret(QByteArray(3000, 'b')));
    const auto read = m_store->read();
    const auto removed = m_store->remove();
    const auto nothing = m_store->read();
    QCOMPARE(await(nothing).error().code, Error::Code::NotFound);
    QVERIFY(first.isFinished() && second.isFinished() && removed.isFinished());
    QCOMPARE(await(read)->expose(), QByteArray(3000, 'b'));
    QVERIFY(m_content.entries.isEmpty());
}

void tst_KeychainTokenStore::givesTheTokenToOneAtATime()
{
    const auto other = open();
    std::optional<Claim> mine = *await(m_store->claim());
    const auto theirs = other->claim();
    const auto mineAgain = m_store->claim();
    QTest::qWait(100);
    QVERIFY(!theirs.isFinished() && !mineAgain.isFinished());
    mine.reset();
    QTRY_VERIFY(theirs.isFinished() || mineAgain.isFinished());
    QTest::qWait(100);
    QVERIFY(theirs.isFinished() != mineAgain.isFinished());
}

void tst_KeychainTokenStore::settlesWhenNothingIsUnderWay()
{
    QVERIFY(await(m_store->settled()));
    std::optional<Claim> claim = *await(m_store->claim());
    const auto settled = m_store->settled();
    QTest::qWait(50);
    QVERIFY(!settled.isFinished());
    m_store->write(Secret(QByteArray(5000, 'a')));
    claim.reset();
    QVERIFY(await(settled));
    QVERIFY(await(m_store->settled()));
    QCOMPARE(m_content.entries.size(), qsizetype(3));
}

QTEST_GUILESS_MAIN(tst_KeychainTokenStore)
#include "tst_keychaintokenstore.moc"
