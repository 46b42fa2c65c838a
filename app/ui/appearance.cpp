// SPDX-License-Identifier: GPL-3.0-or-later
// Everything about light and dark, and every difference between Qt versions in it, is here.
#include "ui/appearance.h"

#include "ui/appearancechoice.h"
#include "ui/contrast.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QStyleFactory>
#include <QStyleHints>
#include <QVariant>
#include <QWidget>
#if QT_VERSION >= QT_VERSION_CHECK(6, 10, 0)
#include <QAccessibilityHints>
#endif

namespace Ui {

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

// No colour for what is typed into: with one, the sheet would fade the placeholder below 4.5:1.
const char *const sheetTemplate = R"(
QPushButton{background:@button;color:@text;border:1px solid @line2;border-radius:6px;padding:0 13px;min-height:@inner;outline:none}
QPushButton:hover{background:@raised}
QPushButton:pressed{background:@neutral}
QPushButton:disabled{color:@hint;border-color:@line}
QPushButton:focus{border:2px solid @accent;padding:0 12px;min-height:@focused}
QPushButton[kind="primary"]{background:@fill;color:@onFill;border-color:@fill;font-weight:600}
QPushButton[kind="primary"]:disabled{background:@neutral;border-color:@line;color:@hint}
QPushButton[kind="primary"]:focus{border-color:@text}
QPushButton[kind="suggestion"]{background:transparent;color:@accent;border-color:@accent;padding:0 12px}
QPushButton[kind="suggestion"]:focus{padding:0 11px}
QPushButton[kind="suggestion"]:hover{background:@tint}
QPushButton[kind="send"]{background:@raised;padding:0;min-height:30px;min-width:30px}
QPushButton[kind="send"]:focus{min-height:28px;min-width:28px}
QPushButton[kind="square"]{background:@base;border-color:@control;padding:0;min-height:30px;min-width:30px}
QPushButton[kind="square"]:focus{border-color:@accent;min-height:28px;min-width:28px}
QPushButton[kind="small"]{padding:0 10px;min-height:26px}
QPushButton[kind="small"]:focus{padding:0 9px;min-height:24px}
QPushButton[kind="stop"]{padding:0 9px;min-height:26px}
QPushButton[kind="stop"]:focus{padding:0 8px;min-height:24px}
QPushButton[kind="link"]{background:transparent;color:@accent;border:1px solid transparent;padding:0 3px;min-height:22px}
QPushButton[kind="link"]:hover{text-decoration:underline}
QPushButton[kind="link"]:focus{border:1px solid @accent}
QLineEdit{background:@base;border:1px solid @control;border-radius:6px;padding:0 10px;min-height:@inner;selection-background-color:@fill;selection-color:@onFill}
QLineEdit:focus{border:2px solid @accent;padding:0 9px;min-height:@focused}
QLineEdit[kind="rename"]{padding:0 5px;min-height:22px}
QFrame[kind="card"]{background:@base;border:1px solid @line2;border-radius:10px}
QFrame[kind="table"]{background:@base;border:1px solid @line2;border-radius:6px}
QTableView{background:transparent;border:0}
QSpinBox{background:@base;color:@text;border:1px solid @control;border-radius:6px;padding:0 0 0 9px;min-height:@inner;selection-background-color:@fill;selection-color:@onFill}
QSpinBox:focus{border:2px solid @accent;padding:0 0 0 8px;min-height:@focused}
QSpinBox QLineEdit,QSpinBox QLineEdit:focus{background:transparent;border:0;padding:0;min-height:0}
QSpinBox::up-button,QSpinBox::down-button{border:0;background:transparent;width:24px}
QSpinBox::up-arrow,QSpinBox::down-arrow{image:none;width:0;height:0}
QFrame[kind="approval"]{background:@base;border:2px solid @accent;border-radius:10px}
QFrame[kind="bar"],QFrame[kind="side"]{background:@window}
QFrame[kind="side"]{border:0;border-right:1px solid @line}
QFrame[kind="banner"]{background:@warnGround;border:0;border-bottom:1px solid @warnLine}
QFrame[kind="rule"]{background:@line;border:0}
QTextEdit[kind="request"]{background:@raised;border:1px solid @line;border-radius:6px;padding:7px 8px}
QTextEdit[kind="request"]:focus{border:2px solid @accent;padding:6px 7px}
QLabel[kind="muted"]{color:@muted}
QLabel[kind="warn"]{color:@warn}
QLabel[kind="pill"]{color:@muted;border:1px solid @line2;border-radius:11px;padding:0 9px;min-height:20px;max-height:20px}
QTabBar::tab{background:transparent;color:@muted;border:0;border-bottom:2px solid transparent;padding:0 14px;height:42px}
QTabBar::tab:selected{color:@text;border-bottom:2px solid @accent;font-weight:600}
QTabBar{outline:none}
QTabBar::tab:focus{color:@accent;background:@tint}
QToolTip{background:@window;color:@text;border:1px solid @line2;padding:4px}
QMenu{background:@base;color:@text;border:1px solid @line2;padding:4px}
QMenu::item{padding:7px 16px 7px 12px;border-radius:6px}
QMenu::item:selected{background:@selected}
QMenu::item:disabled{color:@muted}
QMenu::icon{padding-left:10px}
QMenu::separator{height:1px;background:@line;margin:4px 8px}
QScrollBar:vertical{background:transparent;width:9px;margin:0}
QScrollBar::handle:vertical{background:@line2;border-radius:3px;min-height:32px;margin:0 3px 0 0}
QScrollBar::add-line,QScrollBar::sub-line{height:0;width:0}
QScrollBar::add-page,QScrollBar::sub-page{background:transparent}
)";

/// Is the system dark? QStyleHints knows from Qt 6.5; before, the palette at the start tells.
bool systemIsDark(const QPalette &startPalette)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return startPalette.color(QPalette::Window).lightness() < 128;
}

/// Did the person ask the system for high contrast? QStyleHints knows from Qt 6.10; before, and where a
/// system does not tell it, its palette does.
bool systemHasHighContrast(const QPalette &system)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 10, 0)
    if (QGuiApplication::styleHints()->accessibility()->contrastPreference()
        == Qt::ContrastPreference::HighContrast)
        return true;
#endif
    return isHighContrast(system);
}

// Kept at the application, which there is one of.
constexpr auto chosenProperty = "secureAgentAppearance";
constexpr auto systemPaletteProperty = "secureAgentSystemPalette";

/// What is shown now.
Tokens &shownTokens()
{
    static Tokens tokens = lightTokens();
    return tokens;
}

void showAppearance(QApplication &application)
{
    const auto chosen = Appearance(application.property(chosenProperty).toInt());
    const auto system = application.property(systemPaletteProperty).value<QPalette>();
    if (chosen == Appearance::System && systemHasHighContrast(system)) {
        setAppearance(application, contrastTokens(system));
        return;
    }
    const bool dark = chosen == Appearance::System ? systemIsDark(system) : chosen == Appearance::Dark;
    setAppearance(application, dark ? darkTokens() : lightTokens());
}

/// The system's own palette, below the one that this program set.
void readSystemPalette(QApplication &application)
{
    application.setPalette(QPalette());
    application.setProperty(systemPaletteProperty, application.palette());
}

qreal scaleOf(Type type)
{
    switch (type) {
    case Type::Key:
        return 0.85;
    case Type::Caption:
        return 0.92;
    case Type::Body:
        return 1.0;
    case Type::Reading:
        return 1.08;
    case Type::Title:
        return 1.15;
    case Type::Heading:
        return 1.54;
    case Type::Welcome:
        return 1.85;
    case Type::Number:
        return 3.1;
    }
    return 1.0;
}

} // namespace

const Tokens &lightTokens()
{
    static const Tokens tokens {
        rgb(0xF4F5F7), rgb(0xFFFFFF), rgb(0xF8F9FA), rgb(0xFFFFFF), rgb(0x1B1E22), rgb(0x565E68),
        rgb(0x666E78), rgb(0xE3E6EA), rgb(0xCDD2D8), rgb(0x858D97), rgb(0x1C5FA8), rgb(0x1C5FA8),
        rgb(0xFFFFFF), rgb(0xE7EFF8), rgb(0xE9F0F8), rgb(0xE1EAF5), rgb(0xEEF0F2), rgb(0x1B7346),
        rgb(0x855600), rgb(0xB3261E), rgb(0xFCF4E3), rgb(0xEBD9B0),
    };
    return tokens;
}

const Tokens &darkTokens()
{
    static const Tokens tokens {
        rgb(0x25282C), rgb(0x1C1E21), rgb(0x24272B), rgb(0x2E3237), rgb(0xE8EAED), rgb(0xA9B0B9),
        rgb(0x969EA8), rgb(0x33373C), rgb(0x454A51), rgb(0x7A828C), rgb(0x86B7F0), rgb(0x2F6CB5),
        rgb(0xFFFFFF), rgb(0x24364A), rgb(0x26374A), rgb(0x2B3B4E), rgb(0x303439), rgb(0x6CC596),
        rgb(0xE3B35A), rgb(0xF2938B), rgb(0x38301F), rgb(0x54472B),
    };
    return tokens;
}

const Tokens &currentTokens()
{
    return shownTokens();
}

QPalette toPalette(const Tokens &t)
{
    QPalette p(t.button, t.window);
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::Base, t.base);
    p.setColor(QPalette::AlternateBase, t.raised);
    p.setColor(QPalette::Button, t.button);
    p.setColor(QPalette::ToolTipBase, t.window);
    p.setColor(QPalette::ToolTipText, t.text);
    for (const QPalette::ColorRole role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText}) {
        p.setColor(role, t.text);
        p.setColor(QPalette::Disabled, role, t.hint);
    }
    p.setColor(QPalette::PlaceholderText, t.hint);
    p.setColor(QPalette::Midlight, t.line);
    p.setColor(QPalette::Mid, t.line2);
    p.setColor(QPalette::Dark, t.control);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::Highlight, t.fill);
    p.setColor(QPalette::HighlightedText, t.onFill);
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    p.setColor(QPalette::Accent, t.fill);
#endif
    return p;
}

QString styleSheet(const Tokens &t)
{
    // Longer names first: "@line" is the beginning of "@line2".
    const std::pair<const char *, QColor> colours[] = {
        {"@warnGround", t.warnGround},
        {"@warnLine", t.warnLine},
        {"@selected", t.selected},
        {"@control", t.control},
        {"@neutral", t.neutral},
        {"@button", t.button},
        {"@window", t.window},
        {"@raised", t.raised},
        {"@accent", t.accent},
        {"@onFill", t.onFill},
        {"@line2", t.line2},
        {"@muted", t.muted},
        {"@hint", t.hint},
        {"@fill", t.fill},
        {"@tint", t.tint},
        {"@text", t.text},
        {"@line", t.line},
        {"@base", t.base},
        {"@warn", t.warn},
    };
    QString sheet = QString::fromLatin1(sheetTemplate);
    const int inner = controlHeight(QApplication::font()) - 2;
    sheet.replace(QLatin1String("@inner"), QStringLiteral("%1px").arg(inner));
    sheet.replace(QLatin1String("@focused"), QStringLiteral("%1px").arg(inner - 2));
    for (const auto &[name, colour] : colours)
        sheet.replace(QLatin1String(name), colour.name());
    return sheet;
}

QFont typeFont(const QFont &base, Type type)
{
    QFont font(base);
    if (base.pixelSize() > 0)
        font.setPixelSize(qRound(base.pixelSize() * scaleOf(type)));
    else
        font.setPointSizeF(base.pointSizeF() * scaleOf(type));
    if (type == Type::Title || type == Type::Heading || type == Type::Welcome)
        font.setWeight(QFont::DemiBold);
    if (type == Type::Number)
        font.setWeight(QFont::Bold);
    return font;
}

QFont fixedFont(const QFont &base, Type type)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QFont sized = typeFont(base, type);
    // Fixed-pitch letters look larger than their neighbours in the same size.
    if (sized.pixelSize() > 0)
        font.setPixelSize(qMax(1, sized.pixelSize() - 1));
    else
        font.setPointSizeF(sized.pointSizeF() * 0.92);
    return font;
}

void setType(QWidget *widget, Type type, const char *kind)
{
    widget->setFont(typeFont(QApplication::font(), type));
    if (kind)
        widget->setProperty("kind", QLatin1String(kind));
}

int controlHeight(const QFont &font)
{
    return qMax(32, QFontMetrics(font).height() + 14);
}

void setAppearance(QApplication &application, const Tokens &tokens)
{
    shownTokens() = tokens;
    application.setPalette(toPalette(tokens));
    // Widgets keep the old colours unless the sheet is taken away and set anew.
    application.setStyleSheet(QString());
    application.setStyleSheet(styleSheet(tokens));
}

void chooseAppearance(QApplication &application, Appearance appearance)
{
    application.setProperty(chosenProperty, int(appearance));
    showAppearance(application);
}

void applyAppearance(QApplication &application)
{
    readSystemPalette(application);
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    showAppearance(application);
    [[maybe_unused]] const auto apply = [&application] {
        readSystemPalette(application);
        showAppearance(application);
    };
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    QObject::connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, &application, apply);
#endif
#if QT_VERSION >= QT_VERSION_CHECK(6, 10, 0)
    QObject::connect(QGuiApplication::styleHints()->accessibility(),
                     &QAccessibilityHints::contrastPreferenceChanged, &application, apply);
#endif
}

} // namespace Ui
