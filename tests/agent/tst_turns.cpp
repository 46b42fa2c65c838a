// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/turns.h"

#include "agent/servicecredentials.h"
#include "agent/toolchoice.h"
#include "doubles/fakehttpclient.h"
#include "doubles/scriptedmodel.h"

#include <QTest>

using namespace Agent;
using Code = Core::Error::Code;

namespace {

const Core::Time noon {std::chrono::seconds(43200)};

Auth::Principal office()
{
    Auth::Principal person;
    person.issuer = QStringLiteral("https://issuer");
    person.subject = QStringLiteral("2");
    return person;
}

Turns::Answer approval()
{
    return {Decision::Approve, QStringLiteral("digest"), false};
}

/// A store with one turn that waits for an approval, and what works with it.
struct Fixture
{
    Fixture()
    {
        whole = Turn::start({}, QStringLiteral("Give roberto 12"));
        Core::whenDone(
            &context, store.conversation({office().issuer, office().subject}, {}),
            [this](const Core::Result<QString> &id) { whole.conversationId = id.value_or(QString()); });
        if (!QTest::qWaitFor([this] { return !whole.conversationId.isEmpty(); }, 20000))
            return;
        whole.issuer = office().issuer;
        whole.subject = office().subject;
        (void)whole.begin();
        Call change;
        change.wish = {QStringLiteral("1"), QStringLiteral("changeDaysOff"), {}};
        change.operation = QStringLiteral("changeDaysOff");
        change.needsApproval = true;
        (void)whole.takeCalls({}, {change});
        (void)whole.pauseForApproval(0, {}, QStringLiteral("digest"), noon + std::chrono::minutes(5));
        (void)store.save(whole);
    }

    /// The error that a continue() ended in; nothing while it has not ended, or when it goes on.
    void approve()
    {
        turns.resume(office(), whole.id, approval(), [this](const Core::Result<TurnRunner *> &runner) {
            ++answers;
            if (!runner)
                refused = runner.error().code;
        });
    }

    std::optional<Core::Result<Turn>> stored()
    {
        std::optional<Core::Result<Turn>> got;
        Core::whenDone(&context, store.load({whole.issuer, whole.subject}, whole.id),
                       [&got](const Core::Result<Turn> &turn) { got = turn; });
        (void)QTest::qWaitFor([&got] { return got.has_value(); }, 20000);
        return got;
    }
    bool isQuiet() { return answers > 0 && turns.activeCount() == 0; }

    Limits limits;
    Doubles::FakeHttpClient http;
    ToolCatalog catalog {http, {}, limits};
    Doubles::ScriptedModel model {[this](const ModelRequest &) -> std::optional<ModelResult> {
        ++modelRequests;
        return Doubles::ScriptedModel::say(QStringLiteral("done"));
    }};
    OpenApi::Invoker invoker {http};
    ToolChoice choice {limits};
    TokenExchange exchange {http, office().issuer, {}, [] { return noon; }};
    ServiceCredentials credentials {exchange, {}, {}};
    TurnStore store {QStringLiteral("sqlite::memory:")};
    Turns turns {{catalog, choice, model, invoker, credentials, store, limits, [] { return noon; }}};
    QObject context;
    Turn whole;
    int answers = 0;
    int modelRequests = 0;
    std::optional<Code> refused;
};

} // namespace

/// What two requests about one turn come to when both are on their way at the same time.
class tst_Turns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesOnWithWhatWasApproved();
    void staysCancelledWhenAnApprovalComesTooLate();
    void cancelsWhatWasApprovedJustBefore();
    void keepsNothingOfAConversationThatWasEmptiedMeanwhile_data();
    void keepsNothingOfAConversationThatWasEmptiedMeanwhile();
};

void tst_Turns::goesOnWithWhatWasApproved()
{
    Fixture f;
    f.approve();
    QTRY_VERIFY(f.isQuiet());
    QVERIFY(!f.refused);
    QCOMPARE((*f.stored())->state, TurnState::Done);
    QCOMPARE(f.modelRequests, 1);
}

void tst_Turns::staysCancelledWhenAnApprovalComesTooLate()
{
    Fixture f;
    const Core::Future<> cancelled = f.turns.cancel(office(), f.whole.id);
    f.approve();
    QTRY_VERIFY(f.isQuiet());
    QCOMPARE(f.refused, std::optional(Code::Conflict));
    QCOMPARE((*f.stored())->state, TurnState::Cancelled);
    QCOMPARE(f.modelRequests, 0);
}

void tst_Turns::cancelsWhatWasApprovedJustBefore()
{
    Fixture f;
    bool cancelled = false;
    f.approve();
    Core::whenDone(&f.context, f.turns.cancel(office(), f.whole.id),
                   [&](const Core::Result<> &done) { cancelled = done.has_value(); });
    QTRY_VERIFY(cancelled && f.isQuiet());
    QCOMPARE((*f.stored())->state, TurnState::Cancelled);
    QCOMPARE(f.modelRequests, 0);
}

void tst_Turns::keepsNothingOfAConversationThatWasEmptiedMeanwhile_data()
{
    QTest::addColumn<bool>("approvesFirst");
    QTest::newRow("reset first") << false;
    QTest::newRow("approval first") << true;
}

void tst_Turns::keepsNothingOfAConversationThatWasEmptiedMeanwhile()
{
    QFETCH(bool, approvesFirst);
    Fixture f;
    bool emptied = false;
    if (approvesFirst)
        f.approve();
    Core::whenDone(&f.context, f.turns.reset(office(), f.whole.conversationId),
                   [&](const Core::Result<> &done) { emptied = done.has_value(); });
    if (!approvesFirst)
        f.approve();
    QTRY_VERIFY(emptied && f.isQuiet());
    QCOMPARE(f.stored()->error().code, Code::NotFound);
    QCOMPARE(f.modelRequests, 0);
}

QTEST_GUILESS_MAIN(tst_Turns)
#include "tst_turns.moc"
