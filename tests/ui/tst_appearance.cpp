// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/appearance.h"
#include "ui/desk.h"
#include "ui/icons.h"
#include "ui/objectnames.h"

#include <QApplication>
#include <QDir>
#include <QFontMetrics>
#include <QPushButton>
#include <QtMath>

namespace {

qreal luminance(const QColor &colour)
{
    const auto part = [](qreal c) { return c <= 0.04045 ? c / 12.92 : qPow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

/// WCAG 2.1, section 1.4.3.
qreal contrast(const QColor &a, const QColor &b)
{
    const qreal brighter = qMax(luminance(a), luminance(b));
    const qreal darker = qMin(luminance(a), luminance(b));
    return (brighter + 0.05) / (darker + 0.05);
}

} // namespace

class tst_Appearance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void canBeRead_data();
    void canBeRead();
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
        QVERIFY(contrast(t.text, ground) >= 4.5);
    for (const QColor &ground : {t.window, t.base, t.raised})
        for (const QColor &ink : {t.muted, t.hint, t.accent, t.ok, t.warn, t.bad})
            QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(ink.name() + u' ' + ground.name()));
    QVERIFY(contrast(t.onFill, t.fill) >= 4.5);
    QVERIFY(contrast(t.warn, t.warnGround) >= 4.5);
    QVERIFY(contrast(t.control, t.base) >= 3);
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
