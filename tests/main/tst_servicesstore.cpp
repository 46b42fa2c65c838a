// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/servicedocument.h"
#include "main/servicesstore.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using Agent::ConnectedService;
using Agent::TokenMode;
using Main::ServicesStore;
using Session::ServiceAccess;

namespace {

ConnectedService tickets()
{
    ConnectedService service;
    service.name = QStringLiteral("Tickets");
    service.documentUrl = QUrl(QStringLiteral("https://tickets.example.com/openapi.json"));
    service.baseUrl = QUrl(QStringLiteral("https://tickets.example.com"));
    service.tokenMode = TokenMode::ApiKey;
    service.allowedOperations = {QStringLiteral("listTickets"), QStringLiteral("findTickets")};
    service.pinnedHash = QString(64, u'a');
    service.operations[QStringLiteral("findTickets")] = {OpenApi::Effect::Read, {QStringLiteral("staff")}};
    service.operations[QStringLiteral("listTickets")] = {OpenApi::Effect::Write, {}};
    service.whoCanHelp = QStringLiteral("The desk");
    service.takesDataFrom = {QStringLiteral("HR")};
    service.apiKey = Core::Secret("never-written");
    return service;
}

QByteArray document(const QJsonObject &members = {})
{
    QJsonObject object {
        {QStringLiteral("openapi"), QStringLiteral("3.1.0")},
        {QStringLiteral("info"),
         QJsonObject {{QStringLiteral("title"), QStringLiteral("Tickets")},
                      {QStringLiteral("version"), QStringLiteral("2")}}},
        {QStringLiteral("paths"),
         QJsonDocument::fromJson(R"({
  "/tickets": {"get": {"operationId": "listTickets", "summary": "All tickets"}},
  "/tickets/find": {"post": {"operationId": "findTickets"}},
  "/tickets/pay": {"post": {"operationId": "payTicket", "x-secure-agent": {"effect": "write"}}},
  "/tickets/{id}": {"put": {"operationId": "closeTicket", "x-secure-agent": {"required_roles": ["support"]},
    "security": [{"key": []}],
    "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}]}}
})")
             .object()},
        {QStringLiteral("components"),
         QJsonDocument::fromJson(
             R"({"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}})")
             .object()}};
    for (auto it = members.constBegin(); it != members.constEnd(); ++it)
        object.insert(it.key(), it.value());
    return QJsonDocument(object).toJson();
}

} // namespace

class tst_ServicesStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void keepsTheListForTheNextStart();
    void writesNoKeyAndForItsOwnerOnly();
    void keepsABrokenListAside_data();
    void keepsABrokenListAside();
    void takesNothingThatTheNextStartCouldNotRead();
    void saysWhenItCannotWrite();
    void keepsNothingWithoutAFile();
    void losesNothingOnTheWayToTheWindowAndBack();
    void showsWhatAnImportMakesOfADocument();
    void saysWhereAServiceIs();

private:
    QString file() const { return m_folder->filePath(QStringLiteral("config/services.json")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_ServicesStore::keepsTheListForTheNextStart()
{
    QVERIFY(ServicesStore(file()).save({tickets()}));
    const ServicesStore again(file());
    QVERIFY(again.keptAside().isEmpty());
    QCOMPARE(again.services().size(), 1);
    QCOMPARE(Main::toChoice(again.services().first()), Main::toChoice(tickets()));
}

void tst_ServicesStore::writesNoKeyAndForItsOwnerOnly()
{
    ServicesStore store(file());
    store.setKey(tickets().baseUrl, Core::Secret("never-written-either"));
    QVERIFY(store.save({tickets()}));
    QFile written(file());
    QVERIFY(written.open(QFile::ReadOnly));
    QVERIFY(!written.readAll().contains("never-written"));
    QCOMPARE(written.permissions()
                 & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
    QVERIFY(store.key(tickets().baseUrl).equals(Core::Secret("never-written-either")));
    QVERIFY(store.key(QUrl(QStringLiteral("https://tickets.example.com/other"))).isEmpty());
}

void tst_ServicesStore::keepsABrokenListAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("no JSON") << QByteArray("\0 nonsense", 10);
    QTest::newRow("half a file") << QByteArray("{\"services\": [{");
    QTest::newRow("an unknown member") << QByteArray("{\"services\": [], \"x\": 1}");
    QTest::newRow("an address in the clear") << QByteArray(
        "{\"services\": [{\"name\": \"A\", \"document\": \"https://a.example/x\", \"base_url\": "
        "\"http://a.example\", \"token_mode\": \"none\"}]}");
    QTest::newRow("too large") << QByteArray(2 * 1024 * 1024, ' ');
}

void tst_ServicesStore::keepsABrokenListAside()
{
    QFETCH(QByteArray, content);
    QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("config"))));
    QFile broken(file());
    QVERIFY(broken.open(QFile::WriteOnly));
    QCOMPARE(broken.write(content), content.size());
    broken.close();
    ServicesStore store(file());
    QVERIFY(store.services().isEmpty());
    QVERIFY(!store.keptAside().isEmpty());
    QFile aside(store.keptAside());
    QVERIFY(aside.open(QFile::ReadOnly));
    QCOMPARE(aside.readAll(), content);
    QVERIFY(store.save({tickets()}));
    QVERIFY(QFile::exists(store.keptAside())); // and the old one is still there
    QCOMPARE(ServicesStore(file()).services().size(), 1);
}

void tst_ServicesStore::takesNothingThatTheNextStartCouldNotRead()
{
    ServicesStore store(file());
    QVERIFY(store.save({tickets()}));
    ConnectedService other = tickets();
    other.name = QStringLiteral("TICKETS");
    ConnectedService metadata = tickets();
    metadata.name = QStringLiteral("Cloud");
    metadata.baseUrl = QUrl(QStringLiteral("https://169.254.169.254"));
    for (const auto &wrong : {other, metadata}) {
        const Core::Result<> saved = store.save({tickets(), wrong});
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, Core::Error::Code::Invalid);
        QCOMPARE(store.services().size(), 1);
        QCOMPARE(ServicesStore(file()).services().size(), 1);
    }
}

void tst_ServicesStore::saysWhenItCannotWrite()
{
    QFile inTheWay(m_folder->filePath(QStringLiteral("config")));
    QVERIFY(inTheWay.open(QFile::WriteOnly));
    inTheWay.close();
    ServicesStore store(file());
    const Core::Result<> saved = store.save({tickets()});
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, Core::Error::Code::Unavailable);
    QCOMPARE(store.services().size(), 1); // it holds for this run
}

void tst_ServicesStore::keepsNothingWithoutAFile()
{
    ServicesStore store {QString()};
    QVERIFY(store.save({tickets()}));
    QCOMPARE(store.services().size(), 1);
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void tst_ServicesStore::losesNothingOnTheWayToTheWindowAndBack()
{
    for (const TokenMode mode :
         {TokenMode::PassThrough, TokenMode::TokenExchange, TokenMode::ApiKey, TokenMode::None}) {
        ConnectedService service = tickets();
        service.tokenMode = mode;
        service.audience = QStringLiteral("a");
        service.scope = QStringLiteral("openid a");
        service.apiKeyFile = QStringLiteral("/run/key");
        const ConnectedService back = Main::fromChoice(Main::toChoice(service));
        QCOMPARE(back.tokenMode, mode);
        QCOMPARE(back.operations, service.operations);
        QCOMPARE(back.allowedOperations, service.allowedOperations);
        QCOMPARE(back.pinnedHash, service.pinnedHash);
        QCOMPARE(back.apiKeyFile, service.apiKeyFile);
        QCOMPARE(back.audience, service.audience);
        QCOMPARE(back.scope, service.scope);
        QCOMPARE(back.whoCanHelp, service.whoCanHelp);
        QCOMPARE(back.takesDataFrom, service.takesDataFrom);
        QVERIFY(back.apiKey.isEmpty()); // keys do not go that way
    }
}

void tst_ServicesStore::showsWhatAnImportMakesOfADocument()
{
    const auto read = Main::readServiceDocument(
        document(), QUrl(QStringLiteral("https://tickets.example.com/openapi.json")), {});
    QVERIFY(read);
    QCOMPARE(read->title, QStringLiteral("Tickets"));
    QCOMPARE(read->version, QStringLiteral("2"));
    QCOMPARE(read->hash.size(), 64);
    QCOMPARE(read->operations.size(), 4);
    QHash<QString, Session::ServiceOperation> by;
    for (const Session::ServiceOperation &operation : read->operations)
        by.insert(operation.name, operation);
    const auto list = by.value(QStringLiteral("listTickets"));
    QCOMPARE(list.method, QStringLiteral("GET"));
    QCOMPARE(list.summary, QStringLiteral("All tickets"));
    QVERIFY(list.reads && !list.mayOnlyRead && list.reason.isEmpty());
    const auto find = by.value(QStringLiteral("findTickets"));
    QVERIFY(!find.reads && find.mayOnlyRead);
    QCOMPARE(find.summary, QStringLiteral("findTickets")); // where there is none
    const auto pay = by.value(QStringLiteral("payTicket"));
    QVERIFY(!pay.reads && !pay.mayOnlyRead); // the document itself calls it a change
    const auto close = by.value(QStringLiteral("closeTicket"));
    QVERIFY(!close.reads && !close.mayOnlyRead);
    QCOMPARE(close.requiredRoles, QStringList {QStringLiteral("support")});
    QVERIFY(close.accessReasons.value(ServiceAccess::ApiKey).isEmpty());
    QVERIFY(!close.accessReasons.value(ServiceAccess::PassThrough).isEmpty());
    QVERIFY(!close.accessReasons.value(ServiceAccess::None).isEmpty());
    const auto none = Main::readServiceDocument("no document", {}, {});
    QVERIFY(!none);
    QCOMPARE(none.error().code, Core::Error::Code::Invalid);
}

void tst_ServicesStore::saysWhereAServiceIs()
{
    const QUrl at(QStringLiteral("https://tickets.example.com/docs/openapi.json"));
    const QUrl own(QStringLiteral("https://api.example.com/v1"));
    const QByteArray named = document(
        {{QStringLiteral("servers"), QJsonArray {QJsonObject {{QStringLiteral("url"), own.toString()}}}}});
    QCOMPARE(Main::readServiceDocument(document(), at, {})->baseUrl,
             QUrl(QStringLiteral("https://tickets.example.com")));
    QCOMPARE(Main::readServiceDocument(named, at, {})->baseUrl, own);
    QCOMPARE(Main::readServiceDocument(named, {}, {})->baseUrl, own);
    QVERIFY(Main::readServiceDocument(document(), {}, {})->baseUrl.isEmpty()); // a file says nothing
    const QUrl given(QStringLiteral("https://elsewhere.example.com"));
    const auto moved = Main::readServiceDocument(named, at, given);
    QCOMPARE(moved->baseUrl, given);
    QVERIFY(!moved->operations.first().reason.isEmpty()); // the document leads to another origin
}

QTEST_GUILESS_MAIN(tst_ServicesStore)
#include "tst_servicesstore.moc"
