// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/appearance.h"
#include "ui/harmless.h"
#include "ui/markdown.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextFrame>
#include <QTextTable>

class tst_Markdown : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsNoHtml();
    void loadsNoPicture_data();
    void loadsNoPicture();
    void keepsOnlyWebLinks_data();
    void keepsOnlyWebLinks();
    void makesHostileCharactersHarmless();
    void breaksWordsOfAMillionCharacters();
    void capsNesting_data();
    void capsNesting();
    void laysOutAMegabyteWithoutFreezing();
    void splitsAtBlankLinesOutsideOfStructures_data();
    void splitsAtBlankLinesOutsideOfStructures();
    void showsAsItIsWrittenWhatWouldTakeLong_data();
    void showsAsItIsWrittenWhatWouldTakeLong();
    void changesOnlyTheLastPieceWhenTextGrows();
    void drawsTablesWithHairlinesOnly();

private:
    std::unique_ptr<QTextDocument> document(const QString &markdown) const
    {
        auto made = Ui::markdownDocument(markdown, QApplication::font(), Ui::lightTokens());
        made->setTextWidth(700);
        return made;
    }
};

void tst_Markdown::showsNoHtml()
{
    const auto made = document(
        QStringLiteral("<b>bold</b> <script>alert(1)</script>\n\n<table><tr><td>x</td></tr></table>"));
    QVERIFY(made->toPlainText().contains(QLatin1String("<b>bold</b>")));
    QVERIFY(made->toPlainText().contains(QLatin1String("<script>")));
    QVERIFY(made->rootFrame()->childFrames().isEmpty());
}

void tst_Markdown::loadsNoPicture_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::newRow("a local file") << QStringLiteral("![alt](file://%1)");
    QTest::newRow("a local path") << QStringLiteral("![alt](%1)");
    QTest::newRow("a title too") << QStringLiteral("![alt](%1 \"title\")");
    QTest::newRow("in a link") << QStringLiteral("[![alt](%1)](https://example.com)");
}

void tst_Markdown::loadsNoPicture()
{
    QFETCH(QString, markdown);
    QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("picture.png"));
    QImage picture(300, 300, QImage::Format_RGB32);
    QVERIFY(picture.save(path));
    const auto made = document(QStringLiteral("before ") + markdown.arg(path));
    QVERIFY2(made->size().height() < 100, "the picture was loaded and takes room");
    QVERIFY(made->toPlainText().contains(QLatin1String("[picture: alt]")));
    for (QTextBlock block = made->begin(); block.isValid(); block = block.next())
        for (auto it = block.begin(); !it.atEnd(); ++it)
            QVERIFY(!it.fragment().charFormat().isImageFormat());
    // What is asked of the document itself is nothing either: not the file.
    QCOMPARE(made->resource(QTextDocument::ImageResource, QUrl::fromLocalFile(path)).value<QImage>().size(),
             QSize(1, 1));
}

void tst_Markdown::keepsOnlyWebLinks_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("kept");
    QTest::newRow("https") << QStringLiteral("https://example.com/a") << true;
    QTest::newRow("http") << QStringLiteral("http://example.com") << true;
    QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << false;
    QTest::newRow("javascript") << QStringLiteral("javascript:alert(1)") << false;
    QTest::newRow("another program's") << QStringLiteral("vscode://open") << false;
    QTest::newRow("network path") << QStringLiteral("//host/x") << false;
    QTest::newRow("relative") << QStringLiteral("secret.html") << false;
    QTest::newRow("no host") << QStringLiteral("https:///x") << false;
}

void tst_Markdown::keepsOnlyWebLinks()
{
    QFETCH(QString, target);
    QFETCH(bool, kept);
    const auto made = document(QStringLiteral("see [the words](<%1>) here").arg(target));
    QVERIFY(made->toPlainText().contains(QLatin1String("the words")));
    bool found = false;
    for (auto it = made->begin().begin(); !it.atEnd(); ++it)
        found |= it.fragment().charFormat().isAnchor() || !it.fragment().charFormat().anchorHref().isEmpty();
    QCOMPARE(found, kept);
}

void tst_Markdown::makesHostileCharactersHarmless()
{
    const QString hostile = QStringLiteral("a") + QChar(0) + QChar(0x1B) + QStringLiteral("[31mred")
        + QChar(0x202E) + QStringLiteral("txt") + QChar(0x2066) + QChar(0x9B);
    const QString shown = Ui::harmless(hostile);
    for (const QChar c : shown) {
        QVERIFY(c.unicode() >= 0x20);
        QVERIFY(c.unicode() != 0x202E && c.unicode() != 0x2066 && c.unicode() != 0x9B);
    }
    QVERIFY(shown.contains(QLatin1String("[31mred")));
    const QString emoji = QString::fromUtf8("👩‍💻 ok\ttab\nline");
    QCOMPARE(Ui::harmless(emoji), emoji);
}

void tst_Markdown::breaksWordsOfAMillionCharacters()
{
    const QString word(1000 * 1000, u'x');
    const QString shown = Ui::harmless(word);
    qsizetype longest = 0;
    for (const QString &piece : shown.split(QChar(0x200B)))
        longest = qMax(longest, piece.size());
    QVERIFY(longest <= Ui::longestWord);
    QCOMPARE(QString(shown).remove(QChar(0x200B)), word);
}

void tst_Markdown::capsNesting_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::newRow("quotes") << QString(100 * 1000, u'>') + QStringLiteral(" words");
    QTest::newRow("quotes with spaces") << QStringLiteral("> ").repeated(60 * 1000) + QStringLiteral("words");
    QTest::newRow("lists in a line") << QStringLiteral("- ").repeated(60 * 1000) + QStringLiteral("words");
    QTest::newRow("numbers in a line") << QStringLiteral("1. ").repeated(40 * 1000) + QStringLiteral("words");
    QString steps;
    for (int level = 0; level < 600; ++level)
        steps += QString(level * 2, u' ') + QStringLiteral("- a\n");
    QTest::newRow("lists by indentation") << steps + QStringLiteral("\nwords");
    QTest::newRow("emphasis") << QStringLiteral("*a _b ").repeated(15 * 1000) + QStringLiteral("words");
    QTest::newRow("brackets") << QString(50 * 1000, u'[') + QStringLiteral("words");
}

void tst_Markdown::capsNesting()
{
    QFETCH(QString, markdown);
    QElapsedTimer timer;
    timer.start();
    const auto made = document(Ui::harmless(markdown));
    QVERIFY(made->size().height() > 0);
    QVERIFY(made->toPlainText().contains(QLatin1String("words")));
    for (QTextBlock block = made->begin(); block.isValid(); block = block.next())
        QVERIFY2(block.blockFormat().indent() <= 16
                     && block.blockFormat().intProperty(QTextFormat::BlockQuoteLevel) <= 16,
                 "nested deeper than the limit");
    QVERIFY2(timer.elapsed() < 20000, "frozen");
}

void tst_Markdown::laysOutAMegabyteWithoutFreezing()
{
    const QString answer = QStringLiteral("word ").repeated(200 * 1000); // one line
    const QStringList pieces = Ui::splitPlain(Ui::harmless(answer));
    QVERIFY(pieces.size() > 10);
    QCOMPARE(pieces.join(QString()), answer);
    for (const QString &piece : pieces)
        QVERIFY(piece.size() <= 2 * Ui::MarkdownLimits::plainSegment);
}

void tst_Markdown::splitsAtBlankLinesOutsideOfStructures_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<int>("pieces");
    QTest::newRow("nothing") << QString() << 1;
    QTest::newRow("a paragraph") << QStringLiteral("one\ntwo") << 1;
    QTest::newRow("two paragraphs") << QStringLiteral("one\n\ntwo") << 2;
    QTest::newRow("many blank lines") << QStringLiteral("one\n\n\n\ntwo\n") << 2;
    QTest::newRow("a fence with a blank line") << QStringLiteral("```\na\n\nb\n```") << 1;
    QTest::newRow("a longer fence") << QStringLiteral("````\n```\n\n```\n````\n\nafter") << 2;
    QTest::newRow("a tilde fence") << QStringLiteral("~~~\na\n\n```\n\nb\n~~~") << 1;
    QTest::newRow("a list with blank lines") << QStringLiteral("1. a\n\n2. b\n\n   more") << 1;
    QTest::newRow("a quotation goes on") << QStringLiteral("> a\n\n> b") << 1;
    QTest::newRow("text after a list") << QStringLiteral("- a\n\ntext") << 2;
}

void tst_Markdown::splitsAtBlankLinesOutsideOfStructures()
{
    QFETCH(QString, markdown);
    QFETCH(int, pieces);
    const QStringList split = Ui::splitMarkdown(markdown);
    QCOMPARE(split.size(), pieces);
    QCOMPARE(split.join(QString()), markdown);
}

void tst_Markdown::showsAsItIsWrittenWhatWouldTakeLong_data()
{
    using Limits = Ui::MarkdownLimits;
    const auto table = [](int rows) {
        return QStringLiteral("| a | b |\n|---|---|\n") + QStringLiteral("| 1 | 2 |\n").repeated(rows);
    };
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<bool>("asWritten");
    QTest::newRow("a table that can be read in") << table(Limits::tableRows - 2) << false;
    QTest::newRow("a table that is too long") << table(Limits::tableRows - 1) << true;
    QTest::newRow("a list that can be read in")
        << QStringLiteral("- item\n").repeated(Limits::listItems) << false;
    QTest::newRow("a list that is too long")
        << QStringLiteral("- item\n").repeated(Limits::listItems + 1) << true;
    QTest::newRow("code, which costs little")
        << QStringLiteral("```\n") + QStringLiteral("- a | b\n").repeated(3000) + QStringLiteral("```\n")
        << false;
}

void tst_Markdown::showsAsItIsWrittenWhatWouldTakeLong()
{
    QFETCH(QString, markdown);
    QFETCH(bool, asWritten);
    QCOMPARE(document(markdown)->toPlainText() == markdown, asWritten);
}

void tst_Markdown::changesOnlyTheLastPieceWhenTextGrows()
{
    const QString whole
        = QStringLiteral("First words.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n\ncode\n```"
                         "\n\n9. one\n\n10. two\n\n   more\n\nLast words.");
    QStringList before;
    for (qsizetype length = 1; length <= whole.size(); ++length) {
        const QStringList now = Ui::splitMarkdown(whole.left(length));
        for (qsizetype i = 0; i + 1 < before.size(); ++i)
            QCOMPARE(now.value(i), before.at(i));
        if (!before.isEmpty()) // cutting the last one anew is enough
            QCOMPARE(before.mid(0, before.size() - 1)
                         + Ui::splitMarkdown(before.constLast() + whole.at(length - 1)),
                     now);
        before = now;
    }
    QCOMPARE(before.size(), 4);
}

void tst_Markdown::drawsTablesWithHairlinesOnly()
{
    const auto made = document(QStringLiteral("| a | b |\n|---|--:|\n| 1 | 2 |"));
    QTextTable *table = nullptr;
    for (QTextFrame *frame : made->rootFrame()->childFrames())
        table = qobject_cast<QTextTable *>(frame);
    QVERIFY(table);
    QCOMPARE(table->format().border(), 0.0);
    const QTextTableCellFormat head = table->cellAt(0, 0).format().toTableCellFormat();
    QCOMPARE(head.bottomBorder(), 1.0);
    QCOMPARE(head.bottomBorderBrush().color(), Ui::lightTokens().control);
    QCOMPARE(head.leftBorder(), 0.0);
}

QTEST_MAIN(tst_Markdown)
#include "tst_markdown.moc"
