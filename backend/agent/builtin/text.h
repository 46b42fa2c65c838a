// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/builtin/stemmer.h"

#include <QList>
#include <QString>

namespace Agent::BuiltIn {

/// One word, number or sign of a question.
struct Token
{
    enum class Kind {
        Word,
        Number, ///< digits, with separators: "12", "12,50"
        Mixed, ///< letters and digits, as ids are: "A12", "INC-123", "#42"
        Date, ///< "2026-03-12", "12/3/2026", with or without a time after a T
        Clock, ///< "10:30"
        Quoted, ///< the text between quotation marks, without them
        Email,
        Url,
        Uuid,
        Sign, ///< "?", ",", "€"
    };
    Kind kind = Kind::Word;
    QString text; ///< as typed
    QString word; ///< in lower case, without a possessive 's
    QString stem; ///< of `word`; the same as `word` where it is no English word
    int begin = 0; ///< position in Text::plain
    int end = 0;
    int sentence = 0;
    bool possessive = false; ///< "roberto's"
    bool capital = false; ///< begins with a capital letter
    bool first = false; ///< the first word of its sentence

    bool is(const char *lowerCase) const { return word == QLatin1String(lowerCase); }
    bool isSign(QChar sign) const { return kind == Kind::Sign && text == sign; }
};

/// A question, cleaned and cut into tokens.
struct Text
{
    QString plain; ///< without control and invisible characters, with plain quotation marks
    QList<Token> tokens;
    int sentences = 0;

    /// The text as typed from token `first` up to and not including token `last`.
    QString between(int first, int last) const;
    /// Whether most words begin with a capital letter, so that a capital says nothing.
    bool capitalised = false;
};

/// Reads at most the first and the last 2,000 characters and 800 tokens: what people ask is
/// shorter, and the time stays bounded whatever is pasted. Never fails.
Text readText(const QString &raw, const Stemmer &stemmer);

/// Takes ", it is urgent" and the like off the end, which says nothing of what is asked (clauses.cpp).
void dropClosing(Text &text);

/// Puts a question mark behind ", is that right" and the like, where there is none (clauses.cpp).
void markTag(Text &text);

/// For each token, the number of its clause: "I forgot to write it down, | what was the number | and who …"
/// (clauses.cpp).
QList<int> clauseNumbers(const QList<Token> &tokens);

/// The words of an identifier: "daysOff_for2" gives "days off for 2".
QString identifierWords(const QString &identifier);

} // namespace Agent::BuiltIn
