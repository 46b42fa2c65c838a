// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/person.h"
#include "ui/rowlayouts.h"

#include <QRect>
#include <QString>

class QPainter;

namespace Ui {

/// What can be pressed in a painted row.
struct RowHit
{
    enum class Kind { None, Unfold, Copy, Retry, CopyId, Link };
    Kind kind = Kind::None;
    QString link; ///< Link: http or https
    QString text; ///< CopyId: the id
};

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
               const Session::TurnRow &row, const Session::Person &me, const Tokens &tokens, int step);
    /// The frame of a row that has the keyboard's focus.
    void paintFocus(QPainter *painter, const QRect &rect, const Tokens &tokens) const;
    RowHit hitAt(const QPoint &point, const QRect &rect, int index, const Session::TurnRow &row);
    /// Where the spinner of a running activity turns.
    QRect spinnerRect(const QRect &rect) const;

    static int heightOfReceipt(const Session::TurnRow &row, int width, const QFont &font);
    static int heightOfCard(const Session::TurnRow &row, int width, const QFont &font);

private:
    QRect content(const QRect &rect, int index) const;
    void paintText(QPainter *painter, const QPoint &at, const QRect &clip, int index, const Tokens &tokens);
    void paintQuestion(QPainter *painter, const QRect &box, const QRect &clip, int index,
                       const Tokens &tokens);
    void paintAnswer(QPainter *painter, const QRect &box, const QRect &clip, int index,
                     const Session::TurnRow &row, const Tokens &tokens);
    void paintActivity(QPainter *painter, const QRect &box, const Session::TurnRow &row, const Tokens &tokens,
                       int step) const;
    void paintReceipt(QPainter *painter, const QRect &box, const Session::TurnRow &row,
                      const Tokens &tokens) const;
    void paintCard(QPainter *painter, const QRect &box, const Session::TurnRow &row,
                   const Session::Person &me, const Tokens &tokens) const;

    RowLayouts &m_layouts;
};

} // namespace Ui
