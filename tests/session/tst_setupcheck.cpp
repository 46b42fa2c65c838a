// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/fakehttpclient.h"
#include "doubles/fakekeychain.h"
#include "session/setupcheck.h"
#include "session/setupprobes.h"

#include <QSignalSpy>
#include <QTest>

using Session::SetupCheck;
using Session::SetupFinding;
using Session::SetupFindings;
using Session::SetupProbe;
using Reason = SetupFinding::Reason;
using State = SetupFinding::State;
using What = SetupFinding::What;

namespace {

/// Finds what the test says, when it says so.
class Probe : public SetupProbe
{
public:
    explicit Probe(QList<What> covered) : m_covers(std::move(covered)) { }
    QList<What> covers() const override { return m_covers; }
    Core::Future<SetupFindings> run() override
    {
        ++runs;
        return promise.future();
    }

    Core::Promise<SetupFindings> promise;
    int runs = 0;

private:
    const QList<What> m_covers;
};

SetupFindings runOf(SetupProbe &probe)
{
    const auto future = probe.run();
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 10000))
        return {};
    return future.result().value_or(SetupFindings());
}

} // namespace

class tst_SetupCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void looksAtEverythingAtOnce();
    void doesNotWaitForEverForOne();
    void stopsWhenThePersonSaysSo();
    void saysOfWhatWasNotFoundThatItCouldNotBeLookedAt();
    void judgesAService_data();
    void judgesAService();
    void judgesThePasswordStore_data();
    void judgesThePasswordStore();
    void canTakeTheSignInBack();

private:
    std::unique_ptr<SetupCheck> make(std::chrono::milliseconds limit = std::chrono::seconds(60));

    Probe *m_first = nullptr;
    Probe *m_second = nullptr;
};

std::unique_ptr<SetupCheck> tst_SetupCheck::make(std::chrono::milliseconds limit)
{
    return std::make_unique<SetupCheck>(
        [this] {
            SetupCheck::Probes probes;
            auto first = std::make_unique<Probe>(QList<What> {What::SignInService, What::Keys});
            auto second = std::make_unique<Probe>(QList<What> {What::Hr});
            m_first = first.get();
            m_second = second.get();
            probes.push_back(std::move(first));
            probes.push_back(std::move(second));
            return probes;
        },
        nullptr, limit);
}

void tst_SetupCheck::looksAtEverythingAtOnce()
{
    const auto check = make();
    check->start();
    QVERIFY(check->isRunning());
    QCOMPARE(m_first->runs + m_second->runs, 2);
    QCOMPARE(check->findings().size(), 3);
    QCOMPARE(check->findings().at(2), (SetupFinding {What::Hr, State::Waiting}));
    Probe *first = m_first;
    check->start(); // one is under way
    QCOMPARE(m_first, first);
    m_second->promise.finish(SetupFindings {{What::Hr, State::Good}});
    QTRY_COMPARE(check->findings().at(2).state, State::Good);
    QVERIFY(check->isRunning());
    m_first->promise.finish(SetupFindings {{What::Keys, State::Good}, {What::SignInService, State::Good}});
    QTRY_VERIFY(!check->isRunning());
    QCOMPARE(check->findings().at(0), (SetupFinding {What::SignInService, State::Good}));
    QVERIFY(check->checkedAt().isValid());
}

void tst_SetupCheck::doesNotWaitForEverForOne()
{
    const auto check = make(std::chrono::milliseconds(20));
    check->start();
    m_second->promise.finish(SetupFindings {{What::Hr, State::Good}});
    QTRY_VERIFY(!check->isRunning());
    QCOMPARE(check->findings().at(0),
             (SetupFinding {What::SignInService, State::Attention, Reason::TooSlow}));
    QCOMPARE(check->findings().at(1).reason, Reason::TooSlow);
    QVERIFY(m_first->promise.isCancelled());
}

void tst_SetupCheck::stopsWhenThePersonSaysSo()
{
    const auto check = make();
    check->start();
    m_second->promise.finish(SetupFindings {{What::Hr, State::Good}});
    QTRY_COMPARE(check->findings().at(2).state, State::Good);
    check->cancel();
    QVERIFY(!check->isRunning());
    QCOMPARE(check->findings().at(0),
             (SetupFinding {What::SignInService, State::Skipped, Reason::Cancelled}));
    QCOMPARE(check->findings().at(2).state, State::Good);
    QVERIFY(m_first->promise.isCancelled());
    check->start();
    QVERIFY(check->isRunning());
}

void tst_SetupCheck::saysOfWhatWasNotFoundThatItCouldNotBeLookedAt()
{
    const auto check = make();
    check->start();
    m_first->promise.finish(SetupFindings {{What::SignInService, State::Attention, Reason::NoAnswer}});
    m_second->promise.finish(Core::failure(Core::Error::Code::Internal, QStringLiteral("x")));
    QTRY_VERIFY(!check->isRunning());
    QCOMPARE(check->findings().at(1).state, State::Skipped);
    QCOMPARE(check->findings().at(2).state, State::Skipped);
}

void tst_SetupCheck::judgesAService_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<State>("state");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("ready") << 200 << QByteArray("{\"status\":\"ready\"}") << State::Good << Reason::None;
    QTest::newRow("starting") << 503 << QByteArray("{\"status\":\"starting\"}") << State::Attention
                              << Reason::Starting;
    QTest::newRow("another program") << 200 << QByteArray("<html>") << State::Attention
                                     << Reason::NotUnderstood;
    QTest::newRow("404") << 404 << QByteArray("{}") << State::Attention << Reason::NotUnderstood;
    QTest::newRow("a proxy") << 502 << QByteArray("bad gateway") << State::Attention << Reason::NoAnswer;
    QTest::newRow("nothing") << 0 << QByteArray() << State::Attention << Reason::NoAnswer;
}

void tst_SetupCheck::judgesAService()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(State, state);
    QFETCH(Reason, reason);
    Doubles::FakeHttpClient http;
    if (status)
        http.answer(QStringLiteral("/hr/health/ready"), status, body);
    Session::ServiceProbe probe(What::Hr, http, QUrl(QStringLiteral("https://hr.example.com/hr/")));
    const SetupFinding finding = runOf(probe).value(0);
    QCOMPARE(finding.what, What::Hr);
    QCOMPARE(finding.state, state);
    QCOMPARE(finding.reason, reason);
    QCOMPARE(finding.subject, QStringLiteral("hr.example.com"));
    QCOMPARE(http.requests().size(), 1);
    QVERIFY(!http.requests().first().headers.contains("Authorization"));
}

void tst_SetupCheck::judgesThePasswordStore_data()
{
    using Code = Core::Error::Code;
    QTest::addColumn<int>("fault");
    QTest::addColumn<State>("state");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("good") << -1 << State::Good << Reason::None;
    QTest::newRow("none") << int(Code::Unavailable) << State::Attention << Reason::NoStore;
    QTest::newRow("locked") << int(Code::Forbidden) << State::Attention << Reason::Closed;
}

void tst_SetupCheck::judgesThePasswordStore()
{
    QFETCH(int, fault);
    QFETCH(State, state);
    QFETCH(Reason, reason);
    Doubles::KeychainContent content;
    if (fault >= 0)
        content.fault = Core::Error::Code(fault);
    Doubles::FakeKeychain keychain(content);
    Session::PasswordStoreProbe probe(&keychain);
    QCOMPARE(runOf(probe).value(0), (SetupFinding {What::PasswordStore, state, reason}));
    QVERIFY(content.entries.isEmpty()); // it only looks
    Session::PasswordStoreProbe demo(nullptr);
    QCOMPARE(runOf(demo).value(0).reason, Reason::NotKept);
}

void tst_SetupCheck::canTakeTheSignInBack()
{
    Session::ReturnAddressProbe probe;
    QCOMPARE(runOf(probe).value(0), (SetupFinding {What::ReturnAddress, State::Good}));
}

QTEST_GUILESS_MAIN(tst_SetupCheck)
#include "tst_setupcheck.moc"
