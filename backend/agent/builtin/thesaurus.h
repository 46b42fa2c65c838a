// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace Agent::BuiltIn {

/// What doing a word asks for, when it is a verb.
enum class Action { None, Read, Write };

/// A small thesaurus of general English: words and expressions of up to four words that mean about the
/// same. Its table stands in synonyms.cpp; it is about English, not about any service.
class Thesaurus
{
public:
    static const Thesaurus &english();

    /// The longest entry that begins at `position` of `stems`: its length in words, 0 when there is none,
    /// and the senses that it may have.
    struct Entry
    {
        int length = 0;
        QStringList senses; ///< keys such as "=cancel"
    };
    Entry entryAt(const QStringList &stems, int position) const;
    QStringList senses(const QString &stem) const;
    bool contains(const QString &stem) const { return m_entries.contains(stem); }
    Action action(const QString &sense) const { return m_actions.value(sense, Action::None); }
    /// The one-word entries of a sense, as written in the table.
    QStringList wordsOf(const QString &sense) const { return m_words.value(sense); }

private:
    Thesaurus();

    QHash<QString, QStringList> m_entries; ///< stems joined by blanks → senses
    QSet<QString> m_beginnings; ///< first stems of entries of several words
    QHash<QString, Action> m_actions;
    QHash<QString, QStringList> m_words;
};

/// One line of the table.
struct Synonyms
{
    const char *sense;
    Action action;
    const char *entries; ///< separated by ", "
};
QList<Synonyms> synonyms();
QList<Synonyms> things(); ///< the rest of it (things.cpp)

} // namespace Agent::BuiltIn
