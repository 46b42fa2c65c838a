// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/appearancechoice.h"
#include "ui/contrast.h"
#include "ui/desk.h"
#include "ui/icons.h"
#include "ui/objectnames.h"

#include <QApplication>
#include <QDir>
#include <QFontMetrics>
#include <QPushButton>

using Ui::contrastOf;

namespace {

QPalette system(QRgb ground, QRgb text, QRgb highlight, QRgb highlighted, QRgb link)
{
    QPalette palette;
    for (const QPalette::ColorRole role :
         {QPalette::Window, QPalette::Base, QPalette::AlternateBase, QPalette::Button})
        palette.setColor(role, QColor::fromRgb(ground));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, QColor::fromRgb(text));
    palette.setColor(QPalette::Highlight, QColor::fromRgb(highlight));
    palette.setColor(QPalette::HighlightedText, QColor::fromRgb(highlighted));
    palette.setColor(QPalette::Link, QColor::fromRgb(link));
    return palette;
}

} // namespace

class tst_Appearance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void canBeRead_data();
    void canBeRead();
    void takesTheColoursOfAHighContrastSystem_data();
    void takesTheColoursOfAHighContrastSystem();
    void knowsAnOrdinarySystem_data();
    void knowsAnOrdinarySystem();
    void paintsInTheColoursOfTheSystemAlone();
    void leavesNoTokenOfTheSheetOpen();
    void changesEveryColourWithTheSystem();
    void drawsEveryIconInTheColourOfItsRole();
    void growsWithTheFont();
};

void tst_Appearance::canBeRead_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void tst_Appearance::canBeRead()
{
    QFETCH(bool, dark);
    const Ui::Tokens &t = dark ? Ui::darkTokens() : Ui::lightTokens();
    for (const QColor &ground : {t.window, t.base, t.raised, t.bubble, t.tint, t.selected})
        QVERIFY(contrastOf(t.text, ground) >= 4.5);
    for (const QColor &ground : {t.window, t.base, t.raised})
        for (const QColor &ink : {t.muted, t.hint, t.accent, t.ok, t.warn, t.bad})
            QVERIFY2(contrastOf(ink, ground) >= 4.5, qPrintable(ink.name() + u' ' + ground.name()));
    for (const QColor &ground : {t.selected, t.tint, t.bubble, t.neutral})
        for (const QColor &ink : {t.muted, t.accent})
            QVERIFY2(contrastOf(ink, ground) >= 4.5, qPrintable(ink.name() + u' ' + ground.name()));
    QVERIFY(contrastOf(t.onFill, t.fill) >= 4.5);
    QVERIFY(contrastOf(t.warn, t.warnGround) >= 4.5);
    QVERIFY(contrastOf(t.control, t.base) >= 3);
}

void tst_Appearance::takesTheColoursOfAHighContrastSystem_data()
{
    QTest::addColumn<QPalette>("system");
    QTest::newRow("white on black") << system(0x000000, 0xFFFFFF, 0x1AEBFF, 0x000000, 0xFFFF00);
    QTest::newRow("black on white") << system(0xFFFFFF, 0x000000, 0x37006E, 0xFFFFFF, 0x00009F);
    QTest::newRow("links that cannot be read") << system(0x000000, 0xFFFFFF, 0x202020, 0x303030, 0x0000FF);
}

void tst_Appearance::takesTheColoursOfAHighContrastSystem()
{
    QFETCH(QPalette, system);
    QVERIFY(Ui::isHighContrast(system));
    const Ui::Tokens t = Ui::contrastTokens(system);
    QCOMPARE(t.base, system.color(QPalette::Base));
    QCOMPARE(t.text, system.color(QPalette::Text));
    for (const QColor &ground : {t.window, t.base, t.raised, t.button, t.neutral, t.warnGround}) {
        QCOMPARE(ground, t.base);
        for (const QColor &line : {t.line, t.line2, t.control, t.warnLine})
            QVERIFY(contrastOf(line, ground) >= 7);
        for (const QColor &ink : {t.text, t.muted, t.hint, t.accent, t.ok, t.warn, t.bad})
            QVERIFY2(contrastOf(ink, ground) >= 4.5, qPrintable(ink.name() + u' ' + ground.name()));
    }
    for (const QColor &ground : {t.tint, t.bubble, t.selected}) {
        QVERIFY(contrastOf(t.text, ground) >= 7);
        QVERIFY(contrastOf(t.accent, ground) >= 4.5);
    }
    QVERIFY(contrastOf(t.onFill, t.fill) >= 4.5);
}

void tst_Appearance::knowsAnOrdinarySystem_data()
{
    QTest::addColumn<QPalette>("system");
    QTest::newRow("this program, light") << Ui::toPalette(Ui::lightTokens());
    QTest::newRow("this program, dark") << Ui::toPalette(Ui::darkTokens());
    QTest::newRow("Qt's own") << QPalette(QColor(0xEF, 0xEF, 0xEF));
    QTest::newRow("one ground, ordinary text") << system(0xF4F5F7, 0x1B1E22, 0x1C5FA8, 0xFFFFFF, 0x1C5FA8);
    QPalette two = system(0xFFFFFF, 0x000000, 0x1C5FA8, 0xFFFFFF, 0x1C5FA8);
    two.setColor(QPalette::Window, QColor(0xF0, 0xF0, 0xF0));
    QTest::newRow("black text on two grounds") << two;
}

void tst_Appearance::knowsAnOrdinarySystem()
{
    QFETCH(QPalette, system);
    QVERIFY(!Ui::isHighContrast(system));
}

void tst_Appearance::paintsInTheColoursOfTheSystemAlone()
{
    const QPalette black = system(0x000000, 0xFFFFFF, 0x1AEBFF, 0x000000, 0xFFFF00);
    const Ui::Tokens t = Ui::contrastTokens(black);
    Ui::setAppearance(*qApp, t);
    QCOMPARE(Ui::currentTokens().accent, black.color(QPalette::Link));
    QImage image;
    {
        Desk desk;
        desk.signIn();
        desk.askAndAnswer(QStringLiteral("roberto?"), Fakes::refusal());
        QApplication::processEvents();
        image = desk.window.grab().toImage();
    }
    Ui::setAppearance(*qApp, Ui::lightTokens());
    int ground = 0;
    int foreign = 0;
    const QList<QRgb> grounds {t.base.rgb(), t.text.rgb(), t.selected.rgb(), t.fill.rgb(), t.accent.rgb()};
    for (int y = 0; y < image.height(); y += 2) {
        for (int x = 0; x < image.width(); x += 2) {
            ground += image.pixel(x, y) == t.base.rgb();
            foreign += !grounds.contains(image.pixel(x, y));
        }
    }
    const int all = (image.width() / 2) * (image.height() / 2);
    QVERIFY2(ground > all * 3 / 4, qPrintable(QString::number(ground)));
    QVERIFY2(foreign < all / 20, qPrintable(QString::number(foreign))); // the edges of letters
}

void tst_Appearance::leavesNoTokenOfTheSheetOpen()
{
    QVERIFY2(!Ui::styleSheet(Ui::lightTokens()).contains(u'@'),
             qPrintable(Ui::styleSheet(Ui::lightTokens())));
    QVERIFY(Ui::styleSheet(Ui::lightTokens()).contains(Ui::lightTokens().line2.name()));
}

void tst_Appearance::changesEveryColourWithTheSystem()
{
    Desk desk;
    desk.signIn();
    desk.askAndAnswer(QStringLiteral("roberto?"), Fakes::refusal());
    Ui::setAppearance(*qApp, Ui::darkTokens());
    QApplication::processEvents();
    const QImage dark = desk.window.grab().toImage();
    Ui::setAppearance(*qApp, Ui::lightTokens());
    QApplication::processEvents();
    const QImage light = desk.window.grab().toImage();
    int leftOver = 0;
    for (int y = 0; y < dark.height(); y += 2)
        for (int x = 0; x < dark.width(); x += 2)
            leftOver += dark.pixelColor(x, y).lightness() > 240;
    // Letters may have bright points; a ground would have thousands.
    QVERIFY2(leftOver < 1500, qPrintable(QString::number(leftOver)));
    const QPoint besideTheColumn(light.width() - 40, 200);
    QCOMPARE(light.pixelColor(besideTheColumn), Ui::lightTokens().base);
    QCOMPARE(dark.pixelColor(besideTheColumn), Ui::darkTokens().base);
    QCOMPARE(dark.pixelColor(5, 200), Ui::darkTokens().window); // the side list
    QCOMPARE(dark.pixelColor(400, 20), Ui::darkTokens().window);
}

void tst_Appearance::drawsEveryIconInTheColourOfItsRole()
{
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
    Ui::applicationIcon(); // makes sure that the resources are there
    const QStringList all = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
    QVERIFY(all.size() > 20 || files.size() > 20);
    for (QString name : all) {
        name.chop(4);
        if (name == QLatin1String("secure-agent"))
            continue;
        const QImage image = Ui::icon(name, Ui::IconRole::Accent).pixmap(32, 32).toImage();
        int drawn = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y).alpha() == 255) {
                    ++drawn;
                    QCOMPARE(image.pixelColor(x, y).name(), Ui::lightTokens().accent.name());
                }
        QVERIFY2(drawn > 10, qPrintable(name));
    }
}

void tst_Appearance::growsWithTheFont()
{
    QFont large(QApplication::font());
    large.setPixelSize(26);
    QVERIFY(Ui::controlHeight(large) > 40);
    QCOMPARE(Ui::controlHeight(QApplication::font()), 32);
    QCOMPARE(Ui::typeFont(QApplication::font(), Ui::Type::Reading).pixelSize(), 14);
    QCOMPARE(Ui::typeFont(QApplication::font(), Ui::Type::Heading).pixelSize(), 20);
    QFont points;
    points.setPointSizeF(10);
    QVERIFY(qFuzzyCompare(Ui::typeFont(points, Ui::Type::Title).pointSizeF(), 11.5));
}

QTEST_MAIN(tst_Appearance)
#include "tst_appearance.moc"
