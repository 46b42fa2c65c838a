// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/answernotices.h"

#include "ui/desk.h"
#include "ui/objectnames.h"

#include <QListView>
#include <QSignalSpy>
#include <QTabBar>

namespace Names = Ui::ObjectNames;

namespace {

class FakeNotifier : public Ui::Notifier
{
    Q_OBJECT
public:
    void start() override { started = true; }
    bool isAvailable() const override { return available; }
    void tell(const QString &title, const QString &text) override { told.append({title, text}); }

    bool started = false;
    bool available = true;
    QList<QPair<QString, QString>> told;
};

} // namespace

class tst_AnswerNotices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }

    void saysNothingToAPersonWhoLooks();
    void tellsThatAnAnswerIsThere();
    void tellsNothingOfTheAnswerItself();
    void tellsNoMarkup();
    void tellsWhatIsWaitedFor();
    void opensTheConversationThatWasToldOf();
    void hidesInsteadOfClosingWhereThatIsWanted();
    void closesWhereThereIsNoTray();
    void closesUnlessHidingIsWanted();
    void comesBackFromTheTray();
    void asksForItsPlaceAfterTheWindow();

private:
    static Ui::WindowOptions options(FakeNotifier &notifier, bool stays = false)
    {
        Ui::WindowOptions options;
        options.notifier = &notifier;
        options.staysInTray = stays;
        return options;
    }
    static Session::TurnResult answer()
    {
        return Fakes::answer(QStringLiteral("You have **10 days off** left."), {});
    }
};

void tst_AnswerNotices::saysNothingToAPersonWhoLooks()
{
    FakeNotifier notifier;
    Desk desk(options(notifier));
    desk.signIn();
    desk.askAndAnswer(QStringLiteral("How many days off do I have?"), answer());
    QVERIFY(notifier.told.isEmpty());
}

void tst_AnswerNotices::tellsThatAnAnswerIsThere()
{
    FakeNotifier notifier;
    Desk desk(options(notifier));
    desk.signIn();
    desk.ask(QStringLiteral("How many days off do I have?"));
    desk.window.hide();
    Q_EMIT desk.agent.stream->done(answer());
    QCOMPARE(notifier.told.size(), 1);
    QCOMPARE(notifier.told.first().first, QStringLiteral("Your answer is there"));
    QCOMPARE(notifier.told.first().second, QStringLiteral("How many days off do I have?"));
}

void tst_AnswerNotices::tellsNothingOfTheAnswerItself()
{
    FakeNotifier notifier;
    Desk desk(options(notifier));
    desk.signIn();
    desk.ask(QStringLiteral("How many days off do I have?"));
    desk.window.showMinimized();
    Q_EMIT desk.agent.stream->done(answer());
    QCOMPARE(notifier.told.size(), 1);
    QVERIFY(!notifier.told.first().first.contains(QLatin1String("10")));
    QVERIFY(!notifier.told.first().second.contains(QLatin1String("10")));
}

void tst_AnswerNotices::tellsNoMarkup()
{
    FakeNotifier notifier;
    Desk desk(options(notifier));
    desk.signIn();
    desk.ask(QStringLiteral("<img src=//host/x><b>Hello</b>"));
    desk.window.hide();
    Q_EMIT desk.agent.stream->done(answer());
    QCOMPARE(notifier.told.size(), 1);
    QVERIFY(!notifier.told.first().second.contains(u'<'));
    QVERIFY(notifier.told.first().second.contains(QLatin1String("Hello")));
}

void tst_AnswerNotices::tellsWhatIsWaitedFor()
{
    FakeNotifier notifier;
    Desk desk(options(notifier));
    desk.signIn(Fakes::office());
    desk.ask(QStringLiteral("Give jettro 12 days off."));
    desk.window.hide();
    Q_EMIT desk.agent.stream->paused(Fakes::approval());
    QCOMPARE(notifier.told.size(), 1);
    QCOMPARE(notifier.told.first().first, QStringLiteral("Your approval is wanted"));
}

void tst_AnswerNotices::opensTheConversationThatWasToldOf()
{
    FakeNotifier notifier;
    Desk desk(options(notifier));
    desk.signIn();
    desk.ask(QStringLiteral("How many days off do I have?"));
    const quint64 asked = desk.conversations.currentKey();
    auto stream = desk.agent.stream;
    desk.conversations.startNew();
    QVERIFY(desk.conversations.currentKey() != asked);
    QTest::keyClick(&desk.window, Qt::Key_2, Qt::ControlModifier);
    desk.window.hide();
    Q_EMIT stream->done(answer());
    QCOMPARE(notifier.told.size(), 1);
    Q_EMIT notifier.pressed();
    QVERIFY(desk.window.isVisible());
    QCOMPARE(desk.conversations.currentKey(), asked);
    QCOMPARE(desk.find<QTabBar>(Names::tabs)->currentIndex(), 0);
}

void tst_AnswerNotices::hidesInsteadOfClosingWhereThatIsWanted()
{
    FakeNotifier notifier;
    Desk desk(options(notifier, true));
    QVERIFY(!desk.window.close()); // not accepted: the program goes on
    QVERIFY(desk.window.isHidden());
    QSignalSpy quit(&desk.window, &Ui::MainWindow::quitWanted);
    Q_EMIT notifier.quitWanted();
    QCOMPARE(quit.size(), 1);
}

void tst_AnswerNotices::closesWhereThereIsNoTray()
{
    FakeNotifier notifier;
    notifier.available = false;
    Desk desk(options(notifier, true));
    QVERIFY(desk.window.close());
}

void tst_AnswerNotices::closesUnlessHidingIsWanted()
{
    FakeNotifier notifier;
    Desk desk(options(notifier));
    QVERIFY(desk.window.close());
}

void tst_AnswerNotices::comesBackFromTheTray()
{
    FakeNotifier notifier;
    Desk desk(options(notifier, true));
    desk.signIn();
    desk.askAndAnswer(QStringLiteral("How many days off do I have?"), answer());
    desk.window.close();
    Q_EMIT notifier.openWanted();
    QVERIFY(desk.window.isVisible());
    const quint64 before = desk.conversations.currentKey();
    desk.window.close();
    Q_EMIT notifier.newWanted();
    QVERIFY(desk.window.isVisible());
    QVERIFY(desk.conversations.currentKey() != before);
}

void tst_AnswerNotices::asksForItsPlaceAfterTheWindow()
{
    FakeNotifier notifier;
    Ui::WindowOptions wanted = options(notifier);
    Desk desk(wanted);
    QTRY_VERIFY(notifier.started);
}

QTEST_MAIN(tst_AnswerNotices)
#include "tst_answernotices.moc"
