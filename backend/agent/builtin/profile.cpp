// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/profile.h"

#include "agent/builtin/thesaurus.h"
#include "agent/builtin/words.h"

#include <QHash>
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

/// "Show me all rooms" is about all rooms, not about me.
QString withoutTelling(QString text)
{
    static const QRegularExpression telling(
        QStringLiteral("\\b(?:show|tell|give|find|get|let|bring|send) "
                       "(?:me|us)\\b|\\b(?:can|could|may|will|would) (?:i|you)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return text.replace(telling, QStringLiteral(" "));
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

/// Property names and titles of what comes back, two levels deep, and what is said of them.
void readResult(const QJsonObject &schema, QStringList &words, QStringList &texts, int depth = 0)
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
        texts.append(member[QStringLiteral("description")].toString());
        for (const QJsonValue &value : member[QStringLiteral("enum")].toArray())
            words.append(identifierWords(value.toString()));
        const QString format = member[QStringLiteral("format")].toString();
        if (format.startsWith(QLatin1String("date")) || format == QLatin1String("time"))
            words.append(QStringLiteral("date time"));
        readResult(member, words, texts, depth + 1);
    }
    if (schema.contains(QStringLiteral("items")))
        readResult(schema[QStringLiteral("items")].toObject(), words, texts, depth + 1);
    for (const char *key : {"allOf", "anyOf", "oneOf"}) {
        for (const QJsonValue &each : schema[QLatin1String(key)].toArray())
            readResult(each.toObject(), words, texts, depth + 1);
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
        add(readText(text.left(longest), m_stemmer).tokens, strength, coreWeight);
    }

    void add(const QList<Token> &tokens, double strength, double coreWeight = 0)
    {
        for (Term term : readTerms(tokens)) {
            addTerm(m_profile.topic, term, strength);
            if (coreWeight <= 0)
                continue;
            const bool weak = term.weight < 0.5;
            term.weight *= coreWeight;
            if (weak)
                m_weak.append(term);
            else if (isSubjectWord(tokens, term))
                m_people.append(term);
            else
                addCore(term);
        }
    }

    /// "All employees": of an operation that is about no one person, people may be the very point.
    void addPeople()
    {
        for (const Term &term : std::as_const(m_people))
            addCore(term);
    }

    /// "Hours of a volunteer": where no other word is left.
    void addWeak()
    {
        for (const Term &term : std::as_const(m_weak))
            addCore(term);
    }

private:
    /// "person", "employee": the subject, not the point.
    static bool isSubjectWord(const QList<Token> &tokens, const Term &term)
    {
        const QString &word = tokens[term.begin].word;
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
    QList<Term> m_people;
    QList<Term> m_weak; ///< words that say little elsewhere: of time
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
        || saysCaller(operation.texts.about, true) || saysCaller(withoutTelling(operation.texts.ask), true)
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

void readStems(Profile &profile, const Stemmer &stemmer)
{
    const auto add = [&](const QString &text) {
        for (const Token &token : readText(text, stemmer).tokens) {
            if (token.kind == Token::Kind::Word)
                profile.stems.insert(token.stem);
        }
    };
    add(identifierWords(profile.operation.name) + u'\n' + profile.operation.summary.left(300) + u'\n'
        + identifierWords(profile.operation.path) + u'\n' + profile.operation.tags.join(u' '));
    for (const Slot &slot : std::as_const(profile.arguments)) {
        add(identifierWords(slot.argument.name) + u' ' + slot.argument.title);
        for (const QString &option : slot.options)
            add(identifierWords(option));
    }
}

/// Whether two operations say the same, as far as it is read here.
bool isSame(const OpenApi::Operation &a, const OpenApi::Operation &b)
{
    return a.name == b.name && a.usable == b.usable && a.effect == b.effect
        && a.effectRaised == b.effectRaised && a.method == b.method && a.path == b.path
        && a.summary == b.summary && a.description == b.description && a.tags == b.tags
        && a.texts.ask == b.texts.ask && a.texts.about == b.texts.about && a.texts.answer == b.texts.answer
        && a.subjectArgument == b.subjectArgument && a.argumentsSchema == b.argumentsSchema
        && a.resultSchema == b.resultSchema;
}

} // namespace

bool mentionsAny(const QStringList &texts, const char *pattern)
{
    static thread_local QHash<const char *, QRegularExpression> compiled;
    auto known = compiled.find(pattern);
    if (known == compiled.end())
        known = compiled.insert(
            pattern, QRegularExpression(QLatin1String(pattern), QRegularExpression::CaseInsensitiveOption));
    const QRegularExpression &expression = *known;
    return std::any_of(texts.begin(), texts.end(),
                       [&](const QString &text) { return expression.match(text).hasMatch(); });
}

Profile readProfile(const OpenApi::Operation &operation, const Stemmer &stemmer)
{
    Profile profile;
    profile.operation = operation;
    Reader reader(profile, stemmer);
    static const QRegularExpression leadEnd(
        QStringLiteral("[,.;:]|\\b(?:of|that|which|who|with|in|for|to)\\b"));
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
    reader.add(operation.description.section(leadEnd, 0, 0).left(40), 0.8); // "Delays, cancellations and …"
    for (const OpenApi::Argument &argument : operation.arguments) {
        profile.arguments.append(
            readSlot(argument, operation.path, operation.effect, operation.subjectArgument, stemmer));
        const Slot &slot = profile.arguments.last();
        reader.add(identifierWords(argument.name) + u' ' + argument.title, 0.7);
        reader.add(argument.description, 0.45);
        for (int i = 0; i < slot.options.size(); ++i) {
            reader.add(identifierWords(slot.options[i]), 0.6);
            reader.add(slot.optionTexts[i], 0.4);
        }
    }
    // "Language" and "Language": told apart by their names
    for (Slot &slot : profile.arguments) {
        const auto twin = std::count_if(profile.arguments.begin(), profile.arguments.end(),
                                        [&](const Slot &other) { return other.title == slot.title; });
        if (twin > 1)
            slot.title = identifierWords(slot.argument.name);
    }
    QStringList result;
    QStringList resultTexts;
    readResult(operation.resultSchema, result, resultTexts);
    reader.add(result.join(u' '), 0.6);
    reader.add(resultTexts.join(u' '), 0.4);
    const Text told = readText(plain(operation.texts.answer) + u' ' + result.join(u' ').left(700), stemmer);
    for (const Term &term : readTerms(told.tokens))
        addTerm(profile.told, term, 1.0);

    // Who tells the status of something can say whether it is approved, paid or done.
    if (const double status = profile.topic.value(QStringLiteral("=status")); status > 0) {
        for (const char *state : {"=pending", "=accepted", "=refused", "=done", "=ongoing", "=cancelled",
                                  "=paid", "=draft", "=shipped"}) {
            double &known = profile.topic[QLatin1String(state)];
            known = qMax(known, status);
        }
    }
    constexpr qsizetype longest = 400;
    for (const Token &token : readText(operation.description.left(longest), stemmer).tokens)
        profile.said.append(token.kind == Token::Kind::Word ? token.stem : QString(QLatin1Char('\n')));
    readActions(profile, stemmer);
    readSubject(profile);
    if (const Text summary = readText(operation.summary.left(100), stemmer); !summary.tokens.isEmpty())
        profile.firstStem = summary.tokens.first().stem;
    if (profile.subject == Profile::Subject::Anything)
        reader.addPeople();
    if (profile.core.isEmpty())
        reader.addWeak();
    readStems(profile, stemmer);
    profile.spelling = spellingOf(profile);
    profile.resultKnown = !result.isEmpty();
    profile.listing = operation.resultSchema[QStringLiteral("type")].toString() == QLatin1String("array")
        || mentionsAny({identifierWords(operation.name), operation.summary},
                       "^\\s*(?:list|search|find|browse|all|get all|show all)\\b");
    readTelling(profile, result);
    return profile;
}

const Tools &ToolReader::read(const QList<OpenApi::Operation> &operations)
{
    if (m_tools.operations.constData() == operations.constData()
        || std::equal(m_tools.operations.cbegin(), m_tools.operations.cend(), operations.cbegin(),
                      operations.cend(), isSame)) {
        m_tools.operations = operations;
        return m_tools;
    }
    constexpr qsizetype mostKept = 4000;
    if (m_profiles.size() > mostKept)
        m_profiles.clear();
    m_tools = Tools();
    m_tools.operations = operations;
    const Stemmer stemmer;
    for (const OpenApi::Operation &operation : operations) {
        if (!operation.usable)
            continue;
        auto known = m_profiles.constFind(operation.name);
        if (known == m_profiles.constEnd() || !isSame(known->operation, operation))
            known = m_profiles.insert(operation.name, readProfile(operation, stemmer));
        m_tools.profiles.append(*known);
        m_tools.known.unite(known->stems);
        m_tools.verbs.unite(known->verbs);
        for (const Slot &slot : known->arguments) {
            if (slot.kind == Slot::Kind::Name || slot.kind == Slot::Kind::Id)
                m_tools.named.unite(QSet<QString>(slot.nouns.begin(), slot.nouns.end()));
        }
        for (const Term &term : known->core) {
            const bool deed = std::any_of(term.senses.begin(), term.senses.end(), [](const Sense &sense) {
                return Thesaurus::english().action(sense.key) == Action::Write;
            });
            if (term.weight < 0.8 || deed)
                continue;
            if (!term.lemma.isEmpty())
                m_tools.points.insert(term.lemma);
            for (const Sense &sense : term.senses)
                m_tools.pointSenses.insert(sense.key);
        }
        m_tools.spelling += known->spelling;
    }
    m_tools.spelling.removeDuplicates();
    return m_tools;
}

} // namespace Agent::BuiltIn
