// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

class QApplication;
class QWidget;

namespace Ui {

/// The colours of the program, light or dark: the values of docs/ui's table, nothing is mixed from them.
struct Tokens
{
    QColor window; ///< side list, bars
    QColor base; ///< where people read and type
    QColor raised; ///< unfolded receipt, exact request, code
    QColor button;
    QColor text, muted, hint;
    QColor line, line2;
    QColor control; ///< outline of what can be typed into
    QColor accent; ///< active tab, focus, links
    QColor fill, onFill; ///< the one filled button of a surface
    QColor tint, bubble, selected;
    QColor neutral; ///< ground of an icon that stands for no alarm
    QColor ok, warn, bad;
    QColor warnGround, warnLine;
};

const Tokens &lightTokens();
const Tokens &darkTokens();

/// The tokens of the application's palette. Call it while painting: the answer changes when the
/// system turns dark. (A widget's own palette is no guide: the sheet writes into it.)
const Tokens &currentTokens();

QPalette toPalette(const Tokens &tokens);
/// The short style sheet, with the tokens filled in.
QString styleSheet(const Tokens &tokens);

/// Sizes relative to the system's font (13 px where the pictures were drawn).
enum class Type { Key, Caption, Body, Reading, Title, Heading, Welcome, Number };
/// `base` enlarged or reduced for `type`; titles and headings are semibold.
QFont typeFont(const QFont &base, Type type);
/// The system's fixed-pitch font in the size of `type`.
QFont fixedFont(const QFont &base, Type type);
/// Gives a widget the font of `type` and marks it for the sheet as `kind` (for example "muted").
void setType(QWidget *widget, Type type, const char *kind = nullptr);

/// max(32, font height + 14): the height of everything that can be pressed.
int controlHeight(const QFont &font);

/// Fusion, palette and sheet, now and whenever the system changes between light and dark.
void applyAppearance(QApplication &application);
/// The same with a fixed choice: for tests and pictures.
void setAppearance(QApplication &application, const Tokens &tokens);

} // namespace Ui
