// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/doubles/fakeservicetools.h"
#include "ui/desk.h"
#include "ui/objectnames.h"
#include "ui/operationtable.h"
#include "ui/servicessettings.h"
#include "ui/settingsnames.h"
#include "ui/shown.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalSpy>

namespace Names = Ui::ObjectNames;
using Session::OperationsModel;
using Session::ServiceAccess;
using Session::ServiceChoice;
using Session::ServiceEffect;

class tst_ServicesSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void init();

    void showsWhatIsConnected();
    void addsAServiceByItsDocument();
    void worksByKeyboard();
    void saysInPlainWordsWhatGoesAlong();
    void offersNoExchangeWithoutAnAccount();
    void asksForAScopeWithTokenExchangeOnly();
    void changesAServiceThatCannotBeRead();
    void changesWhereADocumentIs();
    void hidesAKeyAndClearsItsField();
    void asksInPlaceBeforeItRemoves();
    void showsWhatADocumentSaysHarmlessly();
    void saysWhatIsMissingBesideItsField();
    void saysWhatCannotBeRead_data();
    void saysWhatCannotBeRead();
    void onlyShowsWhatIsNotToBeSetHere_data();
    void onlyShowsWhatIsNotToBeSetHere();
    void saysWhatDoesNotLast();
    void namesEveryControl();

private:
    template<class T>
    T *shown(QLatin1String name) const
    {
        return Shown::find<T>(m_page.get(), name);
    }
    void click(QLatin1String name) { Shown::click(*m_page, name); }
    void type(QLatin1String name, const QString &text) { Shown::type(*m_page, name, text); }
    QString words() const { return Shown::words(*m_page); }
    QRadioButton *way(const QString &words) const
    {
        for (auto *radio : m_page->findChildren<QRadioButton *>(Names::accessChoice)) {
            if (radio->text() == words)
                return radio;
        }
        return nullptr;
    }
    void show();
    void read();
    static ServiceChoice rooms(ServiceAccess access);

    std::unique_ptr<Doubles::ServicesHost> m_host;
    std::unique_ptr<Session::SettingsStore> m_store;
    std::unique_ptr<Session::SettingsViewModel> m_settings;
    std::unique_ptr<Session::ServicesViewModel> m_model;
    std::unique_ptr<Ui::ServicesSettings> m_page;
};

void tst_ServicesSettings::init()
{
    m_page.reset();
    m_model.reset();
    m_settings.reset();
    m_store = std::make_unique<Session::SettingsStore>(QString());
    m_host = std::make_unique<Doubles::ServicesHost>();
    m_host->answer = Doubles::rooms();
    m_settings = std::make_unique<Session::SettingsViewModel>(*m_store, *m_host);
    m_model = std::make_unique<Session::ServicesViewModel>(*m_settings, *m_host);
}

void tst_ServicesSettings::show()
{
    m_page = std::make_unique<Ui::ServicesSettings>(*m_model);
    m_page->resize(920, 900);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void tst_ServicesSettings::read()
{
    show();
    type(Names::documentField, QStringLiteral("https://rooms.example.com/openapi.json"));
    click(Names::readDocumentButton);
    QTRY_VERIFY(shown<QWidget>(Names::serviceForm));
}

ServiceChoice tst_ServicesSettings::rooms(ServiceAccess access)
{
    ServiceChoice choice;
    choice.name = QStringLiteral("Rooms");
    choice.documentUrl = QUrl(QStringLiteral("https://rooms.example.com/openapi.json"));
    choice.baseUrl = QUrl(QStringLiteral("https://rooms.example.com"));
    choice.access = access;
    choice.audience = takesAudience(access) ? QStringLiteral("rooms-api") : QString();
    return choice;
}

void tst_ServicesSettings::showsWhatIsConnected()
{
    m_host->list = {rooms(ServiceAccess::ApiKey)};
    show();
    QCOMPARE(m_page->findChildren<QWidget *>(Names::serviceRow).size(), 2);
    QVERIFY(words().contains(QStringLiteral("hr.example.com · your own sign-in")));
    QVERIFY(words().contains(QLatin1String("Its key is not in the password store")));
    Session::ToolList tools;
    tools.services = {{QStringLiteral("Rooms"), QStringLiteral("unavailable"), {}, {}}};
    m_model->take(tools);
    QVERIFY(words().contains(QLatin1String("It does not answer.")));
    tools.services = {{QStringLiteral("Rooms"), QStringLiteral("ready"), {}, {}}};
    tools.tools.resize(1);
    tools.tools[0].service = QStringLiteral("Rooms");
    m_host->keys.insert(rooms(ServiceAccess::ApiKey).baseUrl);
    m_model->take(tools);
    QVERIFY(words().contains(QStringLiteral("rooms.example.com · 1 operation")));
    QVERIFY(!words().contains(QLatin1String("It does not answer.")));
}

void tst_ServicesSettings::addsAServiceByItsDocument()
{
    read();
    QSignalSpy said(m_page.get(), &Ui::ServicesSettings::said);
    QVERIFY(words().contains(QStringLiteral("version 1.4 · OpenAPI 3.1.0")));
    auto *table = shown<Ui::OperationTable>(Names::operationTable);
    QVERIFY(table);
    const auto cell
        = [&](int row, int column) { return table->model()->index(row, column).data().toString(); };
    QCOMPARE(cell(0, OperationsModel::Summary), QStringLiteral("List the rooms"));
    QCOMPARE(cell(0, OperationsModel::Request), QStringLiteral("GET /rooms"));
    QCOMPARE(cell(0, OperationsModel::Effect), QStringLiteral("Reads"));
    QCOMPARE(cell(1, OperationsModel::Effect), QStringLiteral("Asks first"));
    QCOMPARE(cell(3, OperationsModel::Roles), QStringLiteral("facilities"));
    QCOMPARE(cell(4, OperationsModel::Effect), QStringLiteral("Not usable"));
    // What stands below the table is about its current row.
    table->setCurrentIndex(table->model()->index(4, 0));
    QCOMPARE(shown<QLabel>(Names::operationWords)->text(),
             QStringLiteral("It cannot be used: it goes to reports.example.net."));
    QVERIFY(!shown<QWidget>(Names::readsChoice));
    table->setCurrentIndex(table->model()->index(2, 0));
    QVERIFY(!shown<QWidget>(Names::readsChoice)); // its document calls it a change
    table->setCurrentIndex(table->model()->index(1, 0));
    click(Names::readsChoice);
    QCOMPARE(cell(1, OperationsModel::Effect), QStringLiteral("Reads"));
    type(Names::rolesField, QStringLiteral("staff, facilities"));
    QCOMPARE(cell(1, OperationsModel::Roles), QStringLiteral("staff, facilities"));
    type(Names::serviceNameField, QStringLiteral("Rooms"));
    type(Names::audienceField, QStringLiteral("rooms-api"));
    QCOMPARE(shown<QAbstractButton>(Names::saveServiceButton)->text(),
             QStringLiteral("Add with 4 operations"));
    click(Names::saveServiceButton);
    QCOMPARE(m_host->list.size(), 1);
    const ServiceChoice &made = m_host->list.first();
    QCOMPARE(made.name, QStringLiteral("Rooms"));
    QCOMPARE(made.audience, QStringLiteral("rooms-api"));
    QCOMPARE(made.allowedOperations.size(), 4);
    const Session::ServiceRule rule = made.rules.value(QStringLiteral("findBookings"));
    QCOMPARE(rule.effect, ServiceEffect::Reads);
    QCOMPARE(rule.requiredRoles, (QStringList {QStringLiteral("staff"), QStringLiteral("facilities")}));
    QCOMPARE(said.size(), 1);
    QCOMPARE(said.first().first().toString(), QStringLiteral("Rooms is connected."));
    QVERIFY(!shown<QWidget>(Names::serviceForm));
    QVERIFY(shown<QLineEdit>(Names::documentField)->text().isEmpty());
}

void tst_ServicesSettings::worksByKeyboard()
{
    show();
    m_page->activateWindow();
    auto *field = shown<QLineEdit>(Names::documentField);
    QTest::keyClicks(field, QStringLiteral("rooms.example.com/openapi.json"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(shown<QWidget>(Names::serviceForm));
    auto *table = shown<Ui::OperationTable>(Names::operationTable);
    QTest::keyClick(table, Qt::Key_Space);
    QVERIFY(!m_model->operations().isAllowed(0));
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Space);
    QCOMPARE(m_model->operations().allowed(), 2);
    QTest::keyClick(table, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(table, Qt::Key_Space); // which cannot be used
    QCOMPARE(m_model->operations().allowed(), 2);
    click(Names::allowAllButton);
    QCOMPARE(m_model->operations().allowed(), 4);
    click(Names::allowNoneButton);
    QCOMPARE(m_model->operations().allowed(), 0);
    auto *cancel = shown<QAbstractButton>(Names::cancelServiceButton);
    cancel->setFocus();
    QTest::keyClick(cancel, Qt::Key_Return);
    QVERIFY(!shown<QWidget>(Names::serviceForm));
    QVERIFY(m_host->list.isEmpty());
    QCOMPARE(m_page->focusWidget(), field); // where the next one is added
}

void tst_ServicesSettings::saysInPlainWordsWhatGoesAlong()
{
    read();
    QVERIFY(way(QStringLiteral("Your own sign-in"))->isChecked());
    QVERIFY(shown<QLabel>(Names::accessWords)
                ->text()
                .startsWith(QLatin1String("Your own sign-in goes to rooms.example.com and nowhere else, and "
                                          "only where it was made for this service")));
    QVERIFY(shown<QWidget>(Names::audienceField));
    QVERIFY(!shown<QWidget>(Names::serviceKeyField));
    way(QStringLiteral("An API key"))->click();
    QVERIFY(shown<QLabel>(Names::accessWords)
                ->text()
                .contains(QLatin1String("does not learn who asks: everybody")));
    QVERIFY(shown<QWidget>(Names::serviceKeyField));
    QVERIFY(!shown<QWidget>(Names::audienceField));
    way(QStringLiteral("No sign-in"))->click();
    QVERIFY(shown<QLabel>(Names::accessWords)->text().startsWith(QLatin1String("Nothing of yours")));
    auto *table = shown<Ui::OperationTable>(Names::operationTable);
    QCOMPARE(table->model()->index(0, OperationsModel::Effect).data().toString(),
             QStringLiteral("Not usable")); // they want to know who calls
}

void tst_ServicesSettings::offersNoExchangeWithoutAnAccount()
{
    read();
    QVERIFY(!way(QStringLiteral("Token exchange"))->isEnabled());
    m_host->exchanges = true;
    read();
    QVERIFY(way(QStringLiteral("Token exchange"))->isEnabled());
}

void tst_ServicesSettings::asksForAScopeWithTokenExchangeOnly()
{
    m_host->exchanges = true;
    read();
    QVERIFY(shown<QWidget>(Names::audienceField));
    QVERIFY(!shown<QWidget>(Names::scopeField));
    way(QStringLiteral("Token exchange"))->click();
    QVERIFY(shown<QWidget>(Names::audienceField));
    QVERIFY(
        shown<QLabel>(Names::accessWords)->text().contains(QLatin1String("the audience, the scope or both")));
    click(Names::saveServiceButton);
    QVERIFY(shown<QLabel>(Names::serviceProblem)->text().contains(QLatin1String("its audience, or a scope")));
    type(Names::scopeField, QStringLiteral("openid rooms"));
    click(Names::saveServiceButton);
    QCOMPARE(m_host->list.size(), 1);
    QCOMPARE(m_host->list.first().scope, QStringLiteral("openid rooms"));
    // It is shown when the service is changed, and kept when nothing is.
    QTRY_VERIFY(!m_settings->isApplying());
    click(Names::changeServiceButton);
    QTRY_VERIFY(shown<QLineEdit>(Names::scopeField));
    QCOMPARE(shown<QLineEdit>(Names::scopeField)->text(), QStringLiteral("openid rooms"));
    const ServiceChoice before = m_host->list.first();
    click(Names::saveServiceButton);
    QCOMPARE(m_host->used.size(), 2);
    QCOMPARE(m_host->list, QList<ServiceChoice> {before});
}

void tst_ServicesSettings::changesAServiceThatCannotBeRead()
{
    m_host->answer = Core::failure(Core::Error::Code::Unavailable, QStringLiteral("away"));
    m_host->list = {rooms(ServiceAccess::ApiKey)};
    show();
    click(Names::changeServiceButton);
    QTRY_VERIFY(shown<QLabel>(Names::unreadWords));
    const QString words = shown<QLabel>(Names::unreadWords)->text();
    QVERIFY2(words.contains(QLatin1String(" does not answer with a document."))
                 && words.contains(QLatin1String("its operations are not shown")),
             qPrintable(words));
    QVERIFY(!shown<QWidget>(Names::operationTable));
    QVERIFY(!shown<QWidget>(Names::documentProblem)); // it is said once
    QCOMPARE(shown<QLineEdit>(Names::serviceNameField)->text(), QStringLiteral("Rooms"));
    QCOMPARE(shown<QAbstractButton>(Names::saveServiceButton)->text(), QStringLiteral("Save"));
    // What is typed stays when the document comes back.
    type(Names::serviceNameField, QStringLiteral("Desks"));
    type(Names::serviceKeyField, QStringLiteral("new-key"));
    m_host->answer = Doubles::rooms();
    click(Names::readDocumentAgainButton);
    QTRY_VERIFY(shown<QWidget>(Names::operationTable));
    QVERIFY(!shown<QWidget>(Names::unreadWords));
    QCOMPARE(shown<QLineEdit>(Names::serviceNameField)->text(), QStringLiteral("Desks"));
    QCOMPARE(shown<QLineEdit>(Names::serviceKeyField)->text(), QStringLiteral("new-key"));
    click(Names::saveServiceButton);
    QTRY_COMPARE(m_host->givenKeys.size(), 1);
    QCOMPARE(m_host->list.first().name, QStringLiteral("Desks"));
}

void tst_ServicesSettings::changesWhereADocumentIs()
{
    m_host->list = {rooms(ServiceAccess::PassThrough)};
    show();
    type(Names::documentField, QStringLiteral("half.example.com"));
    click(Names::changeServiceButton);
    QTRY_VERIFY(shown<QWidget>(Names::serviceForm));
    auto *field = shown<QLineEdit>(Names::documentField);
    QCOMPARE(field->text(), QStringLiteral("https://rooms.example.com/openapi.json"));
    type(Names::documentField, QStringLiteral("docs.example.com/rooms.json"));
    click(Names::saveServiceButton);
    QVERIFY(shown<QLabel>(Names::serviceProblem)->text().startsWith(QLatin1String("Read the document")));
    QVERIFY(m_host->used.isEmpty());
    m_host->answer = Core::failure(Core::Error::Code::NotFound, {});
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(shown<QLabel>(Names::documentProblem));
    QCOMPARE(shown<QLabel>(Names::documentProblem)->text(),
             QStringLiteral("There is no document at https://docs.example.com/rooms.json."));
    QVERIFY(!shown<QLabel>(Names::serviceProblem)); // it is said once
    QVERIFY(shown<Ui::OperationTable>(Names::operationTable));
    m_host->answer = Doubles::rooms();
    m_host->answer->title = QStringLiteral("Rooms and desks");
    m_host->answer->hash = QString(64, u'b');
    click(Names::readDocumentButton);
    QTRY_VERIFY(words().contains(QLatin1String("Rooms and desks")));
    QVERIFY(!shown<QLabel>(Names::documentProblem));
    auto *table = shown<Ui::OperationTable>(Names::operationTable);
    QCOMPARE(table->currentIndex().row(), 0);
    QVERIFY(shown<QLabel>(Names::operationWords)); // about it
    click(Names::saveServiceButton);
    QCOMPARE(m_host->list.first().documentUrl, QUrl(QStringLiteral("https://docs.example.com/rooms.json")));
    QVERIFY(field->text().isEmpty()); // ready for another one
    QTRY_VERIFY(!m_settings->isApplying());
    // A document that is a file is shown as one, and goes with the form.
    m_host->list[0].documentUrl = QUrl::fromLocalFile(QStringLiteral("/srv/rooms.json"));
    click(Names::changeServiceButton);
    QTRY_VERIFY(shown<QWidget>(Names::serviceForm));
    QCOMPARE(field->text(), QStringLiteral("/srv/rooms.json"));
    click(Names::cancelServiceButton);
    QVERIFY(field->text().isEmpty());
}

void tst_ServicesSettings::hidesAKeyAndClearsItsField()
{
    read();
    way(QStringLiteral("An API key"))->click();
    auto *key = shown<QLineEdit>(Names::serviceKeyField);
    QCOMPARE(key->echoMode(), QLineEdit::Password);
    QTest::keyClicks(key, QStringLiteral("top-secret"));
    click(Names::saveServiceButton);
    QTRY_COMPARE(m_host->givenKeys.size(), 1);
    QCOMPARE(m_host->givenKeys.first().second, QByteArray("top-secret"));
    QTRY_VERIFY(key->text().isEmpty());
}

void tst_ServicesSettings::asksInPlaceBeforeItRemoves()
{
    m_host->list = {rooms(ServiceAccess::None)};
    show();
    click(Names::removeServiceButton);
    QVERIFY(words().contains(QLatin1String("Remove Rooms?")));
    QCOMPARE(m_host->list.size(), 1);
    click(Names::keepServiceButton);
    QVERIFY(!shown<QWidget>(Names::removeNowButton));
    click(Names::removeServiceButton);
    click(Names::removeNowButton);
    QVERIFY(m_host->list.isEmpty());
    QTRY_COMPARE(m_page->findChildren<QWidget *>(Names::serviceRow).size(), 1);
}

void tst_ServicesSettings::showsWhatADocumentSaysHarmlessly()
{
    m_host->answer->title = QString::fromUtf8("<b>Rooms</b>\n\u202Emoor ") + QString(3000, u'x');
    m_host->answer->operations[0].summary = QString::fromUtf8("Pay\u202E\x1b[31m now");
    read();
    for (const auto *label : m_page->findChildren<QLabel *>())
        QVERIFY2(label->textFormat() == Qt::PlainText || !label->text().contains(u'<'),
                 qPrintable(label->text()));
    QVERIFY(!words().contains(QChar(0x202E)));
    QVERIFY(words().size() < 4000);
    auto *table = shown<Ui::OperationTable>(Names::operationTable);
    const QString summary = table->model()->index(0, OperationsModel::Summary).data().toString();
    QVERIFY(!summary.contains(QChar(0x202E)) && !summary.contains(QChar(0x1b)));
}

void tst_ServicesSettings::saysWhatIsMissingBesideItsField()
{
    read();
    click(Names::saveServiceButton);
    QCOMPARE(
        shown<QLabel>(Names::serviceProblem)->text(),
        QStringLiteral("Say for whom your sign-in has to be made: the audience that the service checks."));
    QCOMPARE(shown<QLineEdit>(Names::audienceField)->accessibleDescription(),
             shown<QLabel>(Names::serviceProblem)->text());
    type(Names::audienceField, QStringLiteral("x"));
    QVERIFY(!shown<QLabel>(Names::serviceProblem));
    QVERIFY(m_host->list.isEmpty());
}

void tst_ServicesSettings::saysWhatCannotBeRead_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    using Code = Core::Error::Code;
    const QString at = QStringLiteral("https://rooms.example.com/openapi.json");
    QTest::newRow("nothing there") << int(Code::NotFound)
                                   << QStringLiteral("There is no document at %1.").arg(at);
    QTest::newRow("a sign-in") << int(Code::Unauthorized) << at + QStringLiteral(" wants a sign-in.");
    QTest::newRow("no document") << int(
        Code::Invalid) << at + QStringLiteral(" is no OpenAPI document that can be used: as it is.");
    QTest::newRow("away") << int(Code::Unavailable)
                          << at + QStringLiteral(" does not answer with a document.");
    QTest::newRow("too large") << int(Code::TooLarge)
                               << QStringLiteral("The document at %1 is too large.").arg(at);
}

void tst_ServicesSettings::saysWhatCannotBeRead()
{
    QFETCH(int, code);
    QFETCH(QString, words);
    m_host->answer = Core::failure(Core::Error::Code(code), QStringLiteral("as it is"));
    show();
    type(Names::documentField, QStringLiteral("https://rooms.example.com/openapi.json"));
    click(Names::readDocumentButton);
    QTRY_VERIFY(shown<QLabel>(Names::documentProblem));
    QVERIFY2(shown<QLabel>(Names::documentProblem)->text().startsWith(words),
             qPrintable(shown<QLabel>(Names::documentProblem)->text()));
    QVERIFY(!shown<QWidget>(Names::serviceForm));
    QVERIFY(!shown<QWidget>(Names::readingDocument));
}

void tst_ServicesSettings::onlyShowsWhatIsNotToBeSetHere_data()
{
    QTest::addColumn<bool>("remote");
    QTest::addColumn<QString>("words");
    QTest::newRow("remote") << true << QStringLiteral("The agent at agent.example.com has its own list. Ask");
    QTest::newRow("the command line")
        << false << QStringLiteral("The command line of this window names the list");
}

void tst_ServicesSettings::onlyShowsWhatIsNotToBeSetHere()
{
    QFETCH(bool, remote);
    QFETCH(QString, words);
    m_host->hosts = !remote;
    if (!remote)
        m_host->fixed = {QStringLiteral("services")};
    m_host->list = {rooms(ServiceAccess::None)};
    show();
    QVERIFY(shown<QLabel>(Names::servicesNote)->text().startsWith(words));
    QVERIFY(!shown<QWidget>(Names::documentField));
    QVERIFY(!shown<QWidget>(Names::changeServiceButton));
    QVERIFY(!shown<QWidget>(Names::removeServiceButton));
}

void tst_ServicesSettings::saysWhatDoesNotLast()
{
    m_host->keyAnswer = Core::failure(Core::Error::Code::Unavailable, QStringLiteral("no keychain"));
    read();
    way(QStringLiteral("An API key"))->click();
    type(Names::serviceKeyField, QStringLiteral("k"));
    click(Names::saveServiceButton);
    QTRY_VERIFY(
        shown<QLabel>(Names::servicesNote)
            ->text()
            .startsWith(QLatin1String("This computer has no password store that could keep the key")));
    m_host->keepAnswer = Core::failure(Core::Error::Code::Unavailable, QStringLiteral("disk full"));
    click(Names::removeServiceButton);
    click(Names::removeNowButton);
    QVERIFY(
        shown<QLabel>(Names::servicesNote)->text().startsWith(QLatin1String("This holds until you close")));
}

void tst_ServicesSettings::namesEveryControl()
{
    m_host->list = {rooms(ServiceAccess::None)};
    read();
    way(QStringLiteral("An API key"))->click();
    for (auto *widget : m_page->findChildren<QWidget *>()) {
        if (widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus))
            QVERIFY2(!widget->accessibleName().isEmpty(),
                     qPrintable(QLatin1String(widget->metaObject()->className()) + widget->objectName()));
    }
}

QTEST_MAIN(tst_ServicesSettings)
#include "tst_servicessettings.moc"
