// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/rowlayouts.h"

#include <QCoreApplication>
#include <QList>
#include <QRect>
#include <QRectF>
#include <QString>

namespace Ui {

/// Something in a painted row that can be pressed.
struct RowPart
{
    enum class Kind { None, Link, CopyCode, Unfold, Copy, Retry, CopyId };

    Kind kind = Kind::None;
    QString text; ///< Link: the address, http or https; CopyCode, CopyId: what is copied
    QString label; ///< Link: the words that are the link
    QList<QRectF> rects; ///< in the viewport; a link over two lines has two

    bool contains(const QPointF &point) const;
    QRectF bounds() const;
};

/// The parts of a text, and the place of letters in it.
class RowParts
{
    Q_DECLARE_TR_FUNCTIONS(Ui::RowParts)
public:
    static constexpr int codeIcon = 26; ///< the square in which a code block's copy icon stands

    /// Links and code blocks of `text`, in reading order. \param origin  of the text in the viewport
    /// \param width  of the column
    /// \param clip   only pieces that stand in there; empty: all
    static QList<RowPart> inText(const RowText &text, const QPointF &origin, int width,
                                 const QRect &clip = {});
    /// What a screen reader calls it.
    static QString name(const RowPart &part);
};

} // namespace Ui
