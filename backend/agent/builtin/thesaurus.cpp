// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/thesaurus.h"

#include "agent/builtin/stemmer.h"

namespace Agent::BuiltIn {

namespace {
constexpr int longestEntry = 4; // words
}

Thesaurus::Thesaurus()
{
    const Stemmer stemmer;
    for (const Synonyms &line : synonyms() + things()) {
        const QString sense = QLatin1Char('=') + QLatin1String(line.sense);
        Q_ASSERT(m_actions.value(sense, line.action) == line.action);
        m_actions.insert(sense, line.action);
        for (const QString &entry : QString::fromUtf8(line.entries).split(QStringLiteral(", "))) {
            QStringList stems;
            for (const QString &word : entry.split(u' '))
                stems.append(stemmer.stem(word));
            QStringList &senses = m_entries[stems.join(u' ')];
            if (!senses.contains(sense))
                senses.append(sense);
            if (stems.size() > 1)
                m_beginnings.insert(stems.first());
            else
                m_words[sense].append(entry);
        }
    }
}

const Thesaurus &Thesaurus::english()
{
    static const Thesaurus thesaurus;
    return thesaurus;
}

Thesaurus::Entry Thesaurus::entryAt(const QStringList &stems, int position) const
{
    const int available = qMin(longestEntry, int(stems.size()) - position);
    for (int length = m_beginnings.contains(stems[position]) ? available : qMin(1, available); length > 0;
         --length) {
        const auto found = m_entries.constFind(stems.mid(position, length).join(u' '));
        if (found != m_entries.constEnd())
            return {length, *found};
    }
    return {};
}

QStringList Thesaurus::senses(const QString &stem) const
{
    return m_entries.value(stem);
}

} // namespace Agent::BuiltIn
