// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/slot.h"

#include "agent/builtin/words.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

bool has(const QStringList &words, std::initializer_list<const char *> list)
{
    return std::any_of(list.begin(), list.end(),
                       [&](const char *each) { return words.contains(QLatin1String(each)); });
}

QString typeOf(const QJsonObject &schema)
{
    const QJsonValue type = schema[QStringLiteral("type")];
    if (type.isString())
        return type.toString();
    for (const QJsonValue &each : type.toArray()) {
        if (each.toString() != QLatin1String("null"))
            return each.toString();
    }
    if (schema.contains(QStringLiteral("properties")))
        return QStringLiteral("object");
    if (schema.contains(QStringLiteral("items")))
        return QStringLiteral("array");
    return {};
}

/// The first alternative that is not null; members of an only `allOf` joined with their neighbours.
QJsonObject withoutAlternatives(QJsonObject schema)
{
    constexpr int deepest = 4;
    for (int depth = 0; depth < deepest; ++depth) {
        QJsonObject chosen;
        for (const char *key : {"anyOf", "oneOf", "allOf"}) {
            const QJsonArray alternatives = schema[QLatin1String(key)].toArray();
            for (const QJsonValue &each : alternatives) {
                if (chosen.isEmpty() && typeOf(each.toObject()) != QLatin1String("null"))
                    chosen = each.toObject();
            }
        }
        if (chosen.isEmpty())
            break;
        schema.remove(QStringLiteral("anyOf"));
        schema.remove(QStringLiteral("oneOf"));
        schema.remove(QStringLiteral("allOf"));
        for (auto member = chosen.begin(); member != chosen.end(); ++member)
            schema.insert(member.key(), member.value());
    }
    return schema;
}

/// The words that name a slot without saying what it is: "room" of "room_id".
QStringList nounsOf(const QStringList &nameWords, const QString &path, const QString &name)
{
    QStringList nouns;
    for (const QString &word : nameWords) {
        if (!oneOf(word,
                   {"id", "ids", "number", "code", "key", "no", "name", "ref", "uuid", "slug", "of",
                    "reference", "nr", "the", "identifier"}))
            nouns.append(word);
    }
    const qsizetype at = path.indexOf(QStringLiteral("/{%1}").arg(name));
    if (at > 0) {
        const QString segment = path.left(at).section(u'/', -1);
        if (!segment.startsWith(u'{'))
            nouns += identifierWords(segment).split(u' ', Qt::SkipEmptyParts).mid(0, 2);
    }
    return nouns;
}

/// Whether the pattern lets in no plain word.
bool wantsDigit(const Slot &slot)
{
    const QString pattern = slot.form.pattern();
    return !pattern.isEmpty() && slot.form.isValid()
        && (pattern.contains(QLatin1String("[0-9]")) || pattern.contains(QLatin1String("\\d")))
        && !slot.form.match(QStringLiteral("name")).hasMatch();
}

struct Wording
{
    QStringList name; ///< words of the argument's name
    QStringList title; ///< and of its title
    QString description; ///< lower case
};

bool isPersonSlot(const Wording &wording, const QString &path, const OpenApi::Argument &argument)
{
    // "Last name of the veterinarian"
    static const QRegularExpression named(
        QStringLiteral("\\b(?:user|last|family|first|full|given|sur) ?name of (?:the|a|an)\\b"));
    if (wording.name.last() != QLatin1String("name") && named.match(wording.description).hasMatch())
        return true;
    if (has(wording.title, {"who", "whom", "whose"})
        || (has(wording.name, {"actor"}) && wording.description.contains(QLatin1String("user name"))))
        return true;
    if (std::any_of(wording.name.begin(), wording.name.end(),
                    [](const QString &w) { return isPersonNoun(w); }))
        return !has(wording.name, {"count", "number", "amount", "max", "min", "type", "capacity", "size"});
    if (wording.name.last() != QLatin1String("name") && wording.name.last() != QLatin1String("for"))
        return false;
    if (wording.name.size() == 1 && wording.description.contains(QLatin1String("'s name")))
        return true;
    // A bare "name" is somebody's only where the document says so.
    const QStringList around = nounsOf({}, path, argument.name)
        + identifierWords(wording.description).split(u' ', Qt::SkipEmptyParts).mid(0, 8) + wording.title;
    return std::any_of(around.begin(), around.end(), [](const QString &w) { return isPersonNoun(w); });
}

Slot::Kind stringKind(const Wording &wording, const QString &format, const Slot &slot, const QString &path,
                      OpenApi::Effect effect)
{
    const QStringList &name = wording.name;
    const QString &about = wording.description;
    if (format == QLatin1String("email"))
        return Slot::Kind::Email;
    if (oneOf(format, {"uri", "url"}))
        return Slot::Kind::Url;
    if (format == QLatin1String("uuid"))
        return Slot::Kind::Uuid;
    if (format == QLatin1String("date"))
        return Slot::Kind::Date;
    if (format == QLatin1String("date-time"))
        return Slot::Kind::DateTime;
    if (format == QLatin1String("time"))
        return Slot::Kind::Time;
    if (format == QLatin1String("duration"))
        return Slot::Kind::Duration;
    // "customerId", which is "C-1042", is nobody's name
    const bool code = has(name, {"id", "number", "code", "no", "nr", "ref"})
        && (isNumbered(slot.argument, slot.schema) || wantsDigit(slot));
    if (!code && isPersonSlot(wording, path, slot.argument))
        return Slot::Kind::Person;
    if (has(name, {"currency"}))
        return Slot::Kind::Currency;
    const bool clock = about.contains(QLatin1String("hh:mm")) || about.contains(QLatin1String("time of day"));
    const bool day = about.contains(QLatin1String("yyyy-mm-dd")) || has(name, {"date", "day"});
    if (clock && !day)
        return Slot::Kind::Time;
    if (day && !clock)
        return Slot::Kind::Date;
    if (has(name, {"datetime", "timestamp"}) || (day && clock) || about.contains(QLatin1String("iso 8601")))
        return Slot::Kind::DateTime;
    if (has(name, {"time"}) || (slot.role != Slot::Role::None && about.contains(QLatin1String("time"))))
        return Slot::Kind::Time;
    if (has(name, {"reason",   "description", "purpose",      "note",    "notes",         "comment",
                   "comments", "message",     "body",         "text",    "justification", "remark",
                   "remarks",  "explanation", "content",      "agenda",  "memo",          "details",
                   "subject",  "topic",       "summary",      "problem", "feedback",      "motivation",
                   "occasion", "cause",       "instructions", "excuse"}))
        return effect == OpenApi::Effect::Read ? Slot::Kind::Search : Slot::Kind::Text;
    if (has(name, {"q", "query", "search", "keyword", "keywords", "term", "filter", "find"}))
        return Slot::Kind::Search;
    if (has(name, {"title", "label"}))
        return effect == OpenApi::Effect::Write ? Slot::Kind::Text : Slot::Kind::Search;
    if (has(name, {"email", "mail"}))
        return Slot::Kind::Email;
    const bool inPath = slot.argument.place == OpenApi::Argument::Place::Path;
    if (inPath
        || has(name, {"id", "number", "code", "key", "no", "ref", "reference", "nr", "identifier", "serial"}))
        return Slot::Kind::Id;
    return Slot::Kind::Name;
}

Slot::Kind kindOf(const QString &type, const Wording &wording, Slot &slot, const QString &path,
                  OpenApi::Effect effect)
{
    if (!slot.options.isEmpty())
        return Slot::Kind::Choice;
    if (type == QLatin1String("boolean"))
        return Slot::Kind::Flag;
    const QStringList &name = wording.name;
    if (oneOf(type, {"integer", "number"})) {
        // "max_price" bounds a price, "max_results" the page
        const bool bounds = name.size() > 1
            && !has(name,
                    {"results", "items", "rows", "entries", "hits", "records", "page", "limit", "size",
                     "count", "number", "per"});
        slot.paging = has(name, {"limit", "offset", "page", "size", "skip", "per", "top", "max", "count"})
            && !(has(name, {"max", "top"}) && bounds)
            && slot.argument.place == OpenApi::Argument::Place::Query && !slot.argument.required;
        const bool length = has(name, {"duration", "minutes", "hours", "length", "mins"});
        if (length && (has(name, {"hours", "minutes", "duration", "mins"}))) {
            const bool hours = has(name, {"hours", "hour"})
                || wording.description.contains(QLatin1String("in hours"))
                || wording.description.contains(QLatin1String("number of hours"));
            slot.minutesPerUnit = hours ? 60 : 1;
            return Slot::Kind::Duration;
        }
        slot.money = has(name,
                         {"amount", "price", "cost", "total", "sum", "budget", "fee", "value", "money", "eur",
                          "euro", "euros", "usd", "cents", "salary"});
        slot.cents = has(name, {"cents", "cent"}) || wording.description.contains(QLatin1String("in cents"));
        const bool inPath = slot.argument.place == OpenApi::Argument::Place::Path;
        if (type == QLatin1String("integer")
            && (has(name, {"id", "ref", "reference", "identifier"}) || inPath
                || (has(name, {"number", "no", "nr"}) && name.size() > 1 && !has(name, {"of"}))))
            return Slot::Kind::Id;
        return type == QLatin1String("integer") ? Slot::Kind::Integer : Slot::Kind::Number;
    }
    if (type == QLatin1String("object"))
        return Slot::Kind::Other;
    return stringKind(wording, slot.schema[QStringLiteral("format")].toString(), slot, path, effect);
}

/// "user name", "login": written in lower case on record, whatever a sentence makes of it.
bool isUserName(const Wording &wording, const QJsonObject &schema)
{
    const QString all = (wording.name + wording.title).join(u' ') + u' ' + wording.description + u' '
        + schema[QStringLiteral("description")].toString().left(300).toLower();
    return all.contains(QLatin1String("user name")) || all.contains(QLatin1String("username"))
        || all.contains(QLatin1String("login"));
}

} // namespace

Slot readSlot(const OpenApi::Argument &argument, const QString &path, OpenApi::Effect effect,
              const QString &subjectArgument, const Stemmer &stemmer)
{
    Slot slot;
    slot.argument = argument;
    slot.schema = withoutAlternatives(withNamedValues(argument.schema));
    QString type = typeOf(slot.schema);
    if (type == QLatin1String("array")) {
        slot.list = true;
        slot.schema = withoutAlternatives(withNamedValues(slot.schema[QStringLiteral("items")].toObject()));
        type = typeOf(slot.schema);
    }
    readOptions(argument, stemmer, slot);
    // The limit keeps a pattern that backtracks without end from holding up the thread.
    const QString pattern = slot.schema[QStringLiteral("pattern")].toString();
    constexpr qsizetype longestPattern = 500;
    if (!pattern.isEmpty() && pattern.size() <= longestPattern)
        slot.form.setPattern(QStringLiteral("(*LIMIT_MATCH=10000)") + pattern);
    Wording wording;
    wording.name = identifierWords(argument.name).split(u' ', Qt::SkipEmptyParts);
    if (wording.name.isEmpty())
        wording.name.append(argument.name.toLower());
    wording.title = identifierWords(argument.title).split(u' ', Qt::SkipEmptyParts);
    wording.description = argument.description.left(300).toLower();
    if (wording.description.isEmpty())
        wording.description = slot.schema[QStringLiteral("description")].toString().left(300).toLower();
    if (has(wording.name,
            {"start", "from", "begin", "since", "after", "starts", "starting", "arrival", "first"}))
        slot.role = Slot::Role::Start;
    else if (has(wording.name,
                 {"end", "to", "until", "till", "before", "ends", "through", "ending", "departure", "last"}))
        slot.role = Slot::Role::End;
    if (has(wording.name, {"max", "maximum", "most", "upto", "below", "under"})
        || wording.description.contains(QLatin1String("at most")))
        slot.bound = 1;
    else if (has(wording.name, {"min", "minimum", "least", "above", "over"})
             || wording.description.contains(QLatin1String("at least")))
        slot.bound = -1;
    slot.kind = kindOf(type, wording, slot, path, effect);
    if (argument.name == subjectArgument && !subjectArgument.isEmpty() && type != QLatin1String("integer")
        && slot.kind != Slot::Kind::Choice && slot.kind != Slot::Kind::Email)
        slot.kind = Slot::Kind::Person;
    if (slot.kind == Slot::Kind::Duration && slot.schema[QStringLiteral("format")].isString())
        slot.minutesPerUnit = type == QLatin1String("string") ? 0 : slot.minutesPerUnit;
    slot.lowerCase = isUserName(wording, slot.schema);
    slot.calls = slot.kind == Slot::Kind::Name && wording.name.last() == QLatin1String("name");
    static const QRegularExpression number(QStringLiteral("\\b(?:number|id|code)\\b"));
    slot.byNumber = slot.kind == Slot::Kind::Person && number.match(wording.description).hasMatch();
    slot.numbered = (slot.kind == Slot::Kind::Id || slot.kind == Slot::Kind::Name)
        && (isNumbered(argument, slot.schema)
            || has(wording.name,
                   {"plate", "sku", "serial", "barcode", "isbn", "iban", "vin", "imei", "phone"}));
    for (const QString &noun : nounsOf(wording.name, path, argument.name))
        slot.nouns.append(stemmer.stem(noun));
    for (const Token &token : readText(wording.description, stemmer).tokens)
        slot.said.append(token.stem);
    const Text words = readText((wording.name + wording.title).join(u' '), stemmer);
    for (const Term &term : readTerms(words.tokens))
        addTerm(slot.cues, term, 1.0);
    for (const Token &token : words.tokens) // "number of people": weightless words call it as well
        slot.cues.insert(token.stem, 1.0);
    slot.title = argument.title.isEmpty() ? wording.name.join(u' ') : argument.title.simplified();
    if (slot.title.size() > 1 && slot.title[1].isLower())
        slot.title[0] = slot.title[0].toLower();
    for (const char *ending : {" id", " ID", " Id"}) {
        if (slot.title.endsWith(QLatin1String(ending)))
            slot.title.chop(3);
    }
    return slot;
}

bool fits(const Slot &slot, const QString &value)
{
    if (!slot.options.isEmpty() && !slot.options.contains(value))
        return false;
    const int longest = slot.schema[QStringLiteral("maxLength")].toInt(10000);
    if (value.size() > longest || value.size() < slot.schema[QStringLiteral("minLength")].toInt(0))
        return false;
    if (slot.numbered && std::none_of(value.begin(), value.end(), [](QChar c) { return c.isDigit(); }))
        return false;
    return slot.form.pattern().isEmpty() || !slot.form.isValid()
        || slot.form.match(value.left(500)).hasMatch();
}

} // namespace Agent::BuiltIn
