// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList translations; ///< several where the number counts
    bool counts = false; ///< has a form for each number
    QString type; ///< "unfinished", "vanished", …
};

QList<Message> messagesOf(const QString &file)
{
    QFile ts(file);
    if (!ts.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file));
    QXmlStreamReader xml(&ts);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QString name = xml.name().toString();
        if (name == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (name == QLatin1String("message")) {
            messages.append({context, {}, {}, xml.attributes().hasAttribute(QLatin1String("numerus")), {}});
        } else if (name == QLatin1String("source")) {
            messages.last().source = xml.readElementText();
        } else if (name == QLatin1String("translation")) {
            messages.last().type = xml.attributes().value(QLatin1String("type")).toString();
            if (!messages.last().counts)
                messages.last().translations.append(xml.readElementText());
        } else if (name == QLatin1String("numerusform")) {
            messages.last().translations.append(xml.readElementText());
        }
    }
    if (xml.hasError())
        qFatal("%s: %s", qPrintable(file), qPrintable(xml.errorString()));
    return messages;
}

/// "%1", "%2", …, each once.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression placeholder(QStringLiteral("%L?\\d"));
    QStringList found;
    for (auto all = placeholder.globalMatch(text); all.hasNext();)
        found.append(all.next().captured());
    found.removeDuplicates();
    found.sort();
    return found;
}

QString folder()
{
    return qEnvironmentVariable("SECUREAGENT_TRANSLATIONS");
}

} // namespace

class tst_Language : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void leavesNothingUntranslated_data();
    void leavesNothingUntranslated();
    void keepsThePlaceholders_data() { leavesNothingUntranslated_data(); }
    void keepsThePlaceholders();
    void knowsEveryTextOfTheSources_data() { leavesNothingUntranslated_data(); }
    void knowsEveryTextOfTheSources();
    void takesTheBestLanguage_data();
    void takesTheBestLanguage();
    void speaksIt();
    void countsByTheRulesOfTheLanguage_data();
    void countsByTheRulesOfTheLanguage();
    void speaksQtsOwnTextsToo();
    void writesDatesAndNumbersAsPeopleDoThere();
    void speaksEnglishWhereTheTextsAreBroken_data();
    void speaksEnglishWhereTheTextsAreBroken();
};

void tst_Language::initTestCase()
{
    if (folder().isEmpty())
        QSKIP("CTest tells where the translations are (SECUREAGENT_TRANSLATIONS)");
}

void tst_Language::cleanup()
{
    Ui::applyLanguage(QStringLiteral("en"));
}

void tst_Language::leavesNothingUntranslated_data()
{
    QTest::addColumn<QString>("code");
    for (const Ui::Language &language : Ui::languages())
        QTest::newRow(qPrintable(language.code)) << language.code;
}

void tst_Language::leavesNothingUntranslated()
{
    QFETCH(QString, code);
    const QList<Message> messages = messagesOf(folder() + QStringLiteral("/secure-agent_%1.ts").arg(code));
    QVERIFY(!messages.isEmpty());
    QStringList wrong;
    for (const Message &message : messages) {
        bool empty = message.translations.isEmpty();
        for (const QString &translation : message.translations)
            empty = empty || translation.trimmed().isEmpty();
        if (empty || !message.type.isEmpty())
            wrong.append(message.context + QStringLiteral(": ") + message.source);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void tst_Language::keepsThePlaceholders()
{
    QFETCH(QString, code);
    const QList<Message> messages = messagesOf(folder() + QStringLiteral("/secure-agent_%1.ts").arg(code));
    QStringList wrong;
    for (const Message &message : messages) {
        for (const QString &translation : message.translations) {
            if (placeholders(translation) != placeholders(message.source)
                || (!message.counts && translation.contains(QLatin1String("%n"))))
                wrong.append(message.source + QStringLiteral(" → ") + translation);
        }
        if (message.counts && message.source.contains(QLatin1String("%Ln"))
            && !message.translations.value(1).contains(QLatin1String("%Ln")))
            wrong.append(message.source + QStringLiteral(" without its number"));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void tst_Language::knowsEveryTextOfTheSources()
{
    QFETCH(QString, code);
    QTemporaryDir work;
    const QString name = QStringLiteral("/secure-agent_%1.ts").arg(code);
    const QString copy = work.path() + name;
    QVERIFY(QFile::copy(folder() + name, copy));
    QFile(copy).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QStringList arguments {QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"),
                           QStringLiteral("-no-obsolete")};
    if (code == QLatin1String("en"))
        arguments.append(QStringLiteral("-pluralonly"));
    arguments += {qEnvironmentVariable("SECUREAGENT_APP"), QStringLiteral("-ts"), copy};
    QProcess lupdate;
    lupdate.start(qEnvironmentVariable("SECUREAGENT_LUPDATE"), arguments);
    QVERIFY2(lupdate.waitForFinished(60000), qPrintable(lupdate.errorString()));
    QCOMPARE(lupdate.exitCode(), 0);
    QStringList missing;
    const QList<Message> now = messagesOf(copy);
    for (const Message &message : now)
        if (message.type == QLatin1String("unfinished"))
            missing.append(message.context + QStringLiteral(": ") + message.source);
    QVERIFY2(missing.isEmpty(),
             qPrintable(QStringLiteral("./dev translations, then translate:\n") + missing.join(u'\n')));
    QCOMPARE(now.size(), messagesOf(folder() + name).size()); // and nothing that is gone from the sources
}

void tst_Language::takesTheBestLanguage_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QLocale>("system");
    QTest::addColumn<QString>("code");
    const QLocale belgian(QLocale::Dutch, QLocale::Belgium);
    QTest::newRow("the system's") << QString() << belgian << "nl";
    QTest::newRow("wanted before the system's") << "de" << belgian << "de";
    QTest::newRow("English is one of them") << "en" << belgian << "en";
    QTest::newRow("one that is not spoken") << "tlh" << belgian << "nl";
    QTest::newRow("a system's that is not spoken") << QString() << QLocale(QLocale::Finnish) << "en";
    QTest::newRow("no system's") << QString() << QLocale::c() << "en";
}

void tst_Language::takesTheBestLanguage()
{
    QFETCH(QString, wanted);
    QFETCH(QLocale, system);
    QTEST(Ui::bestLanguage(wanted, system), "code");
}

void tst_Language::speaksIt()
{
    const auto chat = [] { return QCoreApplication::translate("Ui::TopBar", "My data"); };
    QCOMPARE(Ui::applyLanguage(QStringLiteral("nl")), QStringLiteral("nl"));
    QCOMPARE(chat(), QStringLiteral("Mijn gegevens"));
    QCOMPARE(Ui::applyLanguage(QStringLiteral("de")), QStringLiteral("de"));
    QCOMPARE(chat(), QStringLiteral("Meine Daten"));
    QCOMPARE(Ui::applyLanguage(QStringLiteral("en")), QStringLiteral("en"));
    QCOMPARE(chat(), QStringLiteral("My data"));
}

void tst_Language::countsByTheRulesOfTheLanguage_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("text");
    QTest::newRow("en, none") << "en" << 0 << "0 people";
    QTest::newRow("en, one") << "en" << 1 << "1 person";
    QTest::newRow("en, many") << "en" << 1200 << "1,200 people";
    QTest::newRow("nl, one") << "nl" << 1 << "1 persoon";
    QTest::newRow("nl, many") << "nl" << 1200 << "1.200 personen";
    QTest::newRow("de, one") << "de" << 1 << "1 Person";
    QTest::newRow("de, many") << "de" << 1200 << "1.200 Personen";
}

void tst_Language::countsByTheRulesOfTheLanguage()
{
    QFETCH(QString, code);
    QFETCH(int, count);
    Ui::applyLanguage(code);
    QLocale::setDefault(QLocale(code));
    QTEST(QCoreApplication::translate("Ui::EmployeesPanel", "%Ln people", nullptr, count), "text");
}

void tst_Language::speaksQtsOwnTextsToo()
{
    if (!QFile::exists(QStringLiteral(":/translations/qtbase_de.qm")))
        QSKIP("Qt's translations were not installed where this was built");
    Ui::applyLanguage(QStringLiteral("de"));
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Abbrechen"));
}

void tst_Language::writesDatesAndNumbersAsPeopleDoThere()
{
    Ui::applyLanguage(QStringLiteral("de"));
    QCOMPARE(QLocale().toString(1234.5, 'f', 1), QStringLiteral("1.234,5"));
    QCOMPARE(QLocale().toString(QDate(2026, 3, 9), QStringLiteral("MMMM")), QStringLiteral("März"));
    Ui::applyLanguage(QStringLiteral("en"));
    QCOMPARE(QLocale().toString(QDate(2026, 3, 9), QStringLiteral("MMMM")), QStringLiteral("March"));
}

void tst_Language::speaksEnglishWhereTheTextsAreBroken_data()
{
    QTest::addColumn<QByteArray>("file");
    QFile good(QStringLiteral(":/translations/secure-agent_de.qm"));
    Ui::applyLanguage(QStringLiteral("de")); // the resources are there now
    QVERIFY(good.open(QFile::ReadOnly));
    const QByteArray all = good.readAll();
    QTest::newRow("nothing in it") << QByteArray();
    QTest::newRow("something else") << QByteArray("<h1>It works!</h1>");
    QTest::newRow("its first half") << all.left(all.size() / 2);
    QTest::newRow("noise behind its beginning") << all.left(16) + QByteArray(5000, '\xA7');
}

void tst_Language::speaksEnglishWhereTheTextsAreBroken()
{
    QFETCH(QByteArray, file);
    QTemporaryDir folder;
    QFile broken(folder.filePath(QStringLiteral("secure-agent_de.qm")));
    QVERIFY(broken.open(QFile::WriteOnly));
    broken.write(file);
    broken.close();
    QCOMPARE(Ui::applyLanguage(QStringLiteral("de"), folder.path()), QStringLiteral("en"));
    QCOMPARE(Ui::spokenLanguage().code, QStringLiteral("en"));
    QCOMPARE(QCoreApplication::translate("Ui::SignInPage", "Open the sign-in page"),
             QStringLiteral("Open the sign-in page"));
    QCOMPARE(Ui::applyLanguage(QStringLiteral("de")), QStringLiteral("de")); // the program's own are whole
}

QTEST_GUILESS_MAIN(tst_Language)
#include "tst_language.moc"
