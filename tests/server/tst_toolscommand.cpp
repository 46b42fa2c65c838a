// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/toolscommand.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using Server::ToolsRequest;

namespace {

const QString library = QStringLiteral(SECUREAGENT_DOCUMENTS "/library.yaml");

struct Ended
{
    int code = -1;
    QByteArray output;
    QByteArray errors;

    QJsonObject json() const { return QJsonDocument::fromJson(output).object(); }
};

Ended run(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(SECUREAGENT_SERVER_PROGRAM),
                  QStringList {QStringLiteral("tools")} + arguments);
    if (!process.waitForFinished(120000))
        qFatal("secure-agent-server did not end");
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

QJsonObject operation(const QJsonObject &listing, const QString &name)
{
    const QJsonArray operations = listing.value(QLatin1String("operations")).toArray();
    for (const QJsonValue &one : operations) {
        if (one.toObject().value(QLatin1String("name")) == name)
            return one.toObject();
    }
    return {};
}

} // namespace

class tst_ToolsCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readsItsCommandLine();
    void refusesACommandLineThatIsNotRight_data();
    void refusesACommandLineThatIsNotRight();
    void printsJsonForMachines();
    void printsATableForPeople();
    void holdsOperationsAgainstTheBaseUrl();
    void fetchesADocumentByItsAddress();
    void endsWithASentenceWhereThereIsNothingToRead_data();
    void endsWithASentenceWhereThereIsNothingToRead();

private:
    QTemporaryDir m_folder;
};

void tst_ToolsCommand::initTestCase()
{
    const auto write = [this](const char *name, const QByteArray &text) {
        QFile file(m_folder.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("a file could not be written");
    };
    write("swagger.json", R"({"swagger":"2.0","paths":{}})");
    write("page.html", "<!doctype html>\n<html></html>\n");
    write("broken.json", "{\n  \"openapi\": \"3.1.0\",\n  \"paths\": {,}\n}\n");
    write("broken.yaml", "openapi: 3.1.0\npaths:\n  /a: {get: [}\n");
    write("large.json", QByteArray(33 * 1024 * 1024, ' '));
    write("empty.json", "");
}

void tst_ToolsCommand::readsItsCommandLine()
{
    const auto read = Server::readCommandLine({QStringLiteral("program"), QStringLiteral("tools"),
                                               QStringLiteral("--json"), QStringLiteral("--base-url"),
                                               QStringLiteral("https://hr.example/api"),
                                               QStringLiteral("document.yaml")});
    const auto *request = std::get_if<ToolsRequest>(&read);
    QVERIFY(request);
    QVERIFY(request->asJson);
    QCOMPARE(request->baseUrl.toString(), QStringLiteral("https://hr.example/api"));
    QCOMPARE(request->document, QStringLiteral("document.yaml"));
    QVERIFY(std::holds_alternative<Server::InfoText>(Server::readCommandLine(
        {QStringLiteral("program"), QStringLiteral("tools"), QStringLiteral("--help")})));
}

void tst_ToolsCommand::refusesACommandLineThatIsNotRight_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("word");
    QTest::newRow("no document") << QStringList() << "document";
    QTest::newRow("two documents") << QStringList {QStringLiteral("a"), QStringLiteral("b")} << "document";
    QTest::newRow("an unknown option") << QStringList {QStringLiteral("--yaml"), library} << "yaml";
    QTest::newRow("an option of services")
        << QStringList {QStringLiteral("--issuer"), QStringLiteral("x"), library} << "issuer";
    QTest::newRow("a base that is none")
        << QStringList {QStringLiteral("--base-url"), QStringLiteral("hr"), library} << "--base-url";
}

void tst_ToolsCommand::refusesACommandLineThatIsNotRight()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, word);
    const Ended ended = run(arguments);
    QCOMPARE(ended.code, 2);
    QVERIFY(ended.output.isEmpty());
    QVERIFY2(ended.errors.contains(word.toLatin1()), ended.errors);
}

void tst_ToolsCommand::printsJsonForMachines()
{
    const Ended ended = run({QStringLiteral("--json"), library});
    QVERIFY2(ended.errors.isEmpty(), ended.errors);
    QCOMPARE(ended.code, 0);
    const QJsonObject listing = ended.json();
    QCOMPARE(listing.value(QLatin1String("title")), QJsonValue(QStringLiteral("Library")));
    QCOMPARE(listing.value(QLatin1String("version")), QJsonValue(QStringLiteral("1.10")));
    QCOMPARE(listing.value(QLatin1String("openapi")), QJsonValue(QStringLiteral("3.1")));
    QCOMPARE(listing.value(QLatin1String("hash")).toString().size(), 64);
    QCOMPARE(listing.value(QLatin1String("base_url")),
             QJsonValue(QStringLiteral("https://books.example/api")));
    QCOMPARE(listing.value(QLatin1String("counts")).toObject(),
             (QJsonObject {{QStringLiteral("operations"), 6},
                           {QStringLiteral("usable"), 5},
                           {QStringLiteral("unusable"), 1},
                           {QStringLiteral("read"), 2},
                           {QStringLiteral("write"), 3}}));
    QCOMPARE(operation(listing, QStringLiteral("removeBook")),
             (QJsonObject {{QStringLiteral("name"), QStringLiteral("removeBook")},
                           {QStringLiteral("method"), QStringLiteral("DELETE")},
                           {QStringLiteral("path"), QStringLiteral("/books/{isbn}")},
                           {QStringLiteral("usable"), true},
                           {QStringLiteral("reason"), QString()},
                           {QStringLiteral("effect"), QStringLiteral("write")},
                           {QStringLiteral("summary"), QString()},
                           {QStringLiteral("deprecated"), false},
                           {QStringLiteral("security"), QJsonArray {QStringLiteral("apiKey")}}}));
    const QJsonObject unnamed = operation(listing, QStringLiteral("get_books_isbn"));
    QCOMPARE(unnamed.value(QLatin1String("deprecated")), QJsonValue(true));
    QCOMPARE(unnamed.value(QLatin1String("effect")), QJsonValue(QStringLiteral("read")));
    const QJsonObject upload = operation(listing, QStringLiteral("setCover"));
    QCOMPARE(upload.value(QLatin1String("usable")), QJsonValue(false));
    QVERIFY(!upload.value(QLatin1String("reason")).toString().isEmpty());
}

void tst_ToolsCommand::printsATableForPeople()
{
    const Ended ended = run({library});
    QCOMPARE(ended.code, 0);
    for (const char *word : {"Library 1.10", "6 operations, 5 of them usable", "listBooks", "GET    /books",
                             "Not usable:", "file (picture)"})
        QVERIFY2(ended.output.contains(word), ended.output);
}

void tst_ToolsCommand::holdsOperationsAgainstTheBaseUrl()
{
    const Ended ended = run({QStringLiteral("--json"), QStringLiteral("--base-url"),
                             QStringLiteral("https://other.example"), library});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.json().value(QLatin1String("counts")).toObject().value(QLatin1String("usable")),
             QJsonValue(0));
    QVERIFY(operation(ended.json(), QStringLiteral("listBooks"))
                .value(QLatin1String("reason"))
                .toString()
                .contains(QLatin1String("https://books.example")));
}

void tst_ToolsCommand::fetchesADocumentByItsAddress()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            const QByteArray body = socket->readAll().startsWith("GET /docs/openapi.yaml ")
                ? QByteArray("openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: "
                             "../v2}]\npaths: {/a: {get: {}}}\n")
                : QByteArray();
            const QByteArray status = body.isEmpty() ? "404 Not Found" : "200 OK";
            socket->write("HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: "
                          + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            socket->disconnectFromHost();
        });
    });
    const QString root = QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort());
    const auto show = [](const QString &address) {
        Server::ToolsCommand command({address, {}, true});
        QByteArray output;
        QString sentence;
        connect(&command, &Server::ToolsCommand::finished, &command,
                [&output](const QByteArray &bytes) { output = bytes; });
        connect(&command, &Server::ToolsCommand::failed, &command,
                [&sentence](const QString &why) { sentence = why; });
        command.start();
        (void)QTest::qWaitFor([&] { return !output.isEmpty() || !sentence.isEmpty(); }, 60000);
        return std::pair(QJsonDocument::fromJson(output).object(), sentence);
    };
    const auto [listing, none] = show(root + QStringLiteral("/docs/openapi.yaml"));
    QVERIFY2(none.isEmpty(), qPrintable(none));
    QCOMPARE(listing.value(QLatin1String("base_url")), QJsonValue(root + QStringLiteral("/v2")));
    const auto [nothing, sentence] = show(root + QStringLiteral("/gone"));
    QVERIFY(nothing.isEmpty());
    QVERIFY2(sentence.contains(QLatin1String("404")), qPrintable(sentence));
}

void tst_ToolsCommand::endsWithASentenceWhereThereIsNothingToRead_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("words");
    QTest::newRow("no file") << "gone.json"
                             << "There is no file";
    QTest::newRow("a folder") << "."
                              << "cannot be read";
    QTest::newRow("Swagger 2.0") << "swagger.json"
                                 << "Swagger 2.0";
    QTest::newRow("a page") << "page.html"
                            << "neither a JSON object nor a YAML mapping";
    QTest::newRow("broken JSON") << "broken.json"
                                 << "line 3";
    QTest::newRow("broken YAML") << "broken.yaml"
                                 << "line 3";
    QTest::newRow("too large") << "large.json"
                               << "33554432 bytes";
    QTest::newRow("empty") << "empty.json"
                           << "neither";
}

void tst_ToolsCommand::endsWithASentenceWhereThereIsNothingToRead()
{
    QFETCH(QString, file);
    QFETCH(QString, words);
    const Ended ended = run({QStringLiteral("--json"), m_folder.filePath(file)});
    QCOMPARE(ended.code, 1);
    QVERIFY(ended.output.isEmpty());
    QVERIFY2(ended.errors.contains(words.toLatin1()), ended.errors);
    QCOMPARE(ended.errors.count('\n'), 1);
}

QTEST_GUILESS_MAIN(tst_ToolsCommand)
#include "tst_toolscommand.moc"
