// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

class QPainter;
class QRectF;

namespace Ui {

/// In which of the tokens' colours an icon is drawn.
enum class IconRole { Text, Muted, Accent, OnFill, Ok, Warn, Bad };

/// An icon of resources/icons by its file name without suffix, drawn for a 16 px grid.
///
/// It is rendered from SVG at the device pixel ratio and filled with the colour of `role` at the time
/// of painting, so it follows a change between light and dark.
QIcon icon(const QString &name, IconRole role = IconRole::Text);

/// Paints an icon in a given colour, for delegates.
void paintIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &colour);

/// The turning arc of something that is under way; `step` counts 0…11.
void paintSpinner(QPainter *painter, const QRectF &rect, int step, const QColor &ground, const QColor &arc);

/// The program's own icon, in its own colours.
QIcon applicationIcon();

} // namespace Ui
