// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/values.h"

#include "agent/builtin/words.h"

#include <QHash>

namespace Agent::BuiltIn {

namespace {

const QHash<QString, int> &numberWords()
{
    static const QHash<QString, int> table = [] {
        QHash<QString, int> result;
        const QStringList small
            = QStringLiteral("zero one two three four five six seven eight nine ten eleven "
                             "twelve thirteen fourteen fifteen sixteen seventeen eighteen "
                             "nineteen")
                  .split(u' ');
        for (int i = 0; i < small.size(); ++i)
            result.insert(small[i], i);
        const QStringList tens
            = QStringLiteral("twenty thirty forty fifty sixty seventy eighty ninety").split(u' ');
        for (int i = 0; i < tens.size(); ++i)
            result.insert(tens[i], 20 + 10 * i);
        result.insert(QStringLiteral("dozen"), 12);
        return result;
    }();
    return table;
}

QString currencyOf(const QString &word)
{
    static const QHash<QString, QString> table {
        {QStringLiteral("€"), QStringLiteral("EUR")},       {QStringLiteral("euro"), QStringLiteral("EUR")},
        {QStringLiteral("euros"), QStringLiteral("EUR")},   {QStringLiteral("eur"), QStringLiteral("EUR")},
        {QStringLiteral("$"), QStringLiteral("USD")},       {QStringLiteral("dollar"), QStringLiteral("USD")},
        {QStringLiteral("dollars"), QStringLiteral("USD")}, {QStringLiteral("usd"), QStringLiteral("USD")},
        {QStringLiteral("bucks"), QStringLiteral("USD")},   {QStringLiteral("£"), QStringLiteral("GBP")},
        {QStringLiteral("pound"), QStringLiteral("GBP")},   {QStringLiteral("pounds"), QStringLiteral("GBP")},
        {QStringLiteral("gbp"), QStringLiteral("GBP")},     {QStringLiteral("quid"), QStringLiteral("GBP")},
        {QStringLiteral("chf"), QStringLiteral("CHF")},     {QStringLiteral("francs"), QStringLiteral("CHF")},
        {QStringLiteral("¥"), QStringLiteral("JPY")},       {QStringLiteral("yen"), QStringLiteral("JPY")},
    };
    return table.value(word);
}

/// "1,200.50", "1.200,50", "12,50": the last separator is the decimal one unless three digits follow.
double readNumber(QString digits, bool isMoney)
{
    const qsizetype comma = digits.lastIndexOf(u',');
    const qsizetype point = digits.lastIndexOf(u'.');
    if (comma >= 0 && point >= 0) {
        digits.remove(comma > point ? u'.' : u',');
    } else if (comma >= 0 || (isMoney && point >= 0)) {
        const QChar separator = comma >= 0 ? u',' : u'.';
        if (digits.size() - qMax(comma, point) - 1 == 3 || digits.count(separator) > 1)
            digits.remove(separator);
    }
    digits.replace(u',', u'.');
    return digits.toDouble();
}

Value moneyAt(const Text &text, int i)
{
    Value value;
    value.kind = Value::Kind::Money;
    value.begin = value.end = i;
    const QList<Token> &tokens = text.tokens;
    const QString before = currencyOf(tokens[i].word);
    if (!before.isEmpty() && i + 1 < tokens.size() && tokens[i + 1].kind == Token::Kind::Number) {
        value.text = before;
        value.number = readNumber(tokens[i + 1].text, true);
        value.end = i + 2;
        return value;
    }
    const NumberRead number = numberAt(text, i);
    if (number.length == 0 || i + number.length >= tokens.size())
        return value;
    int next = i + number.length;
    const QString after = currencyOf(tokens[next].word);
    const bool cents = oneOf(tokens[next].word, {"cent", "cents"});
    if (after.isEmpty() && !cents)
        return value;
    value.text = after;
    value.number = tokens[i].kind == Token::Kind::Number ? readNumber(tokens[i].text, true) : number.value;
    if (cents)
        value.number /= 100;
    ++next;
    // "12 euro 50"
    if (!cents && next < tokens.size() && tokens[next].kind == Token::Kind::Number
        && tokens[next].text.size() == 2 && tokens[i].text.indexOf(u',') < 0) {
        value.number += tokens[next].text.toDouble() / 100;
        ++next;
    }
    value.end = next;
    return value;
}

Value simpleAt(const Text &text, int i)
{
    Value value;
    value.begin = value.end = i;
    const Token &token = text.tokens[i];
    value.text = token.text;
    switch (token.kind) {
    case Token::Kind::Quoted:
        value.kind = Value::Kind::Quoted;
        break;
    case Token::Kind::Email:
        value.kind = Value::Kind::Email;
        break;
    case Token::Kind::Url:
        value.kind = Value::Kind::Url;
        break;
    case Token::Kind::Uuid:
        value.kind = Value::Kind::Uuid;
        break;
    case Token::Kind::Mixed:
        value.kind = Value::Kind::Id;
        break;
    default:
        return value;
    }
    value.end = i + 1;
    return value;
}

/// How many tokens say that the number behind them is below zero: "-3", "minus 3", but not "5 - 3".
int signLength(const Text &text, int i)
{
    const QList<Token> &tokens = text.tokens;
    const bool afterNumber = i > 0
        && (tokens[i - 1].kind == Token::Kind::Number || tokens[i - 1].kind == Token::Kind::Mixed
            || tokens[i - 1].kind == Token::Kind::Date);
    if (oneOf(tokens[i].word, {"minus", "negative"}))
        return afterNumber ? 0 : 1;
    if (!tokens[i].isSign(u'-') || afterNumber || i + 1 >= tokens.size())
        return 0;
    const bool joined
        = tokens[i + 1].begin == tokens[i].end && (i == 0 || tokens[i - 1].end < tokens[i].begin);
    const bool led = i > 0 && (oneOf(tokens[i - 1].word, {"to", "by"}) || tokens[i - 1].isSign(u'='));
    return joined || led ? 1 : 0;
}

Value plainNumberAt(const Text &text, int i)
{
    Value value;
    value.kind = Value::Kind::Number;
    value.begin = value.end = i;
    const bool half = text.tokens[i].is("half") && i + 2 < text.tokens.size()
        && oneOf(text.tokens[i + 1].word, {"a", "an"}) && text.tokens[i + 2].kind == Token::Kind::Word;
    if (half) { // "half a litre"
        value.end = i + 2;
        value.number = 0.5;
        value.text = text.between(value.begin, value.end);
        return value;
    }
    const int sign = signLength(text, i);
    if (i + sign >= text.tokens.size())
        return value;
    const NumberRead number = numberAt(text, i + sign);
    if (number.length == 0)
        return value;
    value.end = i + sign + number.length;
    value.number = sign > 0 ? -number.value : number.value;
    const auto is
        = [&](int at, const char *word) { return at < text.tokens.size() && text.tokens[at].is(word); };
    if (is(value.end, "and") && is(value.end + 1, "a") && is(value.end + 2, "half")) {
        value.number += value.number < 0 ? -0.5 : 0.5;
        value.end += 3;
    } else if (is(value.end, "point") && value.end + 1 < text.tokens.size()) {
        const NumberRead decimal = numberAt(text, value.end + 1);
        if (decimal.length > 0 && decimal.value >= 0 && decimal.value < 10) {
            value.number += (value.number < 0 ? -1 : 1) * decimal.value / 10;
            value.end += 1 + decimal.length;
        }
    }
    value.text = text.between(value.begin, value.end);
    return value;
}

} // namespace

NumberRead numberAt(const Text &text, int i)
{
    const QList<Token> &tokens = text.tokens;
    if (tokens[i].kind == Token::Kind::Number) {
        const double digits = readNumber(tokens[i].text, false);
        const bool thousands = i + 1 < tokens.size() && tokens[i + 1].is("thousand");
        return {thousands ? 2 : 1, thousands ? digits * 1000 : digits};
    }
    const auto word = numberWords().constFind(tokens[i].word);
    if (tokens[i].kind != Token::Kind::Word || word == numberWords().constEnd())
        return {};
    double value = *word;
    int length = 1;
    const auto next
        = [&] { return i + length < tokens.size() ? numberWords().value(tokens[i + length].word, -1) : -1; };
    if (value >= 20 && next() > 0 && next() < 10) {
        value += next();
        ++length;
    }
    if (i + length < tokens.size() && tokens[i + length].is("hundred")) {
        value *= 100;
        ++length;
        // "one hundred and twenty five"
        const int joint = i + length < tokens.size() && tokens[i + length].is("and") ? 1 : 0;
        if (const int at = i + length + joint; at < tokens.size() && numberWords().contains(tokens[at].word)
            && numberWords().value(tokens[at].word) > 0) {
            const NumberRead rest = numberAt(text, at);
            value += rest.value;
            length += joint + rest.length;
        }
    }
    if (i + length < tokens.size() && tokens[i + length].is("thousand")) {
        value *= 1000;
        ++length;
    }
    return {length, value};
}

QList<Value> readValues(const Text &text, const QDateTime &now)
{
    QList<Value> values;
    for (int i = 0; i < text.tokens.size() && values.size() < mostValues;) {
        Value value = simpleAt(text, i);
        if (value.end == i)
            value = moneyAt(text, i);
        if (value.end == i)
            value = dateAt(text, i, now.date());
        if (value.end == i)
            value = durationAt(text, i);
        if (value.end == i)
            value = timeAt(text, i);
        if (value.end == i)
            value = plainNumberAt(text, i);
        if (value.end == i) {
            ++i;
            continue;
        }
        values.append(value);
        i = value.end;
    }
    return values;
}

} // namespace Agent::BuiltIn
