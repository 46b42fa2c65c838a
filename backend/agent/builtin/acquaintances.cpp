// SPDX-License-Identifier: GPL-3.0-or-later
// Names as they are known from the turns before: whoever is named again is written as there.
#include "agent/builtin/plan.h"

#include "agent/builtin/wording.h"
#include "agent/builtin/words.h"

#include <QJsonArray>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

constexpr qsizetype mostNames = 200;

void addName(const QString &name, QStringList &names)
{
    constexpr qsizetype longest = 60;
    if (!name.isEmpty() && name.size() <= longest && names.size() < mostNames && !names.contains(name))
        names.append(name);
}

/// The members of what came back that are called as people are.
void addNames(const QJsonValue &data, const QString &called, QStringList &names, int depth = 0)
{
    constexpr int deepest = 4;
    if (depth > deepest || names.size() >= mostNames)
        return;
    if (data.isString()) {
        const QStringList words = identifierWords(called).split(u' ');
        if (std::any_of(words.begin(), words.end(), [](const QString &word) { return isPersonNoun(word); }))
            addName(data.toString(), names);
    }
    const QJsonArray list = data.toArray();
    for (const QJsonValue &each : list)
        addNames(each, called, names, depth + 1);
    const QJsonObject object = data.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        addNames(member.value(), member.key(), names, depth + 1);
}

} // namespace

void spellAsKnown(const Conversation &conversation, int turn, People &people)
{
    if (people.others.isEmpty() || turn == 0)
        return;
    QStringList names;
    for (int i = 0; i < turn; ++i) {
        for (const ToolCall &call : conversation.turns[i].calls) {
            const Profile *profile = conversation.profileOf(call.name);
            if (profile && profile->person >= 0)
                addNames(call.arguments[profile->arguments[profile->person].argument.name],
                         QStringLiteral("person"), names);
        }
        for (const QJsonObject &result : conversation.turns[i].results)
            addNames(result[QStringLiteral("data")], QString(), names);
    }
    for (Mention &mention : people.others) {
        const QString typed = mention.name.toLower();
        QStringList same;
        QStringList swapped;
        for (const QString &name : std::as_const(names)) {
            if (name.toLower() == typed)
                same.append(name);
            else if (areSwapped(name.toLower(), typed))
                swapped.append(name);
        }
        if (same.isEmpty() && swapped.size() == 1)
            mention.name = swapped.first();
        else if (same.size() == 1)
            mention.name = same.first();
    }
}

} // namespace Agent::BuiltIn
