// SPDX-License-Identifier: GPL-3.0-or-later
// Who goes into which argument: the one whom a question concerns, and the one who did something.
#include "agent/builtin/arguments.h"

#include "agent/builtin/words.h"

#include <QJsonArray>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

/// \param own  the name of the one who asks: where that has no capital, nobody's is all capitals
QString personValue(const Slot &slot, const QString &name, const QString &own)
{
    const bool shouted = name.size() > 2 && name == name.toUpper() && own == own.toLower();
    return slot.lowerCase || shouted ? name.toLower() : name;
}

/// "add me to Apollo", "make me lead", of a change that needs somebody it is done to.
bool isDoneToMe(const Profile &profile, const Intent &intent, const Claims &claims)
{
    return profile.changes && profile.person >= 0 && intent.verb >= 0
        && profile.arguments[profile.person].argument.required
        && oneOf(claims.word(intent.verb + 1), {"me", "myself"})
        && !oneOf(claims.word(intent.verb), {"give", "get", "send", "show", "tell", "bring"});
}

/// "I would like to borrow EQ-7": who wants to do so is the one it is done for.
bool isOwnWish(const Profile &profile, const Intent &intent, const Claims &claims)
{
    if (!profile.changes || !(intent.order || intent.wish) || intent.verb < 0
        || !oneOf(claims.word(intent.verb),
                  {"borrow", "rent", "join", "attend", "enrol", "enroll", "register", "subscribe", "sign",
                   "participate", "reserve", "book", "apply"}))
        return false;
    for (int i = claims.range.first; i < intent.verb; ++i) {
        if (oneOf(claims.word(i), {"i", "me"}))
            return true;
    }
    return false;
}

/// "assign it to me", "for me", "me as well"
bool isSelfOrder(const Question &question)
{
    const QList<Token> &tokens = question.text.tokens;
    for (int i = 1; i < tokens.size(); ++i) {
        if (oneOf(tokens[i].word, {"me", "myself"})
            && oneOf(tokens[i - 1].word, {"to", "for", "as", "by", "of"}))
            return true;
    }
    return false;
}

/// The author of a book or the speaker of a talk is no person whose data are asked for.
bool isMaker(const Slot &slot)
{
    return std::any_of(slot.nouns.begin(), slot.nouns.end(), [](const QString &noun) {
        return oneOf(noun,
                     {"author", "writer", "creator", "compos", "artist", "speaker", "director", "perform"});
    });
}

bool isMadeBy(const Claims &claims, int begin)
{
    const QString before = claims.word(begin - 1);
    // "which articles did sandra write"
    return claims.token(begin).possessive
        || oneOf(before, {"by", "from", "of", "author", "writer", "and", "did", "has", "does"});
}

/// The argument for who did something, beside the one for whom it was done to: "by whom". -1: none.
int doerSlot(const Profile &profile)
{
    for (int i = 0; i < profile.arguments.size(); ++i) {
        const Slot &slot = profile.arguments[i];
        const QStringList words
            = (identifierWords(slot.argument.name) + u' ' + slot.title.toLower()).split(u' ');
        if (i != profile.person && slot.kind == Slot::Kind::Person && !slot.argument.required
            && (words.contains(QLatin1String("by")) || words.contains(QLatin1String("actor"))))
            return i;
    }
    return -1;
}

/// "Did roberto look at …", "by roberto"
bool isDoer(const Claims &claims, const Mention &mention)
{
    return oneOf(claims.word(mention.begin - 1), {"did", "has", "have", "had", "by"})
        && !claims.token(mention.end - 1).possessive;
}

/// "roberto and johndoe", but not "roberto to the same as johndoe".
bool areEquals(const Claims &claims, const QList<Mention> &mentions)
{
    for (qsizetype m = 1; m < mentions.size(); ++m) {
        for (int i = mentions[m - 1].end; i < mentions[m].begin; ++i) {
            if (oneOf(
                    claims.token(i).word,
                    {"as", "than", "like", "to", "from", "with", "for", "by", "not", "or", "but", "instead"})
                || claims.token(i).sentence != claims.token(mentions[m].begin).sentence)
                return false;
        }
    }
    return true;
}

/// "Add roberto to Apollo": behind such a word stands what the other argument names that the change needs.
void leaveGoals(const Profile &profile, const Intent &intent, const Claims &claims, QList<Mention> &others)
{
    const bool wanted
        = std::any_of(profile.arguments.begin(), profile.arguments.end(), [&](const Slot &slot) {
              return (slot.kind == Slot::Kind::Name || slot.kind == Slot::Kind::Id)
                  && slot.schema[QStringLiteral("type")].toString() == QLatin1String("string")
                  && slot.argument.required && !claims.filling.arguments.contains(slot.argument.name);
          });
    // "make miguel a member of Apollo": likewise, where somebody stands right behind the verb
    const bool object = isDoneToMe(profile, intent, claims)
        || std::any_of(others.begin(), others.end(), [&](const Mention &mention) {
                            return intent.verb >= 0 && mention.begin == intent.verb + 1;
                        });
    const auto isGoal = [&](const Mention &mention) {
        const QString before = claims.word(mention.begin - 1);
        return oneOf(before, {"to", "on", "onto", "into", "in"}) || (object && before == QLatin1String("of"));
    };
    if (profile.changes && wanted && std::count_if(others.begin(), others.end(), isGoal) == 1
        && (others.size() > 1 || isDoneToMe(profile, intent, claims)))
        others.erase(std::remove_if(others.begin(), others.end(), isGoal), others.end());
}

/// "Show my bookings", of a list of everybody's that one person may narrow down.
bool isOwnList(const Profile &profile, const Intent &intent, const Claims &claims)
{
    const People &people = claims.question.people;
    const auto persons = std::count_if(profile.arguments.begin(), profile.arguments.end(),
                                       [](const Slot &slot) { return slot.kind == Slot::Kind::Person; });
    if (profile.changes || profile.subject != Profile::Subject::Anything || persons != 1
        || profile.arguments[profile.person].argument.required || isMaker(profile.arguments[profile.person])
        || intent.asks == Intent::Asks::Who
        || std::any_of(people.others.begin(), people.others.end(),
                       [&](const Mention &mention) { return claims.isFree(mention.begin, mention.end); }))
        return false;
    return std::any_of(people.selfWords.begin(), people.selfWords.end(), [&](int at) {
        if (!claims.range.contains(at))
            return false;
        const Token &token = claims.token(at);
        if (token.is("i"))
            return oneOf(claims.word(at - 1), {"do", "did", "have"});
        constexpr int farthest = 3; // "my last two bookings"
        const QList<Term> &terms = claims.question.terms(claims.range);
        return token.is("mine")
            || (token.is("my") && std::any_of(terms.begin(), terms.end(), [&](const Term &term) {
                    return term.begin > at && term.begin <= at + farthest
                        && meets(profile.topic, term) >= 0.5;
                }));
    });
}

} // namespace

bool isThingsName(const Question &question, const Mention &mention)
{
    if (mention.begin == 0 || mention.certainty == Mention::Certainty::Certain)
        return false;
    const Token &noun = question.text.tokens[mention.begin - 1];
    return !noun.possessive && question.named.contains(noun.stem) && !isFunctionWord(noun.word)
        && !isPersonNoun(noun.word) && !isRelationWord(noun.word);
}

void fillPerson(const Profile &profile, const Intent &intent, Claims &claims)
{
    const People &people = claims.question.people;
    const bool maker = profile.person >= 0 && isMaker(profile.arguments[profile.person]);
    QList<Mention> others;
    // "Can roberto …? Does he have enough?": who is named before is meant.
    const bool pronoun = std::any_of(people.pronouns.begin(), people.pronouns.end(),
                                     [&](int token) { return claims.range.contains(token); });
    const bool here = std::any_of(people.others.begin(), people.others.end(), [&](const Mention &mention) {
        return claims.range.contains(mention.begin) && !mention.place;
    });
    for (const Mention &mention : people.others) {
        const bool before = pronoun && !here && mention.end <= claims.range.first;
        if (claims.isFree(mention.begin, mention.end) && (claims.range.contains(mention.begin) || before)
            && !(mention.place && !profile.changes) && (!maker || isMadeBy(claims, mention.begin))
            && !(profile.person >= 0 && isThingsName(claims.question, mention)))
            others.append(mention);
    }
    leaveGoals(profile, intent, claims, others);
    // "johndoe says roberto has 10": who speaks is not spoken of
    if (!profile.changes && others.size() > 1) {
        others.erase(std::remove_if(others.begin(), others.end(),
                                    [&](const Mention &mention) {
                                        return oneOf(claims.word(mention.end),
                                                     {"says", "said", "thinks", "claims", "told", "believes",
                                                      "mentioned", "wrote"});
                                    }),
                     others.end());
    }
    const bool named = std::any_of(others.begin(), others.end(), [](const Mention &mention) {
        return mention.certainty != Mention::Certainty::Loose;
    });
    if (profile.person < 0) {
        // A loose word beside "my" is rather a typing error; everything else is somebody's name.
        claims.filling.namesBefore = pronoun && !here;
        claims.filling.namesLeft = named || (!others.isEmpty() && !people.selfCertain);
        return;
    }
    const int doer = doerSlot(profile);
    // "have I looked anyone up"
    for (int i = claims.range.first; doer >= 0 && people.anybody && i + 1 < claims.range.last; ++i) {
        const Slot &slot = profile.arguments[doer];
        const bool me = claims.token(i + 1).is("i") || people.selfNames.contains(i + 1);
        if (oneOf(claims.word(i), {"did", "has", "have"}) && me && !claims.filling.filled.contains(doer)
            && fits(slot, claims.question.personName))
            claims.put(doer, slot, claims.question.personName, i + 1, i + 2);
    }
    for (qsizetype m = 0; doer >= 0 && m < others.size(); ++m) {
        const Slot &slot = profile.arguments[doer];
        const QString name = personValue(slot, others[m].name, claims.question.personName);
        if (isDoer(claims, others[m]) && fits(slot, name)) {
            claims.put(doer, slot, name, others[m].begin, others[m].end);
            others.removeAt(m);
            break;
        }
    }
    // "when did I change roberto's …": what the one who asks did, where it is somebody else's
    for (int i = claims.range.first; doer >= 0 && !others.isEmpty() && i + 2 < claims.range.last; ++i) {
        const Slot &slot = profile.arguments[doer];
        const bool deed = isTraceVerb(claims.word(i + 2)) || isTraceVerb(claims.word(i + 3));
        if (oneOf(claims.token(i).word, {"did", "have"}) && claims.token(i + 1).is("i") && deed
            && !claims.filling.filled.contains(doer) && fits(slot, claims.question.personName))
            claims.put(doer, slot, claims.question.personName, i + 1, i + 2);
    }
    const Slot &slot = profile.arguments[profile.person];
    if (named || people.selfCertain) {
        others.erase(std::remove_if(others.begin(), others.end(),
                                    [](const Mention &mention) {
                                        return mention.certainty == Mention::Certainty::Loose;
                                    }),
                     others.end());
    }
    // "make it 12 like johndoe's": the one it shall be like is not the one it is done to
    const bool likened = std::any_of(others.begin(), others.end(), [&](const Mention &mention) {
        return oneOf(claims.word(mention.begin - 1), {"like", "as", "than", "unlike"});
    });
    claims.filling.tangled = profile.changes && ((!slot.list && !areEquals(claims, others)) || likened);
    QJsonArray values;
    for (const Mention &mention : std::as_const(others)) {
        const QString value = personValue(slot, mention.name, claims.question.personName);
        claims.take(mention.begin, mention.end);
        if (!values.contains(value) && fits(slot, value))
            values.append(value);
    }
    // "to "Anna de Vries"": whoever is written in quotation marks behind such a word is a person's name.
    for (const Value &value : claims.question.values) {
        const QString before = claims.word(value.begin - 1);
        const bool led = oneOf(before, {"to", "for", "with", "of"});
        // "customer C-1042", of what takes a customer by name or number
        const bool called = value.kind == Value::Kind::Id && claims.range.contains(value.begin - 1)
            && ((isNoun(slot, claims.token(value.begin - 1)) && isPersonNoun(claims.word(value.begin - 1)))
                || (slot.byNumber && oneOf(before, {"of", "for", "from", "by", "to"})));
        if (values.isEmpty() && called && claims.isFree(value.begin, value.end) && fits(slot, value.text)) {
            claims.take(value.begin, value.end);
            values.append(value.text);
        }
        if (values.isEmpty() && slot.argument.required && led && value.kind == Value::Kind::Quoted
            && claims.range.contains(value.begin) && claims.isFree(value.begin, value.end)
            && fits(slot, value.text)) {
            claims.take(value.begin, value.end);
            values.append(personValue(slot, value.text, claims.question.personName));
        }
    }
    const bool subject = profile.subject == Profile::Subject::Named;
    const bool selfToo = values.isEmpty() ? (people.selfCertain && subject && slot.argument.required)
            || (isSelfOrder(claims.question) && !(intent.readVerb && !profile.changes))
            || isDoneToMe(profile, intent, claims)
            || (slot.argument.required && isOwnWish(profile, intent, claims))
            || (people.self && subject && !people.others.isEmpty() && values.isEmpty())
            || isOwnList(profile, intent, claims)
                                          : false;
    if (selfToo && !people.unnamed && people.pronoun == People::Pronoun::None && !people.group
        && !claims.question.personName.isEmpty() && fits(slot, claims.question.personName))
        values.append(claims.question.personName);
    if (values.isEmpty())
        return;
    claims.filling.filled.append(profile.person);
    if (slot.list) {
        claims.filling.arguments.insert(slot.argument.name, values);
    } else {
        claims.filling.arguments.insert(slot.argument.name, values.first());
        if (values.size() > 1) {
            claims.filling.severalSlot = profile.person;
            for (const QJsonValue &value : std::as_const(values))
                claims.filling.several.append(value);
        }
    }
}

} // namespace Agent::BuiltIn
