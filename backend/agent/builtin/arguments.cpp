// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/arguments.h"

#include "agent/builtin/words.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

/// Whether somebody is named for certain who went into no argument of a change.
bool leavesSomebody(const Profile &profile, const Claims &claims)
{
    const QList<Mention> &others = claims.question.people.others;
    const QList<int> &self = claims.question.people.selfWords;
    const bool me
        = claims.question.people.selfAsWell && std::any_of(self.begin(), self.end(), [&](int token) {
              return claims.range.contains(token) && claims.isFree(token, token + 1);
          });
    const bool personFilled = claims.filling.filled.contains(profile.person);
    bool group = false;
    for (int i = claims.range.first; i < claims.range.last; ++i)
        group = group
            || (oneOf(claims.token(i).word,
                      {"everyone", "everybody", "anyone", "anybody", "staff", "employees", "colleagues"})
                && claims.isFree(i, i + 1));
    return ((me || group) && personFilled)
        || std::any_of(others.begin(), others.end(), [&](const Mention &mention) {
               return profile.person >= 0 && mention.certainty != Mention::Certainty::Loose
                   && claims.range.contains(mention.begin) && claims.isFree(mention.begin, mention.end);
           });
}

void fillSigns(const Profile &profile, Claims &claims)
{
    for (int i = 0; i < profile.arguments.size(); ++i) {
        const Slot &slot = profile.arguments[i];
        for (const Value &value : claims.question.values) {
            if (!claims.range.contains(value.begin))
                continue;
            const bool match = (slot.kind == Slot::Kind::Email && value.kind == Value::Kind::Email)
                || (slot.kind == Slot::Kind::Person && i != profile.person && value.kind == Value::Kind::Email
                    && slot.schema[QStringLiteral("format")].toString() == QLatin1String("email"))
                || (slot.kind == Slot::Kind::Url && value.kind == Value::Kind::Url)
                || (slot.kind == Slot::Kind::Uuid && value.kind == Value::Kind::Uuid);
            if (match && claims.isFree(value.begin, value.end) && fits(slot, value.text)) {
                claims.put(i, slot, value.text, value.begin, value.end);
                break;
            }
            const bool currency = slot.kind == Slot::Kind::Currency
                || (slot.kind == Slot::Kind::Choice && slot.options.contains(value.text));
            if (currency && value.kind == Value::Kind::Money && !value.text.isEmpty()) {
                claims.filling.arguments.insert(slot.argument.name, value.text);
                break;
            }
        }
    }
}

/// "To 12, no, 14": a number that is left over puts the one that was taken in doubt.
void doubtLeftOver(const Profile &profile, Claims &claims)
{
    if (profile.measure != Profile::Measure::NewValue)
        return;
    const QList<Value> &values = claims.question.values;
    const bool left = std::any_of(values.begin(), values.end(), [&](const Value &value) {
        return value.kind == Value::Kind::Number && claims.range.contains(value.begin)
            && claims.isFree(value.begin, value.end);
    });
    for (qsizetype i = claims.filling.filled.size() - 1; left && i >= 0; --i) {
        const int index = claims.filling.filled[i];
        const Slot &slot = profile.arguments[index];
        if (slot.kind != Slot::Kind::Integer && slot.kind != Slot::Kind::Number)
            continue;
        claims.filling.arguments.remove(slot.argument.name);
        claims.filling.doubts.insert(index, Doubt::Unclear);
        claims.filling.filled.removeAt(i);
    }
}

/// What the schema leaves no choice about.
void fillFixed(const Profile &profile, Filling &filling)
{
    for (const Slot &slot : profile.arguments) {
        if (!slot.argument.required || filling.arguments.contains(slot.argument.name))
            continue;
        if (slot.schema.contains(QStringLiteral("const")))
            filling.arguments.insert(slot.argument.name, slot.schema[QStringLiteral("const")]);
        else if (slot.argument.schema.contains(QStringLiteral("default")))
            filling.arguments.insert(slot.argument.name, slot.argument.schema[QStringLiteral("default")]);
        else if (slot.options.size() == 1 && !slot.list)
            filling.arguments.insert(slot.argument.name, slot.options.first());
    }
}

bool isBody(const Slot &slot)
{
    return slot.argument.place == OpenApi::Argument::Place::Body;
}

} // namespace

bool Claims::isFree(int begin, int end) const
{
    for (int i = begin; i < end; ++i) {
        if (filling.used[i])
            return false;
    }
    return true;
}

void Claims::take(int begin, int end)
{
    for (int i = begin; i < end; ++i)
        filling.used[i] = true;
}

void Claims::put(int slot, const Slot &target, const QJsonValue &value, int begin, int end)
{
    take(begin, end);
    filling.filled.append(slot);
    if (target.list) {
        QJsonArray list = filling.arguments[target.argument.name].toArray();
        list.append(value);
        filling.arguments.insert(target.argument.name, list);
    } else {
        filling.arguments.insert(target.argument.name, value);
    }
}

Filling fillArguments(const Profile &profile, const Question &question, const Range &range,
                      const Intent &intent, const QJsonObject &known)
{
    Filling filling;
    filling.used = QList<bool>(question.text.tokens.size(), false);
    Claims claims {question, range, filling};
    fillReason(profile, intent, claims);
    fillSigns(profile, claims);
    fillIds(profile, claims, true);
    fillPerson(profile, intent, claims);
    fillChoices(profile, intent, claims);
    fillFlags(profile, claims);
    fillMoments(profile, claims);
    fillNumbers(profile, claims);
    fillIds(profile, claims, false);
    fillTexts(profile, intent, claims);
    fillLeftOver(profile, intent, claims);
    // Names that went into another argument after all ("the Mandela room") are no people.
    if (filling.namesLeft) {
        filling.namesLeft = std::any_of(
            question.people.others.begin(), question.people.others.end(), [&](const Mention &mention) {
                const bool said = range.contains(mention.begin) || filling.namesBefore;
                // A word that no list knows is no obstacle to what is about things.
                const bool plain = mention.certainty == Mention::Certainty::Loose
                    && profile.subject == Profile::Subject::Anything && profile.person < 0
                    && !claims.token(mention.begin).capital;
                // "a lot of pollen": nor is one that its own texts use
                const bool spoken = profile.subject == Profile::Subject::Anything && profile.person < 0
                    && mention.certainty != Mention::Certainty::Certain
                    && !claims.token(mention.begin).capital
                    && profile.topic.contains(claims.token(mention.begin).stem);
                return said && !plain && !spoken && claims.isFree(mention.begin, mention.end)
                    && !mention.place
                    && (mention.certainty != Mention::Certainty::Loose || !question.people.selfCertain);
            });
    }
    for (auto member = known.begin(); member != known.end(); ++member) {
        if (!filling.arguments.contains(member.key()))
            filling.arguments.insert(member.key(), member.value());
    }
    doubtLeftOver(profile, claims);
    fillFixed(profile, filling);
    filling.tangled = filling.tangled || (profile.changes && leavesSomebody(profile, claims));
    for (int i = 0; i < profile.arguments.size(); ++i) {
        const OpenApi::Argument &argument = profile.arguments[i].argument;
        if (argument.required && !filling.arguments.contains(argument.name)
            && argument.place != OpenApi::Argument::Place::Header
            && argument.place != OpenApi::Argument::Place::Cookie)
            filling.missing.append(i);
    }
    filling.unchanged = profile.actions.contains(QStringLiteral("=change")) && filling.missing.isEmpty()
        && std::any_of(profile.arguments.begin(), profile.arguments.end(), isBody)
        && std::none_of(profile.arguments.begin(), profile.arguments.end(), [&](const Slot &slot) {
                            return isBody(slot) && filling.arguments.contains(slot.argument.name);
                        });
    return filling;
}

} // namespace Agent::BuiltIn
