// SPDX-License-Identifier: GPL-3.0-or-later
// Times of day and durations in a question: "10:30", "2 pm", "from 10 to 11", "an hour and a half".
#include "agent/builtin/values.h"

#include "agent/builtin/words.h"

#include <QRegularExpression>

namespace Agent::BuiltIn {

namespace {

struct TimeRead
{
    int length = 0;
    QTime time;
    bool halfOfDay = false; ///< "am" or "pm" was said, or the hour is above 12
    bool afternoon = false;
    bool bare = false; ///< only a number
};

bool isCue(const Token &token)
{
    return oneOf(token.word,
                 {"at", "from", "until", "till", "between", "around", "before", "after", "by", "@", "to"});
}

/// In an office "at 3" is in the afternoon and "at 9" in the morning.
QTime officeTime(int hour, int minute, bool sure)
{
    return QTime(!sure && hour >= 1 && hour <= 6 ? hour + 12 : hour % 24, minute);
}

/// A noun behind a number says that it counts something and is no time.
bool countsSomething(const Text &text, int after)
{
    if (after >= text.tokens.size())
        return false;
    const Token &token = text.tokens[after];
    return token.kind == Token::Kind::Mixed
        || (token.kind == Token::Kind::Word && !isFunctionWord(token.word)
            && (!isTimeWord(token.word) || token.word.startsWith(QLatin1String("da"))
                || token.word.startsWith(QLatin1String("week"))
                || token.word.startsWith(QLatin1String("mon"))));
}

TimeRead oneTime(const Text &text, int i, bool mayBeBare)
{
    const QList<Token> &tokens = text.tokens;
    const auto is
        = [&](int at, const char *word) { return at >= 0 && at < tokens.size() && tokens[at].is(word); };
    TimeRead read;
    if (i >= tokens.size())
        return read;
    if (is(i, "noon") || is(i, "midday"))
        return {1, QTime(12, 0), true, true, false};
    if (is(i, "midnight"))
        return {1, QTime(0, 0), true, false, false};
    int hour = -1;
    int minute = 0;
    int at = i;
    if ((is(i, "half") || is(i, "quarter")) && (is(i + 1, "past") || is(i + 1, "to"))) {
        const NumberRead number = i + 2 < tokens.size() ? numberAt(text, i + 2) : NumberRead();
        if (number.length != 1 || number.value < 1 || number.value > 12)
            return read;
        hour = int(number.value);
        minute = is(i, "half") ? 30 : 15;
        if (is(i + 1, "to")) {
            hour = hour == 1 ? 12 : hour - 1;
            minute = 60 - minute;
        }
        at = i + 3;
    } else if (tokens[i].kind == Token::Kind::Clock) {
        hour = tokens[i].text.section(u':', 0, 0).toInt();
        minute = tokens[i].text.section(u':', 1, 1).toInt();
        read.halfOfDay = tokens[i].text.indexOf(u':') == 2 || hour > 6;
        at = i + 1;
    } else {
        const NumberRead number = numberAt(text, i);
        if (number.length != 1 || number.value < 0 || number.value >= 24.5)
            return read;
        hour = int(number.value);
        const double fraction = number.value - hour;
        if (fraction > 0 && tokens[i].text.size() - tokens[i].text.lastIndexOf(u'.') == 3) // "10.30"
            minute = qRound(fraction * 100);
        else if (fraction > 0)
            return read;
        at = i + 1;
        read.bare = true;
        if (is(at, "o'clock") || is(at, "h") || is(at, "hrs")) {
            read.bare = false;
            ++at;
        }
    }
    const bool am = is(at, "am") || is(at, "a.m");
    const bool pm = is(at, "pm") || is(at, "p.m");
    if (am || pm) {
        if (hour < 1 || hour > 12)
            return read;
        hour = hour % 12 + (pm ? 12 : 0);
        read.halfOfDay = true;
        read.afternoon = pm;
        read.bare = false;
        ++at;
    } else if (is(at, "in") && is(at + 1, "the") && (is(at + 2, "afternoon") || is(at + 2, "evening"))) {
        hour = hour < 12 ? hour + 12 : hour;
        read.halfOfDay = read.afternoon = true;
        read.bare = false;
        at += 3;
    } else if (is(at, "in") && is(at + 1, "the") && is(at + 2, "morning")) {
        read.halfOfDay = true;
        read.bare = false;
        at += 3;
    }
    if (hour > 24 || minute > 59 || (read.bare && (!mayBeBare || countsSomething(text, at))))
        return {};
    if (hour > 12)
        read.halfOfDay = true;
    read.time = officeTime(hour, minute, read.halfOfDay);
    read.length = at - i;
    return read;
}

/// "10-11" and "14-16" are one token.
Value hyphenated(const Text &text, int i)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d{1,2})-(\\d{1,2})$"));
    Value value;
    value.kind = Value::Kind::TimeSpan;
    value.begin = value.end = i;
    const QRegularExpressionMatch match = pattern.match(text.tokens[i].text);
    const int from = match.captured(1).toInt();
    const int to = match.captured(2).toInt();
    if (!match.hasMatch() || from > 24 || to > 24 || from == to)
        return value;
    int end = i + 1;
    const bool pm = end < text.tokens.size() && text.tokens[end].is("pm");
    const bool am = end < text.tokens.size() && text.tokens[end].is("am");
    value.time = officeTime(pm && to != 12 && from < to ? from + 12 : from, 0, pm || am);
    value.lastTime = officeTime(pm && to < 12 ? to + 12 : to, 0, pm || am);
    value.end = pm || am ? end + 1 : end;
    return value;
}

} // namespace

Value timeAt(const Text &text, int i)
{
    const QList<Token> &tokens = text.tokens;
    if (tokens[i].kind == Token::Kind::Mixed)
        return hyphenated(text, i);
    Value value;
    value.begin = value.end = i;
    const bool cued = i > 0 && isCue(tokens[i - 1]);
    TimeRead first = oneTime(text, i, true);
    if (first.length == 0)
        return value;
    const int joint = i + first.length;
    const bool joined = joint < tokens.size()
        && (oneOf(tokens[joint].word, {"to", "until", "till"}) || tokens[joint].isSign(u'-')
            || (tokens[joint].is("and") && i > 0 && tokens[i - 1].is("between")));
    const TimeRead last = joined ? oneTime(text, joint + 1, true) : TimeRead();
    if (last.length > 0 && (cued || !first.bare || !last.bare)) {
        if (last.afternoon && !first.halfOfDay && first.time.hour() < 12
            && first.time.addSecs(12 * 3600) < last.time)
            first.time = first.time.addSecs(12 * 3600); // "2 to 4 pm"
        value.kind = Value::Kind::TimeSpan;
        value.time = first.time;
        value.lastTime = last.time;
        if (!last.halfOfDay && value.lastTime < value.time && value.lastTime.hour() < 12)
            value.lastTime = value.lastTime.addSecs(12 * 3600); // "11 to 1"
        value.end = joint + 1 + last.length;
        return value;
    }
    if (first.bare && (!cued || oneOf(tokens[i - 1].word, {"to", "by"})))
        return value;
    value.kind = Value::Kind::Time;
    value.time = first.time;
    value.number = tokens[i].text.toDouble();
    value.text = tokens[i].text;
    value.sure = !first.bare;
    value.end = i + first.length;
    return value;
}

Value durationAt(const Text &text, int i)
{
    const QList<Token> &tokens = text.tokens;
    const auto is = [&](int at, const char *word) { return at < tokens.size() && tokens[at].is(word); };
    Value value;
    value.kind = Value::Kind::Duration;
    value.begin = value.end = i;
    int at = i;
    double amount = 0;
    if (is(at, "half") && (is(at + 1, "an") || is(at + 1, "a"))) {
        amount = 0.5;
        at += 2;
    } else if (is(at, "a") && is(at + 1, "half")) {
        amount = 0.5;
        at += 2;
    } else if (is(at, "an") || is(at, "a")) {
        amount = 1;
        ++at;
        if (is(at, "quarter") && is(at + 1, "of") && is(at + 2, "an")) {
            amount = 0.25;
            at += 3;
        }
    } else {
        const NumberRead number = numberAt(text, at);
        if (number.length == 0)
            return value;
        amount = number.value;
        at += number.length;
        if (is(at, "and") && is(at + 1, "a") && is(at + 2, "half")) {
            amount += 0.5;
            at += 3;
        }
    }
    if (at >= tokens.size() || amount > 10000)
        return value;
    const QString unit = tokens[at].word;
    static const QRegularExpression hours(QStringLiteral("^(?:h|hrs?|hours?)$"));
    static const QRegularExpression minutes(QStringLiteral("^(?:m|mins?|minutes?)$"));
    if (hours.match(unit).hasMatch()) {
        // "at 15 h" is a time of day
        if (unit == QLatin1String("h") && i > 0 && tokens[i - 1].is("at"))
            return value;
        value.minutes = qRound(amount * 60);
    } else if (minutes.match(unit).hasMatch()) {
        value.minutes = qRound(amount);
    } else {
        return value;
    }
    ++at;
    if (is(at, "and") && is(at + 1, "a") && is(at + 2, "half")) {
        value.minutes += 30;
        at += 3;
    } else if (value.minutes >= 60) {
        const int more = is(at, "and") ? at + 1 : at;
        const NumberRead number = more < tokens.size() ? numberAt(text, more) : NumberRead();
        const int after = more + number.length;
        if (number.length > 0 && after < tokens.size() && minutes.match(tokens[after].word).hasMatch()) {
            value.minutes += qRound(number.value);
            at = after + 1;
        }
    }
    value.end = at;
    return value;
}

} // namespace Agent::BuiltIn
