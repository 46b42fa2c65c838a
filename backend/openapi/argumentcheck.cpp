// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that includes valijson; VALIJSON_USE_EXCEPTIONS=1 comes from CMakeLists.txt.
#include "openapi/argumentcheck.h"

#include "core/logging.h"
#include "openapi/formats.h"
#include "openapi/responsereader.h"
#include "openapi/stringrules.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <exception>

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace OpenApi {

using Core::Error;
using Core::failure;

namespace {

constexpr qsizetype maxArgumentBytes = 64 * 1024;

/// "from 0 to 366", "of at least 1", or nothing.
QString rangeOf(const QJsonObject &schema)
{
    const QJsonValue least = schema.value(QLatin1String("minimum"));
    const QJsonValue most = schema.value(QLatin1String("maximum"));
    const auto number = [](const QJsonValue &value) { return QString::number(value.toDouble(), 'g', 15); };
    if (least.isDouble() && most.isDouble())
        return QStringLiteral(" from %1 to %2").arg(number(least), number(most));
    if (least.isDouble())
        return QStringLiteral(" of at least %1").arg(number(least));
    return most.isDouble() ? QStringLiteral(" of at most %1").arg(number(most)) : QString();
}

/// What an argument takes, as its own schema says; empty where that cannot be said in a few words.
QString whatItTakes(const QJsonObject &schema)
{
    constexpr qsizetype mostChoices = 20;
    const QString type = schema.value(QLatin1String("type")).toString();
    const QString format = schema.value(QLatin1String("format")).toString();
    const QJsonArray choices = schema.value(QLatin1String("enum")).toArray();
    if (!choices.isEmpty() && choices.size() <= mostChoices) {
        QStringList names;
        for (const QJsonValue &choice : choices)
            names.append(choice.isString() ? choice.toString() : choice.toVariant().toString());
        return QStringLiteral("one of ") + names.join(QLatin1String(", "));
    }
    if (type == QLatin1String("integer"))
        return QStringLiteral("a whole number") + rangeOf(schema);
    if (type == QLatin1String("number"))
        return QStringLiteral("a number") + rangeOf(schema);
    if (type == QLatin1String("boolean"))
        return QStringLiteral("true or false");
    if (const QString words = formatInWords(format); !words.isEmpty())
        return words;
    const QJsonValue longest = schema.value(QLatin1String("maxLength"));
    if (type == QLatin1String("string") && longest.isDouble())
        return QStringLiteral("a text of at most %1 characters").arg(longest.toInteger());
    return type == QLatin1String("string") ? QStringLiteral("a text") : QString();
}

/// What is wrong with one argument. The model reads it, and a person may: it names no keyword of schemas.
QString sentenceOn(const QString &name, const QJsonObject &schema, const QJsonObject &arguments)
{
    const QJsonObject member = schema.value(QLatin1String("properties")).toObject().value(name).toObject();
    const QString title = member.value(QLatin1String("title")).toString();
    const QString shown
        = harmlessText(title.isEmpty() ? name : title, 200); // the document's own text, or the model's
    if (member.isEmpty())
        return QStringLiteral("There is nothing called “%1” here.").arg(shown);
    const QString takes = harmlessText(whatItTakes(member), 300);
    if (!arguments.contains(name))
        return QStringLiteral("“%1” is missing.").arg(shown);
    if (takes.isEmpty())
        return QStringLiteral("“%1” is not what the service takes there.").arg(shown);
    return QStringLiteral("“%1” takes %2.").arg(shown, takes);
}

/// Which arguments are wrong, each once, three at most.
QString describe(const valijson::ValidationResults &results, const QJsonObject &schema,
                 const QJsonObject &arguments)
{
    QStringList names;
    for (const valijson::ValidationResults::Error &error : results) {
        if (error.context.size() > 1) // "<root>", "[person_name]", …
            names.append(QString::fromStdString(error.context.at(1)).mid(1).chopped(1));
    }
    const QJsonArray required = schema.value(QLatin1String("required")).toArray();
    for (const QJsonValue &name : required) {
        if (!arguments.contains(name.toString()))
            names.append(name.toString());
    }
    const QJsonObject properties = schema.value(QLatin1String("properties")).toObject();
    if (schema.value(QLatin1String("additionalProperties")) == QJsonValue(false)) {
        for (auto argument = arguments.begin(); argument != arguments.end(); ++argument) {
            if (!properties.contains(argument.key()))
                names.append(argument.key());
        }
    }
    names.removeDuplicates();
    QStringList sentences;
    for (const QString &name : names.mid(0, 3))
        sentences.append(sentenceOn(name, schema, arguments));
    return sentences.isEmpty() ? QStringLiteral("The arguments do not fit together.")
                               : sentences.join(QLatin1Char(' '));
}

} // namespace

Core::Result<> checkArguments(const QJsonObject &schema, const QJsonObject &arguments)
{
    if (QJsonDocument(arguments).toJson(QJsonDocument::Compact).size() > maxArgumentBytes)
        return failure(Error::Code::TooLarge, QStringLiteral("The arguments are too long."));

    StringRules rules {QJsonValue(arguments)};
    const QJsonValue plain = rules.rewrite(schema);
    try {
        valijson::Schema parsed;
        valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
        const valijson::adapters::QtJsonAdapter schemaAdapter(plain);
        parser.populateSchema(schemaAdapter, parsed);

        const QJsonValue value(arguments);
        const valijson::adapters::QtJsonAdapter valueAdapter(value);
        valijson::Validator validator(valijson::Validator::kStrongTypes);
        valijson::ValidationResults results;
        if (validator.validate(parsed, valueAdapter, &results))
            return {};
        return failure(Error::Code::Invalid, describe(results, schema, arguments));
    } catch (const std::exception &error) {
        qCWarning(lcOpenApi) << "a schema could not be used:" << error.what();
        return failure(Error::Code::Internal, QStringLiteral("The operation's description cannot be used."));
    }
}

} // namespace OpenApi
