// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/plan.h"

#include "agent/builtin/smalltalk.h"
#include "agent/builtin/wording.h"
#include "agent/builtin/words.h"

#include <QJsonDocument>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

constexpr int deepestRecall = 6; // earlier questions planned again
constexpr double clearPoint = 0.3; // an operation must be meant, not only mentioned
constexpr double sameScore = 0.012;

bool isGood(const Match &match)
{
    if (match.obstacle != Match::Obstacle::None || match.score < enoughToCall)
        return false;
    // "When are my books due?" names nothing of "my loans" but what comes back.
    constexpr double clearLead = 0.1;
    const bool ahead = match.profile->subject == Profile::Subject::Anything && !match.profile->changes
        && match.asked && match.lead >= clearLead && match.coverage >= 0.6 && match.point >= 0.15;
    return match.point >= clearPoint || (match.point >= 0.15 && match.coverage >= 0.85) || ahead
        || (match.profile->subject == Profile::Subject::Caller && !match.profile->answersWho
            && match.coverage >= 0.6);
}

struct Choice
{
    Match match;
    Match second;
    Match blocked; ///< the best one with an obstacle
    Intent intent;
};

/// "Which certificates do I have?" goes to the operation on one's own, where there is one, and not to
/// the one for anybody with the own name in it.
void preferOwn(const Conversation &conversation, const Question &question, const QList<Match> &matches,
               Choice &choice)
{
    constexpr double farthest = 0.35;
    if (!choice.match.profile || choice.match.profile->subject != Profile::Subject::Named
        || !question.people.others.isEmpty() || !question.people.self)
        return;
    const Profile *own = counterpart(conversation, *choice.match.profile, Profile::Subject::Caller);
    for (const Match &match : matches) {
        if (own && match.profile == own && match.obstacle == Match::Obstacle::None
            && match.score > choice.match.score - farthest) {
            choice.match = match;
            choice.second = {};
            return;
        }
    }
}

/// "Which animals do you have?" goes to the list of all rather than to the one for which an animal is
/// missing; and what is hardly meant makes way for what is.
void preferWhole(const QList<Match> &matches, Choice &choice)
{
    constexpr double farthest = 0.15;
    constexpr double near = 0.05;
    const Profile *best = choice.match.profile;
    if (!best || best->changes)
        return;
    const bool partly = best->subject == Profile::Subject::Anything && choice.match.filling.filled.isEmpty()
        && !choice.match.filling.missing.isEmpty();
    for (const Match &match : matches) {
        const bool fits = match.profile != best && match.obstacle == Match::Obstacle::None
            && !match.profile->changes && isGood(match) && match.filling.missing.isEmpty();
        const bool whole = partly && match.profile->subject == Profile::Subject::Anything
            && match.score > choice.match.score - farthest;
        const bool meant = !isGood(choice.match) && match.score > choice.match.score - near;
        if (!fits || (!whole && !meant))
            continue;
        choice.match = match;
        choice.second = {};
        return;
    }
}

Choice choose(const Conversation &conversation, const Question &question, const Range &range)
{
    Choice choice;
    choice.intent = readIntent(question.text, range.first, range.last, conversation.verbs);
    if (choice.intent.negated)
        return choice;
    const QList<Match> matches = rankOperations(conversation.profiles, question, range, choice.intent);
    // "Reserve a car" is no question for what is reserved, where a car can be reserved.
    const bool ordered = choice.intent.order && !choice.intent.readVerb
        && std::any_of(matches.begin(), matches.end(), [](const Match &match) {
                             return match.profile->changes && match.obstacle != Match::Obstacle::NotAsked
                                 && match.point >= clearPoint;
                         });
    for (const Match &match : matches) {
        if (ordered && !match.profile->changes)
            continue;
        if (match.obstacle != Match::Obstacle::None) {
            if (match.score > choice.blocked.score && match.point >= clearPoint)
                choice.blocked = match;
        } else if (!choice.match.profile) {
            choice.match = match;
        } else if (!choice.second.profile) {
            choice.second = match;
        }
    }
    preferOwn(conversation, question, matches, choice);
    preferWhole(matches, choice);
    return choice;
}

bool isTie(const Choice &choice)
{
    return choice.second.profile && isGood(choice.second)
        && choice.match.score - choice.second.score < sameScore
        && choice.match.filling.filled.size() == choice.second.filling.filled.size()
        && choice.match.filling.missing.isEmpty() == choice.second.filling.missing.isEmpty()
        && choice.match.profile->changes == choice.second.profile->changes;
}

/// Why the best operation is not called, in words; empty when it is too far off to speak of.
std::optional<Plan> planRefusal(const Conversation &conversation, const Question &question,
                                const Choice &choice, int turn)
{
    const Match &blocked = choice.blocked;
    if (!blocked.profile || blocked.score < enoughToCall - 0.05
        || blocked.obstacle != Match::Obstacle::WrongPerson)
        return std::nullopt;
    Plan plan;
    const People &people = question.people;
    if (people.group || choice.intent.asks == Intent::Asks::Who) {
        const bool deed = choice.intent.order && !choice.intent.readVerb; // "reset everybody …"
        const std::optional<Plan> table
            = deed ? std::nullopt : planTable(conversation, question, *blocked.profile, turn);
        if (table)
            return table;
        plan.text = groupRefusal(deed || blocked.profile->changes);
        return plan;
    }
    if (!people.others.isEmpty()) {
        plan.text = otherPersonRefusal(people.others.first().name);
        return plan;
    }
    return std::nullopt;
}

/// A clause that is an order or question of its own, and well answered.
QList<Choice> goodChoices(const Conversation &conversation, const Question &question,
                          const QList<Range> &ranges)
{
    QList<Choice> good;
    for (const Range &range : ranges) {
        const Choice choice = choose(conversation, question, range);
        if (choice.match.profile && isGood(choice.match))
            good.append(choice);
    }
    return good;
}

/// "I want to book a trip" before "so how many days off do I have?": why it is asked, no order.
bool isPreamble(const Conversation &conversation, const Question &question, const Range &clause)
{
    const Intent intent = readIntent(question.text, clause.first, clause.last, conversation.verbs);
    const QString first = question.text.tokens[clause.first].word;
    const bool mine = first == QLatin1String("i") || first == QLatin1String("we");
    return mine && !choose(conversation, question, clause).match.profile
        && intent.asks == Intent::Asks::Anything;
}

std::optional<Plan> planSeveral(const Conversation &conversation, const Question &question,
                                const QList<Choice> &choices, int turn)
{
    Plan plan;
    plan.kind = Plan::Kind::Call;
    for (const Choice &choice : choices) {
        const Plan part = planMatch(conversation, question, choice.match, turn);
        if (part.kind != Plan::Kind::Call)
            return choices.size() == 1 || plan.calls.isEmpty() ? std::optional<Plan>(part) : std::nullopt;
        for (ToolCall call : part.calls) {
            const bool known = std::any_of(plan.calls.begin(), plan.calls.end(), [&](const ToolCall &other) {
                return other.name == call.name && other.arguments == call.arguments;
            });
            if (known || plan.calls.size() >= mostCalls)
                continue;
            call.id = callId(turn, int(plan.calls.size()));
            plan.calls.append(call);
        }
    }
    return plan;
}

} // namespace

const Profile *Conversation::profileOf(const QString &operation) const
{
    for (const Profile &profile : profiles) {
        if (profile.operation.name == operation)
            return &profile;
    }
    return nullptr;
}

Question Conversation::question(int turn) const
{
    const Stemmer stemmer;
    Question question;
    question.now = now;
    question.personName = request.personName;
    question.known = known;
    question.text = readText(request.messages[turns[turn].message].text, stemmer);
    correctSpelling(question.text, tools.spelling, stemmer);
    question.clauses = clauseNumbers(question.text.tokens);
    question.values = readValues(question.text, now);
    question.people = readPeople(question.text, question.values, known, request.personName);
    return question;
}

Conversation readConversation(const ModelRequest &request, const Tools &tools, const QDateTime &now)
{
    Conversation conversation {request, tools, now, tools.profiles, tools.known, tools.verbs, {}};
    for (int i = 0; i < request.messages.size(); ++i) {
        const ChatMessage &message = request.messages[i];
        if (message.role == ChatMessage::Role::User)
            conversation.turns.append({i, {}, {}});
        else if (message.role == ChatMessage::Role::Assistant && !conversation.turns.isEmpty())
            conversation.turns.last().calls += message.toolCalls;
        else if (message.role == ChatMessage::Role::Tool && !conversation.turns.isEmpty())
            conversation.turns.last().results.append(QJsonDocument::fromJson(message.text.toUtf8()).object());
    }
    return conversation;
}

Plan planTurn(const Conversation &conversation, int turn, int depth)
{
    Question question = conversation.question(turn);
    resolvePronouns(conversation, question, turn);
    std::optional<Plan> plan;
    if (turn > 0 && depth < deepestRecall && conversation.turns[turn - 1].calls.isEmpty()) {
        const Plan before = planTurn(conversation, turn - 1, depth + 1);
        if (before.kind == Plan::Kind::Ask)
            plan = planCompletion(conversation, question, before, turn);
    }
    if (!plan) {
        if (const std::optional<QString> talk = smallTalk(question.text, conversation.request)) {
            // "What trainings do you offer?" is no question about the assistant where a tool knows trainings.
            const std::optional<Plan> alone = *talk == capabilities(conversation.request)
                ? planAlone(conversation, question, turn)
                : std::nullopt;
            if (alone && alone->kind != Plan::Kind::Say)
                return *alone;
            Plan said;
            said.text = *talk;
            return said;
        }
        plan = planFollowUp(conversation, question, turn);
    }
    if (!plan && saysAnotherName(question)) {
        plan = Plan();
        plan->text = notThatPerson(conversation.request);
    }
    if (!plan)
        plan = planRights(conversation, question);
    if (!plan)
        plan = planAlone(conversation, question, turn);
    if (!plan)
        plan = planWhy(conversation, question, turn);
    if (!plan)
        plan = planTimeOff(conversation, question);
    if (!plan)
        plan = planBareName(conversation, question);
    // "How many does he have?", after an answer about several
    if (!plan && turn > 0 && question.people.pronoun != People::Pronoun::None
        && conversation.turns[turn - 1].calls.size() > 1) {
        plan = Plan();
        plan->text = whomDoYouMean();
    }
    if (!plan) {
        plan = Plan();
        plan->text = refusal(conversation.request);
    }
    return *plan;
}

std::optional<Plan> planAlone(const Conversation &conversation, const Question &question, int turn)
{
    const Range whole {0, int(question.text.tokens.size())};
    const QList<Range> sentences = sentencesOf(question.text);
    for (const Range &sentence : sentences) {
        if (readIntent(question.text, sentence.first, sentence.last, conversation.verbs).negated) {
            Plan plan;
            plan.text = nothingDone();
            return plan;
        }
    }
    // Two orders in one sentence, when each makes sense alone.
    if (sentences.size() == 1) {
        const QList<Range> clauses = clausesOf(question.text, sentences.first(), conversation.verbs);
        const QList<Choice> good
            = clauses.size() > 1 ? goodChoices(conversation, question, clauses) : QList<Choice>();
        if (good.size() > 1 && good.size() == clauses.size()) {
            if (const std::optional<Plan> plan = planSeveral(conversation, question, good, turn))
                return plan;
        }
        if (clauses.size() == 2 && good.size() == 1 && isPreamble(conversation, question, clauses.first()))
            return planMatch(conversation, question, good.first().match, turn);
    }
    const QList<Choice> good
        = sentences.size() > 1 ? goodChoices(conversation, question, sentences) : QList<Choice>();
    const bool several = good.size() > 1 && std::any_of(good.begin(), good.end(), [&](const Choice &choice) {
                             return choice.match.profile != good.first().match.profile;
                         });
    if (several)
        return planSeveral(conversation, question, good, turn);
    // "Set … for roberto. Set … for johndoe.": every order, or none.
    if (good.size() > 1 && good.first().match.profile->changes) {
        if (const std::optional<Plan> plan = planSeveral(conversation, question, good, turn))
            return plan;
    }

    Choice choice = choose(conversation, question, whole);
    if (!good.isEmpty()) {
        // One sentence asks, the others may tell more about it.
        const Match all = matchOperation(*good.first().match.profile, question, whole, good.first().intent);
        choice = good.first();
        if (all.obstacle == Match::Obstacle::None
            && all.filling.arguments.size() >= choice.match.filling.arguments.size())
            choice.match.filling = all.filling;
        else if (all.obstacle == Match::Obstacle::WrongPerson)
            choice.match.obstacle = all.obstacle;
        const auto orders = std::count_if(sentences.begin(), sentences.end(), [&](const Range &sentence) {
            const Intent intent
                = readIntent(question.text, sentence.first, sentence.last, conversation.verbs);
            return intent.order && intent.deeds.intersects(choice.match.profile->actions);
        });
        if (choice.match.profile->changes && orders > 1)
            choice.match.filling.tangled = true;
    }
    if (choice.match.profile && choice.match.profile->changes
        && (choice.intent.order || choice.intent.wish)) {
        // "Increase it by 2": what is known from before is not missing.
        const qsizetype missing = choice.match.filling.missing.size();
        const int person = choice.match.profile->person;
        const bool nobody = choice.match.filling.missing.contains(person);
        fillFromBefore(conversation, question, turn, choice.match);
        addToWhatWasRead(conversation, question, whole, turn, choice.match);
        choice.match.score += missingCost * double(missing - choice.match.filling.missing.size());
        if (nobody && !choice.match.filling.missing.contains(person))
            choice.match.score += nobodyCost;
    }
    if (choice.match.profile && isGood(choice.match)) {
        if (std::optional<Plan> timeless = planTimeless(question, choice.match, choice.intent))
            return timeless;
        if (isTie(choice)) {
            Plan plan;
            plan.kind = Plan::Kind::Ask;
            plan.choices = {choice.match.profile, choice.second.profile};
            plan.text = whichOne(plan.choices);
            return plan;
        }
        fillFromBefore(conversation, question, turn, choice.match);
        return planMatch(conversation, question, choice.match, turn);
    }
    return planRefusal(conversation, question, choice, turn);
}

} // namespace Agent::BuiltIn
