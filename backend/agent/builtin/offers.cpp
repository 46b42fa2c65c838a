// SPDX-License-Identifier: GPL-3.0-or-later
// What is offered in place of an answer, where the question is near something that can be answered.
#include "agent/builtin/choice.h"

#include "agent/builtin/wording.h"
#include "agent/builtin/words.h"
#include "agent/outcomes.h"

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

/// A date of what is only told before, "I fly on 14 July: how many …", "… in August. Does he have enough?",
/// or of when the answer is needed: "for the report due on 31 March".
bool isAside(const Question &question, const Value &value)
{
    static constexpr std::initializer_list<const char *> opens {"how", "what", "which", "do",    "does",
                                                                "is",  "am",   "are",   "please"};
    const QList<Token> &tokens = question.text.tokens;
    const int sentence = tokens[value.begin].sentence;
    const auto word = [&](int i) { return i >= 0 && i < tokens.size() ? tokens[i].word : QString(); };
    bool asksElsewhere = false;
    bool asksHere = false;
    bool behindColon = false;
    bool needed = false;
    bool enough = false; // "enough for two weeks in August": what is there now is all that can be told
    // "ten days in August with the vacation that I have left"
    const bool withBehind = std::any_of(tokens.begin() + value.end, tokens.end(),
                                        [](const Token &token) { return token.is("with"); });
    for (int i = 0; i < tokens.size(); ++i) {
        const bool asks = tokens[i].isSign(u'?');
        asksHere = asksHere || (asks && tokens[i].sentence == sentence);
        asksElsewhere = asksElsewhere || (asks && tokens[i].sentence != sentence);
        behindColon = behindColon
            || (i >= value.end && tokens[i].isSign(u':') && tokens[i].sentence == sentence
                && oneOf(word(i + 1), opens));
        enough = enough || (i < value.begin && oneOf(word(i), {"enough", "sufficient", "afford"}))
            || (i > value.end && oneOf(word(i), {"left", "remaining"}) && withBehind);
        needed
            = needed || (i < value.begin && oneOf(word(i), {"need", "needs", "send", "give", "want", "due"}));
    }
    const QString lead = word(value.begin - 1);
    const bool deadline = oneOf(lead, {"by", "due"})
        || (lead == QLatin1String("on") && word(value.begin - 2) == QLatin1String("due"));
    // "I took 3 days in January, so what is left?"
    const int clause = question.clauses[value.begin];
    for (int i = value.end; i < tokens.size(); ++i) {
        const bool begins = question.clauses[i] > clause && question.clauses[i] != question.clauses[i - 1];
        const int first = begins && oneOf(word(i), {"so", "and", "but"}) ? i + 1 : i;
        if (begins && oneOf(word(first), opens))
            return true;
    }
    return enough || (asksElsewhere && !asksHere) || behindColon || (deadline && needed);
}

} // namespace

/// "Can I take next Friday off?", "… last year?": what is asked for has a time, and the operation knows none.
std::optional<Plan> planTimeless(const Question &question, const Match &match, const Intent &intent)
{
    const Profile &profile = *match.profile;
    const bool takesTime
        = std::any_of(profile.arguments.begin(), profile.arguments.end(), [](const Slot &slot) {
              return slot.kind == Slot::Kind::Date || slot.kind == Slot::Kind::DateTime
                  || slot.kind == Slot::Kind::Time;
          });
    if (profile.changes || takesTime || profile.tellsWeek)
        return std::nullopt;
    const QDate today = question.now.date();
    const bool elsewhen
        = std::any_of(question.values.begin(), question.values.end(), [&](const Value &value) {
              const bool date = value.kind == Value::Kind::Date || value.kind == Value::Kind::DateSpan;
              return date && !match.filling.used[value.begin] && !isAside(question, value)
                  && (value.date > today || value.lastDate < today);
          });
    if (!elsewhen)
        return std::nullopt;
    Plan plan;
    plan.kind = Plan::Kind::Ask;
    plan.profile = match.profile;
    plan.arguments = match.filling.arguments;
    plan.missing = match.filling.missing;
    if (!plan.missing.isEmpty() || match.filling.severalSlot >= 0)
        return std::nullopt;
    plan.confirm = true;
    const QString first = question.text.tokens.isEmpty() ? QString() : question.text.tokens.first().word;
    const bool wish = intent.wish || intent.order || oneOf(first, {"can", "may", "could"});
    plan.text = (wish ? QStringLiteral("I cannot arrange or decide that for you. I can answer “%1” Shall I?")
                      : QStringLiteral("I only know how it is now. I can answer “%1” Shall I?"))
                    .arg(meaning(profile.operation, plan.arguments));
    return plan;
}

/// "Can I take next Friday off?", where the services only tell how much time off there is.
std::optional<Plan> planTimeOff(const Conversation &conversation, const Question &question)
{
    const bool off = std::any_of(question.values.begin(), question.values.end(), [&](const Value &value) {
        return (value.kind == Value::Kind::Date || value.kind == Value::Kind::DateSpan)
            && value.end < question.text.tokens.size() && question.text.tokens[value.end].is("off");
    });
    if (!off || !question.people.self || !question.people.others.isEmpty())
        return std::nullopt;
    for (const Profile &profile : conversation.profiles) {
        if (profile.changes || profile.subject != Profile::Subject::Caller || profile.answersWho
            || profile.topic.value(QStringLiteral("=leave")) < 1 || profile.operation.texts.ask.isEmpty())
            continue;
        Plan plan;
        plan.kind = Plan::Kind::Ask;
        plan.confirm = true;
        plan.profile = &profile;
        plan.text = QStringLiteral("I cannot arrange or decide that for you. I can answer “%1” Shall I?")
                        .arg(meaning(profile.operation, {}));
        return plan;
    }
    return std::nullopt;
}

std::optional<Plan> planOnlyDeed(const Conversation &conversation, const Question &question,
                                 const Choice &choice, int turn)
{
    const Match &match = choice.match;
    const Intent &intent = choice.intent;
    constexpr double half = 0.45;
    if (!match.profile || !match.profile->changes || !intent.order || intent.light
        || match.obstacle != Match::Obstacle::None || match.filling.missing.isEmpty()
        || !match.profile->verbs.contains(intent.verbStem) || match.coverage < half)
        return std::nullopt;
    const bool foreign
        = std::any_of(question.text.tokens.begin(), question.text.tokens.end(), [&](const Token &token) {
              return token.kind == Token::Kind::Word && wordWeight(token.word) >= half
                  && !conversation.known.contains(token.stem);
          });
    const bool another = std::any_of(
        conversation.profiles.begin(), conversation.profiles.end(), [&](const Profile &profile) {
            return &profile != match.profile && profile.changes && profile.verbs.contains(intent.verbStem);
        });
    if (foreign || another)
        return std::nullopt;
    return planMatch(conversation, question, match, turn);
}

/// "What is on tomorrow?", where nothing but a time is said.
std::optional<Plan> planWhatIsOn(const Conversation &conversation, const Question &question, int turn)
{
    const QList<Token> &tokens = question.text.tokens;
    const int count = int(tokens.size());
    const int start = skipFillers(question.text, 0, count);
    bool happens = false;
    for (int i = start; i < count; ++i) {
        happens
            = happens || oneOf(tokens[i].word, {"on", "happening", "planned", "scheduled", "up", "going"});
        const bool dated
            = std::any_of(question.values.begin(), question.values.end(), [&](const Value &value) {
                  return i >= value.begin && i < value.end
                      && (value.kind == Value::Kind::Date || value.kind == Value::Kind::DateSpan);
              });
        const bool plain = dated || tokens[i].kind == Token::Kind::Sign || isFunctionWord(tokens[i].word)
            || isGenericWord(tokens[i].word)
            || oneOf(tokens[i].word, {"happening", "planned", "scheduled", "calendar", "agenda"});
        if (!plain)
            return std::nullopt;
    }
    if (!happens || question.values.isEmpty() || question.people.selfCertain || start >= count
        || !oneOf(tokens[start].word, {"what", "anything", "is", "show"}))
        return std::nullopt;
    std::optional<Match> only;
    bool several = false;
    for (const Profile &profile : conversation.profiles) {
        if (profile.changes || !profile.listing || profile.subject != Profile::Subject::Anything
            || !isAllowed(profile.operation, conversation.request.roles))
            continue;
        const Match match = matchOperation(profile, question, {0, count}, Intent());
        const bool taken = std::all_of(question.values.begin(), question.values.end(),
                                       [&](const Value &value) { return match.filling.used[value.begin]; });
        if (!taken || !match.filling.missing.isEmpty())
            continue;
        several = only.has_value();
        only = match;
    }
    if (!only || several)
        return std::nullopt;
    return planMatch(conversation, question, *only, turn);
}

/// A name and no more: "roberto?". Asked back where just one operation tells something about a person.
std::optional<Plan> planBareName(const Conversation &conversation, const Question &question)
{
    const QList<Mention> &others = question.people.others;
    const bool few = question.text.tokens.size() <= 8;
    if (others.size() != 1 || question.people.self || !few)
        return std::nullopt;
    for (int i = 0; i < question.text.tokens.size(); ++i) {
        const Token &token = question.text.tokens[i];
        const bool named = i >= others.first().begin && i < others.first().end;
        if (!named && token.kind != Token::Kind::Sign && !isFunctionWord(token.word))
            return std::nullopt;
    }
    const Profile *only = nullptr;
    for (const Profile &profile : conversation.profiles) {
        if (profile.changes || profile.subject != Profile::Subject::Named
            || !profile.arguments[profile.person].argument.required || profile.operation.texts.ask.isEmpty())
            continue;
        if (only)
            return std::nullopt;
        only = &profile;
    }
    if (!only || !fits(only->arguments[only->person], others.first().name))
        return std::nullopt;
    Plan plan;
    plan.kind = Plan::Kind::Ask;
    plan.confirm = true;
    plan.profile = only;
    plan.arguments.insert(only->arguments[only->person].argument.name, others.first().name);
    plan.text = QStringLiteral("“%1” Is that what you mean?").arg(meaning(only->operation, plan.arguments));
    return plan;
}

namespace {

/// The members of the rows that a result lists, one or two levels deep.
QStringList rowMembers(const QJsonObject &schema)
{
    QJsonObject list = schema;
    const QJsonObject members = schema[QStringLiteral("properties")].toObject();
    for (auto member = members.begin(); member != members.end(); ++member) {
        if (member->toObject().contains(QStringLiteral("items")))
            list = member->toObject();
    }
    return list[QStringLiteral("items")].toObject()[QStringLiteral("properties")].toObject().keys();
}

} // namespace

std::optional<Plan> planTable(const Conversation &conversation, const Question &question, const Profile &one,
                              int turn)
{
    if (one.changes || question.people.unnamed || !question.people.others.isEmpty())
        return std::nullopt;
    const QStringList told = one.operation.resultSchema[QStringLiteral("properties")].toObject().keys();
    for (const Profile &table : conversation.profiles) {
        const bool asked = std::any_of(table.arguments.begin(), table.arguments.end(),
                                       [](const Slot &slot) { return slot.argument.required; });
        if (table.changes || asked || table.subject != Profile::Subject::Anything
            || !isAllowed(table.operation, conversation.request.roles))
            continue;
        for (const QString &member : rowMembers(table.operation.resultSchema)) {
            const bool number = told.contains(member)
                && one.operation.resultSchema[QStringLiteral("properties")]
                        .toObject()[member]
                        .toObject()[QStringLiteral("type")]
                    != QJsonValue(QStringLiteral("string"));
            if (!number)
                continue;
            Filling filling;
            filling.used = QList<bool>(question.text.tokens.size(), false);
            Claims claims {question, {0, int(question.text.tokens.size())}, filling};
            for (int i = 0; i < table.arguments.size(); ++i) {
                if (isOrder(table.arguments[i]))
                    fillOrder(table.arguments[i], i, claims, member);
            }
            return planCalls(table, {filling.arguments}, turn);
        }
    }
    return std::nullopt;
}

/// "I am jettro", said by somebody else.
bool saysAnotherName(const Question &question)
{
    const QList<Token> &tokens = question.text.tokens;
    const auto word = [&](int i) { return i >= 0 ? tokens[i].word : QString(); };
    const QList<Mention> &others = question.people.others;
    return std::any_of(others.begin(), others.end(), [&](const Mention &mention) {
        if (question.text.tokens[mention.end - 1].possessive)
            return false; // "I am roberto's manager"
        // "I'm knackered": how somebody is
        const Token &token = tokens[mention.begin];
        constexpr qsizetype tooLong = 6; // for Fred and Ahmed
        if (!token.capital && token.word.size() >= tooLong && token.word.endsWith(QLatin1String("ed")))
            return false;
        const QString last = word(mention.begin - 1);
        const QString before = word(mention.begin - 2);
        return (last == QLatin1String("am") && before == QLatin1String("i"))
            || (last == QLatin1String("is") && before == QLatin1String("name")
                && word(mention.begin - 3) == QLatin1String("my"));
    });
}

} // namespace Agent::BuiltIn
