// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language.h"

#include <QCoreApplication>
#include <QTranslator>

#include <memory>
#include <vector>

/// The resources stand in a static library: without this call the linker leaves them out.
static void initTranslationResources()
{
    Q_INIT_RESOURCE(translations);
}

namespace Ui {

namespace {

const QString english = QStringLiteral("en");

/// What is installed in the application. A translator must live as long as it is.
std::vector<std::unique_ptr<QTranslator>> &installed()
{
    static std::vector<std::unique_ptr<QTranslator>> translators;
    return translators;
}

bool install(const QString &file)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(file) || !QCoreApplication::installTranslator(translator.get()))
        return false;
    installed().push_back(std::move(translator));
    return true;
}

QString codeOf(const QLocale &locale)
{
    return locale.name().section(u'_', 0, 0);
}

} // namespace

const QList<Language> &languages()
{
    static const QList<Language> all {
        {english, QStringLiteral("English")},
        {QStringLiteral("de"), QStringLiteral("Deutsch")},
        {QStringLiteral("nl"), QStringLiteral("Nederlands")},
    };
    return all;
}

QString bestLanguage(const QString &wanted, const QLocale &system)
{
    QStringList candidates {wanted};
    for (const QString &tag : system.uiLanguages()) // "nl-BE", "nl", "de-DE"
        candidates.append(tag.section(u'-', 0, 0));
    for (const QString &candidate : std::as_const(candidates)) {
        for (const Language &language : languages()) {
            if (language.code == candidate)
                return candidate;
        }
    }
    return english;
}

QString applyLanguage(const QString &wanted, const QString &folder)
{
    initTranslationResources();
    const QLocale system = QLocale::system();
    const QString code = bestLanguage(wanted, system);
    installed().clear(); // a translator that goes takes itself out
    install(QStringLiteral("%1/qtbase_%2.qm").arg(folder, code));
    // The sources are English: only another language cannot be spoken without its file.
    if (!install(QStringLiteral("%1/secure-agent_%2.qm").arg(folder, code)) && code != english)
        return applyLanguage(english, folder);
    // A system without a language ("C") is English in the program's eyes.
    const bool sameLanguage = codeOf(system) == code || (system.language() == QLocale::C && code == english);
    QLocale::setDefault(sameLanguage ? system : QLocale(code));
    return code;
}

Language spokenLanguage()
{
    const QString code = codeOf(QLocale());
    for (const Language &language : languages()) {
        if (language.code == code)
            return language;
    }
    return languages().first();
}

} // namespace Ui
