// SPDX-License-Identifier: GPL-3.0-or-later
// In which order a list is wanted: "sorted by name", "who has the most …", "fewest … first".
#include "agent/builtin/arguments.h"

#include "agent/builtin/words.h"

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

/// An option without what says its direction, and whether that is downwards.
struct Column
{
    QString name;
    bool down = false;
};

Column columnOf(const QString &option)
{
    if (option.startsWith(u'-') || option.startsWith(u'+'))
        return {option.mid(1), option.startsWith(u'-')};
    for (const char *end : {"_desc", ":desc", " desc", "_asc", ":asc", " asc"}) {
        if (option.endsWith(QLatin1String(end), Qt::CaseInsensitive))
            return {option.chopped(qsizetype(qstrlen(end))),
                    QLatin1String(end).contains(QLatin1String("desc"))};
    }
    return {option, false};
}

/// What the question says of an order.
struct Order
{
    int columnAt = -1; ///< the token where the words for the column begin; -1: no order is wanted
    bool down = false;
    QList<int> said; ///< the tokens that say it
};

/// "Cheapest": the column and its direction in one word.
struct Grade
{
    const char *word;
    bool down;
    const char *columns; ///< what such a column is called
};
constexpr Grade grades[] = {
    {"cheapest", false, "price cost fee amount rate value total"},
    {"dearest", true, "price cost fee amount rate value total"},
    {"newest", true, "date created time year at on"},
    {"latest", true, "date created time year at on"},
    {"oldest", false, "date created time year at on"},
    {"earliest", false, "date start starts time at on"},
    {"youngest", false, "age"},
    {"longest", true, "length duration minutes hours"},
    {"shortest", false, "length duration minutes hours"},
    {"heaviest", true, "weight"},
    {"lightest", false, "weight"},
    {"largest", true, "size capacity seats area"},
    {"biggest", true, "size capacity seats area"},
    {"smallest", false, "size capacity seats area"},
};

/// A column that a grade is about; empty: none.
QString gradedColumn(const Slot &slot, const QString &word, bool *down)
{
    for (const Grade &grade : grades) {
        if (word != QLatin1String(grade.word))
            continue;
        const QStringList called = QString::fromLatin1(grade.columns).split(u' ');
        for (const QString &option : slot.options) {
            const QString column = columnOf(option).name;
            for (const QString &each : identifierWords(column).split(u' ')) {
                if (called.contains(each)) {
                    *down = grade.down;
                    return column;
                }
            }
        }
    }
    return {};
}

/// "by price": one of the columns behind a mere "by".
bool isColumn(const Slot &slot, const Claims &claims, int at)
{
    if (oneOf(claims.word(at), {"the", "their"}))
        ++at;
    if (!claims.range.contains(at))
        return false;
    return std::any_of(slot.optionWords.begin(), slot.optionWords.end(), [&](const QList<Token> &words) {
        return std::any_of(words.begin(), words.end(), [&](const Token &each) {
            return each.kind == Token::Kind::Word && each.stem == claims.token(at).stem;
        });
    });
}

Order readOrder(const Claims &claims, const Slot &slot)
{
    Order order;
    const Range &range = claims.range;
    for (int i = range.first; i < range.last; ++i) {
        const QString word = claims.word(i);
        const bool most = oneOf(word, {"most", "highest", "largest", "biggest", "greatest", "top"})
            && !(word == QLatin1String("top") && claims.word(i - 1) == QLatin1String("on"));
        const bool least = oneOf(word, {"least", "fewest", "lowest", "smallest"});
        const bool sorts = oneOf(word, {"sorted", "sort", "ordered", "order", "ranked", "rank", "sorting"})
            && oneOf(claims.word(i + 1), {"by", "on", "after"});
        // "at most 5" is a limit
        if (order.columnAt < 0 && (most || least) && claims.word(i - 1) != QLatin1String("at")) {
            order.columnAt = i + 1;
            order.down = most;
            order.said.append(i);
        } else if (order.columnAt < 0 && word == QLatin1String("by") && isColumn(slot, claims, i + 1)) {
            order.columnAt = i + 1;
            order.said.append(i);
        } else if (sorts) {
            order.columnAt = i + 2;
            order.down = false;
            order.said << i << i + 1;
        }
        const bool down
            = oneOf(word, {"descending", "desc", "downwards", "reverse", "reversed", "decreasing"})
            || (oneOf(word, {"highest", "most", "largest", "biggest", "newest", "latest"})
                && (claims.word(i + 1) == QLatin1String("first")
                    || claims.word(i - 1) == QLatin1String("from")))
            || (word == QLatin1String("high") && claims.word(i + 1) == QLatin1String("to"));
        order.down = order.down || (order.columnAt >= 0 && down);
        // "sorted by days off, lowest first"
        if (least && order.columnAt >= 0 && claims.word(i + 1) == QLatin1String("first"))
            order.said.append(i);
        // "the lowest on top"
        if (word == QLatin1String("top") && claims.word(i - 1) == QLatin1String("on") && order.columnAt >= 0)
            order.said << i - 1 << i;
        if (down || oneOf(word, {"ascending", "asc", "upwards", "increasing"})
            || (word == QLatin1String("first") && order.columnAt >= 0))
            order.said.append(i);
    }
    return order;
}

/// How much of the column's name the words behind the cue say, by themselves or by what they mean.
double likeness(const QList<Token> &words, const QList<Term> &column, const Claims &claims, int from)
{
    double met = 0;
    const QList<Token> &tokens = claims.question.text.tokens;
    for (const Token &word : words) {
        for (int i = from; i < claims.range.last; ++i)
            met += word.kind == Token::Kind::Word && word.stem == tokens[i].stem ? 1 : 0;
    }
    const QList<Term> terms = readTerms(tokens, from, claims.range.last);
    for (const Term &wanted : column) {
        double best = 0;
        for (const Term &term : terms) {
            for (const Sense &a : wanted.senses) {
                for (const Sense &b : term.senses) {
                    if (a.key == b.key)
                        best = qMax(best, a.strength * b.strength);
                }
            }
        }
        met += best * wanted.weight;
    }
    return met;
}

} // namespace

bool isOrder(const Slot &slot)
{
    if (slot.kind != Slot::Kind::Choice || slot.list)
        return false;
    return std::any_of(slot.options.begin(), slot.options.end(), [&](const QString &option) {
        const Column column = columnOf(option);
        return column.down
            && std::any_of(slot.options.begin(), slot.options.end(), [&](const QString &other) {
                   const Column up = columnOf(other);
                   return !up.down && up.name == column.name;
               });
    });
}

void fillOrder(const Slot &slot, int index, Claims &claims, const QString &unnamed)
{
    Order order = readOrder(claims, slot);
    QString best;
    for (int i = claims.range.first; order.columnAt < 0 && i < claims.range.last; ++i) {
        best = gradedColumn(slot, claims.word(i), &order.down);
        if (best.isEmpty())
            continue;
        order.columnAt = i + 1;
        order.said.append(i);
        if (claims.word(i + 1) == QLatin1String("first"))
            order.said.append(i + 1);
        break;
    }
    if (order.columnAt < 0)
        return;
    double bestLikeness = 0;
    // "by days off, highest first": the column stands before
    const int from
        = claims.word(order.columnAt) == QLatin1String("first") ? claims.range.first : order.columnAt;
    const bool graded = !best.isEmpty();
    for (int i = 0; !graded && i < slot.options.size(); ++i) {
        const double like = likeness(slot.optionWords[i], slot.optionTerms[i], claims, from);
        if (like > bestLikeness) {
            bestLikeness = like;
            best = columnOf(slot.options[i]).name;
        }
    }
    if (best.isEmpty())
        best = unnamed;
    for (const QString &option : slot.options) {
        const Column column = columnOf(option);
        if (column.name != best || column.down != order.down)
            continue;
        // The words for the order are accounted for. Those for the column are the operation's own; only one
        // that says nothing elsewhere ("value") would be searched for.
        claims.filling.arguments.insert(slot.argument.name, option);
        claims.filling.filled.append(index);
        for (const int i : order.said)
            claims.take(i, i + 1);
        const QList<Token> words = readText(identifierWords(best), Stemmer()).tokens;
        for (int i = order.columnAt; i < claims.range.last; ++i) {
            if (wordWeight(claims.word(i)) < 0.5
                && std::any_of(words.begin(), words.end(),
                               [&](const Token &each) { return each.stem == claims.token(i).stem; }))
                claims.take(i, i + 1);
        }
        return;
    }
}

} // namespace Agent::BuiltIn
