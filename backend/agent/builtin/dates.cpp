// SPDX-License-Identifier: GPL-3.0-or-later
// Dates and spans of dates in a question: "tomorrow", "next friday", "12 March", "from 3 to 5 May".
#include "agent/builtin/values.h"

#include "agent/builtin/words.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

int weekdayOf(const QString &word)
{
    static const QStringList names {QStringLiteral("mon"), QStringLiteral("tue"), QStringLiteral("wed"),
                                    QStringLiteral("thu"), QStringLiteral("fri"), QStringLiteral("sat"),
                                    QStringLiteral("sun")};
    static const QRegularExpression pattern(
        QStringLiteral("^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?$"));
    return pattern.match(word).hasMatch() ? int(names.indexOf(word.left(3))) + 1 : 0;
}

int monthOf(const QString &word)
{
    static const QStringList names
        = QStringLiteral(
              "january february march april may june july august september october november december")
              .split(u' ');
    if (word == QLatin1String("sept"))
        return 9;
    for (int i = 0; i < names.size(); ++i) {
        if (word == names[i] || (word.size() == 3 && names[i].startsWith(word)))
            return i + 1;
    }
    return 0;
}

/// The year that is meant when none is said: the coming date, or the past one where that is much nearer.
QDate nearest(int month, int day, const QDate &today)
{
    QDate best;
    qint64 bestDistance = 0;
    for (int year = today.year() - 1; year <= today.year() + 1; ++year) {
        const QDate date(year, month, day);
        if (!date.isValid())
            continue;
        const qint64 days = today.daysTo(date);
        const qint64 distance = days >= 0 ? days : -2 * days;
        if (!best.isValid() || distance < bestDistance) {
            best = date;
            bestDistance = distance;
        }
    }
    return best;
}

struct DayRead
{
    int length = 0;
    int day = 0;
    bool ordinal = false;
};

/// "12", "12th", "the 12th".
DayRead dayAt(const Text &text, int i)
{
    const QList<Token> &tokens = text.tokens;
    DayRead read;
    int at = i;
    if (at < tokens.size() && tokens[at].is("the"))
        ++at;
    if (at >= tokens.size() || tokens[at].kind != Token::Kind::Number || tokens[at].text.size() > 2)
        return read;
    read.day = tokens[at].text.toInt();
    ++at;
    if (at < tokens.size() && oneOf(tokens[at].word, {"st", "nd", "rd", "th"})) {
        read.ordinal = true;
        ++at;
    }
    if (read.day >= 1 && read.day <= 31)
        read.length = at - i;
    return read;
}

int yearAt(const Text &text, int i)
{
    if (i >= text.tokens.size() || text.tokens[i].kind != Token::Kind::Number
        || text.tokens[i].text.size() != 4)
        return 0;
    const int year = text.tokens[i].text.toInt();
    return year >= 1900 && year <= 2200 ? year : 0;
}

Value nothing(int i)
{
    Value value;
    value.begin = value.end = i;
    return value;
}

Value found(int begin, int end, const QDate &first, const QDate &last, bool sure = true)
{
    if (!first.isValid() || !last.isValid())
        return nothing(begin);
    Value value;
    value.kind = first == last ? Value::Kind::Date : Value::Kind::DateSpan;
    value.begin = begin;
    value.end = end;
    value.date = first;
    value.lastDate = last;
    value.sure = sure;
    return value;
}

/// "2026-03-12", "12/3/2026", "2026-03-12T10:00".
Value writtenDate(const Token &token, int i)
{
    static const QRegularExpression joint(QStringLiteral("[-/.]"));
    const QStringList parts = token.text.left(10).split(joint, Qt::SkipEmptyParts);
    if (parts.size() < 3)
        return nothing(i);
    const bool yearFirst = parts[0].size() == 4;
    const int a = parts[yearFirst ? 1 : 0].toInt();
    const int b = parts[yearFirst ? 2 : 1].left(2).toInt();
    QDate date;
    if (yearFirst)
        date = QDate(parts[0].toInt(), a, b);
    else if (QDate::isValid(parts[2].left(4).toInt(), b, a)) // day first, as most of the world writes
        date = QDate(parts[2].left(4).toInt(), b, a);
    else
        date = QDate(parts[2].left(4).toInt(), a, b);
    Value value = found(i, i + 1, date, date);
    const qsizetype t = token.text.indexOf(u't', 0, Qt::CaseInsensitive);
    if (t > 0 && date.isValid()) {
        value.kind = Value::Kind::DateTime;
        value.time = QTime::fromString(token.text.mid(t + 1, 5), QStringLiteral("HH:mm"));
        value.text = token.text;
    }
    return value;
}

/// "12 March 2027", "March 12th", "the 12th of March".
Value namedMonth(const Text &text, int i, const QDate &today)
{
    const QList<Token> &tokens = text.tokens;
    int at = i;
    DayRead day = dayAt(text, at);
    int month = 0;
    if (day.length > 0) {
        at += day.length;
        if (at < tokens.size() && tokens[at].is("of"))
            ++at;
        month = at < tokens.size() ? monthOf(tokens[at].word) : 0;
        ++at;
    } else {
        month = monthOf(tokens[at].word);
        ++at;
        if (month > 0 && yearAt(text, at) == 0) {
            day = dayAt(text, at);
            at += day.length;
        }
    }
    if (month == 0 || day.length == 0)
        return nothing(i);
    int yearPosition = at;
    if (yearPosition < tokens.size() && tokens[yearPosition].isSign(u','))
        ++yearPosition;
    const int year = yearAt(text, yearPosition);
    const QDate date = year > 0 ? QDate(year, month, day.day) : nearest(month, day.day, today);
    return found(i, year > 0 ? yearPosition + 1 : at, date, date);
}

/// "in march", "next month", "this week", "2027".
Value wholeSpan(const Text &text, int i, const QDate &today)
{
    const QList<Token> &tokens = text.tokens;
    const bool next = oneOf(tokens[i].word, {"next", "coming"});
    const bool last = oneOf(tokens[i].word, {"last", "previous"});
    if ((next || last || tokens[i].is("this")) && i + 1 < tokens.size()) {
        const int step = next ? 1 : last ? -1 : 0;
        const QString unit = tokens[i + 1].word;
        const QDate monday = today.addDays(1 - today.dayOfWeek());
        if (unit == QLatin1String("week"))
            return found(i, i + 2, monday.addDays(7 * step), monday.addDays(7 * step + 6));
        if (unit == QLatin1String("weekend"))
            return found(i, i + 2, monday.addDays(7 * step + 5), monday.addDays(7 * step + 6));
        if (unit == QLatin1String("month")) {
            const QDate first = QDate(today.year(), today.month(), 1).addMonths(step);
            return found(i, i + 2, first, first.addMonths(1).addDays(-1));
        }
        if (unit == QLatin1String("year"))
            return found(i, i + 2, QDate(today.year() + step, 1, 1), QDate(today.year() + step, 12, 31));
    }
    const int month = monthOf(tokens[i].word);
    if (month == 0)
        return nothing(i);
    const bool cued = i > 0
        && oneOf(tokens[i - 1].word, {"in", "of", "for", "during", "since", "from", "until", "last", "next"});
    if (!cued && (oneOf(tokens[i].word, {"may", "march"}) || tokens[i].word.size() < 4))
        return nothing(i);
    const int year = yearAt(text, i + 1);
    const QDate first = year > 0 ? QDate(year, month, 1) : nearest(month, 1, today);
    return found(i, i + (year > 0 ? 2 : 1), first, first.addMonths(1).addDays(-1), cued);
}

/// "today", "day after tomorrow", "next friday", "in 3 days", "2 weeks ago".
Value relative(const Text &text, int i, const QDate &today)
{
    const QList<Token> &tokens = text.tokens;
    const auto is
        = [&](int at, const char *word) { return at >= 0 && at < tokens.size() && tokens[at].is(word); };
    const auto day
        = [&](int end, qint64 days) { return found(i, end, today.addDays(days), today.addDays(days)); };
    const int start = is(i, "the") ? i + 1 : i;
    if (is(start, "day") && is(start + 1, "after") && is(start + 2, "tomorrow"))
        return day(start + 3, 2);
    if (is(start, "day") && is(start + 1, "before") && is(start + 2, "yesterday"))
        return day(start + 3, -2);
    if (is(i, "today") || is(i, "tonight"))
        return day(i + 1, 0);
    if (is(i, "tomorrow"))
        return day(i + 1, 1);
    if (is(i, "yesterday"))
        return day(i + 1, -1);
    const bool next = is(i, "next");
    const bool last = is(i, "last");
    const int named = next || last || is(i, "this") || is(i, "coming") || is(i, "upcoming") ? i + 1 : i;
    const int weekday = named < tokens.size() ? weekdayOf(tokens[named].word) : 0;
    if (weekday > 0 && (tokens[named].word.size() > 3 || named > i || is(i - 1, "on"))) {
        int days = (weekday - today.dayOfWeek() + 7) % 7;
        if (days == 0)
            days = is(i, "this") ? 0 : 7;
        if (last)
            days -= 7;
        else if (next && today.dayOfWeek() + days <= 7) // "next friday" is the one of next week
            days += 7;
        const bool nextWeek = is(named + 1, "next") && is(named + 2, "week");
        const bool thisWeek = is(named + 1, "this") && is(named + 2, "week");
        if (nextWeek || thisWeek) // "friday next week"
            return day(named + 3, weekday - today.dayOfWeek() + (nextWeek ? 7 : 0));
        return day(named + 1, days);
    }
    const int number = is(i, "in") ? i + 1 : i;
    if (number >= tokens.size())
        return nothing(i);
    NumberRead count = numberAt(text, number);
    if (count.length == 0 && is(number, "a"))
        count = {1, 1};
    const int unit = number + count.length;
    if (count.length == 0 || unit >= tokens.size() || count.value > 3660)
        return nothing(i);
    const bool weeks = oneOf(tokens[unit].word, {"week", "weeks"});
    const bool months = oneOf(tokens[unit].word, {"month", "months"});
    if (!weeks && !months && !tokens[unit].is("day") && !tokens[unit].is("days"))
        return nothing(i);
    const bool ago = is(unit + 1, "ago");
    const bool ahead = number > i || (is(unit + 1, "from") && (is(unit + 2, "now") || is(unit + 2, "today")));
    if (!ago && !ahead)
        return nothing(i);
    const int amount = int(count.value) * (ago ? -1 : 1);
    const QDate date = months ? today.addMonths(amount) : today.addDays(weeks ? 7 * amount : amount);
    return found(i, ago ? unit + 2 : number > i ? unit + 1 : unit + 3, date, date);
}

Value oneDate(const Text &text, int i, const QDate &today)
{
    const QList<Token> &tokens = text.tokens;
    if (i >= tokens.size())
        return nothing(i);
    if (tokens[i].kind == Token::Kind::Date)
        return writtenDate(tokens[i], i);
    Value value = relative(text, i, today);
    // "friday 13 march": the written date says it better
    if (value.end > i && value.end < tokens.size() && weekdayOf(tokens[value.end - 1].word) > 0) {
        const int at = tokens[value.end].isSign(u',') ? value.end + 1 : value.end;
        const Value written = at < tokens.size() ? namedMonth(text, at, today) : nothing(at);
        if (written.end > at)
            return found(i, written.end, written.date, written.date);
    }
    if (value.end == i)
        value = namedMonth(text, i, today);
    if (value.end == i)
        value = wholeSpan(text, i, today);
    if (value.end == i) {
        const DayRead day = dayAt(text, i);
        const int behind = i + day.length;
        const bool counts = behind < tokens.size() && tokens[behind].kind == Token::Kind::Word
            && !isFunctionWord(tokens[behind].word); // "the 2nd floor"
        if (day.ordinal && tokens[i].is("the") && !counts) { // "on the 12th"
            QDate date(today.year(), today.month(), 1);
            while (date.daysInMonth() < day.day)
                date = date.addMonths(1);
            date = date.addDays(day.day - 1);
            if (date < today)
                date = date.addMonths(1);
            value = found(i, i + day.length, date, date);
        }
    }
    return value;
}

bool joinsSpan(const Token &token)
{
    return oneOf(token.word, {"to", "until", "till", "through", "and"}) || token.isSign(u'-');
}

/// "Move event 17 to 27 March": the number behind a noun that is moved is none of the days.
bool isMoved(const Text &text, int i)
{
    const auto moves = [](const Token &token) {
        return oneOf(token.word,
                     {"move", "moved", "reschedule", "rescheduled", "postpone", "postponed", "shift", "push",
                      "change", "set", "delay", "bring", "put", "switch", "pushed", "moving"});
    };
    return i > 1 && text.tokens[i - 1].kind == Token::Kind::Word && !isFunctionWord(text.tokens[i - 1].word)
        && std::any_of(text.tokens.begin(), text.tokens.begin() + i - 1, moves);
}

/// "Since Monday" is past; "who is on duty on 24 December" is to come.
Value inTense(const Text &text, Value value, const QDate &today)
{
    if (value.end == value.begin || value.kind != Value::Kind::Date)
        return value;
    bool year = false;
    bool weekday = false;
    for (int i = value.begin; i < value.end; ++i) {
        year = year || yearAt(text, i) > 0 || text.tokens[i].kind == Token::Kind::Date;
        weekday = weekday || weekdayOf(text.tokens[i].word) > 0;
    }
    const bool since = value.begin > 0 && text.tokens[value.begin - 1].is("since");
    int step = 0;
    if (since && value.date > today && weekday)
        value.date = value.date.addDays(-7);
    else if (since && value.date > today && !year)
        step = -1;
    bool now = false;
    bool past = since;
    for (qsizetype i = 0; i < text.tokens.size(); ++i) {
        const Token &token = text.tokens[i];
        // "I was wondering" speaks of now
        if (token.is("was") && i + 1 < text.tokens.size() && text.tokens[i + 1].is("wondering"))
            continue;
        now = now || oneOf(token.word, {"is", "will", "are", "am"});
        past = past || oneOf(token.word, {"was", "were", "did", "had", "has", "have", "since", "from"});
    }
    if (now && !past && !year && !weekday && value.date < today.addDays(-1))
        step = 1;
    value.date = value.date.addYears(step);
    value.lastDate = value.date;
    return value;
}

} // namespace

Value dateAt(const Text &text, int i, const QDate &today)
{
    const QList<Token> &tokens = text.tokens;
    // "3 to 5 May": the first day borrows the month of the second. "3-5 May" is one token.
    const DayRead day = dayAt(text, i);
    int second = i + day.length + 1;
    if (day.length > 0 && second < tokens.size() && joinsSpan(tokens[second - 1]) && !isMoved(text, i)) {
        const Value last = namedMonth(text, second, today);
        if (last.end > second && last.date.day() > day.day && dayAt(text, second).length > 0)
            return found(i, last.end, QDate(last.date.year(), last.date.month(), day.day), last.date);
    }
    static const QRegularExpression hyphenated(QStringLiteral("^(\\d{1,2})-(\\d{1,2})$"));
    const QRegularExpressionMatch days = hyphenated.match(tokens[i].text);
    if (days.hasMatch() && i + 1 < tokens.size() && monthOf(tokens[i + 1].word) > 0) { // "3-5 May"
        const int month = monthOf(tokens[i + 1].word);
        const QDate last = nearest(month, days.captured(2).toInt(), today);
        return found(i, i + 2, QDate(last.year(), month, days.captured(1).toInt()), last);
    }
    const Value first = inTense(text, oneDate(text, i, today), today);
    if (first.end == i || first.kind != Value::Kind::Date)
        return first;
    second = first.end + 1;
    const bool cued = i > 0 && oneOf(tokens[i - 1].word, {"from", "between"});
    if (second < tokens.size() && joinsSpan(tokens[first.end]) && (cued || !tokens[first.end].is("and"))) {
        const Value last = oneDate(text, second, today);
        if (last.end > second && last.kind == Value::Kind::Date && last.date > first.date)
            return found(i, last.end, first.date, last.date);
        const DayRead lastDay = dayAt(text, second); // "May 3 to 5"
        const QDate date(first.date.year(), first.date.month(), qMax(1, lastDay.day));
        const bool isTime = second + lastDay.length < tokens.size()
            && oneOf(tokens[second + lastDay.length].word, {"am", "pm"});
        if (lastDay.length > 0 && monthOf(tokens[i].word) > 0 && date > first.date && !isTime)
            return found(i, second + lastDay.length, first.date, date);
    }
    return first;
}

} // namespace Agent::BuiltIn
