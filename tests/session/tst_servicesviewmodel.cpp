// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/fakeservicetools.h"
#include "session/servicesviewmodel.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using Session::OperationsModel;
using Session::ServiceAccess;
using Session::ServiceChoice;
using Session::ServiceEffect;
using Session::ServicesViewModel;
using Problem = ServicesViewModel::Problem;
using Stage = ServicesViewModel::Stage;
using State = ServicesViewModel::Row::State;

namespace {

const QString address = QStringLiteral("https://rooms.example.com/openapi.json");
const QUrl base(QStringLiteral("https://rooms.example.com"));

enum Operation { ListRooms, FindBookings, Book, CancelBooking, Export };

ServiceChoice kept(ServiceAccess access = ServiceAccess::ApiKey)
{
    ServiceChoice choice;
    choice.name = QStringLiteral("Rooms");
    choice.documentUrl = QUrl(address);
    choice.baseUrl = base;
    choice.access = access;
    choice.documentHash = Doubles::rooms().hash;
    return choice;
}

Session::ToolList said(const QString &state)
{
    Session::ToolList tools;
    tools.services = {{QStringLiteral("HR"), QStringLiteral("ready"), QStringLiteral("pass-through"), {}},
                      {QStringLiteral("Rooms"), state, QStringLiteral("api key"), {QStringLiteral("Look.")}}};
    Session::ToolList::Tool tool;
    tool.operation = QStringLiteral("listRooms");
    tool.service = QStringLiteral("Rooms");
    tools.tools = {tool};
    return tools;
}

} // namespace

class tst_ServicesViewModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void listsHrFirst();
    void saysHowEachServiceIs();
    void onlyShowsTheListOfARemoteAgent();
    void changesNothingThatTheCommandLineNames();
    void readsADocumentByItsAddressOrFile_data();
    void readsADocumentByItsAddressOrFile();
    void readsNothingThatIsNoAddress();
    void saysWhyADocumentCannotBeRead();
    void showsTheNewestOfTwoReadings();
    void proposesTheAccessWithWhichMostCanBeUsed();
    void connectsWhatIsAllowed();
    void takesNothingUnfinished_data();
    void takesNothingUnfinished();
    void keepsNothingThatDoesNotHoldTogether();
    void neverLowersWhatADocumentCallsAChange();
    void readsAnewForAnotherBaseAddress();
    void setsAnOperationBackWhenItsDocumentChanged();
    void keepsWhatWasSetOfAServiceThatIsChanged();
    void asksForAnExchangedTokenByScope();
    void keepsTheScopeOfAServiceThatIsSavedUntouched();
    void changesAServiceWhoseDocumentCannotBeRead();
    void showsTheOperationsOnceTheDocumentCanBeRead();
    void readsTheDocumentOfAServiceWhereItIsNow();
    void takesNoAddressWhereNothingWasRead();
    void looksElsewhereForADocumentThatIsAway();
    void keepsAKeyInTheKeychainOnly();
    void saysWhenNoKeychainTakesAKey();
    void letsAKeyGoWithItsService();
    void letsAKeyGoWithItsAddress();
    void asksBeforeItRemovesAService();

private:
    void open()
    {
        m_model->add(address);
        QTRY_COMPARE(m_model->stage(), Stage::Open);
    }
    void fillIn()
    {
        open();
        m_model->setAudience(QStringLiteral("rooms-api"));
    }

    std::unique_ptr<Doubles::ServicesHost> m_host;
    std::unique_ptr<Session::SettingsStore> m_store;
    std::unique_ptr<Session::SettingsViewModel> m_settings;
    std::unique_ptr<ServicesViewModel> m_model;
};

void tst_ServicesViewModel::init()
{
    m_model.reset();
    m_settings.reset();
    m_store = std::make_unique<Session::SettingsStore>(QString());
    m_host = std::make_unique<Doubles::ServicesHost>();
    m_host->answer = Doubles::rooms();
    m_settings = std::make_unique<Session::SettingsViewModel>(*m_store, *m_host);
    m_model = std::make_unique<ServicesViewModel>(*m_settings, *m_host);
}

void tst_ServicesViewModel::listsHrFirst()
{
    m_host->list = {kept()};
    const auto rows = m_model->rows();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.first().name, QStringLiteral("HR"));
    QCOMPARE(rows.first().baseUrl, QUrl(QStringLiteral("https://hr.example.com")));
    QVERIFY(!rows.first().canBeChanged);
    QCOMPARE(rows.last().name, QStringLiteral("Rooms"));
    QCOMPARE(rows.last().tokenMode, QStringLiteral("api key"));
    QVERIFY(rows.last().canBeChanged);
    QVERIFY(rows.last().keyMissing);
    m_host->keys.insert(base);
    QVERIFY(!m_model->rows().last().keyMissing);
    m_host->list = {kept(ServiceAccess::TokenExchange)};
    QVERIFY(m_model->rows().last().exchangeMissing);
    m_host->exchanges = true;
    QVERIFY(!m_model->rows().last().exchangeMissing);
}

void tst_ServicesViewModel::saysHowEachServiceIs()
{
    m_host->list = {kept()};
    QCOMPARE(m_model->rows().last().state, State::Unknown);
    m_model->take(said(QStringLiteral("ready")));
    QCOMPARE(m_model->rows().last().state, State::Reached);
    QCOMPARE(m_model->rows().last().operations, 1);
    QCOMPARE(m_model->rows().last().remarks, QStringList {QStringLiteral("Look.")});
    m_model->take(said(QStringLiteral("unavailable")));
    QCOMPARE(m_model->rows().last().state, State::Away);
    m_model->take(Session::ToolList()); // a conversation that was just begun knows nothing yet
    QCOMPARE(m_model->rows().last().state, State::Away);
}

void tst_ServicesViewModel::onlyShowsTheListOfARemoteAgent()
{
    m_host->hosts = false;
    QVERIFY(!m_model->canChange());
    QVERIFY(m_model->rows().isEmpty());
    m_model->take(said(QStringLiteral("ready")));
    QCOMPARE(m_model->rows().size(), 2);
    QVERIFY(!m_model->rows().last().canBeChanged);
}

void tst_ServicesViewModel::changesNothingThatTheCommandLineNames()
{
    m_host->fixed = {QStringLiteral("services")};
    m_host->list = {kept(ServiceAccess::None)};
    QVERIFY(!m_model->canChange());
    QVERIFY(!m_model->rows().last().canBeChanged);
    fillIn();
    m_model->save({});
    m_model->askToRemove(QStringLiteral("Rooms"));
    m_model->remove();
    QCOMPARE(m_host->list, QList<ServiceChoice> {kept(ServiceAccess::None)});
    QVERIFY(m_host->used.isEmpty());
}

void tst_ServicesViewModel::readsADocumentByItsAddressOrFile_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QUrl>("url");
    QTest::newRow("https") << address << QUrl(address);
    QTest::newRow("http") << QStringLiteral(" http://127.0.0.1:7000/openapi.yaml ")
                          << QUrl(QStringLiteral("http://127.0.0.1:7000/openapi.yaml"));
    QTest::newRow("without a scheme") << QStringLiteral("rooms.example.com/openapi.json") << QUrl(address);
    QTest::newRow("a file") << QStringLiteral("/srv/a b.json")
                            << QUrl(QStringLiteral("file:///srv/a b.json"));
    QTest::newRow("a file at home") << QStringLiteral("~/rooms.json")
                                    << QUrl::fromLocalFile(QDir::homePath() + QStringLiteral("/rooms.json"));
    QTest::newRow("a file as an address")
        << QStringLiteral("file:///srv/rooms.json") << QUrl(QStringLiteral("file:///srv/rooms.json"));
}

void tst_ServicesViewModel::readsADocumentByItsAddressOrFile()
{
    QFETCH(QString, text);
    QFETCH(QUrl, url);
    m_model->add(text);
    QCOMPARE(m_model->stage(), Stage::Reading);
    QTRY_COMPARE(m_model->stage(), Stage::Open);
    QCOMPARE(m_host->reads.size(), 1);
    QCOMPARE(m_host->reads.first().first, url);
    QVERIFY(m_host->reads.first().second.isEmpty());
}

void tst_ServicesViewModel::readsNothingThatIsNoAddress()
{
    for (const char *text : {"", "  ", "ftp://rooms.example.com/x", "https://", "two words"}) {
        m_model->add(QLatin1String(text));
        QCOMPARE(m_model->problem(), Problem::NoDocumentAddress);
        QCOMPARE(m_model->stage(), Stage::None);
    }
    QVERIFY(m_host->reads.isEmpty());
}

void tst_ServicesViewModel::saysWhyADocumentCannotBeRead()
{
    m_host->answer = Core::failure(Core::Error::Code::NotFound, QStringLiteral("nothing is there"));
    m_model->add(address);
    QTRY_COMPARE(m_model->problem(), Problem::NotRead);
    QCOMPARE(m_model->readError().code, Core::Error::Code::NotFound);
    QCOMPARE(m_model->documentUrl(), QUrl(address));
    QCOMPARE(m_model->stage(), Stage::None);
    QVERIFY(!m_model->hasDocument());
}

void tst_ServicesViewModel::showsTheNewestOfTwoReadings()
{
    m_host->holdsReading = true;
    m_model->add(QStringLiteral("https://slow.example.com/openapi.json"));
    m_host->holdsReading = false;
    open();
    Session::ServiceDocument late = Doubles::rooms();
    late.title = QStringLiteral("Late");
    m_host->reading.finish(late);
    QTest::qWait(50);
    QCOMPARE(m_model->document().title, QStringLiteral("Meeting rooms"));
    // And whoever gave up is shown nothing.
    m_host->holdsReading = true;
    m_host->reading = {};
    m_model->add(address);
    m_model->cancel();
    m_host->reading.finish(late);
    QTest::qWait(50);
    QCOMPARE(m_model->stage(), Stage::None);
}

void tst_ServicesViewModel::proposesTheAccessWithWhichMostCanBeUsed()
{
    open();
    QCOMPARE(m_model->choice().access, ServiceAccess::PassThrough);
    for (Session::ServiceOperation &operation : m_host->answer->operations)
        operation.accessReasons = {{ServiceAccess::PassThrough, QStringLiteral("it wants a key")},
                                   {ServiceAccess::None, QStringLiteral("it wants to know who calls")}};
    open();
    QCOMPARE(m_model->choice().access, ServiceAccess::ApiKey);
    for (Session::ServiceOperation &operation : m_host->answer->operations)
        operation.accessReasons.clear();
    open();
    QCOMPARE(m_model->choice().access, ServiceAccess::None); // nothing goes along that is not wanted
}

void tst_ServicesViewModel::connectsWhatIsAllowed()
{
    QSignalSpy saved(m_model.get(), &ServicesViewModel::saved);
    fillIn();
    QCOMPARE(m_model->choice().name, QStringLiteral("Meeting rooms"));
    QCOMPARE(m_model->choice().baseUrl, base);
    OperationsModel &operations = m_model->operations();
    QCOMPARE(operations.rowCount(), 5);
    QCOMPARE(operations.allowed(), 4);
    QVERIFY(!operations.isAllowed(Export));
    QCOMPARE(operations.roles(CancelBooking), QStringList {QStringLiteral("facilities")});
    operations.setAllowed(Book, false);
    operations.setEffect(ListRooms, ServiceEffect::AsksFirst);
    operations.setEffect(FindBookings, ServiceEffect::Reads);
    operations.setRoles(ListRooms, {QStringLiteral("staff")});
    m_model->setWhoCanHelp(QStringLiteral("The facility desk"));
    m_model->save({});
    QCOMPARE(saved.size(), 1);
    QCOMPARE(m_model->stage(), Stage::None);
    ServiceChoice wanted = kept(ServiceAccess::PassThrough);
    wanted.name = QStringLiteral("Meeting rooms");
    wanted.audience = QStringLiteral("rooms-api");
    wanted.allowedOperations
        = {QStringLiteral("listRooms"), QStringLiteral("findBookings"), QStringLiteral("cancelBooking")};
    wanted.rules[QStringLiteral("listRooms")] = {ServiceEffect::AsksFirst, {QStringLiteral("staff")}};
    wanted.rules[QStringLiteral("findBookings")] = {ServiceEffect::Reads, {}};
    wanted.whoCanHelp = QStringLiteral("The facility desk");
    QCOMPARE(m_host->list, QList<ServiceChoice> {wanted});
    QCOMPARE(m_host->used, QList<QList<ServiceChoice>> {{wanted}});
}

void tst_ServicesViewModel::takesNothingUnfinished_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<Problem>("problem");
    QTest::newRow("no name") << 0 << Problem::NoName;
    QTest::newRow("HR's name") << 1 << Problem::NameTaken;
    QTest::newRow("a name that is taken") << 2 << Problem::NameTaken;
    QTest::newRow("no audience") << 3 << Problem::NoAudience;
    QTest::newRow("no key") << 4 << Problem::NoKey;
    QTest::newRow("nothing allowed") << 5 << Problem::NothingAllowed;
    QTest::newRow("a sign-in in the clear") << 6 << Problem::BaseNotSafe;
    QTest::newRow("no address") << 7 << Problem::NoBaseAddress;
    QTest::newRow("an address with a password") << 8 << Problem::BaseNotSafe;
}

void tst_ServicesViewModel::takesNothingUnfinished()
{
    QFETCH(int, what);
    QFETCH(Problem, problem);
    ServiceChoice other = kept(ServiceAccess::None);
    m_host->list = {other};
    fillIn();
    switch (what) {
    case 0:
        m_model->setName(QStringLiteral("  "));
        break;
    case 1:
        m_model->setName(QStringLiteral("hr"));
        break;
    case 2:
        m_model->setName(QStringLiteral("ROOMS"));
        break;
    case 3:
        m_model->setAudience({});
        break;
    case 4:
        m_model->setAccess(ServiceAccess::ApiKey);
        break;
    case 5:
        m_model->operations().setAllAllowed(false);
        break;
    case 6:
        m_model->setBaseUrl(QStringLiteral("http://rooms.example.com"));
        break;
    case 7:
        m_model->setBaseUrl(QStringLiteral("mailto:x"));
        break;
    default:
        m_model->setBaseUrl(QStringLiteral("https://me:pw@rooms.example.com"));
    }
    m_model->save({});
    QCOMPARE(m_model->problem(), problem);
    QCOMPARE(m_model->stage(), Stage::Open);
    QCOMPARE(m_host->list, QList<ServiceChoice> {other});
    QVERIFY(m_host->used.isEmpty());
}

void tst_ServicesViewModel::keepsNothingThatDoesNotHoldTogether()
{
    m_host->keepAnswer = Core::failure(Core::Error::Code::Invalid, QStringLiteral("It says why."));
    m_host->keys.insert(base);
    fillIn();
    m_model->save(Core::Secret("k"));
    QCOMPARE(m_model->problem(), Problem::Refused);
    QCOMPARE(m_model->detail(), QStringLiteral("It says why."));
    QCOMPARE(m_model->stage(), Stage::Open);
    QVERIFY(m_host->givenKeys.isEmpty());
    QVERIFY(m_host->used.isEmpty());
    m_host->keepAnswer = Core::failure(Core::Error::Code::Unavailable, QStringLiteral("disk full"));
    m_model->save({});
    QVERIFY(m_model->isNotKept()); // and it holds until the program ends
    QCOMPARE(m_host->used.size(), 1);
}

void tst_ServicesViewModel::neverLowersWhatADocumentCallsAChange()
{
    fillIn();
    OperationsModel &operations = m_model->operations();
    for (const int row : {Book, CancelBooking}) {
        QVERIFY(!operations.canChooseEffect(row));
        operations.setEffect(row, ServiceEffect::Reads);
        QCOMPARE(operations.effect(row), ServiceEffect::AsksFirst);
    }
    m_model->save({});
    QVERIFY(m_host->list.first().rules.isEmpty());
}

void tst_ServicesViewModel::readsAnewForAnotherBaseAddress()
{
    fillIn();
    m_model->operations().setAllowed(Book, false);
    m_model->setBaseUrl(QStringLiteral("https://rooms.example.com")); // the same
    QCOMPARE(m_host->reads.size(), 1);
    m_model->setBaseUrl(QStringLiteral("other.example.com/v2"));
    QTRY_COMPARE(m_model->stage(), Stage::Open);
    QCOMPARE(m_host->reads.last().second, QUrl(QStringLiteral("https://other.example.com/v2")));
    QVERIFY(!m_model->operations().isAllowed(Book)); // what was chosen stays
    QCOMPARE(m_model->choice().audience, QStringLiteral("rooms-api"));
    m_model->save({});
    QCOMPARE(m_host->list.first().baseUrl, QUrl(QStringLiteral("https://other.example.com/v2")));
}

void tst_ServicesViewModel::setsAnOperationBackWhenItsDocumentChanged()
{
    ServiceChoice choice = kept(ServiceAccess::None);
    choice.access = ServiceAccess::PassThrough;
    choice.audience = QStringLiteral("rooms-api");
    choice.documentHash = QString(64, u'b');
    choice.rules[QStringLiteral("findBookings")] = {ServiceEffect::Reads, {}};
    choice.rules[QStringLiteral("listRooms")] = {ServiceEffect::AsksFirst, {}};
    m_host->list = {choice};
    m_model->change(QStringLiteral("Rooms"));
    QTRY_COMPARE(m_model->stage(), Stage::Open);
    QVERIFY(m_model->documentHasChanged());
    QCOMPARE(m_model->operations().effect(FindBookings), ServiceEffect::AsksFirst);
    QCOMPARE(m_model->operations().effect(ListRooms), ServiceEffect::AsksFirst); // what guards, holds
    m_model->save({});
    QCOMPARE(m_host->list.first().documentHash, Doubles::rooms().hash);
    QVERIFY(!m_host->list.first().rules.contains(QStringLiteral("findBookings")));
}

void tst_ServicesViewModel::keepsWhatWasSetOfAServiceThatIsChanged()
{
    ServiceChoice choice = kept(ServiceAccess::PassThrough);
    choice.audience = QStringLiteral("rooms-api");
    choice.allowedOperations = {QStringLiteral("listRooms"), QStringLiteral("findBookings")};
    choice.rules[QStringLiteral("findBookings")] = {ServiceEffect::Reads, {QStringLiteral("staff")}};
    choice.takesDataFrom = {QStringLiteral("HR")};
    m_host->list = {choice};
    m_model->change(QStringLiteral("Rooms"));
    QTRY_COMPARE(m_model->stage(), Stage::Open);
    QCOMPARE(m_model->changes(), QStringLiteral("Rooms"));
    QVERIFY(!m_model->documentHasChanged());
    QCOMPARE(m_model->operations().allowed(), 2);
    m_model->setName(QStringLiteral("Rooms and desks")); // its own name is not taken
    m_model->save({});
    choice.name = QStringLiteral("Rooms and desks");
    QCOMPARE(m_host->list, QList<ServiceChoice> {choice});
}

void tst_ServicesViewModel::asksForAnExchangedTokenByScope()
{
    m_host->exchanges = true;
    open();
    m_model->setAccess(ServiceAccess::TokenExchange);
    m_model->save({});
    QCOMPARE(m_model->problem(), Problem::NoAudience);
    m_model->setScope(QStringLiteral(" openid   rooms "));
    QCOMPARE(m_model->problem(), Problem::None);
    m_model->save({});
    QCOMPARE(m_host->list.size(), 1);
    QCOMPARE(m_host->list.first().scope, QStringLiteral("openid rooms"));
    QVERIFY(m_host->list.first().audience.isEmpty());
    m_model->change(QStringLiteral("Meeting rooms"));
    QTRY_COMPARE(m_model->stage(), Stage::Open);
    m_model->setAccess(ServiceAccess::PassThrough);
    m_model->save({});
    QCOMPARE(m_model->problem(), Problem::NoAudience); // no token of a person's own has a scope of a service
    m_model->setAudience(QStringLiteral("rooms-api"));
    m_model->save({});
    QVERIFY(m_host->list.first().scope.isEmpty());
}

void tst_ServicesViewModel::keepsTheScopeOfAServiceThatIsSavedUntouched()
{
    ServiceChoice choice = kept(ServiceAccess::TokenExchange);
    choice.scope = QStringLiteral("openid rooms");
    choice.allowedOperations = {QStringLiteral("listRooms")};
    m_host->exchanges = true;
    m_host->list = {choice};
    m_model->change(QStringLiteral("Rooms"));
    QTRY_COMPARE(m_model->stage(), Stage::Open);
    m_model->save({});
    QCOMPARE(m_host->used.size(), 1);
    QCOMPARE(m_host->list, QList<ServiceChoice> {choice});
}

void tst_ServicesViewModel::changesAServiceWhoseDocumentCannotBeRead()
{
    ServiceChoice choice = kept();
    choice.allowedOperations = {QStringLiteral("listRooms"), QStringLiteral("findBookings")};
    choice.rules[QStringLiteral("findBookings")] = {ServiceEffect::Reads, {QStringLiteral("staff")}};
    choice.takesDataFrom = {QStringLiteral("HR")};
    m_host->list = {choice};
    m_host->keys = {base};
    m_host->answer = Core::failure(Core::Error::Code::Unavailable, QStringLiteral("away"));
    QSignalSpy opened(m_model.get(), &ServicesViewModel::opened);
    m_model->change(QStringLiteral("Rooms"));
    QVERIFY(!m_model->isOpen());
    QTRY_COMPARE(m_model->stage(), Stage::Open);
    QCOMPARE(opened.size(), 1);
    QVERIFY(m_model->isOpen() && !m_model->hasDocument() && !m_model->documentHasChanged());
    QVERIFY(m_model->unread());
    QCOMPARE(m_model->unread()->code, Core::Error::Code::Unavailable);
    QCOMPARE(m_model->problem(), Problem::None);
    m_model->setName({});
    m_model->save({});
    QCOMPARE(m_model->problem(), Problem::NoName);
    m_model->setName(QStringLiteral("Desks"));
    const QUrl other(QStringLiteral("https://desks.example.com"));
    m_model->setBaseUrl(other.toString());
    QTRY_COMPARE(m_host->reads.size(), 2);
    QTRY_COMPARE(m_model->stage(), Stage::Open);
    QVERIFY(m_model->isOpen());
    m_model->save({});
    QCOMPARE(m_model->problem(), Problem::NoKey); // the one of before is for another address
    m_model->save(Core::Secret("other"));
    QTRY_COMPARE(m_host->used.size(), 1);
    choice.name = QStringLiteral("Desks");
    choice.baseUrl = other;
    QCOMPARE(m_host->list, QList<ServiceChoice> {choice}); // with its rules
    QCOMPARE(m_host->removedKeys, QList<QUrl> {base});
    QVERIFY(!m_model->isOpen());
}

void tst_ServicesViewModel::showsTheOperationsOnceTheDocumentCanBeRead()
{
    ServiceChoice choice = kept();
    choice.allowedOperations = {QStringLiteral("listRooms")};
    m_host->list = {choice};
    m_host->keys = {base};
    m_host->answer = Core::failure(Core::Error::Code::Unavailable, QStringLiteral("away"));
    m_model->change(QStringLiteral("Rooms"));
    QTRY_VERIFY(m_model->unread());
    m_model->setWhoCanHelp(QStringLiteral("The desk"));
    m_host->answer = Doubles::rooms();
    m_model->readAgain();
    QCOMPARE(m_model->stage(), Stage::Reading);
    QVERIFY(m_model->isOpen());
    QTRY_VERIFY(m_model->hasDocument());
    QVERIFY(!m_model->unread());
    QCOMPARE(m_model->operations().allowed(), 1);
    m_model->operations().setAllowed(Book, true);
    m_model->save({});
    QCOMPARE(m_host->list.size(), 1);
    QCOMPARE(m_host->list.first().name, QStringLiteral("Rooms"));
    QCOMPARE(m_host->list.first().whoCanHelp, QStringLiteral("The desk"));
    QCOMPARE(m_host->list.first().allowedOperations,
             (QStringList {QStringLiteral("listRooms"), QStringLiteral("book")}));
}

void tst_ServicesViewModel::readsTheDocumentOfAServiceWhereItIsNow()
{
    ServiceChoice choice = kept();
    choice.allowedOperations = {QStringLiteral("listRooms"), QStringLiteral("findBookings")};
    choice.rules[QStringLiteral("findBookings")] = {ServiceEffect::Reads, {QStringLiteral("staff")}};
    m_host->list = {choice};
    m_host->keys = {base};
    m_model->change(QStringLiteral("Rooms"));
    QTRY_COMPARE(m_model->stage(), Stage::Open);
    m_model->setName(QStringLiteral("Desks"));
    m_model->operations().setAllowed(Book, true); // said of the document that is left
    const QString other = QStringLiteral("https://rooms.example.com/v2/openapi.json");
    m_model->setDocumentAddress(other);
    QCOMPARE(m_host->reads.size(), 1); // typing asks nobody
    QVERIFY(m_model->documentIsElsewhere());
    m_host->answer->hash = QString(64, u'b');
    m_host->answer->operations.removeFirst();
    QSignalSpy opened(m_model.get(), &ServicesViewModel::opened);
    m_model->readAgain();
    QCOMPARE(m_model->stage(), Stage::Reading);
    QTRY_COMPARE(m_model->stage(), Stage::Open);
    QCOMPARE(m_host->reads.last(), std::pair(QUrl(other), base)); // calls go where they went
    QVERIFY(!m_model->documentIsElsewhere());
    QVERIFY(m_model->documentHasChanged());
    QVERIFY(opened.isEmpty()); // what was typed stays
    // What is kept of the service holds for the operations of that name, and for no more than before.
    const OperationsModel &operations = m_model->operations();
    QCOMPARE(operations.allowed(), 1);
    QVERIFY(operations.isAllowed(0));
    QCOMPARE(operations.roles(0), QStringList {QStringLiteral("staff")});
    QCOMPARE(operations.effect(0), ServiceEffect::AsksFirst); // "reads" was said of another document
    m_model->save({});
    QCOMPARE(m_host->list.size(), 1);
    const ServiceChoice &made = m_host->list.first();
    QCOMPARE(made.documentUrl, QUrl(other));
    QCOMPARE(made.documentHash, QString(64, u'b'));
    QCOMPARE(made.name, QStringLiteral("Desks"));
    QCOMPARE(made.baseUrl, base);
    QCOMPARE(made.allowedOperations, QStringList {QStringLiteral("findBookings")});
    QVERIFY(m_host->removedKeys.isEmpty());
}

void tst_ServicesViewModel::takesNoAddressWhereNothingWasRead()
{
    m_host->list = {kept(ServiceAccess::None)};
    for (auto &operation : m_host->answer->operations)
        operation.accessReasons.clear();
    m_model->change(QStringLiteral("Rooms"));
    QTRY_COMPARE(m_model->stage(), Stage::Open);
    m_model->setDocumentAddress(QStringLiteral("nowhere"));
    m_model->save({});
    QCOMPARE(m_model->problem(), Problem::OtherNotRead);
    m_model->setDocumentAddress(QStringLiteral("two words"));
    QCOMPARE(m_model->problem(), Problem::None);
    m_model->save({});
    QCOMPARE(m_model->problem(), Problem::NoDocumentAddress);
    m_model->readAgain();
    QCOMPARE(m_model->problem(), Problem::NoDocumentAddress);
    QCOMPARE(m_host->reads.size(), 1);
    m_host->answer = Core::failure(Core::Error::Code::NotFound, QStringLiteral("nothing is there"));
    m_model->setDocumentAddress(QStringLiteral("https://rooms.example.com/v3.json"));
    m_model->readAgain();
    QTRY_COMPARE(m_model->problem(), Problem::NotRead);
    QCOMPARE(m_model->stage(), Stage::Open);
    QVERIFY(m_model->hasDocument()); // the one before
    m_model->save({});
    QCOMPARE(m_model->problem(), Problem::OtherNotRead);
    QVERIFY(m_host->used.isEmpty());
    m_model->setDocumentAddress(address); // as it was
    m_model->save({});
    QCOMPARE(m_host->used.size(), 1);
    QCOMPARE(m_host->list.first().documentUrl, QUrl(address));
}

void tst_ServicesViewModel::looksElsewhereForADocumentThatIsAway()
{
    m_host->list = {kept()};
    m_host->keys = {base};
    m_host->answer = Core::failure(Core::Error::Code::Unavailable, QStringLiteral("away"));
    m_model->change(QStringLiteral("Rooms"));
    QTRY_VERIFY(m_model->unread());
    const QString other = QStringLiteral("https://docs.example.com/rooms.yaml");
    m_model->setDocumentAddress(other);
    m_host->answer = Core::failure(Core::Error::Code::NotFound, QStringLiteral("nothing is there"));
    m_model->readAgain();
    QTRY_COMPARE(m_model->problem(), Problem::NotRead);
    QVERIFY(m_model->isOpen());
    QCOMPARE(m_model->unread()->code, Core::Error::Code::Unavailable); // of the one that is kept
    m_host->answer = Doubles::rooms();
    m_model->readAgain();
    QTRY_VERIFY(m_model->hasDocument());
    QVERIFY(!m_model->unread());
    QVERIFY(!m_model->documentHasChanged()); // the same, at another place
    m_model->save({});
    QCOMPARE(m_host->list.first().documentUrl, QUrl(other));
}

void tst_ServicesViewModel::keepsAKeyInTheKeychainOnly()
{
    open();
    m_model->setAccess(ServiceAccess::ApiKey);
    m_model->save(Core::Secret("the-key"));
    QTRY_COMPARE(m_host->used.size(), 1);
    QCOMPARE(m_host->givenKeys, (QList<std::pair<QUrl, QByteArray>> {{base, "the-key"}}));
    QVERIFY(!m_model->keyIsNotKept());
    // The key is there: another change wants none.
    m_model->change(QStringLiteral("Meeting rooms"));
    QTRY_COMPARE(m_model->stage(), Stage::Open);
    QVERIFY(m_model->hasKey());
    QTRY_VERIFY(!m_settings->isApplying());
    m_model->save({});
    QCOMPARE(m_host->givenKeys.size(), 1);
    QCOMPARE(m_host->used.size(), 2);
}

void tst_ServicesViewModel::saysWhenNoKeychainTakesAKey()
{
    m_host->keyAnswer = Core::failure(Core::Error::Code::Unavailable, QStringLiteral("no keychain"));
    open();
    m_model->setAccess(ServiceAccess::ApiKey);
    m_model->save(Core::Secret("the-key"));
    QTRY_VERIFY(m_model->keyIsNotKept());
    QCOMPARE(m_host->used.size(), 1); // it holds until the program ends
}

void tst_ServicesViewModel::letsAKeyGoWithItsService()
{
    ServiceChoice other = kept();
    other.name = QStringLiteral("Desks");
    m_host->list = {kept(), other};
    m_host->keys = {base};
    m_model->askToRemove(QStringLiteral("Rooms"));
    m_model->remove();
    QVERIFY(m_host->removedKeys.isEmpty()); // the other one is at the same address
    m_model->askToRemove(QStringLiteral("Desks"));
    m_model->remove();
    QCOMPARE(m_host->removedKeys, QList<QUrl> {base});
}

void tst_ServicesViewModel::letsAKeyGoWithItsAddress()
{
    m_host->list = {kept()};
    m_host->keys = {base};
    m_model->change(QStringLiteral("Rooms"));
    QTRY_COMPARE(m_model->stage(), Stage::Open);
    m_model->setBaseUrl(QStringLiteral("https://other.example.com"));
    QTRY_COMPARE(m_model->stage(), Stage::Open);
    QVERIFY(!m_model->hasKey());
    m_model->save({});
    QCOMPARE(m_model->problem(), Problem::NoKey); // the kept one is for another address
    m_model->save(Core::Secret("other"));
    QTRY_COMPARE(m_host->used.size(), 1);
    QCOMPARE(m_host->removedKeys, QList<QUrl> {base});
    QCOMPARE(m_host->givenKeys.last().first, QUrl(QStringLiteral("https://other.example.com")));
}

void tst_ServicesViewModel::asksBeforeItRemovesAService()
{
    QSignalSpy removed(m_model.get(), &ServicesViewModel::removed);
    m_host->list = {kept()};
    m_model->remove();
    QCOMPARE(m_host->list.size(), 1);
    m_model->askToRemove(QStringLiteral("Rooms"));
    QCOMPARE(m_model->asked(), QStringLiteral("Rooms"));
    QCOMPARE(m_host->list.size(), 1);
    m_model->dontRemove();
    m_model->remove();
    QCOMPARE(m_host->list.size(), 1);
    m_model->askToRemove(QStringLiteral("Rooms"));
    m_model->remove();
    QVERIFY(m_host->list.isEmpty());
    QCOMPARE(removed.size(), 1);
    QCOMPARE(m_host->used, QList<QList<ServiceChoice>> {{}});
}

QTEST_GUILESS_MAIN(tst_ServicesViewModel)
#include "tst_servicesviewmodel.moc"
