// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/arguments.h"

#include "agent/builtin/words.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

QString personValue(const Slot &slot, const QString &name)
{
    return slot.lowerCase ? name.toLower() : name;
}

/// "assign it to me", "for me", "me as well"
bool isSelfOrder(const Question &question)
{
    const QList<Token> &tokens = question.text.tokens;
    for (int i = 1; i < tokens.size(); ++i) {
        if (oneOf(tokens[i].word, {"me", "myself"})
            && oneOf(tokens[i - 1].word, {"to", "for", "as", "by", "of"}))
            return true;
    }
    return false;
}

/// The author of a book or the speaker of a talk is no person whose data are asked for.
bool isMaker(const Slot &slot)
{
    return std::any_of(slot.nouns.begin(), slot.nouns.end(), [](const QString &noun) {
        return oneOf(noun,
                     {"author", "writer", "creator", "compos", "artist", "speaker", "director", "perform"});
    });
}

bool isMadeBy(const Claims &claims, int begin)
{
    const QString before = claims.word(begin - 1);
    // "which articles did sandra write"
    return claims.token(begin).possessive
        || oneOf(before, {"by", "from", "of", "author", "writer", "and", "did", "has", "does"});
}

/// The argument for who did something, beside the one for whom it was done to: "by whom". -1: none.
int doerSlot(const Profile &profile)
{
    for (int i = 0; i < profile.arguments.size(); ++i) {
        const Slot &slot = profile.arguments[i];
        const QStringList words
            = (identifierWords(slot.argument.name) + u' ' + slot.title.toLower()).split(u' ');
        if (i != profile.person && slot.kind == Slot::Kind::Person && !slot.argument.required
            && (words.contains(QLatin1String("by")) || words.contains(QLatin1String("actor"))))
            return i;
    }
    return -1;
}

/// "Did roberto look at …", "by roberto"
bool isDoer(const Claims &claims, const Mention &mention)
{
    return oneOf(claims.word(mention.begin - 1), {"did", "has", "have", "had", "by"})
        && !claims.token(mention.end - 1).possessive;
}

/// "roberto and johndoe", but not "roberto to the same as johndoe".
bool areEquals(const Claims &claims, const QList<Mention> &mentions)
{
    for (qsizetype m = 1; m < mentions.size(); ++m) {
        for (int i = mentions[m - 1].end; i < mentions[m].begin; ++i) {
            if (oneOf(
                    claims.token(i).word,
                    {"as", "than", "like", "to", "from", "with", "for", "by", "not", "or", "but", "instead"})
                || claims.token(i).sentence != claims.token(mentions[m].begin).sentence)
                return false;
        }
    }
    return true;
}

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

void fillPerson(const Profile &profile, const Intent &intent, Claims &claims)
{
    const People &people = claims.question.people;
    const bool maker = profile.person >= 0 && isMaker(profile.arguments[profile.person]);
    QList<Mention> others;
    // "Can roberto …? Does he have enough?": who is named before is meant.
    const bool pronoun = std::any_of(people.pronouns.begin(), people.pronouns.end(),
                                     [&](int token) { return claims.range.contains(token); });
    const bool here = std::any_of(people.others.begin(), people.others.end(), [&](const Mention &mention) {
        return claims.range.contains(mention.begin) && !mention.place;
    });
    for (const Mention &mention : people.others) {
        const bool before = pronoun && !here && mention.end <= claims.range.first;
        if (claims.isFree(mention.begin, mention.end) && (claims.range.contains(mention.begin) || before)
            && !(mention.place && !profile.changes) && (!maker || isMadeBy(claims, mention.begin)))
            others.append(mention);
    }
    // "johndoe says roberto has 10": who speaks is not spoken of
    if (!profile.changes && others.size() > 1) {
        others.erase(std::remove_if(others.begin(), others.end(),
                                    [&](const Mention &mention) {
                                        return oneOf(claims.word(mention.end),
                                                     {"says", "said", "thinks", "claims", "told", "believes",
                                                      "mentioned", "wrote"});
                                    }),
                     others.end());
    }
    const bool named = std::any_of(others.begin(), others.end(), [](const Mention &mention) {
        return mention.certainty != Mention::Certainty::Loose;
    });
    if (profile.person < 0) {
        // A loose word beside "my" is rather a typing error; everything else is somebody's name.
        claims.filling.namesBefore = pronoun && !here;
        claims.filling.namesLeft = named || (!others.isEmpty() && !people.selfCertain);
        return;
    }
    const int doer = doerSlot(profile);
    // "have I looked anyone up"
    for (int i = claims.range.first; doer >= 0 && people.anybody && i + 1 < claims.range.last; ++i) {
        const Slot &slot = profile.arguments[doer];
        const bool me = claims.token(i + 1).is("i") || people.selfNames.contains(i + 1);
        if (oneOf(claims.word(i), {"did", "has", "have"}) && me && !claims.filling.filled.contains(doer)
            && fits(slot, claims.question.personName))
            claims.put(doer, slot, claims.question.personName, i + 1, i + 2);
    }
    for (qsizetype m = 0; doer >= 0 && m < others.size(); ++m) {
        const Slot &slot = profile.arguments[doer];
        const QString name = personValue(slot, others[m].name);
        if (isDoer(claims, others[m]) && fits(slot, name)) {
            claims.put(doer, slot, name, others[m].begin, others[m].end);
            others.removeAt(m);
            break;
        }
    }
    // "when did I change roberto's …": what the one who asks did, where it is somebody else's
    for (int i = claims.range.first; doer >= 0 && !others.isEmpty() && i + 2 < claims.range.last; ++i) {
        const Slot &slot = profile.arguments[doer];
        const bool deed = isTraceVerb(claims.word(i + 2)) || isTraceVerb(claims.word(i + 3));
        if (oneOf(claims.token(i).word, {"did", "have"}) && claims.token(i + 1).is("i") && deed
            && !claims.filling.filled.contains(doer) && fits(slot, claims.question.personName))
            claims.put(doer, slot, claims.question.personName, i + 1, i + 2);
    }
    const Slot &slot = profile.arguments[profile.person];
    if (named || people.selfCertain) {
        others.erase(std::remove_if(others.begin(), others.end(),
                                    [](const Mention &mention) {
                                        return mention.certainty == Mention::Certainty::Loose;
                                    }),
                     others.end());
    }
    // "make it 12 like johndoe's": the one it shall be like is not the one it is done to
    const bool likened = std::any_of(others.begin(), others.end(), [&](const Mention &mention) {
        return oneOf(claims.word(mention.begin - 1), {"like", "as", "than", "unlike"});
    });
    claims.filling.tangled = profile.changes && ((!slot.list && !areEquals(claims, others)) || likened);
    QJsonArray values;
    for (const Mention &mention : std::as_const(others)) {
        const QString value = personValue(slot, mention.name);
        claims.take(mention.begin, mention.end);
        if (!values.contains(value) && fits(slot, value))
            values.append(value);
    }
    // "to "Anna de Vries"": whoever is written in quotation marks behind such a word is a person's name.
    for (const Value &value : claims.question.values) {
        const QString before = claims.word(value.begin - 1);
        const bool led = oneOf(before, {"to", "for", "with", "of"});
        if (values.isEmpty() && slot.argument.required && led && value.kind == Value::Kind::Quoted
            && claims.range.contains(value.begin) && claims.isFree(value.begin, value.end)
            && fits(slot, value.text)) {
            claims.take(value.begin, value.end);
            values.append(personValue(slot, value.text));
        }
    }
    const bool subject = profile.subject == Profile::Subject::Named;
    const bool selfToo = values.isEmpty() ? (people.selfCertain && subject && slot.argument.required)
            || (isSelfOrder(claims.question) && !(intent.readVerb && !profile.changes))
            || (people.self && subject && !people.others.isEmpty() && values.isEmpty())
                                          : false;
    if (selfToo && !people.unnamed && people.pronoun == People::Pronoun::None && !people.group
        && !claims.question.personName.isEmpty() && fits(slot, claims.question.personName))
        values.append(claims.question.personName);
    if (values.isEmpty())
        return;
    claims.filling.filled.append(profile.person);
    if (slot.list) {
        claims.filling.arguments.insert(slot.argument.name, values);
    } else {
        claims.filling.arguments.insert(slot.argument.name, values.first());
        if (values.size() > 1) {
            claims.filling.severalSlot = profile.person;
            for (const QJsonValue &value : std::as_const(values))
                claims.filling.several.append(value);
        }
    }
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
