// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errortext.h"
#include "ui/fakes.h"
#include "ui/language.h"
#include "ui/requestview.h"
#include "ui/turntext.h"

#include <QRegularExpression>
#include <QTest>
#include <QTime>

using Session::TurnRow;
using Ui::ErrorText;
using Ui::ErrorTexts;
using Ui::TurnText;

namespace {

QString u8(const char *text)
{
    return QString::fromUtf8(text);
}

TurnRow activity(const char *outcomeClass, const char *effect)
{
    TurnRow row;
    row.kind = TurnRow::Kind::Activity;
    row.activity = Fakes::call(QStringLiteral("c"), u8("roberto’s days off"), QLatin1String(effect));
    row.outcomeClass = QLatin1String(outcomeClass);
    return row;
}

Session::Card refusalCard()
{
    const Session::TurnResult result = Fakes::refusal();
    Session::Card card;
    card.kind = Session::Card::Kind::Outcome;
    card.outcome = result.outcomes[0];
    card.subject = QStringLiteral("roberto");
    card.effect = QStringLiteral("read");
    card.correlationId = QStringLiteral("id-1");
    return card;
}

/// No status, no code, no name of a class, no blame.
void isForPeople(const ErrorText &text)
{
    QVERIFY(!text.title.isEmpty());
    QVERIFY(!text.sentence.isEmpty());
    const QString all = text.title + u' ' + text.sentence;
    static const QRegularExpression codes(
        QStringLiteral("\\b[45][0-9][0-9]\\b|0x|_|null|undefined|exception|%[0-9]"),
        QRegularExpression::CaseInsensitiveOption);
    QVERIFY2(!all.contains(codes), qPrintable(all));
    QVERIFY2(!all.contains(QLatin1String("error"), Qt::CaseInsensitive), qPrintable(all));
    QVERIFY2(all.endsWith(u'.'), qPrintable(all));
}

} // namespace

class tst_TurnText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Ui::applyLanguage(QStringLiteral("en")); }
    void saysWhatIsUnderWay_data();
    void saysWhatIsUnderWay();
    void refusesInPlainWords();
    void asksForTheRoleInARequest();
    void hasWordsForEverySignInFailure();
    void namesTheAddressThatTheProviderUses();
    void hasWordsForEveryTurnFailure();
    void hasWordsForEveryOutcome_data();
    void hasWordsForEveryOutcome();
    void saysThatSomebodyChangedItMeanwhile();
    void summarisesReceipts();
    void saysThatAServiceDoesNotStateTheRole();
    void speaksRows();
    void greetsByTheTimeOfDay_data();
    void greetsByTheTimeOfDay();
    void showsHiddenCharactersOfARequest();
    void isNotFooledByNamesFromTheNetwork();
};

void tst_TurnText::saysWhatIsUnderWay_data()
{
    QTest::addColumn<QByteArray>("outcomeClass");
    QTest::addColumn<QByteArray>("effect");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("icon");
    QTest::newRow("running") << QByteArray("") << QByteArray("read")
                             << u8("Looking up roberto’s days off in HR") << QString();
    QTest::newRow("done") << QByteArray("ok") << QByteArray("read")
                          << u8("Looked up roberto’s days off in HR") << u8("check");
    QTest::newRow("refused") << QByteArray("not_permitted") << QByteArray("read")
                             << u8("Asked HR for roberto’s days off: not permitted") << u8("lock");
    QTest::newRow("no answer") << QByteArray("unavailable") << QByteArray("read")
                               << u8("Asked HR for roberto’s days off: no answer") << u8("plug");
    QTest::newRow("change wanted") << QByteArray("waiting") << QByteArray("write")
                                   << u8("Wants to change roberto’s days off in HR") << u8("clock");
    QTest::newRow("changed") << QByteArray("ok") << QByteArray("write")
                             << u8("Changed roberto’s days off in HR") << u8("check");
    QTest::newRow("waits for a sign-in") << QByteArray("waiting") << QByteArray("read")
                                         << u8("Waiting to ask HR for roberto’s days off") << u8("clock");
}

void tst_TurnText::saysWhatIsUnderWay()
{
    QFETCH(QByteArray, outcomeClass);
    QFETCH(QByteArray, effect);
    const TurnRow row = activity(outcomeClass.constData(), effect.constData());
    QTEST(TurnText::activity(row), "sentence");
    QTEST(TurnText::activityIcon(row), "icon");
}

void tst_TurnText::refusesInPlainWords()
{
    const Ui::CardContent content = TurnText::card(refusalCard(), Fakes::jettro());
    QCOMPARE(content.title, u8("You may not see roberto’s days off"));
    QCOMPARE(content.sentence,
             u8("HR gave no data. Seeing someone else’s days off takes a role that you do not have."));
    QCOMPARE(content.icon, QStringLiteral("lock"));
    QCOMPARE(content.ground, Ui::CardContent::Ground::Neutral);
    QCOMPARE(content.facts.size(), 3);
    QCOMPARE(content.facts[0].value, QStringLiteral("Office management"));
    QCOMPARE(content.facts[0].muted, QStringLiteral("(office-management)"));
    QCOMPARE(content.facts[1].value, QStringLiteral("None. You can see your own data."));
    QCOMPARE(content.facts[2].value, QStringLiteral("office"));
}

void tst_TurnText::asksForTheRoleInARequest()
{
    QCOMPARE(TurnText::requestToSend(refusalCard()),
             u8("Hello office, I need roberto’s days off. It takes the role office-management. Correlation "
                "id: id-1"));
}

void tst_TurnText::hasWordsForEverySignInFailure()
{
    using Kind = Session::SignInFailure::Kind;
    for (int kind = int(Kind::ProviderUnreachable); kind <= int(Kind::Rejected); ++kind) {
        Session::SignInFailure failure;
        failure.kind = Kind(kind);
        failure.detail = QStringLiteral("secret detail 0x1 error");
        const ErrorText text = ErrorTexts::of(failure, QStringLiteral("https://login.example.com"));
        isForPeople(text);
        QVERIFY(!(text.title + text.sentence).contains(QLatin1String("secret")));
    }
}

void tst_TurnText::namesTheAddressThatTheProviderUses()
{
    Session::SignInFailure failure;
    failure.kind = Session::SignInFailure::Kind::IssuerMismatch;
    failure.issuerSaid = QStringLiteral("https://login.example.com");
    QCOMPARE(
        ErrorTexts::of(failure, QStringLiteral("https://login.example.com/")).title,
        QStringLiteral("The service calls itself https://login.example.com, without the slash at the end."));
    QVERIFY(ErrorTexts::of(failure, QStringLiteral("https://other.example.com"))
                .title.contains(failure.issuerSaid));
}

void tst_TurnText::hasWordsForEveryTurnFailure()
{
    using Kind = Session::TurnFailure::Kind;
    for (int kind = int(Kind::AgentUnavailable); kind <= int(Kind::Internal); ++kind)
        for (const bool decision : {false, true}) {
            Session::TurnFailure failure;
            failure.kind = Kind(kind);
            failure.detail = QStringLiteral("secret detail");
            const ErrorText text = ErrorTexts::of(failure, decision);
            isForPeople(text);
            QVERIFY(!(text.title + text.sentence).contains(QLatin1String("secret")));
        }
    QStringList titles;
    for (const char *reason :
         {"model_unreachable", "model_timed_out", "model_busy", "model_quota_used_up", "model_key_refused",
          "model_wrong_address", "model_unknown", "model_server_error", "model_context_full", "model_empty",
          "model_broke_off", "model_cut_off", "model_wrote_call", "model_not_understood", "model_withheld",
          "model_request_refused"}) {
        Session::TurnFailure failure;
        failure.kind = Kind::ModelFailed;
        failure.reason = QString::fromLatin1(reason);
        const ErrorText text = ErrorTexts::of(failure, false);
        isForPeople(text);
        QVERIFY(text.sentence.contains(QLatin1String("Nothing was changed.")));
        QVERIFY2(!titles.contains(text.title), qPrintable(text.title)); // each has its own words
        titles.append(text.title);
        failure.mayHaveChanged = true;
        QVERIFY(!ErrorTexts::of(failure, true).sentence.contains(QLatin1String("Nothing was changed.")));
    }
    Session::TurnFailure fast;
    fast.kind = Kind::TooFast;
    fast.retryAfterSeconds = 12;
    QCOMPARE(ErrorTexts::of(fast, false).sentence,
             QStringLiteral("You can go on in 12 s. Your question is kept."));
}

void tst_TurnText::hasWordsForEveryOutcome_data()
{
    QTest::addColumn<QString>("outcomeClass");
    for (const char *name : {"not_permitted", "sign_in_required", "step_up_required", "not_found", "invalid",
                             "unavailable", "uncertain", "failed", "something_new"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_TurnText::hasWordsForEveryOutcome()
{
    QFETCH(QString, outcomeClass);
    Session::Outcome outcome = Fakes::refusal().outcomes[0];
    outcome.outcomeClass = outcomeClass;
    isForPeople(ErrorTexts::of(outcome, QStringLiteral("roberto"), false));
    isForPeople(ErrorTexts::of(outcome, QString(), true));
    Session::Outcome bare;
    bare.outcomeClass = outcomeClass;
    isForPeople(ErrorTexts::of(bare, QString(), false));
}

void tst_TurnText::saysThatSomebodyChangedItMeanwhile()
{
    Session::Outcome outcome = Fakes::refusal().outcomes[0];
    outcome.outcomeClass = QStringLiteral("invalid");
    outcome.reason = QStringLiteral("changed_meanwhile");
    const auto text = ErrorTexts::of(outcome, QStringLiteral("roberto"), true);
    isForPeople(text);
    QVERIFY(text.title.startsWith(QLatin1String("Somebody changed")));
    TurnRow row = activity("invalid", "write");
    QVERIFY(TurnText::activity(row).endsWith(QLatin1String(": not understood")));
    row.reason = outcome.reason;
    QCOMPARE(TurnText::activity(row),
             u8("Asked HR to change roberto’s days off: somebody changed it meanwhile"));
    Session::Receipt receipt = Fakes::receipt(QStringLiteral("changeDaysOff"), QStringLiteral("roberto"),
                                              QStringLiteral("office"), QStringLiteral("invalid"));
    QVERIFY(TurnText::receiptAsText({receipt}).contains(QLatin1String("Outcome: Not understood\n")));
    receipt.reason = outcome.reason;
    QVERIFY(TurnText::receiptAsText({receipt}).contains(
        QLatin1String("Outcome: Not done: somebody changed it meanwhile\n")));
}

void tst_TurnText::summarisesReceipts()
{
    const auto ok = Fakes::receipt(QStringLiteral("daysOffFor"), QStringLiteral("roberto"),
                                   QStringLiteral("office"), QStringLiteral("ok"));
    auto refused = ok;
    refused.outcome = QStringLiteral("not_permitted");
    refused.acting = QStringLiteral("jettro");
    auto silent = ok;
    silent.outcome = QStringLiteral("unavailable");
    auto changed = ok;
    changed.method = QStringLiteral("PUT");
    QCOMPARE(TurnText::receiptSummary({ok}), QStringLiteral("1 look-up in HR as office"));
    QCOMPARE(TurnText::receiptSummary({ok, ok, ok}), QStringLiteral("3 look-ups in HR as office"));
    QCOMPARE(TurnText::receiptSummary({refused}), QStringLiteral("1 refusal by HR, asked as jettro"));
    QCOMPARE(TurnText::receiptSummary({silent}), QStringLiteral("1 call without an answer"));
    QCOMPARE(TurnText::receiptSummary({changed}), QStringLiteral("1 change in HR as office"));
    QCOMPARE(TurnText::receiptSummary({ok, silent}), QStringLiteral("2 calls to HR as office"));
}

void tst_TurnText::saysThatAServiceDoesNotStateTheRole()
{
    auto receipt = Fakes::receipt(QStringLiteral("daysOffFor"), QStringLiteral("roberto"),
                                  QStringLiteral("office"), QStringLiteral("ok"));
    QVERIFY(TurnText::receiptAsText({receipt}).contains(
        QLatin1String("Allowed by: Office management (office-management, as HR stated it)")));
    receipt.allowedBy.clear();
    const QString text = TurnText::receiptAsText({receipt});
    QVERIFY(text.contains(QLatin1String("Allowed by: not stated")));
    for (const char *label :
         {"What", "About", "In whose name", "Outcome", "When", "Service", "Correlation id"})
        QVERIFY2(text.contains(QLatin1String(label) + QStringLiteral(": ")), label);
}

void tst_TurnText::speaksRows()
{
    TurnRow question;
    question.text = QStringLiteral("Hello");
    question.time = QDateTime(QDate(2026, 11, 23), QTime(14, 29));
    QCOMPARE(TurnText::spoken(question, Fakes::jettro()), QStringLiteral("You, 14:29: Hello"));
    TurnRow answer;
    answer.kind = TurnRow::Kind::Answer;
    answer.text = QStringLiteral("Hi");
    QCOMPARE(TurnText::spoken(answer, Fakes::jettro()), QStringLiteral("Agent: Hi"));
    TurnRow card;
    card.kind = TurnRow::Kind::Card;
    card.card = refusalCard();
    QVERIFY(TurnText::spoken(card, Fakes::jettro())
                .startsWith(u8("Not permitted: You may not see roberto’s days off")));
    TurnRow receipt;
    receipt.kind = TurnRow::Kind::Receipt;
    receipt.receipts = Fakes::refusal().receipts;
    QVERIFY(TurnText::spoken(receipt, Fakes::jettro()).startsWith(QLatin1String("Receipt, folded")));
}

void tst_TurnText::greetsByTheTimeOfDay_data()
{
    QTest::addColumn<QTime>("now");
    QTest::addColumn<QString>("greeting");
    QTest::newRow("04:59") << QTime(4, 59) << QStringLiteral("Good evening, jettro");
    QTest::newRow("05:00") << QTime(5, 0) << QStringLiteral("Good morning, jettro");
    QTest::newRow("11:59") << QTime(11, 59) << QStringLiteral("Good morning, jettro");
    QTest::newRow("12:00") << QTime(12, 0) << QStringLiteral("Good afternoon, jettro");
    QTest::newRow("18:00") << QTime(18, 0) << QStringLiteral("Good evening, jettro");
}

void tst_TurnText::greetsByTheTimeOfDay()
{
    QFETCH(QTime, now);
    QTEST(TurnText::greeting(QStringLiteral("jettro"), now), "greeting");
}

void tst_TurnText::showsHiddenCharactersOfARequest()
{
    const QString hidden = QStringLiteral("a") + QChar(0x202E) + QStringLiteral("b") + QChar(0x200B)
        + QChar(0x00A0) + QStringLiteral("\tc\nd");
    QCOMPARE(Ui::RequestView::escaped(hidden), QStringLiteral("a\\u202eb\\u200b\\u00a0\\u0009c\nd"));
    QCOMPARE(Ui::RequestView::grouped(QStringLiteral("4f1c9a02b7d361e8aabb")),
             QStringLiteral("4f1c 9a02 b7d3 61e8"));
}

void tst_TurnText::isNotFooledByNamesFromTheNetwork()
{
    TurnRow row = activity("ok", "read");
    row.activity.about = QStringLiteral("%2 and %1\nnew line") + QChar(0x202E);
    row.activity.service = QStringLiteral("%1");
    QCOMPARE(TurnText::activity(row), QStringLiteral("Looked up %2 and %1 new line in %1"));
    Session::Outcome outcome = Fakes::refusal().outcomes[0];
    outcome.about = QStringLiteral("%1").repeated(2000);
    QVERIFY(ErrorTexts::of(outcome, QString(), false).title.size() < 400);
}

QTEST_GUILESS_MAIN(tst_TurnText)
#include "tst_turntext.moc"
