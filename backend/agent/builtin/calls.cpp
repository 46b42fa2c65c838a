// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/plan.h"

#include "agent/builtin/amounts.h"
#include "agent/builtin/smalltalk.h"
#include "agent/builtin/wording.h"
#include "agent/builtin/words.h"
#include "agent/outcomes.h"
#include <QJsonDocument>
#include <algorithm>

namespace Agent::BuiltIn {

const Profile *counterpart(const Conversation &conversation, const Profile &profile, Profile::Subject subject)
{
    const Profile *best = nullptr;
    double bestLikeness = 0.5;
    for (const Profile &other : conversation.profiles) {
        if (other.subject != subject || other.changes != profile.changes || &other == &profile)
            continue;
        double all = 0;
        double met = 0;
        for (const Term &term : profile.core) {
            all += term.weight;
            met += term.weight * meets(other.topic, term);
        }
        const double likeness = all > 0 ? met / all : 0;
        if (likeness > bestLikeness) {
            best = &other;
            bestLikeness = likeness;
        }
    }
    return best;
}

Plan planCalls(const Profile &profile, const QList<QJsonObject> &arguments, int turn)
{
    Plan plan;
    if (arguments.size() > mostCalls) {
        plan.text = tooMany(profile, int(mostCalls));
        return plan;
    }
    plan.kind = Plan::Kind::Call;
    plan.profile = &profile;
    for (const QJsonObject &each : arguments)
        plan.calls.append({callId(turn, int(plan.calls.size())), profile.operation.name, each});
    return plan;
}

Plan planQuestion(const Profile &profile, const Filling &filling)
{
    Plan plan;
    plan.kind = Plan::Kind::Ask;
    plan.profile = &profile;
    plan.arguments = filling.arguments;
    plan.missing = filling.missing;
    plan.severalSlot = filling.severalSlot;
    plan.several = filling.several;
    plan.confirm = filling.missing.isEmpty();
    plan.text = plan.confirm ? confirmation(profile, filling.arguments) : missingQuestion(profile, filling);
    return plan;
}

void addToWhatWasRead(const Conversation &conversation, const Question &question, const Range &range,
                      int turn, Match &match)
{
    const Profile &profile = *match.profile;
    Filling &filling = match.filling;
    const auto doubted = std::find_if(filling.missing.begin(), filling.missing.end(), [&](int index) {
        return filling.doubts.value(index, Doubt::None) == Doubt::Difference;
    });
    if (doubted == filling.missing.end() || filling.severalSlot >= 0 || turn == 0
        || conversation.turns[turn - 1].calls.size() != 1 || conversation.turns[turn - 1].results.size() != 1)
        return;
    const int index = *doubted;
    const Slot &slot = profile.arguments[index];
    const Turn &before = conversation.turns[turn - 1];
    const Profile *earlier = conversation.profileOf(before.calls.first().name);
    const QJsonValue read
        = before.results.first()[QStringLiteral("data")].toObject().value(slot.argument.name);
    const std::optional<double> difference = differenceOf(question, range);
    if (!earlier || !read.isDouble() || !difference)
        return;
    // The number must be that of the very person, or thing, that is to be changed.
    const auto whom = [&](const Profile &of, const QJsonObject &arguments) {
        return of.person < 0 ? conversation.personName()
                             : arguments[of.arguments[of.person].argument.name].toString();
    };
    const bool same = profile.person >= 0
        && isSamePerson(whom(*earlier, before.calls.first().arguments), whom(profile, filling.arguments));
    const double value = read.toDouble() + *difference;
    if (!same || doubtOf(slot, value) != Doubt::None)
        return;
    filling.arguments.insert(slot.argument.name, value);
    filling.doubts.remove(index);
    filling.missing.removeOne(index);
}

void fillFromBefore(const Conversation &conversation, const Question &question, int turn, Match &match)
{
    // "cancel it"
    const bool points
        = std::any_of(question.text.tokens.begin(), question.text.tokens.end(), [](const Token &token) {
              return oneOf(token.word,
                           {"it", "that", "this", "same", "there", "them", "they", "him", "her", "he", "she",
                            "its", "their", "his"});
          });
    // "ok, take one day away": more or less of what was just read, and nobody else is named
    const Intent intent = readIntent(question.text, 0, int(question.text.tokens.size()), conversation.verbs);
    const bool relative = intent.order && intent.direction != 0 && question.people.others.isEmpty()
        && !question.people.self && !question.people.group && !question.people.unnamed;
    if ((!points && !relative) || turn == 0 || conversation.turns[turn - 1].calls.size() != 1)
        return;
    const Turn &before = conversation.turns[turn - 1];
    const Profile *earlier = conversation.profileOf(before.calls.first().name);
    QJsonObject result;
    if (before.results.size() == 1)
        result = before.results.first()[QStringLiteral("data")].toObject();
    QList<int> missing;
    const auto personBefore = [&]() -> QJsonValue {
        if (!earlier || match.profile->person < 0)
            return {};
        // "make it 12" is about what was just read only where such a number was read
        bool amounts = false;
        bool read = false;
        for (const Slot &slot : match.profile->arguments) {
            const bool amount = slot.kind == Slot::Kind::Integer || slot.kind == Slot::Kind::Number;
            amounts = amounts || amount;
            read = read || (amount && result.contains(slot.argument.name));
        }
        if (match.profile->measure != Profile::Measure::None && amounts && !read)
            return {};
        if (earlier->subject == Profile::Subject::Caller)
            return conversation.personName();
        return earlier->person < 0
            ? QJsonValue()
            : before.calls.first().arguments.value(earlier->arguments[earlier->person].argument.name);
    };
    for (const int index : std::as_const(match.filling.missing)) {
        const Slot &slot = match.profile->arguments[index];
        const QString name = slot.argument.name;
        // What a thing is now is not what it shall be.
        const bool amount = match.profile->measure != Profile::Measure::None
            && (slot.kind == Slot::Kind::Integer || slot.kind == Slot::Kind::Number);
        if (amount) {
            missing.append(index);
            continue;
        }
        QJsonValue value = before.calls.first().arguments.value(name);
        if (value.isUndefined())
            value = result.value(name);
        const bool sameThing = earlier
            && std::any_of(earlier->core.begin(), earlier->core.end(),
                           [&](const Term &t) { return slot.nouns.contains(t.senses.first().key); });
        if (value.isUndefined() && sameThing)
            value = result.value(QStringLiteral("id"));
        // "set it to 12", after somebody's number was read, is about that person's
        if (slot.kind == Slot::Kind::Person && index == match.profile->person)
            value = personBefore();
        if (value.isUndefined() || value.isNull() || (slot.kind == Slot::Kind::Person && !value.isString()))
            missing.append(index);
        else
            match.filling.arguments.insert(name, value);
    }
    match.filling.missing = missing;
}

void preferKnown(const Conversation &conversation, const Question &question, const Range &range,
                 const Intent &intent, int turn, Match &best)
{
    Match known = best;
    fillFromBefore(conversation, question, turn, known);
    if (turn == 0 || known.filling.missing.isEmpty())
        return;
    for (const Match &match : rankOperations(conversation.profiles, question, range, intent)) {
        if (match.obstacle != Match::Obstacle::None || !intent.deeds.intersects(match.profile->actions))
            continue;
        known = match;
        fillFromBefore(conversation, question, turn, known);
        if (!match.filling.missing.isEmpty() && known.filling.missing.isEmpty()) {
            best = match;
            return;
        }
    }
}

Plan planMatch(const Conversation &conversation, const Question &question, const Match &match, int turn)
{
    const Profile &profile = *match.profile;
    // Bound to be refused: nobody is asked for a reason, or to decide, about what cannot be. The call is made
    // as far as it is known, and the turn's rules refuse it, so that it is told like every other refusal.
    const bool refused = profile.changes && !isAllowed(profile.operation, conversation.request.roles);
    if (match.filling.tangled) {
        Plan plan;
        plan.text = oneAfterTheOther();
        return plan;
    }
    if (match.filling.unchanged) {
        Plan plan;
        plan.text = whatToChange(profile);
        return plan;
    }
    if (!refused && (!match.filling.missing.isEmpty() || match.confirm))
        return planQuestion(profile, match.filling);
    QList<QJsonObject> arguments;
    if (match.filling.severalSlot >= 0) {
        const QString name = profile.arguments[match.filling.severalSlot].argument.name;
        for (const QJsonValue &value : match.filling.several) {
            QJsonObject each = match.filling.arguments;
            each.insert(name, value);
            arguments.append(each);
        }
    } else {
        arguments.append(match.filling.arguments);
    }
    Plan plan = planCalls(profile, arguments, turn);
    // "me and roberto"
    if (question.people.selfAsWell && profile.subject == Profile::Subject::Named && !profile.changes
        && plan.kind == Plan::Kind::Call) {
        const Profile *own = counterpart(conversation, profile, Profile::Subject::Caller);
        ToolCall call;
        call.id = callId(turn, int(plan.calls.size()));
        call.name = own ? own->operation.name : profile.operation.name;
        if (!own) {
            call.arguments = match.filling.arguments;
            call.arguments.insert(profile.arguments[profile.person].argument.name, conversation.personName());
        }
        if (plan.calls.size() >= mostCalls) {
            Plan many;
            many.text = tooMany(profile, int(mostCalls));
            return many;
        }
        plan.calls.append(call);
    }
    return plan;
}

} // namespace Agent::BuiltIn
