// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rowlayouts.h"

#include "ui/appearance.h"
#include "ui/harmless.h"
#include "ui/markdown.h"
#include "ui/rowpainter.h"

#include <QAbstractTextDocumentLayout>
#include <QFontMetricsF>
#include <QTextBlock>

#include <algorithm>

namespace Ui {

using Session::TurnRow;

namespace {

constexpr int questionWidth = 560; // the bubble, with its padding
constexpr int keptTexts = 48;
constexpr qreal pieceGap = 8;
/// Line height puts its extra below the line: start lower, so that the text stands in the middle.
constexpr qreal firstLine = 2;

bool isLongText(const TurnRow &row)
{
    return row.kind == TurnRow::Kind::Answer && row.text.size() > MarkdownLimits::plainTextFrom;
}

/// A piece of a text that is shown as it was written: its last line ends where the next piece begins.
std::unique_ptr<QTextDocument> longTextDocument(const QString &source, const QFont &font)
{
    return plainDocument(source.endsWith(u'\n') ? source.chopped(1) : source, font);
}

} // namespace

/// The texts that were used last, newest first.
struct RowLayouts::Texts
{
    struct Entry
    {
        quint64 id = 0;
        quint64 revision = 0;
        int width = 0;
        RowText text;
    };
    std::list<Entry> entries;

    const RowText *find(quint64 id) const
    {
        for (const Entry &one : entries)
            if (one.id == id)
                return &one.text;
        return nullptr;
    }

    Entry &entry(quint64 id)
    {
        const auto found
            = std::find_if(entries.begin(), entries.end(), [id](const Entry &e) { return e.id == id; });
        if (found != entries.end()) {
            entries.splice(entries.begin(), entries, found);
        } else {
            entries.emplace_front();
            entries.front().id = id;
            if (entries.size() > keptTexts)
                entries.pop_back();
        }
        return entries.front();
    }
};

RowLayouts::RowLayouts(const Session::TurnModel &model) : m_model(model), m_texts(std::make_unique<Texts>())
{
}

RowLayouts::~RowLayouts() = default;

void RowLayouts::setSurroundings(int areaWidth, const QFont &font, const Tokens &tokens)
{
    m_column = Column::in(areaWidth);
    if (font == m_font && &tokens == m_tokens)
        return;
    m_font = font;
    m_tokens = &tokens;
    clear(); // colours and fonts stand in the documents
}

void RowLayouts::setLiveCard(quint64 rowId, int height)
{
    m_liveCard = rowId;
    m_liveHeight = height;
}

void RowLayouts::clear()
{
    m_texts->entries.clear();
    m_heights.clear();
}

int RowLayouts::gapAbove(int row) const
{
    switch (m_model.row(row).kind) {
    case TurnRow::Kind::Question:
        return row > 0 ? 24 : m_column.x < 24 ? 16 : 20;
    case TurnRow::Kind::Answer:
    case TurnRow::Kind::Card:
        return 10;
    case TurnRow::Kind::Activity:
    case TurnRow::Kind::Receipt:
        return 0;
    }
    return 0;
}

int RowLayouts::gapBelow(const TurnRow &row) const
{
    switch (row.kind) {
    case TurnRow::Kind::Question:
        return 14;
    case TurnRow::Kind::Answer:
        return 4;
    case TurnRow::Kind::Card:
        return 10;
    case TurnRow::Kind::Activity:
    case TurnRow::Kind::Receipt:
        return 0;
    }
    return 0;
}

int RowLayouts::contentWidth(const TurnRow &row) const
{
    if (row.kind == TurnRow::Kind::Question)
        return qMin(questionWidth, m_column.width) - 2 * RowPainter::bubblePaddingX;
    return m_column.width;
}

bool RowLayouts::isKnown(int row) const
{
    const TurnRow &r = m_model.row(row);
    if (r.id == m_liveCard)
        return true;
    const auto found = m_heights.constFind(r.id);
    return found != m_heights.constEnd() && found->revision == r.revision && found->width == m_column.width;
}

int RowLayouts::height(int row)
{
    const TurnRow &r = m_model.row(row);
    if (r.id == m_liveCard)
        return m_liveHeight;
    if (isKnown(row))
        return m_heights.constFind(r.id)->height;
    const int height = measure(row);
    m_heights.insert(r.id, {r.revision, m_column.width, height});
    return height;
}

int RowLayouts::heightOrEstimate(int row) const
{
    const TurnRow &r = m_model.row(row);
    if (r.id == m_liveCard)
        return m_liveHeight;
    // A height for another width is a good guess for this one.
    if (const auto found = m_heights.constFind(r.id); found != m_heights.constEnd())
        return found->height;
    const int gaps = gapAbove(row) + gapBelow(r);
    switch (r.kind) {
    case TurnRow::Kind::Question:
    case TurnRow::Kind::Answer: {
        const int lines
            = 1 + int(r.text.size()) * 7 / qMax(1, contentWidth(r)) + int(r.text.count(u'\n')) / 2;
        return gaps + lines * 20 + (r.kind == TurnRow::Kind::Question ? 2 * RowPainter::bubblePaddingY : 0);
    }
    case TurnRow::Kind::Activity:
        return gaps + RowPainter::activityHeight;
    case TurnRow::Kind::Receipt:
        return gaps + RowPainter::receiptHeight;
    case TurnRow::Kind::Card:
        return gaps + 80;
    }
    return gaps;
}

int RowLayouts::measure(int row)
{
    const TurnRow &r = m_model.row(row);
    const int gaps = gapAbove(row) + gapBelow(r);
    switch (r.kind) {
    case TurnRow::Kind::Question:
        return gaps + qRound(text(row).height) + 2 * RowPainter::bubblePaddingY;
    case TurnRow::Kind::Answer:
        return gaps + qRound(text(row).height);
    case TurnRow::Kind::Activity:
        return gaps + RowPainter::activityHeight;
    case TurnRow::Kind::Receipt:
        return gaps + RowPainter::heightOfReceipt(r, m_column.width, m_font);
    case TurnRow::Kind::Card:
        return gaps + RowPainter::heightOfCard(r, m_column.width, m_font);
    }
    return gaps;
}

const RowText &RowLayouts::text(int row)
{
    const TurnRow &r = m_model.row(row);
    Texts::Entry &entry = m_texts->entry(r.id);
    RowText &text = entry.text;
    const int width = contentWidth(r);
    const bool sameText = !text.pieces.empty() && entry.revision == r.revision;
    if (sameText && entry.width == width)
        return text;
    if (!sameText)
        split(text, r, !text.pieces.empty() && entry.revision >= r.rewritten);
    for (RowText::Piece &piece : text.pieces) {
        if (piece.isLaidOut && entry.width == width)
            continue;
        piece.isLaidOut = false;
        if (text.isLong)
            piece.height = guessedHeight(piece.source, width);
        else
            layOutPiece(piece, width);
    }
    entry.revision = r.revision;
    entry.width = width;
    place(text);
    return text;
}

/// Pieces that are as they were stay: of a text that grew, all but the last are not even looked at.
void RowLayouts::split(RowText &text, const TurnRow &row, bool grows) const
{
    const bool answer = row.kind == TurnRow::Kind::Answer;
    const bool isLong = isLongText(row);
    grows = grows && isLong == text.isLong;
    if (!grows) {
        text.taken = 0;
        text.word = 0;
    }
    std::size_t kept = grows ? text.pieces.size() - 1 : 0;
    const auto first = qsizetype(kept);
    const QString shown = (grows ? text.pieces.back().source : QString())
        + harmless(QStringView(row.text).mid(text.taken), text.word);
    text.taken = row.text.size();
    const QStringList sources = isLong ? splitPlain(shown)
        : answer                       ? splitMarkdown(shown)
                                       : QStringList {shown};
    while (isLong == text.isLong && kept < text.pieces.size() && qsizetype(kept) - first < sources.size()
           && text.pieces[kept].source == sources.at(qsizetype(kept) - first))
        ++kept;
    text.isLong = isLong;
    text.pieces.resize(kept);
    const QFont font = typeFont(m_font, Type::Reading);
    for (qsizetype i = qsizetype(kept) - first; i < sources.size(); ++i) {
        RowText::Piece piece;
        piece.source = sources.at(i);
        if (!isLong)
            piece.document = answer ? markdownDocument(piece.source, font, *m_tokens)
                                    : plainDocument(piece.source, font);
        text.pieces.push_back(std::move(piece));
    }
}

void RowLayouts::layOutPiece(RowText::Piece &piece, int width)
{
    ++m_layoutCount;
    if (!piece.document)
        piece.document = longTextDocument(piece.source, typeFont(m_font, Type::Reading));
    piece.document->setTextWidth(width);
    piece.height = piece.document->size().height();
    piece.isLaidOut = true;
}

qreal RowLayouts::guessedHeight(const QString &plain, int width) const
{
    const QFontMetricsF metrics(typeFont(m_font, Type::Reading));
    const int perLine = qMax(1, int(width / metrics.averageCharWidth()));
    qsizetype lines = 0;
    const auto written = QStringView(plain).split(u'\n');
    for (const QStringView line : written)
        lines += qMax<qsizetype>(1, (line.size() + perLine - 1) / perLine);
    return qreal(lines - (plain.endsWith(u'\n') ? 1 : 0)) * metrics.height() * 1.25;
}

void RowLayouts::place(RowText &text)
{
    text.height = 0;
    text.width = 0;
    for (RowText::Piece &piece : text.pieces) {
        if (&piece != &text.pieces.front())
            text.height += text.isLong ? 0 : pieceGap;
        piece.top = text.height + firstLine;
        text.height += piece.height;
        if (piece.isLaidOut)
            text.width = qMax(text.width, piece.document->idealWidth());
    }
}

QTextDocument &RowLayouts::document(int row, int piece)
{
    (void)text(row);
    RowText::Piece &one = m_texts->entry(m_model.row(row).id).text.pieces[std::size_t(piece)];
    if (!one.document)
        one.document = longTextDocument(one.source, typeFont(m_font, Type::Reading));
    return *one.document;
}

bool RowLayouts::layOut(int row, int piece, int step, int &pixels)
{
    const int guess = heightOrEstimate(row);
    const TurnRow &r = m_model.row(row);
    if (!isLongText(r)) {
        const int now = height(row);
        pixels -= now;
        return now != guess;
    }
    (void)text(row);
    Texts::Entry &entry = m_texts->entry(r.id);
    std::vector<RowText::Piece> &pieces = entry.text.pieces;
    for (int i = piece >= 0 ? piece
             : step > 0     ? 0
                            : int(pieces.size()) - 1;
         i >= 0 && i < int(pieces.size()) && pixels > 0; i += step) {
        RowText::Piece &one = pieces[std::size_t(i)];
        if (!one.isLaidOut)
            layOutPiece(one, entry.width);
        pixels -= qRound(one.height);
    }
    place(entry.text);
    const int now = measure(row);
    m_heights.insert(r.id, {r.revision, m_column.width, now});
    return now != guess;
}

int RowLayouts::pieceAt(int row, int y) const
{
    const RowText *text = longText(row);
    if (!text)
        return -1;
    const qreal below = y - gapAbove(row);
    int found = 0;
    while (found + 1 < int(text->pieces.size()) && text->pieces[std::size_t(found + 1)].top <= below)
        ++found;
    return found;
}

int RowLayouts::pieceTop(int row, int piece) const
{
    const RowText *text = longText(row);
    if (!text || piece < 0 || piece >= int(text->pieces.size()))
        return 0;
    return gapAbove(row) + qRound(text->pieces[std::size_t(piece)].top);
}

const RowText *RowLayouts::longText(int row) const
{
    const TurnRow &r = m_model.row(row);
    const RowText *text = isLongText(r) ? m_texts->find(r.id) : nullptr;
    return text && !text->pieces.empty() ? text : nullptr;
}

} // namespace Ui
