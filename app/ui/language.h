// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QLocale>
#include <QString>

namespace Ui {

/// A language that the program speaks.
struct Language
{
    QString code; ///< "nl"
    QString name; ///< in that language: "Nederlands"
};

/// All of them, English first.
const QList<Language> &languages();

/// The one that fits best: the wanted one where the program speaks it, else the first of the system's
/// that it does, else English.
QString bestLanguage(const QString &wanted, const QLocale &system);

/// Every text from now on is in that language, Qt's own too, and dates and numbers are written as people
/// do there: as the system says where it speaks the same language, so that a country's habits stay.
///
/// Widgets that stand already keep their words: make them after this, or anew.
/// \param wanted  a code of languages(); empty, or any other: the system's
/// \param folder  where the translations are
/// \return the code of what is spoken now: English where the texts of another language cannot be read
QString applyLanguage(const QString &wanted, const QString &folder = QStringLiteral(":/translations"));

/// What applyLanguage() was called for last; English before.
Language spokenLanguage();

} // namespace Ui
