// SPDX-License-Identifier: GPL-3.0-or-later
// What an operation does, read from the verb of its name, its summary, its path, or from its method.
#include "agent/builtin/profile.h"

#include "agent/builtin/amounts.h"
#include "agent/builtin/thesaurus.h"
#include "agent/builtin/words.h"

#include <QRegularExpression>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression gap(QStringLiteral("[^\\p{L}]+"));
    return text.toLower().split(gap, Qt::SkipEmptyParts);
}

QStringList sensesFor(const QString &stem, Action action)
{
    QStringList senses;
    for (const QString &sense : Thesaurus::english().senses(stem)) {
        if (Thesaurus::english().action(sense) == action)
            senses.append(sense);
    }
    return senses;
}

/// Of a verb of two words that writes: "sign up".
QStringList sensesForTwo(const QString &first, const QString &second)
{
    QStringList senses;
    const Thesaurus::Entry entry = Thesaurus::english().entryAt({first, second}, 0);
    for (const QString &sense : entry.length == 2 ? entry.senses : QStringList()) {
        if (Thesaurus::english().action(sense) == Action::Write)
            senses.append(sense);
    }
    return senses;
}

struct Verb
{
    QString stem;
    QStringList senses;
    bool reads = false;
};

/// The first word that can be a verb: anywhere in a name, at the start of a summary.
Verb firstVerb(const QString &text, bool anywhere, const Stemmer &stemmer)
{
    const QStringList words = wordsOf(text);
    const qsizetype last = anywhere ? words.size() : qMin<qsizetype>(1, words.size());
    for (qsizetype i = 0; i < last; ++i) {
        Verb verb;
        verb.stem = stemmer.stem(words[i]);
        verb.senses = sensesFor(verb.stem, Action::Write);
        if (i + 1 < words.size() && verb.senses.isEmpty())
            verb.senses = sensesForTwo(verb.stem, stemmer.stem(words[i + 1]));
        // "Give feedback" shows nothing.
        verb.reads = i == 0 && isPlainVerb(words[i]) && words[i] != QLatin1String("give")
            && verb.senses.isEmpty() && !sensesFor(verb.stem, Action::Read).isEmpty();
        if (verb.reads || (!verb.senses.isEmpty() && (isPlainVerb(words[i]) || !anywhere)))
            return verb;
    }
    return {};
}

/// A verb that no list knows shows by what follows it: "Rate a course"; or by the name: "Donate money" of
/// donate.
QString unlistedVerb(const QString &summary, const QString &name, const Stemmer &stemmer)
{
    QStringList words = wordsOf(summary);
    if (words.size() > 2 && oneOf(words[1], {"up", "out", "off", "down", "over", "back", "on", "in"}))
        words.removeAt(1); // "Top up a card"
    const QStringList called = wordsOf(name);
    const bool named = words.size() > 1 && called.size() == 1 && called.first() == words.first();
    if (named && !isFunctionWord(words[0]))
        return stemmer.stem(words[0]);
    if (words.size() < 2
        || !oneOf(
            words[1],
            {"a", "an", "the", "my", "your", "one", "some", "to", "in", "for", "from", "with", "all", "this"})
        || isFunctionWord(words[0]))
        return {};
    return stemmer.stem(words[0]);
}

/// "Create a booking" is what "book" asks for.
void addDeedNouns(Profile &profile, const QString &text, const Stemmer &stemmer)
{
    static const QRegularExpression deed(QStringLiteral("(?:ing|tion|ment|al)s?$"));
    for (const QString &word : wordsOf(text)) {
        if (!deed.match(word).hasMatch())
            continue;
        for (const QString &sense : sensesFor(stemmer.stem(word), Action::Write))
            profile.actions.insert(sense);
    }
}

/// "Place an order": what "order" asks for, though the noun does not look like a deed.
void addPlacedNoun(Profile &profile, const QString &summary, const Stemmer &stemmer)
{
    static const QRegularExpression placed(
        QStringLiteral("^(?:place|make|submit|put in|add|leave) (?:an?|your) (?:new )?(\\w+)"),
        QRegularExpression::CaseInsensitiveOption);
    const QString noun = placed.match(summary).captured(1).toLower();
    for (const QString &sense : noun.isEmpty() ? QStringList() : sensesFor(stemmer.stem(noun), Action::Write))
        profile.actions.insert(sense);
}

/// "Report a lost item": what the caller has to tell for it.
void readReported(Profile &profile, const Stemmer &stemmer)
{
    if (profile.actions.contains(QStringLiteral("=report"))) {
        for (const Term &core : std::as_const(profile.core)) {
            if (!profile.verbs.contains(core.senses.first().key))
                addTerm(profile.reported, core, 1.0);
        }
    }
    static const QRegularExpression telling(
        QStringLiteral("^(?:tells?|reports?|informs?|notif(?:y|ies)|lets?|says?|notes?|logs?|records?)\\b.*?"
                       "\\b(?:that|when|where|whether|what|how)\\b(.*)$"),
        QRegularExpression::CaseInsensitiveOption);
    const QString first = profile.operation.description.section(u'.', 0, 0).left(300);
    for (const Term &term : readTerms(readText(telling.match(first).captured(1), stemmer).tokens))
        addTerm(profile.reported, term, 1.0);
}

/// "Put a volunteer on a shift", "take a member off a list": somebody joins, or leaves.
void readMembership(Profile &profile)
{
    static const QRegularExpression joins(
        QStringLiteral("^(?:put|add|place|assign|enrol|enroll|register|sign|book|invite) "
                       "(?:an?|one|the|some(?:one|body)?)? ?(\\w+) (?:on|onto|in|into|to|up for|for)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression leaves(
        QStringLiteral("^(?:take|remove|withdraw|unassign|delete|sign) "
                       "(?:an?|one|the|some(?:one|body)?)? ?(\\w+) (?:off|from|out of)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    const QString &summary = profile.operation.summary;
    if (isPersonNoun(joins.match(summary).captured(1).toLower()))
        profile.actions.unite({QStringLiteral("=join"), QStringLiteral("=add"), QStringLiteral("=assign")});
    if (isPersonNoun(leaves.match(summary).captured(1).toLower()))
        profile.actions.unite({QStringLiteral("=quit"), QStringLiteral("=cancel")});
}

/// Whether a number that the operation takes is a new value, or more or less of what is there.
void readMeasure(Profile &profile)
{
    QStringList words = wordsOf(identifierWords(profile.operation.name)) + wordsOf(profile.operation.summary);
    for (const Slot &slot : std::as_const(profile.arguments)) {
        if (slot.kind == Slot::Kind::Integer || slot.kind == Slot::Kind::Number)
            words += wordsOf(identifierWords(slot.argument.name));
    }
    const bool numbers
        = std::any_of(profile.arguments.begin(), profile.arguments.end(), [](const Slot &slot) {
              return slot.kind == Slot::Kind::Integer || slot.kind == Slot::Kind::Number
                  || slot.kind == Slot::Kind::Duration;
          });
    if (!numbers)
        return;
    int up = 0;
    int down = 0;
    bool difference = false;
    for (const QString &word : std::as_const(words)) {
        up += directionOf(word) > 0 ? 1 : 0;
        down += directionOf(word) < 0 ? 1 : 0;
        difference = difference || oneOf(word, {"delta", "difference"});
    }
    const bool plain = profile.actions.contains(QStringLiteral("=change"));
    if (difference || (plain && up + down > 0)) {
        profile.measure = Profile::Measure::Difference;
        profile.direction = up > 0 && down == 0 ? 1 : down > 0 && up == 0 ? -1 : 0;
    } else if (plain) {
        profile.measure = Profile::Measure::NewValue;
    }
}

} // namespace

bool isPlainVerb(const QString &word)
{
    static const QRegularExpression inflected(
        QStringLiteral("(?:ing|ings|ed|tion|tions|ment|ments|ance|sion|sions|ility|tive|ous|ful|[^s]s)$"));
    return oneOf(word, {"need", "feed", "bring", "comment", "address", "ring"})
        || !inflected.match(word).hasMatch();
}

void readActions(Profile &profile, const Stemmer &stemmer)
{
    const OpenApi::Operation &operation = profile.operation;
    const QString name = identifierWords(operation.name);
    QString segment = operation.path.section(u'/', -1);
    if (segment.startsWith(u'{'))
        segment.clear();
    const QList<Verb> verbs {firstVerb(name, true, stemmer), firstVerb(operation.summary, false, stemmer),
                             firstVerb(identifierWords(segment), true, stemmer)};
    bool reads = false;
    for (const Verb &verb : verbs) {
        reads = verb.reads && profile.verbs.isEmpty();
        if (reads)
            break;
        if (verb.stem.isEmpty())
            continue;
        profile.verbs.insert(verb.stem);
        profile.actions.unite(QSet<QString>(verb.senses.begin(), verb.senses.end()));
    }
    const bool asksToRead = !operation.texts.ask.isEmpty()
        && mentionsAny(
            {operation.texts.ask},
            "^\\s*(?:how|what|which|who|when|where|do|does|did|is|are|has|have|show|list|find|search)\\b");
    // A POST that only searches may be called for a question; whoever sends it still asks for approval.
    profile.changes = operation.effect == OpenApi::Effect::Write
        && (operation.effectRaised || (!asksToRead && !(reads && operation.method == "POST")));
    if (!profile.changes) {
        if (reads)
            profile.actions.clear();
        profile.verbs.clear();
        return;
    }
    if (const QString verb = unlistedVerb(operation.summary, name, stemmer); !verb.isEmpty())
        profile.verbs.insert(verb);
    // "Hands a shift over": what the description begins with, where that is nothing as common as to change.
    const QStringList told = wordsOf(operation.description.section(u'.', 0, 0)).mid(0, 5);
    // "Rates an appointment", "Add a person to the team": the same of one word, told or ordered. "Returns the
    // booking" tells what comes back.
    const bool inflected = !told.isEmpty() && told.first().endsWith(u's');
    const bool ordered
        = told.size() > 1 && isPlainVerb(told[0]) && oneOf(told[1], {"a", "an", "the", "one", "your"});
    for (const QString &sense :
         inflected || ordered ? sensesFor(stemmer.stem(told.first()), Action::Write) : QStringList()) {
        if (!oneOf(sense, {"=change", "=create", "=return", "=reserve", "=send"}))
            profile.actions.insert(sense);
    }
    // "Records … : sets the reading of …": what is put in its place changes it, where it is only called to
    // create one.
    const bool replaces
        = oneOf(QString::fromLatin1(operation.method), {"PUT", "PATCH"}) && verbs[2].stem.isEmpty();
    if (replaces && !told.isEmpty() && oneOf(told.first(), {"set", "sets", "update", "updates"})
        && profile.actions == QSet<QString> {QStringLiteral("=create")})
        profile.actions.insert(QStringLiteral("=change"));
    for (qsizetype i = 1; i < told.size() && told.first().endsWith(u's'); ++i) {
        for (const QString &sense : sensesForTwo(stemmer.stem(told.first()), stemmer.stem(told[i]))) {
            if (sense != QLatin1String("=change") && sense != QLatin1String("=create"))
                profile.actions.insert(sense);
        }
    }
    if (operation.method == "DELETE")
        profile.actions.insert(QStringLiteral("=cancel"));
    else if (profile.actions.isEmpty() && profile.verbs.isEmpty())
        profile.actions.insert(operation.method == "POST" ? QStringLiteral("=create")
                                                          : QStringLiteral("=change"));
    if (profile.actions.contains(QStringLiteral("=create")))
        addDeedNouns(profile, name + u' ' + operation.summary, stemmer);
    if (profile.actions.contains(QStringLiteral("=create")))
        addPlacedNoun(profile, operation.summary, stemmer);
    // "make an appointment" is how people ask for what a document calls booking one.
    const bool onSomething = operation.path.contains(u'{') && !verbs[2].stem.isEmpty(); // "…/{badge}/block"
    if (operation.method == "POST" && profile.actions.contains(QStringLiteral("=reserve")) && !onSomething)
        profile.actions.insert(QStringLiteral("=create"));
    // … and "schedule an interview" for creating one.
    else if (operation.method == "POST" && profile.actions.contains(QStringLiteral("=create")))
        profile.actions.insert(QStringLiteral("=reserve"));
    // "Make an appointment", of one that is set.
    if (operation.method == "PUT" && profile.verbs.contains(QStringLiteral("set")))
        profile.actions.insert(QStringLiteral("=create"));
    // What is posted to a collection is new in it: "Issue a badge", POST /badges.
    const bool collection = operation.method == "POST" && !operation.path.contains(u'{')
        && segment.endsWith(u's') && verbs[2].stem.isEmpty();
    if (collection && !profile.actions.contains(QStringLiteral("=cancel")))
        profile.actions.insert(QStringLiteral("=create"));
    // "Send a reminder" is what "remind" asks for.
    for (const QString &word :
         profile.actions.contains(QStringLiteral("=send")) ? wordsOf(operation.summary) : QStringList()) {
        if (word.size() > 6 && word.endsWith(QLatin1String("er")))
            profile.verbs.insert(stemmer.stem(word.chopped(2)));
    }
    // "Reorder", "resend": what is done once more is done.
    for (const QString &word : wordsOf(name)) {
        const QString once = word.startsWith(QLatin1String("re")) ? word.mid(2) : QString();
        if (oneOf(once,
                  {"order", "book", "send", "assign", "schedule", "open", "print", "issue", "submit"})) {
            for (const QString &sense : sensesFor(stemmer.stem(once), Action::Write))
                profile.actions.insert(sense);
        }
    }
    readMembership(profile);
    readMeasure(profile);
    readReported(profile, stemmer);
    // The document's own verbs count as they are, listed or not.
    for (const QString &verb : std::as_const(profile.verbs))
        profile.actions.insert(verbKey(verb));
}

QString verbKey(const QString &stem)
{
    return QLatin1String("verb:") + stem;
}

} // namespace Agent::BuiltIn
