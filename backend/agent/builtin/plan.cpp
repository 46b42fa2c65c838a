// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/choice.h"

#include "agent/builtin/smalltalk.h"
#include "agent/builtin/wording.h"
#include "agent/builtin/words.h"

#include <QJsonDocument>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

constexpr int deepestRecall = 6; // earlier questions planned again

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
    const bool mine = oneOf(first, {"i", "we"});
    return mine && !choose(conversation, question, clause).match.profile
        && intent.asks == Intent::Asks::Anything;
}

/// "I want to take Friday off, do I have any days for that?": the clause that asks, where all of it together
/// leads nowhere. Only when whoever is named is named in it, too.
std::optional<Plan> planAskingClause(const Conversation &conversation, const Question &question, int turn)
{
    const QList<Token> &tokens = question.text.tokens;
    if (readIntent(question.text, 0, int(tokens.size()), conversation.verbs).asks == Intent::Asks::HowTo)
        return std::nullopt; // "how do you know how many …"
    for (int first = 1; first < tokens.size(); ++first) {
        if (question.clauses[first] == question.clauses[first - 1])
            continue;
        int last = first;
        while (last < tokens.size() && question.clauses[last] == question.clauses[first])
            ++last;
        const int start = skipFillers(question.text, first, last);
        const QString opening = start < last ? tokens[start].word : QString();
        const QString next = start + 1 < last ? tokens[start + 1].word : QString();
        const Intent intent = readIntent(question.text, first, last, conversation.verbs);
        const bool requests = intent.readVerb && intent.verb >= 0 && !tokens[intent.verb].is("get");
        const bool asks = requests
            || oneOf(opening,
                     {"how", "what", "do", "does", "is", "are", "have", "has", "which", "am", "who", "when"})
            || (opening == QLatin1String("i") && oneOf(next, {"need", "want", "would"}));
        const Range clause {first, last};
        const bool all = std::all_of(
            question.people.others.begin(), question.people.others.end(),
            [&](const Mention &mention) { return clause.contains(mention.begin) || mention.place; });
        if (!asks || !all)
            continue;
        const Choice choice = choose(conversation, question, clause);
        constexpr double plainly = 0.3; // a short clause is soon covered
        if (choice.match.profile && !choice.match.profile->changes && isGood(choice.match)
            && choice.match.point >= plainly)
            return planMatch(conversation, question, choice.match, turn);
    }
    return std::nullopt;
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
    question.points = tools.points;
    question.pointSenses = tools.pointSenses;
    question.named = tools.named;
    question.text = readText(request.messages[turns[turn].message].text, stemmer);
    dropClosing(question.text);
    markTag(question.text);
    correctSpelling(question.text, tools.spelling, stemmer);
    question.clauses = clauseNumbers(question.text.tokens);
    question.values = readValues(question.text, now);
    question.people
        = readPeople(question.text, question.values, known, tools.pointSenses, request.personName);
    spellAsKnown(*this, turn, question.people);
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
        plan = planWhatIsOn(conversation, question, turn);
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
    QList<Choice> good
        = sentences.size() > 1 ? goodChoices(conversation, question, sentences) : QList<Choice>();
    const bool several = good.size() > 1 && std::any_of(good.begin(), good.end(), [&](const Choice &choice) {
                             return choice.match.profile != good.first().match.profile;
                         });
    if (several) {
        if (const std::optional<Plan> plan = planSeveral(conversation, question, good, turn))
            return plan;
        // "What do customers think of product 8? Show the reviews": one of them needs what another says.
        good.clear();
    }
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
        if (choice.intent.order)
            preferKnown(conversation, question, whole, choice.intent, turn, choice.match);
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
    if (const std::optional<Plan> asked = planOnlyDeed(conversation, question, choice, turn))
        return asked;
    if (const std::optional<Plan> asked = planAskingClause(conversation, question, turn))
        return asked;
    return planRefusal(conversation, question, choice, turn);
}

} // namespace Agent::BuiltIn
