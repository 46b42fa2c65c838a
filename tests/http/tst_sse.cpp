// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/sse.h"

#include <QTest>

using Http::SseEvent;
using Http::SseParser;

class tst_Sse : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEvents_data();
    void readsEvents();
    void readsTheSameHoweverItIsCut();
    void breaksOffAnEventThatIsTooLarge_data();
    void breaksOffAnEventThatIsTooLarge();
    void manySmallEventsAreNotOneLargeEvent();
    void whatIsWrittenIsRead_data();
    void whatIsWrittenIsRead();
    void aNameCannotBeginAnotherField();
};

Q_DECLARE_METATYPE(QList<SseEvent>)

namespace {

QList<SseEvent> readAll(const QByteArray &text)
{
    SseParser parser;
    return parser.feed(text);
}

} // namespace

void tst_Sse::readsEvents_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<SseEvent>>("events");
    const auto row = [](const char *name, const QByteArray &text, const QList<SseEvent> &events) {
        QTest::newRow(name) << text << events;
    };
    row("one", "event: text\ndata: {}\n\n", {{"text", "{}"}});
    row("default name", "data: a\n\n", {{"message", "a"}});
    row("two", "event: a\ndata: 1\n\ndata: 2\n\n", {{"a", "1"}, {"message", "2"}});
    row("CR LF", "event: a\r\ndata: 1\r\n\r\n", {{"a", "1"}});
    row("CR", "event: a\rdata: 1\r\r", {{"a", "1"}});
    row("two lines", "data: a\ndata: b\n\n", {{"message", "a\nb"}});
    row("empty data", "data\n\n", {{"message", ""}});
    row("empty data twice", "data:\ndata:\n\n", {{"message", "\n"}});
    row("one space only", "data:  a \n\n", {{"message", " a "}});
    row("no space", "data:a\n\n", {{"message", "a"}});
    row("comment", ": hello\n\n:\n\ndata: a\n\n", {{"message", "a"}});
    row("comment inside", "event: a\n:x\ndata: 1\n\n", {{"a", "1"}});
    row("event without data", "event: a\n\ndata: 1\n\n", {{"message", "1"}});
    row("other fields", "id: 7\nretry: 5\nfoo: bar\ndata: 1\n\n", {{"message", "1"}});
    row("colon in data", "data: a: b\n\n", {{"message", "a: b"}});
    row("byte order mark",
        "\xEF\xBB\xBF"
        "data: a\n\n",
        {{"message", "a"}});
    row("byte order mark later",
        "data: a\n\n\xEF\xBB\xBF"
        "data: b\n\n",
        {{"message", "a"}});
    row("not ended", "data: a\n", {});
}

void tst_Sse::readsEvents()
{
    QFETCH(QByteArray, text);
    QTEST(readAll(text), "events");
}

void tst_Sse::readsTheSameHoweverItIsCut()
{
    const QByteArray text
        = "event: a\r\ndata: 1\r\ndata: 2\r\n\r\n: c\n\nevent: b\rdata: \xC3\xBC\r\rdata: x\n\n";
    const QList<SseEvent> expected = readAll(text);
    QCOMPARE(expected.size(), 3);
    for (qsizetype first = 0; first <= text.size(); ++first) {
        for (qsizetype second = first; second <= text.size(); ++second) {
            SseParser parser;
            QList<SseEvent> events = parser.feed(QByteArrayView(text).first(first));
            events += parser.feed(QByteArrayView(text).sliced(first, second - first));
            events += parser.feed(QByteArrayView(text).sliced(second));
            QCOMPARE(events, expected);
        }
    }
}

void tst_Sse::breaksOffAnEventThatIsTooLarge_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("a line without end") << QByteArray("data: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    QTest::newRow("lines without end") << QByteArray("data: aaaa\n");
    QTest::newRow("all at once") << QByteArray("data: " + QByteArray(5000, 'a') + "\n\n");
}

void tst_Sse::breaksOffAnEventThatIsTooLarge()
{
    QFETCH(QByteArray, piece);
    SseParser parser(1000);
    for (int i = 0; i < 500; ++i)
        QVERIFY(parser.feed(piece).isEmpty());
    QVERIFY(parser.overflowed());
    QVERIFY(parser.feed("\n\ndata: a\n\n").isEmpty());
}

void tst_Sse::manySmallEventsAreNotOneLargeEvent()
{
    SseParser parser(100);
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(parser.feed("data: 0123456789\n\n").size(), 1);
    QVERIFY(!parser.overflowed());
}

void tst_Sse::whatIsWrittenIsRead_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("read");
    const auto row = [](const QByteArray &data, const QByteArray &read) {
        QTest::newRow(data.isEmpty() ? "empty" : data.toPercentEncoding().constData()) << data << read;
    };
    row("{\"a\":1}", "{\"a\":1}");
    row("", "");
    row("a\nb", "a\nb");
    row("a\r\nb\rc", "a\nb\nc");
    row(" a", " a");
    row("\n", "\n");
    row("a\n\nevent: x\ndata: y", "a\n\nevent: x\ndata: y");
}

void tst_Sse::whatIsWrittenIsRead()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, read);
    QCOMPARE(readAll(Http::formatEvent("text", data)), (QList<SseEvent> {{"text", read}}));
}

void tst_Sse::aNameCannotBeginAnotherField()
{
    const QList<SseEvent> events = readAll(Http::formatEvent("a\ndata: evil\n\n", "good"));
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().data, QByteArray("good"));
}

QTEST_APPLESS_MAIN(tst_Sse)
#include "tst_sse.moc"
