// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <utility>

namespace Ui {

/// A place between two letters of the conversation.
struct TextSpot
{
    int row = -1; ///< of the model; -1: nowhere
    int piece = 0; ///< of the row's text
    int position = 0; ///< in the piece's document

    bool isValid() const { return row >= 0; }
    friend bool operator==(const TextSpot &, const TextSpot &) = default;
    friend auto operator<=>(const TextSpot &, const TextSpot &) = default;
};

/// What is selected: from where the person began to where they are.
struct TextSelection
{
    TextSpot anchor, head;

    bool isEmpty() const { return !anchor.isValid() || !head.isValid() || anchor == head; }
    const TextSpot &first() const { return anchor < head ? anchor : head; }
    const TextSpot &last() const { return anchor < head ? head : anchor; }
    bool touches(int row) const { return !isEmpty() && row >= first().row && row <= last().row; }

    /// Which letters of a piece are selected: from and to, or nothing.
    /// \param length  of the piece's document
    std::optional<std::pair<int, int>> in(int row, int piece, int length) const
    {
        if (!touches(row))
            return {};
        const TextSpot from {row, piece, 0};
        const TextSpot to {row, piece, length};
        const TextSpot start = first() < from ? from : first();
        const TextSpot end = to < last() ? to : last();
        if (!(start < end) || start.piece != piece || end.piece != piece || start.row != row)
            return {};
        return std::pair {start.position, qMin(end.position, length)};
    }
};

} // namespace Ui
