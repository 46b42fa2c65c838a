// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/requesthead.h"

#include <QRandomGenerator>
#include <QTest>

using Http::HeadLimits;
using Http::RequestHead;
using Http::RequestHeadParser;
using State = RequestHeadParser::State;

class tst_RequestHead : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAWholeHead();
    void readsTheSameHoweverItIsCut();
    void leavesTheBodyAlone();
    void ignoresEmptyLinesBeforeARequest();
    void readsASecondRequestAfterReset();
    void refuses_data();
    void refuses();
    void refusesAsSoonAsTheLineEnds();
    void refusesABareCarriageReturnBeforeItsLineEnds();
    void takesTheTargetOutOfItsAbsoluteForm();
    void findsTheOriginBehindWhatIsRefused_data();
    void findsTheOriginBehindWhatIsRefused();
    void accepts_data();
    void accepts();
    void keepsTheConnectionOrNot_data();
    void keepsTheConnectionOrNot();
    void waitsForContinueOnlyWithABody_data();
    void waitsForContinueOnlyWithABody();
    void refusesATargetBeforeItsLineEnds();
    void findsABadByteAnywhereInAValue();
    void refusesTooManyBytesBeforeTheyEnd();
    void acceptsExactlyTheLimits();
    void neverReadsBeyondTheLimitWithRandomBytes();
};

namespace {

const QByteArray host = "Host: 127.0.0.1:8001\r\n";

RequestHeadParser parsed(const QByteArray &text, const HeadLimits &limits = {})
{
    RequestHeadParser parser(limits);
    parser.feed(text);
    return parser;
}

} // namespace

void tst_RequestHead::readsAWholeHead()
{
    const RequestHeadParser parser
        = parsed("POST /employees/j%C3%BCrgen/daysOff?year=2026&x=%2F HTTP/1.1\r\n" + host
                 + "Content-Type:application/json\r\n"
                   "content-LENGTH: 17 \t\r\n"
                   "Empty:\r\n"
                   "X-Name: \t J\xFCrgen \r\n\r\n");
    QCOMPARE(parser.state(), State::Complete);
    const RequestHead &head = parser.head();
    QCOMPARE(head.method, QByteArray("POST"));
    QCOMPARE(head.rawPath, QByteArray("/employees/j%C3%BCrgen/daysOff"));
    QCOMPARE(head.rawQuery, QByteArray("year=2026&x=%2F"));
    QCOMPARE(head.contentLength, 17);
    QCOMPARE(head.headers.value("content-type"), QByteArray("application/json"));
    QCOMPARE(head.headers.value("x-name"), QByteArray("J\xFCrgen"));
    QVERIFY(head.headers.contains("Empty"));
    QVERIFY(head.keepAlive);
    QVERIFY(!head.expectsContinue);
}

void tst_RequestHead::readsTheSameHoweverItIsCut()
{
    const QByteArray text = "PUT /a?b HTTP/1.1\r\n" + host + "Content-Length: 3\r\n\r\nxyz";
    for (qsizetype first = 0; first <= text.size(); ++first) {
        RequestHeadParser parser((HeadLimits()));
        qsizetype used = parser.feed(QByteArrayView(text).first(first));
        if (parser.state() == State::Reading)
            used += parser.feed(QByteArrayView(text).sliced(first));
        QCOMPARE(parser.state(), State::Complete);
        QCOMPARE(used, text.size() - 3);
        QCOMPARE(parser.head().method, QByteArray("PUT"));
        QCOMPARE(parser.head().contentLength, 3);
    }
    RequestHeadParser bytewise((HeadLimits()));
    for (const char c : text)
        bytewise.feed(QByteArrayView(&c, 1));
    QCOMPARE(bytewise.state(), State::Complete);
}

void tst_RequestHead::leavesTheBodyAlone()
{
    RequestHeadParser parser((HeadLimits()));
    const QByteArray head = "POST / HTTP/1.1\r\n" + host + "Content-Length: 20\r\n\r\n";
    QCOMPARE(parser.feed(head + "GET /x HTTP/1.1\r\n\r\n"), head.size());
    QCOMPARE(parser.feed("more"), 0);
}

void tst_RequestHead::ignoresEmptyLinesBeforeARequest()
{
    RequestHeadParser parser((HeadLimits()));
    parser.feed("\r\n\r\n");
    QVERIFY(parser.isEmpty());
    parser.feed("G");
    QVERIFY(!parser.isEmpty());
    parser.feed("ET / HTTP/1.1\r\n" + host + "\r\n");
    QCOMPARE(parser.state(), State::Complete);
}

void tst_RequestHead::readsASecondRequestAfterReset()
{
    RequestHeadParser parser((HeadLimits()));
    parser.feed("POST /one HTTP/1.0\r\n" + host
                + "Content-Length: 5\r\nConnection: close\r\nExpect: 100-continue\r\n\r\n");
    parser.reset();
    QVERIFY(parser.isEmpty());
    parser.feed("GET /two HTTP/1.1\r\n" + host + "\r\n");
    QCOMPARE(parser.state(), State::Complete);
    QCOMPARE(parser.head().rawPath, QByteArray("/two"));
    QCOMPARE(parser.head().contentLength, 0);
    QVERIFY(parser.head().keepAlive);
    QVERIFY(!parser.head().isHttp10);
    QCOMPARE(parser.head().headers.fields().size(), 1);
}

void tst_RequestHead::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("status");

    const auto line = [](const char *name, const QByteArray &requestLine, int status) {
        QTest::newRow(name) << requestLine + "\r\n" + host + "\r\n" << status;
    };
    line("no version", "GET /", 400);
    line("HTTP/0.9 with a space", "GET / ", 400);
    line("two spaces", "GET  / HTTP/1.1", 400);
    line("space at the end", "GET / HTTP/1.1 ", 400);
    line("tab instead of space", "GET\t/\tHTTP/1.1", 400);
    line("space in the target", "GET /a b HTTP/1.1", 400);
    line("space before the method", " GET / HTTP/1.1", 400);
    line("method is no token", "GE(T / HTTP/1.1", 400);
    line("method with a colon", "GET: / HTTP/1.1", 400);
    line("lower case version", "GET / http/1.1", 400);
    line("version without a dot", "GET / HTTP/11", 400);
    line("version of HTTP/2", "GET / HTTP/2.0", 505);
    line("HTTP/2 preface", "PRI * HTTP/2.0", 505);
    line("version 1.2", "GET / HTTP/1.2", 505);
    line("unknown method", "BREW / HTTP/1.1", 501);
    line("method in lower case", "get / HTTP/1.1", 501);
    line("TRACE", "TRACE / HTTP/1.1", 501);
    line("CONNECT", "CONNECT evil.example:443 HTTP/1.1", 501);
    line("absolute form of another host", "GET http://evil.example/ HTTP/1.1", 400);
    line("absolute form of another port", "GET http://127.0.0.1:8002/ HTTP/1.1", 400);
    line("absolute form without a host", "GET http:///a HTTP/1.1", 400);
    line("absolute form with a user", "GET http://a@127.0.0.1:8001/ HTTP/1.1", 400);
    line("absolute form of two hosts", "GET http://127.0.0.1:8001//evil.example HTTP/1.1", 400);
    line("absolute form of another scheme", "GET ftp://127.0.0.1:8001/ HTTP/1.1", 400);
    line("asterisk form of another method", "GET * HTTP/1.1", 400);
    line("more than an asterisk", "OPTIONS *a HTTP/1.1", 400);
    line("target of another host", "GET //evil.example/ HTTP/1.1", 400);
    line("target without slash", "GET a HTTP/1.1", 400);
    line("fragment", "GET /a#b HTTP/1.1", 400);
    line("broken percent-encoding", "GET /%4 HTTP/1.1", 400);
    line("percent without digits", "GET /%zz HTTP/1.1", 400);
    line("NUL in the path", "GET /a%00b HTTP/1.1", 400);
    line("line break in the path", "GET /a%0Ab HTTP/1.1", 400);
    line("path is not UTF-8", "GET /%FF HTTP/1.1", 400);
    line("overlong UTF-8", "GET /%C0%AF HTTP/1.1", 400);
    line("byte above ASCII in the target", "GET /\xC3\xBC HTTP/1.1", 400);
    line("backslash", "GET /\\evil HTTP/1.1", 400);
    line("broken percent-encoding in the query", "GET /?a=%4 HTTP/1.1", 400);

    const auto field = [](const char *name, const QByteArray &fields, int status) {
        QTest::newRow(name) << "POST / HTTP/1.1\r\n" + host + fields + "\r\n\r\n" << status;
    };
    field("transfer encoding", "Transfer-Encoding: chunked", 411);
    field("transfer encoding, any", "transfer-encoding: identity", 411);
    field("transfer encoding and length", "Content-Length: 3\r\nTransfer-Encoding: chunked", 411);
    field("length and transfer encoding", "Transfer-Encoding:\tchunked\r\nContent-Length: 3", 411);
    field("transfer encoding before a space", "Transfer-Encoding : chunked", 400);
    field("two equal lengths", "Content-Length: 3\r\nContent-Length: 3", 400);
    field("two lengths", "Content-Length: 3\r\ncontent-length: 30", 400);
    field("a list of lengths", "Content-Length: 3, 3", 400);
    field("negative length", "Content-Length: -5", 400);
    field("signed length", "Content-Length: +5", 400);
    field("hexadecimal length", "Content-Length: 0x5", 400);
    field("length with a fraction", "Content-Length: 5.0", 400);
    field("empty length", "Content-Length:", 400);
    field("length with a space", "Content-Length: 1 0", 400);
    field("length over the limit", "Content-Length: 1048577", 413);
    field("length of 1 GB", "Content-Length: 1000000000", 413);
    field("length over 2^63", "Content-Length: 9223372036854775808", 413);
    field("length over 2^64", "Content-Length: 18446744073709551621", 413);
    field("length of a hundred digits", "Content-Length: 1" + QByteArray(99, '0'), 413);
    field("upgrade", "Connection: Upgrade\r\nUpgrade: websocket", 400);
    field("upgrade to HTTP/2", "Upgrade: h2c", 400);
    field("other expectation", "Expect: 200-ok", 417);
    field("space before the colon", "X-Name : value", 400);
    field("tab before the colon", "X-Name\t: value", 400);
    field("folded line", "X-Name: a\r\n b", 400);
    field("folded line by a tab", "X-Name: a\r\n\tb", 400);
    field("no colon", "X-Name", 400);
    field("no name", ": value", 400);
    field("name is no token", "X(Name): value", 400);
    field("name above ASCII", "X-N\xC3\xA4me: value", 400);
    field("NUL in a value", QByteArray("X-Name: a\0b", 11), 400);
    field("NUL in a name", QByteArray("X-\0Name: ab", 11), 400);
    field("bare CR in a value", "X-Name: a\rX-Other: b", 400);
    field("CR CR LF", "X-Name: a\r", 400);
    field("bare LF", "X-Name: a\nX-Other: b", 400);
    field("escape in a value", "X-Name: a\x1B[2J", 400);
    field("delete in a value", "X-Name: a\x7F", 400);
    field("two hosts", "Host: evil.example", 400);
    field("two origins", "Origin: http://a\r\nOrigin: http://b", 400);
    field("two authorizations", "Authorization: Bearer a\r\nAuthorization: Bearer b", 400);
    field("two content types", "Content-Type: text/plain\r\nContent-Type: application/json", 400);

    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("empty host") << QByteArray("GET / HTTP/1.1\r\nHost:\r\n\r\n") << 400;
    QTest::newRow("no host in HTTP/1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << 400;
    QTest::newRow("bare LF after the request line") << QByteArray("GET / HTTP/1.1\n" + host + "\r\n") << 400;
    QTest::newRow("bare LF as the last line") << QByteArray("GET / HTTP/1.1\r\n" + host + "\n") << 400;
    QTest::newRow("field first") << QByteArray("Host: a\r\n\r\n") << 400;
    QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\n", 5) << 400;

    QByteArray fields;
    for (int i = 0; i < 64; ++i) // and the Host
        fields += "X: y\r\n";
    QTest::newRow("too many fields") << QByteArray("GET / HTTP/1.1\r\n" + host + fields + "\r\n") << 431;
    QTest::newRow("too large a field")
        << QByteArray("GET / HTTP/1.1\r\n" + host + "X: " + QByteArray(24 * 1024, 'y') + "\r\n\r\n") << 431;
    QTest::newRow("too long a target")
        << QByteArray("GET /" + QByteArray(4096, 'a') + " HTTP/1.1\r\n" + host + "\r\n") << 414;
}

void tst_RequestHead::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(int, status);
    RequestHeadParser parser = parsed(text);
    QCOMPARE(parser.state(), State::Refused);
    QCOMPARE(parser.refusal().status, status);
    QVERIFY(!parser.refusal().detail.isEmpty());
    QCOMPARE(parser.feed("GET / HTTP/1.1\r\n"), 0);

    RequestHeadParser bytewise((HeadLimits()));
    for (const char c : text)
        bytewise.feed(QByteArrayView(&c, 1));
    QCOMPARE(bytewise.refusal(), parser.refusal());
}

void tst_RequestHead::refusesAsSoonAsTheLineEnds()
{
    // QHttpServer reads what the guard let through, so a bad line must not wait for the blank one.
    RequestHeadParser parser((HeadLimits()));
    parser.feed("POST / HTTP/1.1\r\nContent-Length: -1\r");
    QCOMPARE(parser.state(), State::Reading);
    parser.feed("\n");
    QCOMPARE(parser.state(), State::Refused);
}

void tst_RequestHead::refusesABareCarriageReturnBeforeItsLineEnds()
{
    RequestHeadParser parser((HeadLimits()));
    parser.feed("GET / HTTP/1.1\r");
    QCOMPARE(parser.state(), State::Reading);
    parser.feed("Host: a\r\r");
    QCOMPARE(parser.state(), State::Refused);
    QCOMPARE(parser.refusal().status, 400);
}

void tst_RequestHead::takesTheTargetOutOfItsAbsoluteForm()
{
    const RequestHeadParser whole = parsed("GET http://127.0.0.1:8001/a?b=/c HTTP/1.1\r\n" + host + "\r\n");
    QCOMPARE(whole.head().rawPath, QByteArray("/a"));
    QCOMPARE(whole.head().rawQuery, QByteArray("b=/c"));
    RequestHeadParser root = parsed("GET http://127.0.0.1:8001 HTTP/1.1\r\n" + host + "\r\n");
    QCOMPARE(root.head().rawPath, QByteArray("/"));
    const RequestHeadParser query = parsed("GET http://127.0.0.1:8001?b HTTP/1.1\r\n" + host + "\r\n");
    QCOMPARE(query.head().rawPath, QByteArray("/"));
    QCOMPARE(query.head().rawQuery, QByteArray("b"));
    // The next one names its host in Host alone.
    root.reset();
    root.feed("GET /b HTTP/1.1\r\nHost: other\r\n\r\n");
    QCOMPARE(root.state(), State::Complete);
}

void tst_RequestHead::findsTheOriginBehindWhatIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("origin");
    const QByteArray begin = "POST / HTTP/1.1\r\n" + host + "Content-Length: 1000000000\r\n";
    QTest::newRow("behind") << begin + "X: y\r\norigin:\thttp://a \r\n\r\n" << QByteArray("http://a");
    QTest::newRow("in front") << "POST / HTTP/1.1\r\n" + host
            + "Origin: http://a\r\nContent-Length: -1\r\nX: y\r\n\r\n"
                              << QByteArray("http://a");
    QTest::newRow("twice") << begin + "Origin: http://a\r\nOrigin: http://a\r\n\r\n" << QByteArray();
    QTest::newRow("in the body") << begin + "\r\nOrigin: http://a\r\n\r\n" << QByteArray();
    QTest::newRow("cut") << begin + "Origin: http://a" << QByteArray();
    QTest::newRow("with an escape") << begin + "Origin: http://a\x1B\r\n\r\n" << QByteArray();
    QTest::newRow("behind a long target")
        << "GET /" + QByteArray(5000, 'a') + " HTTP/1.1\r\nOrigin: http://a\r\n\r\n"
        << QByteArray("http://a");
}

void tst_RequestHead::findsTheOriginBehindWhatIsRefused()
{
    QFETCH(QByteArray, text);
    const RequestHeadParser parser = parsed(text);
    QCOMPARE(parser.state(), State::Refused);
    QTEST(parser.head().headers.value("Origin"), "origin");
}

void tst_RequestHead::accepts_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto line = [](const char *name, const QByteArray &requestLine) {
        QTest::newRow(name) << requestLine + "\r\n" + host + "\r\n";
    };
    for (const char *method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
        line(method, method + QByteArray(" / HTTP/1.1"));
    line("HTTP/1.0", "GET / HTTP/1.0");
    line("every path character", "GET /aZ09-._~!$&'()*+,;=:@/%7E HTTP/1.1");
    line("empty query", "GET /? HTTP/1.1");
    line("asterisk form", "OPTIONS * HTTP/1.1");
    line("absolute form", "GET http://127.0.0.1:8001/a?b HTTP/1.1");
    line("absolute form in capitals", "GET HTTPS://127.0.0.1:8001 HTTP/1.1");
    line("question mark in the query", "GET /?a?b/c HTTP/1.1");
    QTest::newRow("length of zero") << QByteArray("POST / HTTP/1.1\r\n" + host + "Content-Length: 0\r\n\r\n");
    QTest::newRow("length with zeros")
        << QByteArray("POST / HTTP/1.1\r\n" + host + "Content-Length: 0005\r\n\r\n");
    QTest::newRow("length at the limit")
        << QByteArray("POST / HTTP/1.1\r\n" + host + "Content-Length: 1048576\r\n\r\n");
    QTest::newRow("the same unknown field twice")
        << QByteArray("GET / HTTP/1.1\r\n" + host + "X: 1\r\nX: 2\r\n\r\n");
}

void tst_RequestHead::accepts()
{
    QFETCH(QByteArray, text);
    const RequestHeadParser parser = parsed(text);
    QVERIFY2(parser.state() == State::Complete, qPrintable(parser.refusal().detail));
}

void tst_RequestHead::keepsTheConnectionOrNot_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<bool>("keeps");
    QTest::newRow("1.1") << QByteArray("HTTP/1.1") << QByteArray() << true;
    QTest::newRow("1.1 keep-alive") << QByteArray("HTTP/1.1") << QByteArray("Connection: keep-alive\r\n")
                                    << true;
    QTest::newRow("1.1 close") << QByteArray("HTTP/1.1") << QByteArray("Connection: close\r\n") << false;
    QTest::newRow("1.1 a list") << QByteArray("HTTP/1.1") << QByteArray("Connection: TE,\tClose \r\n")
                                << false;
    QTest::newRow("1.1 not quite") << QByteArray("HTTP/1.1") << QByteArray("Connection: closed\r\n") << true;
    QTest::newRow("1.0") << QByteArray("HTTP/1.0") << QByteArray() << false;
    QTest::newRow("1.0 keep-alive") << QByteArray("HTTP/1.0") << QByteArray("Connection: keep-alive\r\n")
                                    << false;
}

void tst_RequestHead::keepsTheConnectionOrNot()
{
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, field);
    const RequestHeadParser parser = parsed("GET / " + version + "\r\n" + host + field + "\r\n");
    QCOMPARE(parser.state(), State::Complete);
    QTEST(parser.head().keepAlive, "keeps");
}

void tst_RequestHead::waitsForContinueOnlyWithABody_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("waits");
    const QByteArray expect = host + "Expect: 100-Continue\r\n";
    QTest::newRow("with a body") << QByteArray("POST / HTTP/1.1\r\n" + expect + "Content-Length: 2\r\n\r\n")
                                 << true;
    QTest::newRow("without") << QByteArray("POST / HTTP/1.1\r\n" + expect + "\r\n") << false;
    QTest::newRow("HTTP/1.0") << QByteArray("POST / HTTP/1.0\r\n" + expect + "Content-Length: 2\r\n\r\n")
                              << false;
}

void tst_RequestHead::waitsForContinueOnlyWithABody()
{
    QFETCH(QByteArray, text);
    const RequestHeadParser parser = parsed(text);
    QCOMPARE(parser.state(), State::Complete);
    QTEST(parser.head().expectsContinue, "waits");
}

void tst_RequestHead::refusesATargetBeforeItsLineEnds()
{
    const RequestHeadParser parser = parsed("GET /" + QByteArray(5000, 'a'));
    QCOMPARE(parser.state(), State::Refused);
    QCOMPARE(parser.refusal().status, 414);
}

void tst_RequestHead::findsABadByteAnywhereInAValue()
{
    for (int byte = 0; byte < 256; ++byte) {
        const bool isGood = byte == '\t' || (byte >= 0x20 && byte != 0x7f);
        for (qsizetype at = 1; at < 24; ++at) {
            QByteArray value(25, 'y');
            value[at] = static_cast<char>(byte);
            const RequestHeadParser parser = parsed("GET / HTTP/1.1\r\n" + host + "X: " + value + "\r\n\r\n");
            QVERIFY2((parser.state() == State::Complete) == isGood, qPrintable(QString::number(byte)));
        }
    }
}

void tst_RequestHead::refusesTooManyBytesBeforeTheyEnd()
{
    RequestHeadParser parser((HeadLimits()));
    parser.feed("GET / HTTP/1.1\r\n" + host + "X: ");
    const QByteArray piece(1000, 'y');
    int pieces = 0;
    while (parser.state() == State::Reading && pieces < 100) {
        parser.feed(piece);
        ++pieces;
    }
    QCOMPARE(parser.refusal().status, 431);
    QCOMPARE(pieces, 25);

    RequestHeadParser blanks((HeadLimits()));
    for (int i = 0; i < 20000 && blanks.state() == State::Reading; ++i)
        blanks.feed("\r\n");
    QCOMPARE(blanks.refusal().status, 431);
}

void tst_RequestHead::acceptsExactlyTheLimits()
{
    const QByteArray text = "GET /abc HTTP/1.1\r\n" + host + "A: b\r\n\r\n";
    const HeadLimits exact {4, text.size(), 2, 0};
    QCOMPARE(parsed(text, exact).state(), State::Complete);
    HeadLimits less = exact;
    less.maxTargetSize = 3;
    QCOMPARE(parsed(text, less).refusal().status, 414);
    less = exact;
    less.maxHeaderSize = text.size() - 1;
    QCOMPARE(parsed(text, less).refusal().status, 431);
    less = exact;
    less.maxHeaderFields = 1;
    QCOMPARE(parsed(text, less).refusal().status, 431);
}

void tst_RequestHead::neverReadsBeyondTheLimitWithRandomBytes()
{
    // Bytes that make up heads, in any order: whatever comes, the parser ends in a state, and what
    // it completes keeps the promises of RequestHead.
    const QByteArrayList pieces {"GET ",
                                 "/",
                                 " HTTP/1.1",
                                 "\r\n",
                                 "\r",
                                 "\n",
                                 "Host: a",
                                 "Content-Length: ",
                                 "7",
                                 "-",
                                 ":",
                                 " ",
                                 "\t",
                                 "%",
                                 "%41",
                                 "?",
                                 "Transfer-Encoding: chunked",
                                 "\xFF",
                                 "POST ",
                                 "Expect: 100-continue",
                                 "Connection: close"};
    QRandomGenerator random(20260101);
    const HeadLimits limits {64, 256, 4, 100};
    for (int round = 0; round < 20000; ++round) {
        RequestHeadParser parser(limits);
        qsizetype used = 0;
        QByteArray sent;
        for (int i = 0; i < 40 && parser.state() == State::Reading; ++i) {
            // A good beginning now and then, so that what follows is reached.
            const QByteArray piece = i == 0 && round % 2 == 0 ? "GET / HTTP/1.1\r\nHost: a\r\n"
                                                              : pieces[random.bounded(pieces.size())];
            sent += piece;
            used += parser.feed(piece);
        }
        QVERIFY(used <= limits.maxHeaderSize + 1);
        if (parser.state() != State::Complete)
            continue;
        QVERIFY(sent.first(used).endsWith("\r\n\r\n"));
        QVERIFY(parser.head().contentLength >= 0 && parser.head().contentLength <= limits.maxBodySize);
        QVERIFY(parser.head().rawPath.startsWith('/'));
        QVERIFY(!parser.head().headers.contains("Transfer-Encoding"));
        QCOMPARE(parser.head().headers.values("Host").size(), 1);
        QVERIFY(parser.head().headers.values("Content-Length").size() <= 1);
    }
}

QTEST_APPLESS_MAIN(tst_RequestHead)
#include "tst_requesthead.moc"
