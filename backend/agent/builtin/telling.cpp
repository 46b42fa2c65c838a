// SPDX-License-Identifier: GPL-3.0-or-later
// What an operation can tell: who, when, where, how much, and of which time.
#include "agent/builtin/profile.h"

#include "agent/builtin/words.h"

#include <QRegularExpression>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

/// Whether a result says who: a member that is called as people are, and is no argument and not the caller.
bool namesPeople(const QJsonObject &schema, const Profile &profile, int depth = 0)
{
    constexpr int deepest = 3;
    const QJsonObject properties = schema[QStringLiteral("properties")].toObject();
    for (auto property = properties.begin(); property != properties.end(); ++property) {
        const QJsonObject member = property.value().toObject();
        const bool asked
            = std::any_of(profile.arguments.begin(), profile.arguments.end(), [&](const Slot &slot) {
                  return slot.argument.name == property.key() && slot.argument.required;
              });
        const bool caller
            = mentionsAny({member[QStringLiteral("description")].toString()}, "\\bwho ask(?:s|ed)\\b");
        const QStringList words = (identifierWords(property.key()) + u' '
                                   + identifierWords(member[QStringLiteral("title")].toString()))
                                      .split(u' ', Qt::SkipEmptyParts);
        const bool person = std::any_of(words.begin(), words.end(),
                                        [](const QString &word) {
                                            return isPersonNoun(word) || oneOf(word, {"by", "actor"});
                                        })
            || (depth > 0 && words.last() == QLatin1String("name"));
        if (person && !asked && !caller)
            return true;
        if (depth < deepest && namesPeople(member, profile, depth + 1))
            return true;
    }
    return depth < deepest && schema.contains(QStringLiteral("items"))
        && namesPeople(schema[QStringLiteral("items")].toObject(), profile, depth + 1);
}

} // namespace

void readTelling(Profile &profile, const QStringList &result)
{
    QStringList all = result;
    for (const Slot &slot : std::as_const(profile.arguments))
        all.append(identifierWords(slot.argument.name));
    all << profile.operation.summary << profile.operation.texts.ask;
    profile.answersWho
        = mentionsAny({profile.operation.summary, profile.operation.texts.ask}, "^\\s*who(?:m|se)?\\b");
    profile.answersWhen = mentionsAny({profile.operation.summary, profile.operation.description},
                                      "^\\s*(?:where and )?when\\b");
    profile.answersWhere = mentionsAny({profile.operation.summary, profile.operation.description},
                                       "^\\s*(?:when and )?where\\b");
    profile.tellsWho = profile.answersWho
        || mentionsAny({profile.operation.description},
                       "(?:[,;:]|\\band|\\btells?|\\bshows?|\\bor)\\s+who\\b")
        || namesPeople(profile.operation.resultSchema, profile);
    const QJsonObject members = profile.operation.resultSchema[QStringLiteral("properties")].toObject();
    profile.tellsAmount = std::any_of(members.begin(), members.end(), [](const QJsonValue &member) {
        const QString type = member.toObject()[QStringLiteral("type")].toString();
        return oneOf(type, {"integer", "number"});
    });
    profile.tellsTime = mentionsAny(
        all,
        "\\b(?:date|times?|day|when|at|until|due|deadline|schedule|start|end|hours?|month|year|on|since|"
        "monday|sunday|weekend)\\b");
    profile.tellsWeek
        = mentionsAny(all, "\\b(?:times|timetable|schedule|calendar|opening hours|monday|sunday)\\b");
    const QStringList point {identifierWords(profile.operation.name), profile.operation.summary,
                             profile.operation.description.section(u'.', 0, 0)};
    profile.tellsNow = mentionsAny(point, "\\b(?:current|now|at (?:this|the) moment|live)\\b");
    const bool past = mentionsAny(point, "\\b(?:past|history|historical|archived?)\\b");
    const bool future = mentionsAny(point, "\\b(?:forecasts?|upcoming|future|coming|predict\\w*)\\b");
    profile.tellsPast = past && !future;
    profile.tellsFuture = future && !past;
    static const QRegularExpression noun(QStringLiteral("\\b(?:the|which) (\\w+)"));
    for (QRegularExpressionMatchIterator found = noun.globalMatch(profile.operation.description.left(300));
         profile.subject == Profile::Subject::Anything && !profile.changes && found.hasNext();)
        profile.tellsWho = isPersonNoun(found.next().captured(1).toLower()) || profile.tellsWho;
    profile.tellsPlace = mentionsAny({profile.operation.description}, "\\bwhere\\b")
        || mentionsAny(all,
                       "\\b(?:where|location|place|address|floor|building|room|city|site|country|office|desk|"
                       "shelf|spot|"
                       "position|street|station|level|zone|area|lot|branch)\\b");
}

} // namespace Agent::BuiltIn
