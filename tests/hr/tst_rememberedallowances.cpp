// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/rememberedallowances.h"
#include "hr/storefixture.h"

using Hr::Allowance;
using Hr::RememberedAllowances;
using Hr::Store;

namespace {

const Hr::Identity jettro = person(QStringLiteral("jettro"), QStringLiteral("s-1"));
const Allowance ten {QStringLiteral("jettro"), 10};

} // namespace

class tst_RememberedAllowances : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        m_store = m_fixture->open(true);
        QVERIFY(m_store);
        m_now = {};
        m_remembered = std::make_unique<RememberedAllowances>(*m_store, [this] { return m_now; });
    }
    void cleanup()
    {
        m_remembered.reset();
        m_store.reset();
        m_fixture.reset();
    }

    void remembersForAMoment();
    void tellsPeopleApart();
    void forgetsWithAChange();
    void forgetsWithAChangeThroughAnotherStoreOfTheProcess();
    void keepsWhereNothingWasChanged();
    void takesNoAnswerThatAChangeOvertook();

private:
    static Hr::ChangeRequest change(int days)
    {
        Hr::ChangeRequest request;
        request.actor = person(QStringLiteral("office"), QStringLiteral("s-2"));
        request.role = QStringLiteral("office-management");
        request.personName = QStringLiteral("jettro");
        request.daysOffAvailable = days;
        request.reason = QStringLiteral("test");
        request.correlationId = QStringLiteral("c-1");
        return request;
    }
    bool isRemembered() const { return m_remembered->find(jettro).has_value(); }

    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<Store> m_store;
    std::chrono::steady_clock::time_point m_now;
    std::unique_ptr<RememberedAllowances> m_remembered;
};

void tst_RememberedAllowances::remembersForAMoment()
{
    QVERIFY(!isRemembered());
    m_remembered->insert(jettro, ten, m_store->changes());
    QCOMPARE(m_remembered->find(jettro).value_or(Allowance {}).daysOffAvailable, 10);
    m_now += RememberedAllowances::lifetime - std::chrono::milliseconds(1);
    QVERIFY(isRemembered());
    m_now += std::chrono::milliseconds(1);
    QVERIFY(!isRemembered());
}

void tst_RememberedAllowances::tellsPeopleApart()
{
    m_remembered->insert(jettro, ten, m_store->changes());
    // A name is no identity, and a subject only counts within its issuer.
    QVERIFY(!m_remembered->find(person(QStringLiteral("jettro"), QStringLiteral("s-2"))));
    QVERIFY(!m_remembered->find(
        person(QStringLiteral("jettro"), QStringLiteral("s-1"), QStringLiteral("https://other"))));
    QVERIFY(!m_remembered->find(
        person(QStringLiteral("jettro"), QStringLiteral("is-1"), QStringLiteral("https://"))));
}

void tst_RememberedAllowances::forgetsWithAChange()
{
    m_remembered->insert(jettro, ten, m_store->changes());
    const auto changed = result(m_store->change(change(12)));
    QVERIFY(changed);
    QCOMPARE(changed->outcome, Hr::ChangeAnswer::Outcome::Changed);
    QVERIFY(!isRemembered());
}

void tst_RememberedAllowances::forgetsWithAChangeThroughAnotherStoreOfTheProcess()
{
    const std::unique_ptr<Store> other = m_fixture->open(true);
    QVERIFY(other);
    m_remembered->insert(jettro, ten, m_store->changes());
    QVERIFY(result(other->change(change(12))));
    QVERIFY(!isRemembered());
}

void tst_RememberedAllowances::keepsWhereNothingWasChanged()
{
    m_remembered->insert(jettro, ten, m_store->changes());
    Hr::ChangeRequest late = change(12);
    late.expectedVersions = QStringList {QStringLiteral("0-0")};
    const auto refused = result(m_store->change(late));
    QVERIFY(refused);
    QCOMPARE(refused->outcome, Hr::ChangeAnswer::Outcome::ChangedMeanwhile);
    QVERIFY(isRemembered());
}

void tst_RememberedAllowances::takesNoAnswerThatAChangeOvertook()
{
    const quint64 before = m_store->changes();
    QVERIFY(result(m_store->change(change(12))));
    m_remembered->insert(jettro, ten, before);
    QVERIFY(!isRemembered());
}

QTEST_GUILESS_MAIN(tst_RememberedAllowances)
#include "tst_rememberedallowances.moc"
