// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/responsereader.h"

#include <QTest>

using Http::ResponseReader;
using Failure = ResponseReader::Failure;

namespace {

QByteArray many(const QByteArray &text, int count)
{
    return text.repeated(count);
}

} // namespace

/// What a peer's bytes are taken for, however the network cuts them.
class tst_ResponseReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void keepsOnlyConnectionsThatAreInStep_data();
    void keepsOnlyConnectionsThatAreInStep();
    void tellsAnAnswerThatBrokeOff_data();
    void tellsAnAnswerThatBrokeOff();
    void joinsFieldsOfOneName();
    void handsContentOnAsItComes();
};

void tst_ResponseReader::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isHead");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("content");
    const auto row = [](const char *name, const QByteArray &bytes, int status, const QByteArray &content,
                        bool isHead = false) { QTest::newRow(name) << bytes << isHead << status << content; };
    row("a length", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody", 200, "body");
    row("no content", "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n", 201, "");
    row("no reason", "HTTP/1.1 200\r\nContent-Length: 1\r\n\r\nx", 200, "x");
    row("lines that end in LF", "HTTP/1.1 200 OK\nContent-Length: 1\n\nx", 200, "x");
    row("one length twice", "HTTP/1.1 200 OK\r\nContent-Length: 1, 1\r\nContent-Length: 1\r\n\r\nx", 200,
        "x");
    row("chunks",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n4\r\nbody\r\nA\r\n0123456789\r\n0\r\n\r\n", 200,
        "body0123456789");
    row("chunks with extensions and trailers",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4 ;a=b\r\nbody\r\n0;c\r\nX: y\r\nZ: a\r\n\r\n",
        200, "body");
    row("204 has none", "HTTP/1.1 204 No Content\r\nContent-Length: 4\r\n\r\n", 204, "");
    row("304 has none", "HTTP/1.1 304 Not Modified\r\nContent-Length: 4\r\n\r\n", 304, "");
    row("HEAD has none", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n", 200, "", true);
    row("interim answers",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nContent-Length: 9\r\n\r\n"
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx",
        200, "x");
    row("a folded line", "HTTP/1.1 200 OK\r\nX: a\r\n  b\r\nContent-Length: 0\r\n\r\n", 200, "");
}

void tst_ResponseReader::reads()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isHead);
    QFETCH(int, status);
    QFETCH(QByteArray, content);
    for (const qsizetype size : {bytes.size(), qsizetype(1), qsizetype(7)}) {
        ResponseReader reader(isHead);
        QByteArray taken;
        for (qsizetype at = 0; at < bytes.size(); at += size) {
            QVERIFY(!reader.isComplete());
            reader.feed(QByteArrayView(bytes).sliced(at, qMin(size, bytes.size() - at)));
            taken += reader.takeContent();
        }
        QCOMPARE(reader.failure(), Failure::None);
        QVERIFY(reader.isComplete());
        QVERIFY(reader.keepsConnection());
        QCOMPARE(reader.status(), status);
        QCOMPARE(taken, content);
    }
}

void tst_ResponseReader::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Failure>("failure");
    const auto row = [](const char *name, const QByteArray &bytes, Failure failure = Failure::NotHttp) {
        QTest::newRow(name) << bytes << failure;
    };
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    row("another protocol", "SSH-2.0-OpenSSH\r\n");
    row("HTTP/2", "HTTP/2 200 OK\r\n");
    row("a status of two digits", "HTTP/1.1 20 OK\r\n");
    row("a status of four digits", "HTTP/1.1 2000 OK\r\n");
    row("a status with a sign", "HTTP/1.1 +20 OK\r\n");
    row("a change of protocol", "HTTP/1.1 101 Switching Protocols\r\n");
    row("a line that is no field", ok + "nothing\r\n");
    row("a blank before the colon", ok + "X : y\r\n");
    row("no name", ok + ": y\r\n");
    row("a fold of nothing", ok + " y\r\n");
    row("a bare CR", ok + "X: a\rY: b\r\n");
    row("NUL", ok + QByteArray("X: a\0b\r\n", 8));
    row("two lengths", ok + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n");
    row("a length with a sign", ok + "Content-Length: -1\r\n\r\n");
    row("a length that no number holds", ok + "Content-Length: 99999999999999999999\r\n\r\n");
    row("an empty length", ok + "Content-Length:\r\n\r\n");
    row("a length and chunks", ok + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("another coding", ok + "Transfer-Encoding: gzip, chunked\r\n\r\n");
    const QByteArray chunks = ok + "Transfer-Encoding: chunked\r\n\r\n";
    row("a chunk of negative size", chunks + "-1\r\n");
    row("a chunk that no number holds", chunks + "ffffffffffffffff\r\n");
    row("a chunk without a size", chunks + ";a\r\n");
    row("a chunk that is longer than it says", chunks + "1\r\nxy\r\n");

    const int tooMany = ResponseReader::maxHeadBytes;
    row("a status line without end", "HTTP/1.1 200 " + QByteArray(tooMany, 'a'), Failure::TooLong);
    row("a name without end", ok + QByteArray(tooMany, 'a'), Failure::TooLong);
    row("a field without end", ok + "X: " + QByteArray(tooMany, 'a'), Failure::TooLong);
    row("fields without end", ok + many("X: y\r\n", ResponseReader::maxFields + 1), Failure::TooLong);
    row("long fields", ok + many("X: " + QByteArray(1000, 'a') + "\r\n", 70), Failure::TooLong);
    row("folded lines without end", ok + "X: y\r\n" + many(" y\r\n", 300), Failure::TooLong);
    row("interim answers without end", many("HTTP/1.1 100 Continue\r\n\r\n", 3000), Failure::TooLong);
    row("an extension without end", chunks + "1;" + QByteArray(ResponseReader::maxChunkLine, 'a'),
        Failure::TooLong);
    row("no end of a chunk", chunks + "1\r\nx" + QByteArray(ResponseReader::maxChunkLine + 1, 'a'),
        Failure::TooLong);
    row("a trailer without end", chunks + "0\r\nX: " + QByteArray(tooMany, 'a'), Failure::TooLong);
}

void tst_ResponseReader::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Failure, failure);
    for (const qsizetype size : {bytes.size(), qsizetype(1)}) {
        ResponseReader reader(false);
        for (qsizetype at = 0; at < bytes.size(); at += size)
            reader.feed(QByteArrayView(bytes).sliced(at, qMin(size, bytes.size() - at)));
        QCOMPARE(reader.failure(), failure);
        QVERIFY(!reader.isComplete());
        QVERIFY(!reader.keepsConnection());
        QVERIFY(reader.takeContent().size() <= 1);
    }
}

void tst_ResponseReader::keepsOnlyConnectionsThatAreInStep_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("keeps");
    QTest::newRow("1.1") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") << true;
    QTest::newRow("close") << QByteArray(
        "HTTP/1.1 200 OK\r\nConnection: x, Close\r\nContent-Length: 0\r\n\r\n")
                           << false;
    QTest::newRow("1.0") << QByteArray("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n") << false;
    QTest::newRow("1.0 that keeps") << QByteArray(
        "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n")
                                    << true;
    QTest::newRow("more than the answer")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\n") << false;
}

void tst_ResponseReader::keepsOnlyConnectionsThatAreInStep()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, keeps);
    ResponseReader reader(false);
    reader.feed(bytes);
    QVERIFY(reader.isComplete());
    QCOMPARE(reader.keepsConnection(), keeps);
}

void tst_ResponseReader::tellsAnAnswerThatBrokeOff_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isWhole");
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("in the head") << QByteArray("HTTP/1.1 200 OK\r\nX: y\r\n") << false;
    QTest::newRow("short of its length")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nx") << false;
    QTest::newRow("without the last chunk")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n") << false;
    QTest::newRow("no length: the end is the end") << QByteArray("HTTP/1.1 200 OK\r\n\r\nbody") << true;
}

void tst_ResponseReader::tellsAnAnswerThatBrokeOff()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isWhole);
    ResponseReader reader(false);
    reader.feed(bytes);
    QVERIFY(!reader.isComplete());
    reader.close();
    QCOMPARE(reader.isComplete(), isWhole);
    QCOMPARE(reader.failure(), isWhole ? Failure::None : Failure::BrokeOff);
    QVERIFY(!reader.keepsConnection());
}

void tst_ResponseReader::joinsFieldsOfOneName()
{
    ResponseReader reader(false);
    reader.feed("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic\r\nwww-authenticate:\t Bearer \r\n"
                "X: a\r\n b\r\nContent-Length: 0\r\n\r\n");
    QCOMPARE(reader.headers().values("WWW-Authenticate"), QList<QByteArray> {"Basic, Bearer"});
    QCOMPARE(reader.headers().value("X"), QByteArray("a b"));

    Http::ResponseReader cookies(false);
    cookies.feed(
        "HTTP/1.1 200 OK\r\nSet-Cookie: a=1; Expires=Fri, 27 Nov 2026 00:00:00 GMT\r\nset-cookie: b=2\r\n"
        "Content-Length: 0\r\n\r\n");
    QCOMPARE(cookies.headers().values("Set-Cookie").size(), 2);
    QCOMPARE(cookies.headers().values("Set-Cookie").last(), QByteArray("b=2"));
}

void tst_ResponseReader::handsContentOnAsItComes()
{
    ResponseReader reader(false);
    reader.feed("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nab");
    QVERIFY(reader.hasHead());
    QCOMPARE(reader.takeContent(), QByteArray("ab"));
    QCOMPARE(reader.takeContent(), QByteArray());
    reader.feed("c");
    QCOMPARE(reader.takeContent(), QByteArray("c"));
}

QTEST_APPLESS_MAIN(tst_ResponseReader)
#include "tst_responsereader.moc"
