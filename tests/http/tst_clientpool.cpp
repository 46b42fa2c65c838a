// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/fakehttpclient.h"
#include "http/clientpool.h"

#include <QTest>

using Doubles::FakeHttpClient;

class tst_ClientPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void usesOneMemberWhileItHasRoom();
    void makesAnotherMemberWhenOneIsFull();
    void sharesWhenAllAreFull();
    void givesRoomBackWhenAStreamGoes();
    void givesRoomBackWhenAnAnswerCame();

private:
    int asked(qsizetype member) const { return int(m_made.at(member)->requests().size()); }

    QList<FakeHttpClient *> m_made; ///< the pool's
    std::unique_ptr<Http::ClientPool> m_pool;
    Http::ClientRequest m_request;
};

void tst_ClientPool::init()
{
    m_made.clear();
    m_pool = std::make_unique<Http::ClientPool>(2, 2, [this] {
        auto client = std::make_unique<FakeHttpClient>();
        m_made.append(client.get());
        return client;
    });
    m_request.url = QUrl(QStringLiteral("https://model.example/v1"));
}

void tst_ClientPool::usesOneMemberWhileItHasRoom()
{
    QCOMPARE(m_made.size(), 0);
    const auto one = m_pool->open(m_request);
    const auto two = m_pool->open(m_request);
    QCOMPARE(m_made.size(), 1);
    QCOMPARE(asked(0), 2);
}

void tst_ClientPool::makesAnotherMemberWhenOneIsFull()
{
    std::vector<std::unique_ptr<Http::ClientStream>> streams;
    for (int i = 0; i < 3; ++i)
        streams.push_back(m_pool->open(m_request));
    QCOMPARE(m_made.size(), 2);
    QCOMPARE(asked(1), 1);
}

void tst_ClientPool::sharesWhenAllAreFull()
{
    std::vector<std::unique_ptr<Http::ClientStream>> streams;
    for (int i = 0; i < 8; ++i)
        streams.push_back(m_pool->open(m_request));
    QCOMPARE(m_made.size(), 2);
    QCOMPARE(asked(0), 4);
    QCOMPARE(asked(1), 4);
}

void tst_ClientPool::givesRoomBackWhenAStreamGoes()
{
    for (int i = 0; i < 8; ++i)
        m_pool->open(m_request).reset();
    QCOMPARE(m_made.size(), 1);
}

void tst_ClientPool::givesRoomBackWhenAnAnswerCame()
{
    for (int i = 0; i < 3; ++i) {
        const auto answer = m_pool->send(m_request);
        QTRY_VERIFY(answer.isFinished());
        QTest::qWait(0);
    }
    QCOMPARE(m_made.size(), 1);
}

QTEST_GUILESS_MAIN(tst_ClientPool)
#include "tst_clientpool.moc"
