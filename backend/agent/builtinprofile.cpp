// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtinprofile.h"

#include "agent/builtinthesaurus.h"
#include "agent/builtinwords.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

bool saysCaller(const QString &text, bool weakWords)
{
    static const QRegularExpression strong(
        QStringLiteral("\\b(?:my|mine|own|caller|caller's|who asks|asking person|yourself|myself|"
                       "(?:signed|logged)[- ]in|current(?:ly)? (?:\\w+ )?(?:user|person|employee)|"
                       "authenticated|requesting (?:user|person|employee))\\b"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression weak(QStringLiteral("\\b(?:i|me|you|your)\\b"),
                                         QRegularExpression::CaseInsensitiveOption);
    return strong.match(text).hasMatch() || (weakWords && weak.match(text).hasMatch());
}

/// "signed-in person" says whose, not what.
QString withoutCaller(QString text)
{
    static const QRegularExpression caller(
        QStringLiteral("\\b(?:(?:by|of|for|to) )?(?:the )?(?:(?:signed|logged)[- ]in|current|authenticated|"
                       "requesting|asking) (?:user|person|employee|caller)(?:'s|’s)?\\b|"
                       "\\b(?:the )?(?:caller|person who asks)(?:'s|’s)?\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return text.replace(caller, QStringLiteral(" "));
}

/// Property names and titles of what comes back, two levels deep.
void readResult(const QJsonObject &schema, QStringList &words, int depth = 0)
{
    constexpr int deepest = 3;
    constexpr int mostWords = 120;
    if (depth > deepest || words.size() > mostWords)
        return;
    const QJsonObject properties = schema[QStringLiteral("properties")].toObject();
    for (auto property = properties.begin(); property != properties.end(); ++property) {
        words.append(identifierWords(property.key()));
        const QJsonObject member = property.value().toObject();
        words.append(member[QStringLiteral("title")].toString());
        const QString format = member[QStringLiteral("format")].toString();
        if (format.startsWith(QLatin1String("date")) || format == QLatin1String("time"))
            words.append(QStringLiteral("date time"));
        readResult(member, words, depth + 1);
    }
    if (schema.contains(QStringLiteral("items")))
        readResult(schema[QStringLiteral("items")].toObject(), words, depth + 1);
    for (const char *key : {"allOf", "anyOf", "oneOf"}) {
        for (const QJsonValue &each : schema[QLatin1String(key)].toArray())
            readResult(each.toObject(), words, depth + 1);
    }
}

/// Collects the topic and the core from one text after the other.
class Reader
{
public:
    Reader(Profile &profile, const Stemmer &stemmer) : m_profile(profile), m_stemmer(stemmer) { }

    void add(const QString &text, double strength, double coreWeight = 0)
    {
        constexpr qsizetype longest = 700;
        const Text read = readText(text.left(longest), m_stemmer);
        for (Term term : readTerms(read.tokens)) {
            addTerm(m_profile.topic, term, strength);
            if (coreWeight <= 0 || term.weight < 0.5 || isSubjectWord(read, term))
                continue;
            term.weight *= coreWeight;
            addCore(term);
        }
    }

private:
    /// "person", "employee": the subject, not the point.
    static bool isSubjectWord(const Text &text, const Term &term)
    {
        const QString &word = text.tokens[term.begin].word;
        return term.end - term.begin == 1 && (isPersonNoun(word) || isGroupWord(word));
    }

    void addCore(const Term &term)
    {
        for (Term &known : m_profile.core) {
            if (known.senses.first().key == term.senses.first().key) {
                known.weight = qMax(known.weight, term.weight);
                return;
            }
        }
        m_profile.core.append(term);
    }

    Profile &m_profile;
    const Stemmer &m_stemmer;
};

void readSubject(Profile &profile)
{
    const OpenApi::Operation &operation = profile.operation;
    for (int i = 0; i < profile.arguments.size(); ++i) {
        const Slot &slot = profile.arguments[i];
        const bool subject = slot.argument.name == operation.subjectArgument && !slot.argument.name.isEmpty();
        if (subject) {
            profile.person = i;
            break;
        }
        const bool better = profile.person < 0
            || (slot.argument.required && !profile.arguments[profile.person].argument.required);
        if (slot.kind == Slot::Kind::Person && better)
            profile.person = i;
    }
    const bool own = saysCaller(identifierWords(operation.name), true) || saysCaller(operation.summary, true)
        || saysCaller(operation.texts.about, true) || saysCaller(operation.texts.ask, true)
        || operation.path.contains(QLatin1String("/me/")) || operation.path.endsWith(QLatin1String("/me"))
        || operation.path.endsWith(QLatin1String("/mine"))
        || saysCaller(operation.description.section(u'.', 0, 0), false);
    const bool named = profile.person >= 0
        && (profile.arguments[profile.person].argument.required || !operation.subjectArgument.isEmpty());
    if (named)
        profile.subject = Profile::Subject::Named;
    else if (own)
        profile.subject = Profile::Subject::Caller;
}

} // namespace

bool mentionsAny(const QStringList &texts, const char *pattern)
{
    const QRegularExpression expression(QLatin1String(pattern), QRegularExpression::CaseInsensitiveOption);
    return std::any_of(texts.begin(), texts.end(),
                       [&](const QString &text) { return expression.match(text).hasMatch(); });
}

Profile readProfile(const OpenApi::Operation &operation, const Stemmer &stemmer)
{
    Profile profile;
    profile.operation = operation;
    Reader reader(profile, stemmer);
    static const QRegularExpression placeholder(QStringLiteral("\\{[^}]*\\}('s|’s)?"));
    const auto plain = [](QString text) { return text.replace(placeholder, QStringLiteral(" ")); };
    reader.add(identifierWords(operation.name), 1.0, 1.0);
    reader.add(withoutCaller(operation.summary), 1.0, 0.8);
    reader.add(plain(operation.texts.ask), 1.0, 0.6);
    reader.add(plain(operation.texts.about), 1.0, 0.6);
    reader.add(identifierWords(plain(operation.path)), 0.8);
    reader.add(plain(operation.texts.answer), 0.7);
    reader.add(operation.tags.join(u' '), 0.6);
    reader.add(operation.description, 0.6);
    for (const OpenApi::Argument &argument : operation.arguments) {
        profile.arguments.append(
            readSlot(argument, operation.path, operation.effect, operation.subjectArgument, stemmer));
        const Slot &slot = profile.arguments.last();
        reader.add(identifierWords(argument.name) + u' ' + argument.title, 0.7);
        reader.add(argument.description, 0.4);
        for (const QString &option : slot.options)
            reader.add(identifierWords(option), 0.6);
    }
    QStringList result;
    readResult(operation.resultSchema, result);
    reader.add(result.join(u' '), 0.6);

    // Who tells the status of something can say whether it is approved, paid or done.
    if (const double status = profile.topic.value(QStringLiteral("=status")); status > 0) {
        for (const char *state : {"=pending", "=accepted", "=refused", "=done", "=ongoing", "=cancelled",
                                  "=paid", "=draft", "=shipped"}) {
            double &known = profile.topic[QLatin1String(state)];
            known = qMax(known, status);
        }
    }
    readActions(profile, stemmer);
    readSubject(profile);
    profile.resultKnown = !result.isEmpty();
    profile.listing = operation.resultSchema[QStringLiteral("type")].toString() == QLatin1String("array")
        || mentionsAny({identifierWords(operation.name), operation.summary},
                       "^\\s*(?:list|search|find|browse|all|get all|show all)\\b");
    QStringList all = result;
    for (const Slot &slot : std::as_const(profile.arguments))
        all.append(identifierWords(slot.argument.name));
    all << operation.summary << operation.texts.ask;
    profile.tellsTime = mentionsAny(
        all,
        "\\b(?:date|time|day|when|at|until|due|deadline|schedule|start|end|hours?|month|year|on|since)\\b");
    profile.tellsPlace = mentionsAny(
        all,
        "\\b(?:where|location|place|address|floor|building|room|city|site|country|office|desk|shelf|spot|"
        "position|street|station|level|zone|area|lot|branch)\\b");
    return profile;
}

QSet<QString> knownStems(const QList<Profile> &profiles)
{
    QSet<QString> known;
    const Stemmer stemmer;
    const auto add = [&](const QString &text) {
        for (const Token &token : readText(text, stemmer).tokens) {
            if (token.kind == Token::Kind::Word)
                known.insert(token.stem);
        }
    };
    for (const Profile &profile : profiles) {
        add(identifierWords(profile.operation.name) + u'\n' + profile.operation.summary.left(300) + u'\n'
            + identifierWords(profile.operation.path) + u'\n' + profile.operation.tags.join(u' '));
        for (const Slot &slot : profile.arguments) {
            add(identifierWords(slot.argument.name) + u' ' + slot.argument.title);
            for (const QString &option : slot.options)
                add(identifierWords(option));
        }
    }
    return known;
}

} // namespace Agent::BuiltIn
