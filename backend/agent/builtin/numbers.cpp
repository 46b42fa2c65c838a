// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and amounts of money of a question into the arguments that take them.
#include "agent/builtin/arguments.h"

#include "agent/builtin/amounts.h"
#include "agent/builtin/thesaurus.h"
#include "agent/builtin/words.h"

#include <algorithm>
#include <cmath>

namespace Agent::BuiltIn {

namespace {

bool isCue(const Slot &slot, const Token &token)
{
    if (token.kind != Token::Kind::Word)
        return false;
    if (slot.cues.contains(token.stem))
        return true;
    if (isFunctionWord(token.word))
        return false;
    const QStringList senses = Thesaurus::english().senses(token.stem);
    for (const QString &sense : senses) {
        if (slot.cues.contains(sense))
            return true;
    }
    return false;
}

/// "10 %" is a number only for what is counted in percent.
bool isPercentage(const Value &value, const Claims &claims)
{
    return claims.word(value.end) == QLatin1String("percent")
        || (claims.range.contains(value.end) && claims.token(value.end).isSign(u'%'));
}

bool isWishForSome(const Claims &claims, int begin)
{
    return oneOf(claims.word(begin - 1),
                 {"top", "first", "last", "limit", "latest", "maximum", "max", "most", "recent", "up"});
}

/// "3 portions", where the document only says in its description that portions are counted.
bool isDescribedAs(const Slot &slot, const Token &token)
{
    if (token.kind != Token::Kind::Word || isFunctionWord(token.word) || isGenericWord(token.word)
        || isTimeWord(token.word))
        return false;
    const Stemmer stemmer;
    const Text description = readText(slot.argument.description.left(200), stemmer);
    return std::any_of(description.tokens.begin(), description.tokens.end(), [&](const Token &each) {
        return each.kind == Token::Kind::Word && each.stem == token.stem;
    });
}

/// "2 trousers": one of what the operation lets choose from.
bool isOption(const Profile &profile, const Token &token)
{
    return std::any_of(profile.arguments.begin(), profile.arguments.end(), [&](const Slot &slot) {
        return slot.argument.required
            && std::any_of(slot.optionWords.begin(), slot.optionWords.end(), [&](const QList<Token> &words) {
                   return !words.isEmpty() && words.last().stem == token.stem;
               });
    });
}

struct Bound
{
    int begin = 0; ///< first token of "under", "not older than"
    int side = 0; ///< 1: at most, -1: at least, 0: no such thing is said
};

/// "under 5", "not older than 3", "at least 40".
Bound boundBefore(const Claims &claims, int at)
{
    static constexpr std::initializer_list<const char *> less {"less",    "cheaper", "younger", "smaller",
                                                               "shorter", "fewer",   "lower",   "lighter"};
    Bound bound {at, 0};
    const QString last = claims.word(at - 1);
    const bool than = last == QLatin1String("than");
    const QString grade = than ? claims.word(at - 2) : last;
    if (than
        && (oneOf(grade, less)
            || oneOf(grade, {"more", "older", "larger", "bigger", "longer", "higher", "heavier"}))) {
        const bool denied = oneOf(claims.word(at - 3), {"not", "no"});
        bound.side = (oneOf(grade, less) ? 1 : -1) * (denied ? -1 : 1);
        bound.begin = at - (denied ? 3 : 2);
    } else if (oneOf(last, {"under", "below", "most", "max", "maximum", "within", "to"})) {
        const bool led = oneOf(last, {"most", "to"});
        const QString lead = claims.word(at - 2);
        if (last == QLatin1String("to") && lead != QLatin1String("up"))
            return bound;
        bound.side = 1;
        bound.begin = at - (led && oneOf(lead, {"at", "up"}) ? 2 : 1);
    } else if (oneOf(last, {"over", "above", "least", "min", "minimum"})) {
        bound.side = -1;
        bound.begin = at - (claims.word(at - 2) == QLatin1String("at") ? 2 : 1);
    }
    return bound;
}

/// How well the number fits the slot by the words around it; 0: not at all.
double closeness(const Profile &profile, const Slot &slot, const Value &value, const Claims &claims)
{
    if (slot.paging) {
        const QStringList name = identifierWords(slot.argument.name).split(u' ');
        const bool position = name.contains(QLatin1String("offset")) || name.contains(QLatin1String("skip"))
            || (name.contains(QLatin1String("page")) && name.size() == 1);
        const bool called = !isFunctionWord(claims.word(value.begin - 1))
            && isCue(slot, claims.token(qMax(0, value.begin - 1)));
        return (!position && isWishForSome(claims, value.begin)) || called ? 3 : 0;
    }
    double score = 0;
    // Four digits that look like a year go into a year.
    if (slot.nouns.contains(QStringLiteral("year")))
        return value.kind == Value::Kind::Number && value.number >= 1900 && value.number <= 2200 ? 3 : 0;
    if (value.kind == Value::Kind::Money)
        score = slot.money ? 4 : 0.2;
    int before = value.begin - 1;
    while (claims.range.contains(before)
           && (isFunctionWord(claims.word(before)) || claims.token(before).kind == Token::Kind::Sign)
           && value.begin - before < 4 && !isCue(slot, claims.token(before)))
        --before;
    if (claims.range.contains(before) && isCue(slot, claims.token(before)))
        score += 2;
    int after = value.end;
    while (claims.range.contains(after) && after - value.end < 2 && !isCue(slot, claims.token(after))
           && (isFunctionWord(claims.word(after)) || claims.word(after) == QLatin1String("whole")))
        ++after;
    if (claims.range.contains(after) && isCue(slot, claims.token(after)))
        score += 3;
    else if (claims.range.contains(value.end) && isDescribedAs(slot, claims.token(value.end)))
        score += 1.5;
    // "two spare keys": how many of what the operation is for
    const QStringList name = identifierWords(slot.argument.name).split(u' ');
    constexpr int near = 3;
    for (int i = value.end; profile.changes
         && oneOf(name.last(), {"number", "quantity", "count", "amount", "pieces", "copies", "units"})
         && i < value.end + near;
         ++i) {
        const bool counted = claims.range.contains(i)
            && (std::any_of(profile.core.begin(), profile.core.end(),
                            [&](const Term &core) { return core.senses.first().key == claims.token(i).stem; })
                || isOption(profile, claims.token(i)));
        score = counted ? qMax(score, 2.0) : score;
    }
    if (slot.bound != 0) {
        if (const int side = boundBefore(claims, value.begin).side; side != 0)
            score = side == slot.bound ? score + 2.5 : 0;
    }
    return score;
}

} // namespace

bool Claims::isCalledOtherwise(const Profile &profile, const Slot &slot, int begin) const
{
    const QString before = word(begin - 1);
    if (!range.contains(begin - 1) || token(begin - 1).kind != Token::Kind::Word || isFunctionWord(before)
        || isGenericWord(before))
        return false;
    const Token &noun = token(begin - 1);
    const QStringList senses = Thesaurus::english().senses(noun.stem);
    const bool deed = std::any_of(senses.begin(), senses.end(), [](const QString &sense) {
        return Thesaurus::english().action(sense) != Action::None;
    });
    const bool own = std::any_of(profile.core.begin(), profile.core.end(),
                                 [&](const Term &core) { return core.senses.first().key == noun.stem; });
    return !deed && !own && question.known.contains(noun.stem) && !slot.nouns.contains(noun.stem)
        && !isCue(slot, noun);
}

void fillNumbers(const Profile &profile, Claims &claims)
{
    QList<Value> numbers;
    for (const Value &value : claims.question.values) {
        const bool numeric = value.kind == Value::Kind::Number || value.kind == Value::Kind::Money
            || (value.kind == Value::Kind::Time && !value.sure);
        if (numeric && claims.range.contains(value.begin) && claims.isFree(value.begin, value.end))
            numbers.append(value);
    }
    QList<int> open;
    for (int i = 0; i < profile.arguments.size(); ++i) {
        const Slot &slot = profile.arguments[i];
        if ((slot.kind == Slot::Kind::Integer || slot.kind == Slot::Kind::Number
             || (slot.kind == Slot::Kind::Duration && slot.minutesPerUnit > 0))
            && !claims.filling.arguments.contains(slot.argument.name))
            open.append(i);
    }
    // What something shall be, or by how much it shall change: one slot, one number, and no doubt.
    QList<int> amounts;
    for (const int index : std::as_const(open)) {
        if (profile.measure != Profile::Measure::None && !profile.arguments[index].paging)
            amounts.append(index);
    }
    if (amounts.size() == 1 && !numbers.isEmpty()) {
        const int index = amounts.first();
        const AmountChoice choice
            = chooseAmount(profile, profile.arguments[index], claims.question, claims.range, numbers);
        for (const Value &number : std::as_const(numbers)) {
            if (readAmount(claims.question, claims.range, number).kind == Amount::Kind::Before)
                claims.take(number.begin, number.end);
        }
        open.removeOne(index);
        if (choice.doubt != Doubt::None)
            claims.filling.doubts.insert(index, choice.doubt);
        else if (choice.index >= 0)
            numbers = {numbers[choice.index]};
        if (choice.doubt == Doubt::None && choice.index >= 0)
            open = {index};
    } else if (!amounts.isEmpty()) {
        numbers.removeIf([&](const Value &number) {
            const Amount::Kind kind = readAmount(claims.question, claims.range, number).kind;
            const bool setting = profile.measure == Profile::Measure::NewValue;
            return kind == Amount::Kind::Unclear || kind == Amount::Kind::Before
                || kind == (setting ? Amount::Kind::Difference : Amount::Kind::NewValue);
        });
    }
    const auto fitsType = [&](const Slot &slot, const Value &value) {
        const bool counted = slot.cues.contains(QStringLiteral("percent"))
            || slot.cues.contains(QStringLiteral("percentag"))
            || slot.cues.contains(QStringLiteral("=price"));
        return doubtOf(slot, slot.cents ? value.number * 100 : value.number) == Doubt::None
            && (counted || !isPercentage(value, claims));
    };
    const auto put = [&](int index, const Value &value) {
        const Slot &slot = profile.arguments[index];
        double number = value.number;
        if (slot.cents && value.kind == Value::Kind::Money)
            number = std::round(number * 100);
        if (slot.kind == Slot::Kind::Duration && slot.minutesPerUnit == 60 && number > 24)
            return;
        const bool whole = number == std::floor(number) && std::abs(number) < 9e15;
        if (slot.bound != 0) {
            if (const Bound bound = boundBefore(claims, value.begin); bound.side == slot.bound)
                claims.take(bound.begin, value.begin);
        }
        claims.put(index, slot, whole ? QJsonValue(qint64(number)) : QJsonValue(number), value.begin,
                   value.end);
        open.removeOne(index);
    };
    // The best pair first, until no number has a word that says where it belongs.
    while (!open.isEmpty() && !numbers.isEmpty()) {
        double best = 0;
        int bestSlot = -1;
        qsizetype bestNumber = -1;
        for (const int index : std::as_const(open)) {
            for (qsizetype n = 0; n < numbers.size(); ++n) {
                const double score = fitsType(profile.arguments[index], numbers[n])
                    ? closeness(profile, profile.arguments[index], numbers[n], claims)
                    : 0;
                if (score > best) {
                    best = score;
                    bestSlot = index;
                    bestNumber = n;
                }
            }
        }
        if (best < 1)
            break;
        put(bestSlot, numbers[bestNumber]);
        open.removeOne(bestSlot);
        numbers.removeAt(bestNumber);
    }
    // "on the second floor"
    static const QStringList ordinals {QStringLiteral("first"),   QStringLiteral("second"),
                                       QStringLiteral("third"),   QStringLiteral("fourth"),
                                       QStringLiteral("fifth"),   QStringLiteral("sixth"),
                                       QStringLiteral("seventh"), QStringLiteral("eighth"),
                                       QStringLiteral("ninth"),   QStringLiteral("tenth")};
    for (int i = claims.range.first; i + 1 < claims.range.last; ++i) {
        const qsizetype ordinal = ordinals.indexOf(claims.word(i));
        const auto called = std::find_if(open.begin(), open.end(), [&](int index) {
            return profile.arguments[index].kind == Slot::Kind::Integer
                && profile.arguments[index].nouns.contains(claims.token(i + 1).stem);
        });
        if (ordinal < 0 || called == open.end() || !claims.isFree(i, i + 2))
            continue;
        claims.put(*called, profile.arguments[*called], ordinal + 1, i, i + 2);
        open.erase(called);
    }
    // What is left over goes where exactly one number is still needed.
    QList<int> needed;
    for (const int index : std::as_const(open)) {
        const Slot &slot = profile.arguments[index];
        if (slot.argument.required && !slot.paging)
            needed.append(index);
    }
    if (needed.size() == 1 && numbers.size() == 1
        && claims.isCalledOtherwise(profile, profile.arguments[needed.first()], numbers.first().begin))
        return;
    if (needed.size() == 1 && numbers.size() == 1
        && fitsType(profile.arguments[needed.first()], numbers.first()))
        put(needed.first(), numbers.first());
    else if (needed.size() == 1 && numbers.size() == 1
             && profile.arguments[needed.first()].kind != Slot::Kind::Duration)
        claims.filling.doubts.insert(needed.first(),
                                     doubtOf(profile.arguments[needed.first()], numbers.first().number));
}

} // namespace Agent::BuiltIn
