// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/builtin/ranking.h"
#include "agent/chatmodel.h"

#include <optional>

namespace Agent::BuiltIn {

/// Calls that one answer asks for at most.
constexpr qsizetype mostCalls = 8;

/// What to do about a question.
struct Plan
{
    enum class Kind {
        Call, ///< `calls`
        Ask, ///< `text` asks back; the rest says what for
        Say ///< `text` is the answer
    };
    Kind kind = Kind::Say;
    QString text;
    QList<ToolCall> calls;
    // Of Ask: the operation that waits for an answer, and what is known already.
    const Profile *profile = nullptr;
    QJsonObject arguments;
    QList<int> missing;
    int severalSlot = -1; ///< see Filling
    QList<QJsonValue> several;
    bool confirm = false;
    QList<const Profile *> choices; ///< "do you mean this or that?"
};

/// One earlier question of the conversation with the calls that were made for it.
struct Turn
{
    int message = 0; ///< index of the question
    QList<ToolCall> calls;
    QList<QJsonObject> results; ///< what came back, as the tool messages say it
};

/// Everything that planning looks at. Lives no longer than the request and the tools.
struct Conversation
{
    const ModelRequest &request;
    const Tools &tools;
    QDateTime now;
    const QList<Profile> &profiles; ///< of the tools
    const QSet<QString> &known;
    const QSet<QString> &verbs;
    QList<Turn> turns; ///< oldest first; the last one is the question to answer

    const Profile *profileOf(const QString &operation) const;
    Question question(int turn) const;
    QString personName() const { return request.personName; }
};

Conversation readConversation(const ModelRequest &request, const Tools &tools, const QDateTime &now);

/// The plan for the question of turn `turn`, from it and those before it. Pure: the same conversation
/// gives the same plan, so an earlier question that was asked back is simply planned again.
Plan planTurn(const Conversation &conversation, int turn, int depth = 0);

// Parts of planTurn().

/// Sentences, as ranges of tokens, without their end signs (clauses.cpp, as the next).
QList<Range> sentencesOf(const Text &text);
/// "show my bookings and cancel 42": two orders.
QList<Range> clausesOf(const Text &text, const Range &range, const QSet<QString> &verbs);
/// A plan from the question alone; empty when no operation fits well enough.
std::optional<Plan> planAlone(const Conversation &conversation, const Question &question, int turn);
/// The answer to what `pending` asked back; empty when the question is none.
std::optional<Plan> planCompletion(const Conversation &conversation, const Question &question,
                                   const Plan &pending,
                                   int turn); ///< completion.cpp
/// "and roberto?": the operation of before with something else; empty when the question is no such thing.
std::optional<Plan> planFollowUp(const Conversation &conversation, const Question &question,
                                 int turn); ///< followup.cpp
/// "Why so few?": the record of changes where a service keeps one, else that it cannot be told.
std::optional<Plan> planWhy(const Conversation &conversation, const Question &question,
                            int turn); ///< followup.cpp
/// "Can I take next Friday off?", "… last year?": asks back where the operation knows no time
/// (offers.cpp, as the next five).
std::optional<Plan> planTimeless(const Question &question, const Match &match, const Intent &intent);
/// The same for time off where no operation fits.
std::optional<Plan> planTimeOff(const Conversation &conversation, const Question &question);
/// "What is on tomorrow?": the one list that takes a time, where there is only one.
std::optional<Plan> planWhatIsOn(const Conversation &conversation, const Question &question, int turn);
/// "roberto?": asks back where just one operation tells something about a person.
std::optional<Plan> planBareName(const Conversation &conversation, const Question &question);
/// "How many does everybody have?", of an operation on one person: the list that tells the same of all.
std::optional<Plan> planTable(const Conversation &conversation, const Question &question, const Profile &one,
                              int turn);
/// "Who may see my days off?": the role that it takes, as the document says (rights.cpp).
std::optional<Plan> planRights(const Conversation &conversation, const Question &question);
/// "I am jettro", said by somebody else.
bool saysAnotherName(const Question &question);
/// Writes whoever is named as the turns before did, also where two letters are swapped (acquaintances.cpp).
void spellAsKnown(const Conversation &conversation, int turn, People &people);
/// Puts the person or people in whom "he" or "they" stand for, where that is unambiguous.
void resolvePronouns(const Conversation &conversation, Question &question, int turn); ///< followup.cpp

/// From a match to calls, or to asking back for what is missing.
Plan planMatch(const Conversation &conversation, const Question &question, const Match &match, int turn);
/// The operation most like `profile` that concerns `subject`; null when there is none.
const Profile *counterpart(const Conversation &conversation, const Profile &profile,
                           Profile::Subject subject);
Plan planCalls(const Profile &profile, const QList<QJsonObject> &arguments, int turn);
/// Asks for what is missing, or, when nothing is, for a yes.
Plan planQuestion(const Profile &profile, const Filling &filling);
/// "cancel it": what the turn before was about, into what is missing.
void fillFromBefore(const Conversation &conversation, const Question &question, int turn, Match &match);
/// "Delete it", after an article was shown: of the operations that do so, the one that this leaves nothing
/// missing of, where more is missing of the best one.
void preferKnown(const Conversation &conversation, const Question &question, const Range &range,
                 const Intent &intent, int turn, Match &best);
/// "Increase it by 2": what that makes of the number that was just read, where one was.
void addToWhatWasRead(const Conversation &conversation, const Question &question, const Range &range,
                      int turn, Match &match);

} // namespace Agent::BuiltIn
