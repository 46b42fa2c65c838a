// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>
#include <QStringList>
#include <QTextDocument>

#include <memory>

namespace Ui {

struct Tokens;

/// Limits for text that a model or a service wrote. Above `plainTextFrom` characters Markdown is
/// shown as it was written; deeper nesting is shown as text.
struct MarkdownLimits
{
    static constexpr int plainTextFrom = 200 * 1024;
    static constexpr int nesting = 8;
    static constexpr int markers
        = 4000; ///< of emphasis, links and code in one piece: parsing them is quadratic
    static constexpr int tableRows = 400; ///< of one table, and
    static constexpr int listItems = 2000; ///< of one list: reading them in is quadratic too
    static constexpr int plainSegment = 8 * 1024; ///< pieces in which plain text is laid out
};

/// Cuts Markdown into pieces that can be parsed and laid out for themselves, at blank lines that are
/// in no fence, list or quotation. Joined they are the text again, in order. A text that grows at its
/// end changes the last piece only, and cutting that one anew is enough, so an answer that streams in costs
/// linear time.
QStringList splitMarkdown(const QString &markdown);
/// The same for a text over MarkdownLimits::plainTextFrom, which is not parsed: at any line, and in lines
/// without an end.
QStringList splitPlain(const QString &text);

/// Markdown without HTML, with no resource ever loaded (images become their description) and links
/// to http and https only. Knows no width yet: set it by setTextWidth().
std::unique_ptr<QTextDocument> markdownDocument(const QString &markdown, const QFont &font,
                                                const Tokens &tokens);

/// The same surroundings for text that is no Markdown: a question, an answer over the limit.
std::unique_ptr<QTextDocument> plainDocument(const QString &text, const QFont &font);

} // namespace Ui
