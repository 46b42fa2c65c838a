// SPDX-License-Identifier: GPL-3.0-or-later
// Dates, times and durations of a question into the arguments that take them.
#include "agent/builtin/arguments.h"

#include "agent/builtin/words.h"

#include <QJsonValue>
#include <QTimeZone>

#include <algorithm>
#include <optional>

namespace Agent::BuiltIn {

namespace {

/// The moments that a question says, put together.
struct Moments
{
    std::optional<QDate> first;
    std::optional<QDate> last; ///< of a span, or the second date
    std::optional<QTime> start;
    std::optional<QTime> end;
    int minutes = 0; ///< a duration, 0: none
    bool onlyLast = false; ///< "until friday": the one date is an end
    bool onlyFirst = false; ///< "since friday"
    bool span = false; ///< "next week": more than one day
};

bool precededBy(const Claims &claims, int token, std::initializer_list<const char *> words)
{
    for (const char *word : words) {
        if (claims.word(token - 1) == QLatin1String(word))
            return true;
    }
    return false;
}

void addDate(const Claims &claims, const Value &value, Moments &moments)
{
    const bool closes = precededBy(claims, value.begin, {"until", "till", "to", "before", "through"});
    if (!moments.first && !closes) {
        moments.first = value.date;
        if (value.kind == Value::Kind::DateSpan) {
            moments.last = value.lastDate;
            moments.span = true;
        }
        moments.onlyFirst = precededBy(claims, value.begin, {"since", "after", "from", "starting"});
    } else if (!moments.last) {
        moments.last = value.kind == Value::Kind::DateSpan && moments.first ? value.lastDate : value.date;
        moments.onlyLast = !moments.first;
        moments.span = moments.span || moments.first.has_value();
    }
}

Moments readMoments(const Claims &claims)
{
    Moments moments;
    for (const Value &value : claims.question.values) {
        if (!claims.range.contains(value.begin) || !claims.isFree(value.begin, value.end))
            continue;
        switch (value.kind) {
        case Value::Kind::Date:
        case Value::Kind::DateSpan:
            addDate(claims, value, moments);
            break;
        case Value::Kind::DateTime:
            addDate(claims, value, moments);
            if (!moments.start)
                moments.start = value.time;
            else if (!moments.end)
                moments.end = value.time;
            break;
        case Value::Kind::TimeSpan:
            moments.start = value.time;
            moments.end = value.lastTime;
            break;
        case Value::Kind::Time:
            if (!moments.start && !precededBy(claims, value.begin, {"until", "till"}))
                moments.start = value.time;
            else if (!moments.end)
                moments.end = value.time;
            break;
        case Value::Kind::Duration:
            moments.minutes = value.minutes;
            break;
        default:
            break;
        }
    }
    if (moments.start && !moments.end && moments.minutes > 0)
        moments.end = moments.start->addSecs(60 * moments.minutes);
    else if (moments.start && moments.end && moments.minutes == 0)
        moments.minutes = moments.start->secsTo(*moments.end) / 60;
    return moments;
}

QString timeText(const Slot &slot, const QTime &time)
{
    const bool full = slot.schema[QStringLiteral("format")].toString() == QLatin1String("time");
    return time.toString(full ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

/// RFC 3339, with the offset of the person's clock.
QString dateTimeText(const QDate &date, const QTime &time, const QDateTime &now)
{
    const QDateTime moment(date, time, now.timeZone());
    const int minutes = moment.offsetFromUtc() / 60;
    const QString offset = minutes == 0 ? QStringLiteral("Z")
                                        : QStringLiteral("%1%2:%3")
                                              .arg(minutes < 0 ? u'-' : u'+')
                                              .arg(qAbs(minutes) / 60, 2, 10, QLatin1Char('0'))
                                              .arg(qAbs(minutes) % 60, 2, 10, QLatin1Char('0'));
    return date.toString(Qt::ISODate) + u'T' + time.toString(QStringLiteral("HH:mm:ss")) + offset;
}

QString durationText(int minutes)
{
    const int hours = minutes / 60;
    const int rest = minutes % 60;
    return QStringLiteral("PT") + (hours > 0 ? QStringLiteral("%1H").arg(hours) : QString())
        + (rest > 0 || hours == 0 ? QStringLiteral("%1M").arg(rest) : QString());
}

std::optional<QDate> dateFor(const Slot &slot, const Moments &moments, bool hasEnd, bool reads)
{
    switch (slot.role) {
    case Slot::Role::Start:
        return moments.onlyLast ? std::nullopt : moments.first;
    case Slot::Role::End:
        if (moments.last)
            return moments.last;
        return (slot.argument.required || reads) && !moments.onlyFirst ? moments.first : std::nullopt;
    case Slot::Role::None:
        break;
    }
    if (moments.span && (hasEnd || !slot.argument.required || slot.kind == Slot::Kind::DateTime))
        return moments.first && !moments.last ? moments.first : std::nullopt;
    if (moments.span)
        return std::nullopt;
    return moments.first ? moments.first : moments.last;
}

std::optional<QTime> timeFor(const Slot &slot, const Moments &moments)
{
    return slot.role == Slot::Role::End ? moments.end : moments.start;
}

/// Whether a text argument takes a month: "2026-03".
bool isMonth(const Slot &slot)
{
    return (slot.kind == Slot::Kind::Name || slot.kind == Slot::Kind::Id) && slot.options.isEmpty()
        && slot.schema[QStringLiteral("type")].toString() == QLatin1String("string")
        && identifierWords(slot.argument.name).split(u' ').contains(QLatin1String("month"))
        && !slot.form.pattern().isEmpty() && fits(slot, QStringLiteral("2026-03"));
}

QJsonValue monthFor(const Moments &moments)
{
    const bool whole = moments.first && moments.last && moments.span && moments.first->day() == 1
        && *moments.last == moments.first->addMonths(1).addDays(-1);
    return whole ? QJsonValue(moments.first->toString(QStringLiteral("yyyy-MM"))) : QJsonValue();
}

/// Whether a number is a year.
bool isYear(const Slot &slot)
{
    return slot.kind == Slot::Kind::Integer && slot.nouns.contains(QStringLiteral("year"));
}

/// "last year"
QJsonValue yearFor(const Moments &moments)
{
    const bool whole = moments.first && moments.last && moments.span && moments.first->dayOfYear() == 1
        && *moments.last == moments.first->addYears(1).addDays(-1);
    return whole ? QJsonValue(moments.first->year()) : QJsonValue();
}

QJsonValue momentFor(const Slot &slot, const Moments &moments, bool hasEnd, bool reads, const QDateTime &now)
{
    if (isMonth(slot))
        return monthFor(moments);
    if (isYear(slot))
        return yearFor(moments);
    switch (slot.kind) {
    case Slot::Kind::Date: {
        const std::optional<QDate> date = dateFor(slot, moments, hasEnd, reads);
        return date ? QJsonValue(date->toString(Qt::ISODate)) : QJsonValue();
    }
    case Slot::Kind::Time: {
        const std::optional<QTime> time = timeFor(slot, moments);
        return time ? QJsonValue(timeText(slot, *time)) : QJsonValue();
    }
    case Slot::Kind::DateTime: {
        const std::optional<QDate> date = dateFor(slot, moments, hasEnd, true);
        std::optional<QTime> time = timeFor(slot, moments);
        if (!time && reads)
            time = slot.role == Slot::Role::End ? QTime(23, 59, 59) : QTime(0, 0);
        return date && time ? QJsonValue(dateTimeText(*date, *time, now)) : QJsonValue();
    }
    case Slot::Kind::Duration:
        if (moments.minutes <= 0)
            return {};
        if (slot.minutesPerUnit == 0)
            return durationText(moments.minutes);
        if (moments.minutes % slot.minutesPerUnit == 0)
            return moments.minutes / slot.minutesPerUnit;
        return double(moments.minutes) / slot.minutesPerUnit;
    default:
        return {};
    }
}

} // namespace

namespace {

/// "For Monday and Tuesday", of what takes one day: one call each.
void fillSeveralDays(const Profile &profile, Claims &claims)
{
    const auto isDay
        = [](const Slot &slot) { return slot.kind == Slot::Kind::Date || slot.kind == Slot::Kind::DateTime; };
    const auto slot = std::find_if(profile.arguments.begin(), profile.arguments.end(), isDay);
    if (std::count_if(profile.arguments.begin(), profile.arguments.end(), isDay) != 1
        || slot->kind != Slot::Kind::Date || slot->list || claims.filling.severalSlot >= 0
        || claims.filling.arguments.contains(slot->argument.name))
        return;
    QList<Value> days;
    for (const Value &value : claims.question.values) {
        if (!claims.range.contains(value.begin) || value.kind < Value::Kind::Date
            || value.kind > Value::Kind::DateTime)
            continue;
        const int joint = days.isEmpty() ? -1 : days.last().end;
        const bool joined = joint >= 0
            && (claims.word(joint) == QLatin1String("and") || claims.token(joint).isSign(u','))
            && (value.begin == joint + 1
                || (value.begin == joint + 2 && oneOf(claims.word(joint + 1), {"on", "for", "and"})));
        if (value.kind != Value::Kind::Date || !claims.isFree(value.begin, value.end)
            || (joint >= 0 && !joined))
            return;
        days.append(value);
    }
    if (days.size() < 2)
        return;
    const int index = int(slot - profile.arguments.begin());
    for (const Value &day : std::as_const(days)) {
        claims.filling.several.append(day.date.toString(Qt::ISODate));
        claims.take(day.begin, day.end);
    }
    claims.put(index, *slot, claims.filling.several.first(), days.first().begin, days.first().end);
    claims.filling.severalSlot = index;
}

} // namespace

void fillMoments(const Profile &profile, Claims &claims)
{
    fillSeveralDays(profile, claims);
    const Moments moments = readMoments(claims);
    const bool reads = profile.operation.effect == OpenApi::Effect::Read || !profile.changes;
    bool hasEnd = false;
    for (const Slot &slot : profile.arguments)
        hasEnd = hasEnd || slot.role == Slot::Role::End;
    bool dates = false;
    bool times = false;
    bool durations = false;
    bool plainDate = false; // one date goes into one argument without a role
    for (int i = 0; i < profile.arguments.size(); ++i) {
        const Slot &slot = profile.arguments[i];
        const bool dated = slot.kind == Slot::Kind::Date || slot.kind == Slot::Kind::DateTime || isMonth(slot)
            || isYear(slot);
        if (dated && slot.role == Slot::Role::None && plainDate)
            continue;
        if (claims.filling.severalSlot == i)
            continue;
        const QJsonValue value = momentFor(slot, moments, hasEnd, reads, claims.question.now);
        if (value.isNull())
            continue;
        claims.put(i, slot, value, 0, 0);
        plainDate = plainDate || (dated && slot.role == Slot::Role::None);
        dates = dates || dated;
        times = times || slot.kind == Slot::Kind::Time || slot.kind == Slot::Kind::DateTime;
        durations = durations || slot.kind == Slot::Kind::Duration
            || (slot.role == Slot::Role::End && slot.kind != Slot::Kind::Date);
    }
    for (const Value &value : claims.question.values) {
        if (!claims.range.contains(value.begin) || !claims.isFree(value.begin, value.end))
            continue;
        const bool isDate = value.kind == Value::Kind::Date || value.kind == Value::Kind::DateSpan;
        const bool isTime = value.kind == Value::Kind::Time || value.kind == Value::Kind::TimeSpan;
        if ((isDate && dates) || (isTime && (times || (durations && value.kind == Value::Kind::TimeSpan)))
            || (value.kind == Value::Kind::DateTime && (dates || times))
            || (value.kind == Value::Kind::Duration && durations))
            claims.take(value.begin, value.end);
    }
}

} // namespace Agent::BuiltIn
