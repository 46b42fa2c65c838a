// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/builtin/text.h"
#include "agent/builtin/values.h"

#include <QList>
#include <QSet>

namespace Agent::BuiltIn {

/// Somebody (or something) who seems to be named in a question.
struct Mention
{
    QString name; ///< as typed
    int begin = 0; ///< first token
    int end = 0; ///< one past the last token
    enum class Certainty {
        Loose, ///< an unknown word
        Likely, ///< "for X", "of X", "about X"
        Certain, ///< "X's …", "does X have", "colleague X"
    };
    Certainty certainty = Certainty::Loose;
    bool place = false; ///< "in Utrecht", "a trip to Portugal": rather where than who
};

/// Who a question is about.
struct People
{
    enum class Pronoun { None, One, Several };
    QList<Mention> others;
    QList<int> selfNames; ///< tokens that name the one who asks
    QList<int> selfWords; ///< those, "my" and the like, where the one who asks is meant for certain
    bool self = false; ///< "I", "my", or the name of the one who asks
    bool selfCertain = false; ///< "my …", "do I have"; not only "can I see"
    bool selfAsWell = false; ///< "me and roberto": both are meant
    bool group = false; ///< "everyone", "my team"
    QList<int> pronouns; ///< tokens "he", "they", also where somebody is named
    QList<int> denied; ///< tokens that name who is not meant: "not him", "instead of roberto"
    bool anybody = false; ///< "has roberto looked anyone up": whomever it was done to
    bool unnamed = false; ///< "my boss", "a colleague": somebody without a name
    Pronoun pronoun = Pronoun::None; ///< "he", "they": somebody from before
};

/// \param known     stems of words that the tools' own texts use: these are no names
/// \param points    stems and synonyms of what the tools are for
/// \param values    dates, numbers and quotes that are taken already
/// \param personName  the one who asks
People readPeople(const Text &text, const QList<Value> &values, const QSet<QString> &known,
                  const QSet<QString> &points, const QString &personName);

// Parts of readPeople().

/// "has", "takes", "needs": what somebody does with what is asked about (asides.cpp, as the next two).
bool isPossession(const QString &word);
/// "and", "or", a comma.
bool isCoordinator(const Token &token);
/// "I forgot to write it down, what does roberto have?", "roberto is ill, how many do I have?": whoever is in
/// a clause that speaks of something else is not asked about, where the other clause names somebody itself.
void leaveAsides(const QList<Token> &tokens, const QSet<QString> &known, const QSet<QString> &points,
                 QList<int> &self, QList<Mention> &mentions);
/// The one who asks; gives the tokens where that one is meant for certain (pronouns.cpp, as the next).
QList<int> readSelf(const QList<Token> &tokens, People &people);
/// Others without a name: "he", "everybody", "a colleague".
void readOthers(const QList<Token> &tokens, People &people);
/// "does my boss have more than me?", "… have I and my colleague?": one's own is no answer to that alone, so
/// that nobody is left but who has no name (pronouns.cpp).
void leaveCompared(const QList<Token> &tokens, QList<int> &self, People &people);
/// Where somebody is named who is not meant: "johndoe, not roberto" (told.cpp).
QList<int> readDenied(const QList<Token> &tokens);

/// "my colleague roberto told me to ask how many days off I have": who only speaks is nobody asked about,
/// where that is the one who asks. \return  the tokens of their names (asides.cpp)
QList<int> leaveSpeakers(const QList<Token> &tokens, const QList<int> &self, QList<Mention> &mentions);

/// "johndoes leave": whether a name that ends in s, right before what somebody has, is one without an
/// apostrophe.
bool lacksApostrophe(const QString &name);

/// "curiosity", "knackered": a word whose ending is of English words rather than of names. Lower case.
bool endsAsNoName(const QString &word);

/// "john", "lena": one of the short first names that a slip of the pen would make of another word. Lower
/// case.
bool isShortFirstName(const QString &word);

/// Whether `name` is the one who asks, whatever the case or the dots and blanks in it.
bool isSamePerson(const QString &name, const QString &personName);

} // namespace Agent::BuiltIn
