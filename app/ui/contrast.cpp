// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contrast.h"

#include <QtMath>

namespace Ui {

namespace {

constexpr qreal readable = 4.5;
constexpr qreal comfortable = 7; // WCAG 2.1, section 1.4.6
constexpr qreal utmost = 18;

qreal luminance(const QColor &colour)
{
    const auto part = [](qreal c) { return c <= 0.04045 ? c / 12.92 : qPow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

QColor mixed(const QColor &ground, const QColor &other, qreal share)
{
    const auto part = [share](float a, float b) { return float(a * (1 - share) + b * share); };
    return QColor::fromRgbF(part(ground.redF(), other.redF()), part(ground.greenF(), other.greenF()),
                            part(ground.blueF(), other.blueF()));
}

} // namespace

qreal contrastOf(const QColor &a, const QColor &b)
{
    const qreal brighter = qMax(luminance(a), luminance(b));
    const qreal darker = qMin(luminance(a), luminance(b));
    return (brighter + 0.05) / (darker + 0.05);
}

bool isHighContrast(const QPalette &system)
{
    const QColor base = system.color(QPalette::Base);
    return system.color(QPalette::Window) == base && contrastOf(system.color(QPalette::Text), base) >= utmost
        && contrastOf(system.color(QPalette::WindowText), base) >= utmost;
}

Tokens contrastTokens(const QPalette &system)
{
    const QColor base = system.color(QPalette::Base);
    const QColor text = system.color(QPalette::Text);
    const auto unless = [&base](const QColor &wanted, const QColor &otherwise) {
        return contrastOf(wanted, base) >= readable ? wanted : otherwise;
    };
    const QColor accent = unless(system.color(QPalette::Link), text);
    QColor fill = system.color(QPalette::Highlight);
    QColor onFill = system.color(QPalette::HighlightedText);
    if (contrastOf(fill, onFill) < readable) {
        fill = text;
        onFill = base;
    }
    // What is chosen has a ground of its own as long as everything on it can be read.
    QColor chosen = base;
    for (const qreal share : {0.4, 0.3, 0.2, 0.1}) {
        const QColor ground = mixed(base, fill, share);
        if (contrastOf(text, ground) >= comfortable && contrastOf(accent, ground) >= readable) {
            chosen = ground;
            break;
        }
    }
    Tokens t;
    t.window = t.base = t.raised = t.button = t.neutral = t.warnGround = base;
    t.text = t.muted = t.line = t.line2 = t.control = t.ok = t.warn = t.bad = t.warnLine = text;
    t.hint = unless(system.color(QPalette::Disabled, QPalette::Text), text);
    t.accent = accent;
    t.fill = fill;
    t.onFill = onFill;
    t.tint = t.bubble = t.selected = chosen;
    return t;
}

} // namespace Ui
