// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/person.h"
#include "ui/rowlayouts.h"
#include "ui/rowparts.h"
#include "ui/textselection.h"

#include <QRect>
#include <QString>

class QPainter;

namespace Ui {

/// Draws the rows of the conversation, and knows where in them something is.
class RowPainter
{
public:
    static constexpr int bubblePaddingX = 14;
    static constexpr int bubblePaddingY = 9;
    static constexpr int activityHeight = 24;
    static constexpr int receiptHeight = 28;

    explicit RowPainter(RowLayouts &layouts) : m_layouts(layouts) { }

    /// \param rect   the row in the viewport, gaps included
    /// \param step   of the spinner
    void paint(QPainter *painter, const QRect &rect, const QRect &clip, int index,
               const Session::TurnRow &row, const Session::Person &me, const Tokens &tokens, int step,
               const TextSelection &selection);
    /// The frame of a row that has the keyboard's focus.
    void paintFocus(QPainter *painter, const QRect &rect, const Tokens &tokens) const;
    /// What can be pressed in a row, in reading order.
    QList<RowPart> parts(const QRect &rect, int index, const Session::TurnRow &row);
    /// The place between letters that is nearest to a point; nowhere in a row that is no text.
    /// \param exactly  only when a letter is there
    TextSpot spotAt(const QPoint &point, const QRect &rect, int index, const Session::TurnRow &row,
                    bool exactly);
    /// Where the spinner of a running activity turns.
    QRect spinnerRect(const QRect &rect) const;

    /// How many pieces of text have been painted since the start: what tests count.
    int paintedPieces() const { return m_paintedPieces; }

    static int heightOfReceipt(const Session::TurnRow &row, int width, const QFont &font);
    static int heightOfCard(const Session::TurnRow &row, int width, const QFont &font);

private:
    QRect content(const QRect &rect, int index) const;
    QPoint textOrigin(const QRect &box, int index, const Session::TurnRow &row);
    QRectF bubble(const QRect &box, int index);
    void paintText(QPainter *painter, const QPoint &at, const QRect &clip, int index, const Tokens &tokens,
                   const TextSelection &selection);
    void paintAnswer(QPainter *painter, const QRect &box, const QRect &clip, int index,
                     const Session::TurnRow &row, const Tokens &tokens, const TextSelection &selection);
    void paintActivity(QPainter *painter, const QRect &box, const Session::TurnRow &row, const Tokens &tokens,
                       int step) const;
    void paintReceipt(QPainter *painter, const QRect &box, const Session::TurnRow &row,
                      const Tokens &tokens) const;
    void paintCard(QPainter *painter, const QRect &box, const Session::TurnRow &row,
                   const Session::Person &me, const Tokens &tokens) const;

    RowLayouts &m_layouts;
    int m_paintedPieces = 0;
};

} // namespace Ui
