// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/markdown.h"

#include "ui/appearance.h"

#include <QApplication>
#include <QFontDatabase>
#include <QImage>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextFrame>
#include <QTextList>
#include <QTextOption>
#include <QTextTable>
#include <QUrl>

#include <algorithm>

namespace Ui {

namespace {

/// A document that opens nothing. An invalid answer would make Qt look for a file of the image's
/// name (//host/x reaches the network on Windows), so every image is one transparent point; and
/// markdownDocument() leaves no image in anyway.
class ClosedDocument : public QTextDocument
{
public:
    using QTextDocument::QTextDocument;

protected:
    QVariant loadResource(int, const QUrl &) override
    {
        QImage nothing(1, 1, QImage::Format_ARGB32_Premultiplied);
        nothing.fill(Qt::transparent);
        return nothing;
    }
};

/// How far the quotation marks and list markers at the start of a line go; stops at `limit` of them.
/// Returns the position of the first character that is beyond the limit, or -1 when there is none.
qsizetype beyondNesting(QStringView line, int limit)
{
    int depth = 0;
    int spaces = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        if (c == u' ' || c == u'\t') {
            // Four columns of indentation are one level, whatever stands before them.
            spaces += c == u'\t' ? 4 : 1;
            if (spaces >= 4) {
                spaces = 0;
                ++depth;
            }
        } else if (c == u'>') {
            ++depth;
            spaces = 0;
        } else if ((c == u'-' || c == u'*' || c == u'+')
                   && (i + 1 == line.size() || line.at(i + 1) == u' ' || line.at(i + 1) == u'\t')) {
            ++depth;
            spaces = 0;
        } else if (c.isDigit()) {
            qsizetype end = i;
            while (end < line.size() && line.at(end).isDigit())
                ++end;
            const bool marker = end < line.size() && (line.at(end) == u'.' || line.at(end) == u')');
            if (!marker)
                return -1;
            i = end;
            ++depth;
            spaces = 0;
        } else {
            return -1;
        }
        if (depth > limit)
            return i;
    }
    return -1;
}

/// Takes the markers beyond the limit out of each line; what follows them stays.
QString withCappedNesting(const QString &markdown)
{
    QString out;
    out.reserve(markdown.size());
    const auto lines = QStringView(markdown).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            out += u'\n';
        QStringView line = lines.at(i);
        const qsizetype cut = beyondNesting(line, MarkdownLimits::nesting);
        if (cut < 0) {
            out += line;
            continue;
        }
        out += line.left(cut);
        line = line.mid(cut);
        while (!line.isEmpty()
               && (line.front().isSpace() || QStringView(u">-*+.)").contains(line.front())
                   || line.front().isDigit()))
            line = line.mid(1);
        out += line;
    }
    return out;
}

bool isWebLink(const QString &href)
{
    const QUrl url(href, QUrl::StrictMode);
    return (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"))
        && !url.host().isEmpty();
}

/// Images become words, foreign links become text, code gets its ground.
void mendFragments(QTextDocument &document, const QFont &font, const Tokens &tokens)
{
    struct Piece
    {
        int position, length;
        QTextCharFormat format;
    };
    QList<Piece> pieces;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            const QTextCharFormat format = fragment.charFormat();
            if (format.isImageFormat() || format.isAnchor() || format.fontFixedPitch())
                pieces.append({fragment.position(), fragment.length(), format});
        }
    const QString fixedFamily = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    // From the end, so that earlier positions stay true.
    for (auto piece = pieces.crbegin(); piece != pieces.crend(); ++piece) {
        QTextCursor cursor(&document);
        cursor.setPosition(piece->position);
        cursor.setPosition(piece->position + piece->length, QTextCursor::KeepAnchor);
        if (piece->format.isImageFormat()) {
            const QString alt = piece->format.property(QTextFormat::ImageAltText).toString();
            QTextCharFormat plain;
            plain.setForeground(tokens.muted);
            const QString words = QCoreApplication::translate("Ui::Markdown", "[picture: %1]");
            cursor.insertText(words.arg(alt.left(200)), plain);
            continue;
        }
        QTextCharFormat format = piece->format;
        if (format.isAnchor()) {
            if (isWebLink(format.anchorHref())) {
                format.setForeground(tokens.accent);
                format.setFontUnderline(true); // colour never speaks alone
            } else {
                format.setAnchor(false);
                format.clearProperty(QTextFormat::AnchorHref);
                format.clearForeground();
                format.setFontUnderline(false);
            }
        }
        if (format.fontFixedPitch()) {
            format.setFontFamilies({fixedFamily});
            format.setBackground(tokens.raised);
            if (font.pixelSize() > 0)
                format.setProperty(QTextFormat::FontPixelSize, qMax(1, font.pixelSize() - 1));
            else
                format.setFontPointSize(font.pointSizeF() * 0.92);
        }
        cursor.setCharFormat(format);
    }
}

/// Line height everywhere, and a ground behind blocks of code.
void mendBlocks(QTextDocument &document, const Tokens &tokens)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
        const bool item = block.textList() != nullptr;
        format.setTopMargin(0);
        format.setBottomMargin(!block.next().isValid()                         ? 0
                                   : item || QTextCursor(block).currentTable() ? 2
                                                                               : 8);
        QTextCursor words(block);
        words.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        if (format.hasProperty(QTextFormat::BlockCodeFence)
            || format.hasProperty(QTextFormat::BlockCodeLanguage)) {
            format.setBackground(tokens.raised);
            format.setLeftMargin(0);
            format.setTextIndent(10);
            format.setLineHeight(100, QTextBlockFormat::ProportionalHeight); // no stripes in the ground
            format.setNonBreakableLines(false);
            if (block.next().blockFormat().hasProperty(QTextFormat::BlockCodeFence))
                format.setBottomMargin(0);
            QTextCharFormat code;
            code.setFont(fixedFont(QApplication::font(), Type::Body));
            words.mergeCharFormat(code);
        }
        if (format.headingLevel() > 0) {
            format.setTopMargin(block.position() == 0 ? 0 : 8);
            format.setBottomMargin(4);
            QTextCharFormat heading;
            heading.setFontWeight(QFont::DemiBold);
            heading.setProperty(QTextFormat::FontSizeAdjustment, format.headingLevel() == 1 ? 1 : 0);
            words.mergeCharFormat(heading);
        }
        QTextCursor(block).setBlockFormat(format);
    }
}

/// Horizontal hairlines only: the head's in the colour of a control, the others' in that of a line.
void mendTables(QTextDocument &document, const Tokens &tokens)
{
    for (QTextFrame *frame : document.rootFrame()->childFrames()) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(0);
        format.setCellSpacing(0);
        format.setCellPadding(5);
        format.setBorderCollapse(true);
        format.clearBackground();
        format.setTopMargin(4);
        format.setBottomMargin(8);
        table->setFormat(format);
        for (int row = 0; row < table->rows(); ++row)
            for (int column = 0; column < table->columns(); ++column) {
                QTextTableCell cell = table->cellAt(row, column);
                QTextTableCellFormat cellFormat = cell.format().toTableCellFormat();
                cellFormat.setBottomBorder(1);
                cellFormat.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
                cellFormat.setBottomBorderBrush(row == 0 ? tokens.control : tokens.line);
                cellFormat.clearBackground();
                // The line height's extra is below the text: this puts it in the middle.
                cellFormat.setTopPadding(7);
                cellFormat.setBottomPadding(3);
                cellFormat.setLeftPadding(0);
                cellFormat.setRightPadding(column + 1 < table->columns() ? 24 : 0);
                cell.setFormat(cellFormat);
            }
    }
}

std::unique_ptr<QTextDocument> emptyDocument(const QFont &font)
{
    auto document = std::make_unique<ClosedDocument>();
    document->setUndoRedoEnabled(false);
    document->setDocumentMargin(0);
    document->setDefaultFont(font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document->setDefaultTextOption(option);
    return document;
}

bool continuesStructure(QStringView line)
{
    if (beyondNesting(line, 0) >= 0 || line.startsWith(u' ') || line.startsWith(u'\t'))
        return true;
    // The end of a text that grows, and perhaps the number of an item.
    return std::all_of(line.begin(), line.end(), [](QChar c) { return c.isDigit(); });
}

/// Would the window stand still while this is read in?
bool isTooMuch(const QString &markdown)
{
    int markers = 0;
    for (const QChar c : markdown)
        markers += c == u'*' || c == u'_' || c == u'[' || c == u'`' || c == u'~' || c == u'<' || c == u'!';
    if (markers > MarkdownLimits::markers)
        return true;
    int rows = 0;
    int items = 0;
    const auto lines = QStringView(markdown).split(u'\n');
    if (lines.first().startsWith(u"```") || lines.first().startsWith(u"~~~"))
        return false; // code
    for (const QStringView line : lines) {
        rows += line.contains(u'|');
        items += beyondNesting(line, 0) >= 0;
    }
    return rows > MarkdownLimits::tableRows || items > MarkdownLimits::listItems;
}

} // namespace

QStringList splitMarkdown(const QString &markdown)
{
    QStringList pieces;
    qsizetype start = 0;
    qsizetype at = 0;
    bool blank = false; // the line before was empty
    QString fence;
    while (at < markdown.size()) {
        qsizetype end = markdown.indexOf(u'\n', at);
        end = end < 0 ? markdown.size() : end + 1;
        const QStringView line = QStringView(markdown).mid(at, end - at);
        const QStringView text = line.trimmed();
        if (!fence.isEmpty()) {
            if (text.startsWith(fence) && text.count(fence.front()) == text.size())
                fence.clear();
        } else {
            if (blank && !text.isEmpty() && at > start && !continuesStructure(line)) {
                pieces.append(markdown.mid(start, at - start));
                start = at;
            }
            if (text.startsWith(QLatin1String("```")) || text.startsWith(QLatin1String("~~~"))) {
                qsizetype length = 0;
                while (length < text.size() && text.at(length) == text.front())
                    ++length;
                fence = text.left(length).toString();
            }
        }
        blank = text.isEmpty();
        at = end;
    }
    if (start < markdown.size() || pieces.isEmpty())
        pieces.append(markdown.mid(start));
    return pieces;
}

QStringList splitPlain(const QString &text)
{
    QStringList pieces;
    qsizetype start = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = text.indexOf(u'\n', at);
        end = end < 0 ? text.size() : end + 1;
        if (end - start > MarkdownLimits::plainSegment && at > start) {
            pieces.append(text.mid(start, at - start));
            start = at;
        }
        while (end - start > 2 * MarkdownLimits::plainSegment) {
            pieces.append(text.mid(start, MarkdownLimits::plainSegment));
            start += MarkdownLimits::plainSegment;
        }
        at = end;
    }
    if (start < text.size() || pieces.isEmpty())
        pieces.append(text.mid(start));
    return pieces;
}

std::unique_ptr<QTextDocument> markdownDocument(const QString &markdown, const QFont &font,
                                                const Tokens &tokens)
{
    if (isTooMuch(markdown))
        return plainDocument(markdown, font);
    auto document = emptyDocument(font);
    document->setMarkdown(withCappedNesting(markdown),
                          QTextDocument::MarkdownFeatures(QTextDocument::MarkdownNoHTML
                                                          | QTextDocument::MarkdownDialectGitHub));
    mendFragments(*document, font, tokens);
    mendBlocks(*document, tokens);
    mendTables(*document, tokens);
    return document;
}

std::unique_ptr<QTextDocument> plainDocument(const QString &text, const QFont &font)
{
    auto document = emptyDocument(font);
    document->setPlainText(text);
    QTextCursor all(document.get());
    all.select(QTextCursor::Document);
    QTextBlockFormat format;
    format.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
    all.mergeBlockFormat(format);
    return document;
}

} // namespace Ui
