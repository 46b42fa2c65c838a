// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/turnmodel.h"
#include "ui/column.h"

#include <QFont>
#include <QHash>
#include <QTextDocument>

#include <list>
#include <memory>
#include <vector>

namespace Ui {

struct Tokens;

/// A text that is laid out, in pieces; see splitMarkdown().
struct RowText
{
    struct Piece
    {
        QString source;
        std::unique_ptr<QTextDocument> document; ///< null until it is looked at
        qreal top = 0;
        qreal height = 0; ///< a guess until it is laid out
        bool isLaidOut = false;
    };
    std::vector<Piece> pieces;
    qreal width = 0; ///< of the widest line
    qreal height = 0;
    /// Over MarkdownLimits::plainTextFrom: as it was written, and laid out piece by piece when it is in
    /// sight.
    bool isLong = false;
    qsizetype taken = 0; ///< how much of the row's text stands in the pieces
    int word = 0; ///< how many letters of a word it ends with
};

/// How tall the rows of a conversation are, and their text, laid out and kept while it is needed.
///
/// Only rows that are looked at are laid out: for the others there is an estimate, so that a
/// conversation of 2,000 messages costs what is visible; and so do the pieces of a long text. Heights are
/// kept for all rows that were laid out once, documents for the last few only.
class RowLayouts
{
public:
    explicit RowLayouts(const Session::TurnModel &model);
    ~RowLayouts();

    /// Where the rows stand. What was laid out for other surroundings is no longer used.
    void setSurroundings(int areaWidth, const QFont &font, const Tokens &tokens);
    Column column() const { return m_column; }
    QFont font() const { return m_font; }

    /// The open card that is a widget, and its height with the gaps of a card row; 0: none.
    void setLiveCard(quint64 rowId, int height);
    quint64 liveCard() const { return m_liveCard; }

    /// Whether height() costs nothing.
    bool isKnown(int row) const;
    /// The height of a row with its gaps, laid out when need be.
    int height(int row);
    /// The same, or a guess.
    int heightOrEstimate(int row) const;
    /// The text of a question or an answer.
    const RowText &text(int row);
    /// A piece of it, which is perhaps not laid out.
    QTextDocument &document(int row, int piece);

    /// Lays out a row, and of a long text the pieces from `piece` on in direction `step` (from the end of the
    /// row that comes first when -1), until `pixels` are filled; takes from them what is filled. \return
    /// whether the row has another height than heightOrEstimate() said
    bool layOut(int row, int piece, int step, int &pixels);
    /// The piece of a long text at `y` below the top of the row; -1: it is none.
    int pieceAt(int row, int y) const;
    /// Where it begins, below the top of the row; 0 for -1.
    int pieceTop(int row, int piece) const;

    /// The gap above a row's content.
    int gapAbove(int row) const;

    void clear();
    /// How many documents have been laid out since the start: what tests count.
    int layoutCount() const { return m_layoutCount; }

private:
    struct Height
    {
        quint64 revision = 0;
        int width = 0;
        int height = 0;
    };
    struct Texts;

    int measure(int row);
    void split(RowText &text, const Session::TurnRow &row, bool grows) const;
    void layOutPiece(RowText::Piece &piece, int width);
    qreal guessedHeight(const QString &plain, int width) const;
    static void place(RowText &text);
    /// Null where the row is no long text, or is not at hand.
    const RowText *longText(int row) const;
    int contentWidth(const Session::TurnRow &row) const;
    int gapBelow(const Session::TurnRow &row) const;

    const Session::TurnModel &m_model;
    Column m_column;
    QFont m_font;
    const Tokens *m_tokens = nullptr;
    QHash<quint64, Height> m_heights;
    std::unique_ptr<Texts> m_texts;
    quint64 m_liveCard = 0;
    int m_liveHeight = 0;
    int m_layoutCount = 0;
};

} // namespace Ui
