// SPDX-License-Identifier: GPL-3.0-or-later
// The answer to a question that was asked back: "Which room?" - "A12".
#include "agent/builtin/plan.h"

#include "agent/builtin/amounts.h"
#include "agent/builtin/smalltalk.h"
#include "agent/builtin/wording.h"
#include "agent/builtin/words.h"

#include <QJsonArray>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

constexpr double standsAlone = 0.62; // a new question rather than the answer that was waited for

bool isNewQuestion(const Conversation &conversation, const Question &question, const Plan &pending, int turn)
{
    const int count = int(question.text.tokens.size());
    const Intent intent = readIntent(question.text, 0, count, conversation.verbs);
    const QString first = count > 0 ? question.text.tokens.first().word : QString();
    const bool asks
        = intent.asks != Intent::Asks::Anything || intent.order || oneOf(first, {"what", "which", "show"});
    if (!asks)
        return false;
    Q_UNUSED(turn)
    const QList<Match> matches = rankOperations(conversation.profiles, question, {0, count}, intent);
    return !matches.isEmpty() && matches.first().obstacle == Match::Obstacle::None
        && matches.first().score >= standsAlone && matches.first().point >= 0.5
        && (matches.first().profile != pending.profile || matches.first().filling.missing.isEmpty());
}

/// The name that an answer of one or a few words is: "office", "it is John Doe".
QString bareName(const Question &question)
{
    for (const Mention &mention : question.people.others)
        return mention.name;
    QStringList names;
    for (const Token &token : question.text.tokens) {
        const bool word = token.kind == Token::Kind::Word || token.kind == Token::Kind::Mixed
            || token.kind == Token::Kind::Quoted;
        if (word && !isFunctionWord(token.word) && !isGroupWord(token.word) && !isTimeWord(token.word)
            && !isRelationWord(token.word) && !isPersonNoun(token.word))
            names.append(token.text);
    }
    return names.size() <= 2 ? names.join(u' ') : QString();
}

/// The whole answer, without "it is" and the like before it.
QString bareText(const Text &text)
{
    int first = 0;
    int last = int(text.tokens.size());
    while (
        first < last
        && (text.tokens[first].kind == Token::Kind::Sign
            || oneOf(text.tokens[first].word, {"it", "is", "the", "a", "please", "for", "because", "about"})))
        ++first;
    if (first > 0 && first < last && text.tokens[first].is("of") && text.tokens[first - 1].is("because"))
        ++first;
    while (last > first
           && (text.tokens[last - 1].is("please") || text.tokens[last - 1].isSign(u'.')
               || text.tokens[last - 1].isSign(u',') || text.tokens[last - 1].is("thanks")))
        --last;
    if (last - first == 1 && text.tokens[first].kind == Token::Kind::Quoted)
        return text.tokens[first].text;
    return text.between(first, last);
}

QJsonValue bareValue(const Slot &slot, const Question &question)
{
    const auto number = [&]() -> std::optional<double> {
        std::optional<double> only;
        for (const Value &value : question.values) {
            const bool numeric = value.kind == Value::Kind::Number || value.kind == Value::Kind::Money
                || (value.kind == Value::Kind::Time && !value.sure);
            if (numeric && only)
                return std::nullopt;
            if (numeric)
                only = value.number;
        }
        return only && doubtOf(slot, *only) == Doubt::None ? only : std::nullopt;
    };
    switch (slot.kind) {
    case Slot::Kind::Person: {
        const QString name = bareName(question);
        return !name.isEmpty() && fits(slot, name) ? QJsonValue(slot.lowerCase ? name.toLower() : name)
                                                   : QJsonValue();
    }
    case Slot::Kind::Time:
        if (const std::optional<double> hour = number(); hour && *hour >= 0 && *hour < 24)
            return QTime(int(*hour >= 1 && *hour <= 6 ? *hour + 12 : *hour), 0)
                .toString(slot.schema[QStringLiteral("format")].toString() == QLatin1String("time")
                              ? QStringLiteral("HH:mm:ss")
                              : QStringLiteral("HH:mm"));
        return {};
    case Slot::Kind::Integer:
    case Slot::Kind::Number:
    case Slot::Kind::Duration:
        if (const std::optional<double> value = number())
            return *value;
        return {};
    case Slot::Kind::Flag:
        return isYes(question.text) ? QJsonValue(true)
            : isNo(question.text)   ? QJsonValue(false)
                                    : QJsonValue();
    case Slot::Kind::Id:
    case Slot::Kind::Name:
    case Slot::Kind::Text:
    case Slot::Kind::Search: {
        const QString text = bareText(question.text);
        if (slot.schema[QStringLiteral("type")].toString() == QLatin1String("integer")) {
            const std::optional<double> value = number();
            return value ? QJsonValue(*value) : QJsonValue();
        }
        const bool sizable
            = slot.kind == Slot::Kind::Text || slot.kind == Slot::Kind::Search || text.count(u' ') < 4;
        return !text.isEmpty() && sizable && fits(slot, text) ? QJsonValue(text) : QJsonValue();
    }
    default:
        return {};
    }
}

Filling filledSoFar(const Plan &pending)
{
    Filling filling;
    filling.arguments = pending.arguments;
    filling.missing = pending.missing;
    filling.severalSlot = pending.severalSlot;
    filling.several = pending.several;
    return filling;
}

/// Whether the answer names somebody else than the question before it did.
bool namesAnother(const Profile &profile, const Question &question, const Filling &said, const Plan &pending)
{
    if (profile.person < 0 || pending.missing.contains(profile.person))
        return false;
    const QString name = pending.arguments[profile.arguments[profile.person].argument.name].toString();
    const QList<Mention> &others = question.people.others;
    return std::any_of(others.begin(), others.end(), [&](const Mention &mention) {
        return !said.used[mention.begin] && !isSamePerson(mention.name, name);
    });
}

/// What the answer says of what was missing. What was known before stays as it was.
Filling fillMissing(const Profile &profile, const Question &question, const Plan &pending)
{
    Filling filling = filledSoFar(pending);
    const int first = pending.missing.first();
    const Slot &wanted = profile.arguments[first];
    const auto put = [&](int index, const QJsonValue &value) {
        const Slot &slot = profile.arguments[index];
        filling.arguments.insert(slot.argument.name, slot.list ? QJsonValue(QJsonArray {value}) : value);
        filling.missing.removeOne(index);
    };
    // The one answer to "What is the reason?" is the reason, whomever and whatever it names.
    if (pending.missing.size() == 1 && wanted.kind == Slot::Kind::Text) {
        if (const QJsonValue text = bareValue(wanted, question); !text.isNull())
            put(first, text);
        return filling;
    }
    Profile open = profile;
    for (int i = 0; i < open.arguments.size(); ++i) {
        if (!pending.missing.contains(i))
            open.arguments[i].kind = Slot::Kind::Other;
    }
    if (!pending.missing.contains(open.person))
        open.person = -1;
    const Range whole {0, int(question.text.tokens.size())};
    const Filling said = fillArguments(open, question, whole, Intent());
    for (const int index : pending.missing) {
        const QString name = profile.arguments[index].argument.name;
        if (said.arguments.contains(name)) {
            filling.arguments.insert(name, said.arguments[name]);
            filling.missing.removeOne(index);
        }
    }
    if (pending.missing.contains(said.severalSlot)) {
        filling.severalSlot = said.severalSlot;
        filling.several = said.several;
    }
    filling.doubts = said.doubts;
    filling.tangled = profile.changes && (said.tangled || namesAnother(profile, question, said, pending));
    if (filling.missing.contains(first) && !filling.doubts.contains(first)) {
        if (const QJsonValue value = bareValue(wanted, question); !value.isNull())
            put(first, value);
    }
    return filling;
}

std::optional<Plan> planChoice(const Conversation &conversation, const Question &question,
                               const Plan &pending, int turn)
{
    const int count = int(question.text.tokens.size());
    const Profile *chosen = nullptr;
    double best = 0;
    double second = 0;
    for (const Profile *profile : pending.choices) {
        double met = 0;
        for (const Term &term : readTerms(question.text.tokens, 0, count))
            met += term.weight * meets(profile->topic, term);
        if (met > best) {
            second = best;
            best = met;
            chosen = profile;
        } else {
            second = qMax(second, met);
        }
    }
    if (question.text.tokens.size() <= 4) {
        for (const Token &token : question.text.tokens) {
            if (oneOf(token.word, {"first", "former"}))
                chosen = pending.choices.first();
            else if (oneOf(token.word, {"second", "latter"}))
                chosen = pending.choices.last();
            else
                continue;
            best = 1;
            second = 0;
        }
    }
    if (!chosen || best - second < 0.2)
        return std::nullopt;
    // The arguments stand in the question that was ambiguous.
    const Question before = conversation.question(turn - 1);
    Match match = matchOperation(*chosen, before, {0, int(before.text.tokens.size())}, Intent());
    match.confirm = false;
    if (match.obstacle == Match::Obstacle::WrongPerson)
        return std::nullopt;
    return planMatch(conversation, before, match, turn);
}

} // namespace

std::optional<Plan> planCompletion(const Conversation &conversation, const Question &question,
                                   const Plan &pending, int turn)
{
    if (isNo(question.text) && !question.text.tokens.isEmpty()) {
        Plan plan;
        plan.text = nothingDone();
        return plan;
    }
    if (isNewQuestion(conversation, question, pending, turn))
        return std::nullopt;
    if (!pending.choices.isEmpty())
        return planChoice(conversation, question, pending, turn);
    const Profile &profile = *pending.profile;
    Match match;
    match.profile = &profile;
    if (pending.confirm) {
        if (!isYes(question.text))
            return std::nullopt;
        match.filling = filledSoFar(pending);
        return planMatch(conversation, question, match, turn);
    }
    if (smallTalk(question.text, conversation.request))
        return std::nullopt;
    // "mine": whose? the caller's own
    const bool whose = pending.missing.size() == 1 && pending.missing.first() == profile.person;
    if (whose && question.people.self && question.people.others.isEmpty()) {
        if (const Profile *own = counterpart(conversation, profile, Profile::Subject::Caller))
            return planCalls(*own, {QJsonObject()}, turn);
    }
    match.filling = fillMissing(profile, question, pending);
    const bool progress = match.filling.missing.size() < pending.missing.size();
    if (!progress && match.filling.doubts.isEmpty())
        return std::nullopt;
    Question answered = question;
    answered.people.selfAsWell = false; // "I gave him two": nobody is meant as well by an answer
    return planMatch(conversation, answered, match, turn);
}

} // namespace Agent::BuiltIn
