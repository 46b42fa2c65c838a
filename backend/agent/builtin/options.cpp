// SPDX-License-Identifier: GPL-3.0-or-later
// The values that a document names: of an enumeration, with what it says of each of them, and examples.
#include "agent/builtin/slot.h"

#include <QJsonArray>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

/// What the document says of one value: "`launch`: from land into the water", or a member of
/// `x-enum-descriptions` and the like.
QString toldOf(const QString &option, int index, const QJsonObject &schema, const QString &description)
{
    for (const char *key : {"x-enum-descriptions", "x-enumDescriptions", "x-enum-description"}) {
        const QJsonValue texts = schema[QLatin1String(key)];
        const QJsonValue text = texts.isArray() ? texts.toArray()[index] : texts.toObject()[option];
        if (text.isString())
            return text.toString();
    }
    const QRegularExpression told(
        QStringLiteral(
            "(?<![\\w-])[`'\"*]*%1[`'\"*]*\\s*(?::|=|\\(|—|–| - |\\bmeans\\b|\\bis\\b|\\bfor\\b)\\s*"
            "([^.;\\n`)]{1,200})")
            .arg(QRegularExpression::escape(option)),
        QRegularExpression::CaseInsensitiveOption);
    return told.match(description).captured(1);
}

/// "nl" of a language means Dutch, of a country the Netherlands.
QString nameOfCode(const QString &option, const QStringList &words)
{
    constexpr qsizetype code = 2;
    if (option.size() != code)
        return {};
    const auto has = [&](const char *word) { return words.contains(QLatin1String(word)); };
    if (has("language") || has("lang") || has("locale"))
        return QLocale::languageToString(QLocale::codeToLanguage(option.toLower()));
    if (has("country") || has("nation"))
        return QLocale::territoryToString(QLocale::codeToTerritory(option.toUpper()));
    return {};
}

bool hasDigit(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

} // namespace

bool isNumbered(const OpenApi::Argument &argument, const QJsonObject &schema)
{
    static const QRegularExpression example(
        QStringLiteral("(?:for example|for instance|e\\.g\\.|such as|like)[,:]? [`'\"]?([\\w./-]*\\w)"),
        QRegularExpression::CaseInsensitiveOption);
    QStringList examples;
    for (const QJsonValue &each : schema[QStringLiteral("examples")].toArray())
        examples.append(each.toString());
    if (const QJsonValue only = schema[QStringLiteral("example")]; only.isString())
        examples.append(only.toString());
    const QString told
        = argument.description.left(300) + u'\n' + schema[QStringLiteral("description")].toString().left(300);
    if (examples.isEmpty()) {
        if (const QString written = example.match(told).captured(1); !written.isEmpty())
            examples.append(written);
    }
    return !examples.isEmpty() && std::all_of(examples.begin(), examples.end(), hasDigit);
}

QJsonObject withNamedValues(QJsonObject schema)
{
    for (const char *key : {"oneOf", "anyOf"}) {
        const QJsonArray alternatives = schema[QLatin1String(key)].toArray();
        QJsonArray values;
        QJsonObject texts;
        for (const QJsonValue &each : alternatives) {
            const QJsonObject alternative = each.toObject();
            const QJsonValue value = alternative[QStringLiteral("const")];
            if (!value.isString())
                break;
            values.append(value);
            texts.insert(value.toString(),
                         alternative[QStringLiteral("title")].toString() + u' '
                             + alternative[QStringLiteral("description")].toString());
        }
        if (values.isEmpty() || values.size() != alternatives.size())
            continue;
        schema.remove(QLatin1String(key));
        schema.insert(QStringLiteral("enum"), values);
        schema.insert(QStringLiteral("x-enum-descriptions"), texts);
        schema.insert(QStringLiteral("type"), QStringLiteral("string"));
    }
    return schema;
}

void readOptions(const OpenApi::Argument &argument, const Stemmer &stemmer, Slot &slot)
{
    for (const QJsonValue &option : slot.schema[QStringLiteral("enum")].toArray()) {
        if (option.isString())
            slot.options.append(option.toString());
    }
    const QString described
        = (argument.description + u'\n' + slot.schema[QStringLiteral("description")].toString()).left(2000);
    const QStringList words = identifierWords(argument.name).split(u' ');
    for (int i = 0; i < slot.options.size(); ++i) {
        const QString &option = slot.options[i];
        slot.optionWords.append(readText(identifierWords(option), stemmer).tokens);
        slot.optionTerms.append(readTerms(slot.optionWords.last()));
        for (const Term &term : readTerms(readText(nameOfCode(option, words), stemmer).tokens))
            slot.optionTerms[i].append(term);
        slot.optionTexts.append(readText(toldOf(option, i, slot.schema, described), stemmer).tokens);
    }
}

} // namespace Agent::BuiltIn
