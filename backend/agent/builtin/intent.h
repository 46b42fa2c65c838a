// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/builtin/text.h"

#include <QSet>

#include <functional>

namespace Agent::BuiltIn {

/// What a sentence wants: an answer, or something done.
struct Intent
{
    enum class Asks { Anything, HowMany, When, Where, Who, Why, HowTo, YesOrNo };
    Asks asks = Asks::Anything;
    bool order = false; ///< "book …", "please cancel …", "can you change …"
    bool wish = false; ///< "I need a room", "can I book …": not an order, but near one
    bool traces = false; ///< "who saw", "when was it changed", "why": asks what was done with something
    bool tracesChanges = false; ///< … and only what was changed, not who saw it
    bool supposed = false; ///< "if I set …", "roberto wants …": speaks of a deed, and neither asks nor orders
    bool states = false; ///< "my phone is so slow": tells how something is, and asks nothing
    bool whoever = false; ///< "has anyone found keys": whether it is so, and not who
    int told
        = -1; ///< "I lost my keys", "F-31 belongs to me": the token of what is told; -1: no such sentence
    /// "my answer to S-12 is no", "feedback for 72: 3 stars": the noun of what is given with it; -1: no such
    /// sentence.
    int given = -1;
    int thing = -1; ///< "tell me a joke about …": the token of what is wanted, with something as its topic
    int possible = -1; ///< "which phones can I order": the token of what could be done with them
    int direction = 0; ///< of an order for more (1) or less (-1) of something: "add", "reduce"
    /// "bring 150 litres to …": an order whose verb does not show what is to be done: all that it takes must
    /// be said.
    bool light = false;
    bool conditional = false; ///< "… unless he has more": an order for what may not be
    bool fromOther = false; ///< "lucia needs gloves": somebody else's wish
    bool needed = false; ///< "I need a car from … to …", where all that it takes may be said
    bool reading = false; ///< "the odometer … now shows 23450": of a thing, and nobody's allowance
    bool indirect = false; ///< "could the courier come …": nothing may lack
    bool negated = false; ///< "don't book …"
    bool otherVerb = false; ///< an order for something no tool is likely to do: "sing", "translate"
    int verb = -1; ///< token of the verb of an order or wish; -1: none
    QString verbStem;
    QSet<QString> deeds; ///< senses of that verb that change something ("=reserve")
    bool readVerb = false; ///< the verb (also) asks to see something: "show", "find"
};

/// \param first, last  the tokens of the sentence
/// \param verbs  stems of the verbs that the tools use for what they do
Intent readIntent(const Text &text, int first, int last, const QSet<QString> &verbs);

// Parts of readIntent(), on what a sentence asks for (asking.cpp).

/// Over "please", "hello", "and so", … \return  the first token behind them, `last` at most
int skipFillers(const Text &text, int i, int last);
/// Over "I was wondering", "quick question:": to the word that asks, where nothing before it says anything.
int skipPreamble(const Text &text, int start, int last);
Intent::Asks readAsks(const Text &text, int first, int last);

// What a verb asks to be done (deeds.cpp).

/// Reads what the verb at token `at` asks for into deeds and readVerb.
void readDeeds(const Text &text, int at, int last, const QSet<QString> &verbs, Intent &intent);
/// "add two days", "increase it by 2": 1 more or -1 less of something that is counted; else 0.
int readDirection(const Text &text, int at, int last);

// On how an order is put (requests.cpp).

/// What the words before an order's verb say.
struct Request
{
    bool wish = false; ///< "can I …"
    bool negated = false; ///< "do not …"
    bool refusedWish = false; ///< "I do not want to …": whatever follows is not wanted
};
/// Over "could you", "I would like to", "help me", … \return  where the verb stands; -1: no order begins here
int skipRequest(const Text &text, int i, int last, Request &request);

/// "bring", "get", "put": does one thing or another.
bool isLightVerb(const QString &word);
/// "have the crane lift …": the token of "lift"; -1: no such order. \param at  of "have"
int causedVerb(const Text &text, int at, int last);
/// "Could the courier come …": the token of "come"; -1: no such question.
int indirectVerb(const Text &text, int first, int last);
/// "Loan 55 needs to be extended": the token of "extended"; -1: no such sentence.
int neededVerb(const Text &text, int first, int last);
/// "Can order 5 be moved to …": the token of "moved"; -1: no such question.
int passiveVerb(const Text &text, int first, int last);
/// "tow the boat", "groom my dog": a verb that no list knows, by what follows it. \param at  where it stands
bool isUnlistedVerb(const Text &text, int at, int last);
/// "I need the handbook translated by Friday", "roberto needs his days off set to 12".
bool needsDone(const Text &text, int first, int last);
/// "The lamps are not working."
bool saysFault(const Text &text, int first, int last);
/// "ask mentor 5 for an appointment". \param at  of "ask"
bool asksFor(const Text &text, int at, int last);
/// "send me an email when there is a warning". \param at  of "send"
bool asksForNews(const Text &text, int at, int last);
/// "Roberto does not want the newsletter any more."
bool isNoLongerWanted(const Text &text, int first, int last);
/// "The odometer of KX-901-T now shows 23450": what is to be taken down, and near an order.
bool saysReading(const Text &text, int first, int last);
/// "Supplier 7 has a new phone number: 010-1234567."
bool saysNew(const Text &text, int first, int last);
/// "let the crew know". \param at  of "let"
bool letsKnow(const Text &text, int at, int last);

// On what it tells (told.cpp).

/// What was done with something, who did it, when and why: what a record tells.
void readTraces(const Text &text, int first, int last, Intent &intent);
/// "looked", "seen", "change": what a record tells of, in any form.
bool isTraceVerb(const QString &word);
/// Whether it asks for somebody: "who", "has anyone".
bool saysWho(const Text &text);
/// An order for something no tool is likely to do: "sing a song". \param at  its verb
bool isOtherDeed(const Text &text, int at, int last);
/// "… if he worked on Saturday", "… as soon as she is back": an order for another day.
bool saysCondition(const Text &text, int first, int last);
/// "I am looking for a desk": asks to see some.
bool saysLooking(const Text &text, int first, int last);
/// "What a day that was!"
bool exclaims(const Text &text, int first, int last);
/// "My phone is so slow."
bool isStatement(const Text &text, int first, int last);
/// "tell me a joke about …": the token of the joke; -1: no such thing.
int readThing(const Text &text, int first, int last);
/// "Which phones can I order?": the token of the verb; -1: no such question.
int readPossible(const Text &text, int first, int last);
/// "I have lost my keys", "my badge is gone", "F-31 belongs to me": the token of what is told; -1: no such
/// sentence.
int readTold(const Text &text, int first, int last);
/// "My answer to S-12 is no", "feedback for 72: 3 stars": the token of the noun; -1: no such sentence.
int readGiven(const Text &text, int first, int last);
/// "tell jettro that …": a message to somebody.
bool tellsSomebody(const Text &text, int at, int last);
/// "roberto said", "the letter reads": somebody else speaks.
bool othersSpeak(const Text &text, int first, int last);
/// "What happens if I set …", "did roberto ask to set …", "roberto wants 12 days off".
/// \param isDeed  whether a token is a verb that changes something
bool isSupposed(const Text &text, int first, int last, const Intent &intent,
                const std::function<bool(int)> &isDeed);

} // namespace Agent::BuiltIn
