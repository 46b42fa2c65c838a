// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/spokentext.h"

#include <QTest>

using Agent::SpokenText;

class tst_SpokenText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheSameHoweverTheStreamIsCut_data();
    void showsTheSameHoweverTheStreamIsCut();
    void showsPlainTextAtOnce();
    void showsALongTextThatBeginsLikeJson();
};

void tst_SpokenText::showsTheSameHoweverTheStreamIsCut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<bool>("wroteCall");
    const auto row = [](const char *name, const char *text, const char *shown, bool wroteCall) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(shown) << wroteCall;
    };
    row("plain", "Roberto has 15 days off.", "Roberto has 15 days off.", false);
    row("signs that are no marks", "a < b, [1] <b> x", "a < b, [1] <b> x", false);
    row("the beginning of a mark at the end", "see <tool_ca", "see <tool_ca", false);
    row("a call", "<tool_call>\n{\"name\": \"daysOff\"}\n</tool_call>", "", true);
    row("a call after a sentence", "One moment. <tool_call>{}", "One moment. ", true);
    row("Mistral's call", "[TOOL_CALLS] [{\"name\":\"x\"}]", "", true);
    row("Llama's call", "<|python_tag|>daysOff()", "", true);
    row("a call as JSON", " {\"name\": \"daysOff\", \"parameters\": {}}", "", true);
    row("a call as fenced JSON", "```json\n{\"name\": \"daysOff\", \"arguments\": {}}\n```", "", true);
    row("a call as a function object", "{\"type\":\"function\",\"function\":{\"name\":\"daysOff\"}}", "",
        true);
    row("JSON that is no call", "{\"name\": \"Roberto\"}", "{\"name\": \"Roberto\"}", false);
    row("JSON with text behind it", "{\"name\": \"daysOff\"} is one", "{\"name\": \"daysOff\"} is one",
        false);
    row("a thought", "<think>He wants days.\n</think>\n\nYou have 10.", "You have 10.", false);
    row("a thought about a call", "<think><tool_call></think>10", "10", false);
    row("a thought without an end", "<think>and so on", "", false);
    row("a thought and a call", "<think>hm</think><tool_call>{}", "", true);
    row("blanks", " \n ", "", false);
}

void tst_SpokenText::showsTheSameHoweverTheStreamIsCut()
{
    QFETCH(QString, text);
    for (qsizetype piece = 1; piece <= text.size(); ++piece) {
        SpokenText spoken({QStringLiteral("daysOff")});
        QString shown;
        for (qsizetype at = 0; at < text.size(); at += piece)
            shown += spoken.feed(text.mid(at, piece));
        shown += spoken.finish();
        QTEST(shown, "shown");
        QTEST(spoken.wroteCall(), "wroteCall");
    }
}

void tst_SpokenText::showsPlainTextAtOnce()
{
    SpokenText spoken({});
    QCOMPARE(spoken.feed(QStringLiteral("Ro")), QStringLiteral("Ro"));
    QCOMPARE(spoken.feed(QStringLiteral("berto <")), QStringLiteral("berto "));
    QCOMPARE(spoken.feed(QStringLiteral("b>")), QStringLiteral("<b>"));
}

void tst_SpokenText::showsALongTextThatBeginsLikeJson()
{
    SpokenText spoken({QStringLiteral("daysOff")});
    const QString text = QLatin1Char('{') + QString(70 * 1024, QLatin1Char('x'));
    QCOMPARE(spoken.feed(text).size(), text.size());
}

QTEST_APPLESS_MAIN(tst_SpokenText)
#include "tst_spokentext.moc"
