// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/stemmer.h"

#include <QHash>

#include <libstemmer.h>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

/// Past forms that no ending shows, of verbs that services speak of. Those with a meaning of their own
/// ("left", "taken", "paid") are not here.
QString plainVerb(const QString &word)
{
    static const QHash<QString, QString> verbs {{QStringLiteral("sent"), QStringLiteral("send")},
                                                {QStringLiteral("bought"), QStringLiteral("buy")},
                                                {QStringLiteral("spent"), QStringLiteral("spend")},
                                                {QStringLiteral("sold"), QStringLiteral("sell")},
                                                {QStringLiteral("wrote"), QStringLiteral("write")},
                                                {QStringLiteral("written"), QStringLiteral("write")},
                                                {QStringLiteral("drove"), QStringLiteral("drive")},
                                                {QStringLiteral("driven"), QStringLiteral("drive")},
                                                {QStringLiteral("chose"), QStringLiteral("choose")},
                                                {QStringLiteral("chosen"), QStringLiteral("choose")},
                                                {QStringLiteral("taught"), QStringLiteral("teach")},
                                                {QStringLiteral("held"), QStringLiteral("hold")},
                                                {QStringLiteral("kept"), QStringLiteral("keep")},
                                                {QStringLiteral("flew"), QStringLiteral("fly")},
                                                {QStringLiteral("flown"), QStringLiteral("fly")},
                                                {QStringLiteral("brought"), QStringLiteral("bring")},
                                                {QStringLiteral("ate"), QStringLiteral("eat")},
                                                {QStringLiteral("eaten"), QStringLiteral("eat")},
                                                {QStringLiteral("lost"), QStringLiteral("lose")},
                                                {QStringLiteral("ran"), QStringLiteral("run")},
                                                {QStringLiteral("won"), QStringLiteral("win")},
                                                {QStringLiteral("rode"), QStringLiteral("ride")}};
    return verbs.value(word, word);
}

} // namespace

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
    const QByteArray bytes = plainVerb(word).toLatin1();
    const sb_symbol *stemmed = sb_stemmer_stem(
        m_stemmer.get(), reinterpret_cast<const sb_symbol *>(bytes.constData()), int(bytes.size()));
    if (!stemmed) // out of memory
        return word;
    return QString::fromLatin1(reinterpret_cast<const char *>(stemmed), sb_stemmer_length(m_stemmer.get()));
}

} // namespace Agent::BuiltIn
