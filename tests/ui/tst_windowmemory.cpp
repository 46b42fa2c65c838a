// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/windowmemory.h"

#include "ui/adminpage.h"
#include "ui/desk.h"
#include "ui/objectnames.h"
#include "ui/tableview.h"

#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QScreen>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QTabBar>
#include <QTemporaryDir>

namespace Names = Ui::ObjectNames;

class tst_WindowMemory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void init();

    void comesBackAsItWasLeft();
    void keepsTheColumnsOfAPageThatNobodyOpened();
    void keepsNothingWithoutAFile();
    void comesBackOnAScreenThatIsThere();
    void goesToThePageThatWasOpenAfterTheSignIn();
    void opensTheChatWhereTheRoleForThePageIsGone();
    void keepsAsideWhatItCannotRead_data();
    void keepsAsideWhatItCannotRead();
    void takesNoHarmFromWrongValues();
    void dropsColumnsThatLeaveNoRoom();
    void sharesTheHeightAnewUntilThePersonDoes();
    void writesNothingOfWhatWasAsked();

private:
    std::unique_ptr<Desk> open(const Session::Person &person = Fakes::office())
    {
        Ui::WindowOptions options;
        options.stateFile = m_file;
        auto desk = std::make_unique<Desk>(options);
        for (const char *name : {"jettro", "johndoe", "office", "roberto"})
            desk->hr.add(QLatin1String(name), 10);
        desk->signIn(person);
        return desk;
    }
    static int page(const Desk &desk) { return desk.find<QTabBar>(Names::tabs)->currentIndex(); }
    static Ui::TableView *table(const Desk &desk) { return desk.find<Ui::TableView>(Names::employeeTable); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void tst_WindowMemory::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("window.ini"));
}

void tst_WindowMemory::comesBackAsItWasLeft()
{
    QRect place;
    int width = 0;
    {
        const auto desk = open();
        desk->window.setGeometry(60, 50, 740, 520);
        QTest::keyClick(&desk->window, Qt::Key_B, Qt::ControlModifier);
        QTest::keyClick(&desk->window, Qt::Key_3, Qt::ControlModifier);
        QTRY_COMPARE(table(*desk)->model()->rowCount(), 4);
        width = table(*desk)->columnWidth(1) + 33;
        table(*desk)->horizontalHeader()->resizeSection(1, width); // as a drag of the mouse does
        place = desk->window.geometry();
        desk->window.close();
    }
    const auto desk = open();
    QCOMPARE(desk->window.geometry(), place);
    QVERIFY(!desk->find<QWidget>(Names::sideList)->isVisibleTo(desk->find<QWidget>(Names::chatArea)));
    QCOMPARE(page(*desk), 2);
    QCOMPARE(table(*desk)->columnWidth(1), width);
}

void tst_WindowMemory::keepsTheColumnsOfAPageThatNobodyOpened()
{
    int width = 0;
    {
        const auto desk = open();
        QTest::keyClick(&desk->window, Qt::Key_3, Qt::ControlModifier);
        QTRY_COMPARE(table(*desk)->model()->rowCount(), 4);
        width = table(*desk)->columnWidth(1) + 33;
        table(*desk)->horizontalHeader()->resizeSection(1, width);
        desk->window.close();
    }
    {
        const auto desk = open(Fakes::jettro());
        QVERIFY(!table(*desk)); // who has not the role
        desk->window.close();
    }
    const auto desk = open();
    QTest::keyClick(&desk->window, Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(table(*desk)->columnWidth(1), width);
}

void tst_WindowMemory::keepsNothingWithoutAFile()
{
    m_file.clear();
    const QString before = QDir::currentPath();
    {
        const auto desk = open();
        desk->window.resize(760, 520);
        desk->window.close();
    }
    QVERIFY(QDir(m_folder->path()).isEmpty());
    const auto desk = open();
    QVERIFY(desk->window.width() != 760);
}

void tst_WindowMemory::comesBackOnAScreenThatIsThere()
{
    {
        const auto desk = open();
        desk->window.setGeometry(9000, 7000, 760, 520);
        desk->window.close();
    }
    const auto desk = open();
    const QRect screen = desk->window.screen()->availableGeometry();
    QVERIFY2(screen.contains(desk->window.geometry().topLeft()) || screen.intersects(desk->window.geometry()),
             qPrintable(QStringLiteral("at %1, %2").arg(desk->window.x()).arg(desk->window.y())));
}

void tst_WindowMemory::goesToThePageThatWasOpenAfterTheSignIn()
{
    {
        const auto desk = open();
        QTest::keyClick(&desk->window, Qt::Key_2, Qt::ControlModifier);
        desk->window.close();
    }
    const auto desk = open();
    QCOMPARE(page(*desk), 1);
    // Who signs in later begins in the chat.
    desk->session.go(Fakes::SignIn::State::SignedOut, {});
    desk->signIn(Fakes::jettro());
    QCOMPARE(page(*desk), 0);
}

void tst_WindowMemory::opensTheChatWhereTheRoleForThePageIsGone()
{
    {
        const auto desk = open();
        QTest::keyClick(&desk->window, Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(page(*desk), 2);
        desk->window.close();
    }
    QCOMPARE(page(*open(Fakes::jettro())), 0);
}

void tst_WindowMemory::keepsAsideWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("not this kind of file") << QByteArray("\x7f"
                                                         "ELF\0\0 nothing of ours ]]\n[[[\nxx\n",
                                                         34);
    QTest::newRow("far too large") << QByteArray(300 * 1024, 'a');
}

void tst_WindowMemory::keepsAsideWhatItCannotRead()
{
    QFETCH(QByteArray, content);
    QFile file(m_file);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(content);
    file.close();
    const auto desk = open();
    QCOMPARE(page(*desk), 0);
    const QStringList aside = QDir(m_folder->path()).entryList({QStringLiteral("window.ini.*")}, QDir::Files);
    QCOMPARE(aside.size(), 1);
    QFile kept(m_folder->filePath(aside.first()));
    QVERIFY(kept.open(QFile::ReadOnly));
    QCOMPARE(kept.readAll(), content);
    QVERIFY2(desk->textOf(Names::signedInUntil).contains(aside.first()),
             qPrintable(desk->textOf(Names::signedInUntil)));
}

void tst_WindowMemory::takesNoHarmFromWrongValues()
{
    {
        QSettings wrong(m_file, QSettings::IniFormat);
        wrong.setValue(QStringLiteral("window/geometry"), QByteArray("no geometry"));
        wrong.setValue(QStringLiteral("window/page"), 77);
        wrong.setValue(QStringLiteral("admin/split"), QByteArray("\x00\x01", 2));
        wrong.setValue(QStringLiteral("columns/employeeTable"),
                       QByteArray("1:999999 -1:50 7:80 nonsense 1:2:3 :"));
    }
    const auto desk = open();
    QCOMPARE(page(*desk), 0);
    QVERIFY(desk->window.width() >= 720);
    QTest::keyClick(&desk->window, Qt::Key_3, Qt::ControlModifier);
    QTRY_COMPARE(table(*desk)->model()->rowCount(), 4);
    QVERIFY(table(*desk)->columnWidth(1) < 400);
    QVERIFY(table(*desk)->widths().isEmpty());
}

void tst_WindowMemory::dropsColumnsThatLeaveNoRoom()
{
    const auto desk = open();
    desk->window.resize(1200, 700);
    QTest::keyClick(&desk->window, Qt::Key_3, Qt::ControlModifier);
    QTRY_COMPARE(table(*desk)->model()->rowCount(), 4);
    table(*desk)->horizontalHeader()->resizeSection(0, 700);
    QCOMPARE(table(*desk)->columnWidth(0), 700);
    desk->window.resize(760, 520);
    QTRY_VERIFY(table(*desk)->columnWidth(0) < 300);
    QCOMPARE(table(*desk)->horizontalHeader()->length(), table(*desk)->viewport()->width());
    desk->window.resize(1200, 700);
    QTRY_COMPARE(table(*desk)->columnWidth(0), 700); // it was not forgotten
}

void tst_WindowMemory::sharesTheHeightAnewUntilThePersonDoes()
{
    const auto desk = open();
    desk->window.resize(900, 600);
    QTest::keyClick(&desk->window, Qt::Key_3, Qt::ControlModifier);
    QTRY_COMPARE(table(*desk)->model()->rowCount(), 4);
    auto *splitter = desk->window.findChild<QSplitter *>();
    // All four rows are seen, without a scroll bar, and so are they with the form.
    QTRY_VERIFY(!table(*desk)->verticalScrollBar()->isVisible());
    const int before = splitter->sizes().first();
    desk->admin.beginChange(0);
    QTRY_VERIFY(splitter->sizes().first() > before);
    QTRY_VERIFY(!table(*desk)->verticalScrollBar()->isVisible());
    desk->admin.cancelChange();
    QTRY_COMPARE(splitter->sizes().first(), before);
    // As a drag of the handle begins and goes on.
    Q_EMIT splitter->splitterMoved(before - 1, 1);
    const int own = before - 30;
    splitter->setSizes({own, splitter->height() - splitter->handleWidth() - own});
    QCOMPARE(splitter->sizes().first(), own);
    desk->admin.beginChange(0);
    QTest::qWait(0);
    QCOMPARE(splitter->sizes().first(), own);
}

void tst_WindowMemory::writesNothingOfWhatWasAsked()
{
    {
        const auto desk = open();
        desk->askAndAnswer(QStringLiteral("How many days off does zaphod have?"),
                           Fakes::answer(QStringLiteral("zaphod has 3 days off left."), {}));
        desk->window.close();
    }
    QFile file(m_file);
    QVERIFY(file.open(QFile::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.contains("[window]"));
    QVERIFY(!content.contains("zaphod"));
    QVERIFY(!content.contains("office"));
}

QTEST_MAIN(tst_WindowMemory)
#include "tst_windowmemory.moc"
