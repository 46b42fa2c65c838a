// SPDX-License-Identifier: GPL-3.0-or-later
// Draws every state of the window into PNG files, for the user guide and to look at beside the
// pictures of the design: render_states DIRECTORY [light|dark|both] [WIDTHxHEIGHT] [LANGUAGE]
// A scale of 200 % comes from QT_SCALE_FACTOR=2.
#include "doubles/fakehttpclient.h"
#include "ui/appearance.h"
#include "ui/desk.h"
#include "ui/firststartwindow.h"
#include "ui/language.h"
#include "ui/objectnames.h"
#include "ui/settingsdesk.h"
#include "ui/settingsnames.h"
#include "ui/startfailure.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSpinBox>

namespace {

struct Camera
{
    QDir directory;
    QString suffix;
    QSize size;

    void settle() const
    {
        QElapsedTimer timer;
        timer.start();
        // Rounds and time: on a busy machine little happens in 150 ms.
        for (int round = 0; round < 40 || timer.elapsed() < 150; ++round) {
            QApplication::processEvents();
            QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
    }
    void take(QWidget &widget, const QString &name) const
    {
        settle();
        const QString file = directory.filePath(name + suffix + QStringLiteral(".png"));
        if (!widget.grab().save(file))
            qFatal("cannot write %s", qPrintable(file));
    }
};

QString u8(const char *text)
{
    return QString::fromUtf8(text);
}

Session::Receipt lookedUp(const QString &who, const QString &acting)
{
    return Fakes::receipt(QStringLiteral("daysOffFor"), who, acting, QStringLiteral("ok"));
}

Session::TurnResult withOutcome(const char *outcomeClass, const char *about)
{
    Session::TurnResult result = Fakes::refusal();
    result.outcome = QLatin1String(outcomeClass);
    result.outcomes[0].outcomeClass = result.outcome;
    result.outcomes[0].about = u8(about);
    result.receipts[0].outcome = result.outcome;
    return result;
}

void services(Desk &desk)
{
    using State = Session::HealthCheck::State;
    desk.status.setService(QStringLiteral("HR"), State::Ready);
    desk.status.setService(QStringLiteral("Agent"), State::Ready);
    desk.store.add(QStringLiteral("c1"), u8("How many days off do I have?"), u8("You have **10 days off**"));
    desk.store.add(QStringLiteral("c2"), u8("Carry-over into next year"), u8("johndoe has 5 days off left"),
                   1);
    desk.store.add(QStringLiteral("c3"), u8("Who looked at my data"), u8("office, once, on 17 November"), 7);
    desk.store.add(QStringLiteral("c4"), u8("What can I ask?"), u8("Your days off and your log"), 13);
    for (const auto &[name, days] :
         {std::pair {"jettro", 10}, {"johndoe", 5}, {"office", 20}, {"roberto", 15}})
        desk.hr.add(QLatin1String(name), days);
    for (const char *who : {"johndoe", "jettro", "roberto", "jettro"})
        desk.hr.addLookup(QStringLiteral("office"), QLatin1String(who));
    Session::Lookup change = desk.hr.record.last();
    change.action = QStringLiteral("change");
    change.oldValue = 8;
    change.newValue = 10;
    change.reason = QStringLiteral("carry-over agreed");
    change.at = change.at.addDays(-6);
    desk.hr.record.append(change);
}

void press(Desk &desk, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier)
{
    QTest::keyClick(&desk.window, key, modifiers);
}

void hrStates(const Camera &camera)
{
    Desk desk;
    desk.window.resize(camera.size);
    services(desk);
    desk.signIn(Fakes::office());
    press(desk, Qt::Key_2);
    camera.take(desk.window, QStringLiteral("my-data"));
    press(desk, Qt::Key_3);
    camera.take(desk.window, QStringLiteral("admin"));
    desk.admin.beginChange(0);
    camera.settle();
    desk.window.findChild<QSpinBox *>(Ui::ObjectNames::daysField)->setValue(12);
    auto *reason = desk.window.findChild<QLineEdit *>(Ui::ObjectNames::reasonField);
    reason->setFocus();
    reason->setText(u8("Two Saturdays in November"));
    camera.take(desk.window, QStringLiteral("admin-change"));
    desk.hr.changeElsewhere(QStringLiteral("jettro"), 11);
    desk.admin.save(12, reason->text());
    camera.take(desk.window, QStringLiteral("admin-conflict"));
    desk.admin.useTheirs();
    desk.hr.fails = Core::Error {Core::Error::Code::Unavailable, {}};
    desk.admin.enter();
    camera.take(desk.window, QStringLiteral("admin-away"));
    desk.hr.fails.reset();
    desk.hr.refuses = Session::HrRefusal {{QStringLiteral("office-management")}, QStringLiteral("office")};
    desk.admin.enter();
    camera.take(desk.window, QStringLiteral("admin-refused"));
    press(desk, Qt::Key_1);
    press(desk, Qt::Key_F1, Qt::NoModifier);
    camera.take(desk.window, QStringLiteral("shortcuts"));
    press(desk, Qt::Key_F1, Qt::NoModifier);
    press(desk, Qt::Key_B);
    camera.take(desk.window, QStringLiteral("no-side-list"));
    press(desk, Qt::Key_B);
    auto *list = desk.window.findChild<QListView *>(Ui::ObjectNames::conversationList);
    list->setFocus();
    list->setCurrentIndex(list->model()->index(1, 0));
    QTest::keyClick(list, Qt::Key_Delete);
    list->setCurrentIndex(list->model()->index(2, 0));
    QTest::keyClick(list, Qt::Key_F2);
    camera.take(desk.window, QStringLiteral("side-list-edit"));
}

void signInStates(const Camera &camera)
{
    Ui::WindowOptions options;
    options.demo = true;
    options.demoAccounts
        = {{QStringLiteral("jettro"), QStringLiteral("jettro"), QStringLiteral("an employee without roles")},
           {QStringLiteral("office"), QStringLiteral("office"),
            QStringLiteral("has the role office management")}};
    Desk desk(options);
    desk.session.identity.issuer = QStringLiteral("http://127.0.0.1:9000");
    desk.window.resize(camera.size);
    camera.take(desk.window, QStringLiteral("sign-in"));
    desk.account.signIn();
    camera.take(desk.window, QStringLiteral("sign-in-waiting"));
    desk.session.fail(Session::SignInFailure::Kind::ProviderUnreachable);
    camera.take(desk.window, QStringLiteral("sign-in-failed"));
    services(desk);
    desk.signIn();
    camera.take(desk.window, QStringLiteral("welcome-demo"));
}

void turnStates(const Camera &camera)
{
    Desk desk;
    desk.window.resize(camera.size);
    services(desk);
    desk.signIn();
    camera.take(desk.window, QStringLiteral("welcome"));
    desk.click(Ui::ObjectNames::foldedTools);
    camera.take(desk.window, QStringLiteral("welcome-unfolded"));
    desk.ask(u8("How many days off does roberto have?"));
    Q_EMIT desk.agent.stream->toolCall(
        Fakes::call(QStringLiteral("call-1"), u8("roberto’s days off"), QStringLiteral("read")));
    camera.take(desk.window, QStringLiteral("busy"));
    Q_EMIT desk.agent.stream->toolResult(QStringLiteral("call-1"), QStringLiteral("not_permitted"));
    Q_EMIT desk.agent.stream->done(Fakes::refusal());
    camera.take(desk.window, QStringLiteral("refusal"));
    desk.find<QMenu>(Ui::ObjectNames::accountMenu)
        ->popup(desk.window.mapToGlobal(QPoint(desk.window.width() - 260, 46)));
    camera.take(*desk.find<QMenu>(Ui::ObjectNames::accountMenu), QStringLiteral("account-menu"));
    desk.find<QMenu>(Ui::ObjectNames::accountMenu)->hide();

    desk.askAndAnswer(u8("How many days off does nobody have?"),
                      withOutcome("not_found", "nobody’s days off"));
    camera.take(desk.window, QStringLiteral("not-found"));
    desk.askAndAnswer(u8("How many days off do I have?"), withOutcome("unavailable", "your days off"));
    desk.status.setService(QStringLiteral("HR"), Session::HealthCheck::State::Away);
    camera.take(desk.window, QStringLiteral("service-down"));
    desk.status.setService(QStringLiteral("HR"), Session::HealthCheck::State::Ready);
    desk.ask(u8("Tell me a long story"));
    Q_EMIT desk.agent.stream->text(u8("Once upon a time"));
    camera.settle();
    desk.chat.stop();
    camera.take(desk.window, QStringLiteral("stopped"));
    desk.ask(u8("And now?"));
    Session::TurnFailure failure;
    failure.kind = Session::TurnFailure::Kind::AgentUnavailable;
    Q_EMIT desk.agent.stream->failed(failure);
    camera.take(desk.window, QStringLiteral("failed"));
    desk.chat.reset();
    camera.take(desk.window, QStringLiteral("after-reset"));
    desk.askAndAnswer(u8("How many days off do I have?"),
                      Fakes::answer(u8("You have **10 days off** left."),
                                    {Fakes::receipt(QStringLiteral("daysOff"), QStringLiteral("jettro"),
                                                    QStringLiteral("jettro"), QStringLiteral("ok"))}));
    desk.ask(u8("Who looked at my data this month?"));
    Q_EMIT desk.agent.stream->toolCall(
        Fakes::call(QStringLiteral("call-2"), u8("your log"), QStringLiteral("read")));
    Session::Pause pause;
    pause.turnId = QStringLiteral("turn-2");
    pause.reason = QStringLiteral("sign_in");
    desk.session.go(Fakes::SignIn::State::Ended, Fakes::jettro());
    Q_EMIT desk.agent.stream->paused(pause);
    camera.take(desk.window, QStringLiteral("parked"));
}

void officeStates(const Camera &camera)
{
    Desk desk;
    desk.window.resize(camera.size);
    services(desk);
    desk.signIn(Fakes::office());
    camera.take(desk.window, QStringLiteral("welcome-office"));
    desk.ask(u8("How many days off does roberto have?"));
    Q_EMIT desk.agent.stream->toolCall(
        Fakes::call(QStringLiteral("c1"), u8("roberto’s days off"), QStringLiteral("read")));
    Q_EMIT desk.agent.stream->toolResult(QStringLiteral("c1"), QStringLiteral("ok"));
    Q_EMIT desk.agent.stream->done(
        Fakes::answer(u8("roberto has **15 days off** left."),
                      {lookedUp(QStringLiteral("roberto"), QStringLiteral("office"))}));
    desk.chat.turns().change(desk.chat.turns().rowCount() - 1,
                             [](Session::TurnRow &row) { row.unfolded = true; });
    desk.ask(u8("And jettro and johndoe? Put all three in a table."));
    for (const char *who : {"jettro", "johndoe"}) {
        Q_EMIT desk.agent.stream->toolCall(
            Fakes::call(QLatin1String(who), u8(who) + u8("’s days off"), QStringLiteral("read")));
        Q_EMIT desk.agent.stream->toolResult(QLatin1String(who), QStringLiteral("ok"));
    }
    Q_EMIT desk.agent.stream->text(
        u8("These are the days off that HR has today:\n\n| Person | Days off left |\n|---|--:|\n"
           "| jettro | 10 |\n| johndoe | 5 |\n| roberto | 15 |\n\n"
           "Together they have **30 days**. johndoe has the fewest"));
    camera.take(desk.window, QStringLiteral("streaming"));
    Q_EMIT desk.agent.stream->done(
        Fakes::answer(u8("# Days off\n\nA [link](https://example.com/help), `code`, and a list:\n\n1. "
                         "one\n2. two\n   - inner\n\n"
                         "> quoted words\n\n```\nint main() { return 0; }\nsecond line\n```\n\n<b>no "
                         "html</b> ![pic](file:///etc/passwd)"),
                      {lookedUp(QStringLiteral("jettro"), QStringLiteral("office")),
                       lookedUp(QStringLiteral("johndoe"), QStringLiteral("office"))}));
    camera.take(desk.window, QStringLiteral("markdown"));
    desk.chat.reset();
    camera.settle();
    desk.ask(u8("Give jettro 12 days off, because of the two Saturdays in November."));
    Q_EMIT desk.agent.stream->toolCall(
        Fakes::call(QStringLiteral("c2"), u8("jettro’s days off"), QStringLiteral("read")));
    Q_EMIT desk.agent.stream->toolResult(QStringLiteral("c2"), QStringLiteral("ok"));
    Q_EMIT desk.agent.stream->toolCall(
        Fakes::call(QStringLiteral("c3"), u8("jettro’s days off"), QStringLiteral("write")));
    Q_EMIT desk.agent.stream->paused(Fakes::approval());
    camera.take(desk.window, QStringLiteral("approval"));
    desk.chat.decide(true);
    Q_EMIT desk.agent.stream->done(Fakes::answer(u8("jettro has 12 days off now."), {}));
    camera.take(desk.window, QStringLiteral("approved"));
}

void firstStartStates(const Camera &camera)
{
    Doubles::FakeHttpClient http;
    Session::FirstStart model(http);
    Session::SetupCheck check([] {
        Session::SetupCheck::Probes probes;
        probes.push_back(std::make_unique<Fakes::Probe>(SettingsDesk::findings()));
        return probes;
    });
    Ui::FirstStartWindow window(model, check, {});
    window.resize(camera.size);
    window.show();
    camera.take(window, QStringLiteral("first-start"));
    using Way = Session::FirstStart::Way;
    using Field = Session::FirstStart::Field;
    model.setWay(Way::Company);
    model.setText(Field::Issuer, QStringLiteral("https://login.example.com/realms/office"));
    model.setText(Field::ClientId, QStringLiteral("secure-agent-desktop"));
    http.answer(QStringLiteral("/realms/office/.well-known/openid-configuration"), 200,
                "{\"issuer\":\"https://login.example.com/realms/other\",\"authorization_endpoint\":"
                "\"https://login.example.com/a\",\"token_endpoint\":\"https://login.example.com/t\","
                "\"jwks_uri\":\"https://login.example.com/keys\"}");
    window.findChild<QWidget *>(Ui::ObjectNames::issuerField)->setFocus();
    model.check();
    camera.take(window, QStringLiteral("first-start-company"));
    model.setWay(Way::Remote);
    window.findChild<QAbstractButton *>(Ui::ObjectNames::goOnButton)->click();
    camera.take(window, QStringLiteral("first-start-remote"));
    window.findChild<QAbstractButton *>(Ui::ObjectNames::firstCheckLink)->click();
    camera.take(window, QStringLiteral("first-start-check"));
}

void connectedServices(const Camera &camera, SettingsDesk &desk)
{
    desk.serviceTools.answer = Core::failure(Core::Error::Code::NotFound, {});
    desk.page.show(Ui::SettingsPage::Services);
    desk.services.add(QStringLiteral("rooms.example.com/openapi"));
    camera.take(desk.page, QStringLiteral("settings-services-not-read"));
    desk.serviceTools.answer = Doubles::rooms();
    desk.services.add(QStringLiteral("rooms.example.com/openapi.json"));
    camera.take(desk.page, QStringLiteral("settings-services-read"));
    desk.services.save({}); // no audience: it says so
    auto *scrolled = desk.page.findChild<QWidget *>(Ui::ObjectNames::saveServiceButton);
    for (QWidget *widget = scrolled; widget; widget = widget->parentWidget())
        if (auto *area = qobject_cast<QScrollArea *>(widget)) {
            camera.settle();
            area->ensureWidgetVisible(scrolled);
        }
    camera.take(desk.page, QStringLiteral("settings-services-problem"));
    desk.services.setAudience(QStringLiteral("rooms-api"));
    desk.services.save({});
    desk.services.askToRemove(QStringLiteral("Meeting rooms"));
    camera.take(desk.page, QStringLiteral("settings-services-removal"));
}

void settingsStates(const Camera &camera)
{
    using Page = Ui::SettingsPage;
    SettingsDesk desk;
    desk.page.resize(camera.size - QSize(0, 72)); // the bars of the window
    desk.page.QWidget::show();
    const std::pair<Page::Category, const char *> all[] = {
        {Page::Connection, "connection"}, {Page::Services, "services"}, {Page::Model, "model"},
        {Page::Appearance, "appearance"}, {Page::Language, "language"}, {Page::Privacy, "privacy"},
        {Page::CheckSetup, "check"},
    };
    for (const auto &[category, name] : all) {
        desk.page.show(category);
        camera.take(desk.page, QStringLiteral("settings-") + QLatin1String(name));
    }
    desk.page.show(Page::Model);
    desk.page.findChild<QAbstractButton *>(Ui::ObjectNames::modelServerChoice)->click();
    desk.page.findChild<QAbstractButton *>(Ui::ObjectNames::findModelsButton)->click();
    camera.take(desk.page, QStringLiteral("settings-model-server"));
    connectedServices(camera, desk);
    desk.page.show(Page::Privacy);
    desk.page.findChild<QAbstractButton *>(Ui::ObjectNames::clearHistoryButton)->click();
    camera.take(desk.page, QStringLiteral("settings-privacy-clear"));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() < 2) {
        qCritical("usage: render_states DIRECTORY [light|dark|both] [WIDTHxHEIGHT] [LANGUAGE]");
        return 2;
    }
    const QString which = arguments.value(2, QStringLiteral("both"));
    const QStringList size = arguments.value(3, QStringLiteral("1280x800")).split(u'x');
    prepareApplication();
    Ui::applyLanguage(arguments.value(4, QStringLiteral("en")));
    Camera camera {QDir(arguments.at(1)), {}, QSize(size.value(0).toInt(), size.value(1).toInt())};
    if (!camera.size.isValid() || !QDir().mkpath(arguments.at(1))) {
        qCritical("cannot use this size or directory");
        return 2;
    }
    for (const bool dark : {false, true}) {
        if (which != QLatin1String("both") && (which == QLatin1String("dark")) != dark)
            continue;
        Ui::setAppearance(application, dark ? Ui::darkTokens() : Ui::lightTokens());
        camera.suffix = dark ? QStringLiteral("-dark") : QString();
        firstStartStates(camera);
        settingsStates(camera);
        signInStates(camera);
        turnStates(camera);
        officeStates(camera);
        hrStates(camera);
        Ui::StartFailureWindow failure(u8("The address 127.0.0.1:8000 is in use by another program. Close "
                                          "that program, or choose another port with --agent-listen."));
        failure.show();
        camera.take(failure, QStringLiteral("start-failure"));
    }
    return 0;
}
