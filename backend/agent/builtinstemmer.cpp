// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtinstemmer.h"

#include <libstemmer.h>

#include <algorithm>

namespace Agent::BuiltIn {

Stemmer::Stemmer() : m_stemmer(sb_stemmer_new("english", "UTF_8"))
{
}

Stemmer::~Stemmer() = default;

void Stemmer::Deleter::operator()(sb_stemmer *stemmer) const
{
    sb_stemmer_delete(stemmer);
}

QString Stemmer::stem(const QString &word) const
{
    constexpr qsizetype longest = 40;
    const bool plain = std::all_of(word.begin(), word.end(), [](QChar c) { return c >= u'a' && c <= u'z'; });
    if (!m_stemmer || word.size() < 3 || word.size() > longest || !plain)
        return word;
    const QByteArray bytes = word.toLatin1();
    const sb_symbol *stemmed = sb_stemmer_stem(
        m_stemmer.get(), reinterpret_cast<const sb_symbol *>(bytes.constData()), int(bytes.size()));
    if (!stemmed) // out of memory
        return word;
    return QString::fromLatin1(reinterpret_cast<const char *>(stemmed), sb_stemmer_length(m_stemmer.get()));
}

} // namespace Agent::BuiltIn
