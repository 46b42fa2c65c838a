// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/localmodelservers.h"
#include "doubles/fakehttpclient.h"
#include "doubles/modelserver.h"
#include "http/networkclient.h"

#include <QTcpServer>
#include <QTest>

using namespace Agent;
using namespace std::chrono_literals;

class tst_LocalModelServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsOnlyWhatAnswersAsAModelServerDoes();
    void asksWithoutACredential();
    void takesOnlyNamesThatAModelHas();
    void saysWhatWouldGoThere();
    void looksInTheUsualPlaces();
    void findsNothingWhereNothingIsLookedFor();

private:
    QList<LocalModelServer> find(Http::Client &client, const QList<LocalModelServers::Place> &places);
};

QList<LocalModelServer> tst_LocalModelServers::find(Http::Client &client,
                                                    const QList<LocalModelServers::Place> &places)
{
    LocalModelServers servers(client, places, 3000ms);
    const auto found = servers.find();
    if (!QTest::qWaitFor([&] { return found.isFinished(); }, 20000))
        qFatal("the search does not end");
    return *found.result();
}

void tst_LocalModelServers::findsOnlyWhatAnswersAsAModelServerDoes()
{
    Doubles::ModelServer model(Doubles::ModelServer::inTurn({Doubles::ModelReply::silence()}));
    model.setModels({QStringLiteral("llama3.2:1b"), QStringLiteral("qwen")});
    QTcpServer silent; // takes connections and never says anything
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    quint16 nobody = 0;
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        nobody = closed.serverPort();
    }
    Http::NetworkClient client;
    const QList<LocalModelServer> found = find(client,
                                               {{QStringLiteral("Silent"), silent.serverPort()},
                                                {QStringLiteral("Real"), quint16(model.url().port())},
                                                {QStringLiteral("Nobody"), nobody}});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.constFirst(),
             (LocalModelServer {QStringLiteral("Real"),
                                model.url(),
                                {QStringLiteral("llama3.2:1b"), QStringLiteral("qwen")}}));
    QCOMPARE(model.questions().size(), 0); // nothing is asked of the model itself
}

void tst_LocalModelServers::asksWithoutACredential()
{
    Doubles::FakeHttpClient client;
    find(client, {{QStringLiteral("One"), 1111}, {QStringLiteral("Two"), 2222}});
    QCOMPARE(client.requests().size(), 2);
    for (const Http::ClientRequest &request : client.requests()) {
        QCOMPARE(request.method, QByteArray("GET"));
        QCOMPARE(request.url.host(), QStringLiteral("127.0.0.1"));
        QCOMPARE(request.url.path(), QStringLiteral("/v1/models"));
        QVERIFY(!request.headers.contains("Authorization"));
        QVERIFY(request.body.isEmpty());
    }
}

void tst_LocalModelServers::takesOnlyNamesThatAModelHas()
{
    Doubles::FakeHttpClient client;
    client.answer(
        QStringLiteral("/v1/models"), 200,
        R"({"object":"list","data":[{"id":"good"},{"id":""},{"id":"with blanks"},{"id":"<b>"},{"x":1}]})");
    const QList<LocalModelServer> found = find(client, {{QStringLiteral("One"), 1111}});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.constFirst().models, (QStringList {QStringLiteral("good"), QStringLiteral("<b>")}));

    Doubles::FakeHttpClient other;
    other.answer(QStringLiteral("/v1/models"), 200, R"({"models":["x"]})");
    QCOMPARE(find(other, {{QStringLiteral("One"), 1111}}).size(), 0);
    Doubles::FakeHttpClient refusing;
    refusing.answer(QStringLiteral("/v1/models"), 401, R"({"object":"list","data":[{"id":"good"}]})");
    QCOMPARE(find(refusing, {{QStringLiteral("One"), 1111}}).size(), 0);
}

void tst_LocalModelServers::saysWhatWouldGoThere()
{
    const QString sentence
        = disclosureOf({QStringLiteral("Ollama"), QUrl(QStringLiteral("http://127.0.0.1:11434/v1")), {}});
    QVERIFY(sentence.contains(QLatin1String("http://127.0.0.1:11434/v1")));
    QVERIFY(sentence.contains(QLatin1String("what services answer")));
    QVERIFY(sentence.contains(QLatin1String("belong to another")));
}

void tst_LocalModelServers::looksInTheUsualPlaces()
{
    QList<quint16> ports;
    for (const LocalModelServers::Place &place : LocalModelServers::usualPlaces())
        ports.append(place.port);
    for (const quint16 port : {11434, 8080, 1234, 8000})
        QVERIFY(ports.contains(port));
}

void tst_LocalModelServers::findsNothingWhereNothingIsLookedFor()
{
    Doubles::FakeHttpClient client;
    QCOMPARE(find(client, {}).size(), 0);
}

QTEST_GUILESS_MAIN(tst_LocalModelServers)
#include "tst_localmodelservers.moc"
