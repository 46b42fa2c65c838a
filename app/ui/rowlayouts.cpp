// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rowlayouts.h"

#include "ui/appearance.h"
#include "ui/markdown.h"
#include "ui/rowpainter.h"

#include <QAbstractTextDocumentLayout>
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
    const int width = contentWidth(r);
    if (!entry.text.pieces.empty() && entry.revision == r.revision && entry.width == width)
        return entry.text;
    const bool sameWidth = entry.width == width;
    entry.revision = r.revision;
    entry.width = width;

    const bool answer = r.kind == TurnRow::Kind::Answer;
    const bool plain = !answer || r.text.size() > MarkdownLimits::plainTextFrom;
    const QFont font = typeFont(m_font, Type::Reading);
    const QString shown = harmless(r.text);
    const QStringList sources = answer ? splitMarkdown(shown) : QStringList {shown};
    RowText &text = entry.text;
    // Pieces that are as they were stay: a text that streams in changes the last ones only.
    std::size_t kept = 0;
    while (kept < text.pieces.size() && qsizetype(kept) < sources.size()
           && text.pieces[kept].source == sources.at(qsizetype(kept)))
        ++kept;
    text.pieces.resize(kept);
    for (qsizetype i = qsizetype(kept); i < sources.size(); ++i)
        text.pieces.push_back({sources.at(i),
                               plain ? plainDocument(answer ? sources.at(i).trimmed() : sources.at(i), font)
                                     : markdownDocument(sources.at(i), font, *m_tokens),
                               0, 0});
    text.height = 0;
    text.width = 0;
    for (std::size_t i = 0; i < text.pieces.size(); ++i) {
        RowText::Piece &piece = text.pieces[i];
        if (!sameWidth || i >= kept) {
            ++m_layoutCount;
            piece.document->setTextWidth(width);
            piece.height = piece.document->size().height();
        }
        if (i > 0)
            text.height += plain ? 0 : pieceGap;
        piece.top = text.height + firstLine;
        text.height += piece.height;
        text.width = qMax(text.width, piece.document->idealWidth());
    }
    return text;
}

} // namespace Ui
