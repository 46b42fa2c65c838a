// SPDX-License-Identifier: GPL-3.0-or-later
// Ids and proper names of things ("room A12", "#42", "the Mandela room", "in Utrecht") into arguments.
#include "agent/builtin/arguments.h"

#include "agent/builtin/thesaurus.h"
#include "agent/builtin/words.h"

#include <QJsonArray>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

struct Candidate
{
    int begin = 0;
    int end = 0;
    QString text;
    double score = 0;
    bool named = false; ///< plain words that only their noun shows to be a name
    bool coordinated = false; ///< "A12 and B2": joined to the candidate before it
};

constexpr double calledByNoun = 2.5;

/// The value as the schema wants it; null when it cannot be one.
QJsonValue valueOf(const Slot &slot, const QString &text)
{
    const QString type = slot.schema[QStringLiteral("type")].toString();
    QString plain = text;
    if (plain.startsWith(u'#'))
        plain.remove(0, 1);
    if (oneOf(type, {"integer", "number"})) {
        bool ok = false;
        const qint64 number = plain.toLongLong(&ok);
        return ok ? QJsonValue(number) : QJsonValue();
    }
    for (const QString &form : {plain, plain.toUpper(), plain.toLower(), text}) {
        if (fits(slot, form))
            return slot.lowerCase ? QJsonValue(form.toLower()) : QJsonValue(form);
    }
    return {};
}

class Finder
{
public:
    Finder(const Profile &profile, const Slot &slot, const Claims &claims)
        : m_profile(profile), m_slot(slot), m_claims(claims)
    {
    }

    QList<Candidate> find() const
    {
        QList<Candidate> found;
        const QList<Token> &tokens = m_claims.question.text.tokens;
        for (int i = m_claims.range.first; i < m_claims.range.last; ++i) {
            Candidate candidate = at(i);
            if (candidate.end == i || valueOf(m_slot, candidate.text).isNull())
                continue;
            int joint = candidate.begin - 1;
            while (joint > 0 && isNoun(m_slot, tokens[joint]))
                --joint;
            const bool joined = joint > 0
                && (oneOf(tokens[joint].word, {"and", "or"}) || tokens[joint].isSign(u',')
                    || tokens[joint].isSign(u'&'));
            if (joined && !found.isEmpty() && found.last().end == joint) {
                candidate.coordinated = true;
                candidate.score = qMax(candidate.score, found.last().score);
            }
            if (candidate.score > 0)
                found.append(candidate);
            i = candidate.end - 1;
        }
        return found;
    }

private:
    QString word(int i) const { return m_claims.word(i); }

    Candidate at(int i) const
    {
        const Token &token = m_claims.token(i);
        Candidate candidate {i, i, QString(), 0, false, false};
        if (!m_claims.isFree(i, i + 1))
            return candidate;
        switch (token.kind) {
        case Token::Kind::Mixed:
        case Token::Kind::Uuid:
            candidate.end = i + 1;
            candidate.text = token.text;
            candidate.score = 1.5;
            break;
        case Token::Kind::Number:
            candidate.end = i + 1;
            candidate.text = token.text;
            if (isMeasured(i) || counts(i) || m_claims.isCalledOtherwise(m_profile, m_slot, i))
                return candidate;
            candidate.score = m_slot.kind == Slot::Kind::Id && m_slot.argument.required ? 1 : 0;
            break;
        case Token::Kind::Quoted:
            candidate.end = i + 1;
            candidate.text = token.text;
            candidate.score = m_slot.argument.required || m_slot.kind == Slot::Kind::Name ? 1.2 : 0;
            break;
        case Token::Kind::Word:
            candidate = properName(i);
            break;
        default:
            return candidate;
        }
        if (candidate.end == i || candidate.named)
            return candidate;
        const double called = calledScore(candidate);
        if (token.kind == Token::Kind::Word && called <= 0 && !mayStandAlone(candidate))
            candidate.score = 0;
        // "of customer C-1042" is in no city of that name
        if (token.kind == Token::Kind::Mixed && called <= 0 && !m_slot.argument.required
            && (isPlace() || m_slot.calls
                || (m_slot.kind == Slot::Kind::Name && !m_slot.numbered && m_slot.form.pattern().isEmpty())))
            candidate.score = 0;
        candidate.score += called;
        if (isForeign(candidate))
            candidate.score = 0;
        return candidate;
    }

    /// "95 euros", "1 April", "2 hours", "under 100": a number that is no name of anything.
    bool isMeasured(int i) const
    {
        const QList<Value> &values = m_claims.question.values;
        const bool other = std::any_of(values.begin(), values.end(), [&](const Value &value) {
            return i >= value.begin && i < value.end && value.kind != Value::Kind::Number
                && value.kind != Value::Kind::Id && value.sure;
        });
        return other
            || oneOf(word(i - 1),
                     {"under", "over", "below", "above", "most", "least", "than", "maximum", "minimum", "max",
                      "min"});
    }

    /// "5 seats": how many of another thing
    bool counts(int i) const
    {
        const QString next = word(i + 1);
        return next.size() > 3 && next.endsWith(u's') && !next.endsWith(QLatin1String("ss"))
            && !isFunctionWord(next) && !isNoun(m_slot, m_claims.token(i + 1));
    }

    /// A word or run of words that looks like a name of a thing.
    Candidate properName(int i) const
    {
        Candidate candidate {i, i, QString(), 0, false, false};
        for (const Mention &mention : m_claims.question.people.others) {
            if (mention.begin == i) {
                candidate.end = mention.end;
                candidate.text = mention.name;
                candidate.score = mention.certainty == Mention::Certainty::Certain ? 0.4 : 0.8;
                return withNumber(candidate);
            }
        }
        const Token &token = m_claims.token(i);
        const bool proper = token.capital && !token.first && !m_claims.question.text.capitalised
            && !isFunctionWord(token.word) && !isTimeWord(token.word);
        if (const int end = plainNameEnd(m_profile, m_slot, m_claims, i); end > i) {
            candidate.end = end;
            candidate.text = m_claims.question.text.between(i, end);
            candidate.score = calledByNoun;
            candidate.named = true;
            return candidate;
        }
        if (isBeforeNoun(m_profile, m_slot, m_claims, i)) {
            candidate.end = i + 1;
            candidate.text = token.text;
            candidate.score = calledByNoun;
            candidate.named = true;
            return candidate;
        }
        const bool behindNoun = i > 0 && isNoun(m_slot, m_claims.token(i - 1)) && !isFunctionWord(token.word)
            && !isGenericWord(token.word) && !isTimeWord(token.word);
        if ((proper && !isNoun(m_slot, token) && !isTopical(token))
            || (behindNoun && token.word.size() <= 2)) {
            candidate.end = i + 1;
            while (candidate.end < m_claims.range.last && m_claims.token(candidate.end).capital && proper
                   && m_claims.isFree(candidate.end, candidate.end + 1)
                   && m_claims.token(candidate.end).kind == Token::Kind::Word)
                ++candidate.end;
            candidate.text = m_claims.question.text.between(i, candidate.end);
            candidate.score = 0.6;
        }
        return withNumber(candidate);
    }

    /// "Fairphone 5": a number that belongs to the name before it.
    Candidate withNumber(Candidate candidate) const
    {
        const int at = candidate.end;
        const bool joins = m_slot.kind == Slot::Kind::Name && candidate.end > candidate.begin
            && m_claims.token(candidate.begin).capital && m_claims.range.contains(at)
            && m_claims.token(at).kind == Token::Kind::Number && m_claims.isFree(at, at + 1);
        const bool ends = !m_claims.range.contains(at + 1) || m_claims.token(at + 1).kind == Token::Kind::Sign
            || isFunctionWord(word(at + 1));
        if (!joins || !ends)
            return candidate;
        candidate.end = at + 1;
        candidate.text = m_claims.question.text.between(candidate.begin, candidate.end);
        return candidate;
    }

    bool isTopical(const Token &token) const { return m_profile.topic.value(token.stem) >= 0.7; }

    /// "room A12", "room number 12", "the A12 room"
    double calledScore(const Candidate &candidate) const
    {
        int before = candidate.begin - 1;
        while (before >= m_claims.range.first
               && (oneOf(word(before), {"number", "no", "nr", "id", "called", "named", "is", "with", "code"})
                   || (m_claims.token(before).kind == Token::Kind::Sign
                       && QStringLiteral(":#=.").contains(m_claims.token(before).text))))
            --before;
        if (before >= m_claims.range.first && isNoun(m_slot, m_claims.token(before)))
            return calledByNoun;
        if (isCalled(m_slot, m_claims, candidate.begin))
            return calledByNoun;
        if (candidate.end < m_claims.range.last && isNoun(m_slot, m_claims.token(candidate.end))
            && m_claims.token(candidate.begin).kind != Token::Kind::Number)
            return calledByNoun - 0.2;
        // "in Utrecht", "at the Hague"
        const bool place = isPlace();
        const QString preposition = word(candidate.begin - 1);
        if (place && oneOf(preposition, {"in", "at", "near"}))
            return 2;
        // "warnings for Zeeland", where no person is wanted
        if (place && preposition == QLatin1String("for") && m_profile.person < 0)
            return 2;
        // "to Roberto in Utrecht": where a person is wanted too, "to" and "from" may name that one.
        if (place && oneOf(preposition, {"to", "from"}))
            return m_profile.person >= 0 ? 1.2 : 2;
        return 0;
    }

    bool isPlace() const
    {
        return std::any_of(m_slot.nouns.begin(), m_slot.nouns.end(), [](const QString &noun) {
            return Thesaurus::english().senses(noun).contains(QStringLiteral("=place"))
                || oneOf(noun,
                         {"citi", "town", "countri", "zone", "region", "area", "provinc", "state", "counti",
                          "district"});
        });
    }

    /// A mere word fills an argument only where one is needed and no noun contradicts.
    bool mayStandAlone(const Candidate &candidate) const
    {
        return m_slot.argument.required && candidate.score > 0
            && (m_slot.kind == Slot::Kind::Name || m_slot.kind == Slot::Kind::Id)
            && m_slot.schema[QStringLiteral("type")].toString() != QLatin1String("integer");
    }

    bool isForeign(const Candidate &candidate) const
    {
        int before = candidate.begin - 1;
        while (before > m_claims.range.first
               && (m_claims.token(before).kind == Token::Kind::Sign || oneOf(word(before), {"number", "id"})))
            --before;
        return before >= m_claims.range.first && isOtherNoun(m_slot, m_profile, m_claims.token(before));
    }

    const Profile &m_profile;
    const Slot &m_slot;
    const Claims &m_claims;
};

} // namespace

void fillIds(const Profile &profile, Claims &claims, bool onlyCalledByNoun)
{
    // What has a form of its own first, then what is needed.
    QList<int> order;
    for (int i = 0; i < profile.arguments.size(); ++i)
        order.append(i);
    const auto rank = [&](int i) {
        const Slot &slot = profile.arguments[i];
        return (slot.form.pattern().isEmpty() ? 2 : 0) + (slot.argument.required ? 0 : 1);
    };
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return rank(a) < rank(b); });
    for (const int i : std::as_const(order)) {
        const Slot &slot = profile.arguments[i];
        if ((slot.kind != Slot::Kind::Id && slot.kind != Slot::Kind::Name && slot.kind != Slot::Kind::Uuid)
            || claims.filling.arguments.contains(slot.argument.name))
            continue;
        const QList<Candidate> candidates = Finder(profile, slot, claims).find();
        const auto best
            = std::max_element(candidates.begin(), candidates.end(),
                               [](const Candidate &a, const Candidate &b) { return a.score < b.score; });
        if (best == candidates.end() || (onlyCalledByNoun && best->score < calledByNoun)
            || (!slot.argument.required && best->score < 1.2))
            continue;
        // What stands in quotation marks is rather for what is needed.
        const bool quoted
            = claims.token(best->begin).kind == Token::Kind::Quoted && best->score < calledByNoun - 0.5;
        const bool wanted
            = std::any_of(profile.arguments.begin(), profile.arguments.end(), [&](const Slot &other) {
                  return other.argument.required
                      && (other.kind == Slot::Kind::Text || other.kind == Slot::Kind::Name)
                      && !claims.filling.arguments.contains(other.argument.name);
              });
        if (quoted && wanted && !slot.argument.required)
            continue;
        QList<QJsonValue> values {valueOf(slot, best->text)};
        claims.put(i, slot, values.first(), best->begin, best->end);
        for (auto next = best + 1; next != candidates.end() && next->coordinated; ++next) {
            const QJsonValue value = valueOf(slot, next->text);
            if (slot.list)
                claims.put(i, slot, value, next->begin, next->end);
            else
                claims.take(next->begin, next->end);
            if (!values.contains(value))
                values.append(value);
        }
        if (!slot.list && values.size() > 1 && claims.filling.severalSlot < 0) {
            claims.filling.severalSlot = i;
            claims.filling.several = values;
        }
    }
}

} // namespace Agent::BuiltIn
