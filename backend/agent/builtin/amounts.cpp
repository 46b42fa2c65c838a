// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a number is what something shall be, or how much more or less: the two must never be mistaken.
#include "agent/builtin/amounts.h"

#include "agent/builtin/words.h"

#include <cmath>

namespace Agent::BuiltIn {

namespace {

/// "more", "extra": beside a number, or anywhere. 2: more or less, which of them is not said.
int comparison(const QString &word)
{
    if (oneOf(word,
              {"more", "extra", "additional", "additionally", "another", "further", "plus", "higher", "up",
               "longer"}))
        return 1;
    if (oneOf(word, {"less", "fewer", "minus", "lower", "down", "shorter"}))
        return -1;
    return oneOf(word, {"by", "than", "twice", "half", "double", "triple", "thrice"}) ? 2 : 0;
}

class Reader
{
public:
    Reader(const Question &question, const Range &range)
        : m_tokens(question.text.tokens), m_range(range), m_reasonAt(reasonAt())
    {
    }

    Amount read(const Value &value) const
    {
        int before = value.begin - 1;
        while (oneOf(
            word(before),
            {"exactly", "just", "only", "a", "total", "of", "be", "now", "sum", "the", "value", "number"}))
            --before;
        const QString lead = word(before);
        const QString leadBefore = word(before - 1);
        int after = value.end;
        // "2 days more"
        while (after < value.end + 2 && !isStop(after) && comparison(word(after)) == 0)
            ++after;
        const bool ofPercent = sign(value.end, u'%') || oneOf(word(value.end), {"percent", "per"});
        const bool times = oneOf(word(value.end), {"times", "x"}) || sign(value.end, u'x');
        if (ofPercent || times || continues(value.end)
            || oneOf(lead,
                     {"about", "around", "roughly", "approximately", "almost", "nearly", "least", "most",
                      "over", "under", "between", "or", "not", "than"}))
            return {Amount::Kind::Unclear, 0};
        const int behind = comparison(word(after));
        if (sign(before, u'+') || oneOf(lead, {"plus", "another", "extra", "additional", "further"}))
            return {Amount::Kind::Difference, 1};
        if (lead == QLatin1String("by") || (behind != 0 && word(after) != QLatin1String("by")))
            return {Amount::Kind::Difference, std::abs(behind) == 1 ? behind : overall(value)};
        if (lead == QLatin1String("from") && hasNewValueAfter(value.end))
            return {Amount::Kind::Before, 0};
        const bool upTo = lead == QLatin1String("to") && leadBefore == QLatin1String("up");
        if (upTo)
            return {Amount::Kind::Unclear, 0};
        if (oneOf(lead, {"to", "at", "into", "as", "is"}) || sign(before, u'=') || sign(before, u':'))
            return {Amount::Kind::NewValue, 0};
        // "add 2", "give him 2", "take 2 off": straight behind such a verb, or with one anywhere
        if (const int direction = overall(value); direction != 0 || saysDifference(value))
            return {Amount::Kind::Difference, direction};
        return {Amount::Kind::Plain, 0};
    }

private:
    QString word(int i) const { return m_range.contains(i) ? m_tokens[i].word : QString(); }
    bool sign(int i, QChar c) const { return m_range.contains(i) && m_tokens[i].isSign(c); }
    bool isStop(int i) const
    {
        return !m_range.contains(i) || m_tokens[i].kind != Token::Kind::Word
            || oneOf(word(i), {"because", "for", "due", "and", "to", "from", "since", "as"});
    }
    /// "two thuosand", "twelve and half": what stands behind may well belong to the number.
    bool continues(int after) const
    {
        if (!m_range.contains(after) || m_tokens[after].kind != Token::Kind::Word)
            return false;
        return !isEnglishWord(word(after), m_tokens[after].stem) || word(after) == QLatin1String("half")
            || (word(after) == QLatin1String("and") && oneOf(word(after + 1), {"half", "quarter"}));
    }
    bool hasNewValueAfter(int from) const
    {
        for (int i = from; i < qMin(from + 4, m_range.last); ++i) {
            if (m_tokens[i].is("to"))
                return true;
        }
        return false;
    }

    int reasonAt() const
    {
        for (int i = m_range.first; i < m_range.last; ++i) {
            if (oneOf(word(i), {"because", "due"}))
                return i;
        }
        return m_range.last;
    }

    /// 1 or -1 when the words of the order, without its reason, speak of more or of less; 0: of neither, or
    /// both.
    int overall(const Value &value) const
    {
        bool more = false;
        bool less = false;
        for (int i = m_range.first; i < m_reasonAt; ++i) {
            if (i >= value.begin && i < value.end)
                continue;
            const int direction = directionOf(word(i));
            more = more || direction > 0;
            less = less || direction < 0;
        }
        return more == less ? 0 : more ? 1 : -1;
    }

    bool saysDifference(const Value &value) const
    {
        for (int i = m_range.first; i < m_reasonAt; ++i) {
            const bool inside = i >= value.begin && i < value.end;
            const bool moved = oneOf(word(i), {"move", "transfer", "shift"}) && value.begin == i + 1;
            if (!inside && (directionOf(word(i)) != 0 || comparison(word(i)) == 2 || moved))
                return true;
        }
        return false;
    }

    const QList<Token> &m_tokens;
    const Range m_range;
    const int m_reasonAt;
};

/// "two weeks", where days are counted
bool isInAnotherUnit(const Slot &slot, const Text &text, int behind)
{
    if (behind >= text.tokens.size())
        return false;
    const Token &unit = text.tokens[behind];
    return oneOf(unit.word,
                 {"second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks",
                  "month", "months", "year", "years"})
        && !slot.cues.contains(unit.stem);
}

} // namespace

bool makesNewValue(const Text &text, int at, int last)
{
    const auto word = [&](int i) { return i < last ? text.tokens[i].word : QString(); };
    if (word(at) != QLatin1String("make") || at + 2 >= last)
        return false;
    if (oneOf(word(at + 1), {"it", "that", "this"})) {
        int value = at + 2;
        while (oneOf(word(value), {"to", "be", "just", "only", "exactly"}))
            ++value;
        return value < last && numberAt(text, value).length > 0;
    }
    if (!text.tokens[at + 1].possessive && !oneOf(word(at + 1), {"his", "her", "their", "my", "the"}))
        return false;
    constexpr int farthest = 7;
    for (int i = at + 2; i < qMin(last, at + farthest); ++i) {
        const int length = numberAt(text, i).length;
        if (length == 0)
            continue;
        const bool ends = i + length >= last || text.tokens[i + length].kind == Token::Kind::Sign
            || oneOf(word(i + length), {"because", "due", "since", "as", "please", "for"});
        return ends
            && !oneOf(word(i - 1), {"for", "at", "on", "from", "of", "with", "number", "in", "by", "until"});
    }
    return false;
}

bool saysWhatShouldBe(const Text &text, int first, int last)
{
    for (int i = first + 1; i + 2 < last; ++i) {
        // "roberto should have 12", but not "I should have 12 left, is that right?"
        const bool owns = oneOf(text.tokens[i + 1].word, {"have", "get"})
            && !isFunctionWord(text.tokens[i - 1].word) && !text.tokens[text.tokens.size() - 1].isSign(u'?');
        if (oneOf(text.tokens[i].word, {"should", "must", "shall"}) && (text.tokens[i + 1].is("be") || owns)
            && numberAt(text, i + 2).length > 0)
            return true;
    }
    return false;
}

int directionOf(const QString &word)
{
    if (oneOf(word, {"increase",   "increases", "increasing", "increased", "raise",   "raising",  "add",
                     "adding",     "added",     "give",       "giving",    "grant",   "granting", "credit",
                     "bump",       "boost",     "extend",     "increment", "deposit", "more",     "extra",
                     "additional", "another",   "further",    "plus",      "top",     "gain",     "award"}))
        return 1;
    if (oneOf(word, {"decrease", "decreasing", "decreased", "lower",  "lowering", "reduce",    "reducing",
                     "deduct",   "deducting",  "subtract",  "remove", "removing", "cut",       "cutting",
                     "dock",     "debit",      "shorten",   "drop",   "take",     "decrement", "fewer",
                     "less",     "minus",      "withdraw",  "charge"}))
        return -1;
    return 0;
}

Amount readAmount(const Question &question, const Range &range, const Value &value)
{
    return Reader(question, range).read(value);
}

Doubt doubtOf(const Slot &slot, double number)
{
    if (slot.kind == Slot::Kind::Integer && !slot.cents && number != std::floor(number))
        return Doubt::NotWhole;
    const QJsonValue least = slot.schema[QStringLiteral("minimum")];
    const QJsonValue most = slot.schema[QStringLiteral("maximum")];
    const QJsonValue above = slot.schema[QStringLiteral("exclusiveMinimum")];
    const QJsonValue below = slot.schema[QStringLiteral("exclusiveMaximum")];
    const bool outside = (least.isDouble() && number < least.toDouble())
        || (most.isDouble() && number > most.toDouble()) || (above.isDouble() && number <= above.toDouble())
        || (below.isDouble() && number >= below.toDouble());
    return outside ? Doubt::OutOfRange : Doubt::None;
}

AmountChoice chooseAmount(const Profile &profile, const Slot &slot, const Question &question,
                          const Range &range, const QList<Value> &numbers)
{
    AmountChoice choice;
    QList<qsizetype> sure;
    QList<qsizetype> plain;
    for (qsizetype n = 0; n < numbers.size(); ++n) {
        const Amount amount = readAmount(question, range, numbers[n]);
        if (isInAnotherUnit(slot, question.text, numbers[n].end)) {
            choice.doubt = Doubt::Unclear;
            continue;
        }
        const bool setting = profile.measure == Profile::Measure::NewValue;
        switch (amount.kind) {
        case Amount::Kind::NewValue:
            if (setting)
                sure.append(n);
            else
                choice.doubt = Doubt::NewValue;
            break;
        case Amount::Kind::Plain:
            plain.append(n);
            break;
        case Amount::Kind::Difference:
            if (setting)
                choice.doubt = Doubt::Difference;
            else
                sure.append(n);
            break;
        case Amount::Kind::Before:
            break;
        case Amount::Kind::Unclear:
            choice.doubt = Doubt::Unclear;
            break;
        }
    }
    if (choice.doubt != Doubt::None)
        return choice;
    const QList<qsizetype> &fitting = sure.isEmpty() ? plain : sure;
    if (fitting.size() > 1) {
        choice.doubt = Doubt::Unclear;
    } else if (!fitting.isEmpty()) {
        choice.doubt = doubtOf(slot, numbers[fitting.first()].number);
        choice.index = choice.doubt == Doubt::None ? fitting.first() : -1;
    }
    return choice;
}

std::optional<double> differenceOf(const Question &question, const Range &range)
{
    std::optional<double> difference;
    for (const Value &value : question.values) {
        if (value.kind != Value::Kind::Number || !range.contains(value.begin))
            continue;
        const Amount amount = readAmount(question, range, value);
        if (amount.kind != Amount::Kind::Difference || amount.sign == 0 || difference || value.number < 0)
            return std::nullopt;
        difference = amount.sign * value.number;
    }
    return difference;
}

} // namespace Agent::BuiltIn
