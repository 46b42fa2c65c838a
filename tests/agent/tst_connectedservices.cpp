// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/connectedservices.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Agent;

namespace {

const QString fileName = QStringLiteral("/etc/secure-agent/services.json");

QJsonObject tickets()
{
    return {{QStringLiteral("name"), QStringLiteral("Tickets")},
            {QStringLiteral("document"), QStringLiteral("https://tickets.example.com/openapi.json")},
            {QStringLiteral("base_url"), QStringLiteral("https://tickets.example.com")},
            {QStringLiteral("token_mode"), QStringLiteral("pass-through")},
            {QStringLiteral("audience"), QStringLiteral("tickets-api")}};
}

QByteArray text(const QJsonArray &services)
{
    return QJsonDocument(QJsonObject {{QStringLiteral("services"), services}}).toJson();
}

QString complaintAbout(const QByteArray &json)
{
    const auto read = readConnectedServices(json, fileName);
    return read ? QString() : read.error().detail;
}

} // namespace

class tst_ConnectedServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheExampleOfTheGuide();
    void readsWhatItWrites();
    void readsDocumentsBesideTheFile();
    void refusesWithOneSentence_data();
    void refusesWithOneSentence();
    void wantsAnAudienceOrAScopeToExchangeATokenFor_data();
    void wantsAnAudienceOrAScopeToExchangeATokenFor();
    void refusesTwoOfOneName();
    void refusesAFileThatIsNotOne();
    void saysWhichDocumentIsMissing();
    void takesKeysFromTheirFiles();
    void neverWritesAKey();
};

void tst_ConnectedServices::readsTheExampleOfTheGuide()
{
    QFile file(QStringLiteral(SECUREAGENT_SOURCE_DIR "/docs/examples/services.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto read = readConnectedServices(file.readAll(), fileName);
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QCOMPARE(read->size(), 2);
    const ConnectedService &first = read->first();
    QCOMPARE(first.name, QStringLiteral("Tickets"));
    QCOMPARE(first.tokenMode, TokenMode::TokenExchange);
    QCOMPARE(first.audience, QStringLiteral("tickets-api"));
    QCOMPARE(first.allowedOperations.size(), 3);
    QCOMPARE(first.operations.value(QStringLiteral("searchTickets")).effect, OpenApi::Effect::Read);
    QCOMPARE(first.operations.value(QStringLiteral("closeTicket")).requiredRoles,
             QStringList {QStringLiteral("support")});
    QCOMPARE(first.takesDataFrom, QStringList {QStringLiteral("HR")});
    QCOMPARE(read->last().apiKeyFile, QStringLiteral("/run/credentials/secure-agent.service/weather"));
}

void tst_ConnectedServices::readsWhatItWrites()
{
    ConnectedService one;
    one.name = QStringLiteral("Büro \"A\"");
    one.documentUrl = QUrl::fromLocalFile(QStringLiteral("/srv/a b.json"));
    one.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:7000/v1"));
    one.tokenMode = TokenMode::None;
    one.allowedOperations = {QStringLiteral("a"), QStringLiteral("b")};
    one.pinnedHash = QString(64, QLatin1Char('a'));
    one.operations[QStringLiteral("a")] = {OpenApi::Effect::Read, {QStringLiteral("r")}};
    one.operations[QStringLiteral("b")] = {OpenApi::Effect::Write, {}};
    one.whoCanHelp = QStringLiteral("Ada");
    one.takesDataFrom = {QStringLiteral("HR")};
    ConnectedService other = one;
    other.name = QStringLiteral("B");
    other.tokenMode = TokenMode::ApiKey;
    other.apiKeyFile = QStringLiteral("/run/key");
    ConnectedService exchanging = one;
    exchanging.name = QStringLiteral("C");
    exchanging.tokenMode = TokenMode::TokenExchange;
    exchanging.scope = QStringLiteral("openid tickets");
    const QByteArray written = writeConnectedServices({one, exchanging, other});
    const auto read = readConnectedServices(written, fileName);
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QCOMPARE(writeConnectedServices(*read), written);
    QCOMPARE(read->first().name, one.name);
    QCOMPARE(read->first().documentUrl, one.documentUrl);
    QCOMPARE(read->first().baseUrl, one.baseUrl);
    QCOMPARE(read->first().operations, one.operations);
    QCOMPARE(read->first().allowedOperations, one.allowedOperations);
    QCOMPARE(read->first().pinnedHash, one.pinnedHash);
    QCOMPARE(read->first().whoCanHelp, one.whoCanHelp);
    QCOMPARE(read->at(1).scope, exchanging.scope);
    QCOMPARE(read->last().apiKeyFile, other.apiKeyFile);
}

void tst_ConnectedServices::readsDocumentsBesideTheFile()
{
    QJsonObject service = tickets();
    service[QLatin1String("document")] = QStringLiteral("documents/tickets.json");
    const auto read = readConnectedServices(text({service}), fileName);
    QVERIFY(read);
    QCOMPARE(read->first().documentUrl,
             QUrl::fromLocalFile(QStringLiteral("/etc/secure-agent/documents/tickets.json")));
}

void tst_ConnectedServices::refusesWithOneSentence_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("named"); // what the sentence has to name beside file and service
    const QJsonValue absent(QJsonValue::Undefined);
    const auto row
        = [](const char *name, const char *member, const QJsonValue &value, const char *named = nullptr) {
              QTest::newRow(name) << QString::fromLatin1(member) << value
                                  << QString::fromLatin1(named ? named : member);
          };
    row("unknown member", "colour", true);
    row("no document", "document", absent);
    row("no base", "base_url", absent);
    row("no mode", "token_mode", absent);
    row("unknown mode", "token_mode", QStringLiteral("basic"));
    row("no audience", "audience", absent);
    row("empty audience", "audience", QString());
    row("invisible character", "audience", QStringLiteral("api\u200b"));
    row("number for a text", "audience", 3);
    row("scope with another mode", "scope", QStringLiteral("tickets"));
    row("key with another mode", "api_key_file", QStringLiteral("/k"));
    row("audience with none", "token_mode", QStringLiteral("none"), "audience");
    row("plain http", "base_url", QStringLiteral("http://tickets.example.com"));
    row("link-local", "base_url", QStringLiteral("https://169.254.169.254"));
    row("metadata by name", "base_url", QStringLiteral("https://metadata.google.internal"));
    row("link-local document", "document", QStringLiteral("http://[fe80::1]/openapi.json"));
    row("password", "base_url", QStringLiteral("https://a:b@tickets.example.com"));
    row("query", "base_url", QStringLiteral("https://tickets.example.com/?a=b"));
    row("ftp", "base_url", QStringLiteral("ftp://tickets.example.com"));
    row("operations not a list", "allowed_operations", QStringLiteral("a"));
    row("no operation", "allowed_operations", QJsonArray());
    row("an operation twice", "allowed_operations", QJsonArray {QStringLiteral("a"), QStringLiteral("a")});
    row("hash", "document_hash", QStringLiteral("ABC"));
    row("rules not an object", "operations", QJsonArray());
    const auto rule = [](const QJsonValue &value) {
        return QJsonObject {{QStringLiteral("closeTicket"), value}};
    };
    row("rule not an object", "operations", rule(1), "closeTicket");
    row("unknown rule", "operations", rule(QJsonObject {{QStringLiteral("method"), QStringLiteral("GET")}}),
        "method");
    row("unknown effect", "operations",
        rule(QJsonObject {{QStringLiteral("effect"), QStringLiteral("none")}}), "effect");
    row("reads, of no document", "operations",
        rule(QJsonObject {{QStringLiteral("effect"), QStringLiteral("read")}}), "document_hash");
    row("roles", "operations", rule(QJsonObject {{QStringLiteral("required_roles"), QStringLiteral("a")}}),
        "required_roles");
    row("sources", "takes_data_from", QJsonArray {1});
    row("helper", "who_can_help", QJsonArray());
}

void tst_ConnectedServices::refusesWithOneSentence()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QFETCH(QString, named);
    QCOMPARE(complaintAbout(text({tickets()})), QString());
    QJsonObject service = tickets();
    if (value.isUndefined())
        service.remove(member);
    else
        service.insert(member, value);
    const QString sentence = complaintAbout(text({service}));
    QVERIFY2(sentence.startsWith(fileName), qPrintable(sentence));
    QVERIFY2(sentence.contains(QLatin1String("\"Tickets\"")), qPrintable(sentence));
    QVERIFY2(sentence.contains(named), qPrintable(sentence));
    QVERIFY2(sentence.endsWith(QLatin1Char('.')) && !sentence.contains(QLatin1Char('\n')),
             qPrintable(sentence));
}

void tst_ConnectedServices::wantsAnAudienceOrAScopeToExchangeATokenFor_data()
{
    QTest::addColumn<QJsonValue>("audience");
    QTest::addColumn<QJsonValue>("scope");
    QTest::addColumn<QString>("named"); // in a complaint; empty: it is taken
    const QJsonValue absent(QJsonValue::Undefined);
    const QJsonValue audience(QStringLiteral("tickets-api"));
    QTest::newRow("audience") << audience << absent << QString();
    QTest::newRow("scope") << absent << QJsonValue(QStringLiteral("tickets")) << QString();
    QTest::newRow("both") << audience << QJsonValue(QStringLiteral("openid tickets:read")) << QString();
    QTest::newRow("neither") << absent << absent << QStringLiteral("\"audience\" or \"scope\"");
    for (const char *scope : {"", " ", "a  b", "a ", " a", "a\"b", "a\\b", "a\nb", "\u00e4"})
        QTest::addRow("scope <%s>", scope)
            << audience << QJsonValue(QString::fromUtf8(scope)) << QStringLiteral("\"scope\"");
    QTest::newRow("a list") << audience << QJsonValue(QJsonArray {QStringLiteral("a")})
                            << QStringLiteral("\"scope\"");
}

void tst_ConnectedServices::wantsAnAudienceOrAScopeToExchangeATokenFor()
{
    QFETCH(QJsonValue, audience);
    QFETCH(QJsonValue, scope);
    QFETCH(QString, named);
    QJsonObject service = tickets();
    service[QLatin1String("token_mode")] = QStringLiteral("token-exchange");
    service.insert(QLatin1String("audience"), audience); // "undefined" takes it away
    service.insert(QLatin1String("scope"), scope);
    const auto read = readConnectedServices(text({service}), fileName);
    QCOMPARE(read.has_value(), named.isEmpty());
    if (read) {
        QCOMPARE(read->first().audience, audience.toString());
        QCOMPARE(read->first().scope, scope.toString());
    } else {
        QVERIFY2(read.error().detail.contains(named), qPrintable(read.error().detail));
    }
}

void tst_ConnectedServices::refusesTwoOfOneName()
{
    QJsonObject other = tickets();
    other[QLatin1String("name")] = QStringLiteral("tickets");
    QVERIFY(complaintAbout(text({tickets(), other})).contains(QLatin1String("\"name\"")));
}

void tst_ConnectedServices::refusesAFileThatIsNotOne()
{
    for (const char *json : {"", "[]", "{\"services\":{}}", "{\"services\":[1]}",
                             "{\"services\":[],\"more\":1}", "{}", "{\"services\":[],\"services\":[]}"})
        QVERIFY2(complaintAbout(json).startsWith(fileName), json);
    QVERIFY(complaintAbout("{\"services\":[{\"document\":\"a\"}]}")
                .contains(QLatin1String("the service number 1")));
    const auto absent = loadConnectedServices(QStringLiteral("/nowhere/services.json"));
    QVERIFY(!absent && absent.error().detail.contains(QLatin1String("/nowhere/services.json")));
}

void tst_ConnectedServices::saysWhichDocumentIsMissing()
{
    QTemporaryDir folder;
    QJsonObject service = tickets();
    service[QLatin1String("document")] = QStringLiteral("tickets.json");
    QFile file(folder.filePath(QStringLiteral("services.json")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text({service})) > 0);
    file.close();
    const auto missing = loadConnectedServices(file.fileName());
    QVERIFY(!missing && missing.error().detail.contains(folder.filePath(QStringLiteral("tickets.json"))));
    QFile document(folder.filePath(QStringLiteral("tickets.json")));
    QVERIFY(document.open(QIODevice::WriteOnly));
    QVERIFY(loadConnectedServices(file.fileName()));
}

void tst_ConnectedServices::takesKeysFromTheirFiles()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("key")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("abc\n") > 0);
    file.close();
    ConnectedService service;
    service.name = QStringLiteral("Weather");
    service.tokenMode = TokenMode::ApiKey;
    service.apiKeyFile = file.fileName();
    QList<ConnectedService> services {service};
    QVERIFY(takeApiKeys(services));
    QVERIFY(services.first().apiKey.equals(Core::Secret("abc")));

    services.first() = service;
    services.first().apiKeyFile = folder.filePath(QStringLiteral("none"));
    const Core::Result<> missing = takeApiKeys(services);
    QVERIFY(!missing && missing.error().detail.contains(QLatin1String("\"Weather\"")));
    // A keychain's key stays.
    services.first().apiKey = Core::Secret("from the keychain");
    QVERIFY(takeApiKeys(services));
    QVERIFY(services.first().apiKey.equals(Core::Secret("from the keychain")));
}

void tst_ConnectedServices::neverWritesAKey()
{
    ConnectedService service;
    service.name = QStringLiteral("Weather");
    service.tokenMode = TokenMode::ApiKey;
    service.apiKey = Core::Secret("k-SECRET-k");
    QVERIFY(!writeConnectedServices({service}).contains("SECRET"));
}

QTEST_GUILESS_MAIN(tst_ConnectedServices)
#include "tst_connectedservices.moc"
