// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtinplan.h"
#include "agent/builtinsmalltalk.h"
#include "agent/builtinwording.h"
#include "agent/builtinwords.h"
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

Plan planCalls(const Conversation &conversation, const Profile &profile, const QList<QJsonObject> &arguments,
               int turn)
{
    Q_UNUSED(conversation)
    Plan plan;
    plan.kind = Plan::Kind::Call;
    plan.profile = &profile;
    for (const QJsonObject &each : arguments) {
        if (plan.calls.size() < mostCalls)
            plan.calls.append({callId(turn, int(plan.calls.size())), profile.operation.name, each});
    }
    return plan;
}

Plan planQuestion(const Profile &profile, const QJsonObject &arguments, const QList<int> &missing)
{
    Plan plan;
    plan.kind = Plan::Kind::Ask;
    plan.profile = &profile;
    plan.arguments = arguments;
    plan.missing = missing;
    plan.confirm = missing.isEmpty();
    plan.text = missing.isEmpty() ? confirmation(profile, arguments) : missingQuestion(profile, missing);
    return plan;
}

Plan planMatch(const Conversation &conversation, const Question &question, const Match &match, int turn)
{
    const Profile &profile = *match.profile;
    if (!match.filling.missing.isEmpty())
        return planQuestion(profile, match.filling.arguments, match.filling.missing);
    if (match.confirm)
        return planQuestion(profile, match.filling.arguments, {});
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
    Plan plan = planCalls(conversation, profile, arguments, turn);
    // "me and roberto"
    if (question.people.selfAsWell && profile.subject == Profile::Subject::Named && !profile.changes) {
        const Profile *own = counterpart(conversation, profile, Profile::Subject::Caller);
        ToolCall call;
        call.id = callId(turn, int(plan.calls.size()));
        call.name = own ? own->operation.name : profile.operation.name;
        if (!own) {
            call.arguments = match.filling.arguments;
            call.arguments.insert(profile.arguments[profile.person].argument.name, conversation.personName());
        }
        if (plan.calls.size() < mostCalls)
            plan.calls.append(call);
    }
    return plan;
}

} // namespace Agent::BuiltIn
