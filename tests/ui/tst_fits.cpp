// SPDX-License-Identifier: GPL-3.0-or-later
// In every language, in a small window: nothing that is written is cut off.
#include "doubles/fakehttpclient.h"
#include "ui/desk.h"
#include "ui/firststartwindow.h"
#include "ui/language.h"
#include "ui/objectnames.h"
#include "ui/settingsdesk.h"
#include "ui/settingsnames.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTabBar>

namespace Names = Ui::ObjectNames;

class tst_Fits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void cleanupTestCase() { Ui::applyLanguage(QStringLiteral("en")); }

    void firstStart_data() { languages(); }
    void firstStart();
    void settings_data() { languages(); }
    void settings();
    void connectedServices_data() { languages(); }
    void connectedServices();
    void signInPage_data() { languages(); }
    void signInPage();
    void chat_data() { languages(); }
    void chat();
    void approval_data() { languages(); }
    void approval();
    void tables_data() { languages(); }
    void tables();
    void shortcuts_data() { languages(); }
    void shortcuts();

private:
    static void languages();
    static Ui::WindowOptions demo();
    static std::unique_ptr<Desk> open(const Session::Person &person);
    static Session::ServiceChoice rooms(Session::ServiceAccess access);
    /// What is cut off in the window, in words, once its layouts have settled.
    static QString cutOff(const QWidget &window);
    static QString cutOffNow(const QWidget &window);
    /// What needs the most width there.
    static QString widest(const QWidget &page);
};

void tst_Fits::languages()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const Ui::Language &language : Ui::languages()) {
        QTest::addRow("%s, 900 by 600", qPrintable(language.code)) << language.code << QSize(900, 600);
        QTest::addRow("%s, the smallest", qPrintable(language.code)) << language.code << QSize(720, 480);
    }
}

Ui::WindowOptions tst_Fits::demo()
{
    Ui::WindowOptions options;
    options.demo = true;
    options.demoAccounts
        = {{QStringLiteral("jettro"), QStringLiteral("jettro"), QStringLiteral("an employee without roles")}};
    return options;
}

QString tst_Fits::cutOff(const QWidget &window)
{
    QString wrong;
    // How it ended, `wrong` says.
    (void)QTest::qWaitFor([&] {
        QApplication::sendPostedEvents();
        wrong = cutOffNow(window);
        return wrong.isEmpty();
    });
    return wrong;
}

QString tst_Fits::widest(const QWidget &page)
{
    const QWidget *found = &page;
    const auto all = page.findChildren<QWidget *>();
    for (const QWidget *widget : all)
        if (widget->isVisible() && !widget->layout()
            && (found == &page || widget->minimumSizeHint().width() > found->minimumSizeHint().width()))
            found = widget;
    return found->objectName() + u' ' + QLatin1String(found->metaObject()->className()) + u' '
        + found->property("text").toString();
}

QString tst_Fits::cutOffNow(const QWidget &window)
{
    QStringList wrong;
    const auto all = window.findChildren<QWidget *>();
    for (const QWidget *widget : all) {
        if (!widget->isVisible())
            continue;
        QString text;
        QSize needed;
        if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            text = label->text();
            needed = label->wordWrap() ? QSize(0, label->heightForWidth(label->width())) : label->sizeHint();
        } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
            text = button->text();
            needed = button->sizeHint();
        } else if (const auto *field = qobject_cast<const QLineEdit *>(widget)) {
            text = field->placeholderText();
            needed = QSize(field->fontMetrics().horizontalAdvance(text), 0);
        } else if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
            text = QStringLiteral("the tabs");
            needed = tabs->sizeHint();
        } else if (const auto *area = qobject_cast<const QScrollArea *>(widget)) {
            // What is wider than the view cannot be reached.
            if (area->widget() && area->widget()->width() > area->viewport()->width())
                wrong.append(QStringLiteral("a page has %1 pixels and needs %2: %3")
                                 .arg(area->viewport()->width())
                                 .arg(area->widget()->width())
                                 .arg(widest(*area->widget())));
        } else if (const auto *header = qobject_cast<const QHeaderView *>(widget);
                   header && header->orientation() == Qt::Horizontal) {
            if (header->length() > header->width())
                wrong.append(QStringLiteral("the columns have %1 pixels and need %2")
                                 .arg(header->width())
                                 .arg(header->length()));
            for (int column = 0; column < header->count(); ++column)
                if (!header->isSectionHidden(column)
                    && header->sectionSize(column) < header->sectionSizeHint(column))
                    wrong.append(QStringLiteral("the head of column %1 has %2 pixels and needs %3")
                                     .arg(column)
                                     .arg(header->sectionSize(column))
                                     .arg(header->sectionSizeHint(column)));
        }
        if (text.isEmpty())
            continue;
        if (widget->width() < needed.width() || widget->height() < needed.height())
            wrong.append(QStringLiteral("“%1” has %2×%3 and needs %4×%5")
                             .arg(text)
                             .arg(widget->width())
                             .arg(widget->height())
                             .arg(needed.width())
                             .arg(needed.height()));
        const QWidget *parent = widget->parentWidget();
        if (!qobject_cast<const QAbstractScrollArea *>(parent->parentWidget())
            && !parent->rect().contains(widget->geometry()))
            wrong.append(QStringLiteral("“%1” leaves its place").arg(text));
    }
    return wrong.join(u'\n');
}

std::unique_ptr<Desk> tst_Fits::open(const Session::Person &person)
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    Ui::applyLanguage(language);
    auto desk = std::make_unique<Desk>(demo());
    desk->window.resize(size);
    using State = Session::HealthCheck::State;
    desk->status.setService(QStringLiteral("HR"), State::Ready);
    desk->status.setService(QStringLiteral("Agent"), State::Ready);
    for (const char *name : {"jettro", "johndoe", "office", "roberto"})
        desk->hr.add(QLatin1String(name), 10);
    desk->hr.addLookup(QStringLiteral("office"), QStringLiteral("jettro"));
    if (!person.name.isEmpty())
        desk->signIn(person);
    return desk;
}

void tst_Fits::firstStart()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    Ui::applyLanguage(language);
    Doubles::FakeHttpClient http;
    Session::FirstStart model(http);
    Session::SetupCheck check([] {
        Session::SetupCheck::Probes probes;
        probes.push_back(std::make_unique<Fakes::Probe>(SettingsDesk::findings()));
        return probes;
    });
    Ui::FirstStartWindow window(model, check, {});
    window.offerBack();
    window.resize(size);
    window.show();
    using Way = Session::FirstStart::Way;
    for (const Way way : {Way::Demo, Way::Company, Way::Remote}) {
        model.setWay(way);
        window.findChild<QAbstractButton *>(Names::demoChoice)->setFocus();
        model.setText(Session::FirstStart::Field::Issuer, QStringLiteral("https://login.example.com/x"));
        model.check();
        QCOMPARE(cutOff(window), QString());
    }
    window.findChild<QAbstractButton *>(Names::firstCheckLink)->click();
    QCOMPARE(cutOff(window), QString());
}

void tst_Fits::settings()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    Ui::applyLanguage(language);
    SettingsDesk desk;
    Session::Settings settings;
    settings.model = {Session::ModelChoice::Kind::Server, QUrl(QStringLiteral("http://127.0.0.1:11434/v1")),
                      QStringLiteral("llama3.1"), true};
    QVERIFY(desk.store.save(settings));
    Ui::SettingsPage page(
        Ui::SettingsModels {desk.settings, desk.services, desk.model, desk.history, desk.check, desk.status});
    page.resize(size - QSize(0, 72));
    page.QWidget::show();
    using Page = Ui::SettingsPage;
    for (const Page::Category category :
         {Page::Connection, Page::Model, Page::Appearance, Page::Language, Page::Privacy, Page::CheckSetup}) {
        page.show(category);
        QCOMPARE(cutOff(page), QString());
    }
    page.show(Ui::SettingsPage::Model);
    desk.model.find();
    QCOMPARE(cutOff(page), QString());
    page.show(Ui::SettingsPage::Privacy);
    desk.history.ask();
    QCOMPARE(cutOff(page), QString());
}

Session::ServiceChoice tst_Fits::rooms(Session::ServiceAccess access)
{
    Session::ServiceChoice choice;
    choice.name = QStringLiteral("Meeting rooms of the new building");
    choice.documentUrl = QUrl(QStringLiteral("https://rooms.example.com/openapi.json"));
    choice.baseUrl = QUrl(QStringLiteral("https://rooms.example.com"));
    choice.access = access;
    return choice;
}

void tst_Fits::connectedServices()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    Ui::applyLanguage(language);
    using Session::ServiceAccess;
    SettingsDesk desk;
    desk.serviceTools.list = {rooms(ServiceAccess::ApiKey)};
    desk.serviceTools.answer = Core::failure(Core::Error::Code::NotFound, {});
    Ui::SettingsPage page(
        Ui::SettingsModels {desk.settings, desk.services, desk.model, desk.history, desk.check, desk.status});
    page.resize(size - QSize(0, 72));
    page.QWidget::show();
    page.show(Ui::SettingsPage::Services);
    QCOMPARE(cutOff(page), QString());
    desk.services.askToRemove(desk.serviceTools.list.first().name);
    QCOMPARE(cutOff(page), QString());
    desk.services.dontRemove();
    desk.services.add(QStringLiteral("rooms.example.com/openapi.json"));
    QCOMPARE(cutOff(page), QString());

    desk.serviceTools.answer = Doubles::rooms();
    desk.services.add(QStringLiteral("rooms.example.com/openapi.json"));
    for (const ServiceAccess access : {ServiceAccess::PassThrough, ServiceAccess::TokenExchange,
                                       ServiceAccess::ApiKey, ServiceAccess::None}) {
        desk.services.setAccess(access);
        desk.services.save({}); // something is missing: it says so
        QCOMPARE(cutOff(page), QString());
    }
    auto *table = page.findChild<QAbstractItemView *>(Names::operationTable);
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        table->setCurrentIndex(table->model()->index(row, 0));
        QCOMPARE(cutOff(page), QString());
    }
    // One whose document has changed is looked at again.
    desk.services.cancel();
    desk.services.change(desk.serviceTools.list.first().name);
    QCOMPARE(cutOff(page), QString());
    desk.serviceTools.holdsReading = true;
    desk.services.add(QStringLiteral("rooms.example.com/other.json"));
    QCOMPARE(cutOff(page), QString());
}

void tst_Fits::signInPage()
{
    const auto desk = open({});
    QCOMPARE(cutOff(desk->window), QString());
    desk->account.signIn();
    QCOMPARE(cutOff(desk->window), QString());
    desk->session.fail(Session::SignInFailure::Kind::ProviderUnreachable);
    QCOMPARE(cutOff(desk->window), QString());
}

void tst_Fits::chat()
{
    const auto desk = open(Fakes::jettro());
    QCOMPARE(cutOff(desk->window), QString());
    desk->askAndAnswer(QStringLiteral("How many days off does roberto have?"), Fakes::refusal());
    QCOMPARE(cutOff(desk->window), QString());
    desk->status.setService(QStringLiteral("HR"), Session::HealthCheck::State::Away);
    QCOMPARE(cutOff(desk->window), QString());
    desk->ask(QStringLiteral("And now?"));
    QCOMPARE(cutOff(desk->window), QString());
    Session::TurnFailure failure;
    failure.kind = Session::TurnFailure::Kind::AgentUnavailable;
    Q_EMIT desk->agent.stream->failed(failure);
    QCOMPARE(cutOff(desk->window), QString());
    desk->ask(QStringLiteral("And now?"));
    Session::Pause pause;
    pause.turnId = QStringLiteral("turn-2");
    pause.reason = QStringLiteral("sign_in");
    desk->session.go(Fakes::SignIn::State::Ended, Fakes::jettro());
    Q_EMIT desk->agent.stream->paused(pause);
    QCOMPARE(cutOff(desk->window), QString());
}

void tst_Fits::approval()
{
    const auto desk = open(Fakes::office());
    desk->ask(QStringLiteral("Give jettro 12 days off."));
    Q_EMIT desk->agent.stream->paused(Fakes::approval());
    QCOMPARE(cutOff(desk->window), QString());
}

void tst_Fits::tables()
{
    const auto desk = open(Fakes::office());
    QTest::keyClick(&desk->window, Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(cutOff(desk->window), QString());
    QTest::keyClick(&desk->window, Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(cutOff(desk->window), QString());
    desk->admin.beginChange(0);
    QCOMPARE(cutOff(desk->window), QString());
    desk->hr.changeElsewhere(QStringLiteral("jettro"), 11);
    desk->admin.save(12, QStringLiteral("Two Saturdays"));
    QCOMPARE(cutOff(desk->window), QString());
    desk->admin.useTheirs();
    desk->hr.refuses = Session::HrRefusal {{QStringLiteral("office-management")}, QStringLiteral("office")};
    desk->admin.enter();
    QCOMPARE(cutOff(desk->window), QString());
}

void tst_Fits::shortcuts()
{
    const auto desk = open(Fakes::jettro());
    QTest::keyClick(&desk->window, Qt::Key_F1);
    QCOMPARE(cutOff(desk->window), QString());
}

QTEST_MAIN(tst_Fits)
#include "tst_fits.moc"
