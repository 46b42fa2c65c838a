// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <initializer_list>

namespace Agent::BuiltIn {

// What is known of English words, apart from synonyms (thesaurus.h). Words are in lower case.
// None of it knows a service: it is what any reader of English brings along.

/// How words are listed that one rule looks for: where it stands. Lists that several rules share are below.
bool oneOf(const QString &word, std::initializer_list<const char *> list);

/// Pronouns, articles, prepositions, auxiliaries, courtesy: never a name, and says nothing about the topic.
bool isFunctionWord(const QString &word);
/// "show", "tell", "know", "information": asks for anything at all.
bool isGenericWord(const QString &word);
/// "bother", "idea", "wonder": carries a conversation, and says little of what it is about, unless a tool
/// knows it.
bool isChatter(const QString &word);
/// "two", "twenty", "dozen".
bool isNumberWord(const QString &word);
/// "today", "friday", "march", "week".
bool isTimeWord(const QString &word);
/// "everyone", "staff", "team": more people than can be named.
bool isGroupWord(const QString &word);
/// "boss", "colleague", "wife": a person seen from the one who asks.
bool isRelationWord(const QString &word);
/// "person", "employee", "user": what an argument that names a person is called.
bool isPersonNoun(const QString &word);
/// Any word of the lists here, or of the common words: not likely a name.
/// \param stem  of `word`; empty: only the word itself is looked up
bool isEnglishWord(const QString &word, const QString &stem = QString());

/// Function words, generic words and words of time, in no order.
const QStringList &plainWords();
/// The common words (commonwords.cpp).
const QStringList &everydayWords();

/// How much a word says about the topic: 0 nothing, 1 all that one word can.
double wordWeight(const QString &word);

/// "what's" gives "what is", "dont" gives "do not"; empty when it is no such word.
QStringList contraction(const QString &word);

/// Nearly four thousand everyday words, separated by blanks (commonwords.cpp).
const char *commonWords();

} // namespace Agent::BuiltIn
