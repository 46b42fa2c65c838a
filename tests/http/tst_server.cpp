// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/httpfixture.h"
#include "doubles/rawclient.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <stdexcept>

using Doubles::HttpFixture;
using Doubles::RawClient;
using Http::Reply;
using Http::Request;
using Http::Responder;

class tst_Server : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersManyRequestsOnOneConnection();
};

namespace {

void echo(const Request &request, const Responder &responder)
{
    responder.send(Reply::text(request.method + ' ' + request.path.toUtf8() + ' ' + request.body));
}

} // namespace

void tst_Server::answersManyRequestsOnOneConnection()
{
    HttpFixture server([](Http::Router &router, QObject *) {
        router.add("GET", QStringLiteral("/echo/{text}"), echo);
        router.add("POST", QStringLiteral("/echo/{text}"), echo);
    });
    RawClient client(server.url());
    for (int i = 0; i < 100; ++i) {
        const QByteArray body = QByteArray::number(i);
        client.request("POST", "/echo/x", body);
        auto response = client.response();
        QVERIFY(response);
        QCOMPARE(response->status, 200);
        QCOMPARE(response->body, "POST /echo/x " + body);
        client.request("GET", "/echo/y");
        response = client.response();
        QVERIFY(response);
        QCOMPARE(response->body, QByteArray("GET /echo/y "));
        if (i == 0)
            for (auto &f : response->headers.fields())
                qDebug() << f;
    }
    QCOMPARE(server.connectionCount(), 1);
}

QTEST_GUILESS_MAIN(tst_Server)
#include "tst_server.moc"
