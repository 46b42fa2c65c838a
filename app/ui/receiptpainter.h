// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/rowpainter.h"
#include "ui/turntext.h"

#include <QFont>
#include <QList>
#include <QRect>

namespace Ui {

/// The receipt under an answer: one line, and unfolded what was done, in whose name, by which role.
class ReceiptPainter
{
public:
    ReceiptPainter(const QFont &font, const Tokens &tokens);

    int height(const Session::TurnRow &row, int width) const;
    void paint(QPainter *painter, const QRect &box, const Session::TurnRow &row) const;
    QList<RowPart> parts(const QRect &box, const Session::TurnRow &row) const;

private:
    /// A line of the unfolded receipt and where it stands below the top of the row.
    struct Placed
    {
        ReceiptLine line;
        int top = 0;
        int height = 0;
        bool isId = false;
        bool startsBox = false;
        bool endsBox = false;
    };
    QList<Placed> place(const Session::TurnRow &row, int width) const;
    int valueHeight(const ReceiptLine &line, int width) const;

    QFont m_caption;
    QFont m_fixed;
    const Tokens &m_tokens;
};

} // namespace Ui
